"""The known words that an unknown one may have been meant to be: those one slip of the hand or the ear away."""

from collections.abc import Callable, Iterator
from enum import IntEnum
from itertools import pairwise

from postlint.services.grammar.hunspell_ import Dictionary

LONGEST = 20
"""Letters of the longest word looked at: past it, it is no single word."""
MOST = 3


class Slips(IntEnum):
    """Which slips are thought of: the shorter a word, or the likelier a name, the more neighbours it has by chance."""

    SURE = 1  # letters swapped, or doubled, or not doubled, or without their accent
    LIKELY = 2  # also one too few or too many, or one that is typed or sounds alike
    ANY = 3  # also any letter in the place of any other


def _alike() -> dict[str, str]:
    """Return letter → the letters typed or heard in its place: neighbours on a keyboard, vowels, and consonants of one sound."""
    alike: dict[str, set[str]] = {letter: set() for letter in "abcdefghijklmnopqrstuvwxyz"}
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm"):
        for one, other in pairwise(row):
            alike[one].add(other)
            alike[other].add(one)
    for group in ("aeiouy", "csz", "ckq", "dt", "fv", "bp", "gj", "mn", "lr"):
        for one in group:
            alike[one] |= set(group) - {one}
    return {letter: "".join(sorted(others)) for letter, others in alike.items()}


ALIKE = _alike()
ACCENTS = {"a": "áàâäãå", "c": "ç", "e": "éèêë", "i": "íîï", "n": "ñ", "o": "óôöõø", "u": "úùûü"}
"""Letter → what it may have lost."""


def near(word: str, dictionary: Dictionary, knows: Callable[[str], bool], slips: Slips, *, ends: bool) -> list[str]:
    """Return at most three known words that are one slip away from a lower-case word, the likeliest first.

    ``ends``: the last letter may be wrong too, and with any slip the first.
    """
    found: list[str] = []
    if len(word) <= LONGEST:
        for other in _others(word, dictionary, slips, ends=ends):
            if other not in found and other != word and knows(other):
                found.append(other)
                if len(found) == MOST:
                    break
    return found


def _others(word: str, dictionary: Dictionary, slips: Slips, *, ends: bool) -> Iterator[str]:
    """Yield what may have been meant, as far as its letters can stand together."""
    threes, follow = dictionary.threes, dictionary.follow
    last = len(word) - (not ends)
    first = 0 if ends and slips == Slips.ANY else 1

    def sounds(other: str, at: int) -> bool:
        stretch = other[max(0, at - 2) : at + 3]
        return all(stretch[i : i + 3] in threes for i in range(len(stretch) - 2))

    for i in range(last - 1):
        other = word[:i] + word[i + 1] + word[i] + word[i + 2 :]
        if sounds(other, i) and sounds(other, i + 1):
            yield other
    for i in range(len(word)):
        if sounds(other := word[:i] + word[i] + word[i:], i):
            yield other
    for i in range(1, len(word)):
        if word[i] == word[i - 1] and sounds(other := word[:i] + word[i + 1 :], i):
            yield other
    for i, letter in enumerate(word):
        for accented in ACCENTS.get(letter, "") if dictionary.accented else "":
            if sounds(other := word[:i] + accented + word[i + 1 :], i):
                yield other
    if slips == Slips.SURE:
        return
    for i in range(first, last + ends):
        for letter in follow.get(word[i - 2 : i], "") if i > 1 else dictionary.letters:
            if sounds(other := word[:i] + letter + word[i:], i):
                yield other
    for i in range(first, last):
        if sounds(other := word[:i] + word[i + 1 :], i):
            yield other
    for i in range(first, last):
        free = slips == Slips.ANY
        for letter in ALIKE.get(word[i], "") if not free else follow.get(word[i - 2 : i], "") if i > 1 else dictionary.letters:
            if sounds(other := word[:i] + letter + word[i + 1 :], i):
                yield other


def variants(word: str) -> set[str]:
    """Return everything that is one slip away from a short word, whether it is a word or not."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    halves = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    return {
        *(one + other[1:] for one, other in halves if other),
        *(one + other[1] + other[0] + other[2:] for one, other in halves if len(other) > 1),
        *(one + letter + other for one, other in halves for letter in letters),
        *(one + letter + other[1:] for one, other in halves if other for letter in letters),
    }
