"""Pronouns in the wrong case: "between you and I", "having Priya and I", "her and her sister opened", "whom is"."""

from collections.abc import Iterable

from postlint.checks._english.words import BE, DO, HAVE, MODALS, OWNING, PREPOSITIONS, Check, Found, Words, kind_of
from postlint.text.wordclass import classes, mostly

_set = str.split  # a set is written as a line of words
_OBJECTIVE = {"i": "me", "he": "him", "she": "her", "we": "us", "they": "them"}
_NOMINATIVE = {"me": "I", "him": "he", "her": "she", "us": "we", "them": "they"}
_GOVERNS = frozenset(_set("for with to from about by between beside behind against without like of including thank thanks join joins joined having invite invited inviting "
    "took taking help helped told gave give let lets meet met show showed showing asked ask teach taught joining meeting sent send brought made make see miss love "
    "welcomed welcome welcoming photographed followed follow hosted hosting saw watched watch"))  # fmt: skip
_GIVEN = frozenset(_set("gave give gives told tell showed show sent bought offered taught handed"))
_THEN = frozenset(
    _set(". , ! on at for in this to during out with as from home back around yesterday today tonight last every each all some off up")
)
_CLAUSE = frozenset(_set("that because but if when since while where how so although"))
_FINITE = BE - {"be", "been", "being", "am"} | HAVE - {"having"} | MODALS | DO


def _finite(word: str) -> bool:
    return (
        word in _FINITE
        or mostly(word) in {"past", "verbs"}
        or word in _set("went met made took got won built ran came left started opened love run")
    )


def _and_i(words: Words, at: int) -> Found | None:
    """Between you and I; for Priya and I on Friday."""
    said = words.said
    if said[at - 1] not in {"and", "or"}:
        return None
    after = said[at + 1]
    if "between" in said[at - 6 : at - 1]:
        near = max(i for i in range(at - 6, at - 1) if said[i] == "between")
        if all(kind_of(word) not in {"mark", "verb", "verbs", "past"} for word in said[near + 1 : at - 1]):
            return None if _finite(after) and said[at] != "i" else (at, at, _OBJECTIVE[said[at]])
    other = said[at - 2]
    if kind_of(other) == "name" or other in {"you", "him", "her", "them", "myself"}:
        first = at - 2
        while kind_of(said[first - 1]) == "name":
            first -= 1
    elif kind_of(other) == "noun" or "-" in other[1:]:
        first = at - 2
        while kind_of(said[first]) in {"noun", "adjective", "name"} and first > at - 6:
            first -= 1
        if said[first] not in OWNING | {"the"}:
            return None
    else:
        return None
    governs = said[first - 1]
    if governs in _GIVEN and after in {"a", "the", "an", "some", "our"}:
        return at, at, _OBJECTIVE[said[at]]
    if governs not in _GOVERNS or after not in _THEN or (governs in {"to", "made", "make", "like", "welcome"} and after == "to"):
        return None
    return at, at, _OBJECTIVE[said[at]]


def _between(words: Words, at: int) -> Found | None:
    """Between he and his wife; with she and her team."""
    said = words.said
    wrong, after = said[at + 1], said[at + 2]
    if wrong not in {"he", "she", "they", "we", "i"}:
        return None
    if said[at] == "between" or (after == "and" and said[at] in {"with", "from", "about"} and said[at + 3] in OWNING | {"i", "the"}):
        return (at + 1, at + 1, _OBJECTIVE[wrong]) if after == "and" else None
    return None


def _and_after(words: Words, at: int) -> Found | None:
    """My brother and I was; my wife and me opened; Anna and me run."""
    said = words.said
    if said[at + 1] not in {"i", "me", "him", "her"} or said[at - 1] == ",":
        return None
    begin = at - 1
    while kind_of(said[begin]) in {"noun", "adjective"} and begin > at - 4:
        begin -= 1
    noun = said[begin] in {"my", "his", "her", "our"} and begin < at - 1
    if not (words.starts(begin) and (noun or kind_of(said[begin]) == "") and (noun or said[at + 1] == "me")):
        return None
    verb = said[at + 2]
    if said[at + 1] == "i":
        return (
            (at + 2, at + 2, {"was": "were", "is": "are", "am": "are", "has": "have"}[verb])
            if verb in {"was", "is", "am", "has"} and noun
            else None
        )
    return (
        (at + 1, at + 1, _NOMINATIVE[said[at + 1]])
        if _finite(verb) and (noun or said[begin] not in {"you", "me"}) and said[at + 1] != "her"
        else None
    )


