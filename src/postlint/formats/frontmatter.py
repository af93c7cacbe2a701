"""YAML front matter: the settings between two lines of three hyphens at the head of a text."""

import re
from typing import TYPE_CHECKING, Any

from postlint.errors import FormatError, did_you_mean
from postlint.formats.positions import FileOrigin, Keys, Place, Runs

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from postlint.finding import Span
    from postlint.formats.fields import Reading
    from postlint.formats.source import Source

KEYS = (
    "brand", "to", "network", "networks", "platforms", "account", "language", "images", "media", "when", "embargo", "ignore", "links", "id", "poll",
    "title", "reply", "retweet", "schedule", "thread-delimiter",
)  # fmt: skip
"""What postlint reads, or knows to belong to a post."""

OTHERS = frozenset((
    # galaxy-social appends these for each of its targets; twitter-together's README spells the delimiter so.
    "mentions", "hashtags", "threadDelimiter",
    # Jekyll, Hugo, Eleventy, Astro and their themes: https://jekyllrb.com/docs/front-matter/, https://gohugo.io/content-management/front-matter/
    "aliases", "author", "authors", "bookCollapseSection", "build", "cascade", "categories", "category", "comments", "cover", "date", "description",
    "draft", "excerpt", "expiryDate", "featured", "featured_image", "headless", "hero", "image", "isCJKLanguage", "keywords", "lang",
    "lastmod", "layout", "linkTitle", "locale", "markup", "menu", "menus", "modified", "order", "outputs", "parent", "params", "permalink",
    "pinned", "pubDate", "publishDate", "published", "redirect_from", "resources", "series", "sidebar", "sitemap", "slug", "status",
    "subtitle", "summary", "tag", "tags", "taxonomies", "template", "thumbnail", "toc", "translationKey", "type", "updated", "url",
    "version", "videos", "weight",
))  # fmt: skip
"""Keys of other tools that live in the same files: known, and no business of ours."""

LONGEST = 256_000

_FENCE = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^---[ \t]*$", re.MULTILINE)
_YAML_LINE_END = re.compile("[\n\x85\u2028\u2029]")  # the line ends of YAML 1.1, which libyaml counts; \r is none here


class FrontMatter:
    """The settings at the head of a text, and where each stands. ``end`` is the place where the body begins."""

    def __init__(self, source: "Source", start: int, values: "dict[str, Any]", spans: "Mapping[Keys, Span]", end: int) -> None:
        self.source = source
        self.start = start
        self.values = values
        self.spans = spans
        self.end = end
        self.places: dict[Keys, Place] = {}
        """Settings that stand elsewhere, such as pictures in the body."""
        self._lines: list[int] = []

    def at(self, line: int, column: int = 1) -> int:
        """Return the place of a line and column of the YAML text."""
        if not self._lines:
            ends = _YAML_LINE_END.finditer(self.source.text, self.start, self.end)
            self._lines = [self.start, *(end.end() for end in ends)]
        return self._lines[line - 1] + column - 1

    def place(self, keys: Keys) -> Place | None:
        """Where a value stands in the source."""
        span = self.spans.get(keys)
        if span is None:
            return self.places.get(keys)
        start = self.at(span.line, span.column)
        return start, self.at(span.end_line or span.line, span.end_column or span.column)

    def key_line(self, key: str) -> int:
        """Return the line of a key at the top level: its value may stand lines below it."""
        match = re.compile(rf"^[\"']?{re.escape(key)}[\"']?[ \t]*:", re.MULTILINE).search(self.source.text, self.start, self.end)
        place = match.start() if match else (self.place((key,)) or (self.start, 0))[0]
        return self.source.line_column(place)[0]


class BodyOrigin(FileOrigin):
    """A post whose text is a stretch of the file, below its front matter.

    ``settings`` are the front matters that speak for it, its own first.
    """

    def __init__(self, source: "Source", runs: Runs, settings: "tuple[FrontMatter, ...]" = ()) -> None:
        self.source = source
        self._runs = runs
        self._settings = settings

    @property
    def front(self) -> FrontMatter | None:
        """The post's own front matter; None if it has none."""
        block = self._settings[0] if self._settings else None
        return block if block and block.end > block.start else None

    @property
    def runs(self) -> Runs:
        """Where the code points of the text stand in the source."""
        return self._runs

    def place(self, keys: Keys) -> Place | None:
        """Where a value stands in the source."""
        return next((place for block in self._settings if (place := block.place(keys))), None)


def front_matter(reading: "Reading", start: int = 0) -> FrontMatter:
    """Read the front matter that may stand at a place of the source; where there is none, its values are empty and it ends there.

    Lines of hyphens around what is no mapping are text. Broken YAML is told, and the text below it is the body.
    """
    source = reading.source
    none = FrontMatter(source, start, {}, {}, start)
    opening = _FENCE.match(source.text, start)
    closing = _CLOSING.search(source.text, opening.end()) if opening else None
    if not opening or not closing:
        return none
    begin, end = opening.end(), closing.start()
    block = FrontMatter(source, begin, {}, {}, min(closing.end() + 1, len(source.text)))
    first = source.line_column(begin)[0]
    if end - begin > LONGEST:
        reading.tell(f"front matter of more than {LONGEST // 1000} kB: not read", first)
        return block
    from postlint.marked import read_yaml

    try:
        values, spans = read_yaml(source.text[begin:end])
    except FormatError as error:
        hint = " (put quotes around a value that begins with @ or `)" if "cannot start any token" in error.message else ""
        line = source.line_column(block.at(error.line))[0] if error.line else first
        reading.tell(error.message + hint, line)
        return block
    if values is None:
        return block
    if not isinstance(values, dict):
        return none
    return FrontMatter(source, begin, values, spans, block.end)


def tell_unknown(reading: "Reading", block: FrontMatter, more: "Collection[str]" = ()) -> None:
    """Tell the keys that nobody knows, each at its line."""
    for key in block.values:
        if key not in KEYS and key not in OTHERS and key not in more:
            reading.tell(f'unknown key "{key}"{did_you_mean(key, KEYS)}', block.key_line(key))
