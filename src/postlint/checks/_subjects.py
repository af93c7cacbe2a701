"""A verb that does not agree with a subject further off: "the results of last month's survey is", "each of our guides speak"."""

from collections.abc import Iterable

from postlint.checks._numbers import COLLECTIVES, SINGULARS, UNCOUNTED
from postlint.checks._verbforms import Check, Found
from postlint.checks._words import CONJUNCTIONS, DETERMINERS, NUMBERS, OBJECTS, OWNING, PREPOSITIONS, Words, kind_of
from postlint.text.wordclass import classes, mostly
from postlint.text.wordforms import base_of, plural_of, third_person

_set = str.split  # a set is written as a line of words
_ONE_TO_MANY = {"is": "are", "was": "were", "has": "have", "does": "do", "doesn't": "don't", "isn't": "aren't", "wasn't": "weren't", "hasn't": "haven't"}
_MANY_TO_ONE = {many: one for one, many in _ONE_TO_MANY.items()}
_FOLLOWS = DETERMINERS | OBJECTS | PREPOSITIONS | frozenset(_set("more up out that all so very"))
_ADVERBS = frozenset(_set("now still also really always already never just only often finally currently usually both today here there yesterday alone"))
_WHEN = frozenset(_set("week year month season weekend morning evening afternoon time summer winter autumn spring"))
_CLAUSE = frozenset(_set("because but if when while since where although that and so"))
_PERSON = frozenset(_set("everyone everybody anyone anybody someone somebody nobody"))
_DOES = frozenset(_set("runs teaches owns leads makes founded built wrote designs designed paints painted started created bakes sews repairs manages coaches feeds "
    "organises organizes hosts grows looks sells brings maintains drives"))  # fmt: skip
_AMOUNTS = SINGULARS | frozenset(_set("majority rest half lot range number couple pair"))
_QUANTITIES = frozenset(_set("few lot number couple variety range host ton handful dozen hundred thousand million billion great good total growing huge small large wide "
    "multitude plethora array selection bunch load heap wealth minimum maximum limited record whole further mix series limited"))  # fmt: skip
_EVER = frozenset(_set("ever already really just also all both"))


def _opens(words: Words, at: int) -> bool:
    return words.starts(at) or words.said[at - 1] in _CLAUSE - {"that", "and", "so"}


def _far(words: Words, at: int) -> Found | None:
    """The quality of the entries this year were; a box of old programmes have; our doors now opens."""
    said = words.said
    if not _opens(words, at):
        return None
    head = words.head(at + 1)
    if not head or said[head] in COLLECTIVES | SINGULARS and (said[at : head + 1] != ["the", "number"]):
        return None
    plural = kind_of(said[head]) == "plural"
    if not plural and (said[head].endswith("s") or not plural_of(said[head]) and said[head] != "quality"):
        return None
    i, phrases, last = head + 1, 0, head
    while said[i] in {"of", "in", "for", "at", "on", "from", "between", "with", "behind", "about"} and phrases < 2:
        if plural and said[i] in {"with", "about"}:
            return None
        j = i + 1 + (said[i + 1] in DETERMINERS - {"that", "this", "her"} or said[i + 1] in {"this", "these", "all"})
        last = words.head(j, loose=True)
        if not last or said[last] in {"time", "day"}:
            return None
        i, phrases = last + 1, phrases + 1
    if said[i] == "this" and said[i + 1] in _WHEN:
        i += 2
    if phrases and mostly(said[i]) == "ing":
        j = next((j for j in range(i + 1, i + 3) if said[j] in PREPOSITIONS), 0)
        end = j and words.head(j + 1 + (said[j + 1] in DETERMINERS))
        i = end + 1 if end else i
    while said[i] in _ADVERBS and i < last + 8:
        i += 1
    if i == head + 1 or (verb := said[i]) == "." :
        return None
    if said[i - 1] in {"there", "here"} and said[head] in {"thing", "things"}:
        return None
    return _agree(words, i, plural=plural, apart=phrases)


