"""JSON Lines: one post a line. What a row has besides our own keys is its owner's business."""

import json
import re
from functools import cached_property
from typing import TYPE_CHECKING

from postlint.formats.positions import FileOrigin, Keys, Place, Runs
from postlint.formats.source import Source, line_feeds

if TYPE_CHECKING:
    from postlint.formats.fields import Reading
    from postlint.post import Post

COLUMNS = ("to", "network", "networks", "platforms", "brand", "account", "language", "images", "when", "embargo")

_MISSING = object()
_DEEPEST = 3  # images.0.alt
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"|[{}\[\],:]|[^\s{}\[\],:"]++')
_ESCAPE = re.compile(r"(?:\\r|\\u000[dD])(?:\\n|\\u000[aA])|\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u....|\\.")
_SURROGATE = re.compile(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|(\\u[dD][89a-fA-F]..)|\\.")


def read_jsonl(reading: "Reading") -> "list[Post]":
    """Read one post for each line; a line that is no post is told, and the others are read."""
    reading.strict = False
    source = reading.source
    posts: list[Post] = []
    start = number = 0
    for line_number, line in enumerate(source.text.split("\n"), 1):
        end = start + len(line)
        if line and not line.isspace():
            number += 1
            try:
                row = json.loads(_whole(line) if "\\ud" in line or "\\uD" in line else line)
            except json.JSONDecodeError as error:
                reading.tell(f"not JSON: {error.msg} (column {error.colno})", line_number)
            except (ValueError, RecursionError):
                reading.tell("not JSON that can be read: a number too long, or brackets nested too deep", line_number)
            else:
                post = _post(reading, row, start, end, number, line_number)
                if post:
                    posts.append(post)
        start = end + 1
    return posts


def _post(reading: "Reading", row: object, start: int, end: int, number: int, line_number: int) -> "Post | None":
    if not isinstance(row, dict):
        reading.tell('a row is one JSON object: {"text": "…"}', line_number)
        return None
    text = row.get("text", _MISSING)
    if text is None:
        text = ""
    if not isinstance(text, str):
        reading.tell('"text" is missing' if text is _MISSING else '"text" has to be a string', line_number)
        return None
    if "\r" in text:
        text = line_feeds(text)
    origin = JsonOrigin(reading.source, start, end)
    values = {name: row[name] for name in COLUMNS if name in row}
    return reading.post(values, text, origin, id=reading.row_id(row.get("id"), number, line_number))


class JsonOrigin(FileOrigin):
    """A post in one line of JSON, which is read again when a place in it is asked for."""

    def __init__(self, source: Source, start: int, end: int) -> None:
        self.source = source
        self._start = start
        self._end = end

    def place(self, keys: Keys) -> Place | None:
        """Where a value stands in the source."""
        return self._places.get(keys)

    def written(self, text: str, start: int, end: int) -> str:  # noqa: ARG002  the same wherever it stands
        """Return a piece of the text with its quotes, backslashes and control characters escaped."""
        return json.dumps(text, ensure_ascii=False)[1:-1]

    @cached_property
    def runs(self) -> Runs:
        """Where the code points of the text stand in the source."""
        start, end = self._places.get(("text",), (self._start, self._start))
        gone = start + 1  # the quote, and what escapes have more than what they stand for
        runs = Runs(gone)
        for escape in _ESCAPE.finditer(self.source.text, start, end):
            gone += escape.end() - escape.start() - 1
            runs.jump(escape.end() - gone, escape.end())
        return runs

    @cached_property
    def _places(self) -> dict[Keys, Place]:
        """The way to a value of the row → where it stands; what lies deeper than our settings is left out."""
        places: dict[Keys, Place] = {}
        opened: list[tuple[Keys, int]] = []
        way: list[str | int] = []  # in every open container, the key or index of the value that comes next
        keyed = False
        for token in _TOKEN.finditer(self.source.text, self._start, self._end):
            sign = token[0]
            if sign in {"{", "["}:
                opened.append((tuple(way[:_DEEPEST]), token.start()))
                keyed = sign == "{"
                way.append("" if keyed else 0)
            elif sign in {"}", "]"}:
                way.pop()
                outer, start = opened.pop()
                if len(way) <= _DEEPEST:
                    places[outer] = start, token.end()
                keyed = False
            elif sign == ",":
                last = way[-1]
                keyed = isinstance(last, str)
                way[-1] = last if isinstance(last, str) else last + 1
            elif sign == ":":
                keyed = False
            elif keyed:
                way[-1] = json.loads(sign)
            elif len(way) <= _DEEPEST:
                places[tuple(way)] = token.span()
        return places


def _whole(line: str) -> str:
    """Write U+FFFD for each half of a surrogate pair that stands alone: no file could hold it."""
    return _SURROGATE.sub(lambda m: "\\ufffd" if m[1] else m[0], line)
