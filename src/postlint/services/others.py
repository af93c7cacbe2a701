"""The other posts of a run, for rules that compare posts: duplicates, spacing, two brands in one file."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from postlint.post import Post
from postlint.services.clock import Clock
from postlint.text.normal import fold

_FURTHEST = 100
"""How many posts back in time one is compared with: more are no accident, and would take forever."""

_V = TypeVar("_V")
Timeline = Sequence[tuple[datetime, int, Post]]


class Others:
    """A read-only index of all posts of the run, each looked up with the post that asks left out."""

    def __init__(self, posts: Iterable[Post] = ()) -> None:
        self._posts = tuple(posts)
        self._zoneless: dict[str | None, Post] | None = None
        self._timelines: dict[tuple[str, Any], tuple[Mapping[int, tuple[str, int]], Mapping[str, Timeline]]] = {}

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

    @cached_property
    def _nth(self) -> dict[int, int]:
        return {id(p): n for n, p in enumerate(self._posts)}

    @cached_property
    def _illustrated(self) -> frozenset[str]:
        return frozenset(path for path, posts in self._by_path.items() if len(posts) == 1 or any(p.images for p in posts))

    def beside(self, post: Post, reach: int) -> Sequence[Post]:
        """Return the posts of the same file or account among those up to ``reach`` places before and after it in the run."""
        nth = self._nth.get(id(post), 0)
        path = post.place().path
        near = self._posts[max(0, nth - reach) : nth + reach + 1]
        return [p for p in near if p is not post and (p.place().path == path or (p.account and p.account == post.account))]

    def names_pictures(self, post: Post) -> bool:
        """Whether a post's file is one that names pictures: it holds no other post, or some that have any."""
        return post.place().path in self._illustrated

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

    def file_of(self, post: Post) -> Sequence[Post]:
        """Return all posts of a post's file, itself too, in order."""
        return self._by_path.get(post.place().path, ())

    def first_without_zone(self, post: Post, clock: Clock) -> Post | None:
        """Return the first post of the run and the post's brand whose time names no zone; archives do not count."""
        if self._zoneless is None:
            naive = [p for p in self._posts if isinstance(p.when, datetime) and p.when.tzinfo is None and not clock.is_archive(p.when)]
            self._zoneless = {p.brand: p for p in reversed(naive)}
        return self._zoneless.get(post.brand)

    def earlier(self, post: Post, clock: Clock, *, by: str) -> Iterator[Post]:
        """Yield the posts that go out before this one, the last first; those at the same time if they stand before it.

        ``by`` says which: those of the same ``text``, or all that have a ``time`` of day. Of a thread the first part is looked at.
        """
        known, lines = self._timeline(by, clock)
        if post.when and id(post) in known:
            key, turn = known[id(post)]
            line = lines[key]
            at = bisect_left(line, (clock.of(post.when), turn))
            for _, _, other in reversed(line[max(0, at - _FURTHEST) : at]):
                yield other

    def _timeline(self, by: str, clock: Clock) -> tuple[Mapping[int, tuple[str, int]], Mapping[str, Timeline]]:
        if (by, clock.zone) not in self._timelines:
            key, kind = (digest, date) if by == "text" else (_nothing, datetime)
            timed = [(key(p), clock.of(p.when), n, p) for n, p in enumerate(self._posts) if isinstance(p.when, kind) and p.part[0] == 1]
            lines = _grouped((shared, (due, n, p)) for shared, due, n, p in timed)
            for line in lines.values():
                line.sort(key=lambda entry: entry[:2])
            self._timelines[by, clock.zone] = {id(p): (shared, n) for shared, _, n, p in timed}, lines
        return self._timelines[by, clock.zone]

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


def _nothing(_: Post) -> str:
    return ""


def _grouped(pairs: Iterable[tuple[str, _V]]) -> dict[str, list[_V]]:
    groups: dict[str, list[_V]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups
