"""Words of quantity: "too much residents", "less visitors", "the amount of people", "10 item only", "23th"."""

from collections.abc import Iterable

from postlint.checks._english.numbers import _AFTER, _UNITS, SINGULARS, UNCOUNTED, _count
from postlint.checks._english.words import BE, PREPOSITIONS, Check, Found, Words, kind_of
from postlint.text.wordclass import classes
from postlint.text.wordforms import plural_of

_set = str.split  # a set is written as a line of words
_BEFORE_DIGITS = frozenset(
    _set("to over than in with sold made have had all these baked raised about around nearly almost has planted collected delivered")
)
_COMPOUND = frozenset(
    _set(
        "pm am day bed course star mile person piece storey car way door seat inch foot metre meter percent mph carat page part series bedroom class man"
    )
)


def _much(words: Words, at: int) -> Found | None:
    """Too much residents, how many sugar."""
    said = words.said
    before, i = said[at - 1], at + 1
    if said[at] == "much":
        if before not in {"too", "so", "how", "not", "as", "very"}:
            return None
        last = i if kind_of(said[i]) == "plural" else words.head(i)
        if (
            not last
            or kind_of(said[last]) != "plural"
            or said[last] in SINGULARS - {"people", "dates", "details", "calories", "games", "points"}
        ):
            return None
        after = said[last + 1]
        if before == "how" and after not in {"do", "did", "can", "will", "have", "you", "we", "does"} - {"have"}:
            return None
        if before in {"too", "so", "as"} and not words.starts(at - 1) and after not in _AFTER | PREPOSITIONS | {"and", "this", "today"}:
            return None
        if before == "so" and after not in _AFTER | PREPOSITIONS | {"and", "this", "today"}:
            return None
        if before == "how" and after in {"can", "will"}:
            return None
        return (at, at, "many") if kind_of(after) not in {"plural", "noun"} and (last == i or after != "to") else None
    noun, after = said[i], said[i + 1]
    if (
        before in {"too", "so", "how", "not", "as", "very"}
        and noun in UNCOUNTED
        and (after in _AFTER | BE | PREPOSITIONS | {"do", "does", "you", "we", "and", "can"})
    ):
        return (at, at, "much") if not (noun in {"work", "help", "love", "support", "rain"} and before == "how") else None
    return None


def _less(words: Words, at: int) -> Found | None:
    """Less visitors, fewer traffic."""
    said = words.said
    before, noun, after = said[at - 1], said[at + 1], said[at + 2]
    if said[at] == "fewer":
        return (at, at, "less") if noun in UNCOUNTED and kind_of(after) not in {"plural", "noun"} else None
    last = at + 1 if kind_of(noun) == "plural" else words.head(at + 1)
    if not last or last > at + 2 or before in {"no", "or", "much", "the", "any"} or kind_of(before) == "number":
        return None
    word = said[last]
    if (
        kind_of(word) != "plural"
        or word in SINGULARS - {"people", "games", "calories"}
        or (last > at + 1 and kind_of(said[at + 1]) == "adjective")
    ):
        return None
    return (at, at, "fewer") if kind_of(said[last + 1]) not in {"plural", "noun", "ing"} and said[last + 1] != "-" else None


def _little(words: Words, at: int) -> Found | None:
    """Only a little tickets."""
    said = words.said
    sure = said[at - 1] == "a" and said[at - 2] in {"only", "just"} and kind_of(said[at + 1]) == "plural" and said[at + 1] not in SINGULARS
    return (at, at, "few") if sure and kind_of(said[at + 2]) not in {"noun", "plural"} else None


def _amount(words: Words, at: int) -> Found | None:
    """The amount of people."""
    said = words.said
    if said[at + 1] != "of":
        return None
    last = at + 2 if kind_of(said[at + 2]) == "plural" else words.head(at + 2)
    if (
        not last
        or last > at + 3
        or kind_of(said[last]) != "plural"
        or said[last] in SINGULARS - {"people", "games", "times", "ways", "details"}
    ):
        return None
    if kind_of(said[last + 1]) in {"noun", "plural"}:
        return None
    if said[at] == "amounts":
        return at, at, "numbers"
    return at, at, "number"


def _ordinal(words: Words, at: int) -> Found | None:
    """23th, 2st."""
    word = words.said[at]
    digits, ending = word[:-2], word[-2:]
    if not digits.isdigit() or ending not in {"st", "nd", "rd", "th"}:
        return None
    right = "th" if digits[-2:-1] == "1" else {"1": "st", "2": "nd", "3": "rd"}.get(digits[-1], "th")
    return (at, at, digits + right) if right != ending else None


def _digits(words: Words, at: int) -> Found | None:
    return _ordinal(words, at) if words.said[at][-1].isalpha() else _number(words, at)


def _number(words: Words, at: int) -> Found | None:
    """Up to 10 item only, in 3 week."""
    said = words.said
    if not said[at].isdigit() or said[at] in {"1", "01"} or len(said[at]) > 3 or said[at - 1] not in _BEFORE_DIGITS:
        return None
    word, after = said[at + 1], said[at + 2]
    if kind_of(word) != "noun" or not _count(word) or ("verb" in classes(word) and word not in _UNITS):
        return None
    sure = after in {".", ","} or after in {"only", "ago", "who", "and", "from"}
    if word in _UNITS:
        sure = after in {".", ","} or after in {"ago", "later"}
    elif word not in _COMPOUND and said[at - 1] not in {"in", "with"}:
        sure = sure or after in {"on", "at", "for", "from", "in", "to", "this", "today"}
    return (at + 1, at + 1, plural_of(word)) if (sure and word not in _COMPOUND) or (word in _UNITS and sure) else None


def heads() -> Iterable[tuple[str, Check]]:
    """Yield the words that each check begins with."""
    for check, known in (
        (_much, _set("much many")),
        (_less, _set("less fewer")),
        (_little, ["little"]),
        (_amount, _set("amount amounts")),
        (_digits, ["#"]),
    ):
        yield from ((word, check) for word in known)