def _which(words: Words, at: int) -> Found | None:
    """The man which runs the boat hire."""
    said = words.said
    person = said[at - 1] in _set(
        "man woman person people guy lady guys ladies everyone someone anyone friend friends volunteer volunteers customer customers"
    )
    return (
        (at, at, "who")
        if person and (_finite(said[at + 1]) or mostly(said[at + 1]) in {"verb", "verbs"}) and said[at - 2] not in PREPOSITIONS
        else None
    )


def _and_first(words: Words, at: int) -> Found | None:
    """Her and her sister opened; me and my sister opened; him and I run."""
    said = words.said
    if not words.starts(at):
        return None
    if said[at + 1] != "and":
        return (
            (at, at, _NOMINATIVE[said[at]])
            if said[at] in {"us", "them", "him"} and said[at + 1] in _set("are is was were have has went will")
            else None
        )
    if said[at + 2] in OWNING:
        last = words.head(at + 3)
    elif said[at + 2] in {"i", "he", "she", "they", "we"} or kind_of(said[at + 2]) == "name":
        last = at + 2
    else:
        return None
    verb = said[last + 1]
    if not last or (not _finite(verb) and not ("verb" in classes(verb) and said[last + 2] in PREPOSITIONS | OWNING | {"the", "a", "past"})):
        return None
    if said[last] in {"Him", "Her", "Me"} or (said[at + 2][0].isupper() and verb == "is"):
        return None
    if said[at] == "me":
        other = " ".join(said[at + 2 : last + 1])
        return at, last, f"{other} and I"
    return at, at, _NOMINATIVE[said[at]]


def _whom(words: Words, at: int) -> Found | None:
    """Whom is coming; as to whom I am."""
    said = words.said
    before, after, then = said[at - 1], said[at + 1], said[at + 2]
    if after in {"i", "we", "you", "he", "she", "they"} and then in {"am", "are", "is", "was", "were"} and kind_of(said[at + 3]) == "mark":
        return at, at, "who"
    if before in PREPOSITIONS or kind_of(before) == "number":
        return None
    if after in {
        "is",
        "are",
        "was",
        "were",
        "has",
        "will",
        "can",
        "would",
        "wants",
        "helped",
        "made",
        "loves",
        "works",
        "live",
        "came",
        "won",
    }:
        return at, at, "who"
    return None


def _myself(words: Words, at: int) -> Found | None:
    """Please contact myself."""
    said = words.said
    sure = said[at - 1] in _set("contact email message call") or (
        said[at - 1] in {"or", "and"} and said[at - 3] in _set("contact email message call")
    )
    return (at, at, "me") if sure and said[at] == "myself" and not words.between(at - 4, at, frozenset({"i", "i'll"})) else None


def _someone(words: Words, at: int) -> Found | None:
    """Someone have left a trombone here."""
    said = words.said
    if not words.starts(at) and said[at - 1] not in {"because", "but", "since"}:
        return None
    meant = {"are": "is", "aren't": "isn't", "have": "has", "haven't": "hasn't", "don't": "doesn't", "were": "was", "love": "loves"}.get(
        said[at + 1]
    )
    return (at + 1, at + 1, meant) if meant and (meant != "was" or said[at - 1] == ".") and said[at + 2] != "." else None


def _she(words: Words, at: int) -> Found | None:
    """That she aren't; and he have."""
    said = words.said
    if said[at - 1] not in _CLAUSE and not words.starts(at):
        return None
    verb = said[at + 1]
    meant = {"are": "is", "aren't": "isn't", "have": "has", "haven't": "hasn't", "don't": "doesn't", "do": "does"}.get(verb)
    if said[at - 1] == "that" and verb in {"have", "do", "don't"}:
        return None
    if (
        not meant
        or (verb == "do" and said[at + 2] not in {"not", "the", "a", "her", "his"})
        or (said[at - 1] in {"if", "that", "so"} and verb == "do")
    ):
        return None
    return at + 1, at + 1, meant


def heads() -> Iterable[tuple[str, Check]]:
    """Yield the words that each check begins with."""
    for check, known in (
        (_and_i, ["i", "he", "she", "they"]),
        (_someone, _set("someone somebody everyone everybody nobody anyone")),
        (_she, ["he", "she"]),
        (_between, _set("between with from about")),
        (_and_after, ["and"]),
        (_which, ["which"]),
        (_and_first, _set("me him her us them")),
        (_whom, ["whom"]),
        (_myself, ["myself"]),
    ):
        yield from ((word, check) for word in known)
