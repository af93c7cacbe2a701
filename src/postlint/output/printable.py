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
