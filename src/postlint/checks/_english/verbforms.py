"""Forms of a verb that the words before it do not allow: "have ate", "was drew", "can sees", "excited to announced"."""

from collections.abc import Iterable

from postlint.checks._english.words import (
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    DO,
    HAVE,
    MODALS,
    OBJECTS,
    OWNING,
    PREPOSITIONS,
    PRONOUNS,
    QUESTIONS,
    Check,
    Found,
    Words,
    kind_of,
)
from postlint.text.wordclass import classes, mostly
from postlint.text.wordforms import IRREGULAR, PARTICIPLE_ONLY, PAST_ONLY, base_of, participle_of

_set = str.split  # a set is written as a line of words
_ADVERBS = frozenset(_set("not never ever already just also finally recently since always only really truly all both even once now still actually "
    "officially previously simply probably soon quickly kindly clearly definitely absolutely"))  # fmt: skip
_CLAUSES = frozenset(
    _set("what who how where which that all everything whatever whoever wherever when why than if thing things everyone anyone")
)
_UNPASSIVE = frozenset(_set("came went became ran broke saw fell arose did overcame shrank sank sprang"))
_SAME = frozenset(_set("hit cut put set let shut cost quit hurt spread read beat burst cast bet split thrust wed rid upset found fell ground wound bound lay "
    "come become overcome run are am be do have please thank used shed bid lit felt lead overrun knit fit broadcast forecast"))  # fmt: skip
_PASSIVES = frozenset(_set("pay make take give do see build send write choose find hold sell tell keep buy bring teach leave lose speak replace rename remove deliver announce "
    "publish provide include replace receive"))  # fmt: skip
_BOTH = DETERMINERS | OBJECTS
_OPEN = frozenset(_set("open close complete clean clear dry welcome"))
_UNTIMELY = frozenset(_set("end time weekend summer winter spring autumn morning evening afternoon close start day week month year minute hour looks way "
    "side river sea beach water park station lake road bridge canal pool door entrance"))  # fmt: skip
_GOVERN_TO = frozenset(_set("want wants wanted wanting need needs needed needing have has had having able going how ready happy proud pleased excited delighted "
    "like love loves hope hopes hoping hoped aim aims aiming plan plans planning planned try tries tried trying order way ways time chance opportunity ability "
    "right free easy hard brand first only team aims designed allowed us you them it me help helps wait decided thrilled honoured honored easier "
    "best tools place possible started begin begins began managed agreed refused due seek seeks set continue continues chose choose used made due "
    "important essential tend tends forget forgot remember failed unable keen eager willing invite invited everyone anyone"))  # fmt: skip


def _perfect(words: Words, at: int) -> Found | None:
    """Have ate, has already swam, has your child ever ate; was drew."""
    said = words.said
    before = at - 1
    while said[before] in _ADVERBS or words.kind(before) == "adverb":
        before -= 1
    aid = said[before]
    meant = PAST_ONLY[said[at]]
    if aid in HAVE or aid.endswith("'ve"):
        if aid in {"have", "has", "had"} and said[before - 1] not in MODALS and said[at] not in {"swam", "drank", "sang", "spoke"}:
            begin = words.sentence(before)
            if words.between(begin, before - 1, _CLAUSES) or words.kind(before - 2) in {"noun", "plural"}:
                return None
        return at, at, meant
    if aid in BE or aid in {"get", "gets", "got", "getting"}:
        if said[at] in _UNPASSIVE or words.between(words.sentence(before), before, _CLAUSES - {"that", "who", "which"}):
            return None
        return (at, at, meant) if said[before - 1] not in PRONOUNS or aid in {"been", "being"} or words.starts(before - 1) else None
    for i in range(before, before - 5, -1):
        if said[i] in HAVE - {"having"}:
            inner = said[i + 1 : before + 1]
            subject = inner[0] in DETERMINERS | PRONOUNS | {"anyone", "everyone", "someone", "anybody"} or kind_of(inner[0]) == "name"
            whole = all(kind_of(word) not in {"mark", "verb", "verbs", "past"} for word in inner)
            small = any(word in PREPOSITIONS | CONJUNCTIONS | QUESTIONS for word in inner)
            asks = words.starts(i) or said[i - 1] in QUESTIONS or said[i - 1] == "and"
            ends = kind_of(inner[-1]) in {"noun", "plural", "name"} or inner[-1] in PRONOUNS | {"anyone", "everyone", "someone", "anybody"}
            return (at, at, meant) if subject and whole and not small and asks and ends else None
        if kind_of(said[i]) == "mark":
            return None
    return None


