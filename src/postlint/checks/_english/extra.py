"""Small words too many, and degrees and negatives said twice: "the your", "we are will", "more crispier", "don't have no"."""

from collections.abc import Iterable

from postlint.checks._english.words import BE, PREPOSITIONS, PRONOUNS, Check, Found, Words, kind_of
from postlint.text.wordclass import classes, mostly

_set = str.split  # a set is written as a line of words
_SECOND = frozenset(_set("the a an our your my his its their this these those"))
_FINITE_PAIRS = frozenset({("is", "are"), ("is", "has"), ("is", "will"), ("are", "will"), ("are", "have"), ("has", "is"), ("have", "are"), ("will", "can"),
    ("can", "will"), ("will", "would"), ("would", "will"), ("was", "is"), ("is", "was"), ("were", "are"), ("are", "were"), ("has", "have"), ("have", "has"),
    ("can", "could"), ("could", "can"), ("will", "is"), ("will", "are"), ("can", "is"), ("can", "are"), ("was", "has"), ("was", "have"), ("should", "must"),
    ("must", "should"), ("should", "can"), ("is", "can"), ("are", "can"), ("was", "were"), ("were", "was"), ("may", "can"), ("can", "may"), ("is", "does"),
    ("will", "has"), ("should", "will"), ("will", "should"), ("would", "could"), ("could", "would"), ("are", "is"), ("is", "could")})  # fmt: skip
_CLAUSES = frozenset(_set("what who how where which that all everything whatever whoever wherever when why than if as everyone anyone"))
_NOT_SUPERLATIVE = frozenset(_set("honest modest earnest interest harvest forest request guest contest protest test west rest quest invest suggest arrest best dearest "
    "manifest dishonest digest nest chest vest pest zest jest crest"))  # fmt: skip
_NOUNS_IN_ER = frozenset(_set("power flower number water paper summer weather other order butter user member customer better over under later never inner outer silver "
    "clever proper upper former latter eager tender sober bitter sinister sister brother cover matter letter order offer timer layer player lower higher "
    "longer older younger fewer farther further"))  # fmt: skip
_MORE_SURE = frozenset(_set("better easier bigger faster cheaper stronger larger smaller happier healthier nicer louder safer brighter softer smarter simpler quicker "
    "worse funnier tastier greener cleaner lighter busier prettier richer closer warmer colder longer shorter higher lower older younger"))  # fmt: skip
_HARDLY = {"can't": "can", "couldn't": "could", "won't": "will", "don't": "", "doesn't": "", "didn't": "", "wasn't": "was", "isn't": "is"}
_NOTHING = {"nothing": "anything", "nobody": "anybody", "nowhere": "anywhere", "none": "any", "no": "any"}
_SHORT = {"low": "lower", "big": "bigger", "small": "smaller", "cheap": "cheaper", "fast": "faster", "old": "older", "young": "younger", "high": "higher", "tall": "taller",
    "short": "shorter", "long": "longer", "strong": "stronger", "nice": "nicer", "easy": "easier", "happy": "happier", "busy": "busier", "quick": "quicker",
    "safe": "safer", "clean": "cleaner", "light": "lighter", "warm": "warmer", "cold": "colder", "bright": "brighter", "dark": "darker", "rich": "richer",
    "hard": "harder", "large": "larger", "slow": "slower", "quiet": "quieter", "simple": "simpler", "funny": "funnier", "tasty": "tastier", "pretty": "prettier"}  # fmt: skip
_FIRST = frozenset(_set("the a an our your my its their every"))
_NEGATIVE = frozenset(_set("don't doesn't didn't can't couldn't won't wouldn't haven't hasn't hadn't never cannot isn't aren't wasn't"))


def _determiners(words: Words, at: int) -> Found | None:
    """Good for the your joints."""
    said = words.said
    one, other = said[at], said[at + 1]
    if other == "all":
        return (
            (at, at, "") if one in {"the", "our", "my"} and said[at + 2] in {"of", "the", "our", "these", "those", "your", "my"} else None
        )
    if (
        other not in _SECOND
        or one == other
        or (one in {"your", "its", "their"} and other in {"the", "a", "an"})
        or (one == "a" and other == "the")
    ):
        return None
    if (one == "every" and other in {"a", "the"}) or kind_of(said[at + 2]) == "mark" or said[at + 2] in PREPOSITIONS | {"and", "or"}:
        return None
    return at, at + 1, other


