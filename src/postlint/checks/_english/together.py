"""Verbs that do not agree: "every child and adult deserve", "the path, along with the park, open", "among the items was two", "if anyone want"."""

from collections.abc import Iterable

from postlint.checks._english.numbers import COLLECTIVES, SINGULARS
from postlint.checks._english.subjects import _FOLLOWS, _MANY_TO_ONE, _ONE_TO_MANY, _agree
from postlint.checks._english.words import CONJUNCTIONS, DETERMINERS, NUMBERS, OWNING, PREPOSITIONS, Check, Found, Words, kind_of
from postlint.text.wordclass import classes, mostly
from postlint.text.wordforms import plural_of, third_person

_set = str.split  # a set is written as a line of words
_SIDE = frozenset(_set("along together including like unlike published released announced launched held based founded built opened written made located designed run "
    "led organised organized supported funded created produced presented hosted compiled commissioned carried completed"))  # fmt: skip
_SCIENCES = frozenset(_set("physics maths mathematics economics gymnastics linguistics robotics genetics news diabetes measles"))
_TIMES = frozenset(_set("week weekend month year morning evening afternoon summer winter autumn spring season time day night"))
_IMPERATIVES = frozenset(
    _set("miss forget let be do wait worry delay panic leave ignore just even hesitate touch try ask tell say go get you we")
)
_STANDING = frozenset(_set("stand lie sit hang live come remain begin wait lurk hide"))
_WANTING = frozenset(_set("need want love like help get make"))
_DAILY = frozenset(_set("open close start return run play reopen host feature launch visit finish move"))
_OWN = frozenset(_set("run own lead make build keep clean drive teach staff visit use buy sell support design paint create manage coach feed organise organize host bring "
    "maintain grow volunteer founded built made started"))  # fmt: skip
_ANYONE = frozenset(_set("want need know have get see find think like fancy come love deserve feel are don't haven't aren't tell ask"))
_BEFORE_ANYONE = frozenset(_set("if whether because hope hopes when where"))
_GROUPS = frozenset(
    _set(
        "a couple few lot number variety range host ton handful dozen hundred thousand million team group band crowd pair army crew wealth series list whole"
    )
)


def _every(words: Words, at: int) -> Found | None:
    """Every child and young person deserve."""
    said = words.said
    if not (words.starts(at) or said[at - 1] in {"that", "because", "but", "believe", "know", "think", "where"}):
        return None
    first = words.head(at + 1)
    if not first or said[first + 1] != "and" or kind_of(said[first]) != "noun":
        return None
    start = first + 2 + (said[first + 2] in {"every", "each"})
    second = words.head(start)
    if not second or kind_of(said[second]) != "noun":
        return None
    second -= said[second] in _WANTING and second > start
    verb, after = said[second + 1], said[second + 2]
    if verb in _MANY_TO_ONE and verb != "do":
        return second + 1, second + 1, _MANY_TO_ONE[verb]
    lexical = (mostly(verb) == "verb" and "noun" not in classes(verb)) or (verb in _WANTING)
    sure = lexical and after in _FOLLOWS - {"on", "by"} and verb not in {"be", "do", "have", "please", "put", "set", "let", "read"}
    return (second + 1, second + 1, third_person(verb)) if sure else None


def _aside(words: Words, at: int) -> Found | None:
    """The path, along with the park, open; the results of the survey, published today, shows."""
    said = words.said
    if not words.starts(at):
        return None
    head = words.head(at + 1)
    if not head or said[head] in COLLECTIVES | SINGULARS or any(kind_of(said[j]) == "owner" for j in range(at, head)):
        return None
    i = head + 1
    if said[i] in {"of", "in", "for", "at", "from", "on"}:
        last = words.head(i + 1 + (said[i + 1] in DETERMINERS)) or _past_owner(words, i + 1)
        i = last + 1
    if i < head or said[i] != "," or not (said[i + 1] in _SIDE or said[i + 1 : i + 4] in (["as", "well", "as"], ["in", "addition", "to"])):
        return None
    if said[i + 1] in {"along", "together"} and said[i + 2] != "with":
        return None
    end = next((j for j in range(i + 2, i + 14) if said[j] in {",", "."}), 0)
    if not end or said[end] == "." or said[end - 1] in CONJUNCTIONS or said[end + 1] in CONJUNCTIONS:
        return None
    plural = kind_of(said[head]) == "plural"
    if not plural and not plural_of(said[head]):
        return None
    verb, after = said[end + 1], said[end + 2]
    if not plural and verb in _DAILY and after in PREPOSITIONS | {"this", "again"}:
        return end + 1, end + 1, third_person(verb)
    return _agree(words, end + 1, plural=plural)


def _past_owner(words: Words, at: int) -> int:
    """Return where the head of "our annual student survey" stands, its first words a determiner or none."""
    said = words.said
    at += said[at] in DETERMINERS
    while kind_of(said[at]) in {"adjective", "owner", "noun"} and kind_of(said[at + 1]) in {"noun", "adjective", "plural"}:
        at += 1
    return at if kind_of(said[at]) in {"noun", "plural"} else 0


def _of_our(words: Words, at: int) -> Found | None:
    """Both of our tap rooms is closed."""
    said = words.said
    if not words.starts(at) or said[at + 1] != "of" or said[at + 2] not in OWNING | {"the", "these", "those"}:
        return None
    last = words.head(at + 3) or next((i for i in range(at + 4, at + 6) if kind_of(said[i]) == "plural"), 0)
    if not last or kind_of(said[last]) != "plural" or said[last] in SINGULARS or any(kind_of(said[j]) == "owner" for j in range(at, last)):
        return None
    verb = said[last + 1]
    return (last + 1, last + 1, _ONE_TO_MANY[verb]) if verb in _ONE_TO_MANY else None


