"""LanguageTool: the grammar of thirty languages, asked of a server by the library language-tool-python."""

import fnmatch
import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from threading import Lock
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from postlint.data import rules_folder
from postlint.errors import Unavailable
from postlint.services.grammar import setup
from postlint.services.grammar.match import Match

if TYPE_CHECKING:
    from postlint.services.grammar.server import Server

ANSWER_SECONDS = 20
"""For one try of two that the library makes for one answer."""
PART = 3000
"""Code points asked about at once: the time grows with the length, and no post is longer."""
FAILURES = 2
"""Questions in a row without an answer, after which a run asks no more. A server of our own is started anew once before."""

_VARIANTS = {"en": "en-US", "de": "de-DE", "pt": "pt-PT"}
_SPELLER = re.compile(r"MORFOLOGIK|HUNSPELL|SPELLER|SPELLING_RULE")
"""The rules that look a word up in a dictionary; a misspelling in its other rules is a word that exists."""
_ASTRAL = re.compile(r"[^\x00-\uffff]")


class LanguageTool:
    """A server that is asked: one that is named, or one of our own, started at the first question. Safe from any thread."""

    def __init__(self, url: str | None, *, offline: bool = False) -> None:
        """Take the address of a server, None for one of our own. Raises Unavailable if an address is no such thing, or not allowed."""
        if url:
            parts = urlsplit(url if "//" in url else f"http://{url}")
            if parts.scheme not in {"http", "https"} or not parts.hostname:
                raise Unavailable(f'grammar.url "{url}" is no address of a server: write http://localhost:8081')
            if offline and parts.hostname not in {"localhost", "127.0.0.1", "::1"}:
                raise Unavailable("--offline", wanted=False)
            url = parts.geturl()
        self._given = url
        self._server: Server | None = None
        self._clients: dict[str, Any] = {}
        self._missing: dict[str, Unavailable] = {}
        self._lock = Lock()
        self._starts = self._failures = 0
        self._given_up: Unavailable | None = None

    def check(self, text: str, language: str) -> list[Match]:
        """Return what LanguageTool says. Raises Unavailable for a language it has not got, and if no server answers."""
        # One code unit for each code point, so that the offsets of Java's strings are ours.
        asked = _ASTRAL.sub("□", text)
        found = []
        for start, end in _parts(asked):
            part = asked[start:end]
            matches = self._ask(language, partial(_question, part))
            found += [_match(match, start) for match in matches if not _is_off(match)]
        return found

    def _ask(self, language: str, question: Callable[[Any], Any]) -> Any:
        for last in (False, True):
            client, starts = self._client(language)
            try:
                answer = question(client)
            except Exception as error:  # garbage in an answer fails anywhere in the library  # noqa: BLE001
                if last or not self._start_anew(starts):
                    raise self._failed(error) from None
            else:
                self._failures = 0
                return answer
        raise AssertionError("the loop returns or raises")

    def _client(self, language: str) -> tuple[Any, int]:
        """Return the client for a language, made or made anew if need be, and how many servers there have been."""
        with self._lock:
            if error := self._given_up or self._missing.get(language):
                raise error
            if not self._given and _base(language) not in setup.languages():
                self._missing[language] = _missing(language)
                raise self._missing[language]
            if not self._given and self._server is None:
                from postlint.services.grammar.server import Server

                self._starts += 1
                try:
                    self._server = Server()
                except Unavailable as error:
                    self._given_up = error
                    raise
            if language not in self._clients:
                self._clients[language] = self._make(language)
            return self._clients[language], self._starts

    def _make(self, language: str) -> Any:
        tag = _VARIANTS.get(language, language)
        try:
            import language_tool_python

            class Client(language_tool_python.LanguageTool):
                _TIMEOUT = ANSWER_SECONDS  # type: ignore[assignment]  # which it wrongly calls a constant

            client = Client(tag, remote_server=self._server.url if self._server else self._given)
        except ImportError:
            raise Unavailable('language-tool-python is not here: pip install "postlint[grammar]"') from None
        except ValueError as error:
            if "unsupported language" in str(error):
                self._missing[language] = _missing(language)
                raise self._missing[language] from None
            raise self._failed(error) from None
        except (Exception, SystemExit) as error:  # the library says so of many things  # noqa: BLE001
            raise self._failed(error) from None
        client.disabled_rules = client.disabled_categories = {name for name in _off() if "*" not in name}
        return client

    def _start_anew(self, starts: int) -> bool:
        """End our own server, so that the next question starts another; return False if it is not ours, or was another already."""
        with self._lock:
            if self._given or self._starts > 1:
                return starts < self._starts
            self._end()
            return True

    def _failed(self, error: BaseException) -> Unavailable:
        self._failures += 1
        where = f" at {self._given}" if self._given else ""
        told = " ".join(str(error).split())[:200] or type(error).__name__
        said = Unavailable(f"LanguageTool{where} gives no answer that can be used ({told})")
        if self._failures >= FAILURES:
            self._given_up = said
        return said

    def close(self) -> None:
        """End our own server, if one was started."""
        with self._lock:
            self._end()

    def _end(self) -> None:
        self._clients.clear()
        if self._server:
            self._server.close()
            self._server = None


def _base(language: str) -> str:
    return language.partition("-")[0].lower()


def _missing(language: str) -> Unavailable:
    base = _base(language)
    help_ = f": run postlint setup grammar --languages {base}" if base in setup.manifest() else ""
    return Unavailable(f'LanguageTool has no "{language}" here{help_}')


@cache
def _off() -> tuple[str, ...]:
    lines = (rules_folder() / "language" / "languagetool-off.txt").read_text(encoding="utf-8").splitlines()
    return tuple(name for line in lines if not line.startswith("#") for name in line.split())


@cache
def _off_pattern() -> re.Pattern[str]:
    return re.compile("|".join(fnmatch.translate(name) for name in _off()))


def _is_off(found: Any) -> bool:
    return bool(_off_pattern().match(found.rule_id) or _off_pattern().match(found.category))


def _question(text: str, client: Any) -> Any:
    return client.check(text)


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Yield the parts of a text that are asked about one by one, so that none takes long: they end where a line or a word does."""
    start = 0
    while len(text) - start > PART:
        end = max(text.rfind("\n", start + 1, start + PART), text.rfind(" ", start + PART // 2, start + PART)) + 1 or start + PART
        yield start, end
        start = end
    yield start, len(text)


def _match(found: Any, start: int) -> Match:
    kind = "spelling" if _SPELLER.search(found.rule_id) else "grammar"
    replacements = tuple(found.replacements[:3])
    message = " ".join(found.message.split())
    return Match(start + found.offset, start + found.offset + found.error_length, message, replacements, found.rule_id, kind)
