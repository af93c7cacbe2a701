"""Which words of a text are misspelt, judged so that slang, names and jargon are left in peace."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise

from postlint.services.grammar import english, hunspell_
from postlint.services.grammar.match import Match

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SHORTEST, LONG, LONGEST = 5, 7, 20
"""Letters. Under the first an unknown word is mostly an abbreviation, and has a neighbour anyway; from the second on a neighbour is
no chance; past the third it is no single word."""

MOST = 100
"""Distinct unknown words of one text that near words are sought for: a text with more is no post."""

_PREFIX = re.compile(
    r"(?:anti|bio|co|counter|cyber|eco|extra|hyper|inter|kilo|mega|meta|micro|mid|mini|mono|multi|neuro|non|out|over|photo|post|pre|pro|re"
    r"|semi|sub|super|tele|trans|ultra|un|under)(?=.{4})"
)
_STRETCHED = re.compile(r"(.)\1\1")


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


Spans = Collection[tuple[int, int]]


class Speller:
    """A language's dictionary, and all it has said in this run."""

    def __init__(self, language: str, dictionary: hunspell_.Dictionary) -> None:
        """Take the dictionary; English has more to its vocabulary than that."""
        self.language = language
        self._english = language.startswith("en")
        self._dictionary = dictionary
        self._knows = dictionary.__getitem__
        self._newer: Collection[str] = english.newer() if self._english else ()
        self._misspellings: Mapping[str, str] = english.misspellings() if self._english else {}
        self._good: set[str] = set()
        self._bad: set[str] = set()
        self._made: dict[str, bool] = {}
        self._near: dict[str, tuple[str, ...]] = {}

    def check(self, text: str, known: Collection[str] = (), skip: Spans = ()) -> Iterator[Match]:
        """Yield what is misspelt in a text.

        ``known`` are words (in lower case) that are none of the dictionary's business, ``skip`` the spans of links, tags and handles.
        """
        words = set(WORD.findall(text))
        unknown = words - self._good
        if unknown:
            unknown.difference_update([word for word in unknown if self._is_good(word)])
        if not unknown:
            return
        foreign, looked = _Foreign(text, unknown), set[str]()
        spans = sorted(skip, reverse=True)
        for found in WORD.finditer(text):
            word = found[0]
            start, end = found.span()
            while spans and spans[-1][1] <= start:
                spans.pop()
            if word not in unknown or (spans and spans[-1][0] < end) or not _stands_alone(text, start, end):
                continue
            word = plain(word)
            lower = word.lower()
            if known and (lower in known or lower.removesuffix("'s") in known):
                continue
            slip = lower in self._misspellings
            if slip or not (self._derived(lower) or foreign.line(start)):
                sure = slip or word.islower() or (not word.isupper() and (len(word) > LONG + 1 or _opens(text, start)))
                near = self._replacements(word) if sure and len(looked) < MOST else ()
                looked.add(word)
                yield Match(start, end, _say(found[0], near), near, "Hunspell", "spelling", bool(near))

    def _is_good(self, word: str) -> bool:
        if word in self._bad:
            return False
        written = plain(word)
        lower = written.lower()
        good = lower not in self._misspellings and (
            not 1 < len(written) <= hunspell_.LONGEST or self._has(written, lower) or _no_word(written)
        )
        (self._good if good else self._bad).add(word)
        return good

    def _replacements(self, word: str) -> tuple[str, ...]:
        if word not in self._near:
            lower = word.lower()
            stem = lower.removesuffix("'s")
            near = [self._misspellings[lower]] if lower in self._misspellings else self._slips(stem, name=not word.islower())
            self._near[word] = tuple(_like(word, other + (lower[len(stem) :] if lower not in self._misspellings else "")) for other in near)
        return self._near[word]

    def _has(self, word: str, lower: str) -> bool:
        stem = lower.removesuffix("'s")
        return (
            self._knows(word)
            or self._knows(lower)
            or lower in self._newer
            or (stem != lower and (self._knows(stem) or self._knows(word[:-2]) or stem in self._newer))
        )

    def _derived(self, word: str) -> bool:
        if word not in self._made:
            self._made[word] = self._english and self._is_made(word)
        return self._made[word]

    def _is_made(self, word: str) -> bool:
        """Say whether an unknown word is made of known ones as English makes them."""
        if word.endswith("in") and self._knows(word + "g"):  # makin' it
            return True
        if word.endswith("s") and len(word) > SHORTEST and (self._knows(word[:-1]) or word[:-1] in self._newer) and word[-2] not in "sxz":
            return True
        if english.american(word, self._knows):
            return True
        prefix = _PREFIX.match(word)
        if prefix and self._knows(word[prefix.end() :]):
            return True
        return any(self._knows(word[:cut]) and self._knows(word[cut:]) for cut in range(4, len(word) - 3))

    def _slips(self, word: str, *, name: bool) -> list[str]:
        """Return at most three known words that are one slip away.

        Short words and names have chance neighbours: there only the slips that fingers and ears really make count.
        """
        found: list[str] = []
        if (LONG if name else SHORTEST) <= len(word) <= LONGEST:
            threes, letters = self._dictionary.threes, self._dictionary.letters
            for at, other in slips(word, letters, free=len(word) >= LONG and not name, end=not name):
                around = other[max(0, at - 2) : at + 4]
                likely = all(around[i : i + 3] in threes for i in range(len(around) - 2))
                if likely and other not in found and other != word and self._dictionary.spell(other):
                    found.append(other)
                    if len(found) == 3:
                        break
        return found


