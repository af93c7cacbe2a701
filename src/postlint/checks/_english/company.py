"""The company that confusable words keep: which topic words, anywhere in a post, speak for flour and which for flower.

rules/language/company.txt lists them.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from pathlib import Path
from typing import Any

from postlint.data import compiled, rules_folder


@cache
def others(word: str) -> Mapping[str, tuple[int, int]]:
    """Return each word that a word is taken for → the lines on which the company of both is listed."""
    listed = (entry.split(":") for entry in heads().get(word, "").split())
    return {other: (int(own), int(its)) for other, own, its in listed}


@cache
def heads() -> Mapping[str, str]:
    """Return word → ``other:line:line`` for each word that it is taken for, parted by blanks: one string, since that is read quickly."""

    def build() -> Any:
        found: dict[str, dict[str, tuple[int, int]]] = {}
        for at in range(0, len(_lines()), 2):
            forms, meant = (_lines()[line].partition(":")[0].split() for line in (at, at + 1))
            for one, other in ((one, other) for one, other in zip(forms, meant, strict=True) if one != other):
                found.setdefault(one, {}).setdefault(other, (at, at + 1))
                found.setdefault(other, {}).setdefault(one, (at + 1, at))
        return {word: " ".join(f"{other}:{own}:{its}" for other, (own, its) in pairs.items()) for word, pairs in found.items()}

    listed: Mapping[str, str] = compiled("company", [path()], build)
    return listed


def company(word: str, other: str, words: AbstractSet[str]) -> tuple[int, int]:
    """Return how many words of a post speak for a word, and how many for another that it may stand for."""
    places = others(word).get(other)
    return (_count(places[0], words), _count(places[1], words)) if places else (0, 0)


def _count(line: int, words: AbstractSet[str]) -> int:
    exact, beginnings = _company(line)
    return len(exact & words) + sum(word.startswith(beginnings) for word in words - exact)


@cache
def _company(line: int) -> tuple[frozenset[str], tuple[str, ...]]:
    listed = _lines()[line].partition(":")[2].split()
    return frozenset(word for word in listed if word[-1] != "*"), tuple(word[:-1] for word in listed if word[-1] == "*")


@cache
def _lines() -> list[str]:
    return [line for line in path().read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


def path() -> Path:
    """Return where the company of words is listed."""
    return rules_folder() / "language" / "company.txt"
