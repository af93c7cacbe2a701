"""What is known of an address: a frozen value; and a service that answers from a table, for examples and tests."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

from postlint.services.web.accounts import Account, read_account

STATES = ("ok", "moved", "broken", "unverified", "private")
"""``ok`` answers; ``moved`` answers, but elsewhere and for good; ``broken`` is gone for certain (404, 410, no such host, a certificate
for another name); ``unverified`` could not be told (a wall, a fault, no answer in time); ``private`` lies inside a network and was
not asked."""


class Card(NamedTuple):
    """The preview a page offers to networks (Open Graph); each is "" where the page gives none. ``image`` and ``url`` are absolute."""

    title: str = ""
    image: str = ""
    url: str = ""


class Verdict(NamedTuple):
    """What a look at an address found.

    ``reason`` is one clause for a person, "" when there is nothing to say. ``final`` is the address where the redirects end and
    ``chain`` every address on the way there, the last one included. ``status`` is None where nothing answered. ``title`` to ``size``
    are what the page says of itself: ``language`` is its own claim (BCP 47), ``size`` the visible characters that were read. What is
    no HTML has none of it. ``body`` is the answer itself, where a document was asked for, and no page; ``file`` is where a picture lies that
    was fetched, "" if it was not.
    """

    state: str
    reason: str = ""
    final: str = ""
    chain: tuple[str, ...] = ()
    status: int | None = None
    title: str = ""
    description: str = ""
    headings: tuple[str, ...] = ()
    language: str = ""
    card: Card = Card()
    size: int = 0
    body: str = ""
    file: str = ""

    @property
    def answers(self) -> bool:
        """Whether there is a page to speak of."""
        return self.state in ("ok", "moved")

    def same_page(self, other: "Verdict") -> bool:
        """Whether two addresses show the same page: the same words on top, and about as much text below."""
        mine = (self.title, self.description, self.headings)
        return mine == (other.title, other.description, other.headings) and abs(self.size - other.size) <= 100 + self.size // 50


class Asker(Protocol):
    """What rules may do with the service ``web``."""

    probe: bool
    """Whether the user permits requests beyond one for each link."""

    def check(self, address: str) -> Verdict:
        """Return the verdict on an address."""
        ...

    def check_all(self, addresses: Iterable[str]) -> list[Verdict]:
        """Return the verdicts in the order of the addresses, asked for at once."""
        ...

    def sibling(self, address: str) -> str:
        """Return an address beside this one, under a name that nobody has given to a page."""
        ...

    def accounts(self, names: Iterable[str]) -> list[Account]:
        """Return what is known of accounts (``acct:ana@tea.social``, ``at://ana.bsky.social``), in their order, asked for at once."""
        ...


def read_verdict(address: str, given: str) -> Verdict:
    """Read the short form of an answer: ``STATE [FINAL-ADDRESS] [words]``; the words are the page's title, or the reason if it has none.

    >>> read_verdict("https://a.example/x", "ok https://a.example/ Welcome").title
    'Welcome'
    """
    state, _, rest = given.partition(" ")
    final, _, words = rest.partition(" ") if rest.startswith(("http://", "https://")) else (address, "", rest)
    if state not in STATES:
        raise ValueError(f'"{state}" is no state of a link: {", ".join(STATES)}')
    chain = () if final == address else (final,)
    if state in ("ok", "moved"):
        return Verdict(state, "", final, chain, 200, title=words)
    return Verdict(state, words or state, final, chain)


class Canned:
    """The service ``web`` with its answers given: a short form (see ``read_verdict``, ``read_account``) or a value by address; all else is ok."""

    def __init__(self, answers: Mapping[str, str | Verdict | Account] | None = None, *, probe: bool = False) -> None:
        self._answers = answers or {}
        self.probe = probe

    def check(self, address: str) -> Verdict:
        """Return the answer given for the address."""
        given = self._answers.get(address, "ok")
        return given if isinstance(given, Verdict) else read_verdict(address, str(given))

    def check_all(self, addresses: Iterable[str]) -> list[Verdict]:
        """Return the answers in the order of the addresses."""
        return [self.check(address) for address in addresses]

    def pictures(self, addresses: Iterable[str]) -> list[Verdict]:
        """Return the answers, none of which brings a picture."""
        return self.check_all(addresses)

    def prefetch(self, addresses: Iterable[str]) -> None:
        """Nothing needs to be asked."""

    def sibling(self, address: str) -> str:
        """Return an address beside this one, under a name that nobody has given to a page."""
        return address.rstrip("/").rpartition("/")[0] + "/no-such-page"

    def accounts(self, names: Iterable[str]) -> list[Account]:
        """Return the answers in the order of the names."""
        given = [(name, self._answers.get(name, "ok")) for name in names]
        return [answer if isinstance(answer, Account) else read_account(name, str(answer)) for name, answer in given]

    def close(self) -> None:
        """Nothing was started."""
