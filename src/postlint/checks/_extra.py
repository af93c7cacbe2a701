"""Small words too many, or too few, and degrees and negatives said twice: "the your", "we are will", "more crispier", "it was great day"."""

from collections.abc import Iterable

from postlint.checks._numbers import SINGULARS
from postlint.checks._verbforms import Check, Found
from postlint.checks._words import BE, DETERMINERS, EVALUATIVE, HAVE, MODALS, OWNING, PREPOSITIONS, PRONOUNS, Words, kind_of
from postlint.text.wordclass import classes, mostly
from postlint.text.wordforms import plural_of

_set = str.split  # a set is written as a line of words
_FIRST = frozenset(_set("the a an our your my its their every"))
_SECOND = frozenset(_set("the a an our your my his its their this these those"))
_CLAUSES = frozenset(_set("what who how where which that all everything whatever whoever wherever when why than if as everyone anyone"))
_FINITE_PAIRS = frozenset({("is", "are"), ("is", "has"), ("is", "will"), ("are", "will"), ("are", "have"), ("has", "is"), ("have", "are"), ("will", "can"),
    ("can", "will"), ("will", "would"), ("would", "will"), ("was", "is"), ("is", "was"), ("were", "are"), ("are", "were"), ("has", "have"), ("have", "has"),
    ("can", "could"), ("could", "can"), ("will", "is"), ("will", "are"), ("can", "is"), ("can", "are"), ("was", "has"), ("was", "have"), ("should", "must"),
    ("must", "should"), ("should", "can"), ("is", "can"), ("are", "can"), ("was", "were"), ("were", "was"), ("may", "can"), ("can", "may"), ("is", "does"),
    ("will", "has"), ("should", "will"), ("will", "should"), ("would", "could"), ("could", "would"), ("are", "is"), ("is", "could")})  # fmt: skip
_MORE_AS_OBJECT = frozenset(_set("any even do done doing learn achieve need want read see find know get earn save spend offer and no once one for with is"))
_NOUNS_IN_ER = frozenset(_set("power flower number water paper summer weather other order butter user member customer better over under later never inner outer silver "
    "clever proper upper former latter eager tender sober bitter sinister sister brother cover matter letter order offer timer layer player lower higher "
    "longer older younger fewer farther further"))  # fmt: skip
_MORE_SURE = frozenset(_set("better easier bigger faster cheaper stronger larger smaller happier healthier nicer louder safer brighter softer smarter simpler quicker "
    "worse funnier tastier greener cleaner lighter busier prettier richer closer warmer colder longer shorter higher lower older younger"))  # fmt: skip
_NOT_SUPERLATIVE = frozenset(_set("honest modest earnest interest harvest forest request guest contest protest test west rest quest invest suggest arrest best dearest "
    "manifest dishonest digest nest chest vest pest zest jest crest"))  # fmt: skip
_NOTHING = {"nothing": "anything", "nobody": "anybody", "nowhere": "anywhere", "none": "any", "no": "any"}
_NEGATIVE = frozenset(_set("don't doesn't didn't can't couldn't won't wouldn't haven't hasn't hadn't never cannot isn't aren't wasn't"))
_HARDLY = {"can't": "can", "couldn't": "could", "won't": "will", "don't": "", "doesn't": "", "didn't": "", "wasn't": "was", "isn't": "is"}
_COUNTED = frozenset(_set("day night evening afternoon morning week weekend month year opportunity event idea start example place way chance moment experience story match "
    "game book film movie song show concert party trip journey project gift present result session meeting conference achievement reason step adventure "
    "atmosphere turnout reminder addition combination tribute crowd venue spot room house city town village restaurant hotel surprise honour honor "
    "privilege decision solution partner community museum beach walk ride performance speech goal win victory response guy person man woman job "
    "collection recipe meal dinner lunch breakfast choice offer deal tool resource read visit success"))  # fmt: skip
_ADJECTIVES = EVALUATIVE | frozenset(_set("new busy long short important successful productive inspiring huge small wet sunny hot cold cosy cozy warm quiet delicious "
    "real true emotional interesting hard difficult bad sad magical stunning tough crazy wild bright simple"))  # fmt: skip
_DONE = {"break": "take taking took takes", "look": "take taking took have having takes", "photo": "take taking took", "picture": "take taking took",
    "chat": "have having had has", "question": "have having has", "difference": "make making made makes", "decision": "make making made", "mistake": "make making made",
    "breather": "take taking", "seat": "take", "chance": "have had having take", "peek": "take taking have", "donation": "make making made", "purchase": "make making",
    "bow": "take took", "nap": "take taking", "shower": "take taking have"}  # fmt: skip
