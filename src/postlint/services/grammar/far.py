"""The common word that an unknown one was meant to be, though more than one slip lies between: "embarased", "inconvience", "tempory"."""

from collections.abc import Mapping, Sequence
from functools import cache

from postlint.data import rules_folder
from postlint.text.distance import edits

SHORTEST, LONG = 6, 8
"""Letters. From the first on a word is sought whose consonants sound the same, from the second on any that is two slips away."""
MOST = 3
_SAME = str.maketrans("kqzjv", "ccsgf")


def far(word: str) -> str | None:
    """Return the common word that a lower-case word stands for, None if there is none, or no single one that is likeliest."""
    if len(word) < SHORTEST:
        return None
    sound, letters, found = _consonants(word), _letters(word), []
    for place, other in _beginning(word[0]):
        if abs(len(other) - len(word)) > MOST or (letters ^ _letters(other)).bit_count() > MOST + 1:
            continue
        heard = edits(sound, _consonants(other), 2)
        most = MOST if not heard else 2 if len(word) >= LONG and word[-2:] == other[-2:] else 0
        if most and (apart := edits(word, other, most)) <= most:
            found.append((apart + 2 * heard, place, other))
    if not found:
        return None
    first, *others = sorted(found)
    alone = not others or others[0][0] > first[0] or others[0][1] > 4 * first[1]
    return first[2] if alone else None


def _consonants(word: str) -> str:
    """Return what is heard of a word's consonants: one letter for those of one sound, none twice in a row."""
    plain = word.replace("ph", "f").replace("ck", "k").replace("gh", "g").translate(_SAME)
    kept = [letter for letter in plain if letter not in "aeiouyhw'"]
    return "".join(letter for i, letter in enumerate(kept) if not i or kept[i - 1] != letter)


def _letters(word: str) -> int:
    """Return a bit for each letter of a word."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 31)
    return bits


@cache
def _beginning(letter: str) -> Sequence[tuple[int, str]]:
    """Return the common words with a first letter, each with its place among all."""
    return [(place, word) for word, place in frequent().items() if word[0] == letter and len(word) >= SHORTEST]


@cache
def frequent() -> Mapping[str, int]:
    """Return the commonest words of English, names with a capital, with their places: the commonest is at 1."""
    lines = (rules_folder() / "language" / "frequent-words.txt").read_text(encoding="utf-8").splitlines()
    return {word: place for place, word in enumerate((line for line in lines if line[0] != "#"), 1)}
