"""``confirm``: the approval of a post that has changed since."""

from collections.abc import Iterator
from datetime import UTC, datetime

from postlint.approvals import Record
from postlint.finding import WARNING, Hit
from postlint.post import Post
from postlint.rules import Example, rule

_OLD = Record("a.txt", "ana", datetime(2026, 12, 1, 9, tzinfo=UTC), ("topics.memorial",), "0" * 32)


@rule(
    "confirm.stale-approval",
    "A post that was changed after somebody approved it",
    severity=WARNING,
    good=["We remember those who fell."],
    bad=[Example(Post("We remember those who fell. Sale!"), stale=_OLD)],
)
def stale_approval(post: Post, stale: Record | None) -> Iterator[Hit]:
    """A yes holds for exactly what was seen: text, networks, account, time, pictures and alt texts. Whatever was changed since, the
    decisions are open again, and the one who said yes should see the post once more.
    """
    if stale:
        yield Hit(f"this was changed after {stale.by} approved it on {stale.on:%d %B %Y}: have it seen and approved again")
