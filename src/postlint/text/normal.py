"""Normal forms: a text as a matcher should see it, with the way back to the text as it stands."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_PLAIN = {
    "’": "'", "‘": "'", "‛": "'", "ʼ": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
    # Letters of other scripts that look like Latin ones (Unicode TR39 confusables, single letters). Of Cyrillic and Greek, the
    # capitals that look like a Latin letter only as capitals stand below: in small letters they must not turn Russian into English.
    "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "і": "i", "ј": "j", "ѕ": "s", "һ": "h", "ԁ": "d",
    "ӏ": "l", "ԛ": "q", "ԝ": "w", "ο": "o", "α": "a", "ν": "v", "ρ": "p", "ι": "i", "κ": "k", "ɡ": "g", "ı": "i", "ɑ": "a",
    "ᴀ": "a", "ʙ": "b", "ᴄ": "c", "ᴅ": "d", "ᴇ": "e", "ꜰ": "f", "ɢ": "g", "ʜ": "h", "ɪ": "i", "ᴊ": "j", "ᴋ": "k", "ʟ": "l",
    "ᴍ": "m", "ɴ": "n", "ᴏ": "o", "ᴘ": "p", "ʀ": "r", "ꜱ": "s", "ᴛ": "t", "ᴜ": "u", "ᴠ": "v", "ᴡ": "w", "ʏ": "y", "ᴢ": "z",
    "օ": "o", "ս": "u", "ց": "g", "հ": "h", "ո": "n", "ԍ": "g", "ᖇ": "r",
}  # fmt: skip
_CAPITALS = dict(zip("ВЕЗКМНОРСТУХΒΕΖΗΙΚΜΝΟΡΤΥΧ", "be3kmhopctyxbezhikmnoptyx", strict=True))
_ENCLOSED = {chr(base + n): chr(97 + n) for base in (0x1F150, 0x1F170) for n in range(26)}  # 🅐 and 🅰: NFKD leaves them

_LEET = str.maketrans("0134578@$!|+", "oieastbasilt")
_LEET_L = str.maketrans("1", "l")
_MIXED = re.compile(r"(?<!\S)(?=\S{0,20}?(?:[a-z][013457@$!|+]|[013457@$!|+][a-z]))[^\s/:.]{3,24}(?!\S)")
_EDGES = "\"'.,:;?()[]{}<>…_-#!"
_SPACED = re.compile(r"(?<![^\W_])[a-z0-9@$](?:[ .\-_*|][a-z0-9@$]){3,30}(?![^\W_])")


class Folded(NamedTuple):
    """A folded text, and for each of its code points the offset it came from (None: the same offset)."""

    text: str
    offsets: list[int] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the text as it stands."""
        return (start, end) if self.offsets is None else (self.offsets[start], self.offsets[end - 1] + 1)


class _Folds(dict[str, str]):
    """A code point → what it is folded to: found at first sight, kept since texts repeat their letters."""

    def __missing__(self, char: str) -> str:
        if char.isspace():
            folded = " "
        elif char in _ENCLOSED or char in _CAPITALS:
            folded = _ENCLOSED.get(char) or _CAPITALS[char]
        else:
            parts = (_PLAIN.get(c, c) for c in unicodedata.normalize("NFKD", _PLAIN.get(char, char)).casefold())
            # Marks go (é → e, Zalgo), and so does what has no width; a variation selector says nothing about a word.
            folded = "".join(c for c in parts if unicodedata.category(c) not in {"Mn", "Me", "Cf", "Cc"})
        self[char] = folded
        return folded


_FOLDS = _Folds()


def fold(text: str) -> Folded:
    """Fold case, width, accents, typographic quotes and look-alike letters; drop marks and invisible characters.

    >>> fold("Ｆｕｌｌ Wídth").text
    'full width'
    """
    if text.isascii() and not _CONTROLS.search(text):
        return Folded(text.lower().translate(_ASCII), None)
    pieces = [_FOLDS[c] for c in text]
    folded = "".join(pieces)
    if len(folded) == len(text) and all(map(len, pieces)):
        return Folded(folded, None)
    return Folded(folded, [i for i, piece in enumerate(pieces) for _ in piece])


_ASCII = {c: " " for c in (9, 10, 11, 12, 13)}
_CONTROLS = re.compile(r"[\0-\x08\x0e-\x1f\x7f]")


def disguised(folded: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, reading) for each part of a folded text that hides a word: digits for letters, or letters spaced out.

    >>> [reading for _, _, reading in disguised("a b0mb, or b.o.m.b?")]
    ['bomb', 'bomb']
    """
    for match in _MIXED.finditer(folded):
        word = match[0].strip(_EDGES)
        if word.startswith("@") or sum(map(str.isalpha, word)) * 2 < len(word) or word[:1].isdigit() and word[1:2].isdigit():
            continue  # 24h, 100k: a number with a unit
        at = match.start() + match[0].index(word)
        for variant in {word, word.translate(_LEET_L)}:
            reading = variant.translate(_LEET)
            if reading.isalpha():
                yield at, at + len(word), reading
    for match in _SPACED.finditer(folded):
        yield match.start(), match.end(), match[0][::2].translate(_LEET)
