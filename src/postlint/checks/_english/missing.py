"""Small words that are missing: "it was great day", "taking break", "the end of month", "thanks all the families", "works as nurse"."""

from collections.abc import Iterable

from postlint.checks._english.words import BE, DETERMINERS, EVALUATIVE, PREPOSITIONS, PRONOUNS, Check, Found, Words, kind_of
from postlint.text.wordclass import mostly
from postlint.text.wordforms import plural_of

_set = str.split  # a set is written as a line of words
_COUNTED = frozenset(_set("day night evening afternoon morning week weekend month year opportunity event idea start example place way chance moment experience story match "
    "game book film movie song show concert party trip journey project gift present result session meeting conference achievement reason step adventure "
    "atmosphere turnout reminder addition combination tribute crowd venue spot room house city town village restaurant hotel surprise honour honor "
    "privilege decision solution partner community museum beach walk ride performance speech goal win victory response guy person man woman job "
    "collection recipe meal dinner lunch breakfast choice offer deal tool resource read visit success"))  # fmt: skip
_HONOUR = frozenset(_set("pleasure honour honor privilege joy delight"))
_ADJECTIVES = EVALUATIVE | frozenset(_set("new busy long short important successful productive inspiring huge small wet sunny hot cold cosy cozy warm quiet delicious "
    "real true emotional interesting hard difficult bad sad magical stunning tough crazy wild bright simple"))  # fmt: skip
_CLAUSES = frozenset(_set("what who how where which that all everything whatever whoever wherever when why than if as everyone anyone"))
_DONE = {"break": "take taking took takes", "look": "take taking took have having takes", "photo": "take taking took", "picture": "take taking took",
    "chat": "have having had has", "question": "have having has", "difference": "make making made makes", "decision": "make making made", "mistake": "make making made",
    "breather": "take taking", "seat": "take", "chance": "have had having take", "peek": "take taking have", "donation": "make making made", "purchase": "make making",
    "bow": "take took", "nap": "take taking", "shower": "take taking have"}  # fmt: skip
_VERB_NOUNS = {f"{verb} {noun}": noun for noun, verbs in _DONE.items() for verb in verbs.split()}
_THANKED = frozenset(_set("the our who of those these your my"))
_JOBS = frozenset(_set("teacher nurse doctor dentist engineer designer student artist painter singer dancer lawyer farmer baker chef gardener writer photographer "
    "musician plumber carpenter electrician scientist librarian vet volunteer developer programmer accountant actor actress journalist waiter waitress barista "
    "translator tutor hairdresser mechanic pilot firefighter paramedic cleaner cook postman builder architect researcher midwife receptionist"))  # fmt: skip
_GIFTS = frozenset(_set("hand call shout ring wave message email text line chance clue hint smile review comment follow visit discount"))
_SUPERLATIVES = frozenset(_set("best worst biggest largest oldest greatest smallest busiest longest tallest finest"))
_GIVING = frozenset(_set("give gave giving drop send leave sent left gives"))


def _article(words: Words, at: int) -> Found | None:
    """It was great day, we had amazing time, what great idea, been pleasure."""
    said = words.said
    aid, i = said[at], at + 1
    if aid in {"have", "has", "had", "having"}:
        named = frozenset(_set("time day evening weekend week night morning afternoon trip"))
    elif aid in {"what", "such"}:
        named = _COUNTED
    else:
        named = _COUNTED | _JOBS if said[at - 1] in {"he", "she"} else _COUNTED
    if said[i] in {"really", "very", "such"} and aid not in {"have", "has", "had", "what"}:
        i += 1
    if said[i] in _HONOUR and aid not in {"have", "has", "had", "having", "what", "such", "a"} and i == at + 1:
        sure = (said[i + 1] in {"to", "and"} and mostly(said[i + 2]) == "verb") or mostly(said[i + 1]) == "ing"
        subject = said[at - 1] in {"it", "it's", "it'll"} or aid == "it's"
        article = "an" if said[i] in {"honour", "honor"} else "a"
        return (i, i, f"{article} {said[i]}") if sure and subject else None
    if said[i] not in _ADJECTIVES or said[i + 1] not in named:
        return None
    if aid in {"what", "such"} and (
        said[i] not in EVALUATIVE or (said[i] in {"special", "fun", "good"} and aid == "what") or said[at - 1] in {"see", "know"}
    ):
        return None
    after = said[i + 2]
    ends = (kind_of(after) == "mark" and after not in {"-", "&", "*"}) or after in PREPOSITIONS - {"than"} | {
        "and",
        "to",
        "when",
        "this",
        "yesterday",
        "today",
        "we",
        "you",
        "that",
    }
    if not ends or (False):
        return None
    if (
        aid in BE | {"it's", "that's"}
        and said[i] in {"new", "good", "special", "fun", "hard"}
        and said[i + 1] not in {"day", "opportunity", "idea", "example", "place", "way", "reason"}
    ):
        return None
    if aid in BE and said[at - 1] in {"there", "here", "what", "how"} | _CLAUSES and said[at - 1] not in {"there", "here"}:
        return None
    article = "an" if said[i][0] in "aeiou" else "a"
    return i, i, f"{article} {said[i]}"


