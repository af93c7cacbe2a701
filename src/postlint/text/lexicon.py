"""The one matcher of all packs: every term of every rule in a single pass over a text."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from postlint.text.normal import Folded, fold

if TYPE_CHECKING:
    from postlint.post import Post

_CAMEL = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")


class Found(NamedTuple):
    """A term in a text: its span in what was searched, and its span in the text as it stands."""

    at: int
    to: int
    start: int
    end: int


Terms = Mapping[str, Sequence[Found]]
"""What was found for one rule, by the role its terms play: ``term``, ``except``, ``a``, ``b``, ``hint``."""


class Reading(NamedTuple):
    """What one pass over a post found: the text that was searched, and each rule's terms."""

    searched: str
    found: Mapping[str, Terms]


class Lexicon:
    """Terms of many rules as one Aho-Corasick automaton, over texts folded by ``text.normal``.

    A term matches whole words; a hashtag in camel case is read as its words too (``#PearlHarbor`` is "pearl harbor", and the span
    is the tag's). Terms in the role ``hint`` match anywhere, inside words too.
    """

    def __init__(self, terms: Iterable[tuple[str, str, str]]) -> None:
        """Take (folded term, rule id, role); ``rules`` are the ids of the rules that have terms."""
        owners: dict[str, list[tuple[str, str]]] = {}
        for term, rule, role in terms:
            owners.setdefault(term, []).append((rule, role))
        self.rules = frozenset(rule for keys in owners.values() for rule, _ in keys)
        self._terms = list(owners)
        self._owners = list(owners.values())
        self._automaton: Any = None
        self._last: tuple[Post | None, Reading] = (None, Reading("", {}))

    def read(self, post: "Post") -> Reading:
        """Return what a post's text holds. The last reading is kept, since the rules of one post ask one after another."""
        last, reading = self._last
        if last is not post:
            reading = self._read(post)
            self._last = post, reading
        return reading

    def _read(self, post: "Post") -> Reading:
        folded = fold(post.text)
        searched, tags = _with_tags(folded, post)
        found: dict[str, dict[str, list[Found]]] = {}
        if not self._terms:
            return Reading(searched, found)
        if self._automaton is None:
            from ahocorasick_rs import AhoCorasick

            self._automaton = AhoCorasick(self._terms)
        length = len(folded.text)
        for index, at, to in self._automaton.find_matches_as_indexes(searched, overlapping=True):
            whole = _is_whole(searched, at, to)
            if to <= length:
                place = Found(at, to, *folded.span(at, to))
            else:
                place = next((Found(at, to, *span) for begin, span in reversed(tags) if at >= begin), None)
                if place is None:  # half in the text and half in a tag
                    continue
            for rule, role in self._owners[index]:
                if whole or role == "hint":
                    found.setdefault(rule, {}).setdefault(role, []).append(place)
        return Reading(searched, found)


def _with_tags(folded: Folded, post: "Post") -> tuple[str, list[tuple[int, tuple[int, int]]]]:
    """Return the folded text with the words of its camel-case hashtags after it, and where each of them begins."""
    if "#" not in folded.text:
        return folded.text, []
    parts, tags, length = [folded.text], [], len(folded.text)
    for tag in post.hashtags:
        words = _CAMEL.findall(tag.text)
        if len(words) > 1:
            split = " ".join(words).lower()
            tags.append((length + 1, (tag.start, tag.end)))
            parts.append(split)
            length += 1 + len(split)
    return "\n".join(parts), tags


def _is_whole(text: str, at: int, to: int) -> bool:
    """Whether a match begins and ends where a word does (an emoji does so anywhere)."""
    return not (
        (at and text[at - 1].isalnum() and text[at].isalnum()) or (to < len(text) and text[to].isalnum() and text[to - 1].isalnum())
    )
