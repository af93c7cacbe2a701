"""A verb that does not agree with a subject further off: "the results of last month's survey is", "each of our guides speak"."""

from collections.abc import Iterable

from postlint.checks._english.numbers import COLLECTIVES, SINGULARS
from postlint.checks._english.words import DETERMINERS, OBJECTS, OWNING, PREPOSITIONS, Check, Found, Words, kind_of
from postlint.text.wordclass import classes, mostly
from postlint.text.wordforms import base_of, plural_of, third_person

_set = str.split  # a set is written as a line of words
_CLAUSE = frozenset(_set("because but if when while since where although that and so"))
_WHEN = frozenset(_set("week year month season weekend morning evening afternoon time summer winter autumn spring"))
_ADVERBS = frozenset(
    _set("now still also really always already never just only often finally currently usually both today here there yesterday alone")
)
_ONE_TO_MANY = {
    "is": "are",
    "was": "were",
    "has": "have",
    "does": "do",
    "doesn't": "don't",
    "isn't": "aren't",
    "wasn't": "weren't",
    "hasn't": "haven't",
}
_FOLLOWS = DETERMINERS | OBJECTS | PREPOSITIONS | frozenset(_set("more up out that all so very"))
_MANY_TO_ONE = {many: one for one, many in _ONE_TO_MANY.items()}


def _opens(words: Words, at: int) -> bool:
    return words.starts(at) or words.said[at - 1] in _CLAUSE - {"that", "and", "so"}


def _far(words: Words, at: int) -> Found | None:
    """The quality of the entries this year were; a box of old programmes have; our doors now opens."""
    said = words.said
    if not _opens(words, at):
        return None
    head = words.head(at + 1)
    if not head or (said[head] in COLLECTIVES | SINGULARS and (said[at : head + 1] != ["the", "number"])):
        return None
    plural = kind_of(said[head]) == "plural"
    if not plural and (said[head].endswith("s") or (not plural_of(said[head]) and said[head] != "quality")):
        return None
    i, phrases, last = head + 1, 0, head
    while said[i] in {"of", "in", "for", "at", "on", "from", "between", "with", "behind", "about"} and phrases < 2:
        if plural and said[i] in {"with", "about"}:
            return None
        j = i + 1 + (said[i + 1] in DETERMINERS - {"that", "this", "her"} or said[i + 1] in {"this", "these", "all"})
        last = words.head(j, loose=True)
        if not last or said[last] in {"time", "day"}:
            return None
        i, phrases = last + 1, phrases + 1
    if said[i] == "this" and said[i + 1] in _WHEN:
        i += 2
    if phrases and mostly(said[i]) == "ing":
        j = next((j for j in range(i + 1, i + 3) if said[j] in PREPOSITIONS), 0)
        end = j and words.head(j + 1 + (said[j + 1] in DETERMINERS))
        i = end + 1 if end else i
    while said[i] in _ADVERBS and i < last + 8:
        i += 1
    if i == head + 1:
        return None
    if said[i - 1] in {"there", "here"} and said[head] in {"thing", "things"}:
        return None
    return _agree(words, i, plural=plural, apart=phrases)


def _agree(words: Words, at: int, *, plural: bool, apart: int = 1) -> Found | None:
    """Say what a verb should be, if it is certainly one, and of the wrong number."""
    said = words.said
    verb, after = said[at], said[at + 1]
    if plural:
        if verb in _ONE_TO_MANY:
            return at, at, _ONE_TO_MANY[verb]
        third = mostly(verb) == "verbs" and "plural" not in classes(verb)
        return (at, at, base) if third and after in _FOLLOWS and (base := base_of(verb)) else None
    if verb in _MANY_TO_ONE and verb != "do":
        return at, at, _MANY_TO_ONE[verb]
    lexical = mostly(verb) == "verb" or ("verb" in classes(verb) and after in {"the", "our", "your", "my", "a", "us", "you"})
    if (
        lexical
        and kind_of(verb) != "small"
        and after in (_FOLLOWS if apart == 9 else DETERMINERS | {"you", "us", "me", "explain", "to"})
        and verb not in {"be", "do", "have", "please", "read", "put", "set", "let"}
    ):
        return at, at, third_person(verb)
    return None


