"""Lists of words that are wrong between certain neighbours: reading them (rules/language), and finding their words in a post.

confusables.txt says how a list is written.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import NamedTuple
from unicodedata import normalize

from postlint.data import rules_folder
from postlint.post import Post
from postlint.services.languages import in_entity
from postlint.text.wordclass import ENDINGS, classes, mostly

_WINDOW, _WORDS = 56, 4  # code points, and words, on each side of a word that a context can span
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]*)*")
_PART = re.compile(r"[£$€]?[\w'’&%-]+(?:[.,:]\d+)*|[^\w \u00a0]")
_MARKS = '.,!?;:…()"“”*'
_ANY = frozenset({"*", "*-*"})
_STOPS = frozenset('.!?;…\n)”"')
_OPENERS = frozenset('.!?…:\n“”"•>*')


class Context(NamedTuple):
    """What stands before and after a word where it is wrong (or, ``sound``, where it is right after all); empty: anything."""

    before: frozenset[str]
    after: frozenset[str]
    sound: bool

    def holds(self, before: "Phrases", after: "Phrases") -> bool:
        """Say whether the phrases around a word are among those of the context."""
        return after.meet(self.after) and before.meet(self.before)


class _Side(NamedTuple):
    """The words and marks on one side of a word, the nearest first; which marks end a sentence there, how contexts write such an end, and
    whether the parts are all there are.
    """

    parts: Sequence[str]
    edges: Collection[str]
    edge: str
    whole: bool


class Phrases:
    """The phrases on one side of a word, as contexts write them; those with word classes are made only where one is asked for."""

    def __init__(self, side: "_Side") -> None:
        """Take the words and marks of that side."""
        self._side = side
        self._plain = _phrases(side, _names)

    def meet(self, wanted: frozenset[str]) -> bool:
        """Say whether one of the wanted phrases stands here; none wanted is anything wanted."""
        if not wanted or not wanted.isdisjoint(self._plain):
            return True
        return any("<" in phrase for phrase in wanted) and not wanted.isdisjoint(self._classed)

    @cached_property
    def _classed(self) -> set[str]:
        return _phrases(self._side, _classes_of)


def wrong(post: Post, listed: str) -> Iterator[tuple[int, int, str]]:
    """Yield the places where a word of a list stands between neighbours that make it wrong, and what is meant."""
    text = plain(post.text)
    pairs = _list(listed).pairs
    for word, start, end in tokens(text):
        if word not in pairs or not _may_be_wrong(listed, word, text, start, end):
            continue
        before = Phrases(
            _Side(_PART.findall(text[max(0, start - _WINDOW) : start])[: -_WORDS - 1 : -1], _OPENERS, "^", whole=start <= _WINDOW)
        )
        after = Phrases(_Side(_PART.findall(text[end : end + _WINDOW])[: _WORDS + 1], _STOPS, "$", whole=end + _WINDOW >= len(text)))
        meant = next((meant for meant in pairs[word] if _is_meant(_contexts(listed, word, meant), before, after)), None)
        if meant and text[start - 1 : start] not in {"#", "@"} and not in_entity(post, start, end):
            yield start, end, _like(text[start:end], meant)


@lru_cache(maxsize=2)
def plain(text: str) -> str:
    """Return a text with plain letters for those of "fonts" such as 𝗯𝗼𝗹𝗱, one for one.

    >>> plain("𝗬𝗼𝘂𝗿 shop")
    'Your shop'
    """
    if text.isascii() or not any("\U0001d400" <= char <= "\U0001d6a5" for char in text):
        return text
    return "".join(normalize("NFKC", char) if "\U0001d400" <= char <= "\U0001d6a5" else char for char in text)


@lru_cache(maxsize=2)
def tokens(text: str) -> list[tuple[str, int, int]]:
    """Return the words of a text, in lower case and with straight apostrophes, and where they are."""
    low = text.lower()
    low = (text if len(low) != len(text) else low).replace("’", "'")
    return [(found[0], *found.span()) for found in _TOKEN.finditer(low)]


def _may_be_wrong(listed: str, word: str, text: str, start: int, end: int) -> bool:
    """Look at the two neighbours only: most of the commonest words are through with that."""
    befores, afters = _neighbours(listed, word)
    if afters is not None:
        near = text[end : end + _WINDOW]
        after = near.split(None, 1)
        if not ("$" in afters and not near.lstrip(" ")[:1].isalnum()) and (not after or not _fits(after[0].rstrip(_MARKS), afters)):
            return False
    if befores is not None:
        near = text[max(0, start - _WINDOW) : start]
        if "^" in befores and not near[-2:-1].isalnum():
            return True
        before = near.rsplit(None, 1)
        return bool(before) and _fits(before[-1].lstrip(_MARKS), befores)
    return text[start - 1 : start] != "-"  # half of a compound is judged only where a context names the other half


def _fits(part: str, names: frozenset[str]) -> bool:
    """Say whether a word, or one of its classes, is among the names of a context."""
    if part.lower().replace("’", "'") in names or ("#" in names and any(map(str.isdigit, part))):
        return True
    if "<" not in names or not part.islower() or not any(name in names and part.endswith(end) for name, end in ENDINGS.items()):
        return False
    return f"<{mostly(part)}!>" in names or any(f"<{name}>" in names for name in classes(part))


@cache
def _neighbours(listed: str, word: str) -> tuple[frozenset[str] | None, ...]:
    """Return the words that stand right before, and right after, a word in the contexts where it is wrong; None if any may."""
    contexts = [c for meant in _list(listed).pairs[word] for c in _contexts(listed, word, meant) if not c.sound]
    befores = frozenset(phrase.split()[-1] for c in contexts for phrase in c.before or ("*",))
    afters = frozenset(phrase.split()[0] for c in contexts for phrase in c.after or ("*",))
    return tuple(None if names & _ANY else names | {name[0] for name in names if name[0] == "<"} for names in (befores, afters))


def _is_meant(contexts: Sequence[Context], before: Phrases, after: Phrases) -> bool:
    return any(c.holds(before, after) for c in contexts if not c.sound) and not any(c.holds(before, after) for c in contexts if c.sound)


def _phrases(side: "_Side", names: Callable[[str], tuple[str, ...]]) -> set[str]:
    """Return the phrases that stand on one side of a word, as contexts write them.

    >>> sorted(_phrases(_Side(["ever", "!", "We"], _STOPS, "$", whole=True), _names))
    ['* $', '*', 'ever', 'ever $']
    """
    parts, edges, edge, whole = side
    found: set[str] = set()
    rows = [""]
    for part in (*parts, None):
        at_edge = part in edges or part > "⿿" if part else whole
        if at_edge:
            found.update(f"{row} {edge}".strip() if edge == "$" else f"{edge} {row}".strip() for row in rows)
        if part is None or len(rows[0].split()) == _WORDS or not (part[0].isalnum() or part[0] in "£$€" or part[0] == "-" != part):
            found.update({part} if part and rows == [""] else ())
            break
        known = names(part.replace("’", "'"))
        rows = [f"{row} {name}".strip() if edge == "$" else f"{name} {row}".strip() for row in rows for name in known]
        found.update(rows)
    return found


def _names(part: str) -> tuple[str, ...]:
    """Return a word in lower case, and the signs that may stand for it."""
    part = part.lower()
    if any(char.isdigit() for char in part):
        return (part,) if "-" in part else (part, "#")
    if "-" in part:
        return part, "*-*", "*" if part[0] != "-" else part
    return part, "*"


def _classes_of(part: str) -> tuple[str, ...]:
    """Return a word in lower case, and its classes: a capitalised word is a name, and has none."""
    return part.lower(), "*", *(f"<{name}>" for name in ((*classes(part), mostly(part) + "!") if part.islower() else ()))


def _like(stands: str, meant: str) -> str:
    if stands.isupper() and len(stands) > 1:
        return meant.upper()
    return meant[0].upper() + meant[1:] if stands[0].isupper() else meant


class _List(NamedTuple):
    """A list as it is written: wrong word → right word → contexts, and the names that contexts use."""

    pairs: Mapping[str, Mapping[str, Sequence[str]]]
    names: Mapping[str, str]


@cache
def _list(name: str) -> _List:
    pairs: dict[str, dict[str, list[str]]] = {}
    names: dict[str, str] = {}
    meant: list[list[str]] = []
    for line in (rules_folder() / "language" / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            for contexts in meant:
                contexts.append(line[4:])
        elif line.startswith("#"):
            continue
        elif " > " in line:
            split = (pair.split(" > ") for pair in line.split(", "))
            meant = [pairs.setdefault(wrong, {}).setdefault(right, []) for wrong, right in split]
        elif " = " in line:
            key, _, phrases = line.partition(" = ")
            names[key] = phrases
    return _List(pairs, names)


@cache
def _contexts(name: str, word: str, meant: str) -> list[Context]:
    listed = _list(name)
    contexts = []
    for line in listed.pairs[word][meant]:
        before, _, after = line.removeprefix("not ").partition("_")
        contexts.append(Context(_phrases_of(before, listed.names), _phrases_of(after, listed.names), sound=line.startswith("not ")))
    return contexts


def _phrases_of(side: str, names: Mapping[str, str]) -> frozenset[str]:
    """Return the alternatives of one side of a context, ``{name}`` replaced by each of those it stands for.

    >>> sorted(_phrases_of("a {fruit}|nut", {"fruit": "apple|pear"}))
    ['a apple', 'a pear', 'nut']
    """
    found: set[str] = set()
    for phrase in filter(None, side.strip().split("|")):
        before, brace, rest = phrase.partition("{")
        name, _, after = rest.partition("}")
        found |= {before + one + after for one in _phrases_of(names[name], names)} if brace else {phrase}
    return frozenset(found)
