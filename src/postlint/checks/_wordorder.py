"""Words in the wrong order or with the wrong small word: "tell us what do you think", "in Monday", "one of best", "works as nurse"."""

from collections.abc import Iterable

from postlint.checks._verbforms import Check, Found
from postlint.checks._words import BE, EVALUATIVE, NUMBERS, OWNING, PREPOSITIONS, PRONOUNS, Words, kind_of
from postlint.text.wordclass import classes, mostly
from postlint.text.wordforms import plural_of, third_person

_set = str.split  # a set is written as a line of words
_ASKING = frozenset(_set("tell know show ask wonder learn explain understand discover see guess remember out wondering asking knows sure idea forget"))
_DAYS = frozenset(_set("Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays"))
_MONTHS = frozenset(_set("January February April June July August September October November December"))
_AFTER_DAY = frozenset(_set(". , at for from and to morning afternoon evening night because when we with until"))
_JOBS = frozenset(_set("teacher nurse doctor dentist engineer designer student artist painter singer dancer lawyer farmer baker chef gardener writer photographer "
    "musician plumber carpenter electrician scientist librarian vet volunteer developer programmer accountant actor actress journalist waiter waitress barista "
    "translator tutor hairdresser mechanic pilot firefighter paramedic cleaner cook postman builder architect researcher midwife receptionist"))  # fmt: skip
_GIFTS = frozenset(_set("hand call shout ring wave message email text line chance clue hint smile review comment follow visit discount"))
_GIVING = frozenset(_set("give gave giving drop send leave sent left gives"))
_SUPERLATIVES = frozenset(_set("best worst biggest largest oldest greatest smallest busiest longest tallest finest"))
_SHORT = {"low": "lower", "big": "bigger", "small": "smaller", "cheap": "cheaper", "fast": "faster", "old": "older", "young": "younger", "high": "higher", "tall": "taller",
    "short": "shorter", "long": "longer", "strong": "stronger", "nice": "nicer", "easy": "easier", "happy": "happier", "busy": "busier", "quick": "quicker",
    "safe": "safer", "clean": "cleaner", "light": "lighter", "warm": "warmer", "cold": "colder", "bright": "brighter", "dark": "darker", "rich": "richer",
    "hard": "harder", "large": "larger", "slow": "slower", "quiet": "quieter", "simple": "simpler", "funny": "funnier", "tasty": "tastier", "pretty": "prettier"}  # fmt: skip


def _question(words: Words, at: int) -> Found | None:
    """Tell us what do you think; know where is the station."""
    said = words.said
    asking = said[at - 1] in _ASKING or (said[at - 1] in {"us", "me", "you", "him", "them"} and said[at - 2] in {"tell", "show", "ask", "remind", "teach", "telling"})
    aid, subject = said[at + 1], said[at + 2]
    if not asking:
        return None
    verb = said[at + 3]
    if aid in {"do", "does"} and subject in PRONOUNS | {"everyone", "people"} and (mostly(verb) in {"verb", "noun"} or "verb" in classes(verb)):
        return at + 1, at + 3, f"{subject} {third_person(verb) if aid == 'does' else verb}"
    if said[at] in {"where", "when", "how", "why"} and aid in {"is", "are", "was", "were"} and subject in OWNING | {"the", "this", "that", "these"}:
        noun = words.head(at + 3)
        if noun and said[noun + 1] in {".", ",", "and"}:
            return at + 1, noun, " ".join([*said[at + 2 : noun + 1], aid])
    return None


def _on(words: Words, at: int) -> Found | None:
    """In Monday, on 10am, on January, at October, in the second floor, in last week."""
    said = words.said
    given, day, after = said[at], said[at + 1], said[at + 2]
    if day in _DAYS and given in {"in", "at"} and after in _AFTER_DAY and kind_of(said[at - 1]) != "name":
        return at, at, "on"
    if day in _MONTHS and (given == "at" or (given == "on" and (after in {".", ",", "and", "we", "with"} or (after.isdigit() and len(after) == 4)))):
        return (at, at, "in") if after != "," or given == "at" or not said[at + 3].isdigit() else None
    if given in {"on", "in"} and (day[-2:] in {"am", "pm"} and day[:-2].replace(":", "").replace(".", "").isdigit() or (day.isdigit() and after in {"am", "pm"})):
        return (at, at, "at") if said[at - 1] not in {"later", "early", "from"} else None
    if given == "in" and day == "the" and said[at + 3] == "floor" and after in _set("first second third fourth fifth ground top upper lower"):
        return (at, at, "on") if kind_of(said[at + 4]) not in {"noun", "plural", "adjective"} else None
    if given == "in" and day in {"last", "next"} and after in {"week", "month", "year"} and said[at + 3] in {".", ",", "we", "and"} and said[at - 1] not in {"back", "up"}:
        return at, at, ""
    if given == "at" and day == "the" and after in {"morning", "afternoon", "evening"} and kind_of(said[at + 3]) == "mark":
        return at, at, "in"
    return None


