"""Verbs that do not agree in questions, after who and after there: "what do your desk say", "everyone who donate", "there is twelve places"."""

from collections.abc import Iterable

from postlint.checks._english.numbers import COLLECTIVES, SINGULARS
from postlint.checks._english.words import CONJUNCTIONS, DETERMINERS, NUMBERS, OBJECTS, OWNING, PREPOSITIONS, Check, Found, Words, kind_of
from postlint.text.wordclass import classes, mostly
from postlint.text.wordforms import base_of, plural_of, third_person

_set = str.split  # a set is written as a line of words
_ADVERBS = frozenset(
    _set("now still also really always already never just only often finally currently usually both today here there yesterday alone")
)
_EVER = frozenset(_set("ever already really just also all both"))
_PERSON = frozenset(_set("everyone everybody anyone anybody someone somebody nobody"))
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
_MANY_TO_ONE = {many: one for one, many in _ONE_TO_MANY.items()}
_FOLLOWS = DETERMINERS | OBJECTS | PREPOSITIONS | frozenset(_set("more up out that all so very"))
_DOES = frozenset(_set("runs teaches owns leads makes founded built wrote designs designed paints painted started created bakes sews repairs manages coaches feeds "
    "organises organizes hosts grows looks sells brings maintains drives"))  # fmt: skip
_QUANTITIES = frozenset(_set("few lot number couple variety range host ton handful dozen hundred thousand million billion great good total growing huge small large wide "
    "multitude plethora array selection bunch load heap wealth minimum maximum limited record whole further mix series limited"))  # fmt: skip


def _who(words: Words, at: int) -> Found | None:
    """Everyone who donate, people who has, the woman who runs these classes have."""
    said = words.said
    before, i = said[at - 1], at + 1
    while said[i] in _ADVERBS | _EVER:
        i += 1
    verb = said[i]
    if words.starts(at) and i == at + 1 and verb in {"want", "need", "love", "like", "fancy", "know", "remember", "think", "make", "sell"}:
        asks = "?" in words.text[words.spans[at][0] : words.spans[at][0] + 90]
        return (i, i, third_person(verb)) if asks and said[i + 1] in DETERMINERS | {"to", "that"} else None
    if before in _PERSON or (
        kind_of(before) == "noun"
        and before in _set("person man woman child student player customer visitor volunteer girl boy")
        and said[at - 2] in _set("a the every each this any")
        and not words.between(max(words.sentence(at), at - 6), at - 1, frozenset({"of", "only"}))
    ):
        if verb in _MANY_TO_ONE and verb != "do":
            return i, i, _MANY_TO_ONE[verb]
        if (
            mostly(verb) == "verb"
            and said[i + 1] in _FOLLOWS
            and verb not in {"put", "let", "read", "set", "come", "be", "become", "cast", "run"}
        ):
            return i, i, third_person(verb)
        if mostly(verb) == "verb" and "noun" not in classes(verb) and said[i + 1] == "before":
            return i, i, third_person(verb)
    if kind_of(before) == "plural" or before in {"those", "people"}:
        if words.between(max(words.sentence(at), at - 8), at - 1, frozenset({"one", "of", "only", "in", "for", "with"})):
            return None
        if verb in _ONE_TO_MANY and before not in SINGULARS - {"people"}:
            return i, i, _ONE_TO_MANY[verb]
        third = mostly(verb) == "verbs" and "plural" not in classes(verb) and said[i + 1] in _FOLLOWS
        return (i, i, base) if third and (base := base_of(verb)) else None
    if (
        verb in _DOES
        and kind_of(before) == "noun"
        and before not in COLLECTIVES
        and said[at - 2] in {"the", "this", "our", "a"}
        and words.starts(at - 2)
    ):
        last = words.head(i + 1 + (said[i + 1] in DETERMINERS))
        if last and said[last + 1] in {"have", "are", "were", "aren't", "haven't"} and said[i + 1] != "sure":
            return last + 1, last + 1, _MANY_TO_ONE[said[last + 1]]
    return None


