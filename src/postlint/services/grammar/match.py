"""What an engine says about a text."""

from typing import NamedTuple


class Match(NamedTuple):
    """One thing an engine noticed.

    ``start`` and ``end`` are code points of the text. ``replacements`` are whole replacements of that span, the likeliest first.
    ``rule`` is the engine's own name for what it found, ``kind`` is ``spelling``, ``grammar`` or ``style``. ``sure`` is False where
    only the dictionary's silence speaks against a word: no word it knows is near. ``doubtful``: it is capitalised, and may be a name.
    """

    start: int
    end: int
    message: str
    replacements: tuple[str, ...]
    rule: str
    kind: str
    sure: bool = True
    doubtful: bool = False
