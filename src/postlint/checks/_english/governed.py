"""What form of a verb a word demands: "suggested to move", "can't wait showing", "capable to do", "makes it looks"."""

from collections.abc import Iterable

from postlint.checks._english.words import (
    BE,
    DETERMINERS,
    DO,
    MODALS,
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
from postlint.text.wordforms import IRREGULAR, base_of, ing_of

_set = str.split  # a set is written as a line of words
_AS_NOUNS = frozenset(
    _set(
        "order access work help support start end visit study change interest need place share play look talk walk date plan show love care"
    )
)
_BASES = frozenset(IRREGULAR) | frozenset(_set("use read put let set cut do have be run"))
_THINGS = DETERMINERS | OBJECTS
_ING_FORMS = frozenset(_set("suggests suggested suggesting recommends recommended recommending enjoys enjoyed enjoying avoids avoided avoiding considered "
    "considering practised practising postponed dislikes disliked resisted keeps kept keeping finished finishing"))  # fmt: skip
_NOMINATIVE = frozenset(_set("i we you they he she who i'd we'd i've we've they've you've to"))
_NOT = frozenset(_set("don't doesn't didn't won't wouldn't can't couldn't not never cannot"))
_WASTE = frozenset(
    _set(
        "worry waste smoke complain panic litter ignore throw scroll overthink treat pretend blame hate believe guess being feed doubt judge"
    )
)
_KITCHEN = frozenset(
    _set(
        "cool rest set prove stand dry simmer steep rise soak thaw drain marinate sit warm melt infuse brew settle breathe chill bake cook come be"
    )
)
_ING_BASE = frozenset(_set("suggest recommend enjoy avoid consider practise postpone imagine dislike resist keep finish quit"))
_TO_FORMS = {
    "hope": "", "hopes": "", "hoped": "", "decide": "", "decided": "", "decides": "", "want": "", "wants": "", "wanted": "", "manage": "", "managed": "",
    "agree": "", "agreed": "", "refuse": "", "refused": "", "promise": "", "promised": "", "afford": "", "choose": "", "chose": "", "expect": "",
    "expected": "", "plan": "", "planned": "", "learn": "", "offered": "", "pretend": "", "deserve": "", "intended": "", "wish": "",
}  # fmt: skip
_OF_ING = frozenset(_set("capable incapable"))
_ALLOWING = frozenset(_set("allow allows allowing enable enables enabling permit permits encourage encourages encouraging advise advises remind reminds "
    "urge urges convince convinces invite invites"))  # fmt: skip


def _ing(words: Words, at: int) -> Found | None:
    """Suggested to move, enjoy to read, avoid to use."""
    said = words.said
    word, before, verb = said[at], said[at - 1], said[at + 2]
    if said[at + 1] != "to" or not verb[0].islower() or (verb in _AS_NOUNS and said[at + 3] not in _THINGS):
        return None
    ever = before in {"ever", "never"} and said[at - 2] in PRONOUNS | {"have", "has", "we've", "i've", "you've"}
    if (
        not (ever and "verb" in classes(verb))
        and mostly(verb) != "verb"
        and verb not in _BASES
        and not ("verb" in classes(verb) and said[at + 3] in _THINGS)
    ):
        return None
    if word in {"keep", "keeps", "kept", "finish", "quit", "keeping"} and (
        verb in {"be", "have", "yourself"} or before in {"to", "be", "is", "are"}
    ):
        return None
    if word in _ING_FORMS:
        noun = words.kind(at - 1)
        plain = word.endswith("ing") or (word.endswith("s") and not word.endswith("ss"))
        subject = before in _NOMINATIVE or ever or noun in {"plural", "name"} or (plain and noun in {"noun", "small", "adverb"})
        if not subject or before in BE or before in {"be", "been", "being", "it", "get"}:
            return None
        if noun == "plural" and not plain and said[at - 2] not in OWNING | {"the"}:
            return None
    elif before not in _NOMINATIVE | MODALS | DO | _NOT and not words.starts(at) and kind_of(before) not in {"plural", "adverb"}:
        return None
    return at + 1, at + 2, ing_of(verb)


def _stop(words: Words, at: int) -> Found | None:
    """Please stop to feed, don't miss to visit, don't mind to wait, can't help to smile."""
    said = words.said
    word, before, verb = said[at], said[at - 1], said[at + 2]
    if said[at + 1] != "to" or not verb[0].islower() or ("verb" not in classes(verb) and mostly(verb) != "verb"):
        return None
    if word == "stop" and not (
        verb in _WASTE or (words.starts(at) and ["please", "."] in [said[i : i + 2] for i in range(at + 3, at + 10)])
    ):
        return None
    if word in {"miss", "mind", "help"} and before not in _NOT | {"you"}:
        return None
    if word in {"mind", "help"} and before == "you" and word != "mind":
        return None
    if word == "help" and before not in {"can't", "couldn't", "cannot"}:
        return None
    if word == "worth" and said[at - 1] not in BE | {"it's", "well", "not", "really", "definitely"}:
        return None
    return at + 1, at + 2, ing_of(verb)


def _infinitive(words: Words, at: int) -> Found | None:
    """Can't wait showing, we hope seeing, we decided making."""
    said = words.said
    word, before, form = said[at], said[at - 1], said[at + 1]
    if (
        not form.endswith("ing")
        or not form[0].islower()
        or form in {"during", "something", "anything", "nothing", "everything", "being", "training"}
    ):
        return None
    if word in {"forget", "remember"}:
        sure = said[at + 2] in _THINGS and ((word == "forget" and before in {"don't", "not", "never"}) or before == "please")
    elif word == "wait":
        sure = before in {"can't", "cannot", "couldn't"}
    elif word in {"afford", "learn", "plan", "choose", "expect", "deserve", "pretend", "agree", "promise", "wish", "intended"}:
        sure = (before in PRONOUNS or before in MODALS | DO | {"to"}) and said[at + 2] in _THINGS
    else:
        sure = (before in PRONOUNS or before in {"have", "has"}) and (
            said[at + 2] in _THINGS | PREPOSITIONS or kind_of(said[at + 2]) == "number"
        )
    kind = mostly(form) == "ing" or "ing" in classes(form)
    return (at + 1, at + 1, f"to {base}") if sure and kind and (base := base_of(form)) else None


def _adjective(words: Words, at: int) -> Found | None:
    """Capable to do."""
    said = words.said
    verb = said[at + 2]
    if said[at + 1] == "to" and verb[0].islower() and ("verb" in classes(verb) or mostly(verb) == "verb" or verb in _BASES):
        return at + 1, at + 2, f"of {ing_of(verb)}"
    return None


def _allow(words: Words, at: int) -> Found | None:
    """Allows to share, and does not say whom."""
    said = words.said
    verb, before = said[at + 2], said[at - 1]
    if said[at + 1] != "to" or verb in _KITCHEN or not verb[0].islower() or mostly(verb) not in {"verb", "noun"}:
        return None
    if "verb" not in classes(verb) and mostly(verb) != "verb":
        return None
    whole = before in PRONOUNS | {"which", "that", "also"} | MODALS or kind_of(before) in {"noun", "plural", "name", "adverb"}
    if mostly(verb) == "noun" and said[at + 3] not in DETERMINERS and kind_of(said[at + 3]) not in {"plural", "noun"}:
        return None
    bare = said[at] in {"allow", "permit", "invite", "encourage", "advise", "remind", "urge", "enable", "convince"}
    if (bare and kind_of(before) in {"noun", "adjective"}) or before in DETERMINERS:
        return None
    return (at, at + 1, f"{said[at]} you to") if whole else None


def _object(words: Words, at: int) -> Found | None:
    """Makes it looks, want you know, let us to show."""
    said = words.said
    who, form, after = said[at + 1], said[at + 2], said[at + 3]
    if who not in {"me", "us", "you", "him", "them", "it", "her", "everyone", "people"} or not form[0].islower():
        return None
    if said[at] in {"make", "makes", "made", "making", "let", "lets", "letting", "help", "helps"}:
        third = mostly(form) == "verbs" and "plural" not in classes(form) and form not in BE | {"does", "goes", "has"}
        if third and not (
            who in {"it", "you", "us"} and words.between(words.sentence(at), at, frozenset({"what", "whatever", "who", "that"}))
        ):
            return (at + 2, at + 2, base) if (base := base_of(form)) else None
        if form == "to" and mostly(after) == "verb" and who in {"me", "us", "you", "him"} and said[at][:4] != "help":
            return at + 2, at + 2, ""
        return None
    before = said[at - 1]
    wants = before in PRONOUNS - {"you", "it"} | {"would", "don't", "doesn't", "didn't", "really", "just"} or said[at] == "wants"
    if wants and form in {"know", "come", "see", "join", "be", "have", "feel", "tell", "think", "get", "stay", "become"}:
        clause = words.between(words.sentence(at), at - 1, frozenset(_set("whatever all anything everything whenever if when where how")))
        return (at + 2, at + 2, f"to {form}") if not clause and said[at - 2] != "what" else None
    return None


def _try(words: Words, at: int) -> Found | None:
    """Going to try start a, we need change the, would like thank."""
    said = words.said
    word, before, verb, after = said[at], said[at - 1], said[at + 1], said[at + 2]
    if not verb[0].islower() or after not in _THINGS:
        return None
    if mostly(verb) != "verb" and verb not in {"start", "change", "help", "thank", "visit", "share"}:
        return None
    if verb in {"be", "please", "let", "do"}:
        return None
    if word == "try":
        sure = before in MODALS | {"to", "we'll", "i'll", "please"}
    elif word == "like":
        sure = before in {"would", "i'd", "we'd", "you'd"} and verb != "see"
    else:
        sure = before in PRONOUNS and not (word == "need" and verb in {"know", "look"})
        sure = sure and not words.between(words.sentence(at), at - 1, frozenset(_set("what whatever all if everything when anything that")))
    return (at + 1, at + 1, f"to {verb}") if sure else None


def _used(words: Words, at: int) -> Found | None:
    """We're used to get up early; good in fixing radios; prefer tea than coffee; apologised to be late."""
    said = words.said
    word, before, after, verb = said[at], said[at - 1], said[at + 1], said[at + 2]
    if word == "used":
        person = (
            before in {"i'm", "we're", "you're"}
            or (before in {"am", "are"} and said[at - 2] in {"i", "we", "you"})
            or before in {"get", "getting", "got"}
        )
        plain = after == "to" and mostly(verb) == "verb" and "noun" not in classes(verb)
        return (at + 2, at + 2, ing_of(verb)) if person and plain else None
    if word == "good":
        sure = (
            after == "in" and mostly(verb) == "ing" and (before in BE or before in {"very", "really", "so", "especially", "particularly"})
        )
        return (
            (at + 1, at + 1, "at")
            if sure and ("noun" not in classes(verb) or kind_of(said[at + 3]) in {"adjective", "plural", "small"})
            else None
        )
    if word in {"prefer", "prefers", "preferred"}:
        than = next((i for i in range(at + 2, at + 5) if said[i] == "than"), 0)
        plain = (
            than > 0
            and not words.between(at, than, frozenset(_set("rather more . , -")))
            and (kind_of(said[than - 1]) in {"noun", "plural", "ing", "name"} or not {"a", "an", "the"}.isdisjoint(said[at + 1 : than]))
        )
        return (than, than, "to") if plain else None
    if word in {"succeed", "succeeded", "thinking", "interested", "insisted"}:
        form = verb if verb.endswith("ing") and mostly(verb) == "ing" else ""
        base = "" if form else ing_of(verb) if mostly(verb) == "verb" or verb in _BASES else ""
        if after != "to" or (word == "interested" and not form) or (word == "thinking" and before not in BE | {"we're", "i'm", "they're"}):
            return None
        given = {"thinking": "of", "insisted": "on"}.get(word, "in")
        return (at + 1, at + 2, f"{given} {form or base}") if form or base else None
    if word in {"prevent", "prevents", "prevented", "discourage", "discouraged"}:
        plain = after in OBJECTS and verb == "to" and (mostly(said[at + 3]) == "verb" or said[at + 3] in _BASES | {"play", "work"})
        return (at + 2, at + 3, f"from {ing_of(said[at + 3])}") if plain else None
    return (at + 1, at + 2, f"for {ing_of(verb)}") if after == "to" and verb in {"be", "have"} else None


def heads() -> Iterable[tuple[str, Check]]:
    """Yield the words that each check begins with."""
    for check, known in (
        (_ing, _ING_BASE | _ING_FORMS),
        (_stop, _set("stop miss mind help worth")),
        (_infinitive, [*_TO_FORMS, "wait", "forget", "remember"]),
        (_adjective, _OF_ING),
        (_allow, _ALLOWING),
        (_object, _set("make makes made making let lets letting help helps want wants need like")),
        (_try, _set("try like need want wants hope plan decided wish")),
        (
            _used,
            _set(
                "used good succeed succeeded thinking interested insisted prevent prevents prevented discourage discouraged prefer prefers preferred apologise apologised apologize apologized"
            ),
        ),
    ):
        yield from ((word, check) for word in known)
