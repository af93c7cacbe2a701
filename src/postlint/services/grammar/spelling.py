"""Which words of a text are misspelt, judged so that slang, names and jargon are left in peace."""

import re
import unicodedata
from collections.abc import Collection, Iterator

from postlint.services.grammar.far import frequent
from postlint.services.grammar.match import Match
from postlint.services.grammar.near import Slips
from postlint.services.grammar.vocabulary import LONG, SHORTEST, Vocabulary, plain

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
LONG_NOUN = 9
"""Letters of a capitalised German noun that more than a doubled or swapped letter is looked for in."""
LONG_NAME = 9
"""Letters of a capitalised English word that is taken for a slip of a common word, and for no name, wherever it stands."""
COMMON = 3000
"""The place, among the commonest words, up to which a word that may be a name is taken for more than one slip of one."""
MOST = 100
"""Distinct unknown words of one text that near words are sought for: a text with more is no post."""

_LEAD = re.compile(r"\b(?:of|the|for|our|your|and|a|an|in|with|to) \Z")

Spans = Collection[tuple[int, int]]


class Speller:
    """Reads texts of one language against its vocabulary."""

    def __init__(self, vocabulary: Vocabulary, loans: Vocabulary | None = None) -> None:
        """Take the words of the language, and of the one it borrows from."""
        self._words = vocabulary
        self._loans = loans
        self._last: tuple[str, frozenset[str]] = ("", frozenset())

    def unknown(self, text: str) -> frozenset[str]:
        """Return the words of a text, as they stand there, that are not known. The last text's are kept, since several rules ask."""
        last, found = self._last
        if last != text:
            words = self._words.unknown(set(WORD.findall(text)))
            found = frozenset(self._loans.unknown(words) if self._loans else words)
            self._last = text, found
        return found

    def near(self, word: str) -> tuple[str, ...]:
        """Return the words that a word which stands alone is a slip of, the likeliest first; none if it is known, or a chance neighbour."""
        lower = plain(word).lower()
        if not self._words.unknown({word}) or self._words.made(lower):
            return ()
        return tuple(_like(word, other) for other in self._meant(lower, name=True) or self._words.far(lower, COMMON))

    def check(self, text: str, known: Collection[str] = (), skip: Spans = ()) -> Iterator[Match]:
        """Yield what is misspelt in a text.

        ``known`` are words (in lower case) that are none of the dictionary's business, ``skip`` the spans of links, tags and handles.
        """
        unknown = self.unknown(text)
        if not unknown:
            return
        foreign, looked = _Foreign(text, unknown), set[str]()
        small = _is_written_small(text)
        spans = sorted(skip, reverse=True)
        for found in WORD.finditer(text):
            start, end = found.span()
            while spans and spans[-1][1] <= start:
                spans.pop()
            if found[0] not in unknown or (spans and spans[-1][0] < end) or not _stands_alone(text, start, end):
                continue
            word = plain(found[0])
            lower = word.lower()
            stem = lower.removesuffix("'s")
            if lower in known or stem in known:
                continue
            if lower not in self._words.misspellings and (self._words.made(lower) or foreign.line(start)):
                continue
            if (small and self._words.is_name(lower)) or self._words.borrowed(stem) or _is_pun(text, start):
                continue
            looked.add(lower)
            near = self._judge(text, start, end, word) if len(looked) <= MOST else ()
            if near or not self._words.compound(stem):
                doubtful = not (word.islower() or word.isupper() or len(stem) >= LONG_NAME or lower in self._words.misspellings)
                yield Match(start, end, _say(found[0], near), near, "Hunspell", "spelling", bool(near), doubtful)

    def _judge(self, text: str, start: int, end: int, word: str) -> tuple[str, ...]:
        """Return the words that an unknown one certainly stands for; none if it may be a name, or a word that we do not know."""
        lower = word.lower()
        stem = lower.removesuffix("'s")
        if lower in self._words.misspellings:
            meant = self._words.near(lower, Slips.SURE)
            stem = lower
        elif text[start - 1 : start] == "-" and word.islower():
            meant = self._meant(stem, name=True)  # the second half of a pun or a name: BEE-autiful
        elif text[end : end + 1] == "-" and self._words.capital_nouns:
            meant = ()  # half a compound: Weiterbildungs- und Messezentrum
        elif word.islower() or (word.isupper() and len(word) > SHORTEST and _is_shouted(text, start, end)):
            meant = self._meant(stem, name=False)
        elif not word.isupper() and self._is_no_name(text, start, word):
            meant = self._meant(stem, name=True)
        elif word.istitle() and len(stem) >= LONG_NAME and self._words.english:
            meant = tuple(other for other in self._meant(stem, name=True) if other in frequent())
        else:
            meant = ()
        return tuple(_like(word, other + lower[len(stem) :]) for other in meant)

    def _is_no_name(self, text: str, start: int, word: str) -> bool:
        """Say whether a capital may be there for another reason than a name: a sentence begins, or nouns have one in this language."""
        before = text[max(0, start - 24) : start]
        if self._words.capital_nouns:
            return before[-1:] == " " and not before.rstrip().rpartition(" ")[2][:1].isupper()
        return _opens(text, start) or (len(word) > LONG + 1 and bool(_LEAD.search(before)))

    def _meant(self, word: str, *, name: bool) -> tuple[str, ...]:
        if word in self._words.misspellings:
            return self._words.near(word, Slips.SURE)
        if SHORTEST - 1 <= len(word) < LONG and not name and (common := self._words.common(word)):
            return common
        if len(word) < (LONG if name and self._words.english else SHORTEST):
            return ()
        if not self._words.english and self._words.compound(word):
            return self._words.near(word, Slips.SURE)
        if name:
            doubtful = len(word) < (LONG_NOUN if self._words.capital_nouns else LONG)
            slips = Slips.SURE if doubtful and not self._words.english else Slips.LIKELY
        elif len(word) >= LONG:
            slips = Slips.ANY
        else:
            slips = Slips.LIKELY if self._words.english else Slips.SURE
        return self._words.near(word, slips, ends=not name) or (() if name else self._words.far(word))


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


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Say whether a word in capitals stands beside another: it is no acronym then, but a word that is shouted."""
    before, after = text[max(0, start - 16) : start].split(" ")[-2:-1], text[end : end + 16].split(" ")[1:2]
    return any(word.isupper() and len(word) > 1 for word in (*before, *after))


def _is_pun(text: str, start: int) -> bool:
    """Say whether a word is the third part or more of a compound: un-brie-lievable."""
    return text[start - 1 : start] == "-" and "-" in text[max(0, start - 16) : start - 1].rpartition(" ")[2]


def _is_written_small(text: str) -> bool:
    """Say whether a post has no capitals but in tags and shouts: then days and names have none either."""
    return not any(word[0].isupper() and word[1:].islower() for word in text.split()) and not text.isupper()


def _opens(text: str, start: int) -> bool:
    """Say whether a sentence opens here: nothing but space, quotes or emoji lies between this word and a full stop or a line's start."""
    before = text[max(0, start - 8) : start].rstrip(" \"'“‘(")
    return not before or before[-1] in ".!?…:\n•" or not (before[-1].isalnum() or before[-1] in ",;-–—&/+@#$%)")


def _say(word: str, near: tuple[str, ...]) -> str:
    if not near:
        return f'"{word}" is in no dictionary here: check how it is spelt'
    choice = " or ".join(f'"{other}"' for other in near)
    return f'"{word}" is misspelt: did you mean {choice}?'