class _Foreign:
    """Tells the lines of a text that are in another language: most of their words are unknown."""

    def __init__(self, text: str, unknown: Collection[str]) -> None:
        self._text = text
        self._unknown = unknown
        self._lines: dict[int, bool] = {}

    def line(self, at: int) -> bool:
        start = self._text.rfind("\n", 0, at) + 1
        if start not in self._lines:
            end = self._text.find("\n", at)
            words = [
                word for word in WORD.findall(self._text, start, end if end >= 0 else len(self._text)) if word.islower() and len(word) > 1
            ]
            strange = sum(word in self._unknown for word in words)
            self._lines[start] = strange >= 2 and strange * 5 > len(words) * 2
        return self._lines[start]


def plain(word: str) -> str:
    """Return a word as the dictionary writes it: straight apostrophes, and plain letters for "fonts" such as 𝗯𝗼𝗹𝗱."""
    return word if word.isascii() else unicodedata.normalize("NFKC", word).replace("’", "'")


def slips(word: str, letters: str, *, free: bool, end: bool) -> Iterator[tuple[int, str]]:
    """Yield what a writer may have meant, the likeliest slip first, and where it differs; the first letter is seldom wrong.

    ``free``: any letter may stand for any other; ``end``: the last letter may be wrong too.
    """
    last = len(word) - (not end)
    for i in range(last - 1):
        yield i, word[:i] + word[i + 1] + word[i] + word[i + 2 :]
    for i in range(last):
        yield i, word[:i] + word[i] + word[i:]
    for i in range(1, last):
        yield i, word[:i] + word[i + 1 :]
    for i in range(1, last + end):
        for letter in letters:
            yield i, word[:i] + letter + word[i:]
    for i in range(1, last):
        for letter in letters if free and i < len(word) - 1 else ALIKE.get(word[i], ""):
            yield i, word[:i] + letter + word[i + 1 :]


def _no_word(word: str) -> bool:
    """Say whether a run of letters is not written as a word: an acronym, a camel-case name, a stretched word, another script."""
    if word.isupper():
        return len(word) < SHORTEST
    capital = word[1:] != word[1:].lower()
    return capital or bool(_STRETCHED.search(word)) or any(c > "ɏ" for c in word)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Say whether a word is no part of a handle, an address, a file name or a number."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in tuple("@#_$/\\&%=") or before.isdigit() or after in tuple("_@/\\=") or after.isdigit():
        return not before and not after
    if after and unicodedata.combining(after):
        return False
    return not (after in tuple(".:") and text[end + 1 : end + 2].isalnum()) and not (
        before in tuple(".:") and text[max(0, start - 2) : start - 1].isalnum()
    )


def _like(word: str, other: str) -> str:
    """Give a replacement the case of what it replaces."""
    if word.isupper() and len(word) > 1:
        return other.upper()
    return other[:1].upper() + other[1:] if word[:1].isupper() else other


def _opens(text: str, start: int) -> bool:
    """Say whether a sentence opens here: nothing but space, quotes or emoji lies between this word and a full stop or a line's start."""
    before = text[max(0, start - 8) : start].rstrip(" \"'“‘(")
    return not before or before[-1] in ".!?…:\n•" or not (before[-1].isalnum() or before[-1] in ",;-–—&/+@#$%)")


def _say(word: str, near: tuple[str, ...]) -> str:
    if not near:
        return f'"{word}" is in no dictionary here: check how it is spelt'
    choice = " or ".join(f'"{other}"' for other in near)
    return f'"{word}" is misspelt: did you mean {choice}?'
