"""The other posts of a run, for rules that compare posts: duplicates, spacing, two brands in one file."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

from postlint.post import Post
from postlint.text.normal import fold


class Others:
    """A read-only index of all posts of the run, each looked up with the post that asks left out."""

    def __init__(self, posts: Iterable[Post] = ()) -> None:
        self._posts = tuple(posts)

    @cached_property
    def _by_text(self) -> dict[str, list[Post]]:
        return _grouped((digest(p), p) for p in self._posts)

    @cached_property
    def _by_account(self) -> dict[str, list[Post]]:
        return _grouped((p.account, p) for p in self._posts if p.account)

    @cached_property
    def _by_path(self) -> dict[str, list[Post]]:
        return _grouped((p.place().path, p) for p in self._posts)

    @cached_property
    def _by_picture(self) -> dict[str, list[Post]]:
        return _grouped((str(i.path), p) for p in self._posts for i in p.images if i.path)

    @cached_property
    def _order(self) -> dict[int, int]:
        return {id(post): n for n, post in enumerate(self._posts)}

    @cached_property
    def _by_brand(self) -> dict[str, list[tuple[Path, Sequence[Post]]]]:
        """Brand → the pictures of other brands, and their posts."""
        brands = {p.brand for p in self._posts if p.brand}
        pictures = {path: [p for p in posts if p.brand] for path, posts in self._by_picture.items()}
        return (
            {
                brand: [(Path(path), other) for path, posts in pictures.items() if (other := [p for p in posts if p.brand != brand])]
                for brand in brands
            }
            if len(brands) > 1
            else {}
        )

    def pictures_of_others(self, post: Post) -> Sequence[tuple[Path, Sequence[Post]]]:
        """Return the picture files that posts of other brands show, with those posts."""
        return self._by_brand.get(post.brand or "", ())

    def place(self, post: Post) -> int:
        """Return the how manieth post of the run a post is, from 0; -1 for a post that is none of the run's."""
        return self._order.get(id(post), -1)

    def same_text(self, post: Post) -> Sequence[Post]:
        """Return the posts that say the same but for case, spacing and accents."""
        return [p for p in self._by_text.get(digest(post), ()) if p is not post]

    def same_account(self, post: Post) -> Sequence[Post]:
        """Return the posts of the same account."""
        return [p for p in self._by_account.get(post.account or "", ()) if p is not post]

    def same_file(self, post: Post) -> Sequence[Post]:
        """Return the posts of the same file."""
        return [p for p in self._by_path.get(post.place().path, ()) if p is not post]

    def same_picture(self, post: Post) -> Sequence[Post]:
        """Return the posts that show a picture file this one shows."""
        found = [p for i in post.images if i.path for p in self._by_picture.get(str(i.path), ()) if p is not post]
        return list({id(p): p for p in found}.values())


def digest(post: Post) -> str:
    """Return what makes two texts the same: folded, and with single spaces."""
    return " ".join(fold(post.text).text.split())


def _grouped(pairs: Iterable[tuple[str, Post]]) -> dict[str, list[Post]]:
    groups: dict[str, list[Post]] = {}
    for key, post in pairs:
        groups.setdefault(key, []).append(post)
    return groups
