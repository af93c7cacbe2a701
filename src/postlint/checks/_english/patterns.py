"""Words that come in pairs and in an order: "twice as many than", "although ... but", "neither ... or", "never we have", "enough big", "everything what"."""

from collections.abc import Iterable

from postlint.checks._english.words import (
    BE,
    DETERMINERS,
    EVALUATIVE,
    HAVE,
    MODALS,
    NUMBERS,
    OWNING,
    PRONOUNS,
    Check,
    Found,
    Words,
    kind_of,
)
from postlint.text.wordclass import classes, mostly
from postlint.text.wordforms import base_of

_set = str.split  # a set is written as a line of words
_AUX = (BE - {"be", "been", "being", "am"}) | (HAVE - {"having"}) | MODALS | {"am", "do", "did"}
_SIZES = frozenset(
    _set(
        "big small large good old long tall warm strong wide fast hot cheap loud brave lucky hard safe high clean smart young cold sharp deep"
    )
)
_SUPERLATIVE = {"worse": "worst", "better": "best", "bigger": "biggest", "older": "oldest", "nicer": "nicest", "faster": "fastest", "funnier": "funniest", "hotter": "hottest",
    "taller": "tallest", "busier": "busiest", "tastier": "tastiest", "happier": "happiest", "louder": "loudest", "wetter": "wettest", "colder": "coldest"}  # fmt: skip
_LY = {"absolute": "absolutely", "total": "totally", "complete": "completely", "extreme": "extremely", "incredible": "incredibly", "terrible": "terribly",
    "utter": "utterly", "genuine": "genuinely", "immense": "immensely", "huge": "hugely", "unbelievable": "unbelievably", "high": "highly", "deep": "deeply", "entire": "entirely"}  # fmt: skip
_FEELING = frozenset(_set("delighted thrilled chuffed gutted buzzing proud happy excited honoured honored grateful sorry devastated amazed overwhelmed exhausted free "
    "gorgeous stunning delicious thankful blown relieved impressed disappointed sold recommended saddened shocked saddened touched humbled"))  # fmt: skip
_UNITS = {"years-old": "year-old", "months-old": "month-old", "weeks-old": "week-old", "days-old": "day-old"}
_SPANS = {
    "minutes": "minute",
    "hours": "hour",
    "days": "day",
    "weeks": "week",
    "months": "month",
    "years": "year",
    "miles": "mile",
    "metres": "metre",
    "stars": "star",
}
_NUMBERED = {f"{one}-{many}": f"{one}-{unit}" for one in sorted(NUMBERS) for many, unit in (*_UNITS.items(), *_SPANS.items())}
_SOMETHING = frozenset(_set("everything anything something nothing all"))
_TIMES = frozenset(_set("Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September October November December noon midnight "
    "monday tuesday wednesday thursday friday saturday sunday"))  # fmt: skip


def _as_than(words: Words, at: int) -> Found | None:
    """Twice as many people cycled than last year; as big than."""
    said = words.said
    if said[at] == "as":
        size = kind_of(said[at + 1]) == "adjective" or said[at + 1] in {"many", "much", "well"}
        return (at + 2, at + 2, "as") if said[at + 2] == "than" and size and said[at + 1] not in {"more", "other", "different"} else None
    if said[at + 1] != "as" or (kind_of(said[at + 2]) not in {"adjective", "adverb"} and said[at + 2] not in {"many", "much"}):
        return None
    for i in range(at + 3, at + 13):
        word = said[i]
        if word == "than":
            return i, i, "as"
        if word in {".", ",", "as", "more", "less", "fewer", "rather", "other", "better"} or kind_of(word) == "comparative":
            return None
    return None


def _although(words: Words, at: int) -> Found | None:
    """Although it rained, but the crowd stayed; because it rained, so we."""
    said = words.said
    if not words.starts(at):
        return None
    wrong = "so" if said[at] == "because" else "but"
    comma = next((i for i in range(at + 2, at + 14) if said[i] in {",", "."}), 0)
    sure = (
        comma
        and said[comma] == ","
        and said[comma + 1] == wrong
        and (said[comma + 2] in PRONOUNS | OWNING | {"the", "it's", "we're", "we've", "i'm", "there"})
    )
    return (comma + 1, comma + 1, "") if sure else None


