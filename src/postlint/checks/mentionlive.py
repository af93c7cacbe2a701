"""``mentions``, by asking: whether an account is there, and who is behind it."""

from collections.abc import Iterator

from postlint.brand import Brand
from postlint.errors import Unavailable
from postlint.finding import ERROR, INFO, WARNING, Fix, Hit
from postlint.post import Post
from postlint.rules import Example, rule
from postlint.services.web import Account, Asker
from postlint.text.entities import Entity
from postlint.text.handles import mentions_on, squeezed
from postlint.text.networks import Network
from postlint.text.patterns import Pattern

ASKED = ("mastodon", "bluesky")
"""Networks that say without a key who is behind a handle."""

SILENT = ("x", "instagram", "threads", "facebook", "linkedin", "tiktok")
"""Networks that tell nobody without a key."""

_ACME = Brand("acme", known=True, accounts={"mastodon": "@acme@fosstodon.org"})


def account_name(network: str, handle: str) -> str:
    """Return the name by which the service ``web`` is asked for an account; "" if the handle does not say which it is.

    >>> account_name("mastodon", "ana@tea.social"), account_name("bluesky", "ana.bsky.social"), account_name("mastodon", "ana")
    ('acct:ana@tea.social', 'at://ana.bsky.social', '')
    """
    sign, scheme = {"mastodon": ("@", "acct:"), "bluesky": (".", "at://")}.get(network, ("", ""))
    return scheme + handle if sign and sign in handle else ""


def behind(post: Post, web: Asker, brand: Brand, network: Network) -> list[tuple[Entity, Account]]:
    """Return each handle of a post that its network can be asked about, with what it says; nothing is asked where there is none."""
    found: dict[str, Entity] = {}
    for mention in mentions_on(post.text, network.id) if network.id in ASKED else ():
        if name := account_name(network.id, brand.handle(network.id, mention.text)):
            found.setdefault(name, mention)
    return list(zip(found.values(), web.accounts(found), strict=True)) if found else []


def _evidence(account: Account) -> dict[str, object]:
    return {"state": account.state, "name": account.name, "now": account.now, "bot": account.bot}


@rule(
    "mentions.missing",
    "A handle behind which is nobody",
    about="mentions",
    severity=ERROR,
    good=[
        Post("Thanks, @ana@tea.social!", ("mastodon",)),
        Example(Post("Thanks, @ana@tea.social!", ("mastodon",)), web={"acct:ana@tea.social": "unverified it answers with 503"}),
    ],
    bad=[
        Example(Post("Thanks, @ana@tea.social!", ("mastodon",)), web={"acct:ana@tea.social": "missing tea.social knows nobody of this name"}),
        Example(Post("Thanks, @ana!", ("mastodon",)), _ACME, web={"acct:ana@fosstodon.org": "missing it is suspended"}),
        Example(Post("Thanks, @ana.bsky.social!", ("bluesky",)), web={"at://ana.bsky.social": "missing Bluesky knows nobody of this name"}),
    ],
    source="https://www.rfc-editor.org/rfc/rfc7033#section-4.2",
)  # fmt: skip
def missing(post: Post, web: Asker, brand: Brand, network: Network) -> Iterator[Hit]:
    """Told only of what is certain: the server that must know the account says that there is none, or that it is suspended. Servers of the
    fediverse and Bluesky are asked; X, Instagram, Threads, Facebook, LinkedIn and TikTok tell nobody without a key, which the last line says.
    """
    if network.id in SILENT and mentions_on(post.text, network.id):
        raise Unavailable(f"{network.name} tells nobody without a key whose a handle is", wanted=False)
    for mention, account in behind(post, web, brand, network):
        if account.state == "missing":
            yield mention.hit(f"there is no account {mention.text}, {account.reason}: mend the handle", evidence=_evidence(account))


@rule(
    "mentions.moved",
    "The handle of an account that has moved",
    about="mentions",
    severity=WARNING,
    good=[Post("Thanks, @ana@tea.social!", ("mastodon",))],
    bad=[Example(Post("Thanks, @ana@tea.social!", ("mastodon",)), web={"acct:ana@tea.social": "moved @ana@mate.social Ana Ruiz"})],
    source="https://docs.joinmastodon.org/user/moving/",
)
def moved(post: Post, web: Asker, brand: Brand, network: Network) -> Iterator[Hit]:
    """The owner has left this account and points to another one: here nobody reads what you write."""
    for mention, account in behind(post, web, brand, network):
        if account.state == "moved":
            now = f"@{account.now}" if account.now else ""
            fix = Fix(f"write {now}", now) if now else None
            yield mention.hit(f"{mention.text} has moved{f' to {now}' if now else ''}", fix=fix, evidence=_evidence(account))


