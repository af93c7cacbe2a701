"""The words of a language, and what is meant by one that is none of them."""

import re
import sys
import unicodedata
from collections.abc import Collection, Mapping

from postlint.services.grammar import english, hunspell_
from postlint.services.grammar.far import far, frequent
from postlint.services.grammar.near import Slips, near, variants
from postlint.services.grammar.seen import seen

SHORTEST, LONG = 5, 7
"""Letters. Below the first an unknown word is mostly an abbreviation, and has a neighbour anyway; from the second on a neighbour is
hardly chance."""

_PREFIX = re.compile(
    r"(?:anti|bio|co|counter|cyber|eco|extra|hyper|inter|kilo|mega|meta|micro|mid|mini|mono|multi|neuro|non|out|over|photo|post|pre|pro|re"
    r"|semi|sub|super|tele|trans|ultra|un|under)(?=.{4})"
)
_ENDINGS = frozenset({"s", "ll", "d", "ve", "re", "m"})
_STRETCHED = re.compile(r"(.)\1\1")
_LATIN = "ɏ"  # the last letter of the Latin alphabet's extensions
_COMPOUNDING = frozenset({"en", "de", "nl", "af", "lb", "nb", "nn", "no", "da", "sv", "is", "fo", "fi", "et", "hu"})
"""Languages that write new words as two known ones."""


class Vocabulary:
    """A language's dictionary with what it lacks, and all it has said in this run."""

    def __init__(self, language: str, dictionary: hunspell_.Dictionary) -> None:
        """Take the dictionary; English has more to its vocabulary than that."""
        self.english = language.startswith("en")
        self.capital_nouns = language.startswith("de")
        self._compounds_words = language[:2] in _COMPOUNDING
        self.misspellings: Mapping[str, str] = english.misspellings() if self.english else {}
        self._dictionary = dictionary
        self._newer: Collection[str] = english.newer() if self.english else ()
        self._good: set[str] = set()
        self._bad: set[str] = set()
        self._made: dict[str, bool] = {}
        self._compounds: dict[str, bool] = {}
        self._near: dict[tuple[str, Slips, bool], tuple[str, ...]] = {}

    def unknown(self, words: set[str]) -> set[str]:
        """Return those of the words, as they are written, that the language has not got."""
        return {word for word in words - self._good if not self._is_good(word)}

    def _is_good(self, word: str) -> bool:
        if word in self._bad or word in self._good:
            return word in self._good
        written = plain(word)
        lower = written.lower()
        measured = 1 < len(written) <= hunspell_.LONGEST
        good = lower not in self.misspellings and (
            not measured or self._has(written, lower) or _is_no_word(written) or (written == lower and self.made(lower))
        )
        (self._good if good else self._bad).add(word)
        return good

    def _has(self, word: str, lower: str) -> bool:
        knows = self._dictionary.__getitem__
        stem, _, ending = lower.rpartition("'")
        stem = stem if ending in _ENDINGS else lower
        return knows(word) or self.knows(lower) or (stem != lower and (self.knows(stem) or knows(word[: len(stem)])))

    def knows(self, word: str) -> bool:
        """Say whether a lower-case word is one of the language."""
        return word in self._newer or self._dictionary[word]

    def borrowed(self, word: str) -> bool:
        """Say whether an unknown lower-case word is a name or a word of another language that is often seen in English."""
        return self.english and word not in self.misspellings and (word in english.borrowed() or seen(word))

    def far(self, word: str, most: int = sys.maxsize) -> tuple[str, ...]:
        """Return the common word that an unknown lower-case word stands for, though more than one slip lies between; English only.

        ``most`` is the last place among the commonest words that it may have.
        """
        if not self.english or self.borrowed(word) or self.is_name(word) or self.compound(word):
            return ()
        found = far(word)
        return (found,) if found and frequent()[found] <= most else ()

    def is_name(self, word: str) -> bool:
        """Say whether a lower-case word is a name, or a day, that was written small."""
        return self._dictionary[word.capitalize()]

    def made(self, word: str) -> bool:
        """Say whether an unknown lower-case word is made of a known one as English does it: makin', vlogs, organised, re-gifting."""
        if word not in self._made:
            self._made[word] = self.english and self._is_made(word)
        return self._made[word]

    def _is_made(self, word: str) -> bool:
        prefix = _PREFIX.match(word)
        return (
            (word.endswith("in") and self.knows(word + "g"))
            or (word.endswith("s") and len(word) > SHORTEST and word[-2] not in "sxz" and self.knows(word[:-1]))
            or english.american(word, self.knows) is not None
            or (prefix is not None and self.knows(word[prefix.end() :]))
        )

    def compound(self, word: str) -> bool:
        """Say whether an unknown lower-case word is two known ones: gameplay, in German and the Nordic languages with s or e between."""
        if word not in self._compounds:
            self._compounds[word] = self._is_compound(word)
        return self._compounds[word]

    def _is_compound(self, word: str) -> bool:
        if not self._compounds_words:
            return False
        shortest = 4 if self.english else 3
        halves = ((word[:cut], word[cut:]) for cut in range(shortest, len(word) - shortest + 1))
        if self.english:
            return any(self.knows(one) and self.knows(other) for one, other in halves)
        return any(self._noun(other) and (self._noun(one) or (one[-1] in "se" and self._noun(one[:-1]))) for one, other in halves)

    def _noun(self, word: str) -> bool:
        return self._dictionary[word] or (self.capital_nouns and self._dictionary[word.capitalize()])

    def near(self, word: str, slips: Slips, *, ends: bool = True) -> tuple[str, ...]:
        """Return the known words, in lower case, that an unknown lower-case word may stand for, the likeliest first."""
        if word in self.misspellings:
            return (self.misspellings[word],)
        key = (word, slips, ends)
        if key not in self._near:
            accepts = self._noun_spelt if self.capital_nouns else self._spelt
            self._near[key] = tuple(near(word, self._dictionary, accepts, slips, ends=ends))
        return self._near[key]

    def common(self, word: str) -> tuple[str, ...]:
        """Return the common words of a few letters that a short unknown word is one slip of any kind away from."""
        listed = english.common() if self.english else frozenset()
        return tuple(
            sorted(listed.intersection(variants(word)), key=lambda other: (sorted(other) != sorted(word), other[0] != word[0], other))
        )[:3]

    def _spelt(self, word: str) -> bool:
        return word in self._newer or self._dictionary.spell(word)

    def _noun_spelt(self, word: str) -> bool:
        return self._dictionary.spell(word) or self._dictionary.spell(word.capitalize())


def plain(word: str) -> str:
    """Return a word as the dictionary writes it: straight apostrophes, and plain letters for "fonts" such as 𝗯𝗼𝗹𝗱."""
    return word if word.isascii() else unicodedata.normalize("NFKC", word).replace("’", "'")


def _is_no_word(word: str) -> bool:
    """Say whether a run of letters is not written as a word: an acronym, a camel-case name, a stretched word, another script."""
    if word.isupper():
        return len(word) < SHORTEST
    return word[1:] != word[1:].lower() or bool(_STRETCHED.search(word)) or any(char > _LATIN for char in word)
