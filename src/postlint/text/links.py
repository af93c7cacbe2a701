"""Which parts of a text a network turns into a link, by the rules of twitter-text and in linear time.

Source of the rules: twitter-text 3.1 (``regexp/extractUrl`` and what it is made of, Apache-2.0), whose one expression is
exponential on hostile text. Here a domain is found from its dots: a top-level domain ends it, and a run of labels leads up to it.
Mastodon uses the same rules with other paths and schemes, and leaves domains without a scheme alone.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

Spans = Iterator[tuple[int, int]]

ACCENTS = (
    "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272\u0289\u028b\u02bb"
    "\u0300-\u036f\u1e00-\u1eff"
)
DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
NO_CHARACTERS = "\ufffe\ufeff\uffff"
SPACES = "\t-\r \u0085\u00a0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
PUNCTUATION = r"""\-_!"#$%&'()*+,./:;<=>?@\[\\\]^`{|}~"""
_NO_LABEL = rf"{PUNCTUATION}{SPACES}{NO_CHARACTERS}{DIRECTION}\x00-\x1f\x7f"

_LONGEST_LINK = 4096
_LONGEST_LABEL = 63
_LONGEST_SLUG = 40

# Top-level domains that X's own list has and the root zone no longer: X still makes links of them.
_RETIRED = """
RETIRED_LIST
""".split()


class Style(NamedTuple):
    """How a network reads links: the schemes it knows, what may follow a domain, and whether a domain alone is a link."""

    schemes: tuple[str, ...]
    tail: str
    bare: bool
    retired: bool = True
