"""Plain text, Markdown and ``.toot``: the file is the post, below its front matter if it has one."""

from typing import TYPE_CHECKING

from postlint.formats import galaxy
from postlint.formats.frontmatter import BodyOrigin, front_matter, tell_unknown
from postlint.formats.positions import Runs

if TYPE_CHECKING:
    from postlint.formats.fields import Reading
    from postlint.post import Post

BLANK = " \t\n"
"""White space at either end of a body is nobody's text: every publishing tool cuts it off."""


def read_plain(reading: "Reading") -> "list[Post]":
    """Read the one post of a text file."""
    source = reading.source
    block = front_matter(reading)
    pictures = galaxy.adopt(block)
    tell_unknown(reading, block)
    start, end = trimmed(source.text, block.end, len(source.text))
    text, runs = source.text[start:end], Runs(start)
    if pictures:
        text, runs = galaxy.without_pictures(block, text, runs)
    origin = BodyOrigin(source, runs, (block,))
    return [reading.post(block.values, text, origin, id=reading.word(block.values, "id", origin) or reading.path)]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Move two places towards each other until neither touches white space."""
    body = text[start:end].rstrip(BLANK)
    end = start + len(body)
    return end - len(body.lstrip(BLANK)), end