def _base_after_have(words: Words, at: int) -> Found | None:
    """We've already build, I've mention the."""
    said = words.said
    i = at + 1
    while said[i] in _ADVERBS or words.kind(i) == "adverb":
        i += 1
    verb = said[i]
    if verb in _SAME or ("verb" not in classes(verb) and mostly(verb) != "verb"):
        return None
    if mostly(verb) == "verb" and "noun" not in classes(verb) and "adjective" not in classes(verb) and said[i + 1] not in {"me", "us"}:
        asked = said[at] in {"have", "has", "had"} and said[at - 1] in PRONOUNS and words.between(words.sentence(at), at - 1, _CLAUSES)
        follows = said[i + 1] in DETERMINERS | OBJECTS | PREPOSITIONS - {"to"} or (said[i + 1] == "." and verb in IRREGULAR)
        return (i, i, participle_of(verb)) if follows and not asked else None
    if (
        said[at].endswith("'ve")
        and mostly(verb) in {"noun", "verb"}
        and said[i + 1] in (DETERMINERS - {"this", "that"}) | OBJECTS - {"people"}
    ):
        return i, i, participle_of(verb)
    return None


def _be(words: Words, at: int) -> Found | None:
    """Was rename to, was renames to, is breaks the, should be open by the mayor."""
    said = words.said
    i = at + 1
    while said[i] in _ADVERBS:
        i += 1
    verb, aid, after = said[i], said[at], said[i + 1]
    if not verb[0].islower() or verb in _SAME or words.kind(at - 1) == "mark":
        return None
    kind = mostly(verb)
    if kind == "verb" and aid in {"was", "were", "been", "being"} and after in PREPOSITIONS | {"."}:
        plain = not {"noun", "adjective"} & set(classes(verb))
        if plain and not words.between(words.sentence(at), at, _CLAUSES | DO | {"doing", "done"}) and verb not in {"able", "live"}:
            return i, i, participle_of(verb)
    if aid == "be" and verb in _PASSIVES and after in PREPOSITIONS | {".", ","} and said[at - 1] in MODALS | {"to"}:
        return i, i, participle_of(verb)
    if (
        (kind == "verbs" or (kind == "" and verb.endswith("s")))
        and "plural" not in classes(verb)
        and verb not in BE | HAVE | DO | {"yes", "us", "as", "this", "its"}
    ):
        base = base_of(verb)
        if (
            not base
            or mostly(base) != "verb"
            or words.between(words.sentence(at), at, _CLAUSES)
            or (said[at - 1] in PRONOUNS and said[at - 2] in QUESTIONS)
        ):
            return None
        if aid in {"was", "were", "been"} and after in PREPOSITIONS:
            return i, i, participle_of(base)
        if aid in {"is", "are"} and i == at + 1 and after in _BOTH | PREPOSITIONS and words.kind(at - 1) in {"noun", "plural", "name"}:
            return at, i, verb if aid == "is" else base
    if verb in _OPEN and after == "by" and aid in {"be", "was", "were", "is", "are", "been"}:
        by = said[i + 2]
        noun = words.head(i + 3)
        person = by in OWNING | {"the", "a"} and noun and said[noun] not in _UNTIMELY and kind_of(said[noun]) == "noun"
        if person and said[i + 3] not in _UNTIMELY and verb not in {"close", "clear"}:
            return i, i, participle_of(verb)
    return None


