"""The other posts of a run, for rules that compare posts: duplicates, spacing, two brands in one file."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from postlint.post import Post
from postlint.services.clock import Clock
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

    @cached_property
    def _order(self) -> dict[int, tuple[str, int]]:
        return {id(p): (account, n) for account, posts in self._timed.items() for n, (_, _, p) in enumerate(posts)}

    @cached_property
    def _timed(self) -> dict[str, list[tuple[float, int, Post]]]:
        """Account → its posts, by their time; those without one come first, in the order of the run."""
        found: dict[str, list[tuple[float, int, Post]]] = {}
        for n, p in enumerate(self._posts):
            if p.account:
                found.setdefault(p.account, []).append((Clock.at().of(p.when).timestamp() if p.when else 0.0, n, p))
        return {account: sorted(posts, key=lambda timed: timed[:2]) for account, posts in found.items()}

    def before(self, post: Post) -> Iterator[Post]:
        """Yield the posts of the same account that go out before a post, the last one first: by their times, or else by their order."""
        account, place = self._order.get(id(post), ("", 0))
        timed = self._timed.get(account, [])
        for time, _, other in reversed(timed[:place]):
            if bool(time) == bool(timed[place][0]) and (not time or time < timed[place][0]):
                yield other

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
