"""What preposition a word demands, if any: "depends of", "discussed about", "listen the debate", "in Monday"."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from postlint.checks._english.words import BE, DETERMINERS, MODALS, NUMBERS, OBJECTS, OWNING, PRONOUNS, Check, Found, Words, kind_of
from postlint.data import rules_folder
from postlint.text.wordclass import mostly

_set = str.split  # a set is written as a line of words
_NAMED = {"{determiner}": DETERMINERS, "{owner}": OWNING, "{thing}": DETERMINERS | OBJECTS}
_NOT_A_SPOUSE = frozenset(_set("two three four five kids children a one son daughter no"))
_BUT_FOR = frozenset(_set("now today all everything years being it such"))
_TO_PEOPLE = {
    "explain": "explain to", "explained": "explained to", "explains": "explains to", "explaining": "explaining to", "said": "told", "says": "tells",
    "suggest": "suggest to", "suggested": "suggested to", "announced": "announced to", "mention": "mention to",
}  # fmt: skip
_LISTENING = {"listen": "listen to", "listens": "listens to", "listened": "listened to", "listening": "listening to"}
_WAITING = {"wait": "wait for", "waiting": "waiting for", "waited": "waited for"}
_DIRECT = {"contact": "to with", "join": "to", "visit": "to at", "call": "to", "email": "to", "message": "to", "phone": "to", "ask": "to", "tell": "to",
    "mention": "about", "emphasise": "about", "marry": "with", "reach": "to", "attend": "to at", "approach": "to", "thank": "to", "support": "to",
    "follow": "to"}  # fmt: skip
_DAYS = frozenset(
    _set("Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays")
)
_AFTER_DAY = frozenset(_set(". , at for from and to morning afternoon evening night because when we with until"))
_MONTHS = frozenset(_set("January February April June July August September October November December"))


class _Demand(NamedTuple):
    """The right preposition, and the words that must follow; none: any."""

    right: str
    before: frozenset[str]


@cache
def _demands() -> Mapping[str, Mapping[str, _Demand]]:
    """Return the word → the wrong preposition after it → what is right."""
    found: dict[str, dict[str, _Demand]] = {}
    words: list[str] = []
    for line in (rules_folder() / "language" / "prepositions.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            wrong, _, rest = line.strip().partition(" > ")
            right, _, after = rest.partition(" : ")
            wanted = frozenset[str]().union(*(_NAMED.get(name, {name}) for name in after.split()))
            for word in words:
                found.setdefault(word, {}).update(dict.fromkeys(wrong.split(), _Demand(right.replace("-", ""), wanted)))
        elif not line.startswith("#"):
            words = line.split()
    return found


def _preposition(words: Words, at: int) -> Found | None:
    """Depends of, interested on, discussed about."""
    said = words.said
    given, after = said[at + 1], said[at + 2]
    demand = _demands()[said[at]].get(given)
    if (
        demand is None
        or kind_of(after) == "mark"
        or (after in {"which", "whom", "what", "whether", "how"} and given != "about" and said[at][:6] != "depend")
    ):
        return None
    right, wanted = demand
    if (
        wanted
        and after not in wanted
        and not (("us" in wanted and kind_of(after) == "number") or ("{ing}" in wanted and kind_of(after) == "ing"))
    ):
        return None
    word, before = said[at], said[at - 1]
    if word == "married" and (after in _NOT_A_SPOUSE or kind_of(after) not in {"small", "name"}):
        return None
    if word == "congratulations" and after in PRONOUNS - {"you"} | _BUT_FOR:
        return None
    if (
        word in {"according", "accordance", "despite"}
        or right
        or kind_of(before) == "name"
        or before in PRONOUNS | BE | {"to", "have", "has", "who"} | MODALS
    ):
        return at + 1, at + 1, right
    return (
        (at + 1, at + 1, right) if kind_of(before) in {"noun", "plural", "adverb"} or words.starts(at) or said[at].endswith("ing") else None
    )


def _people(words: Words, at: int) -> Found | None:
    """Explain me the rules, said me."""
    said = words.said
    if said[at + 1] in {"me", "us", "him", "them"} and said[at] in _TO_PEOPLE:
        after = said[at + 2]
        if after in DETERMINERS | {"how", "what", "why", "that", "about"} and (said[at][:3] != "say" or after != "this"):
            return at, at + 1, f"{_TO_PEOPLE[said[at]]} {said[at + 1]}"
    return None


def _listen(words: Words, at: int) -> Found | None:
    """Listen the debate, waiting you."""
    said = words.said
    after = said[at + 1]
    if said[at] in _LISTENING:
        sure = after in OWNING | {"the", "this", "music", "me", "us", "him", "them", "radio", "podcasts", "a"}
        return (at, at + 1, f"{_LISTENING[said[at]]} {after}") if sure else None
    if said[at] in _WAITING:
        if after in {"the", "your", "our", "my"} and said[at + 2] in _set(
            "bus train results answer reply delivery news doctor response call arrival snow sun"
        ):
            return at, at + 1, f"{_WAITING[said[at]]} {after}"
        sure = after in {"you", "us", "me", "him", "them"} and said[at + 2] in {".", ",", "at", "in", "on", "to", "there", "here"}
        return (at, at + 1, f"{_WAITING[said[at]]} {after}") if sure else None
    return None


def _forward(words: Words, at: int) -> Found | None:
    """Looking forward seeing you, looking forward your visit."""
    said = words.said
    if said[at - 1][:4] != "look" or words.kind(at - 1) == "name":
        return None
    after = said[at + 1]
    if (after.endswith("ing") and mostly(after) == "ing" and after != "during") or after in OWNING | {"the", "it", "this"}:
        return at, at + 1, f"forward to {after}"
    return (at + 1, at + 1, "to") if after in {"for", "in", "at"} and said[at + 2] in OWNING | {"the", "meeting", "seeing"} else None


def _arrive(words: Words, at: int) -> Found | None:
    """Arrived to the finish line."""
    said = words.said
    if said[at + 1] != "to" or (said[at + 2] not in {"the", "our", "my", "your", "his", "her", "their"} and words.kind(at + 2) != "name"):
        return None
    noun = words.head(at + 3) if words.kind(at + 2) != "name" else at + 2
    what = said[noun or at + 3]
    if not what[0].isalpha() or what in _set(
        "sound news smell sight rescue applause cheers strains tune fanfare party scene music conclusion point end"
    ):
        return None
    return at + 1, at + 1, "in" if what in _set("city town village country") or what[0].isupper() else "at"


def _direct(words: Words, at: int) -> Found | None:
    """Please contact to us."""
    said = words.said
    if said[at + 1] not in _DIRECT[said[at]].split() or not (
        words.starts(at) or said[at - 1] in {"please", "to", "and", "can", "should", "must", "you"}
    ):
        return None
    who = said[at + 2]
    if said[at + 1] == "at" and who not in {"the", "our"}:
        return None
    given = who in {"us", "me", "him", "them"} or (
        who in OWNING | {"the"} and said[at] not in {"call", "ask", "message", "email", "reach", "tell", "follow", "support"}
    )
    if (said[at] == "thank" and who == "you") or (said[at] == "attend" and said[at + 1] == "to"):
        return None
    return (at + 1, at + 1, "") if given and not (said[at] == "contact" and words.kind(at - 1) == "adjective") else None


def _on(words: Words, at: int) -> Found | None:
    """In Monday, on 10am, on January, at October, in the second floor, in last week."""
    said = words.said
    given, day, after = said[at], said[at + 1], said[at + 2]
    if (
        day in _DAYS
        and given in {"in", "at"}
        and (after in _AFTER_DAY or after.rstrip("stndrh").isdigit())
        and kind_of(said[at - 1]) != "name"
    ):
        return at, at, "on"
    if (
        day in _MONTHS
        and said[at - 1] not in {"roll", "rolls"}
        and (given == "at" or (given == "on" and (after in {".", ",", "and", "we", "with"} or (after.isdigit() and len(after) == 4))))
    ):
        return (at, at, "in") if after != "," or given == "at" or not said[at + 3].isdigit() else None
    if given in {"on", "in"} and (
        (day[-2:] in {"am", "pm"} and day[:-2].replace(":", "").replace(".", "").isdigit()) or (day.isdigit() and after in {"am", "pm"})
    ):
        return (at, at, "at") if said[at - 1] not in {"later", "early", "from"} else None
    if (
        given == "in"
        and day == "the"
        and said[at + 3] == "floor"
        and after in _set("first second third fourth fifth ground top upper lower")
    ):
        return (at, at, "on") if kind_of(said[at + 4]) not in {"noun", "plural", "adjective"} else None
    if (
        given == "in"
        and day in {"last", "next"}
        and after in {"week", "month", "year"}
        and said[at + 3] in {".", ",", "we", "and"}
        and said[at - 1] not in {"back", "up"}
    ):
        return at, at, ""
    if given == "at" and day == "the" and after in {"morning", "afternoon", "evening"} and kind_of(said[at + 3]) == "mark":
        return at, at, "in"
    return None


def _since(words: Words, at: int) -> Found | None:
    """Has worked here since twelve years."""
    said = words.said
    number, unit = said[at + 1], said[at + 2]
    counted = (number in NUMBERS or number.isdigit() or number in {"many", "several"}) and unit in {
        "years",
        "months",
        "weeks",
        "days",
        "hours",
    }
    begin = words.sentence(at)
    lasting = words.between(begin, at, frozenset(_set("have has i've we've they've had"))) or words.between(
        begin, at, frozenset({"are", "is", "am"})
    )
    plain = said[at + 3] != "ago" and not words.between(begin, at, frozenset(_set("it's first been time ever best")))
    return (at, at, "for") if counted and lasting and plain else None


def heads() -> Iterable[tuple[str, Check]]:
    """Yield the words that each check begins with."""
    for check, known in (
        (_preposition, _demands()),
        (_people, _TO_PEOPLE),
        (_listen, [*_LISTENING, *_WAITING]),
        (_forward, ["forward"]),
        (_arrive, _set("arrive arrives arrived arriving")),
        (_direct, _DIRECT),
        (_on, _set("in on at")),
        (_since, ["since"]),
    ):
        yield from ((word, check) for word in known)