def _each(words: Words, at: int) -> Found | None:
    """Each of our guides speak."""
    said = words.said
    if said[at + 1] != "of" or not (_opens(words, at) or said[at - 1] in {"that", "every"}):
        return None
    if said[at] == "one" and said[at + 2] in {"those", "these"}:
        return None
    last = (
        at + 2 if said[at + 2] in {"them", "us", "you"} else words.head(at + 3) if said[at + 2] in OWNING | {"the", "these", "those"} else 0
    )
    if not last or (said[last] not in {"them", "us", "you"} and kind_of(said[last]) != "plural"):
        return None
    i = last + 1
    while said[i] in _ADVERBS:
        i += 1
    if said[i] == "have" and said[at] == "each":
        return i, i, "has"
    return _agree(words, i, plural=False, apart=9)


def _neither(words: Words, at: int) -> Found | None:
    """Neither rain nor wind stop us; neither side can't win."""
    said = words.said
    end = next((i for i in range(at + 1, at + 6) if said[i] in {"nor", "."}), at)
    if said[end] == "nor" and words.starts(at):
        noun = words.head(end + 1 + (said[end + 1] in DETERMINERS))
        return _agree(words, noun + 1, plural=False) if noun and kind_of(said[noun]) == "noun" else None
    negative = next((i for i in range(at + 1, at + 5) if said[i].endswith("n't")), 0)
    if negative and said[at + 1] != "do" and all(kind_of(said[i]) in {"noun", "adjective", "small"} for i in range(at + 1, negative)):
        return negative, negative, {"can't": "can", "won't": "will", "doesn't": "does"}.get(said[negative], said[negative][:-3])
    return None


def _pair(words: Words, at: int) -> Found | None:
    """Our chef and his brother was; the United States and its allies needs."""
    said = words.said
    if not words.starts(at):
        return None
    if kind_of(said[at + 1]) == "small" or said[at] not in DETERMINERS:
        return None
    first = words.head(at + 1)
    if not first or said[first + 1] != "and" or said[first + 2] not in OWNING | {"the", "a"}:
        return None
    return _after_pair(words, first + 2)


def _after_pair(words: Words, at: int) -> Found | None:
    second = words.head(at + 1)
    verb = words.said[second + 1]
    if not second or (
        verb not in _ONE_TO_MANY and not (mostly(verb) == "verbs" and "plural" not in classes(verb) and words.said[second + 2] in _FOLLOWS)
    ):
        return None
    meant = _ONE_TO_MANY.get(verb) or base_of(verb)
    return (second + 1, second + 1, meant) if meant else None


def _name_and(words: Words, at: int) -> Found | None:
    """Tom and his team is; Tom and Anna was is left alone."""
    said = words.said
    if (
        said[at + 1] in OWNING
        and kind_of(said[at - 1]) == "name"
        and (words.starts(at - 2) or said[at - 2] in {"The", "the"} or said[at - 3] in {"the", "The"})
    ):
        return _after_pair(words, at + 1)
    if (
        said[at + 1] in OWNING
        and words.starts(at - 1)
        and said[at - 1] not in _set("you this that here me him her them us it now then more yes thanks and so")
    ):
        return _after_pair(words, at + 1) if kind_of(said[at - 1]) == "" else None
    return None


def _number_of(words: Words, at: int) -> Found | None:
    """A number of shops has."""
    said = words.said
    if said[at + 1] != "of" or said[at - 1] not in {"a", "large", "growing", "small"} or not (words.starts(at - 1) or said[at - 2] == "a"):
        return None
    last = words.head(at + 2)
    verb = said[last + 1]
    return (last + 1, last + 1, _ONE_TO_MANY[verb]) if last and kind_of(said[last]) == "plural" and verb in {"is", "has", "was"} else None


def heads() -> Iterable[tuple[str, Check]]:
    """Yield the words that each check begins with."""
    for check, known in (
        (_far, _set("our the my your his her their these those a an some many")),
        (_each, _set("each either neither one")),
        (_neither, ["neither"]),
        (_pair, _set("our the my your his her their a")),
        (_name_and, ["and"]),
        (_number_of, ["number"]),
    ):
        yield from ((word, check) for word in known)