def _since(words: Words, at: int) -> Found | None:
    """Has worked here since twelve years."""
    said = words.said
    number, unit = said[at + 1], said[at + 2]
    counted = (number in NUMBERS or number.isdigit() or number in {"many", "several"}) and unit in {"years", "months", "weeks", "days", "hours"}
    begin = words.sentence(at)
    lasting = words.between(begin, at, frozenset(_set("have has i've we've they've had"))) or words.between(begin, at, frozenset({"are", "is", "am"}))
    plain = said[at + 3] != "ago" and not words.between(begin, at, frozenset(_set("it's first been time ever best")))
    return (at, at, "for") if counted and lasting and plain else None


def _job(words: Words, at: int) -> Found | None:
    """Works as nurse, she is teacher."""
    said = words.said
    i = at + 1
    if said[at] == "as" and said[at - 1] not in _set("work works worked working job trained career started role"):
        return None
    if said[at] in {"is", "am", "was"} and said[at - 1] not in {"she", "he", "i"}:
        return None
    if kind_of(said[i]) in {"adjective"} and said[i] not in {"chief", "head", "fellow", "lead"}:
        i += 1
    sure = said[i] in _JOBS and (kind_of(said[i + 1]) == "mark" or said[i + 1] in PREPOSITIONS - {"of"} | {"and", "here", "who"})
    article = "an" if said[at + 1][0] in "aeio" else "a"
    return (at + 1, at + 1, f"{article} {said[at + 1]}") if sure and said[i + 1] not in {"-", "*"} else None


def _give(words: Words, at: int) -> Found | None:
    """Give us hand, drop us line."""
    said = words.said
    thing, after = said[at + 2], said[at + 3]
    if said[at + 1] not in {"us", "me", "him", "them", "her", "you"} or thing not in _GIFTS:
        return None
    ends = kind_of(after) == "mark" or after in {"with", "if", "on", "to", "at", "when", "and", "today", "about", "or", "before"}
    return (at + 2, at + 2, f"a{'n' * (thing[0] in 'aeiou')} {thing}") if ends and (thing not in {"follow", "visit", "text", "email"} or after != "to") else None


def _of_best(words: Words, at: int) -> Found | None:
    """One of best, this is best soup."""
    said = words.said
    if said[at] in {"one", "some"}:
        best = said[at + 2]
        most = best == "most" and kind_of(said[at + 3]) in {"adjective", "participle"}
        sure = said[at + 1] == "of" and (best in _SUPERLATIVES or most) and kind_of(said[at + 3]) != "mark"
        return (at + 2, at + 2, f"the {best}") if sure else None
    best = said[at + 1]
    if best not in _SUPERLATIVES or said[at - 1] not in {"this", "it", "she", "he", "which", "that"} and said[at] != "it's":
        return None
    noun, after = said[at + 2], said[at + 3]
    sure = kind_of(noun) == "noun" and noun not in {"practice", "value", "man", "friend", "quality", "price", "way"} and plural_of(noun)
    return (at + 1, at + 1, f"the {best}") if sure and (after in PRONOUNS | {"ever", "in", "of", ".", "on"}) else None


def _more(words: Words, at: int) -> Found | None:
    """Is more low than."""
    said = words.said
    word, before = said[at + 1], said[at - 1]
    sure = word in _SHORT and said[at + 2] == "than" and (before in BE | {"even", "much", "it's", "feels", "looks", "a"}) and said[at + 3] not in _SHORT
    return (at, at + 1, _SHORT[word]) if sure else None


def _same(words: Words, at: int) -> Found | None:
    """At same time."""
    said = words.said
    sure = said[at - 1] in {"at", "with", "from"} and kind_of(said[at + 1]) in {"noun", "plural"} and said[at + 1] not in {"sex", "day"}
    return (at, at, "the same") if sure else None


def heads() -> Iterable[tuple[str, Check]]:
    """Yield the words that each check begins with."""
    for check, known in (
        (_question, _set("what where when how why who")),
        (_on, _set("in on at")),
        (_since, ["since"]),
        (_job, _set("as is am was he's she's i'm")),
        (_give, _GIVING),
        (_of_best, _set("one some is was it's")),
        (_more, ["more"]),
        (_same, ["same"]),
    ):
        yield from ((word, check) for word in known)


_ = EVALUATIVE
