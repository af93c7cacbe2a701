"""The settings of a post, wherever a file keeps them: front matter, a row of JSON, the cells of a table."""

import os
import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from postlint.errors import FormatError, UnknownNetwork, did_you_mean
from postlint.finding import Problem
from postlint.formats.dates import parse_when
from postlint.formats.positions import SPELLINGS, FileOrigin, find
from postlint.post import Ignore, Image, Post
from postlint.text.networks import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from postlint.formats.source import Source

_IGNORE = ("rule", "words", "why")
_BETWEEN = re.compile("[,;|]")  # a comma ends a cell, so tables are written with others


class Given(NamedTuple):
    """What is said of posts outside their file, as a post has it."""

    brand: str | None = None
    networks: tuple[str, ...] = ()
    account: str | None = None
    language: str | None = None
    when: date | None = None


def given(settings: "Mapping[str, Any]") -> Given:
    """Read what a folder's table or the command line says, in the words of front matter.

    Raises UnknownNetwork, or FormatError for a time that is none: no draft is to blame for these.
    """
    to = settings.get("to") or ()
    names = _BETWEEN.split(to) if isinstance(to, str) else to
    networks = dict.fromkeys(canonical(name.strip().casefold()) for name in names if name.strip())
    when = settings.get("when")
    return Given(
        settings.get("brand"),
        tuple(networks),
        settings.get("account"),
        settings.get("language"),
        parse_when(when) if isinstance(when, str) else when,
    )


