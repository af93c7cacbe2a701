"""Regular expressions that cost nothing until a text needs them."""

from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re


class Pattern:
    """A regular expression that is compiled when a text first may hold a match, and asked only then.

    ``hints`` are literals, in lower case, one of which stands (in any case) in every text that matches; without any, every text is
    tried. Compiling takes half a millisecond, looking for a literal a ten-thousandth of that: most posts need no expression at all.

    >>> [m[1] for m in Pattern(r"(?i)code[:=] ?([0-9]+)", "code").finditer("Your CODE: 1234")]
    ['1234']
    """

    def __init__(self, pattern: str, *hints: str) -> None:
        self._pattern = pattern
        self.hints = hints

    @cached_property
    def _compiled(self) -> "re.Pattern[str]":
        import re

        return re.compile(self._pattern)

    def possible(self, text: str) -> bool:
        """Whether the text has one of the hints."""
        if not self.hints:
            return True
        lower = lowered(text)
        return any(hint in lower for hint in self.hints)

    def finditer(self, text: str) -> "Iterator[re.Match[str]]":
        """Yield every match."""
        return self._compiled.finditer(text) if self.possible(text) else iter(())

    def search(self, text: str, start: int = 0, end: int | None = None) -> "re.Match[str] | None":
        """Return the first match between ``start`` and ``end``."""
        return self._compiled.search(text, start, len(text) if end is None else end) if self.possible(text) else None

    def match(self, text: str, start: int = 0) -> "re.Match[str] | None":
        """Return the match at ``start``."""
        return self._compiled.match(text, start) if self.possible(text) else None

    def fullmatch(self, text: str) -> "re.Match[str] | None":
        """Return the match of the whole text."""
        return self._compiled.fullmatch(text) if self.possible(text) else None

    def sub(self, replacement: "str | Callable[[re.Match[str]], str]", text: str) -> str:
        """Return the text with every match replaced."""
        return self._compiled.sub(replacement, text) if self.possible(text) else text


@lru_cache(8)
def lowered(text: str) -> str:
    """Return a text in lower case, with the letters that ``re.IGNORECASE`` takes for i, s and k as those.

    >>> lowered("\u017fİKı")
    'siki'
    """
    if not text.isascii():
        text = text.replace("\u0130", "i").replace("\u0131", "i").replace("\u017f", "s")
    return text.lower()