def _take(words: Words, at: int) -> Found | None:
    """Taking break, have look."""
    said = words.said
    if f"{said[at]} {said[at + 1]}" not in _VERB_NOUNS:
        return None
    after = said[at + 2]
    ends = after in {
        ".",
        ",",
        "from",
        "at",
        "with",
        "to",
        "for",
        "this",
        "and",
        "about",
        "in",
        "today",
        "through",
        "before",
        "between",
        "of",
        "on",
    }
    if said[at] in {"have", "had", "has"} and said[at + 1] == "question":
        ends = after in {".", "about", "for"}
    return (at + 1, at + 1, f"a {said[at + 1]}") if ends else None


def _end(words: Words, at: int) -> Found | None:
    """The end of month; at same time; in middle of."""
    said = words.said
    if said[at + 1] == "of" and said[at + 2] in _set("month week year evening night afternoon morning") and said[at - 1] in {"the", "very"}:
        return (
            (at + 2, at + 2, f"the {said[at + 2]}")
            if kind_of(said[at + 3]) == "mark" or said[at + 3] in {"and", "so", "to", "at"}
            else None
        )
    return None


def _thanks(words: Words, at: int) -> Found | None:
    """Thanks all the families."""
    said = words.said
    i = at + 1
    if said[i] in {"all", "everyone", "everybody"}:
        sure = said[i + 1] in (_THANKED if said[i] == "all" else {"who", "involved"}) or (
            said[i] == "all" and said[i + 1] == "you" and said[i + 2] == "who"
        )
        return (at, i, f"{said[at]} to {said[i]}") if sure and said[at - 1] not in {"many", "give"} else None
    if said[i] in {"our", "my"} and kind_of(said[i + 1]) in {"adjective", "noun", "plural"}:
        return at, i, f"{said[at]} to {said[i]}"
    return None


def _as_well(words: Words, at: int) -> Found | None:
    """As well being beautiful."""
    said = words.said
    if said[at - 1] == "as" and (said[at + 1] == "being" or (mostly(said[at + 1]) == "ing" and said[at + 2] in DETERMINERS)):
        return at, at, "well as"
    return None


def _sort(words: Words, at: int) -> Found | None:
    """Be sort of adult you wish."""
    said = words.said
    if (
        said[at + 1] == "of"
        and said[at - 1] in {"be", "is"}
        and kind_of(said[at + 2]) == "noun"
        and said[at + 3] in PRONOUNS | {"who", "that"}
    ):
        return (at, at, f"the {said[at]}") if plural_of(said[at + 2]) else None
    return None


def _job(words: Words, at: int) -> Found | None:
    """Works as nurse, she is teacher."""
    said = words.said
    i = at + 1
    if said[at] == "as" and said[at - 1] not in _set("work works worked working job trained career started role"):
        return None
    if said[at] in {"is", "am", "was"} and said[at - 1] not in {"she", "he", "i"}:
        return None
    if kind_of(said[i]) == "adjective" and said[i] not in {"chief", "head", "fellow", "lead"}:
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
    return (
        (at + 2, at + 2, f"a{'n' * (thing[0] in 'aeiou')} {thing}")
        if ends and (thing not in {"follow", "visit", "text", "email"} or after != "to")
        else None
    )


def _of_best(words: Words, at: int) -> Found | None:
    """One of best, this is best soup."""
    said = words.said
    if said[at] in {"one", "some"}:
        best = said[at + 2]
        most = best == "most" and kind_of(said[at + 3]) in {"adjective", "participle"}
        sure = said[at + 1] == "of" and (best in _SUPERLATIVES or most) and kind_of(said[at + 3]) != "mark"
        return (at + 2, at + 2, f"the {best}") if sure else None
    best = said[at + 1]
    if best not in _SUPERLATIVES or (said[at - 1] not in {"this", "it", "she", "he", "which", "that"} and said[at] != "it's"):
        return None
    noun, after = said[at + 2], said[at + 3]
    sure = kind_of(noun) == "noun" and noun not in {"practice", "value", "man", "friend", "quality", "price", "way"}
    return (at + 1, at + 1, f"the {best}") if sure and plural_of(noun) and (after in PRONOUNS | {"ever", "in", "of", ".", "on"}) else None


def _same(words: Words, at: int) -> Found | None:
    """At same time."""
    said = words.said
    sure = said[at - 1] == "at" and kind_of(said[at + 1]) in {"noun", "plural"} and said[at + 1] not in {"sex", "day"}
    return (at, at, "the same") if sure else None


def heads() -> Iterable[tuple[str, Check]]:
    """Yield the words that each check begins with."""
    for check, known in (
        (_article, _set("is was been be it's that's what such have has had having isn't wasn't")),
        (_take, {pair.split()[0] for pair in _VERB_NOUNS}),
        (_end, _set("end start beginning middle")),
        (_thanks, _set("thanks")),
        (_as_well, ["well"]),
        (_sort, _set("sort kind type")),
        (_job, _set("as is am was he's she's i'm")),
        (_give, _GIVING),
        (_of_best, _set("one some is was it's")),
        (_same, ["same"]),
    ):
        yield from ((word, check) for word in known)