def _science(words: Words, at: int) -> Found | None:
    """Physics are for everyone; the news are good."""
    said = words.said
    first = at - 1 if said[at - 1] in {"the", "our", "good", "bad", "this"} else at
    verb = said[at + 1]
    sure = words.starts(first) and (verb in {"are", "were", "aren't", "weren't"} or (verb == "have" and said[at + 2] != "you"))
    return (at + 1, at + 1, _MANY_TO_ONE[verb]) if sure else None


def _dont(words: Words, at: int) -> Found | None:
    """This offer don't apply."""
    said = words.said
    noun = said[at - 1]
    if (
        (kind_of(noun) != "noun" and "noun" not in classes(noun))
        or noun in COLLECTIVES | SINGULARS | _TIMES
        or said[at + 1] in _IMPERATIVES
    ):
        return None
    begin = at - 2
    while kind_of(said[begin]) in {"adjective", "noun"} and begin > at - 5:
        begin -= 1
    opens = words.starts(begin) or said[begin - 1] in {"but", "because", "and", "that", "if"}
    sure = (
        said[begin] in OWNING | {"the", "this", "that", "a", "every", "each"}
        and opens
        and kind_of(said[at + 1]) in {"verb", "noun", "small"}
    )
    return (at, at, "doesn't") if sure and said[begin - 1] != "that" else None


def _inverted(words: Words, at: int) -> Found | None:
    """Among the items stolen was two laptops; behind every great festival stand a tired volunteer."""
    said = words.said
    if not words.starts(at):
        return None
    for i in range(at + 2, at + 9):
        word, after = said[i], said[i + 1]
        if kind_of(word) == "mark" or word in CONJUNCTIONS:
            return None
        if word in {"is", "was"} and said[at] in {"among", "amongst"}:
            noun = words.head(i + 2) if after in NUMBERS | {"several", "many", "our", "some", "these"} else 0
            sure = noun and kind_of(said[noun]) == "plural" and said[noun] not in SINGULARS and said[noun + 1] != "'"
            return (i, i, _ONE_TO_MANY[word]) if sure and not any(kind_of(said[j]) == "owner" for j in range(i, noun)) else None
        if word in _STANDING | {"are", "were"} and after in {"a", "an"}:
            noun = words.head(i + 2)
            before = kind_of(said[i - 1]) in {"noun", "plural", "name"}
            one = noun and kind_of(said[noun]) == "noun" and not any(said[j] in _GROUPS for j in range(i + 2, noun + 1))
            if before and one and said[noun + 1] not in {"and", ",", "of"}:
                return i, i, _MANY_TO_ONE.get(word) or third_person(word)
            return None
    return None


def _anyone(words: Words, at: int) -> Found | None:
    """If anyone want a sofa; I hope everyone have fun."""
    said = words.said
    verb, after = said[at + 1], said[at + 2]
    if said[at - 1] not in _BEFORE_ANYONE or (said[at - 1] in {"when", "where"} and said[at - 2] in {"is", "was"}):
        return None
    if verb in {"are", "have", "don't", "haven't", "aren't"}:
        return at + 1, at + 1, _MANY_TO_ONE[verb]
    sure = verb in _ANYONE or (mostly(verb) == "verb" and "noun" not in classes(verb))
    return (at + 1, at + 1, third_person(verb)) if sure and after in _FOLLOWS | {"to", "about", "if", "who", "where", "how"} else None


def _who_run(words: Words, at: int) -> Found | None:
    """The women who run this food bank is heroes."""
    said = words.said
    before = said[at - 1]
    if kind_of(before) != "plural" or before in SINGULARS - {"people"} or said[at - 2] not in {"the", "these", "those", "our", "."}:
        return None
    if not words.starts(at - 1 - (said[at - 2] != ".")) or said[at + 1] not in _OWN or said[at + 2] not in DETERMINERS:
        return None
    last = words.head(at + 3)
    verb = said[last + 1]
    return (last + 1, last + 1, _ONE_TO_MANY[verb]) if last and verb in _ONE_TO_MANY else None


def _reason(words: Words, at: int) -> Found | None:
    """The main reason people change jobs were."""
    said = words.said
    begin = at - 1 - (kind_of(said[at - 1]) == "adjective")
    if said[begin] != "the" or not words.starts(begin):
        return None
    who, verb = said[at + 1], said[at + 2]
    if not (who in {"we", "you", "they", "i", "people"} or kind_of(who) == "plural") or mostly(verb) not in {"verb", "noun", "past"}:
        return None
    for i in range(at + 3, at + 6):
        if (
            said[i] in {"are", "were"}
            and kind_of(said[i - 1]) in {"plural", "noun", "adverb", "verb", "past"}
            and said[i + 1] in DETERMINERS | {"to"}
        ):
            return i, i, _MANY_TO_ONE[said[i]]
        if kind_of(said[i]) == "mark" or said[i] in PREPOSITIONS | CONJUNCTIONS:
            return None
    return None


def heads() -> Iterable[tuple[str, Check]]:
    """Yield the words that each check begins with."""
    for check, known in (
        (_every, _set("every each")),
        (_aside, _set("our the my your his her their this a")),
        (_of_our, _set("both all most many some several few two three four five six")),
        (_science, _SCIENCES),
        (_dont, ["don't"]),
        (_inverted, _set("among amongst behind beside beneath above inside below beyond under")),
        (_anyone, _set("anyone anybody everyone everybody someone somebody")),
        (_who_run, _set("who that")),
        (_reason, ["reason", "thing"]),
    ):
        yield from ((word, check) for word in known)