def _agree(words: Words, at: int, *, plural: bool, apart: int = 1) -> Found | None:
    """Say what a verb should be, if it is certainly one, and of the wrong number."""
    said = words.said
    verb, after = said[at], said[at + 1]
    if plural:
        if verb in _ONE_TO_MANY:
            return at, at, _ONE_TO_MANY[verb]
        third = mostly(verb) == "verbs" and "plural" not in classes(verb)
        return (at, at, base) if third and after in _FOLLOWS and (base := base_of(verb)) else None
    if verb in _MANY_TO_ONE and after != "been been" and verb != "do":
        return at, at, _MANY_TO_ONE[verb]
    lexical = mostly(verb) == "verb" or "verb" in classes(verb) and after in {"the", "our", "your", "my", "a", "us", "you"}
    if lexical and after in (_FOLLOWS if apart == 9 else DETERMINERS | {"you", "us", "me", "explain", "to"}) and verb not in {"be", "do", "have", "please", "read", "put", "set", "let"}:
        return at, at, third_person(verb)
    return None


def _each(words: Words, at: int) -> Found | None:
    """Each of our guides speak."""
    said = words.said
    if said[at + 1] != "of" or not (_opens(words, at) or said[at - 1] in {"that", "every"}):
        return None
    if said[at] == "one" and said[at + 2] in {"those", "these"}:
        return None
    last = at + 2 if said[at + 2] in {"them", "us", "you"} else words.head(at + 3) if said[at + 2] in OWNING | {"the", "these", "those"} else 0
    if not last or (said[last] not in {"them", "us", "you"} and kind_of(said[last]) != "plural"):
        return None
    i = last + 1
    while said[i] in _ADVERBS:
        i += 1
    if said[i] == "have" and said[at] == "each":
        return i, i, "has"
    return _agree(words, i, plural=False, apart=9)


def _neither(words: Words, at: int) -> Found | None:
    """Neither rain nor wind stop us; neither side can't win."""
    said = words.said
    end = next((i for i in range(at + 1, at + 6) if said[i] in {"nor", "."}), at)
    if said[end] == "nor" and words.starts(at):
        noun = words.head(end + 1 + (said[end + 1] in DETERMINERS))
        return _agree(words, noun + 1, plural=False) if noun and kind_of(said[noun]) == "noun" else None
    negative = next((i for i in range(at + 1, at + 5) if said[i].endswith("n't")), 0)
    if negative and said[at + 1] != "do" and all(kind_of(said[i]) in {"noun", "adjective", "small"} for i in range(at + 1, negative)):
        return negative, negative, {"can't": "can", "won't": "will", "doesn't": "does"}.get(said[negative], said[negative][:-3])
    return None


def _pair(words: Words, at: int) -> Found | None:
    """Our chef and his brother was; the United States and its allies needs."""
    said = words.said
    if not words.starts(at):
        return None
    if kind_of(said[at + 1]) == "small" or said[at] not in DETERMINERS:
        return None
    first = words.head(at + 1)
    if not first or said[first + 1] != "and" or said[first + 2] not in OWNING | {"the", "a"}:
        return None
    return _after_pair(words, first + 2)


def _after_pair(words: Words, at: int) -> Found | None:
    second = words.head(at + 1)
    verb = words.said[second + 1]
    if not second or verb not in _ONE_TO_MANY and not (mostly(verb) == "verbs" and "plural" not in classes(verb) and words.said[second + 2] in _FOLLOWS):
        return None
    meant = _ONE_TO_MANY.get(verb) or base_of(verb)
    return (second + 1, second + 1, meant) if meant else None


def _name_and(words: Words, at: int) -> Found | None:
    """Tom and his team is; Tom and Anna was is left alone."""
    said = words.said
    if said[at + 1] in OWNING and kind_of(said[at - 1]) in {"name"} and (words.starts(at - 2) or said[at - 2] in {"The", "the"} or said[at - 3] in {"the", "The"}):
        return _after_pair(words, at + 1)
    if said[at + 1] in OWNING and words.starts(at - 1) and said[at - 1] not in _set("you this that here me him her them us it now then more yes thanks and so"):
        return _after_pair(words, at + 1) if kind_of(said[at - 1]) == "" else None
    return None


