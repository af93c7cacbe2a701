"""Words that are in no dictionary, but that people often write: names, jargon, words of other languages.

They are kept as a Bloom filter (B. Bloom, Space/time trade-offs in hash coding with allowable errors, 1970): two hundred thousand words in
three hundred kilobytes, read in a millisecond. Of words that are not among them it takes one in three hundred for one that is.
"""

from collections.abc import Iterator
from functools import cache
from hashlib import blake2b

from postlint.data import rules_folder

BITS, LOOKS = 12, 8
"""Bits of the table for each word, and how many of them one word sets; with these one word in 300 is taken for one of them."""


def seen(word: str) -> bool:
    """Say whether a lower-case word is often written, though no dictionary has it; never for what is a slip of a common word."""
    table = _table()
    return all(table[at >> 3] >> (at & 7) & 1 for at in positions(word, len(table)))


def positions(word: str, size: int) -> Iterator[int]:
    """Yield the bits that a word sets in a table of so many bytes (A. Kirsch and M. Mitzenmacher, Less hashing, same performance, 2006)."""
    digest = blake2b(word.encode(), digest_size=16).digest()
    one, other = int.from_bytes(digest[:8], "big"), int.from_bytes(digest[8:], "big")
    return ((one + i * other) % (size * 8) for i in range(LOOKS))


@cache
def _table() -> bytes:
    return (rules_folder() / "language" / "seen-words.bloom").read_bytes()
