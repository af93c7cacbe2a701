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
_SEPARATED = re.compile(r"[a-z0-9@$](?:[.\-_*|][a-z0-9@$]){3,40}")
_EDGES = "\"'.,:;?()[]{}<>…_-#!"
_LONGEST_WORD = 24
_SHORTEST_WORD = 4


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
        elif "\ud800" <= char <= "\udfff":  # half a character, as JSON can hold it: no matcher takes one
            folded = "\ufffd"
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
    pieces = list(map(_FOLDS.__getitem__, text))
    folded = "".join(pieces)
    if len(folded) == len(text) and all(map(len, pieces)):
        return Folded(folded, None)
    return Folded(folded, [i for i, piece in enumerate(pieces) for _ in piece])


_ASCII = dict.fromkeys((9, 10, 11, 12, 13), " ")
_CONTROLS = re.compile(r"[\0-\x08\x0e-\x1f\x7f]")


def disguised(folded: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, reading) for each part of a folded text that hides a word: digits for letters, or letters spaced out.

    >>> [reading for _, _, reading in disguised("a b0mb, or b.o.m.b, or b o m b?")]
    ['bomb', 'bomb', 'bomb']
    """
    at = 0
    letters: list[tuple[int, str]] = []
    for token in [*folded.split(" "), ""]:
        word = token.strip(_EDGES) if not token.isalpha() else token
        if len(word) == 1:
            letters.append((at + token.index(word), word))
        elif letters:
            yield from _spaced(letters)
            letters = []
        if len(word) >= _SHORTEST_WORD and not word.isalpha():
            start = at + token.index(word)
            yield from ((start, start + len(word), reading) for reading in _behind_signs(word))
        at += len(token) + 1


def _spaced(letters: list[tuple[int, str]]) -> Iterator[tuple[int, int, str]]:
    """Yield the word that single letters make, with and without an "a" or "I" that may be a word of its own before it."""
    for first in (0, 1) if letters[0][1] in "ai" else (0,):
        if len(letters) - first >= _SHORTEST_WORD:
            yield letters[first][0], letters[-1][0] + 1, "".join(letter for _, letter in letters[first:]).translate(_LEET)


def _behind_signs(word: str) -> Iterator[str]:
    """Yield the readings of a word that is not all letters: ``b.o.m.b`` and ``b0mb`` are bomb, ``s1ut`` is siut or slut."""
    if _SEPARATED.fullmatch(word):
        yield word[::2].translate(_LEET)
    elif len(word) <= _LONGEST_WORD and word[0] != "@" and sum(map(str.isalpha, word)) * 2 > len(word) and not word[:2].isdigit():
        for reading in dict.fromkeys((word.translate(_LEET), word.translate(_LEET_L).translate(_LEET))):
            if reading.isalpha():
                yield reading
