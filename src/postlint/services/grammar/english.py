"""What the English dictionary does not say: newer words, British spelling, and how people misspell."""

import re
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from postlint.data import rules_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_BRITISH = (
    (re.compile(r"our(?=s|y|ed|ing|ite|ites|able|ful|less|hood|er|ers|$)"), "or"),
    (re.compile(r"is(?=(?:e|ed|es|er|ers|ing|ation|ations|ational|able)$)"), "iz"),
    (re.compile(r"ys(?=(?:e|ed|es|er|ers|ing)$)"), "yz"),
    (re.compile(r"ll(?=(?:ed|ing|ings|er|ers|or|ors|ery|ous|ously)$)"), "l"),
    (re.compile(r"(?<=[a-z]{2})re(?=s?$)"), "er"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"(?<=[a-z])(?:ae|oe)(?=[a-z]{4})|^(?:ae|oe)(?=[a-z]{5})"), "e"),
)
"""Ends of British words and their American forms, as in the SCOWL project's table of varieties (wordlist.aspell.net/varcon)."""


@cache
def newer() -> frozenset[str]:
    """Return the words that are younger than the dictionary."""
    return frozenset(word for line in _lines("english-words.txt") for word in line.split())


@cache
def borrowed() -> frozenset[str]:
    """Return names written small and words of other languages: no slips, though a word is near, but not what anybody meant either."""
    return frozenset(word for line in _lines("borrowed-words.txt") for word in line.split())


@cache
def common() -> frozenset[str]:
    """Return common words of four to six letters."""
    return frozenset(word for line in _lines("common-words.txt") for word in line.split())


@cache
def misspellings() -> "Mapping[str, str]":
    """Return wrong form → right form."""
    return MappingProxyType(dict(line.split(maxsplit=1) for line in _lines("misspellings.txt")))


def _lines(name: str) -> list[str]:
    text = (rules_folder() / "language" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def american(word: str, knows: "Callable[[str], bool]") -> str | None:
    """Return the American spelling of a British word (``organised`` → ``organized``), None if it is not one."""
    for pattern, ending in _BRITISH:
        other, changed = pattern.subn(ending, word, count=1)
        if changed and knows(other):
            return other
    return None
