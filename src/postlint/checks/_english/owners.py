"""Pronouns and plurals of their own kind: "Oscar, who's owners", "a town that its history", "them new lights are", "ourself", "one criteria", "much of you"."""

from collections.abc import Iterable

from postlint.checks._english.words import BE, DETERMINERS, HAVE, MODALS, PREPOSITIONS, PRONOUNS, Check, Found, Words, kind_of
from postlint.text.wordclass import classes, mostly
from postlint.text.wordforms import IRREGULAR, ing_of

_set = str.split  # a set is written as a line of words
_FINITE = (BE - {"be", "been", "being"}) | HAVE | MODALS
_ONES = {"criteria": "criterion", "phenomena": "phenomenon", "bacteria": "bacterium", "alumni": "alumnus", "stimuli": "stimulus", "fungi": "fungus", "crises": "crisis",
    "analyses": "analysis", "hypotheses": "hypothesis", "oases": "oasis", "women": "woman", "men": "man", "children": "child"}  # fmt: skip
_MANY = {"passerbys": "passers-by", "passer-bys": "passers-by", "passersbys": "passers-by", "runner-ups": "runners-up", "mother-in-laws": "mothers-in-law",
    "sister-in-laws": "sisters-in-law", "brother-in-laws": "brothers-in-law", "daughter-in-laws": "daughters-in-law", "son-in-laws": "sons-in-law",
    "father-in-laws": "fathers-in-law", "aircrafts": "aircraft", "spacecrafts": "spacecraft", "offsprings": "offspring", "sheeps": "sheep", "deers": "deer",
    "ourself": "ourselves", "theirselves": "themselves", "themselve": "themselves", "ourselfs": "ourselves", "hisself": "himself"}  # fmt: skip
_VERBS_TOO = {"knifes": "knives", "loafs": "loaves", "wolfs": "wolves", "halfs": "halves", "calfs": "calves", "thiefs": "thieves", "shelfs": "shelves", "lifes": "lives", "wifes": "wives"}  # fmt: skip
_THINGS = frozenset(
    _set(
        "town city village club band company shop restaurant country museum school team place region pub charity business brand street building house"
    )
)
_PEOPLE = frozenset(
    _set(
        "person man woman boy girl artist writer author player singer friend colleague neighbour customer family mother father student teacher child kid people volunteer"
    )
)
_MARKING = frozenset(
    _set(
        "celebrate celebrates celebrated celebrating mark marks marked marking in for on to reaches reached enters entered into hosts hosted opens opened at of"
    )
)
_ORDINALS = frozenset(_set("first second third fourth fifth sixth seventh eighth ninth tenth"))
_GERUND = frozenset(_set("committed dedicated devoted opposed accustomed"))
_AFTER_PREP = frozenset(_set("away out up down off on back the a an our your my his her their it them us you everyone"))
_NOT_GAME = frozenset(_set("game boss home king mum dad queen number top man next fun sick king life"))


def _whos(words: Words, at: int) -> Found | None:
    """Oscar, who's owners had to give him up."""
    said = words.said
    noun, after = said[at + 1], said[at + 2]
    before = said[at - 1] == "," or kind_of(said[at - 1]) in {"noun", "plural", "name"} or said[at - 1] in {"someone", "anyone", "everyone"}
    if not before or kind_of(noun) not in {"noun", "plural"} or noun in _NOT_GAME or "ing" in classes(noun):
        return None
    many = kind_of(noun) == "plural" and "verb" not in classes(noun)
    finite = after in _FINITE or mostly(after) in {"past", "verbs"} or after in IRREGULAR.values() or after in {"plays", "works", "runs"}
    return (at, at, "whose") if finite and (many or ("adjective" not in classes(noun) and "verb" not in classes(noun))) else None


def _that_its(words: Words, at: int) -> Found | None:
    """A town that its history is written in steel."""
    said = words.said
    owner, before = said[at + 1], said[at - 1]
    known = (owner in {"its", "their"} and before in _THINGS and said[at] in {"that", "which"}) or (
        owner in {"his", "her", "their"} and before in _PEOPLE and said[at] in {"who", "that", "which"}
    )
    noun = words.head(at + 2) if known else 0
    whose = said[at - 2] in {"a", "an"} or kind_of(said[at - 2]) == "adjective"
    return (
        (at, at + 1, "whose")
        if noun and whose and (said[noun + 1] in _FINITE or mostly(said[noun + 1]) in {"past", "verb", "verbs"})
        else None
    )


def _them(words: Words, at: int) -> Found | None:
    """Them new floodlights are class."""
    said = words.said
    if not words.starts(at):
        return None
    noun = words.head(at + 1)
    sure = noun and kind_of(said[noun]) == "plural" and said[noun + 1] in {"are", "were", "have", "aren't", "look", "will", "need"}
    return (at, at, "those") if sure else None


def _whom(words: Words, at: int) -> Found | None:
    """A man whom they believe was in the area."""
    said = words.said
    thinks = said[at + 1] in PRONOUNS | {"police", "officers"} and said[at + 2] in _set(
        "believe think thought believed say said know hope feel suspect claim"
    )
    return (at, at, "who") if thinks and said[at + 3] in _FINITE and said[at - 1] not in PREPOSITIONS else None