def _neither(words: Words, at: int) -> Found | None:
    """Neither the developer or the council; either Tom nor Anna."""
    said = words.said
    right, wrong = ("nor", "or") if said[at] == "neither" else ("or", "nor")
    if said[at + 1] == "of":
        return None
    for i in range(at + 2, at + 7):
        if said[i] == wrong:
            near = kind_of(said[i - 1]) == kind_of(said[i + 1]) or said[i + 1] in DETERMINERS or wrong == "nor"
            return (i, i, right) if near else None
        if kind_of(said[i]) in {"mark", "verbs", "past", "verb"} or said[i] in _AUX:
            return None
    return None


def _never(words: Words, at: int) -> Found | None:
    """Never we have felt so welcome; not only we are cutting fees."""
    said = words.said
    i = at + 1
    if said[at] == "not":
        if said[i] != "only":
            return None
        i += 1
    if not words.starts(at) or said[i] not in PRONOUNS:
        return None
    aid = said[i + 1]
    if aid in _AUX and kind_of(said[i + 2]) != "mark" and (said[at] != "not" or said[i + 2] not in {"who", "that"}):
        return i, i + 1, f"{aid} {'I' if said[i] == 'i' else said[i]}"
    plain = mostly(aid) == "verb" and said[i] not in {"he", "she", "it"} and said[at] in {"not", "rarely", "seldom"}
    return (i, i, f"do {said[i]}") if plain and said[i + 2] in DETERMINERS | {"you", "to"} else None


def _others(words: Words, at: int) -> Found | None:
    """Looking out for each others."""
    said = words.said
    if said[at - 1] != "each":
        return None
    return at, at, "other's" if kind_of(said[at + 1]) in {"noun", "plural", "adjective"} else "other"


def _enough(words: Words, at: int) -> Found | None:
    """Is your shed enough big for a bike."""
    said = words.said
    how, after = said[at + 1], said[at + 2]
    sure = (
        how in _SIZES
        and (after in {"for", "to", "."} or (after == "," and said[at - 1] in BE))
        and said[at - 1] not in {"have", "not", "had", "of"}
    )
    return (
        (at, at + 1, f"{how} enough")
        if sure
        and (
            said[at - 1] in BE
            or said[at - 2] in OWNING | {"the"}
            or kind_of(said[at - 1]) in {"noun", "plural"}
            or said[at - 1] in PRONOUNS
        )
        else None
    )


def _so_a(words: Words, at: int) -> Found | None:
    """It's been so a brilliant week; they are so nice people."""
    said = words.said
    before, after = said[at - 1], said[at + 1]
    if before not in {"been", "is", "was", "it's", "that's", "are", "were", "we're", "they're", "had", "such"}:
        return None
    if after in {"a", "an"} and kind_of(said[at + 2]) in {"adjective", "participle", "ing"} and words.head(at + 2) and before != "are":
        return at, at, "such"
    people = (
        after in EVALUATIVE
        and kind_of(said[at + 2]) == "plural"
        and ("verb" not in classes(said[at + 2]) or said[at + 2] == "people")
        and before in {"are", "were", "they're", "we're", "had"}
    )
    return (at, at, "such") if people and kind_of(said[at + 3]) == "mark" else None


def _what(words: Words, at: int) -> Found | None:
    """Everything what happened; all what you need."""
    said = words.said
    before, after = said[at - 1], said[at + 1]
    if before not in _SOMETHING or (before == "all" and said[at - 2] in {"above", "after", "you", "us", "them", "we", "at", "they", "it"}):
        return None
    sure = after in PRONOUNS or after in {"happened", "matters", "is", "was", "happens", "makes", "you'll", "we've", "you've", "we're"}
    return (at, at, "that") if sure and said[at - 2] not in {"if", "about"} else None


