"""Tenses that the time, or the clause, does not allow: "yesterday we build", "since 2015 we are helping", "if we would have", "we looking"."""

from collections.abc import Iterable

from postlint.checks._english.words import (
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    DO,
    HAVE,
    OBJECTS,
    OWNING,
    PREPOSITIONS,
    PRONOUNS,
    Check,
    Found,
    Words,
    kind_of,
)
from postlint.text.wordclass import classes, mostly
from postlint.text.wordforms import IRREGULAR, PARTICIPLE_ONLY, base_of, past_of

_set = str.split  # a set is written as a line of words
_TIMES = frozenset(_set("week night month year weekend summer winter spring autumn"))
_WAS = {"is": "was", "are": "were", "has": "had", "have": "had", "isn't": "wasn't", "aren't": "weren't"}
_SAME = frozenset(_set("hit cut put set let shut cost quit hurt spread read beat burst cast bet split thrust wed rid upset found fell ground wound bound lay "
    "come become overcome run are am be do have please thank used shed bid lit felt lead overrun knit fit broadcast forecast"))  # fmt: skip
_BOTH = DETERMINERS | OBJECTS
_ADJECTIVES = frozenset(_set("happy proud pleased excited delighted thrilled sorry able honoured honored grateful lucky keen eager ready sure aware "
    "committed available closed located based"))  # fmt: skip


def _yesterday(words: Words, at: int) -> Found | None:
    """Yesterday our apprentices build a bridge; last week our shop is full."""
    said = words.said
    i = at + 1
    if not words.starts(at):
        return None
    if said[at] == "last":
        if said[i] not in _TIMES:
            return None
        i += 1
    elif said[at] == "in":
        if not (said[i].isdigit() and "1800" <= said[i] <= "2024"):
            return None
        i += 1
    i += said[i] == ","
    if said[i] in PRONOUNS:
        subject, plural = i, said[i] not in {"he", "she", "it"}
    elif said[i] in OWNING | {"the", "these", "a"} and (subject := words.head(i + 1)):
        plural = kind_of(said[subject]) == "plural"
    else:
        return None
    verb, after = said[subject + 1], said[subject + 2]
    if verb in _WAS and (subject > i or said[at] == "yesterday") and (verb in {"is", "isn't", "has"}) != plural and after != "since":
        return subject + 1, subject + 1, _WAS[verb]
    counted = kind_of(after) == "number"
    if plural and ("verb" in classes(verb) or mostly(verb) == "verb") and verb not in _SAME and (counted or after in _BOTH | PREPOSITIONS):
        return subject + 1, subject + 1, past_of(verb)
    if not plural and mostly(verb) == "verbs" and verb not in BE | HAVE | DO and (counted or after in _BOTH | PREPOSITIONS):
        return (subject + 1, subject + 1, past_of(base)) if (base := base_of(verb)) else None
    return None


def _missing_be(words: Words, at: int) -> Found | None:
    """Because we looking for, they working on, we very excited to."""
    said = words.said
    before, i = said[at - 1], at + 1
    if not (words.starts(at) or before in CONJUNCTIONS - {"than", "as"}):
        return None
    aid = "am" if said[at] == "i" else "are" if said[at] in {"we", "they", "you"} else "is"
    while said[i] in {"so", "very", "really", "currently", "also", "now", "still", "always", "just", "both", "all"}:
        i += 1
    word, after = said[i], said[i + 1]
    if mostly(word) == "ing" and after in _BOTH | PREPOSITIONS | {"forward", "hard", "here", "there"} and said[at] not in {"you", "it"}:
        return at + 1, i, " ".join([aid, *said[at + 1 : i + 1]])
    if word in _ADJECTIVES and after in {"to", "that", "for", "about", "with", "of", "in", "from"} and said[at] != "it":
        if said[at] == "you" and (word not in {"interested", "sure", "ready"} or before != "if"):
            return None
        return at + 1, i, " ".join([aid, *said[at + 1 : i + 1]])
    return None


def _if(words: Words, at: int) -> Found | None:
    """If we would have known, I wish we would have."""
    said = words.said
    if said[at] in {"wish", "wishes"}:
        i = at + 1 + (said[at + 1] == "that")
    else:
        i = at + 1
    subject = words.head(i + 1) if said[i] in OWNING | {"the"} else i if said[i] in PRONOUNS | {"anyone", "someone", "everyone"} else 0
    if not subject:
        return None
    i = subject + 1
    end = i + 1 if said[i : i + 2] == ["would", "have"] else i if said[i] == "would've" else 0
    done = said[end + 1]
    if done in {"not", "only", "just"}:
        done = said[end + 2]
    if end and (done in PARTICIPLE_ONLY or done in IRREGULAR.values() or mostly(done) in {"past", "participle"}):
        return i, end, "had"
    if said[i].endswith("'d") and said[i] == "have":
        return None
    return None


def _since(words: Words, at: int) -> Found | None:
    """Since 2015 we are helping; we are helping people here since 2015."""
    said = words.said
    year = said[at + 1].isdigit() and "1500" < said[at + 1] < "2100" and len(said[at + 1]) == 4
    if not year:
        return None
    if words.starts(at):
        i = at + 2 + (said[at + 2] == ",")
        subject = i if said[i] in PRONOUNS else words.head(i + 1) if said[i] in OWNING | {"the"} else 0
        if said[i] in {"we're", "they're", "i'm", "he's", "she's"} and mostly(said[i + 1]) == "ing":
            who, _, aid = said[i].partition("'")
            return i, i + 1, f"{who} {'has' if aid == 's' else 'have'} been {said[i + 1]}"
        i = subject + 1
        if subject and said[i] in {"is", "are", "am"} and mostly(said[i + 1]) == "ing":
            return i, i + 1, f"{'has' if said[i] == 'is' else 'have'} been {said[i + 1]}"
        return None
    begin = max(words.sentence(at), at - 14)
    for i in range(begin, at):
        word = said[i]
        if (
            word in {"is", "are", "am", "we're", "they're", "i'm"}
            and mostly(said[i + 1]) == "ing"
            and said[i + 1] not in {"going", "celebrating", "being", "seeing"}
        ):
            rest = said[i + 2 : at]
            if any(
                word.endswith("est") or word in _set("first best most ever more less only , - ( & that which who and up down")
                for word in rest
            ):
                return None
            if word in {"is", "are", "am"}:
                return i, i + 1, f"{'has' if word == 'is' else 'have'} been {said[i + 1]}"
            return i, i + 1, f"{word.partition(chr(39))[0]} have been {said[i + 1]}"
    return None


def _will(words: Words, at: int) -> Found | None:
    """Before you will go."""
    said = words.said
    sure = (
        said[at + 1] in PRONOUNS
        and said[at + 2] == "will"
        and kind_of(said[at + 3]) in {"verb", "noun"}
        and said[at - 1] not in {"as", "even"}
    )
    return (at + 2, at + 2, "") if sure and words.starts(at) else None


def heads() -> Iterable[tuple[str, Check]]:
    """Yield the words that each check begins with."""
    for check, known in (
        (_yesterday, _set("yesterday last in")),
        (_missing_be, _set("we they he she i you")),
        (_if, _set("if wish wishes")),
        (_will, _set("before until unless after once")),
        (_since, ["since"]),
    ):
        yield from ((word, check) for word in known)