def _who(words: Words, at: int) -> Found | None:
    """Everyone who donate, people who has, the woman who runs these classes have."""
    said = words.said
    before, i = said[at - 1], at + 1
    while said[i] in _ADVERBS | _EVER:
        i += 1
    verb = said[i]
    if before in _PERSON or (kind_of(before) == "noun" and before in _set("person man woman child student player customer visitor volunteer girl boy") and said[at - 2] in
        _set("a the every each this any") and not words.between(max(words.sentence(at), at - 6), at - 1, frozenset({"of", "only"}))):
        if verb in _MANY_TO_ONE and verb not in {"do"}:
            return i, i, _MANY_TO_ONE[verb]
        if mostly(verb) == "verb" and said[i + 1] in _FOLLOWS and verb not in {"put", "let", "read", "set", "come", "be", "become", "cast", "run"}:
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
    if verb in _DOES and kind_of(before) == "noun" and before not in COLLECTIVES and said[at - 2] in {"the", "this", "our", "a"} and words.starts(at - 2):
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
    if verb == "has" or verb == "hasn't":
        if said[i] == "been" and said[i + 1] in {"many", "several", "any", "no", "few"} | NUMBERS:
            noun = words.head(i + 2)
            sure = noun and kind_of(said[noun]) == "plural" and said[noun] not in SINGULARS - {"people"}
            return (at + 1, at + 1, _ONE_TO_MANY[verb]) if sure and kind_of(said[noun + 1]) not in {"noun", "plural"} else None
        return None
    if verb not in {"is", "was", "are", "were", "isn't", "wasn't"} or not (words.starts(at) or said[at - 1] in CONJUNCTIONS | {"know", "think", "hope", "believe"}):
        return None
    while said[i] in _ADVERBS | {"not", "even"}:
        i += 1
    if verb in {"are", "were"}:
        if said[i] not in {"a", "an", "one"} or said[at] == "here":
            return None
        noun = words.head(i + 1)
        if not noun or kind_of(said[noun]) != "noun" or any(said[j] in _QUANTITIES for j in range(i + 1, noun + 1)) or said[noun + 1] in {"of", "and", ","}:
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
    if kind_of(said[noun + 1]) in {"noun", "plural"} or said[noun + 1] in {"-", "*", "&"} or any(kind_of(said[j]) == "owner" for j in range(i, noun)):
        return None
    if said[at] == "here" and given not in {"some", "our", "my", "the", "few"} and not counted or said[at] == "where":
        return None
    return at + 1, at + 1, _ONE_TO_MANY[verb]


def _number_of(words: Words, at: int) -> Found | None:
    """A number of shops has."""
    said = words.said
    if said[at + 1] != "of" or said[at - 1] not in {"a", "large", "growing", "small"} or not (words.starts(at - 1) or said[at - 2] == "a"):
        return None
    last = words.head(at + 2)
    verb = said[last + 1]
    return (last + 1, last + 1, _ONE_TO_MANY[verb]) if last and kind_of(said[last]) == "plural" and verb in {"is", "has", "was"} else None


def heads() -> Iterable[tuple[str, Check]]:
    """Yield the words that each check begins with."""
    for check, known in (
        (_pair, _set("our the my your his her their a")),
        (_far, _set("our the my your his her their these those a an some many")),
        (_each, _set("each either neither one")),
        (_neither, ["neither"]),
        (_name_and, ["and"]),
        (_who, _set("who that")[:1]),
        (_do, _set("do don't does doesn't has hasn't is isn't was wasn't")),
        (_there, _set("there here")),
        (_number_of, ["number"]),
    ):
        yield from ((word, check) for word in known)


_ = (UNCOUNTED, _AMOUNTS)