def _many(words: Words, at: int) -> Found | None:
    """Three passerbys; we did it ourself; two loafs."""
    said = words.said
    word = said[at]
    if word in _MANY:
        return at, at, _MANY[word]
    sure = (
        said[at - 1] in {"our", "the", "these", "two", "three", "four", "all", "many", "fresh", "of", "their", "your"}
        and said[at + 1] not in DETERMINERS
    )
    return (at, at, _VERBS_TOO[word]) if sure else None


def _one(words: Words, at: int) -> Found | None:
    """The one criteria; a phenomena."""
    said = words.said
    ends = kind_of(said[at + 1]) not in {"noun", "plural", "adjective", "name"} and said[at + 1] not in {"-", "&", "'"}
    if said[at - 1] in {"a", "an", "one", "single"} or (said[at - 1] in {"each", "every", "another", "this"} and said[at] != "alumni"):
        return (
            (at, at, _ONES[said[at]])
            if ends and (said[at] not in {"women", "men", "children", "alumni"} or said[at - 1] == "one")
            else None
        )
    return None


def _much_of(words: Words, at: int) -> Found | None:
    """Much of you have asked."""
    said = words.said
    sure = said[at + 1] == "of" and said[at + 2] in {"you", "us", "them"} and said[at - 1] not in {"how", "as", "too", "very", "not"}
    return (
        (at, at, "many")
        if sure and said[at + 3] in {"have", "are", "were", "know", "want", "will", "already", "asked", "came", "voted", "who"}
        else None
    )


def _its(words: Words, at: int) -> Found | None:
    """The cinema celebrates it's 100th birthday."""
    said = words.said
    word = said[at + 1]
    ordinal = word in _ORDINALS or (word[:1].isdigit() and word[-2:] in {"st", "nd", "rd", "th"})
    noun = kind_of(said[at + 2]) in {"noun", "plural", "adjective", "ing"}
    return (
        (at, at, "its")
        if ordinal and noun and said[at - 1] in _MARKING and (words.kind(at - 1) != "small" or said[at - 2] != ".")
        else None
    )


def _your(words: Words, at: int) -> Found | None:
    """Not sure if your registered to vote."""
    said = words.said
    word, after = said[at + 1], said[at + 2]
    if said[at - 1] not in {"if", "when", "because", "while", "whether"} or after not in {
        "to",
        "for",
        "with",
        "about",
        "in",
        "on",
        "at",
        "from",
    }:
        return None
    kind = kind_of(word)
    plain = "noun" not in classes(word) and (kind in {"participle", "past", "adjective"} or (kind == "ing" and mostly(word) == "ing"))
    return (
        (at, at, "you're")
        if plain and word not in _set("old best other favourite favorite own running booking working training reading")
        else None
    )


def _gerund(words: Words, at: int) -> Found | None:
    """Committed to make every venue accessible; instead of throw away; by make a donation."""
    said = words.said
    word = said[at]
    if word in _GERUND:
        verb = said[at + 2]
        if said[at + 1] != "to" or said[at - 1] in {"he", "she", "they", "has", "had", "have"} or not verb[0].islower():
            return None
        lexical = mostly(verb) == "verb" or verb in {"be", "have", "help", "support"}
        sure = lexical and ("noun" not in classes(verb) or said[at + 3] in DETERMINERS | {"you", "us"}) and said[at + 3] != "of"
        return (at + 2, at + 2, ing_of(verb)) if sure else None
    i = at + 1
    if word == "instead":
        if said[i] != "of":
            return None
        i += 1
    verb = said[i]
    lexical = (
        mostly(verb) == "verb"
        and ("noun" not in classes(verb) or verb in IRREGULAR)
        and verb not in {"please", "let", "read", "put", "set", "cut"}
    )
    return (i, i, ing_of(verb)) if lexical and said[i + 1] in _AFTER_PREP and verb[0].islower() else None


def _nature(words: Words, at: int) -> Found | None:
    """The nature doesn't send invoices; relax in the nature."""
    said = words.said
    if said[at - 1] != "the":
        return None
    sure = words.starts(at - 1) and said[at + 1] in {
        "doesn't",
        "needs",
        "knows",
        "never",
        "always",
        "gives",
        "heals",
        "won't",
        "can",
        "will",
    }
    sure = sure or (said[at - 2] == "in" and said[at + 1] == ".")
    return (at - 1, at, "nature") if sure else None


def heads() -> Iterable[tuple[str, Check]]:
    """Yield the words that each check begins with."""
    for check, known in (
        (_whos, ["who's"]),
        (_that_its, _set("that which who")),
        (_them, ["them"]),
        (_whom, ["whom"]),
        (_many, {**_MANY, **_VERBS_TOO}),
        (_one, _ONES),
        (_much_of, ["much"]),
        (_its, ["it's"]),
        (_your, ["your"]),
        (_gerund, [*_GERUND, "instead", "without", "by"]),
        (_nature, ["nature"]),
    ):
        yield from ((word, check) for word in known)
