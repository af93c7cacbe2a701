"""``confirm``: what may go out only after a time, a yes, or a look at the directory."""

from collections.abc import Iterator
from datetime import UTC, datetime

from postlint.brand import Brand
from postlint.checks.secrets import SECRET, masked
from postlint.finding import ERROR, Hit
from postlint.post import Post
from postlint.rules import Example, rule
from postlint.services.clock import Clock
from postlint.text.patterns import Pattern

_NINE, _TEN = datetime(2026, 12, 1, 9, tzinfo=UTC), datetime(2026, 12, 1, 10, tzinfo=UTC)


@rule(
    "confirm.before-embargo", "A post that goes out before its embargo ends", severity=ERROR,
    good=[
        Post("The winner is Ana", when=_TEN, embargo=_NINE),
        Post("The winner is Ana", when=_NINE, embargo=_NINE),
        Example(Post("The winner is Ana", embargo=_NINE), now=_TEN),
        Post("The winner is Ana", when=_NINE),
    ],
    bad=[Post("The winner is Ana", when=_NINE, embargo=_TEN), Example(Post("The winner is Ana", embargo=_TEN), now=_NINE)],
)  # fmt: skip
def before_embargo(post: Post, clock: Clock) -> Iterator[Hit]:
    """Budgets, winners and results have gone out hours early, most often because of a time zone. Front matter says ``embargo``."""
    if post.embargo is None:
        return
    ends = clock.of(post.embargo)
    goes_out = clock.of(post.when) if post.when else clock.now
    if goes_out < ends:
        which = f"would go out at {goes_out:%d %B %Y %H:%M %z}" if post.when else "has no time, so it could go out now"
        yield Hit(
            f"the embargo ends at {ends:%d %B %Y %H:%M %z}, and this {which}: move one of the two", key="when" if post.when else "embargo"
        )


@rule(
    "confirm.missing-approval", "A post of a brand that wants each one approved", decision=True,
    good=[Example(Post("We are live"), Brand("acme", known=True))],
    bad=[Example(Post("We are live"), Brand("acme", known=True, approval=True))],
)  # fmt: skip
def missing_approval(post: Post, brand: Brand) -> Iterator[Hit]:
    """Where the settings of a brand say ``approval = true``, nothing goes out that only its author has seen."""
    if brand.approval:
        yield Hit(f"every post of {brand.name} is seen by somebody else first: ask for postlint approve")


_PHONE = Pattern(r"(?<![\w/.,$£€#-])(?<!\d )(?:\+|\(|00)?\d(?:[ ().-]{0,2}\d){6,14}(?![\w/-]|[ .]\d)")
_CALLING = Pattern(
    r"(?i)\b(?:call|ring|phone|tel|telephone|text|dial|whatsapp|sms|hotline|helpline|number|fax|line|fon|ring oss|mobile?)\b|[☎📞📱✆]"
)
_FEWEST_DIGITS, _COMPARED = 7, 8
_ACME = Brand("acme", known=True, phones=("+47 22 00 00 00",))


def _digits(number: str) -> str:
    """Return the digits that tell two numbers apart, however they are written: country codes and leading zeros come and go."""
    return "".join(filter(str.isdecimal, number))[-_COMPARED:]


@rule(
    "confirm.unknown-phone", "A telephone number that is not the brand's", decision=True, about="digits",
    good=[
        Example(Post("Call us on 22 00 00 00"), _ACME),
        Example(Post("Call us: 0047 220 000 00"), _ACME),
        Example(Post("Call us on 22 00 00 01"), Brand("acme", known=True)),
        Example(Post("We sold 22 000 001 loaves"), _ACME),
    ],
    bad=[Example(Post("Call us on 22 00 00 01"), _ACME)],
)  # fmt: skip
def unknown_phone(post: Post, brand: Brand) -> Iterator[Hit]:
    """A wrong digit rings at a stranger's door, and has cost one his sleep for weeks. Held against the brand's ``phones``."""
    if not brand.phones or sum(map(str.isdecimal, post.text)) < _FEWEST_DIGITS:
        return
    own = {_digits(number) for number in brand.directory.get("phone", ())}
    for match in _PHONE.finditer(post.text[:5000]):
        if _digits(match[0]) in own or any(e.start <= match.start() < e.end for e in post.entities):
            continue
        if _CALLING.search(post.text[max(0, match.start() - 40) : match.start()]):
            yield Hit(
                f"{masked(match[0])} is not among the numbers of {brand.name}: check each digit, then add it or mend it",
                *match.span(), evidence=SECRET,
            )  # fmt: skip
