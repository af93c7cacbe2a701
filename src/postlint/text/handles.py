"""Handles: as people write them down, and how one is taken for another."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from postlint.text.distance import edits
from postlint.text.entities import Entity, find_entities
from postlint.text.normal import fold
from postlint.text.patterns import Pattern

SHORTEST = 4
"""Characters below which every handle is one slip from a hundred others."""

LONG = 6
"""Characters from which one changed letter is a slip, and a name is one person's."""
_LOOSE = 3
_TELLING = 10
_ADDRESS = Pattern(r"https?://([^/\s?#]{1,253})/([^\s?#]{1,300})(?:[?#]\S{0,500})?", "http")
_SEPARATORS = str.maketrans("", "", "_.-")
_TWINS = (("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "l"), ("i", "l"), ("5", "s"))
_DOUBLED = Pattern(r"(.)\1+")
_EXTRAS = Pattern(r"^(?:the|real|official|iam|its|mr|ms)|(?:official|real|hq|tv)$|[0-9]+$")
_COUNTRIES = frozenset(
    ["at", "au", "be", "br", "ca", "ch", "cn", "de", "dk", "es", "eu", "fi", "fr", "gb", "ie", "in", "it", "jp", "kr", "mx", "nl", "no", "nz", "pl", "pt", "se", "uk", "us", "za"]
)  # fmt: skip
"""How the handles of one brand in several countries end."""


def tidy(given: str, network: str) -> str:
    """Return the handle that a directory gives, alone or as the address of a profile.

    >>> tidy("https://x.com/AnaRuiz/", "x"), tidy("https://tea.social/@ana", "mastodon"), tidy(" @ana.bsky.social", "bluesky")
    ('AnaRuiz', 'ana@tea.social', '@ana.bsky.social')
    """
    given = given.strip()
    address = _ADDRESS.fullmatch(given)
    if not address:
        return given
    parts = [part for part in address[2].split("/") if part]
    if network == "mastodon":
        name = parts[-1].lstrip("@") if parts else ""
        return name if "@" in name else f"{name}@{address[1].lower()}"
    return "/".join(parts[-2:] if network in ("linkedin", "reddit") else parts[-1:]).lstrip("@")


@lru_cache(64)
def mentions_on(text: str, network: str) -> tuple[Entity, ...]:
    """Return what a network makes mentions of in a text."""
    return tuple(e for e in find_entities(text, network) if e.kind in ("mention", "list"))


def squeezed(name: str) -> str:
    """Return the letters and digits of a name or handle, in lower case and without accents.

    >>> squeezed("José Ruiz-Mota")
    'joseruizmota'
    """
    return "".join(filter(str.isalnum, fold(name).text))


class Known:
    """Handles that are known: lower case, without ``@``. Finds the one that another may be a slip of, among thousands too."""

    def __init__(self, handles: Iterable[str]) -> None:
        # One slip leaves the beginning of a name alone, or its end.
        self._index: dict[str, list[str]] = {}
        for handle in handles:
            name = _parts(handle)[0]
            for end in (*_ends(name, 1), *_ends(name, 2)):
                self._index.setdefault(end, []).append(handle)

    def near(self, handle: str) -> str | None:
        """Return the known handle that another may be a slip of, None if it is itself known, or like none.

        >>> known = Known(["anaruiz", "ana.ruiz@tea.social", "acme_uk"])
        >>> known.near("anariuz"), known.near("ana.ruiz@tea.socail"), known.near("acme_us")
        ('anaruiz', 'ana.ruiz@tea.social', None)
        """
        name, place = _parts(handle)
        wide = 2 if len(name) >= LONG else 1
        for other in dict.fromkeys(other for end in _ends(name, wide) for other in self._index.get(end, ())):
            other_name, other_place = _parts(other)
            if place == other_place:
                if slipped(name, other_name):
                    return other
            elif name == other_name and place and other_place and edits(place, other_place, 1) == 1:
                return other
        return None


def _ends(name: str, wide: int) -> tuple[str, str]:
    name = name.replace("_", "") or name  # separators come and go anywhere
    return f"{name[:wide]}…", f"…{name[-wide:]}"


def _parts(handle: str) -> tuple[str, str]:
    """Part the name from the place it is registered at; on most networks there is but one."""
    for sign in ("@", "."):
        name, found, place = handle.partition(sign)
        if found and (sign == "@" or "." in place):
            return name, place
    return handle, ""


def slipped(one: str, other: str) -> bool:
    """Whether a name is one slip away from another: a letter too many, too few, changed, doubled or swapped, a look-alike, a separator.

    Numbers that differ (``rally24``, ``rally25``) and ends that name two countries (``_uk``, ``_us``) are no slips.
    """
    if one == other or min(len(one), len(other)) < SHORTEST or abs(len(one) - len(other)) > _LOOSE or _series(one, other):
        return False
    if one.translate(_SEPARATORS) == other.translate(_SEPARATORS) or _twin(one) == _twin(other) or _single(one) == _single(other):
        return True
    if edits(one, other, 1) == 1:
        return min(len(one), len(other)) >= LONG or sorted(one) == sorted(other)
    return min(len(one), len(other)) >= 2 * SHORTEST and edits(_single(one), _single(other), 1) == 1


def _series(one: str, other: str) -> bool:
    """Whether two names differ in what parts accounts of one kind: a number, or the country at the end."""
    if one.translate(_NO_DIGITS) == other.translate(_NO_DIGITS):
        return True
    return one[:-2] == other[:-2] and {one[-2:], other[-2:]} <= _COUNTRIES


_NO_DIGITS = str.maketrans("", "", "0123456789")


def _twin(name: str) -> str:
    for seen, meant in _TWINS:
        name = name.replace(seen, meant)
    return name


def _single(name: str) -> str:
    return _DOUBLED.sub(lambda doubled: doubled[1], name)


def letters_of(name: str, own: str) -> set[str]:
    """Return what ``bare`` leaves of a handle that looks like that of somebody with this name, whose ``own`` handle is another.

    >>> bare("leegreenwood83") in letters_of("Lee Greenwood", "theleegreenwood"), bare("notleegreenwood") in letters_of("Lee Greenwood", "")
    (True, False)
    """
    full = {squeezed(name)} if " " in name else set()  # a first name alone is many people's
    return {letters for letters in (*full, bare(own)) if len(letters) >= (LONG if letters in full else _TELLING)}


def bare(handle: str) -> str:
    """Return the letters of a handle without what impostors, fans and latecomers add."""
    letters = squeezed(_parts(handle)[0])
    return _EXTRAS.sub("", _EXTRAS.sub("", letters))


def owners(directory: Mapping[str, Mapping[str, str]], handle: str, but: str) -> dict[str, str]:
    """Return the networks other than one on which a directory knows a handle, each with whose it is."""
    return {network: people[handle] for network, people in directory.items() if network != but and handle in people}