_VERB_NOUNS = {f"{verb} {noun}": noun for noun, verbs in _DONE.items() for verb in verbs.split()}
_HONOUR = frozenset(_set("pleasure honour honor privilege joy delight"))
_THANKED = frozenset(_set("the our who of those these your my"))
_DIRECT = {"contact": "to with", "join": "to", "visit": "to at", "call": "to", "email": "to", "message": "to", "phone": "to", "ask": "to", "tell": "to", "enter": "",
    "mention": "about", "emphasise": "about", "marry": "with", "reach": "to", "attend": "to at", "approach": "to", "request": "", "thank": "to", "support": "to",
    "celebrate": "", "follow": "to"}  # fmt: skip


def _determiners(words: Words, at: int) -> Found | None:
    """Good for the your joints."""
    said = words.said
    one, other = said[at], said[at + 1]
    if other == "all":
        return (at, at, "") if one in {"the", "our", "my"} and said[at + 2] in {"of", "the", "our", "these", "those", "your", "my"} else None
    if other not in _SECOND or one == other or (one in {"your", "its", "their"} and other in {"the", "a", "an"}) or (one == "a" and other == "the"):
        return None
    if one == "every" and other in {"a", "the"} or kind_of(said[at + 2]) == "mark" or said[at + 2] in PREPOSITIONS | {"and", "or"}:
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
    if said[at] in {"will", "can", "may", "must"} and before not in PRONOUNS and kind_of(said[at - 2]) in {"adjective"}:
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
    if said[at] == "most" and word.endswith("est") and word not in _NOT_SUPERLATIVE and "noun" not in classes(word) and (len(word) > 5 or word == "worst"):
        return at, at + 1, word
    if said[at] == "more" and word.endswith("er") and word not in _NOUNS_IN_ER | _MORE_SURE and "comparative" in classes(word):
        plain = "noun" not in classes(word) and mostly(word) not in {"noun", "verb"}
        sure = word.endswith("ier") or before in BE | {"even", "much", "a", "so", "looks", "feel", "feels", "look"}
        return (at, at + 1, word) if plain and sure else None
    if said[at] == "more" and word in _MORE_SURE and (before in {"felt", "feel", "feels", "looks", "look", "seems", "even"} or before in BE) and before != "any":
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
    if mostly(said[i]) not in {"verb", "noun", "adjective", "past", "participle"} and said[i] not in {"have", "had"} or said[i] in _set("do be say mean know take accept just leave get"):
        return None
    i += 1
    if said[i] in {"you", "us", "me", "them", "him", "her"} and said[at] != "never":
        i += 1
    word, after = said[i], said[i + 1]
    if word == "no":
        noun = after not in {"for", "longer", "more", "one", "matter", "doubt"} and kind_of(after) in {"noun", "plural", "adjective"}
        return (i, i, "any") if noun and said[at + 1] in _set("have had need want get got see find offer use sell make") else None
    if word in {"nothing", "nobody", "nowhere"} and said[at] not in {"isn't", "aren't", "wasn't"} and after not in {"but", "less", "short", "*"}:
        return i, i, _NOTHING[word]
    return None


def _article(words: Words, at: int) -> Found | None:
    """It was great day, we had amazing time, what great idea, been pleasure."""
    said = words.said
    aid, i = said[at], at + 1
    if aid in {"have", "has", "had", "having"}:
        named = frozenset(_set("time day evening weekend week night morning afternoon trip"))
    elif aid in {"what", "such"}:
        named = _COUNTED
    else:
        named = _COUNTED
    if said[i] in {"really", "very", "such"} and aid not in {"have", "has", "had", "what"}:
        i += 1
    if said[i] in _HONOUR and aid not in {"have", "has", "had", "having", "what", "such", "a"} and i == at + 1:
        sure = said[i + 1] in {"to", "and"} and mostly(said[i + 2]) in {"verb"} or mostly(said[i + 1]) == "ing"
        subject = said[at - 1] in {"it", "it's", "it'll"} or aid in {"it's"}
        article = "an" if said[i] in {"honour", "honor"} else "a"
        return (i, i, f"{article} {said[i]}") if sure and subject else None
    if said[i] not in _ADJECTIVES or said[i + 1] not in named:
        return None
    if aid in {"what", "such"} and (said[i] not in EVALUATIVE or said[i] in {"special", "fun", "good"} and aid == "what" or said[at - 1] in {"see", "know"}):
        return None
    after = said[i + 2]
    ends = kind_of(after) == "mark" and after not in {"-", "&", "*"} or after in PREPOSITIONS - {"than"} | {"and", "to", "when", "this", "yesterday", "today", "we", "you", "that"}
    if not ends or (aid in BE and after == "," and False):
        return None
    if aid in BE | {"it's", "that's"} and said[i] in {"new", "good", "special", "fun", "hard"} and said[i + 1] not in {"day", "opportunity", "idea", "example", "place", "way", "reason"}:
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
    ends = after in {".", ",", "from", "at", "with", "to", "for", "this", "and", "about", "in", "today", "through", "before", "between", "of", "on"}
    if said[at] in {"have", "had", "has"} and said[at + 1] == "question":
        ends = after in {".", "about", "for"}
    return (at + 1, at + 1, f"a {said[at + 1]}") if ends else None


