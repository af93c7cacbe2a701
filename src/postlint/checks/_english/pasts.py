"""Past forms and tenses: "we seen", "the queue sung", "that costed us", "were lain", "since 2011, we rescue", "by the time ... have", "I wish I know"."""

from collections.abc import Iterable

from postlint.checks._english.words import (
    BE,
    DETERMINERS,
    HAVE,
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
from postlint.text.wordforms import IRREGULAR, PARTICIPLE_ONLY, PAST_ONLY, participle_of, third_person

_set = str.split  # a set is written as a line of words
_RHYMED = frozenset(_set("sung rung sunk swum shrunk sprung drunk begun stunk"))
_DONE = frozenset(
    _set("seen done gone given taken written eaten broken chosen driven fallen grown ridden spoken stolen thrown worn flown drawn")
) | (_RHYMED - {"drunk"})
_OPENERS = frozenset(_set("and but because so then when while today yesterday since"))
_ACTORS = {"sung": "queue crowd choir band audience fans kids children singers group congregation class everyone team singer pupils",
    "rung": "bell bells phone alarm phones", "sunk": "ship boat ferry yacht ships boats sub", "swum": "team dog swimmers swimmer group kids",
    "shrunk": "jumper team budget economy audience sweater shirt queue", "begun": "show match game work race concert season construction meeting tour festival"}  # fmt: skip
_WRONG_PASTS = {"costed": "cost", "casted": "cast", "payed": "paid", "layed": "laid", "bursted": "burst", "hurted": "hurt", "splitted": "split", "shutted": "shut",
    "setted": "set", "cutted": "cut", "hitted": "hit", "putted": "put", "spreaded": "spread", "builded": "built", "teached": "taught", "catched": "caught",
    "buyed": "bought", "bringed": "brought", "selled": "sold", "telled": "told", "sended": "sent", "spended": "spent", "runned": "ran", "winned": "won",
    "throwed": "threw", "growed": "grew", "knowed": "knew", "drawed": "drew", "choosed": "chose", "feeled": "felt", "keeped": "kept", "meeted": "met",
    "holded": "held", "losed": "lost", "finded": "found", "thinked": "thought", "speaked": "spoke", "drived": "drove", "writed": "wrote", "eated": "ate",
    "swimmed": "swam", "singed": "", "binded": "bound", "grinded": "ground", "leaded": "", "quitted": "quit", "letted": "let"}  # fmt: skip
_NEEDS_OBJECT = frozenset(_set("costed putted quitted grinded payed"))
_LESS_ED = {"bias": "biased", "prejudice": "prejudiced", "embarrass": "embarrassed", "excite": "excited", "tire": "tired", "disappoint": "disappointed", "dedicate": "dedicated",
    "locate": "located", "suppose": "supposed", "surprise": "surprised", "thrill": "thrilled", "delight": "delighted", "amaze": "amazed", "relax": "relaxed",
    "concern": "concerned", "commit": "committed", "honour": "honoured", "overwhelm": "overwhelmed", "inspire": "inspired", "gut": "gutted", "interest": "interested"}  # fmt: skip
_AFTER_ED = frozenset(_set(". , but to in by about that with and towards for at"))
_BE_ED = frozenset(_set("we're i'm they're you're he's she's"))
_WISHED = {"know": "knew", "have": "had", "can": "could", "are": "were", "am": "were", "is": "was", "will": "would", "live": "lived", "don't": "didn't", "do": "did",
    "get": "got", "can't": "couldn't", "own": "owned", "has": "had"}  # fmt: skip
_WILL_LATER = frozenset(_set("when once after before until till"))


def _done(words: Words, at: int) -> Found | None:
    """We seen three dolphins; the queue sung; the demand that almost sunk the deal."""
    said = words.said
    word, after = said[at], said[at + 1]
    past = IRREGULAR[PARTICIPLE_ONLY[word]]
    i = at - 1
    while said[i] in {"just", "almost", "nearly", "even", "really", "already", "finally", "never", "also"}:
        i -= 1
    who = said[i]
    if who in PRONOUNS - {"you", "it"} or (who == "it" and word in _RHYMED):
        opens = words.starts(i) or said[i - 1] in _OPENERS or said[i - 1] == ","
        asked = any(said[j] in HAVE | MODALS | BE or said[j].endswith("'ve") for j in range(max(i - 5, words.sentence(i)), i))
        return (at, at, past) if opens and not asked and after not in {".", ",", "-"} and kind_of(after) != "mark" else None
    if who in {"that", "which", "who"} and word in (_RHYMED - {"drunk"}) | {"done"}:
        return (at, at, past) if after in DETERMINERS and kind_of(said[i - 1]) in {"noun", "plural", "name"} else None
    if word in _ACTORS and who in _ACTORS[word].split():
        begin = i - 1
        while kind_of(said[begin]) in {"adjective", "noun"} and begin > i - 4:
            begin -= 1
        if said[begin] not in OWNING | {"the"} and not (who in {"everyone", "work", "construction"} and words.starts(i)):
            return None
        if said[begin] in OWNING | {"the"} and not (words.starts(begin) or said[begin - 1] in {"and", "but", "when", "as", "while"}):
            return None
        rest = said[at + 1 : at + 12]
        rest = rest[: rest.index(".")] if "." in rest else rest
        return (at, at, past) if after != "by" and not any(w in BE | HAVE | MODALS or mostly(w) == "past" for w in rest) else None
    return None


def _wrong_past(words: Words, at: int) -> Found | None:
    """It costed us a fortune; she catched the ball."""
    said = words.said
    word, after = said[at], said[at + 1]
    if word in _NEEDS_OBJECT and not (
        after in OBJECTS | OWNING or after[0] in "£$€" or (after in {"a", "the", "over"} and word == "payed")
    ):
        return None
    if said[at - 1] in {"a", "an", "the", "fully", "-"}:
        return None
    meant = _WRONG_PASTS[word]
    perfect = said[at - 1] in HAVE | BE or said[at - 1].endswith("'ve")
    return (at, at, PAST_ONLY.get(meant, meant) if perfect else meant) if meant else None


def _lain(words: Words, at: int) -> Found | None:
    """Wreaths were lain; she laid in state."""
    said = words.said
    if said[at] == "lain":
        return (at, at, "laid") if said[at - 1] in BE | {"being", "been"} else None
    return (at, at, "lay") if said[at + 1 : at + 3] == ["in", "state"] and said[at - 1] not in BE | HAVE else None


def _less_ed(words: Words, at: int) -> Found | None:
    """We might be bias; I'm so excite to."""
    said = words.said
    i = at - 1
    while said[i] in {"so", "very", "really", "bit", "slightly", "a", "little", "absolutely", "also", "not"}:
        i -= 1
    aid, word = said[i], said[at]
    be = aid in _BE_ED or (aid in {"are", "am", "was", "were"} and said[i - 1] in PRONOUNS) or (aid == "be" and said[i - 1] in MODALS)
    ends = said[at + 1] in _AFTER_ED and not (word in {"relax", "interest", "concern"} and said[at + 1] not in {"in", "about", "by"})
    return (at, at, _LESS_ED[word]) if be and ends and not (said[at - 1] == "a" and word != "bias") else None


def _since_opening(words: Words, at: int) -> Found | None:
    """Since opening in 2011, we rescue hedgehogs."""
    said = words.said
    if not words.starts(at):
        return None
    comma = next((i for i in range(at + 2, at + 9) if said[i] in {",", "."}), 0)
    year = any(len(said[i]) == 4 and said[i].isdigit() for i in range(at + 1, comma)) and (said[at + 1].endswith("ing") or comma == at + 2)
    if not comma or said[comma] == "." or not year or said[comma + 1] not in {"we", "i", "they"}:
        return None
    verb, after = said[comma + 2], said[comma + 3]
    sure = "verb" in classes(verb) or mostly(verb) == "verb"
    if not sure or verb in {"have", "do", "can", "think", "know", "had", "put", "set", "read", "cut"} or "past" in classes(verb):
        return None
    plain = after in DETERMINERS | OBJECTS | PREPOSITIONS or kind_of(after) in {"number", "plural", "comparative"} or after == "more"
    return (comma + 2, comma + 2, f"have {participle_of(verb)}") if plain else None


def _by_the_time(words: Words, at: int) -> Found | None:
    """By the time medics arrived, the crowd have already left."""
    said = words.said
    if said[at + 1 : at + 3] != ["the", "time"]:
        return None
    comma = next((i for i in range(at + 4, at + 12) if said[i] in {",", "."}), 0)
    if not comma or said[comma] == ".":
        return None
    clause = said[at + 3 : comma]
    past = any(mostly(w) == "past" or w in IRREGULAR.values() or w in {"was", "were"} for w in clause)
    if not past or any(w in HAVE | MODALS for w in clause):
        return None
    for i in range(comma + 2, comma + 7):
        if said[i] in {"have", "has"} and said[i - 1] not in MODALS | {"to"}:
            return i, i, "had"
        if kind_of(said[i]) == "mark":
            return None
    return None


def _wish(words: Words, at: int) -> Found | None:
    """We wish we know who did it."""
    said = words.said
    i = at + 1 + (said[at + 1] == "that")
    who, verb = said[i], said[i + 1]
    same = who in {"i", "we", "he", "she", "they", "it"} and verb in _WISHED
    if verb == "is" and who == "it" and said[i + 2] == ".":
        return None
    return (i + 1, i + 1, _WISHED[verb]) if same and said[at - 1] in {"we", "i", "they", "you", ".", "really", "just"} else None


def _when(words: Words, at: int) -> Found | None:
    """When the new bridge will open next spring, ..."""
    said = words.said
    if not words.starts(at):
        return None
    subject = at + 1 if said[at + 1] in PRONOUNS else words.head(at + 2) if said[at + 1] in OWNING | {"the", "this", "these"} else 0
    if not subject or said[subject + 1] != "will" or (said[at] != "when" and subject == at + 1):
        return None
    verb = said[subject + 2]
    end = next((i for i in range(subject + 2, subject + 16) if said[i] in {",", "."}), 0)
    if not end or said[end] != "," or (mostly(verb) not in {"verb", "noun"} and "verb" not in classes(verb) and verb != "be"):
        return None
    many = kind_of(said[subject]) == "plural" or said[subject] in {"we", "you", "they", "i"}
    plain = {"be": "are" if many else "is", "have": "have" if many else "has"}.get(verb) or (verb if many else third_person(verb))
    return subject + 1, subject + 2, plain


def _ever(words: Words, at: int) -> Found | None:
    """If you're ever watched a show; I would be possible to."""
    said = words.said
    if said[at] == "i":
        sure = (
            said[at + 1] in {"would", "might", "may", "will", "could"}
            and "possible" in said[at + 2 : at + 5]
            and "be" in said[at + 2 : at + 4]
        )
        return (at, at, "it") if sure and "to" in said[at + 4 : at + 6] else None
    done = said[at + 2]
    sure = said[at - 1] == "if" and said[at + 1] == "ever" and (done.endswith("ed") or done in PARTICIPLE_ONLY or done in {"been", "had"})
    return (at, at, said[at].replace("'re", "'ve")) if sure and said[at + 3] in DETERMINERS | {"to"} else None


def heads() -> Iterable[tuple[str, Check]]:
    """Yield the words that each check begins with."""
    for check, known in (
        (_done, _DONE),
        (_wrong_past, _WRONG_PASTS),
        (_lain, _set("lain laid lied")),
        (_less_ed, _LESS_ED),
        (_since_opening, ["since"]),
        (_by_the_time, ["by"]),
        (_wish, ["wish"]),
        (_when, _WILL_LATER),
        (_ever, _set("you're we're they're i")),
    ):
        yield from ((word, check) for word in known)
