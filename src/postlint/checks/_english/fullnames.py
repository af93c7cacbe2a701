"""Well-known names of two or more words: "Michele Obama" is a slip, told by the part that is right (rules/language/full-names.txt)."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise

from postlint.data import rules_folder
from postlint.text.distance import edits

_SHORTEST, _LONG = 4, 8  # letters of a part that one slip is looked for in, and of one that two are


def almost(one: str, other: str) -> Iterator[tuple[int, str]]:
    """Yield which of two words that stand side by side (0 or 1) is almost a part of a well-known name, and what that part is."""
    before, after = fold(one), fold(other)
    if after in _pairs().get(before, {}):
        return
    for right, part in _pairs().get(before, {}).items():
        if _is_slip(after, right):
            yield 1, part
    for right, part in _backwards().get(after, {}).items():
        if _is_slip(before, right):
            yield 0, part


def _is_slip(word: str, part: str) -> bool:
    if len(part) < _SHORTEST or part == word or (word[0] != part[0] and len(part) < _LONG) or word in {part + "s", part[:-1]}:
        return False
    most = 2 if len(part) >= _LONG else 1
    return edits(word, part, most) <= most


def fold(word: str) -> str:
    """Return a word in lower case, without accents and apostrophes."""
    plain = word if word.isascii() else "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return plain.casefold().replace("’", "'").replace("'", "")


@cache
def _pairs() -> Mapping[str, Mapping[str, str]]:
    """Return part of a name → each part that follows, as it is compared → as it is written."""
    return _beside((one, other) for one, other in _neighbours())


@cache
def _backwards() -> Mapping[str, Mapping[str, str]]:
    """Return part of a name → each part before it, as it is compared → as it is written."""
    return _beside((other, one) for one, other in _neighbours())


def _beside(pairs: Iterable[tuple[str, str]]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for one, other in pairs:
        found.setdefault(fold(one), {})[fold(other)] = other
    return found


def _neighbours() -> Iterator[tuple[str, str]]:
    lines = (rules_folder() / "language" / "full-names.txt").read_text(encoding="utf-8").splitlines()
    return (pair for name in lines if name[0] != "#" for pair in pairwise(name.replace(" & ", " ").split()))
