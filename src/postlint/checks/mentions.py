"""``mentions``: handles against the brand's directory."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from postlint.brand import Brand, Person
from postlint.checks._handles import TAGGING, addressed, directory, elsewhere, handle_of, handles_in, index, public, written
from postlint.finding import ERROR, WARNING, Fix, Hit
from postlint.post import Post
from postlint.rules import Example, rule
from postlint.text.handles import LONG, SHORTEST, Known, bare, letters_of
from postlint.text.networks import Network
from postlint.text.normal import fold
from postlint.text.patterns import Pattern

_ACME = Brand(
    "acme", known=True, accounts={"x": "@acme", "mastodon": "@acme@fosstodon.org"},
    people=(
        Person("Ana Ruiz", {"x": "@anaruiz", "mastodon": "@ana@tea.social", "bluesky": "ana.bsky.social", "instagram": "ana.runs"}),
        Person("Lee Greenwood", {"x": "@TheLeeGreenwood"}),
    ),
)  # fmt: skip
_FOREIGN = Pattern(r"[@＠]([\w.]{3,40})", "@", "＠")


@rule(
    "mentions.unknown",
    "A handle that is not in the brand's directory",
    about="mentions",
    severity=WARNING,
    good=[
        Example(Post("Thanks, @anaruiz!", ("x",)), _ACME),
        Example(Post("Thanks, @bengray!", ("x",))),
        Example(Post("@bengray Sorry to hear that, Ben!", ("x",)), _ACME),
    ],
    bad=[Example(Post("Thanks, @bengray!", ("x",)), _ACME)],
)
def unknown(post: Post, brand: Brand, network: Network) -> Iterator[Hit]:
    """A tag reaches a stranger, or nobody, when the handle was guessed. A brand that keeps a directory (people or partners on this
    network) is told of each handle that is not in it; without one, every handle is as good as another. Whom an answer is addressed
    to need not be known.
    """
    known = directory(brand, network)
    if network.id not in TAGGING or not any(network.id in p.handles for p in (*brand.people, *brand.partners)):
        return
    answered, indexed = addressed(post), index(brand, network)
    for mention in post.mentions:
        handle = brand.handle(network.id, mention.text)
        if handle in known or mention.end <= answered or (network.id == "bluesky" and "." not in handle):
            continue
        if not indexed.known.near(handle) and bare(handle) not in indexed.letters and not elsewhere(mention, brand, network):
            yield mention.hit(f"{mention.text} is not in the directory of {brand.name}: check whose it is, then add it or mend it")


@rule(
    "mentions.near-miss",
    "A handle one slip away from one the brand knows",
    about="text",
    hints=("@",),
    severity=ERROR,
    covers=("mentions.cut-short", "mentions.impossible"),
    good=[
        Example(Post("Thanks, @anaruiz!", ("x",)), _ACME),
        Example(Post("Thanks, @bengray!", ("x",)), _ACME),
        Example(Post("Thanks, @notleegreenwood!", ("x",)), _ACME),
    ],
    bad=[
        Example(Post("Thanks, @anariuz!", ("x",)), _ACME),
        Example(Post("Thanks, @ana_ruiz!", ("x",)), _ACME),
        Example(Post("Thanks, @anаruiz!", ("x",)), _ACME),
        Example(Post("Thanks, @ana@tea.socail!", ("mastodon",)), _ACME),
        Example(Post("Happy birthday, @leegreenwood83!", ("x",)), _ACME),
    ],
)
def near_miss(post: Post, brand: Brand, network: Network) -> Iterator[Hit]:
    """One letter too many, too few, changed, doubled or swapped, or one of another alphabet, and the praise goes to somebody else: the
    commonest wrong tag of all. A handle that is the name of somebody you know, with a number or "the" to it, while theirs is another, is
    a decision: that is what namesakes and impostors are called, and sometimes a second account.
    """
    known = directory(brand, network)
    if not known or network.id not in TAGGING:
        return
    indexed = index(brand, network)
    for mention in handles_in(post, network):
        handle = brand.handle(network.id, mention.text)
        if handle in known:
            continue
        if other := indexed.known.near(handle):
            right = written(brand, network, other)
            yield mention.hit(
                f"{mention.text} is nobody {brand.name} knows, but {right} is {known[other]}", fix=Fix(f"write {right}", right)
            )
        elif person := indexed.letters.get(bare(handle)):
            right = handle_of(person.name, brand, network)
            message = f"{mention.text} looks like {person.name}, whose handle is {right}: whom do you mean?"
            yield mention.hit(message, fix=Fix(f"write {right}", right), severity=WARNING, decision=True)
    if not post.text.isascii():
        yield from _foreign_letters(post, brand, network, known)


def _foreign_letters(post: Post, brand: Brand, network: Network, known: Mapping[str, str]) -> Iterator[Hit]:
    for found in _FOREIGN.finditer(post.text):
        seems = fold(found[1]).text.rstrip(".")
        if not found[1].isascii() and len(seems) >= SHORTEST and seems in known:
            right = written(brand, network, seems)
            message = f"{found[0]} has a letter that only looks like one of {right}: {known[seems]} is not tagged"
            yield Hit(message, *found.span(), Fix(f"write {right}", right))


@rule(
    "mentions.public-figure",
    "A handle that is almost that of a public figure",
    about="mentions",
    decision=True,
    good=[
        Post("Thanks, @EmmanuelMacron and @BillGates!", ("x",)),
        Post("Thanks, @bill_gatesby!", ("x",)),
        Post("Thanks, @elonmusck!", ("linkedin",)),
        Example(Post("Thanks, @selena_gomez!", ("x",)), Brand("acme", people=(Person("Selena Gomez, accounting", {"x": "selena_gomez"}),))),
    ],
    bad=[
        Post("Thanks, @EmanuelMacron!", ("x",)),
        Post("Watch @Rihana live tonight", ("x",)),
        Post("Happy birthday, @TheBillGates!", ("x",)),
    ],
    source="https://en.wikipedia.org/wiki/List_of_most-followed_Twitter_accounts",
)
def public_figure(post: Post, brand: Brand, network: Network) -> Iterator[Hit]:
    """Parodies and impostors wait one letter away from those whom everybody tags: a president has thanked the parody of another. The list
    holds those most followed and heads of state; your own directory holds whom you know.
    """
    if network.id != "x":
        return
    figures, known = _figures(), directory(brand, network)
    for mention in post.mentions:
        handle = brand.handle(network.id, mention.text)
        if handle in figures.written or handle in known or len(handle) < LONG:
            continue
        other = figures.known.near(handle) or figures.letters.get(bare(handle))
        if other:
            right, name = figures.written[other]
            yield mention.hit(
                f"{name} is {right}, and {mention.text} is somebody else: whom do you mean?",
                fix=Fix(f"write {right}", right),
            )


class _Figures(NamedTuple):
    written: Mapping[str, tuple[str, str]]  # in lower case → as it is written, and whose it is
    known: Known
    letters: Mapping[str, str]


@cache
def _figures() -> _Figures:
    written = {handle.casefold(): (f"@{handle}", name) for handle, name in public()["figures"].items()}
    letters = {looks: handle for handle, (_, name) in written.items() for looks in letters_of(name, handle)}
    return _Figures(written, Known(written), letters)


_THANKS = Pattern(
    r"(?i)\b(?:thank you|thanks|thx|shout-?out|kudos|props|hats off|courtesy of|credit|hello|hi|hey|dear|cc|h/t)(?: to| goes to)?[ ,:]{1,2}\Z",
    "than", "thx", "shout", "kudos", "props", "hats", "courtesy", "credit", "hello", "hi", "hey", "dear", "cc", "h/t",
)  # fmt: skip


@rule(
    "mentions.own-account",
    "The brand thanks or greets itself",
    about="mentions",
    severity=WARNING,
    good=[
        Example(Post("Follow @acme for more", ("x",)), _ACME),
        Example(Post("Thanks @anaruiz", ("x",)), _ACME),
        Post("Thanks @acme for having us", ("x",), account="@other"),
    ],
    bad=[Example(Post("Thanks @acme for having us", ("x",)), _ACME), Post("Shoutout to @acme!", ("x",), account="@acme")],
)
def own_account(post: Post, brand: Brand, network: Network) -> Iterator[Hit]:
    """Who thanks @acme from @acme's account meant somebody else, or writes from the wrong account. Signing with one's own handle, or
    asking readers to follow it, is fine.
    """
    own = {brand.handle(network.id, handle) for handle in (post.account, brand.accounts.get(network.id)) if handle}
    for mention in post.mentions:
        if brand.handle(network.id, mention.text) in own and _THANKS.search(post.text[max(0, mention.start - 30) : mention.start]):
            yield mention.hit(f"{mention.text} is the account that this is posted from: whom did you mean?")
