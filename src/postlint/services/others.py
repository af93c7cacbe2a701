"""The other posts of a run, for rules that compare posts: duplicates, spacing, two brands in one file."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

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
    def _brands(self) -> dict[str, Counter[str | None]]:
        counts: dict[str, Counter[str | None]] = {}
        for post in self._posts:
            for place in _places(post):
                counts.setdefault(place, Counter())[post.brand] += 1
        return counts

    @cached_property
    def _by_picture(self) -> dict[str, list[Post]]:
        return _grouped((str(i.path), p) for p in self._posts for i in p.images if i.path)

    def same_text(self, post: Post) -> Sequence[Post]:
        """Return the posts that say the same but for case, spacing and accents."""
        return [p for p in self._by_text.get(digest(post), ()) if p is not post]

    def same_account(self, post: Post) -> Sequence[Post]:
        """Return the posts of the same account."""
        return [p for p in self._by_account.get(post.account or "", ()) if p is not post]

    def same_file(self, post: Post) -> Sequence[Post]:
        """Return the posts of the same file."""
        return [p for p in self._by_path.get(post.place().path, ()) if p is not post]

    def brands_beside(self, post: Post) -> Sequence[Mapping[str | None, int]]:
        """Return how many posts of each brand there are in the post's file, and in its folder, itself among them."""
        return [self._brands.get(place, {}) for place in _places(post)]

    def same_picture(self, post: Post) -> Sequence[Post]:
        """Return the posts that show a picture file this one shows."""
        found = [p for i in post.images if i.path for p in self._by_picture.get(str(i.path), ()) if p is not post]
        return list({id(p): p for p in found}.values())


def _places(post: Post) -> tuple[str, str]:
    """Return the post's file, and its folder with a slash at its end."""
    path = post.place().path
    return path, path.replace("\\", "/").rpartition("/")[0] + "/"


def digest(post: Post) -> str:
    """Return what makes two texts the same: folded, and with single spaces."""
    return " ".join(fold(post.text).text.split())


def _grouped(pairs: Iterable[tuple[str, Post]]) -> dict[str, list[Post]]:
    groups: dict[str, list[Post]] = {}
    for key, post in pairs:
        groups.setdefault(key, []).append(post)
    return groups