def _do(words: Words, at: int) -> Found | None:
    """What do your desk say; does your kids love; has your kids ever; is your tyres ready."""
    said = words.said
    if said[at] in {"do", "don't"} and said[at - 1] not in {"what", "how", "where", "when", "why"}:
        return None
    if not (words.starts(at) or said[at - 1] in {"what", "how", "where", "when", "why", "and", "but"}):
        return None
    if said[at + 1] not in OWNING | {"the", "these", "those"}:
        return None
    noun = words.head(at + 2)
    if not noun or any(kind_of(said[i]) == "owner" for i in range(at + 2, noun)):
        return None
    number, verb = kind_of(said[noun]), said[noun + 1]
    if said[at] in {"is", "was"} and said[at - 1] in {"what", "where"} and words.starts(at - 1):
        ends = verb in PREPOSITIONS | {".", ","} and number == "plural" and said[noun] not in SINGULARS and said[at + 1] in OWNING | {"the"}
        return (at, at, _ONE_TO_MANY[said[at]]) if ends else None
    if number == "plural" and said[noun] in SINGULARS - {"people", "glasses", "lives", "games", "clothes"}:
        return None
    if said[at] in {"do", "don't"} and number == "noun" and said[noun] not in COLLECTIVES and plural_of(said[noun]):
        return (at, at, _MANY_TO_ONE[said[at]]) if mostly(verb) == "verb" else None
    if said[at] in {"does", "doesn't"} and number == "plural":
        return (at, at, _ONE_TO_MANY[said[at]]) if "verb" in classes(verb) or mostly(verb) == "verb" else None
    if said[at] in {"has", "hasn't"} and number == "plural":
        return (at, at, _ONE_TO_MANY[said[at]]) if verb in _EVER | {"been", "got", "gone", "done", "seen", "had"} else None
    if said[at] in {"is", "was", "isn't", "wasn't"} and number == "plural" and said[at - 1] not in {"what", "and", "but"}:
        ends = kind_of(verb) in {"adjective", "ing", "participle", "adverb"} and kind_of(said[noun + 2]) not in {"noun", "plural"}
        return (at, at, _ONE_TO_MANY[said[at]]) if ends else None
    return None


def _there(words: Words, at: int) -> Found | None:
    """There is twelve places left, there are a new menu, here is our top tips."""
    said = words.said
    verb, i = said[at + 1], at + 2
    if verb in {"has", "hasn't"}:
        if said[i] == "been" and said[i + 1] in {"many", "several", "any", "no", "few"} | NUMBERS:
            noun = words.head(i + 2)
            sure = noun and kind_of(said[noun]) == "plural" and said[noun] not in SINGULARS - {"people"}
            return (at + 1, at + 1, _ONE_TO_MANY[verb]) if sure and kind_of(said[noun + 1]) not in {"noun", "plural"} else None
        return None
    if verb not in {"is", "was", "are", "were", "isn't", "wasn't"} or not (
        words.starts(at) or said[at - 1] in CONJUNCTIONS | {"know", "think", "hope", "believe"}
    ):
        return None
    while said[i] in _ADVERBS | {"not", "even"}:
        i += 1
    if verb in {"are", "were"}:
        if said[i] not in {"a", "an", "one"} or said[at] == "here":
            return None
        noun = words.head(i + 1)
        if (
            not noun
            or kind_of(said[noun]) != "noun"
            or any(said[j] in _QUANTITIES for j in range(i + 1, noun + 1))
            or said[noun + 1] in {"of", "and", ","}
        ):
            return None
        return at + 1, at + 1, _MANY_TO_ONE[verb]
    i += said[i] in {"over", "about", "around", "nearly", "almost"}
    given = said[i]
    if given in {"so", "too"} and said[i + 1] == "many":
        i, given = i + 1, "many"
    counted = given in {"many", "several", "few"} | NUMBERS or (kind_of(given) == "number" and given.isdigit() and given not in {"1", "0"})
    i += given in {"some", "our", "my", "no", "any", "the", "these", "more", "lots"} or counted
    i += said[i] == "of" and given == "lots"
    noun = words.head(i) or (i if kind_of(said[i]) == "plural" else 0)
    if not noun or kind_of(said[noun]) != "plural" or said[noun] in SINGULARS - {"people", "games", "details", "clothes", "dates"}:
        return None
    if (
        kind_of(said[noun + 1]) in {"noun", "plural"}
        or said[noun + 1] in {"-", "*", "&"}
        or any(kind_of(said[j]) == "owner" for j in range(i, noun))
    ):
        return None
    if (said[at] == "here" and given not in {"some", "our", "my", "the", "few"} and not counted) or said[at] == "where":
        return None
    return at + 1, at + 1, _ONE_TO_MANY[verb]


def heads() -> Iterable[tuple[str, Check]]:
    """Yield the words that each check begins with."""
    for check, known in (
        (_who, _set("who that")[:1]),
        (_do, _set("do don't does doesn't has hasn't is isn't was wasn't")),
        (_there, _set("there here")),
    ):
        yield from ((word, check) for word in known)