def _worse(words: Words, at: int) -> Found | None:
    """The worse half of football I've seen."""
    said = words.said
    if said[at - 1] != "the" or kind_of(said[at + 1]) not in {"noun", "plural"} or said[at - 2] in {"all", "for"}:
        return None
    for i in range(at + 2, at + 7):
        if (
            said[i] == "ever"
            or (said[i] in {"i've", "we've", "you've"} and mostly(said[i + 1]) != "adjective")
            or said[i : i + 3] == ["in", "the", "world"]
        ):
            return at, at, _SUPERLATIVE[said[at]]
        if kind_of(said[i]) == "mark" or said[i] in {"than", "and", "when", "if"}:
            return None
    return None


def _ly(words: Words, at: int) -> Found | None:
    """We're absolute delighted; I high recommend."""
    said = words.said
    before, after = said[at - 1], said[at + 1]
    if said[at] == "high":
        return (
            (at, at, "highly")
            if (after == "recommend" and before in PRONOUNS | {"would"}) or (after == "recommended" and before in BE)
            else None
        )
    be = before in BE | {"we're", "i'm", "they're", "you're", "it's", "he's", "she's", "am"}
    return (at, at, _LY[said[at]]) if be and after in _FEELING and kind_of(said[at + 2]) in {"mark", "small"} else None


def _years_old(words: Words, at: int) -> Found | None:
    """Our 10-years-old mascot; a five-minutes walk; a 3-days trip."""
    said = words.said
    word, after = said[at], said[at + 1]
    follows = kind_of(after) in {"noun", "plural", "adjective"} and said[at + 1] not in {"ago", "old", "later", "long", "away", "off"}
    if word in _NUMBERED:
        return (at, at, _NUMBERED[word]) if follows else None
    digits = said[at - 1] in {"-", "*"} and said[at - 2].isdigit() and words.text[words.spans[at - 2][1] : words.spans[at][0]] == "-"
    if (
        word == "years"
        and after == "old"
        and kind_of(said[at + 2]) == "noun"
        and kind_of(said[at - 1]) == "number"
        and said[at - 2] in OWNING | {"a", "an"}
    ):
        return at, at + 1, "year-old"
    return (at, at, _UNITS.get(word) or _SPANS[word]) if digits and follows and said[at - 3] != "-" else None


def _between(words: Words, at: int) -> Found | None:
    """Open between 9am to 5pm."""
    said = words.said
    i = at + 1
    timed = (kind_of(said[i]) == "number" and said[i] != "*") or said[i] in _TIMES
    i += 1 + (said[i + 1] in {"am", "pm", "%"})
    other = kind_of(said[i + 1]) == "number" or said[i + 1] in _TIMES
    return (i, i, "and") if timed and said[i] in {"to", "till", "until"} and other else None


def _parallel(words: Words, at: int) -> Found | None:
    """Learn to sing, dance and playing the ukulele."""
    said = words.said
    form = said[at + 1]
    if mostly(form) != "ing" or said[at - 2] != "," or said[at - 4] != "to" or said[at + 2] not in DETERMINERS:
        return None
    verbs = all("verb" in classes(said[i]) or mostly(said[i]) == "verb" for i in (at - 1, at - 3))
    return (at + 1, at + 1, base) if verbs and (base := base_of(form)) and form != "looking" else None


def heads() -> Iterable[tuple[str, Check]]:
    """Yield the words that each check begins with."""
    for check, known in (
        (_as_than, _set("as twice times half")),
        (_although, _set("although though because despite")),
        (_neither, _set("neither either")),
        (_never, _set("never not rarely seldom")),
        (_others, ["others"]),
        (_enough, ["enough"]),
        (_so_a, ["so"]),
        (_what, ["what"]),
        (_worse, _SUPERLATIVE),
        (_ly, _LY),
        (_years_old, {**_UNITS, **_SPANS, **_NUMBERED}),
        (_between, ["between"]),
        (_parallel, ["and", "or"]),
    ):
        yield from ((word, check) for word in known)
