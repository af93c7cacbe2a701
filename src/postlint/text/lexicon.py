"""The one matcher of all packs: every term of every rule in a single pass over a text."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict

from postlint.text.normal import Folded, disguised, fold
from postlint.text.patterns import Pattern

if TYPE_CHECKING:
    from postlint.post import Post

_CAMEL = Pattern("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_FEW, _SHORT = 10, 2000
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


class Table(TypedDict):
    """Terms and whose they are, as JSON can keep them: the n-th of ``terms`` belongs to the ``keys`` that ``owners[n]`` numbers.

    A key is a rule's id, the role of the term in it, and whether any ending may follow.
    """

    terms: list[str]
    owners: list[list[int]]
    keys: list[tuple[str, str, bool]]


def table(terms: Iterable[tuple[str, str, str]]) -> Table:
    """Return the table of terms, given as (folded term, rule id, role); a ``*`` at the end of a term lets any ending follow."""
    keys: dict[tuple[str, str, bool], int] = {}
    owners: dict[str, list[int]] = {}
    for term, rule, role in terms:
        open_ended = len(term) > 1 and term.endswith("*")
        key = keys.setdefault((rule, role, open_ended), len(keys))
        owners.setdefault(term[:-1] if open_ended else term, []).append(key)
    return Table(terms=list(owners), owners=list(owners.values()), keys=list(keys))


class Lexicon:
    """Terms of many rules as one Aho-Corasick automaton, over texts folded by ``text.normal``.

    A term matches whole words; with a ``*`` at its end it matches any ending too. What lies inside a link or a mention is not
    matched, unless the term is the mention. A hashtag is read as its words too (``#PearlHarbor`` and ``#pearlharbor`` are "pearl
    harbor"), and so is a word in disguise (``b0mb``, ``b o m b``); the span is then that of the whole tag or word. Terms in the role
    ``hint`` match anywhere, inside words too, and those in the role ``opening`` wherever a word begins.
    """

    def __init__(self, *tables: "Table") -> None:
        """Take what ``table`` makes of terms; ``rules`` are the ids of the rules that have any."""
        self.rules = frozenset(rule for t in tables for rule, _, _ in t["keys"])
        self._tables = tables
        self._terms: list[str] = [term for t in tables for term in t["terms"]]
        self._read_so_far = 0
        self._joined_so_far = 0
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
        again = list(self._read_again(folded, post))
        searched = "\n".join((folded.text, *(text for _, _, text in again)))
        found: dict[str, dict[str, list[Found]]] = {}
        begins = _begins(length, again)
        entities: list[tuple[int, int]] | None = None
        matches = self._matches(searched)
        hints: frozenset[int] = self._hints if self._read_so_far > _FEW else frozenset()
        hinted: set[int] = set()
        for term, at, to in matches:
            if term in hints:  # that it is there says all, and signs such as # and @ are there often
                if term not in hinted:
                    hinted.add(term)
                    place = Found(at, to, *(folded.span(at, to) if to <= length else (0, 0)))
                    for rule, role, _ in self._owners(term):
                        found.setdefault(rule, {}).setdefault(role, []).append(place)
                continue
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
            for rule, role, open_ended in self._owners(term):
                if role == "hint" or (starts and (role == "opening" or ((ends or open_ended) and not inside))):
                    found.setdefault(rule, {}).setdefault(role, []).append(Found(at, to, start, end))
        return Reading(searched, found)

    def _matches(self, searched: str) -> Iterable[tuple[int, int, int]]:
        """Yield (number of the term, start, end) of each term that occurs, inside words too.

        Building the automaton takes as long as looking for each term by itself in ten posts, so it is built for the eleventh, or a long one.
        """
        self._read_so_far += 1
        if self._read_so_far > _FEW or len(searched) > _SHORT:
            found: list[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(searched, overlapping=True)
            return found
        return sorted(
            ((n, m, m + len(term)) for n, term in enumerate(self._terms) if term in searched for m in _occurrences(term, searched)),
            key=lambda match: (match[2], match[1]),
        )

    @cached_property
    def _automaton(self) -> Any:
        from ahocorasick_rs import AhoCorasick

        return AhoCorasick(self._terms)

    @cached_property
    def _hints(self) -> frozenset[int]:
        """The numbers of the terms that are nothing but hints."""
        found: set[int] = set()
        base = 0
        for t in self._tables:
            hints = {n for n, (_, role, _) in enumerate(t["keys"]) if role == "hint"}
            found.update(base + n for n, keys in enumerate(t["owners"]) if hints.issuperset(keys))
            base += len(t["terms"])
        return frozenset(found)

    def _together(self, letters: str) -> str | None:
        """Return the term of several words that these letters are, written together."""
        self._joined_so_far += 1
        if self._read_so_far > _FEW or self._joined_so_far > _FEW:
            return self._joined.get(letters)
        first = letters[:1]
        return next((t for t in self._terms if t[0] == first and " " in t and "".join(filter(str.isalnum, t)) == letters), None)

    @cached_property
    def _joined(self) -> Mapping[str, str]:
        """Terms of several words, by their letters written together."""
        return {"".join(filter(str.isalnum, term)): term for term in self._terms if " " in term}

    def _owners(self, term: int) -> Iterator[tuple[str, str, bool]]:
        """Yield rule, role, and whether any ending may follow, for each rule that has a term."""
        for t in self._tables:
            if term < len(t["terms"]):
                keys = t["keys"]
                for key in t["owners"][term]:
                    yield keys[key]
                return
            term -= len(t["terms"])

    def _read_again(self, folded: Folded, post: "Post") -> Iterator[tuple[int, int, str]]:
        """Yield (start, end, reading) of what can be read in a second way: hashtags as words, words in disguise."""
        if "#" in folded.text:
            for tag in post.hashtags:
                words = _camel_words(tag.text)
                if len(words) > 1:
                    yield tag.start, tag.end, fold(" ".join(words)).text
                plain = fold(tag.text).text.lstrip("#")
                if term := self._together(plain) or self._together(plain.rstrip("0123456789")):
                    yield tag.start, tag.end, term
        for at, to, reading in disguised(folded.text):
            yield *folded.span(at, to), reading


def _camel_words(tag: str) -> list[str]:
    if tag.isascii():
        return [m[0] for m in _CAMEL.finditer(tag)]
    found: list[str] = _any_camel().findall(tag)
    return found


@cache
def _any_camel() -> Any:
    import regex

    return regex.compile(r"\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lo}+|\p{N}+")


def _occurrences(term: str, text: str) -> Iterator[int]:
    at = text.find(term)
    while at >= 0:
        yield at
        at = text.find(term, at + 1)


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