class Reading:
    """One file being read: its text, what is said of it outside, and the problems met so far.

    ``implied`` are the networks that the kind of file names when nothing else does (a ``.tweet`` is for X). ``strict`` tells unknown
    keys of images and ignores; rows have whatever their owner keeps in them. ``days_first`` is what a table's dates with slashes are
    where it does not show it.
    """

    def __init__(self, source: "Source", root: str, defaults: Given, overrides: Given) -> None:
        self.source = source
        self.path = source.path
        self.root = os.path.realpath(root)
        self.folders = [os.path.dirname(self.path), self.root]
        """Where pictures are looked for, in this order."""
        self.defaults = defaults
        self.overrides = overrides
        self.implied: tuple[str, ...] = ()
        self.strict = True
        self.days_first: bool | None = None
        self.problems: list[Problem] = []
        self._ids: dict[str, int] = {}

    def tell(self, message: str, line: int | None) -> None:
        """Note a problem."""
        self.problems.append(Problem(self.path, line, message))

    def tell_key(self, message: str, origin: FileOrigin, name: str) -> None:
        """Note a problem with a setting, at its line."""
        place = find(origin, name)
        self.tell(message, self.source.line_column(place[0] if place else origin.runs.start(0))[0])

    def row_id(self, given: Any, number: int, line: int) -> str:
        """Return the id of a row: its own if no row above has it, else the path and the number of the row."""
        id = str(given).strip() if isinstance(given, (str, int)) and not isinstance(given, bool) else ""
        if id and (first := self._ids.setdefault(id, line)) != line:
            self.tell(f'the id "{id}" stands on line {first} too: every post needs its own', line)
            id = ""
        return id or f"{self.path}#{number}"

    def post(self, values: "Mapping[str, Any]", text: str, origin: FileOrigin, id: str, **more: Any) -> Post:
        """Make the post of a text and its settings; what cannot be read is told and left out."""
        first, last = self.defaults, self.overrides
        networks, said = self._networks(values, origin)
        images = values.get("images") or values.get("media")
        ignores = values.get("ignore")
        poll = values.get("poll")
        if poll is not None:
            more["poll"] = self._words(poll, origin, "poll")
        if self.strict and (targets := {name: named for name in ("reply", "retweet") if (named := self.word(values, name, origin))}):
            more["targets"] = targets
        if values.get("links"):
            more["expects"] = self._expects(values["links"], origin)
        when = self._time(values, "when", origin)
        return Post(
            text,
            networks=last.networks or networks or (() if said else first.networks or self.implied),
            brand=last.brand or self.word(values, "brand", origin) or first.brand,
            account=last.account or self.word(values, "account", origin) or first.account,
            language=last.language or self.word(values, "language", origin) or first.language,
            images=self._images(images, origin) if images else (),
            when=last.when or when or first.when,
            ignores=self._ignores(ignores, origin) if ignores else (),
            id=id,
            embargo=self._time(values, "embargo", origin),
            origin=origin,
            **more,
        )

    def word(self, values: "Mapping[str, Any]", name: str, origin: FileOrigin) -> str | None:
        """Return a setting that is one word; a number is a word too."""
        value = values.get(name)
        if value is None or isinstance(value, str):
            return value.strip() or None if value else None
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        self.tell_key(f"{name}: a text is wanted, not {_kind(value)}", origin, name)
        return None

    def _words(self, value: Any, origin: FileOrigin, name: str) -> tuple[str, ...]:
        """Return a setting that is a list of words, or one."""
        items = value if isinstance(value, list) else [value]
        found = []
        for index, item in enumerate(items):
            if isinstance(item, (str, int)) and not isinstance(item, bool):
                found.append(str(item))
            else:
                self.tell_key(f"{name}: a list of texts is wanted, and this is {_kind(item)}", origin, f"{name}.{index}")
        return tuple(found)

    def _expects(self, value: Any, origin: FileOrigin) -> dict[str, str]:
        """Return what the pages behind links should say: address → words, from ``links: [{url, expect}]``."""
        found = {}
        for index, item in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(item, dict) and isinstance(item.get("url"), str) and isinstance(item.get("expect", ""), str):
                found[item["url"]] = item.get("expect", "")
            else:
                self.tell_key("links: each is {url: an address, expect: words of its page}", origin, f"links.{index}")
        return found

    def _networks(self, values: "Mapping[str, Any]", origin: FileOrigin) -> tuple[tuple[str, ...], bool]:
        """Return the known networks that the file names, and whether it names any at all."""
        value = next((values[name] for name in SPELLINGS["to"] if values.get(name)), None)
        if value is None:
            return (), False
        if isinstance(value, str):
            known, unknown = _named(value)
            for message in unknown:
                self.tell_key(message, origin, "to")
            return known, True
        found: dict[str, None] = {}
        for index, name in enumerate(self._words(value, origin, "to")):
            known, unknown = _named(name)
            found.update(dict.fromkeys(known))
            for message in unknown:
                self.tell_key(message, origin, f"to.{index}")
        return tuple(found), True

    def _time(self, values: "Mapping[str, Any]", name: str, origin: FileOrigin) -> date | None:
        value = values.get(name)
        if value is None or value == "" or isinstance(value, date):
            return value or None
        try:
            return parse_when(str(value))
        except FormatError as error:
            self.tell_key(f"{name}: {error.message}", origin, name)
            return None

    def _images(self, value: Any, origin: FileOrigin) -> tuple[Image, ...]:
        images = []
        for index, item in enumerate(value if isinstance(value, list) else [value]):
            entry = {"file": item} if isinstance(item, str) else item
            file = next((entry[name] for name in SPELLINGS["file"] if entry.get(name)), None) if isinstance(entry, dict) else None
            if not isinstance(file, str):
                self.tell_key("images: a file is wanted, or {file: …, alt: …}", origin, f"images.{index}")
                continue
            self._unknown(entry, SPELLINGS["file"] + SPELLINGS["alt"], origin, f"images.{index}")
            alt = next((entry[name] for name in SPELLINGS["alt"] if entry.get(name) is not None), None)
            images.append(Image(file, None if alt is None else str(alt), located(file, self.folders, self.root)))
        return tuple(images)

    def _ignores(self, value: Any, origin: FileOrigin) -> tuple[Ignore, ...]:
        ignores = []
        for index, item in enumerate(value if isinstance(value, list) else [value]):
            entry = {"rule": item} if isinstance(item, str) else item
            if not isinstance(entry, dict) or not isinstance(entry.get("rule"), str):
                self.tell_key("ignore: the id of a rule is wanted, or {rule: …, words: […], why: …}", origin, f"ignore.{index}")
                continue
            self._unknown(entry, _IGNORE, origin, f"ignore.{index}")
            words = self._words(entry.get("words") or [], origin, f"ignore.{index}.words")
            why = entry.get("why")
            ignores.append(Ignore(entry["rule"], words, None if why is None else str(why)))
        return tuple(ignores)

    def _unknown(self, entry: "Mapping[str, Any]", known: "Sequence[str]", origin: FileOrigin, name: str) -> None:
        for key in entry if self.strict else ():
            if key not in known:
                self.tell_key(f'unknown key "{key}"{did_you_mean(key, known)}', origin, f"{name}.{key}")


@lru_cache(maxsize=1024)
def _named(names: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Read ``x, linkedin``: the ids of the known networks, and a sentence for each unknown one."""
    known: dict[str, None] = {}
    unknown = []
    for name in filter(None, map(str.strip, _BETWEEN.split(names))):
        try:
            known[canonical(name.casefold())] = None
        except UnknownNetwork as error:
            unknown.append(error.message)
    return tuple(known), tuple(unknown)


def located(name: str, folders: "Iterable[str]", root: str) -> "Path | None":
    """Find a picture in one of the folders: a file that lies under the root (a real path) when all links are followed, or None."""
    from pathlib import Path

    if "://" in name:
        return None
    for folder in folders:
        try:
            # A leading slash is the root's, as in web pages.
            found = os.path.realpath(os.path.join(folder, name.lstrip("/") if folder == root else name))
        except ValueError:  # a NUL in the name
            return None
        if found.startswith(os.path.join(root, "")) and os.path.isfile(found):
            return Path(found)
    return None


def _kind(value: Any) -> str:
    return {dict: "a mapping", list: "a list", bool: "true or false", int: "a number", float: "a number"}.get(type(value), "nothing")
