"""Harper: English grammar without Java, in this process."""

import re
from functools import cache
from threading import Lock, Thread
from typing import Any

from postlint.data import rules_folder
from postlint.errors import Unavailable
from postlint.services.grammar.match import Match

_TASTE = re.compile(r"(?i)initialism|abbreviation|hyphen|proper nouns?|capitaliz|informal spelling|redundan|inside the closed compound")
"""Whole groups of rules, told by their description, that are matters of taste in a post: expanding "BRB", hyphens, capitals."""
_DIALECTS = {"en-GB": 1, "en-AU": 2, "en-CA": 3, "en-IN": 4}


class Harper:
    """One linter, loaded in the background from the moment it is made. Safe from any thread."""

    def __init__(self, language: str) -> None:
        """Begin to load. Raises Unavailable if harper-py is not installed."""
        try:
            import harper
        except ImportError as error:
            raise Unavailable(f'Harper is not here ({error}): pip install "postlint"') from None
        self._harper = harper
        self._dialect = _DIALECTS.get(language, 0)
        self._linter: Any = None
        self._lock = Lock()
        self._loading = Thread(target=self._load, name="harper", daemon=True)
        self._loading.start()

    def check(self, text: str) -> list[Match]:
        """Return what Harper says, without spelling, which is Hunspell's."""
        self._loading.join()
        if self._linter is None:
            raise Unavailable("Harper could not be loaded")
        with self._lock:
            return [_match(lint) for lint in self._linter.lint(text, language="plaintext")]

    def _load(self) -> None:
        linter = self._harper.Linter(self._dialect)
        off = _off() | {name for name, told in linter.get_lint_descriptions().items() if _TASTE.search(told)}
        linter.set_lint_config({name: on and name not in off for name, on in linter.get_default_lint_config().items()})
        self._linter = linter


@cache
def _off() -> frozenset[str]:
    lines = (rules_folder() / "language" / "harper-off.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())


def _match(lint: Any) -> Match:
    replacements = []
    for suggestion in lint.suggestions:
        text = suggestion.replacement_text
        replacements.append({0: text, 1: "", 2: lint.problem_text + text}[int(suggestion.kind)])
    message = " ".join(lint.message.replace("`", '"').split())
    kind = "style" if lint.lint_kind in {"Style", "Readability", "Enhancement", "Formatting"} else "grammar"
    return Match(lint.span.start, lint.span.end, message, tuple(replacements[:3]), f"Harper {lint.lint_kind}", kind)
