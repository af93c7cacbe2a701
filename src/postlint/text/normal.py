"""Normal forms: a text as a matcher should see it, with the way back to the text as it stands."""

import unicodedata
from typing import NamedTuple

_PLAIN = {
    "’": "'", "‘": "'", "‛": "'", "ʼ": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
    # Letters of other scripts that look like Latin ones (Unicode TR39 confusables, the lower-case single letters of it).
    "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "і": "i", "ј": "j", "ѕ": "s", "һ": "h", "ԁ": "d",
    "ӏ": "l", "ԛ": "q", "ԝ": "w", "ο": "o", "α": "a", "ν": "v", "ρ": "p", "ι": "i", "κ": "k", "ɡ": "g", "ı": "i",
}  # fmt: skip


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
        else:
            parts = (_PLAIN.get(c, c) for c in unicodedata.normalize("NFKD", char).casefold())
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
    if text.isascii():
        return Folded(text.lower().translate(_ASCII), None)
    pieces = [_FOLDS[c] for c in text]
    folded = "".join(pieces)
    if len(folded) == len(text) and all(map(len, pieces)):
        return Folded(folded, None)
    return Folded(folded, [i for i, piece in enumerate(pieces) for _ in piece])


_ASCII = dict.fromkeys((9, 10, 11, 12, 13), " ")
