"""``language``: real words that are the wrong ones, told by their neighbours: "better then ever", "your invited"."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from postlint.data import rules_folder
from postlint.finding import Fix, Hit
from postlint.post import Post
from postlint.rules import rule
from postlint.services.languages import in_entity

_WINDOW, _WORDS = 56, 4  # code points, and words, on each side of a word that a context can span
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]*)*")
_PART = re.compile(r"[£$€]?[\w'’&%-]+(?:[.,:]\d+)*|[^\w \u00a0]")
_MARKS = '.,!?;:…()"“”*'
_SIGNS = frozenset({"^", "$", "*", "#", "*-*"})
_STOPS = frozenset('.!?;…\n)”"')
_OPENERS = frozenset('.!?…:\n“”"•>*')


class Context(NamedTuple):
    """What stands before and after a word where it is wrong (or, ``sound``, where it is right after all); empty: anything."""

    before: frozenset[str]
    after: frozenset[str]
    sound: bool

    def holds(self, before: Collection[str], after: Collection[str]) -> bool:
        """Say whether the phrases around a word are among those of the context."""
        return not (self.after and self.after.isdisjoint(after)) and not (self.before and self.before.isdisjoint(before))


@rule(
    "language.wrong-word",
    "A real word in the place of another",
    good=[
        "Your welcome pack is here, and it's better than ever. Then we went home",
        "The lead singer, loose clothes, its own shop and there are seats left",
        "He doesn't lose hope; public transport passed the theatre",
        "Everyday heroes ride the metal detector past the desert storm",
    ],
    bad=[
        "Your invited to the opening!",
        "Our coffee is better then ever",
        "Don't loose your mind over Monday",
        "Its been a great year",
        "We are proud of it's own bakery",
        "Join us for a talk at the pubic library",
        "We're sorry for our choice of photo in our precious tweet",
        "Here's a sneak peak of our new menu",
        "Whose ready for the weekend?",
        "We should of told you sooner",
        "Thank you form the whole team",
    ],
    source="https://www.merriam-webster.com/grammar",
    covers=["language.grammar"],
)
def wrong_word(post: Post) -> Iterator[Hit]:
    """Why: no dictionary sees these, and they are the mistakes that make the news: "sneak peak", "pubic school", "precious tweet".

    A word is reported only between neighbours that leave no doubt (rules/language/confusables.txt lists them all).
    """
    for start, end, written in _wrong(post, "confusables"):
        stands = post.text[start:end]
        yield Hit(f'"{stands}" is the wrong word here: did you mean "{written}"?', start, end, Fix(f'write "{written}"', written))


@rule(
    "language.wrong-form",
    "A form that grammar does not allow here",
    good=[
        "We have gone too far to be sold. Looking forward to the weekend!",
        "She has a plan, and everyone is happy. One of you is the winner",
        "We use more natural light, and we were happy to see you",
    ],
    bad=[
        "We have went through the list",
        "Looking forward to see you on Friday",
        "He don't know what he is missing",
        "We was so happy with the result",
        "Send us all your feedbacks",
        "Our new shop is more better than ever",
        "The old sign was replace by a new one",
    ],
    source="https://www.merriam-webster.com/grammar",
    covers=["language.grammar"],
)
def wrong_form(post: Post) -> Iterator[Hit]:
    """Why: a slip in the verb is read as carelessness, and it is what is left behind when a sentence is rewritten in a hurry.

    Reported only where the neighbours leave no doubt (rules/language/wrong-forms.txt lists them all).
    """
    for start, end, written in _wrong(post, "wrong-forms"):
        stands = post.text[start:end]
        yield Hit(f'"{stands}" is the wrong form here: did you mean "{written}"?', start, end, Fix(f'write "{written}"', written))


def _wrong(post: Post, listed: str) -> Iterator[tuple[int, int, str]]:
    """Yield the places where a word of a list stands between neighbours that make it wrong, and what is meant."""
    text = post.text
    pairs = _list(listed).pairs
    for word, start, end in _tokens(text):
        if word not in pairs or not _may_be_wrong(listed, word, text, start, end):
            continue
        before = _phrases(_PART.findall(text[max(0, start - _WINDOW) : start])[: -_WORDS - 1 : -1], _OPENERS, "^", whole=start <= _WINDOW)
        after = _phrases(_PART.findall(text[end : end + _WINDOW])[: _WORDS + 1], _STOPS, "$", whole=end + _WINDOW >= len(text))
        meant = next((meant for meant in pairs[word] if _is_meant(_contexts(listed, word, meant), before, after)), None)
        if meant and text[start - 1 : start] not in {"-", "#", "@"} and not in_entity(post, start, end):
            yield start, end, _like(text[start:end], meant)


@lru_cache(maxsize=2)
def _tokens(text: str) -> list[tuple[str, int, int]]:
    """Return the words of a text that stand in one of the lists, in lower case, and where they are."""
    low = text.lower()
    low = (text if len(low) != len(text) else low).replace("’", "'")
    listed = _listed()
    return [(word, *found.span()) for found in _TOKEN.finditer(low) if (word := found[0]) in listed]


@cache
def _listed() -> frozenset[str]:
    return frozenset(_list("confusables").pairs) | frozenset(_list("wrong-forms").pairs)


def _may_be_wrong(listed: str, word: str, text: str, start: int, end: int) -> bool:
    """Look at the two neighbours only: most of the commonest words are through with that."""
    befores, afters = _neighbours(listed, word)
    if afters is not None:
        after = text[end : end + _WINDOW].split(None, 1)
        if not after or after[0].rstrip(_MARKS).lower().replace("’", "'") not in afters:
            return False
    if befores is not None:
        before = text[max(0, start - _WINDOW) : start].rsplit(None, 1)
        return bool(before) and before[-1].lstrip(_MARKS).lower().replace("’", "'") in befores
    return True


@cache
def _neighbours(listed: str, word: str) -> tuple[frozenset[str] | None, frozenset[str] | None]:
    """Return the words that stand right before, and right after, a word in the contexts where it is wrong; None if any may."""
    contexts = [c for meant in _list(listed).pairs[word] for c in _contexts(listed, word, meant) if not c.sound]
    befores = frozenset(phrase.split()[-1] for c in contexts for phrase in c.before or ("*",))
    afters = frozenset(phrase.split()[0] for c in contexts for phrase in c.after or ("*",))
    return (None if befores & _SIGNS else befores), (None if afters & _SIGNS else afters)


def _is_meant(contexts: Sequence[Context], before: Collection[str], after: Collection[str]) -> bool:
    return any(c.holds(before, after) for c in contexts if not c.sound) and not any(c.holds(before, after) for c in contexts if c.sound)


def _phrases(parts: Sequence[str], edges: Collection[str], edge: str, *, whole: bool) -> set[str]:
    """Return the phrases that stand next to a word, as contexts write them; ``parts`` go away from it.

    >>> sorted(_phrases(["ever", "!", "We"], _STOPS, "$", whole=True))
    ['* $', '*', 'ever', 'ever $']
    """
    found: set[str] = set()
    rows = [""]
    for part in (*parts, None):
        at_edge = part in edges or part > "⿿" if part else whole
        if at_edge:
            found.update(f"{row} {edge}".strip() if edge == "$" else f"{edge} {row}".strip() for row in rows)
        if part is None or len(rows[0].split()) == _WORDS or not (part[0].isalnum() or part[0] in "£$€" or part[0] == "-" != part):
            found.update({part} if part and rows == [""] else ())
            break
        names = _names(part.lower().replace("’", "'"))
        rows = [f"{row} {name}".strip() if edge == "$" else f"{name} {row}".strip() for row in rows for name in names]
        found.update(rows)
    return found


def _names(part: str) -> tuple[str, ...]:
    """Return a word and the signs that may stand for it."""
    if any(char.isdigit() for char in part):
        return (part,) if "-" in part else (part, "#")
    if "-" in part:
        return part, "*-*", "*" if part[0] != "-" else part
    return part, "*"


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
