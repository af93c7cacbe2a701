"""``schedule``: everything about when a post goes out."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from postlint.finding import WARNING, Hit
from postlint.post import Post
from postlint.rules import Example, rule
from postlint.services.clock import Clock
from postlint.services.others import Others

_NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)


def _at(day: int, account: str = "@acme") -> Post:
    return Post("Doors open at nine", account=account, when=datetime(2026, 12, day, 9, tzinfo=UTC))


@rule(
    "schedule.past",
    "A time that has passed",
    about="when",
    severity=WARNING,
    good=[Example(_at(2), now=_NOW), Example(Post("Doors open", when=datetime(2020, 1, 1, 9, tzinfo=UTC)), now=_NOW)],
    bad=[Example(Post("Doors open", when=datetime(2026, 11, 30, 9, tzinfo=UTC)), now=_NOW)],
)
def past(post: Post, clock: Clock) -> Iterator[Hit]:
    """Some schedulers refuse a time that has passed, others send the post at once. A date alone, or a time more than a month ago (an
    archive), says nothing.
    """
    if isinstance(post.when, datetime) and not clock.is_archive(post.when) and (due := clock.of(post.when)) < clock.now:
        yield Hit(f"{due:%d %B %Y %H:%M} has passed: choose a time to come, or send it by hand", key="when")


@rule(
    "schedule.duplicate",
    "The same text twice on one account within a few days",
    about="when",
    severity=WARNING,
    good=[Example(_at(2), others=(_at(20),), now=_NOW), Example(_at(2), others=(_at(3, "@studio"),), now=_NOW)],
    bad=[Example(_at(2), others=(_at(3),), now=_NOW)],
    source="https://help.x.com/en/rules-and-policies/platform-manipulation",
)
def duplicate(post: Post, others: Others, clock: Clock, *, days: int = 7) -> Iterator[Hit]:
    """Networks treat the same text again as spam, and readers as a slip of the scheduler. Both posts must say when, and of which
    account they are.
    """
    if not isinstance(post.when, datetime) or not post.account or not post.text.strip():
        return
    if clock.is_archive(post.when):
        return
    due = clock.of(post.when)
    for other in others.same_text(post):
        if other.account != post.account or not isinstance(other.when, datetime) or not _meet(post.networks, other.networks):
            continue
        if abs(clock.of(other.when) - due) < timedelta(days=days):
            where = other.place()
            yield Hit(f"the same text goes out on {post.account} on {clock.of(other.when):%d %B} too ({where.path}:{where.span(0, 0).line}): "
                      "keep one, or say it anew", key="when")  # fmt: skip
            return


def _meet(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return not one or not other or not set(one).isdisjoint(other)
