"""The company that confusable words keep: which topic words, anywhere in a post, speak for flour and which for flower.

rules/language/company.txt lists them.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cache

from postlint.data import rules_folder


@cache
def others() -> Mapping[str, Mapping[str, tuple[int, int]]]:
    """Return word → each word that it is taken for → where the company of both is listed."""
    found: dict[str, dict[str, tuple[int, int]]] = {}
    for at, line in enumerate(_lines()[::2]):
        forms, meant = line.partition(":")[0].split(), _lines()[2 * at + 1].partition(":")[0].split()
        for one, other in ((one, other) for one, other in zip(forms, meant, strict=True) if one != other):
            found.setdefault(one, {}).setdefault(other, (2 * at, 2 * at + 1))
            found.setdefault(other, {}).setdefault(one, (2 * at + 1, 2 * at))
    return found


def company(word: str, other: str, words: AbstractSet[str]) -> tuple[int, int]:
    """Return how many words of a post speak for a word, and how many for another that it may stand for."""
    places = others().get(word, {}).get(other)
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
    text = (rules_folder() / "language" / "company.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and line[0] != "#"]
