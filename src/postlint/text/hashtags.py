"""What a hashtag says: the words it is made of, and other words it can be read as.

Words are those that Hunspell's American dictionary accepts; a list of frequent words (rules/hashtags.yml) decides which reading
comes first.
"""

import math
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from postlint.data import compiled, rules_folder
from postlint.text.dictionary import american
from postlint.text.patterns import Pattern

LONGEST = 40
"""Longer tags are not split: nobody reads them, and the time grows with the square of the length."""

_WORD = 16  # letters of the longest word looked for
_BEAM = 12  # readings kept at each letter

_CAMEL = Pattern(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W\d_]+")

_RARE = 9.5  # the cost of a dictionary word, in the unit of log(rank)
_NAME = 11.0
_POSSESSIVE = 1.0
_SHORT = {2: 99.0, 3: 3.0, 4: 1.0}  # a short word of the dictionary is often an abbreviation
_ALWAYS = {"a": 3.0, "i": 3.5}
_RUDE = 6.0  # readers see rude words first
_PER_WORD = 2.0

_FAR = 8.0  # how much less likely than the innocent reading a rude one may be, and still be seen
_DEAD = 9.0
_SURE = 3.0  # by how much the first reading must be ahead to be suggested
_PLAIN = 9.5  # a reading that costs more a word is made of rare words or names: perhaps another language


class Reading(NamedTuple):
    """One way to read a tag: its words in lower case, and how much is against it (lower is likelier)."""

    words: tuple[str, ...]
    cost: float


@cache
def facts() -> Mapping[str, Any]:
    """Return rules/hashtags.yml."""
    path = rules_folder() / "hashtags.yml"

    def build() -> Any:
        from postlint.marked import read_yaml

        return read_yaml(path.read_text(encoding="utf-8")).value

    value: Mapping[str, Any] = compiled("hashtags", [path], build)
    return value


def camel_words(tag: str) -> list[str]:
    """Return the words that capitals, digits and underscores show.

    >>> camel_words("#PearlHarbor_1941"), camel_words("BBCNews")
    (['Pearl', 'Harbor', '1941'], ['BBC', 'News'])
    """
    return [match[0] for match in _CAMEL.finditer(tag)]


@lru_cache(4096)
def readings(tag: str, most: int = 6) -> tuple[Reading, ...]:
    """Return the likeliest ways to split an all-lower-case tag (without its ``#``) into words, best first; none if it cannot be.

    >>> [" ".join(reading.words) for reading in readings("penisland")][:2]
    ['penis land', 'pen island']
    """
    if not 2 < len(tag) <= LONGEST or not (tag.isascii() and tag.isalpha() and tag.islower()):
        return ()
    found: list[list[Reading]] = [[Reading((), 0.0)]] + [[] for _ in tag]
    for end in range(1, len(tag) + 1):
        ways = []
        for start in range(max(0, end - _WORD), end):
            if found[start] and (cost := _cost(tag[start:end])) is not None:
                ways += [Reading((*way.words, tag[start:end]), way.cost + cost + _PER_WORD) for way in found[start]]
        ways.sort(key=lambda way: way.cost)
        found[end] = ways[:_BEAM]
    return tuple(found[-1][:most])


@cache
def _ranks() -> Mapping[str, float]:
    words = dict.fromkeys(facts()["frequent"].split())
    return {word: math.log(rank + 8) for rank, word in enumerate(words)}


@cache
def rude() -> Mapping[str, str]:
    """Return the words that a tag had better not be read as, and of which kind each is: ``crude``, ``sex`` or ``death``."""
    return {word: kind for kind, words in facts()["readings"].items() for word in words}


@lru_cache(16384)
def _cost(word: str) -> float | None:
    """Return what is against a word, or None if it is none."""
    if len(word) == 1:
        return _ALWAYS.get(word)
    rank = _RUDE if word in rude() else _ranks().get(word)
    if rank is not None:
        return rank
    if len(word) == 2:
        return None
    accepts = american().spell
    short = _SHORT.get(len(word), 0.0)
    if accepts(word):
        return _RARE + short
    if len(word) > 3 and accepts(word.capitalize()):
        return _NAME + short
    if word.endswith("s") and len(word) > 4 and accepts(word[:-1].capitalize()):
        return _NAME + _POSSESSIVE + _SHORT.get(len(word) - 1, 0.0)
    return None


def is_word(word: str) -> bool:
    """Whether a lower-case word stands in the dictionary, or among the frequent words."""
    return word in _ranks() or bool(american().spell(word))


@lru_cache(4096)
def unmeant(tag: str) -> str | None:
    """Return the reading of a tag that nobody meant: a rude one, or one in which somebody else is dead; None if there is none.

    >>> unmeant("whorepresents"), unmeant("cocktailparty")
    ('whore presents', None)
    """
    if not tag.islower() or not any(word in tag for word in rude()) or is_word(tag):
        return None
    ways = readings(tag)
    kinds = [{rude()[word] for word in way.words if word in rude()} for way in ways]
    innocent = next((way for way, kind in zip(ways, kinds, strict=True) if not kind & {"crude", "sex"}), None)
    for way, kind in zip(ways, kinds, strict=True):
        if innocent is None:
            if "crude" in kind:
                return " ".join(way.words)
        elif (
            kind & {"crude", "sex"}
            and way.cost - innocent.cost <= _FAR
            and (_crosses(way, innocent) or len(way.words) <= len(innocent.words))
        ):
            return " ".join(way.words)
    if len(ways) > 1 and "death" in kinds[0] and ways[1].cost - ways[0].cost <= _DEAD:
        return " ".join(ways[1].words)
    return None


def _crosses(way: Reading, innocent: Reading) -> bool:
    """Whether a rude word of one reading begins in one word of the other and ends in the next."""
    breaks, at = set(), 0
    for word in innocent.words:
        at += len(word)
        breaks.add(at)
    at = 0
    for word in way.words:
        if word in rude() and any(at < b < at + len(word) for b in breaks):
            return True
        at += len(word)
    return False


@lru_cache(4096)
def capitals(tag: str) -> str | None:
    """Return a tag of small letters with a capital for each word, or None where its words are not sure.

    >>> capitals("happynewyear"), capitals("analysis")
    ('HappyNewYear', None)
    """
    if not (tag.isascii() and tag.isalpha()) or is_word(tag):
        return None
    ways = readings(tag)
    if not ways or (len(ways) > 1 and ways[1].cost - ways[0].cost < _SURE):
        return None
    words, cost = ways[0]
    letters = [word for word in words if len(word) == 1]
    if len(words) < 2 or words[-1] in letters or set(words) & rude().keys() or cost > (_PLAIN - len(letters)) * len(words):
        return None
    return "".join(word.capitalize() for word in ways[0].words)
