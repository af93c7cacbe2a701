"""``.tweet`` files as twitter-together publishes them: threads, polls, media, retweets.

Source: github.com/twitter-together/action, lib/common/parse-tweet-file-content.js, read at 0885700 (v3.1.0).
"""

import os
import re
from typing import TYPE_CHECKING, NamedTuple

from postlint.formats.frontmatter import BodyOrigin, FrontMatter, front_matter, tell_unknown
from postlint.formats.plain import trimmed
from postlint.formats.positions import Runs

if TYPE_CHECKING:
    from postlint.formats.fields import Reading
    from postlint.post import Post

_BLANK_LINES = re.compile(r"[ \t\n]*\n")
_OPTION = re.compile(r"\(\s?\)\s+")


class _Part(NamedTuple):
    block: FrontMatter
    start: int
    end: int


def read_tweet(reading: "Reading") -> "list[Post]":
    """Read one post for each part of the thread.

    What the first part's front matter says of brand, networks, account, language and time holds for the parts below it.
    """
    reading.folders.append(os.path.join(reading.root, "media"))  # where twitter-together keeps them
    parts = _parts(reading)
    posts: list[Post] = []
    head = parts[0].block
    for index, part in enumerate(parts):
        tell_unknown(reading, part.block)
        values = dict(part.block.values)
        values.setdefault("when", values.get("schedule"))
        blocks = (part.block,) if part.block is head else (part.block, head)
        start, end = part.start, part.end
        if "poll" not in values:
            end, options = _poll(reading.source.text, start, end)
            if options:
                values["poll"] = options
        origin = BodyOrigin(reading.source, Runs(start), blocks)
        base = reading.word(head.values, "id", origin) or reading.path
        post = reading.post(
            values,
            reading.source.text[start:end],
            origin,
            id=base if len(parts) == 1 else f"{base}#{index + 1}",
            part=(index + 1, len(parts)),
            bare=bool(values.get("retweet")) and start == end,
        )
        if not posts:
            reading.defaults = reading.defaults._replace(
                brand=post.brand, networks=post.networks, account=post.account, language=post.language, when=post.when
            )
        posts.append(post)
    return posts


def _parts(reading: "Reading") -> list[_Part]:
    """Cut the file at the lines that are the delimiter; each part may begin with front matter."""
    text = reading.source.text
    delimiter = "---"
    parts: list[_Part] = []
    at = 0
    while True:
        if parts and (blank := _BLANK_LINES.match(text, at)):
            at = blank.end()
        block = front_matter(reading, at)
        wanted = block.values.get("thread-delimiter", block.values.get("threadDelimiter"))
        if isinstance(wanted, str) and wanted:
            delimiter = wanted
        cut = re.compile(rf"^{re.escape(delimiter)}[ \t]*$", re.MULTILINE).search(text, block.end)
        parts.append(_Part(block, *trimmed(text, block.end, cut.start() if cut else len(text))))
        if not cut:
            return parts
        at = cut.end()


def _poll(text: str, start: int, end: int) -> tuple[int, list[str]]:
    """Read the lines ``( ) option`` that a text ends with: return where the text before them ends, and the options."""
    options: list[str] = []
    while start < end:
        line = text.rfind("\n", start, end) + 1 or start
        option = _OPTION.match(text, line, end)
        if not option:
            break
        options.insert(0, text[option.end() : end])
        end = trimmed(text, start, line)[1]
    return end, options
