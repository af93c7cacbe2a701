"""How likely English words stand together: one, two or three of them.

The figures are those of the US English language model that comes with CMU Sphinx (``rules/language/NOTICE.txt``), written by
``benchmarks/language/ngrams.py`` into one table of some megabytes that is mapped, not read. Each run of words is known by a hash: 16 bits
say where to look, 16 more whether it is there, so that one absent run in two thousand is taken for a rare one.
"""

import math
import mmap
from functools import cache, lru_cache
from zlib import crc32

from postlint.data import rules_folder

BUCKETS = 1 << 16
STEPS = 32
"""Values a power of ten is divided into."""
START, END = "<s>", "</s>"
_BACK_OFF = -0.2
"""What it costs not to know three, or two, words together: the mean of the model's own figures, as a decimal logarithm."""


@lru_cache(maxsize=1 << 15)
def chance(word: str, before: str = "", earlier: str = "") -> float | None:
    """Return the decimal logarithm of how likely a lower-case word follows one or two others, None for a word that is not known.

    ``<s>`` and ``</s>`` are where a sentence starts and ends.
    """
    alone = _look(word)
    if alone is None or not before:
        return alone
    two = _look(f"{before} {word}")
    if two is None and before != START and _look(before) is None:
        return alone
    if not earlier or (earlier != START and _look(earlier) is None):
        return alone + _BACK_OFF if two is None else two
    three = _look(f"{earlier} {before} {word}")
    if three is not None:
        return three
    return alone + 2 * _BACK_OFF if two is None else two + _BACK_OFF


def together(one: str, other: str) -> float:
    """Return the decimal logarithm of how likely a word is right after another that it was seen with; less than any, if it never was."""
    known = _look(f"{one} {other}")
    return -math.inf if known is None else known


@lru_cache(maxsize=1 << 16)
def _look(words: str) -> float | None:
    starts, data, marks, values = _table()
    number = crc32(words.encode())
    mark = (number >> 16).to_bytes(2, "little")
    at, end = marks + 2 * starts[number & 0xFFFF], marks + 2 * starts[(number & 0xFFFF) + 1]
    while (at := data.find(mark, at, end)) >= 0:
        if not (at - marks) & 1:
            return -data[values + ((at - marks) >> 1)] / STEPS
        at += 1
    return None


@cache
def _table() -> tuple[memoryview, mmap.mmap, int, int]:
    """Return where each bucket starts, the file, and where in it the marks of all runs begin (two bytes each, the lower first), and their values."""
    with (rules_folder() / "language" / "ngrams.bin").open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    marks = 4 * (BUCKETS + 1)
    starts = memoryview(data)[:marks].cast("I")
    return starts, data, marks, marks + 2 * starts[BUCKETS]
