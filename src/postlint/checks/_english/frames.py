"""A small word that is missing from a fixed frame: "due flooding", "as part our", "a chance win", "thanks to everyone came", "anywhere in UK"."""

from collections.abc import Iterable

from postlint.checks._english.missing import _COUNTED, _JOBS
from postlint.checks._english.words import BE, DETERMINERS, EVALUATIVE, OBJECTS, OWNING, PREPOSITIONS, Check, Found, Words, kind_of
from postlint.text.wordclass import classes, mostly

_set = str.split  # a set is written as a line of words
_CAUSES = frozenset(_set("flooding floods snow weather rain wind winds ice illness sickness maintenance repairs roadworks strikes industrial unforeseen technical heavy "
    "severe adverse bad staff staffing extreme storm popular high lack fog covid"))  # fmt: skip
_HAPPENINGS = frozenset(_set("weather snow rain storm heat heatwave flooding floods wind winds strike strikes pandemic virus traffic fog ice demand delays delay roadworks "
    "cold holiday holidays forecast noise smell price cost"))  # fmt: skip
_CROWDS = frozenset(_set("house crowd audience room stadium hall theatre"))
_PACKED = frozenset(
    _set(
        "packed full huge massive big large live small sell-out sold-out capacity record tiny home lovely wonderful brilliant noisy great fantastic"
    )
)
_MADE = frozenset(_set("discovery decision mistake change difference announcement contribution impact choice breakthrough promise speech appearance impression "
    "comeback debut discoveries error effort recovery step splash"))  # fmt: skip
_MADE_SO = EVALUATIVE | frozenset(
    _set(
        "important new small serious difficult major real terrible surprise generous silly wise tough bold costly historic massive positive first"
    )
)
_CAME = frozenset(_set("came joined attended took donated helped supported turned volunteered entered visited voted bought sent showed braved cheered shared stopped popped "
    "contributed nominated applied gave booked braved"))  # fmt: skip
_THANKS = frozenset(_set("thanks thank grateful congratulations done shout-out kudos cheers love"))
_CHANCE_TO = frozenset(_set("win see meet join be get try buy have learn make hear take ask enter become explore enjoy"))
_BEFORE_TO = frozenset(
    _set(
        "able ready excited proud happy pleased delighted thrilled hoping trying honoured honored glad keen eager willing going aiming looking"
    )
)
_SHOWING = frozenset(_set("present share host support welcome announce launch offer help work"))
_LAND = frozenset(_set("UK USA EU UAE Netherlands Philippines"))
_OF = {"part": "as be is become becoming are was be being we're", "front": "in", "spite": "in", "regardless": "", "instead": "", "because": "", "outside": "", "one": "", "case": "in"}  # fmt: skip
_BEST = frozenset(_set("best biggest largest oldest greatest finest most favourite favorite worst busiest longest"))


def _due(words: Words, at: int) -> Found | None:
    """Trains are not running due flooding."""
    said = words.said
    sure = (said[at + 1] in _CAUSES and said[at - 1] not in DETERMINERS | {"in", "with"} and said[at + 1] != "high") or said[
        at + 1 : at + 3
    ] == ["high", "demand"]
    return (at, at, "due to") if sure else None


def _of(words: Words, at: int) -> Found | None:
    """As part our birthday, in front the station, one the best, closed because the snow."""
    said = words.said
    word, after = said[at], said[at + 1]
    if word == "because":
        noun = words.head(at + 2) if after in OWNING | {"the", "this", "a"} else at + 1
        return (at, at, "because of") if noun and said[noun] in _HAPPENINGS and said[noun + 1] == "." and after != "a" else None
    if word == "one":
        sure = after in OWNING | {"the"} and said[at + 2] in _BEST and kind_of(said[at + 3]) in {"noun", "plural", "adjective"}
        return (
            (at, at, "one of")
            if sure and said[at - 1] not in {"no", "the", "this", "that", "number", "day"} and said[at + 2] != "most"
            else None
        )
    if word == "instead":
        return (at, at, "instead of") if mostly(after) == "ing" and said[at + 2] in DETERMINERS and words.starts(at) else None
    if word in {"part", "front", "spite"} and said[at - 1] in _OF[word].split() and after in OWNING | {"the", "this", "these"}:
        return at, at, f"{word} of"
    return (at, at, f"{word} of") if word == "regardless" and after in OWNING | {"the", "what", "whether", "your"} - {"whether"} else None


def _lot(words: Words, at: int) -> Found | None:
    """A lot people, hundreds visitors, plenty room."""
    said = words.said
    after = said[at + 1]
    if said[at] == "lot" and said[at - 1] != "a":
        return None
    noun = (kind_of(after) == "plural" and "verb" not in classes(after) and mostly(after) == "plural") or after in {
        "people",
        "children",
        "fun",
    }
    if said[at] == "plenty" and after not in {"people", "room", "time", "space", "food"}:
        return None
    return (
        (at, at, f"{said[at]} of") if noun and said[at - 1] not in {"the", "parking"} and after not in {"times", "days", "ways"} else None
    )


def _front_of(words: Words, at: int) -> Found | None:
    """In front of packed house."""
    said = words.said
    if said[at] in _PACKED and said[at + 1] in _CROWDS and said[at - 1] in {"of", "to", "with", "by"}:
        given = said[at - 2] in {"front", "played", "playing", "performed", "performing", "sang"} or said[at - 1] == "of"
        ends = kind_of(said[at + 2]) == "mark" or said[at + 2] in PREPOSITIONS | {"and", "last", "tonight", "who"}
        return (at, at, f"a {said[at]}") if given and ends and (said[at - 1] != "of" or said[at - 2] == "front") else None
    return None


