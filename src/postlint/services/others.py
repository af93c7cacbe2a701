"""The other posts of a run, for rules that compare posts: duplicates, spacing, two brands in one file."""

from collections.abc import Iterable, Sequence
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
