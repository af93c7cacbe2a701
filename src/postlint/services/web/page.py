"""What an HTML page says of itself: title, description, headings, language and preview card, read in one linear pass."""

import codecs
import re
from html import unescape
from typing import NamedTuple
from urllib.parse import urljoin

from postlint.services.web.verdict import Card

# A quoted value may not hold "<": so a scan that fails stops at the next tag, and the whole pass stays linear on any input.
_TAG = re.compile(r"<(/?[a-zA-Z][a-zA-Z0-9]*+)((?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)>|<!--")
_ATTRIBUTE = re.compile(r"(?<![a-zA-Z:_-])([a-zA-Z:_-]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w-]{1,40})", re.IGNORECASE)
_REFRESH = re.compile(r"\s*+(\d{1,3})(?:\.\d*+)?\s*+[;,]\s*+(?:url\s*+=\s*+)?[\"']?([^\"']++)", re.IGNORECASE)
_SPACE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+")  # what cannot be seen is no title
_SKIPPED = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "noscript", "template", "svg", "textarea")}
_COMMENT_END = re.compile("-->")
_HEADINGS = frozenset({"h1", "h2"})
_QUICK = 5  # seconds: a page that sends its reader on within these is a redirect

TITLE, DESCRIPTION, HEADING, HEADINGS, URL = 300, 600, 200, 8, 2000
"""The longest of each that is kept, in characters (headings: their number), so that 10,000 pages are a few megabytes."""


class Page(NamedTuple):
    """What was read of a page. ``refresh`` is the absolute address that it sends its reader on to at once, else ""."""

    title: str = ""
    description: str = ""
    headings: tuple[str, ...] = ()
    language: str = ""
    card: Card = Card()
    size: int = 0
    refresh: str = ""


def decode(body: bytes, charset: str | None) -> str:
    """Return the text of a page in the charset its header named, else the one it names itself, else UTF-8; never fails."""
    if charset is None and (found := _CHARSET.search(body, 0, 1024)):
        charset = found[1].decode("ascii", "replace")
    try:
        known = codecs.lookup(charset or "utf-8")
        return body.decode(known.name if known._is_text_encoding else "utf-8", "replace")  # noqa: SLF001  no public way to ask
    except (LookupError, UnicodeError):
        return body.decode("utf-8", "replace")


def _words(text: str, longest: int) -> str:
    return _SPACE.sub(" ", unescape(text[: 4 * longest])).strip()[:longest]


def read_page(html: str, address: str) -> Page:
    """Read a page, or the first part of one; ``address`` makes its links absolute. Any text is a page, if an empty one."""
    meta: dict[str, str] = {}
    title = language = refresh = ""
    headings: list[str] = []
    inside: list[str] | None = None  # the text of the title or heading that is open
    size = position = 0
    while tag := _TAG.search(html, position):
        between = html[position : tag.start()]
        size += len(between.strip())
        if inside is not None:
            inside.append(between)
        name = (tag[1] or "").lower()
        position = tag.end()
        if not name:
            position = _past(_COMMENT_END, html, position)
        elif name in _SKIPPED:
            position = _past(_SKIPPED[name], html, position)
        elif name == "title" or name in _HEADINGS:
            inside = []
        elif inside is not None and name in ("/title", "/h1", "/h2"):
            if name == "/title":
                title = title or _words("".join(inside), TITLE)
            elif len(headings) < HEADINGS and (heading := _words(" ".join(inside), HEADING)):
                headings.append(heading)
            inside = None
        elif name in ("html", "meta"):
            given = {a[1].lower(): a[2] or a[3] or a[4] or "" for a in _ATTRIBUTE.finditer(tag[2])}
            if name == "html":
                language = given.get("lang", "")[:20]
            elif given.get("http-equiv", "").lower() == "refresh" and (found := _REFRESH.match(unescape(given.get("content", "")))):
                refresh = refresh or (_absolute(address, found[2]) if int(found[1]) <= _QUICK else "")
            elif key := given.get("property") or given.get("name"):
                meta.setdefault(key.lower(), _words(given.get("content", ""), URL))
    size += len(html[position:].strip())
    card = Card(
        (meta.get("og:title") or meta.get("twitter:title", ""))[:TITLE],
        _absolute(address, meta.get("og:image") or meta.get("og:image:url") or meta.get("twitter:image", "")),
        _absolute(address, meta.get("og:url", "")),
    )
    description = meta.get("description") or meta.get("og:description", "")
    return Page(title, description[:DESCRIPTION], tuple(headings), language, card, size, refresh)


def _past(end: re.Pattern[str], html: str, position: int) -> int:
    found = end.search(html, position)
    return found.end() if found else len(html)


def _absolute(address: str, given: str) -> str:
    try:
        return urljoin(address, given.strip())[:URL] if given else ""
    except ValueError:
        return ""
