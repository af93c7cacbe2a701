"""Spelling and grammar: the engines, and the one interface to them.

``hunspell``     dictionaries of eighty languages; in this process, ready in 40 ms
``harper``       English grammar; in this process, ready in 0.6 s
``languagetool`` grammar of thirty languages; a server, ready in some seconds
"""

from collections.abc import Collection, Mapping
from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING, Any

from postlint.errors import Unavailable
from postlint.services.grammar.match import Match

if TYPE_CHECKING:
    from postlint.services.grammar.harper_ import Harper
    from postlint.services.grammar.languagetool import LanguageTool
    from postlint.services.grammar.spelling import Spans, Speller
    from postlint.services.grammar.vocabulary import Vocabulary

__all__ = ["Grammar", "Match", "build"]


class Grammar:
    """The engines of one run, each started at the first question that needs it. Safe from any thread.

    ``waits`` says whether questions go to a server, so that many should wait at once, ``judges`` whether grammar is judged at all.
    """

    def __init__(self, settings: Mapping[str, Any], engine: str, *, offline: bool = False) -> None:
        """Take the table ``[grammar]`` of the configuration, and the engine that is to judge grammar."""
        self._settings = settings
        self._engine = engine
        self._offline = offline
        self._vocabularies: dict[str, Vocabulary] = {}
        self._spellers: dict[str, Speller] = {}
        self._harpers: dict[str, Harper] = {}
        self._tool: LanguageTool | None = None
        self._said: dict[tuple[str, str], list[Match]] = {}
        self._lock = Lock()
        self.waits = engine == "languagetool"
        self.judges = engine != "hunspell"

    def spelling(self, text: str, language: str, known: Collection[str] = (), skip: "Spans" = ()) -> list[Match]:
        """Return the misspelt words of a text, outside the spans to skip. Raises Unavailable if the language has no dictionary here."""
        with self._lock:
            return list(self._speller(language).check(text, known, skip))

    def unknown(self, text: str, language: str) -> frozenset[str]:
        """Return the words of a text, as they stand there, that the language has not got. Raises Unavailable, as ``spelling`` does."""
        with self._lock:
            return self._speller(language).unknown(text)

    def near(self, word: str, language: str) -> tuple[str, ...]:
        """Return the words that an unknown lower-case word is a slip of, at most three. Raises Unavailable, as ``spelling`` does."""
        with self._lock:
            return self._speller(language).near(word)

    def check(self, text: str, language: str, known: Collection[str] = (), skip: "Spans" = (), *, embedded: bool = False) -> list[Match]:
        """Return all that the engines say of a text, sifted for social text and merged.

        ``embedded``: ask Harper of an English text where the engine is Hunspell alone. Raises Unavailable where an engine is missing.
        """
        from postlint.services.grammar.sift import merge, sift

        said = self._ask(text, language, embedded=embedded)
        try:
            spelling = self.spelling(text, language, known, skip)
        except Unavailable:
            spelling = []
        return merge(spelling, sift(text, said, skip, known))

    def wake(self) -> None:
        """Begin to load Harper for English: it takes as long as all the rest of a short run, and can go on beside it."""
        with suppress(Unavailable):
            self._harper("en")

    def _ask(self, text: str, language: str, *, embedded: bool) -> list[Match]:
        """Ask the engine that judges grammar; the same question is asked once."""
        key = (language, text)
        if key not in self._said:
            english = language.startswith("en")
            if self._engine == "languagetool":
                self._said[key] = self._languagetool().check(text, language)
                if english:
                    with suppress(Unavailable):
                        self._said[key] += self._harper(language).check(text)
            elif self._engine == "harper" and not english:
                raise Unavailable(f'Harper reads English only, not "{language}": run postlint setup grammar for LanguageTool')
            elif english and (embedded or self._engine == "harper"):
                self._said[key] = self._harper(language).check(text)
            else:
                return []
        return self._said[key]

    def _speller(self, language: str) -> "Speller":
        if language not in self._spellers:
            from postlint.services.grammar.spelling import Speller

            words = self._vocabulary(language)
            # English words stand in posts of all languages.
            loans = None if language.startswith("en") else self._vocabulary("en")
            self._spellers[language] = Speller(words, loans)
        return self._spellers[language]

    def _vocabulary(self, language: str) -> "Vocabulary":
        if language not in self._vocabularies:
            from postlint.services.grammar import hunspell_
            from postlint.services.grammar.vocabulary import Vocabulary

            self._vocabularies[language] = Vocabulary(language, hunspell_.load(language, self._settings))
        return self._vocabularies[language]

    def _harper(self, language: str) -> "Harper":
        with self._lock:
            if language not in self._harpers:
                from postlint.services.grammar.harper_ import Harper

                self._harpers[language] = Harper(language)
            return self._harpers[language]

    def _languagetool(self) -> "LanguageTool":
        with self._lock:
            if self._tool is None:
                from postlint.services.grammar.languagetool import LanguageTool

                self._tool = LanguageTool(self._settings.get("url"), offline=self._offline)
            return self._tool

    def close(self) -> None:
        """End the server, if one was started."""
        if self._tool:
            self._tool.close()


def build(settings: Mapping[str, Any], *, offline: bool) -> Grammar:
    """Return the service; no engine is started yet.

    ``auto`` is LanguageTool where it has been set up, else Hunspell beside postlint's own lists. Harper speaks beside LanguageTool, which takes
    longer still, and where ``engine`` names it: alone it takes longer to load than all the rest of a run.
    """
    engine = settings.get("engine", "auto")
    if engine == "auto":
        engine = "languagetool" if _has_languagetool(settings) else "hunspell"
    grammar = Grammar(settings, engine, offline=offline)
    if engine in {"harper", "languagetool"}:
        grammar.wake()
    return grammar


def _has_languagetool(settings: Mapping[str, Any]) -> bool:
    from postlint.services.grammar.place import is_set_up

    return bool(settings.get("url")) or is_set_up()