def _end(words: Words, at: int) -> Found | None:
    """The end of month; at same time; in middle of."""
    said = words.said
    if said[at + 1] == "of" and said[at + 2] in _set("month week year evening night afternoon morning") and said[at - 1] in {"the", "very"}:
        return (at + 2, at + 2, f"the {said[at + 2]}") if kind_of(said[at + 3]) == "mark" or said[at + 3] in {"and", "so", "to", "at"} else None
    return None


def _thanks(words: Words, at: int) -> Found | None:
    """Thanks all the families."""
    said = words.said
    i = at + 1
    if said[i] in {"all", "everyone", "everybody"}:
        sure = said[i + 1] in (_THANKED if said[i] == "all" else {"who", "involved"}) or (said[i] == "all" and said[i + 1] == "you" and said[i + 2] == "who")
        return (at, i, f"{said[at]} to {said[i]}") if sure and said[at - 1] not in {"many", "give"} else None
    if said[i] in {"our", "my"} and kind_of(said[i + 1]) in {"adjective", "noun", "plural"}:
        return at, i, f"{said[at]} to {said[i]}"
    return None


def _direct(words: Words, at: int) -> Found | None:
    """Please contact to us."""
    said = words.said
    if said[at + 1] not in _DIRECT[said[at]].split() or not (words.starts(at) or said[at - 1] in {"please", "to", "and", "can", "should", "must", "you"}):
        return None
    who = said[at + 2]
    if said[at + 1] == "at" and who not in {"the", "our"}:
        return None
    given = who in {"us", "me", "him", "them"} or (who in OWNING | {"the"} and said[at] not in {"call", "ask", "message", "email", "reach", "tell", "follow", "support"})
    if said[at] == "thank" and who == "you" or said[at] == "attend" and said[at + 1] == "to":
        return None
    return (at + 1, at + 1, "") if given and not (said[at] == "contact" and words.kind(at - 1) == "adjective") else None


def _as_well(words: Words, at: int) -> Found | None:
    """As well being beautiful."""
    said = words.said
    if said[at - 1] == "as" and (said[at + 1] == "being" or mostly(said[at + 1]) == "ing" and said[at + 2] in DETERMINERS):
        return at, at, "well as"
    return None


def _please(words: Words, at: int) -> Found | None:
    """We're very please to."""
    said = words.said
    if said[at + 1] == "to" and said[at - 1] in {"very", "so", "really", "are", "we're", "i'm", "am", "also", "is"} and mostly(said[at + 2]) == "verb":
        return at, at, "pleased"
    return None


def _sort(words: Words, at: int) -> Found | None:
    """Be sort of adult you wish."""
    said = words.said
    if said[at + 1] == "of" and said[at - 1] in {"be", "is"} and kind_of(said[at + 2]) == "noun" and said[at + 3] in PRONOUNS | {"who", "that"}:
        return (at, at, f"the {said[at]}") if plural_of(said[at + 2]) else None
    return None


def heads() -> Iterable[tuple[str, Check]]:
    """Yield the words that each check begins with."""
    for check, known in (
        (_determiners, _FIRST),
        (_finite, {one for one, _ in _FINITE_PAIRS}),
        (_degree, _set("more most")),
        (_negative, _NEGATIVE),
        (_article, _set("is was been be it's that's what such have has had having isn't wasn't")),
        (_take, {pair.split()[0] for pair in _VERB_NOUNS}),
        (_end, _set("end start beginning middle")),
        (_thanks, _set("thanks")),
        (_direct, [word for word, wrong in _DIRECT.items() if wrong]),
        (_as_well, ["well"]),
        (_please, ["please"]),
        (_sort, _set("sort kind type")),
    ):
        yield from ((word, check) for word in known)


_ = (SINGULARS, HAVE, MODALS)
