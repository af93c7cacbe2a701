"""Spelling and grammar: the engines, and the one interface to them."""

from collections.abc import Collection, Mapping
from threading import Lock
from typing import Any

from postlint.services.grammar.match import Match

__all__ = ["Grammar", "Match", "build"]


class Grammar:
    """The engines of one run. Dictionaries are loaded at the first word that needs one; safe from any thread."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        """Take the table ``[grammar]`` of the configuration."""
        self._settings = settings
        self._spellers: dict[str, Any] = {}
        self._lock = Lock()

    def spelling(self, text: str, language: str, known: Collection[str] = (), skip: Collection[tuple[int, int]] = ()) -> list[Match]:
        """Return the misspelt words of a text, outside the spans to skip. Raises Unavailable if the language has no dictionary here."""
        with self._lock:
            speller = self._spellers.get(language)
            if speller is None:
                speller = self._spellers[language] = self._load(language)
            return list(speller.check(text, known, skip))

    def _load(self, language: str) -> Any:
        from postlint.services.grammar import hunspell_
        from postlint.services.grammar.spelling import Speller

        return Speller(language, hunspell_.load(language, self._settings))


def build(settings: Mapping[str, Any], *, offline: bool) -> Grammar:  # noqa: ARG001  what is on this machine is allowed offline
    """Return the service; no engine is started yet."""
    return Grammar(settings)
