"""Who a post speaks for: the settings of one brand, as rules see them."""

from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from postlint.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Container, Mapping


FACTS = ("name", "country", "club", "role", "email", "phone")
"""What a directory may say of a person beside the handles; ``email`` and ``phone`` stand among those."""


class Person(NamedTuple):
    """Someone (or a partner) the brand knows, with a handle on each network: ``{"x": "@anaruiz"}``; ``email`` and ``phone`` count as networks.

    ``country`` is an ISO 3166 code (``NO``; of a part of one ``GB-SCT``), ``club`` the team or firm somebody belongs to, ``role`` what
    tells two people of one name apart; each is "" where it is not known. ``paid`` says that posts which name a partner are advertising.
    """

    name: str
    handles: "Mapping[str, str]" = MappingProxyType({})
    country: str = ""
    club: str = ""
    role: str = ""
    paid: bool = False


@dataclass(frozen=True)
class Brand:
    """The settings of one brand. A brand that no configuration names has a name and nothing else.

    ``accounts`` maps a network to the brand's own handle there; ``hashtags`` is None where no list is kept, so that no tag is
    unknown; ``voice`` is how the brand speaks of itself (``plural``, ``singular``, or initials as in ``^AB``). ``library`` and ``deny`` are
    folders of pictures that are cleared, and that must not go out. ``known`` says whether a configuration describes the brand at all.
    ``timezone`` is where its readers are, as the IANA names it (``Europe/Oslo``); ``workdays`` are the days on which it publishes
    (``monday``; none: on all), ``hours`` those of the day (``07-22``). ``phones`` are the telephone numbers it publishes; ``approval``
    says that every post needs a person's yes, ``consent`` that every picture with a face does.
    """

    name: str = ""
    known: bool = False
    language: str | None = None
    sector: str | None = None
    topics: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    hashtags: tuple[str, ...] | None = None
    domains: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    embargoed: tuple[str, ...] = ()
    voice: str | None = None
    timezone: str | None = None
    workdays: tuple[str, ...] = ()
    library: tuple[str, ...] = ()
    deny: tuple[str, ...] = ()
    accounts: "Mapping[str, str]" = field(default_factory=dict)
    people: tuple[Person, ...] = ()
    partners: tuple[Person, ...] = ()
    phones: tuple[str, ...] = ()
    hours: str | None = None
    approval: bool = False
    consent: bool = False

    @cached_property
    def awake(self) -> "Container[int]":
        """The hours of the day in which the brand posts: those of ``hours``, the second not included; all but 0 to 4 where it names none.

        Raises ConfigError where ``hours`` are none.
        """
        if self.hours is None:
            return range(5, 24)
        first, _, last = self.hours.partition("-")
        if not (first.isdecimal() and last.isdecimal() and int(first) < 24 and 0 < int(last) <= 24):
            raise ConfigError(f'hours are written "07-22", from the first hour to the one after the last, not "{self.hours}"')
        start, end = int(first), int(last)
        return range(start, end) if start < end else {*range(start, 24), *range(end)}

    @cached_property
    def directory(self) -> "Mapping[str, Mapping[str, str]]":
        """Network → {handle, lower case and without its ``@`` → whose it is}: own accounts, people and partners."""
        found: dict[str, dict[str, str]] = {}
        owners = [(self.name, self.accounts), *((p.name, p.handles) for p in (*self.people, *self.partners))]
        for name, handles in owners:
            for network, handle in handles.items():
                found.setdefault(network, {})[handle.lstrip("@").casefold()] = name
        if self.phones:
            found.setdefault("phone", {}).update(dict.fromkeys(self.phones, self.name))
        return found

    def handle(self, network: str, handle: str) -> str:
        """Return a handle as the directory writes it: without ``@``, in lower case, on Mastodon with the brand's own server if it names none."""
        plain = handle.lstrip("@＠").casefold()
        if network == "mastodon" and "@" not in plain:
            _, at, server = self.accounts.get("mastodon", "").strip("@").casefold().partition("@")
            return plain + at + server
        return plain

    @cached_property
    def worked_out(self) -> "dict[object, Any]":
        """What rules have worked out of these settings, by keys of their own: a directory of thousands is gone through once a run."""
        return {}

    @cached_property
    def by_last_word(self) -> "Mapping[str, tuple[Person, ...]]":
        """The last word of a name, in lower case → the people and partners of whose names it is."""
        found: dict[str, tuple[Person, ...]] = {}
        for person in (*self.people, *self.partners):
            word = person.name.casefold().split()[-1:] or [""]
            found[word[0]] = (*found.get(word[0], ()), person)
        return found

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Words that are never a typo here, in lower case: the brand's name, its words, and the names of its people."""
        names = [self.name, *self.words, *self.embargoed, *(p.name for p in (*self.people, *self.partners))]
        return frozenset(word.casefold() for name in names for word in name.split())
