"""What a hashtag says: the words it is made of, and other words it can be read as.

Words are those that Hunspell's American dictionary accepts; a list of frequent words (rules/hashtags.yml) decides which reading
comes first.
"""

import math
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from postlint.data import compiled, rules_folder

LONGEST = 40
"""Longer tags are not split: nobody reads them, and the time grows with the square of the length."""

_WORD = 16  # letters of the longest word looked for
_BEAM = 12  # readings kept at each letter
_CAMEL = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W\d_]+")

_RARE = 9.5  # the cost of a dictionary word, in the unit of log(rank)
_NAME = 11.0
_POSSESSIVE = 1.0
_SHORT = {2: 99.0, 3: 3.0, 4: 1.0}  # a short word of the dictionary is often an abbreviation
_ALWAYS = {"a": 3.0, "i": 3.5}
_RUDE = 6.0  # readers see rude words first
_PER_WORD = 2.0


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
    return _CAMEL.findall(tag)


@lru_cache(4096)
def readings(tag: str, most: int = 6) -> tuple[Reading, ...]:
    """Return the likeliest ways to split an all-lower-case tag (without its ``#``) into words, best first; none if it cannot be.

    >>> [" ".join(reading.words) for reading in readings("penisland")][:2]
    ['penis land', 'pen island']
    """
    if not 2 < len(tag) <= LONGEST or not (tag.isascii() and tag.isalpha()):
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
def _dictionary() -> Any:
    from hunspell import Hunspell

    return Hunspell("en_US")


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
    accepts = _dictionary().spell
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
    return word in _ranks() or bool(_dictionary().spell(word))