def _made(words: Words, at: int) -> Found | None:
    """Have made important discovery; made huge difference."""
    said = words.said
    how, what, after = said[at + 1], said[at + 2], said[at + 3]
    ends = kind_of(after) == "mark" or after in PREPOSITIONS | {"and", "that", "today", "when", "this", "because", "so"}
    if how in _MADE_SO and what in _MADE and ends and after not in {"-", "&"}:
        return at + 1, at + 1, f"{'an' if how[0] in 'aei' else 'a'} {how}"
    return None


def _job(words: Words, at: int) -> Found | None:
    """We're looking for new head chef."""
    said = words.said
    if said[at + 1] != "for" or said[at - 1] not in BE | {"we're", "i'm", "they're", "he's", "she's", "currently", "still", "now", "also"}:
        return None
    i = at + 2
    while kind_of(said[i]) in {"adjective", "past", "participle"} or (said[i] in {"head", "new"} and said[i] not in _JOBS):
        i += 1
    if i > at + 6:
        return None
    job = said[i] in _JOBS or said[i] in {
        "manager",
        "assistant",
        "goalkeeper",
        "coach",
        "driver",
        "supervisor",
        "apprentice",
        "treasurer",
        "secretary",
        "caretaker",
    }
    ends = kind_of(said[i + 1]) == "mark" or said[i + 1] in PREPOSITIONS | {"to", "who", "and"}
    if not job or not ends or said[i + 1] in {"-", "*", "&", "and"} or said[at + 2] in DETERMINERS:
        return None
    return at + 2, at + 2, f"{'an' if said[at + 2][0] in 'aeio' else 'a'} {said[at + 2]}"


def _chance(words: Words, at: int) -> Found | None:
    """A chance win; able see; proud present our."""
    said = words.said
    verb, after = said[at + 1], said[at + 2]
    if after not in (DETERMINERS | OBJECTS) - {"this", "that"} or not verb[0].islower():
        return None
    if said[at] in {"chance", "opportunity"}:
        return (at + 1, at + 1, f"to {verb}") if said[at - 1] in DETERMINERS | {"last", "great", "perfect"} and verb in _CHANCE_TO else None
    plain = mostly(verb) == "verb" and not {"noun", "adjective"} & set(classes(verb)) and verb not in {"let", "please"}
    if said[at] == "looking" or not (plain or verb in _SHOWING):
        return None
    before = said[at - 1] in BE | {"so", "very", "really", "we're", "i'm", "you're", "they're", "being", "also", "both"}
    return (at + 1, at + 1, f"to {verb}") if before else None


def _everyone(words: Words, at: int) -> Found | None:
    """Thanks to everyone came along."""
    said = words.said
    thanked = said[at - 1] in {"to", "thank"} and not _THANKS.isdisjoint(said[at - 5 : at])
    return (
        (at + 1, at + 1, f"who {said[at + 1]}")
        if thanked and said[at + 1] in _CAME and (said[at] != "all" or said[at - 1] == "to")
        else None
    )


def _land(words: Words, at: int) -> Found | None:
    """Anywhere in UK for just £2.99."""
    said = words.said
    sure = said[at - 1] in {"in", "across", "throughout", "around", "within"} and kind_of(said[at - 2]) in {
        "small",
        "adverb",
        "noun",
        "plural",
        "verb",
        "ing",
        "",
    }
    ends = said[at + 1] in {"for", "at", "on", "this", "today", "by", "from", "with", "who", "since"}
    ends = ends or (said[at + 1] == "." and said[at - 1] != "in") or said[at - 2] in {"anywhere", "everywhere", "live", "based", "here"}
    return (at, at, f"the {said[at]}") if sure and ends and kind_of(said[at + 1]) not in {"noun", "plural", "name"} else None


def _like_love(words: Words, at: int) -> Found | None:
    """We would like love to; please make be sure."""
    said = words.said
    if said[at] == "make":
        if said[at + 1 : at + 3] == ["be", "sure"]:
            return at, at + 2, "make sure"
        return (at - 1, at, "make") if said[at - 1] == "be" and said[at + 1] == "sure" and (said[at - 2] in {"please", "."}) else None
    if said[at - 1] in {"would", "we'd", "i'd"} and {said[at], said[at + 1]} == {"like", "love"} and said[at + 2] == "to":
        return at, at + 1, "love"
    return None


def _evening_of(words: Words, at: int) -> Found | None:
    """Join us for evening of poetry."""
    said = words.said
    noun = said[at + 1]
    joined = said[at - 1] in {"us", "friday", "saturday", "Friday", "Saturday", "tonight", "Sunday"}
    sure = noun in {"evening", "afternoon", "night", "morning", "day", "week", "weekend", "celebration"} and said[at + 2] == "of"
    return (
        (at + 1, at + 1, f"{'an' if noun[0] in 'ae' else 'a'} {noun}") if joined and sure and noun in _COUNTED | {"celebration"} else None
    )


def heads() -> Iterable[tuple[str, Check]]:
    """Yield the words that each check begins with."""
    for check, known in (
        (_due, ["due"]),
        (_of, _set("because one instead part front spite regardless")),
        (_lot, _set("lot lots hundreds thousands dozens plenty")),
        (_front_of, _PACKED),
        (_made, _set("make makes made making")),
        (_like_love, _set("like love make")),
        (_job, ["looking", "searching"]),
        (_chance, {"chance", "opportunity", *_BEFORE_TO}),
        (_everyone, _set("everyone everybody all those anyone")),
        (_land, _LAND),
        (_evening_of, ["for"]),
    ):
        yield from ((word, check) for word in known)