def _modal(words: Words, at: int) -> Found | None:
    """Our team can sees, did I caught, did anyone saw, you should to create."""
    said = words.said
    aid, i = said[at], at + 1
    while said[i] in _ADVERBS - {"all", "both", "since"} or (words.kind(i) == "adverb" and said[i] not in {"well", "too"}):
        i += 1
    noun_too = aid in {"will", "can", "may", "might", "must"}
    negative = aid.endswith("n't") or aid == "cannot"
    before = words.kind(at - 1)
    if said[at - 1] in PRONOUNS | {"who", "everyone", "anyone", "people", "that", "which"} and not (noun_too and said[at - 1] == "that"):
        sure = True
    else:
        sure = negative or not noun_too or before in {"plural", "name"} or (before == "noun" and aid != "can")
    if aid in DO and not negative:
        return _asked(words, at)
    if not sure:
        return None
    verb = said[i]
    if verb == "to" and mostly(said[i + 1]) == "verb" and "noun" not in classes(said[i + 1]) and aid not in DO and said[at - 1] != "a":
        return i, i, ""
    if verb in PAST_ONLY or (verb in PARTICIPLE_ONLY and verb != "known"):
        return i, i, base_of(verb)
    kind = mostly(verb)
    if kind == "verbs" and verb not in {"is", "us"} and "plural" not in classes(verb):
        base = base_of(verb)
        return (i, i, base) if base and base != verb else None
    return None


def _asked(words: Words, at: int) -> Found | None:
    """Did I caught, did the team won, what do your desk say."""
    said = words.said
    if not (words.starts(at) or said[at - 1] in {"how", "what", "where", "when", "why"}):
        return None
    i = at + 1
    if said[i] in {"i", "we", "they", "you", "he", "she", "it", "anyone", "everyone", "someone", "anybody"}:
        subject = i
    elif said[i] in OWNING | {"the", "this", "that", "these", "those"} and (subject := words.head(i + 1)):
        if kind_of(said[subject + 1]) == "" and said[subject + 1] not in IRREGULAR.values():
            return None
    else:
        return None
    i = subject + 1
    while said[i] in {"ever", "really", "also", "just", "even", "all", "actually"}:
        i += 1
    verb = said[i]
    past = verb in PAST_ONLY or (
        verb in _set("caught bought made told kept lost won sent brought heard thought left met spent sold") and said[at] == "did"
    )
    third = mostly(verb) == "verbs" and "plural" not in classes(verb)
    if not (past or third) or (base := base_of(verb)) in {"", verb}:
        return None
    if said[at] == "do" and third and kind_of(said[subject]) == "noun":
        return None
    return i, i, base


def _to(words: Words, at: int) -> Found | None:
    """Excited to announced our, able to sees the."""
    said = words.said
    verb, before = said[at + 1], said[at - 1]
    if not verb[0].islower() or verb in _SAME:
        return None
    kind = mostly(verb)
    if verb in PAST_ONLY and before in _GOVERN_TO:
        return at + 1, at + 1, base_of(verb)
    if (
        kind in {"past", "participle"}
        and verb.endswith("ed")
        and said[at + 2] in DETERMINERS | {"you", "us", "them"}
        and before in _GOVERN_TO - {"due", "used"}
    ):
        return (at + 1, at + 1, base) if (base := base_of(verb)) else None
    if (
        kind == "verbs"
        and "plural" not in classes(verb)
        and verb not in BE | HAVE | DO
        and before in _GOVERN_TO - {"it", "you", "them", "us", "me"}
    ):
        return (at + 1, at + 1, base) if (base := base_of(verb)) else None
    return None


def heads() -> Iterable[tuple[str, Check]]:
    """Yield the words that each check begins with."""
    for check, known in (
        (_perfect, PAST_ONLY),
        (_base_after_have, _set("have has had having haven't hasn't hadn't we've i've you've they've")),
        (_be, _set("is are was were be been being")),
        (_modal, MODALS | DO),
        (_to, ["to"]),
    ):
        yield from ((word, check) for word in known)
