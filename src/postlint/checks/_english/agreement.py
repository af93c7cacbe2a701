"""Forms that do not agree, told by what part of speech the words around them are: "our doors opens", "you has", "these cookie are"."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from postlint.checks._english.contexts import plain, tokens
from postlint.checks._english.numbers import COLLECTIVES, UNCOUNTED
from postlint.post import Post
from postlint.services.languages import in_entity
from postlint.text.wordclass import classes, mostly
from postlint.text.wordforms import base_of, ing_of, participle_of, plural_of, singular_of, third_person

_OPENERS, _STOPS = frozenset(".!?:…\n•"), frozenset(".!?…\n")
_REACH = 5  # words after a trigger that a rule looks at

_set = str.split  # a set is written as a line of words
_ONES = frozenset(_set("news series means species headquarters crossroads thanks data media people politics physics athletics works sports savings "
    "sales goods lots economics mathematics electronics graphics logistics dynamics ethics arts sciences communications operations "
    "gas lens bus plus basics tv proceeds premises barracks gymnastics classics dozens hundreds thousands millions billions"))  # fmt: skip
_MANY = frozenset(_set("team staff family police crew company band group club community government couple audience crowd public board council "
    "committee majority number lot rest half party army press squad class cast panel jury management gang faculty "
    "variety bunch handful minority population leadership union series percent youth elderly side county city trio duo pair data"))  # fmt: skip
_SAME = frozenset(_set("hit cut put set let shut cost quit hurt spread read beat burst cast bet split thrust wed rid upset found fell ground wound "
    "bound lay come become overcome run are am be do have please thank saw used shed bid lit felt"))  # fmt: skip
_NOT_A_FEW = frozenset(
    _set("few many several dozen hundred thousand million billion other more own multiple numerous mere couple additional")
)
_BE = {
    "is": "are",
    "was": "were",
    "has": "have",
    "does": "do",
    "doesn't": "don't",
    "isn't": "aren't",
    "wasn't": "weren't",
    "hasn't": "haven't",
}
_ARE = {many: one for one, many in _BE.items()}
_AFTER_NOUN = frozenset(_set("is are was were will won't can can't has have had who that from with in on at $ ,"))
_AFTER_VERB = frozenset(
    _set(
        "the a an our your my his her their its it us you me them so very more to in on at for from with and up out this that all every $ ,"
    )
)
_OBJECT = frozenset(_set("the a an our your my his her it us you me all everyone"))
_CLAUSE = frozenset(_set("^ because but if when while since where although"))
_PRONOUN_CLAUSE = _CLAUSE | frozenset(_set("and that so hope know think sure what how believe see until before after as"))
_PEOPLE = frozenset(_set("i you we they he she it who everyone people which"))
_BARE = frozenset(_set("didn't doesn't don't couldn't wouldn't can't won't shouldn't cannot"))
_EXCITED = frozenset(_set("excited proud thrilled delighted pleased honoured honored"))
_EAGER = _EXCITED | frozenset(_set("happy able want wants wanted going hoping"))

Found = tuple[int, str]  # which word of the run is wrong, and what is meant
Check = Callable[[str, list[str]], Found | None]


class _Run(NamedTuple):
    before: str
    words: list[str]


def disagreeing(post: Post) -> Iterator[tuple[int, int, str]]:
    """Yield the words of a post whose form does not agree with its neighbours, and the form meant."""
    text, checks = plain(post.text), _checks()
    found = tokens(text)
    last = len(found) - 1
    for at, (word, start, _) in enumerate(found):
        check = checks.get(word)
        if check is None or at == last or not _may_begin(check, text, found, at):
            continue
        if not (text[start].islower() or text[start + 1 : start + 2] in {" ", ""} or text[start + 1].islower()):
            continue
        run = _run(text, found, at)
        if len(run.words) > 1 and (wrong := check(run.before, run.words)):
            which, meant = wrong
            _, begin, end = found[at + which]
            if not in_entity(post, begin, end):
                yield begin, end, meant.capitalize() if text[begin].isupper() else meant


def _may_begin(check: Check, text: str, found: list[tuple[str, int, int]], at: int) -> bool:
    """Take a quick look at the neighbours: whether a clause may begin here, for those that need one, and what comes next."""
    if check in _AT_A_START:
        start = found[at][1]
        return at == 0 or not text[start - 2 : start - 1].isalnum() or text[start - 1] != " " or found[at - 1][0] in _PRONOUN_CLAUSE
    after = found[at + 1][0]
    if check is _twice:
        return after in {"is", "are", "was", "were"}
    return check is not _this or mostly(after) in {"plural", "adjective", "noun"}


def _run(text: str, found: list[tuple[str, int, int]], at: int) -> _Run:
    """Return the word before a place (``^`` where a sentence begins there) and the words from it on, as far as only spaces part them."""
    words = [found[at][0]]
    for i in range(at + 1, min(at + 1 + _REACH, len(found))):
        gap = text[found[i - 1][2] : found[i][1]]
        if gap != " ":
            words.append("$" if gap.lstrip()[:1] in _STOPS or not gap.strip() else "," if gap == ", " else "")
            break
        words.append(found[i][0] if text[found[i][1]].islower() or found[i][0] == "i" else "")
    else:
        rest = text[found[min(at + _REACH, len(found) - 1)][2] :]
        words.append("$" if not rest.strip() or rest[:1] in _STOPS else "")
    start = found[at][1]
    gap = text[found[at - 1][2] : start] if at else text[:start]
    if at and gap == " ":
        return _Run(found[at - 1][0], words)
    return _Run("^" if (not at and not gap.strip(' "“')) or gap.rstrip(' "“')[-1:] in _OPENERS else "", words)


@cache
def _checks() -> Mapping[str, Check]:
    """Return the word that a check begins with → the check."""
    table: dict[str, Check] = {}
    for words, check in (
        ("these those many several", _these),
        ("this each every another", _this),
        ("our the my your all", _subject),
        ("one", _one_of),
        ("he she it everyone everybody nobody someone", _he),
        ("we they you i", _we),
        ("have has had we've i've you've they've haven't hasn't", _have),
        ("did does do will would can could should must might didn't doesn't don't couldn't wouldn't can't won't shouldn't cannot", _modal),
        ("look looking looks looked thank thanks", _forward),
        ("excited proud thrilled delighted pleased honoured honored happy able want wants wanted going hoping", _eager),
        ("is are was were", _twice),
    ):
        table.update(dict.fromkeys(words.split(), check))
    return table


def _noun(words: list[str], at: int, kind: str) -> int:
    """Return where a noun of a kind stands, at a place or after one adjective; 0 if nowhere."""
    for i in (at, at + 1):
        if i + 1 < len(words) and mostly(words[i]) == kind:
            return i
        if i < len(words) and mostly(words[i]) != "adjective":
            return 0
    return 0


def _these(_: str, words: list[str]) -> Found | None:
    at = _noun(words, 1, "noun")
    if (
        at
        and words[at + 1] in _AFTER_NOUN - {"in", "that", "with", "on", "at"}
        and plural_of(words[at])
        and words[at] not in _MANY | UNCOUNTED
    ):
        if words[0] == "those" and words[at + 1] in {"who", "from"}:
            return None
        return at, plural_of(words[at])
    return None


def _this(before: str, words: list[str]) -> Found | None:
    if words[0] in {"each", "every"} and (at := _noun(words, 1, "noun")) and words[at + 1] in {"are", "were", "have", "don't"}:
        return (at + 1, _ARE[words[at + 1]]) if before not in {"of", "in"} else None
    at = _noun(words, 1, "plural")
    if not at or words[at] in _ONES or words[1] in _NOT_A_FEW or not singular_of(words[at]):
        return None
    sure = words[at + 1] in {"is", "was", "has"} or (
        (words[at + 1] in _AFTER_NOUN or (words[0] != "this" and mostly(words[at + 1]) == "verbs"))
        and "verb" not in classes(singular_of(words[at]))
    )
    if not sure or (words[0] == "this" and before in {"in", "of"} and words[at + 1] == "$"):
        return None
    return at, singular_of(words[at])


def _subject(before: str, words: list[str]) -> Found | None:
    if before not in _CLAUSE:
        return None
    if words[0] == "all" and words[1] not in {"our", "the", "my", "your"}:
        return None
    first = 1 + (words[0] == "all")
    if (at := _noun(words, first, "plural")) and words[at] not in _ONES:
        verb = words[at + 1]
        if verb in _BE or (mostly(verb) == "verbs" and len(words) > at + 2 and words[at + 2] in _AFTER_VERB):
            return at + 1, _BE.get(verb) or base_of(verb)
    if (at := _noun(words, first, "noun")) and words[at] not in _MANY | COLLECTIVES and not words[at].endswith("s") and words[0] != "all":
        verb = words[at + 1]
        if verb in {"are", "were", "don't", "aren't", "weren't", "have"} and plural_of(words[at]):
            return at + 1, _ARE[verb]
    return None


def _one_of(_: str, words: list[str]) -> Found | None:
    if words[1:2] == ["of"] and words[2:3] and words[2] in {"our", "the", "my", "these", "those", "your", "their"}:
        at = _noun(words, 3, "noun")
        if at and words[at] not in _MANY and (words[at + 1] in _AFTER_NOUN or mostly(words[at + 1]) == "past"):
            return (at, many) if (many := plural_of(words[at])) else None
    return None


def _he(before: str, words: list[str]) -> Found | None:
    verb = words[1]
    if before == "^" and words[0] in {"he", "she"} and "verb" in classes(verb) and words[2:3] and words[2] in _OBJECT and verb not in _SAME:
        return 1, third_person(verb)
    if (
        before in _CLAUSE
        and mostly(verb) == "verb"
        and verb not in _SAME
        and "noun" not in classes(verb)
        and words[2:3]
        and words[2] in _AFTER_VERB
    ):
        return (1, third_person(verb)) if before != "if" else None
    return None


def _we(before: str, words: list[str]) -> Found | None:
    verb = words[1]
    if before in _PRONOUN_CLAUSE and (verb in _BE or mostly(verb) == "verbs") and not (words[0] == "i" and verb in {"was", "wasn't", "is"}):
        if before in {"and", "as", "that", "see", "so", "what", "how"} and verb in _BE and words[0] in {"you", "i"} and verb != "has":
            return None  # all that you do and you is ...
        return 1, _BE.get(verb) or base_of(verb)
    if before == "^" and words[0] in {"we", "they"} and mostly(verb) == "ing" and words[2:3] and words[2] in _AFTER_VERB | {"forward"}:
        return 1, f"are {verb}"
    if before == "^" and words[0] in {"we", "they", "i"} and verb in _EXCITED and words[2:3] and words[2] in {"to", "that", "for", "about"}:
        return 1, f"am {verb}" if words[0] == "i" else f"are {verb}"
    if (
        before == "if"
        and words[0] == "you"
        and verb in {"looking", "interested", "going", "planning", "thinking", "wondering", "struggling"}
    ):
        return 1, f"are {verb}"
    return None


def _have(_: str, words: list[str]) -> Found | None:
    at = 1
    if words[1] in {"you", "we", "they", "anyone", "he", "she"} and words[2:3] == ["ever"] and words[0] in {"have", "has"}:
        at = 3
    elif words[1] in {"just", "already", "always", "never", "also", "now", "recently", "finally"}:
        at = 2
    if len(words) <= at or (mostly(words[at]) != "verb" and not (at == 3 and "verb" in classes(words[at]))):
        return None
    verb = words[at]
    if verb in _SAME or (at < 3 and "noun" in classes(verb)) or (at == 1 and words[at + 1 : at + 2] in (["me"], ["us"], ["to"])):
        return None
    return at, participle_of(verb)


def _modal(before: str, words: list[str]) -> Found | None:
    at = 1
    if words[0] in {"did", "does", "do"}:
        if words[1] not in {"you", "we", "they", "he", "she", "it", "anyone", "everyone", "this", "that"} or len(words) < 3:
            return None
        at = 2
    elif words[0] not in _BARE and before not in _PEOPLE:
        return None
    verb = words[at]
    kind = mostly(verb)
    if (
        verb in _SAME
        or kind not in {"past", "verbs", "ing"}
        or (at == 2 and kind == "ing")
        or (kind == "ing" and words[0] in {"don't", "will", "might"})
    ):
        return None
    base = base_of(verb)
    return (at, base) if base and base != verb else None


def _forward(_: str, words: list[str]) -> Found | None:
    if words[0][:4] == "look":
        at = 3 if words[1:3] == ["forward", "to"] else 0
    else:
        at = 2 if words[:2] == ["thanks", "for"] else 3 if words[:3] == ["thank", "you", "for"] else 0
    if not at or len(words) <= at:
        return None
    verb, kinds = words[at], classes(words[at])
    sure = verb in {"be", "have"} or (mostly(verb) == "verb" and "noun" not in kinds)
    return (at, ing_of(verb)) if sure or ("verb" in kinds and words[at + 1 : at + 2] and words[at + 1] in _OBJECT) else None


def _eager(before: str, words: list[str]) -> Found | None:
    verb, kinds = words[1], classes(words[1])
    is_verb = mostly(verb) == "verb" or (words[0] in _EXCITED and verb == "welcome")
    if is_verb and "noun" not in kinds and verb not in _SAME - {"be", "have", "do", "become"} and verb != "live":
        if words[0] in {"want", "wants", "wanted"} and before not in _PEOPLE:
            return None
        if words[0] == "going" and before not in {"are", "is", "i'm", "we're", "you're", "they're", "it's", "not"}:
            return None
        return (1, f"to {verb}") if words[2:3] and words[2] in _AFTER_VERB | {"back", "part", "working", "hosting", ""} else None
    return None


def _twice(before: str, words: list[str]) -> Found | None:
    both = {words[0], words[1]}
    if both in ({"is", "are"}, {"was", "were"}) and mostly(before) in {"noun", "plural", "verbs"}:
        return (0, "") if before in _MANY or (mostly(before) == "noun") == (words[1] in {"is", "was"}) else (1, "")
    return None


_AT_A_START = frozenset({_subject, _he, _we})