@rule(
    "mentions.account",
    "Who is behind a handle",
    about="mentions",
    severity=INFO,
    good=[Post("Thanks, @ana@tea.social!", ("mastodon",)), Post("Thanks, @anaruiz!", ("linkedin",))],
    bad=[Example(Post("Thanks, @ana@tea.social!", ("mastodon",)), web={"acct:ana@tea.social": "ok Ana Ruiz"})],
)
def account(post: Post, web: Asker, brand: Brand, network: Network) -> Iterator[Hit]:
    """No program knows whether this is the person you mean, but you do: the name they show there, and whether a program runs the account."""
    for mention, found in behind(post, web, brand, network):
        if found.state == "ok" and (found.name or found.bot):
            who = f"“{found.name}”" if found.name else "an account without a name"
            yield mention.hit(f"{mention.text} is {who}{', run by a program' if found.bot else ''}", evidence=_evidence(found))


_NAME_BEFORE = Pattern(r"((?:[^\W\d_a-z][\w'’-]{1,30} ){1,3}[^\W\d_a-z][\w'’-]{1,30}) ?\(\Z")
_WORD = Pattern(r"[^\W_]{3,40}")
_LONGEST_NAME = 140
_PRONOUNS = frozenset({"she", "her", "hers", "him", "his", "they", "them", "theirs"})


@rule(
    "mentions.other-name",
    "A name beside the handle of somebody who is called otherwise",
    about="mentions",
    severity=WARNING,
    good=[
        Example(Post("Ana Ruiz (@ana@tea.social) won", ("mastodon",)), web={"acct:ana@tea.social": "ok Ana 🌻"}),
        Example(Post("Ana Ruiz (@aruiz@tea.social) won", ("mastodon",)), web={"acct:aruiz@tea.social": "ok 🌻 she/her"}),
        Example(Post("Ana Ruiz (@flower@tea.social) won", ("mastodon",)), web={"acct:flower@tea.social": "ok Flower (she/her)"}),
        Example(Post("Thanks, @ben@tea.social!", ("mastodon",)), web={"acct:ben@tea.social": "ok Cid Roberts"}),
    ],
    bad=[Example(Post("Ana Ruiz (@ar@tea.social) won", ("mastodon",)), web={"acct:ar@tea.social": "ok Arthur Roberts"})],
)
def other_name(post: Post, web: Asker, brand: Brand, network: Network) -> Iterator[Hit]:
    """The name in your text, and the name that the account shows, have no word in common, and neither has the handle."""
    for mention, found in behind(post, web, brand, network):
        before = _NAME_BEFORE.search(post.text, max(0, mention.start - _LONGEST_NAME), mention.start)
        if before and found.state == "ok" and not akin(before[1], found.name, mention.text):
            yield mention.hit(
                f"{mention.text} calls itself “{found.name}”, and not {before[1]}: is it the right one?", evidence=_evidence(found)
            )


def akin(name: str, shown: str, handle: str) -> bool:
    """Whether an account may be that of somebody: a word of the name is in what it shows, or what it shows is no full name.

    >>> akin("Ana Ruiz", "Arthur Roberts", "ar@tea.social"), akin("Ana Ruiz", "Flower (she/her)", "flower@tea.social")
    (False, True)
    """
    words = [squeezed(word) for word in name.replace("-", " ").split()]
    theirs = [word for found in _WORD.finditer(shown) if (word := squeezed(found[0])) not in _PRONOUNS]
    there = squeezed(f"{shown} {handle}")
    return len(theirs) < 2 or any(len(word) > 2 and word in there for word in words) or any(word in squeezed(name) for word in theirs)


@rule(
    "mentions.unverified",
    "A handle that could not be verified",
    about="mentions",
    severity=INFO,
    good=[Post("Thanks, @ana@tea.social!", ("mastodon",))],
    bad=[Example(Post("Thanks, @ana@tea.social!", ("mastodon",)), web={"acct:ana@tea.social": "unverified it answers with 503"})],
)
def unverified(post: Post, web: Asker, brand: Brand, network: Network) -> Iterator[Hit]:
    """A server that fails, or turns programs away, says nothing about its accounts: look by hand. Told once for a server."""
    told = set()
    for mention, found in behind(post, web, brand, network):
        server = mention.text.lstrip("@").partition("@")[2] or network.id
        if found.state == "unverified" and server not in told:
            told.add(server)
            yield mention.hit(f"{mention.text} could not be verified, {found.reason}: open it by hand", evidence=_evidence(found))
