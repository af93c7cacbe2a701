"""The one matcher of all packs: every term of every rule in a single pass over a text."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import regex

from postlint.text.normal import Folded, disguised, fold

if TYPE_CHECKING:
    from postlint.post import Post

_CAMEL = regex.compile(r"\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lo}+|\p{N}+")
_JOINTS = frozenset("/.-_=&?%@:~+")


class Found(NamedTuple):
    """A term in a text: its span in what was searched, and its span in the text as it stands."""

    at: int
    to: int
    start: int
    end: int


Terms = Mapping[str, Sequence[Found]]
"""What was found for one rule, by the role its terms play: ``term``, ``grave``, ``except``, ``a``, ``b``, ``hint``."""


class Reading(NamedTuple):
    """What one pass over a post found: the text that was searched, and each rule's terms."""

    searched: str
    found: Mapping[str, Terms]


class Lexicon:
    """Terms of many rules as one Aho-Corasick automaton, over texts folded by ``text.normal``.

    A term matches whole words; with a ``*`` at its end it matches any ending too. What lies inside a link or a mention is not
    matched, unless the term is the mention. A hashtag is read as its words too (``#PearlHarbor`` and ``#pearlharbor`` are "pearl
    harbor"), and so is a word in disguise (``b0mb``, ``b o m b``); the span is then that of the whole tag or word. Terms in the role
    ``hint`` match anywhere, inside words too.
    """

    def __init__(self, terms: Iterable[tuple[str, str, str]]) -> None:
        """Take (folded term, rule id, role); ``rules`` are the ids of the rules that have terms."""
        owners: dict[str, list[tuple[str, str, bool]]] = {}
        for term, rule, role in terms:
            open_ended = len(term) > 1 and term.endswith("*")
            text = term[:-1] if open_ended else term
            owners.setdefault(text, []).append((rule, role, open_ended))
            if " " in text and text[0].isalnum() and role != "hint":
                owners.setdefault("#" + "".join(filter(str.isalnum, text)), []).append((rule, role, open_ended))
        self.rules = frozenset(rule for keys in owners.values() for rule, *_ in keys)
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
        length = len(folded.text)
        again = list(_read_again(folded, post))
        searched = "\n".join((folded.text, *(text for _, _, text in again)))
        found: dict[str, dict[str, list[Found]]] = {}
        if not self._terms:
            return Reading(searched, found)
        if self._automaton is None:
            from ahocorasick_rs import AhoCorasick

            self._automaton = AhoCorasick(self._terms)
        begins = _begins(length, again)
        entities: list[tuple[int, int]] | None = None
        for index, at, to in self._automaton.find_matches_as_indexes(searched, overlapping=True):
            left = searched[at - 1] if at else " "
            right = searched[to] if to < len(searched) else " "
            starts = not (left.isalnum() and searched[at].isalnum())
            ends = not (right.isalnum() and searched[to - 1].isalnum())
            if to <= length:
                start, end = folded.span(at, to)
                inside = False
                if left in _JOINTS or right in _JOINTS:
                    if entities is None:
                        entities = [(e.start, e.end) for e in post.entities if e.kind in {"link", "mention"}]
                    inside = _inside(entities, start, end)
            elif at > length and begins[(nth := bisect_right(begins, at) - 1)] + len(again[nth][2]) >= to:
                start, end, _ = again[nth]
                inside = False
            else:  # half in one reading and half in the next
                continue
            for rule, role, open_ended in self._owners[index]:
                if role == "hint" or (starts and (ends or open_ended) and not inside):
                    found.setdefault(rule, {}).setdefault(role, []).append(Found(at, to, start, end))
        return Reading(searched, found)


def _read_again(folded: Folded, post: "Post") -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, reading) of what can be read in a second way: hashtags as words, words in disguise."""
    if "#" in folded.text:
        for tag in post.hashtags:
            words = _CAMEL.findall(tag.text)
            if len(words) > 1:
                yield tag.start, tag.end, fold(" ".join(words)).text
    for at, to, reading in disguised(folded.text):
        yield *folded.span(at, to), reading


def _begins(length: int, again: Sequence[tuple[int, int, str]]) -> list[int]:
    """Return where each second reading begins in what is searched."""
    begins = []
    at = length + 1
    for _, _, text in again:
        begins.append(at)
        at += len(text) + 1
    return begins


def _inside(entities: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a span lies in one of these and is not the whole of it."""
    nth = bisect_right(entities, (start, len(entities) and entities[-1][1])) - 1
    return nth >= 0 and end <= entities[nth][1] and (start, end) != entities[nth]