def _finite(words: Words, at: int) -> Found | None:
    """We are will be there; the shop is has a new door."""
    said = words.said
    pair = (said[at], said[at + 1])
    if pair not in _FINITE_PAIRS or kind_of(said[at + 2]) == "mark" or said[at + 2] in {"do", "as"}:
        return None
    before = said[at - 1]
    subject = before in PRONOUNS | {"there"} or kind_of(before) in {"noun", "plural", "name"}
    if not subject or words.between(words.sentence(at), at, _CLAUSES) or words.starts(at):
        return None
    if said[at] in {"will", "can", "may", "must"} and before not in PRONOUNS and kind_of(said[at - 2]) == "adjective":
        return None
    if kind_of(before) in {"plural", "noun"} and said[at] == "are" and pair[1] == "is":
        return None
    return at, at + 1, pair[1]


def _degree(words: Words, at: int) -> Found | None:
    """More crispier, most funniest, very best is fine."""
    said = words.said
    word, before = said[at + 1], said[at - 1]
    if not word[0].islower():
        return None
    if (
        said[at] == "most"
        and word.endswith("est")
        and word not in _NOT_SUPERLATIVE
        and "noun" not in classes(word)
        and (len(word) > 5 or word == "worst")
    ):
        return at, at + 1, word
    if said[at] == "more" and word.endswith("er") and word not in _NOUNS_IN_ER | _MORE_SURE and "comparative" in classes(word):
        plain = "noun" not in classes(word) and mostly(word) not in {"noun", "verb"}
        sure = word.endswith("ier") or before in BE | {"even", "much", "a", "so", "looks", "feel", "feels", "look"}
        return (at, at + 1, word) if plain and sure else None
    if (
        said[at] == "more"
        and word in _MORE_SURE
        and (before in {"felt", "feel", "feels", "looks", "look", "seems", "even"} or before in BE)
        and before != "any"
    ):
        if before == "even" and said[at - 2] in {"do", "learn", "get", "offer", "for"}:
            return None
        follows = kind_of(said[at + 2]) in {"noun", "plural"}
        return (at, at + 1, word) if not follows else None
    return None


def _negative(words: Words, at: int) -> Found | None:
    """Don't have no plans, can't find nothing, can't hardly."""
    said = words.said
    i = at + 1
    if said[i] in {"hardly", "barely", "scarcely"}:
        meant = _HARDLY.get(said[at])
        return (at, i, f"{meant} {said[i]}".strip()) if meant is not None else None
    if (mostly(said[i]) not in {"verb", "noun", "adjective", "past", "participle"} and said[i] not in {"have", "had"}) or said[i] in _set(
        "do be say mean know take accept just leave get"
    ):
        return None
    i += 1
    if said[i] in {"you", "us", "me", "them", "him", "her"} and said[at] != "never":
        i += 1
    word, after = said[i], said[i + 1]
    if word == "no":
        noun = after not in {"for", "longer", "more", "one", "matter", "doubt"} and kind_of(after) in {"noun", "plural", "adjective"}
        return (i, i, "any") if noun and said[at + 1] in _set("have had need want get got see find offer use sell make") else None
    if (
        word in {"nothing", "nobody", "nowhere"}
        and said[at] not in {"isn't", "aren't", "wasn't"}
        and after not in {"but", "less", "short", "*"}
    ):
        return i, i, _NOTHING[word]
    return None


def _more(words: Words, at: int) -> Found | None:
    """Is more low than."""
    said = words.said
    word, before = said[at + 1], said[at - 1]
    if word in _SHORT and before in {"much", "even"} and said[at + 2] in {".", ","} and word not in {"light", "dark", "cold", "warm"}:
        return at, at + 1, _SHORT[word]
    if word in _SHORT and before == "the" and said[at + 2] in PRONOUNS | {"the", "your"} and word not in {"light", "dark"}:
        return at, at + 1, _SHORT[word]
    sure = (
        word in _SHORT
        and said[at + 2] == "than"
        and (before in BE | {"even", "much", "it's", "feels", "looks", "a"})
        and said[at + 3] not in _SHORT
    )
    return (at, at + 1, _SHORT[word]) if sure else None


def _please(words: Words, at: int) -> Found | None:
    """We're very please to."""
    said = words.said
    if (
        said[at + 1] == "to"
        and said[at - 1] in {"very", "so", "really", "are", "we're", "i'm", "am", "also", "is"}
        and mostly(said[at + 2]) == "verb"
    ):
        return at, at, "pleased"
    return None


def heads() -> Iterable[tuple[str, Check]]:
    """Yield the words that each check begins with."""
    for check, known in (
        (_determiners, _FIRST),
        (_finite, {one for one, _ in _FINITE_PAIRS}),
        (_degree, _set("more most")),
        (_negative, _NEGATIVE),
        (_more, ["more"]),
        (_please, ["please"]),
    ):
        yield from ((word, check) for word in known)
