"""``schedule``: posts of one account that get in each other's way."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from postlint.brand import Brand
from postlint.finding import INFO, WARNING, Hit
from postlint.post import Post
from postlint.rules import Example, rule
from postlint.services.clock import Clock
from postlint.services.others import Others

_NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
_ACME = Brand("acme", known=True, accounts={"x": "@acme"})


def _at(day: int, account: str | None = "@acme", *, minute: int = 0, text: str = "Doors open at nine", to: tuple[str, ...] = ()) -> Post:
    return Post(text, to, account=account, when=datetime(2026, 12, day, 9, minute, tzinfo=UTC))


@rule(
    "schedule.duplicate",
    "The same text twice on one account within a few days",
    about="when",
    severity=WARNING,
    covers=("schedule.too-close",),
    good=[
        Example(_at(20), others=(_at(2),), now=_NOW),
        Example(_at(3), others=(_at(2, "@studio"),), now=_NOW),
        Example(_at(3, None), others=(_at(2, None),), now=_NOW),
        Example(_at(3, None, to=("x",)), others=(_at(2, None, to=("linkedin",)),), now=_NOW),
    ],
    bad=[
        Example(_at(3), others=(_at(2),), now=_NOW),
        Example(_at(3, None, to=("x",)), others=(_at(2, None, to=("x",)),), now=_NOW),
        Example(_at(3, None, to=("x",)), _ACME, others=(_at(2, "acme", to=("x", "linkedin")),), now=_NOW),
        Example(
            Post("Doors open", account="@acme", when=date(2026, 12, 4)),
            others=(Post("doors open", account="@acme", when=date(2026, 12, 2)),),
            now=_NOW,
        ),
    ],
    source="https://help.x.com/en/rules-and-policies/platform-manipulation",
)
def duplicate(post: Post, others: Others, clock: Clock, brand: Brand, *, days: int = 7) -> Iterator[Hit]:
    """Networks treat the same text again as spam, and readers as a slip of the scheduler. Both posts must say when, and be of one
    account: the one they name or their brand has, or that of a file whose posts name none and go to the same network. The later one is
    told.
    """
    if post.when is None or not post.text.strip() or clock.is_archive(post.when):
        return
    due = clock.of(post.when)
    for other in others.earlier(post, clock, by="text"):
        went = clock.of(other.when or due)
        if due - went >= timedelta(days=days):
            return
        if _one_account(post, other, brand):
            at = f"{went:%d %B at %H:%M}" if isinstance(other.when, datetime) else f"{went:%d %B}"
            yield Hit(
                f"the same text goes out {_where(post)} on {at} too ({_place(other)}): keep one, or say it anew",
                key="when",
            )
            return


@rule(
    "schedule.too-close",
    "Two posts of one account within minutes",
    about="when",
    severity=INFO,
    good=[
        Example(_at(2, minute=30), others=(_at(2, text="Coffee is ready"),), now=_NOW),
        Example(_at(2), others=(_at(2, "@studio", text="Coffee is ready"),), now=_NOW),
        Example(_at(2, to=("x",)), others=(_at(2, text="Coffee is ready", to=("linkedin",)),), now=_NOW),
    ],
    bad=[
        Example(_at(2, minute=5), others=(_at(2, text="Coffee is ready"),), now=_NOW),
        Example(_at(2), others=(_at(2, text="Coffee is ready"), _at(3)), now=_NOW),
    ],
    source="https://support.sproutsocial.com/hc/en-us/articles/115005864203",
)
def too_close(post: Post, others: Others, clock: Clock, brand: Brand, *, minutes: int = 10) -> Iterator[Hit]:
    """The second post pushes the first one down before anybody has seen it; two at the very same time are most often a row that was
    copied and not changed, which is a warning. The later one is told.
    """
    if not isinstance(post.when, datetime) or clock.is_archive(post.when):
        return
    due = clock.of(post.when)
    for other in others.earlier(post, clock, by="time"):
        apart = due - clock.of(other.when or due)
        if apart >= timedelta(minutes=minutes):
            return
        if _one_account(post, other, brand):
            how = f"{apart.seconds // 60} minutes before" if apart else "at the same time"
            yield Hit(f"another post goes out {_where(post)} {how} ({_place(other)}): leave {minutes} minutes between them", key="when",
                      severity=None if apart else WARNING)  # fmt: skip
            return


def _one_account(one: Post, other: Post, brand: Brand) -> bool:
    """Whether two posts go out on one account: that which both name, or their brand has; without a name, that of one file for one network."""
    both = set(one.networks) & set(other.networks)
    if one.account and other.account:
        return _handle(one.account) == _handle(other.account) and (bool(both) or not one.networks or not other.networks)
    if not both or one.brand != other.brand:
        return False
    own = {
        _handle(one.account or other.account or brand.accounts[network]) == _handle(brand.accounts[network])
        for network in both & brand.accounts.keys()
    }
    return any(own) or (not one.account and not other.account and one.place().path == other.place().path)


def _handle(account: str) -> str:
    return account.lstrip("@").casefold()


def _where(post: Post) -> str:
    return f"on {post.account or 'this account'}"


def _place(post: Post) -> str:
    where = post.place()
    return f"{where.path}:{where.span(0, 0).line}"
