"""Pages of a web site that carry their own announcement: ``tweet: …`` or ``social: …`` in the front matter of a Markdown file."""

from typing import TYPE_CHECKING

from postlint.errors import UnknownNetwork
from postlint.formats.frontmatter import BodyOrigin, front_matter
from postlint.formats.plain import BLANK
from postlint.formats.source import line_feeds
from postlint.formats.yamltext import runs_of
from postlint.text.networks import canonical

if TYPE_CHECKING:
    from collections.abc import Sequence

    from postlint.formats.fields import Reading
    from postlint.post import Post

_IMPLIED = {"tweet": "x", "toot": "mastodon", "skeet": "bluesky"}
_KEYS = ("brand", "account", "to", "language", "ignore")
"""What of a page's front matter is about its announcement too; its pictures, title and date are the page's."""


def read_page(reading: "Reading", keys: "Sequence[str]") -> "list[Post]":
    """Read one post for each of the keys that the page has; an empty list if it has none and is no such page.

    A key that names a network (``tweet``, ``mastodon``) is for that network.
    """
    known = len(reading.problems)
    block = front_matter(reading)
    present = [key for key in keys if key in block.values]
    if not present:
        del reading.problems[known:]  # whoever reads the file next tells them
        return []
    values = {key: block.values[key] for key in _KEYS if key in block.values and key not in present}
    posts = []
    for key in present:
        text = block.values[key]
        if text is not None and not isinstance(text, str):
            reading.tell(f"{key}: the text of a post is wanted", block.key_line(key))
            continue
        whole = line_feeds(text or "")
        text = whole.strip(BLANK)
        start, end = block.place((key,)) or (block.start, block.start)
        runs = runs_of(reading.source.text, start, end, whole).after(len(whole) - len(whole.lstrip(BLANK)))
        reading.implied = _network(key)
        id = reading.path if len(present) == 1 else f"{reading.path}#{key}"
        posts.append(reading.post(values, text, BodyOrigin(reading.source, runs, (block,)), id=id))
    return posts


def _network(key: str) -> tuple[str, ...]:
    try:
        return (_IMPLIED.get(key) or canonical(key),)
    except UnknownNetwork:
        return ()
