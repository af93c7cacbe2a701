"""Text from a draft, made safe to print: no control character, escape sequence or direction override reaches a terminal."""

import unicodedata
from functools import lru_cache

_SHOWN = {"\t": " ", "\n": "⏎", "\r": "␍", "\x1b": "␛"}


def printable(text: str) -> str:
    """Replace what would move the cursor, change colours or reorder the line by a visible stand-in, one for one."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, text))


def printable_lines(text: str) -> str:
    """Make each line printable and keep the line ends."""
    return "\n".join(map(printable, text.split("\n")))


def width(text: str) -> int:
    """Return how many columns a terminal gives to ``printable(text)``."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def wrapped(text: str, columns: int) -> list[str]:
    """Return a text as printable lines no wider than ``columns``, broken between words where that can be; a long word is cut.

    >>> wrapped("We open the 日本 shop", 9)
    ['We open', 'the 日本', 'shop']
    """
    lines: list[str] = []
    for word in printable(text).split(" "):
        first, *rest = _pieces(word, columns)
        if lines and width(lines[-1]) + 1 + width(first) <= columns:
            lines[-1] += f" {first}"
        else:
            lines.append(first)
        lines += rest
    return lines


def _pieces(word: str, columns: int) -> list[str]:
    """Cut a word into pieces that fit."""
    pieces: list[str] = []
    start = 0
    while not pieces or start < len(word):
        end = min(len(word), start + columns)
        while end - start > 1 and (over := width(word[start:end]) - columns) > 0:
            end -= (over + 1) // 2
        pieces.append(word[start:end])
        start = end
    return pieces


@lru_cache(4096)
def _shown(char: str) -> str:
    if char in _SHOWN:
        return _SHOWN[char]
    if unicodedata.category(char) in {"Cc", "Cs"}:
        return "�"
    # Joiners and variation selectors are part of emoji; every other format character (bidi overrides first) would deceive.
    return "·" if unicodedata.category(char) == "Cf" and char not in "‌‍" else char


@lru_cache(4096)
def _columns(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me"} or char in "‌‍️":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
