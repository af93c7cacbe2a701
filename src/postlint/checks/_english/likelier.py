"""Words that are real, but that the words around them make far less likely than another they are taken for.

Each pair has its words from rules/language/neighbours.txt, confused-words.txt or company.txt; a table of runs of three words says how likely
either is between its two neighbours on each side (E. Mays, F. Damerau and R. Mercer, Context based spelling correction, 1991), and the
topic words of company.txt which of the two the post is about.
"""

import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from postlint.checks._english import company
from postlint.checks._english.contexts import plain, tokens
from postlint.checks._english.neighbours import paired
from postlint.data import compiled, rules_folder
from postlint.post import Post
from postlint.services.languages import in_entity
from postlint.text.ngrams import END, START, chance, together

_STOPS = frozenset('.!?…:;()"“”•|–—→*\n')
_UNKNOWN = -7.0
"""What a word costs that the table has not got, as a decimal logarithm."""
_BEST = -3.0
"""A word and the two after it are seldom likelier together: what is nearly as likely needs no second look."""
_LEAST = {"often": 1.4, "pair": 1.9, "=": 2.4, "company": 3.2, "~": 4.2}
"""Powers of ten by which another word must be likelier: one that people confuse every day, one they confuse, one that sounds alike, one
whose company is known, one that is a slip away."""
_DOUBT = {"often": 0.3, "pair": 0.3, "=": 0.5, "company": 0.3, "~": 0.5}
"""Added to that for each power of ten by which the other word is the commoner one anyway: a rare word is mostly meant."""
_OPENS = 1.2
"""Added where a sentence begins: in posts that is often an imperative, of which the table has seen few."""
_ONE_SIDED = 0.7
"""Added where a comma, a name or a number follows, which the table cannot judge."""
_PUN = 1.2
"""Added for a word that brands play with: "We knead you", "Thyme flies"."""
_PUNS = frozenset(
    [
        "knead",
        "knot",
        "thyme",
        "plaice",
        "whale",
        "paws",
        "bee",
        "sea",
        "tee",
        "wine",
        "brie",
        "pear",
        "leek",
        "steak",
        "berry",
        "oar",
        "ewe",
        "deer",
        "mane",
        "yew",
        "tea",
        "beet",
        "mint",
        "sew",
        "bear",
        "hare",
        "fur",
        "purr",
    ]
)
_FOR, _AGAINST = (0.0, 0.8, 2.2, 3.5), (0.0, 1.5, 3.0)
"""Powers of ten that topic words speak for the other word, and against it: none of them, one, two …"""
_AT_HOME = -3.5
"""A word that is so likely after the one before, and the next one after it, is where it belongs."""
_PRONOUNS = frozenset({"they're", "their", "there", "your", "you're", "whose", "who's"})
"""But for these, which no imperative begins with."""
_EXPECTED = -2.2
"""The same, whatever comes after."""
_BORNE_OUT = 0.5
"""Powers of ten."""
_OFTEN = (
    "there their they're", "your you're", "its it's", "to too", "by buy bye", "past passed", "heel heal", "then than",  "are our",
    "where were we're", "new knew", "quite quiet", "lose loose", "affect effect", "accept except", "weather whether",
    "peace piece", "plain plane", "brake break", "one won", "wait weight", "waist waste", "right write", "threw through", "hole whole", "allowed aloud",
    "principal principle", "complement compliment", "stationary stationery", "advice advise", "practice practise", "choose chose", "breath breathe",
    "form from", "though thought", "bare bear", "role roll", "sale sail", "steal steel", "week weak", "meat meet", "rain reign rein",
    "him hymn", "would wood", "seen scene", "some sum", "sun son", "tail tale", "there's theirs", "apart part", "everyday every", "cloths clothes",
)  # fmt: skip
_FORMS = (
    {"have", "having"},
    {"county", "country"},
    {"yew", "you"},
    {"make", "made"},
    {"let", "lets"},
    {"new", "news"},
    {"late", "later"},
    {"our", "ours"},
    {"thank", "thanks"},
)
"""Forms of one word: a sentence may be in any of them."""
_COMMONEST = frozenset({
    "the", "of", "and", "to", "in", "for", "is", "on", "that", "this", "with", "be", "or", "as", "it", "at", "from", "have", "has", "not",
    "was", "we", "now", "can", "do", "if", "all", "will", "an", "my", "so", "up", "out", "just", "get",
})  # fmt: skip
"""Words that stand everywhere: the lists of contexts judge them."""

_Token = tuple[str, int, int]


def likelier(post: Post) -> Iterator[tuple[int, int, str]]:
    """Yield the words of a post that another one would be far likelier than, and that other word."""
    text, listed = plain(post.text), _listed()
    found = tokens(text)
    words: frozenset[str] = frozenset()
    for at, (word, start, end) in enumerate(found):
        if word not in listed or word in _COMMONEST or _is_at_home(text, found, at) or not _is_plain(text, start, end):
            continue
        said, place = _around(text, found, at)
        if text[start].isupper() and said[place - 1] != START:
            continue
        words = words or frozenset(token[0] for token in found)
        meant = _meant(said, place, words)
        if meant and meant not in said[place - 1 : place + 2] and not in_entity(post, start, end):
            yield start, end, meant if text[start].islower() else meant.capitalize()


def bears_out(post: Post, start: int, meant: str) -> bool:
    """Say whether the word that is meant at a place is likelier there than the one that stands there, by three times."""
    text = plain(post.text)
    found = tokens(text)
    at = bisect_left(found, start, key=itemgetter(1))
    said, place = _around(text, found, at)
    return _likely(said, place, meant.lower()) - _likely(said, place, said[place]) >= _BORNE_OUT


def _meant(said: Sequence[str], at: int, words: frozenset[str]) -> str | None:
    """Return the word that is likelier at a place by more than it takes, None if there is none."""
    word = said[at]
    others = _others(word)
    often = "often" in others.values()
    if not often and (chance(word, said[at - 1], said[at - 2] if at > 1 else "") or _UNKNOWN) > _EXPECTED:
        return None
    stands = _likely(said, at, word)
    if stands > _BEST - (_LEAST["pair"] if word not in company.heads() else 0):
        return None
    alone = chance(word) or 0.0
    opens, one_sided = _OPENS * (said[at - 1] == START), _ONE_SIDED * (not said[at + 1]) + _PUN * (word in _PUNS)
    ends = said[at + 1 :] == [END]
    best, most = None, 0.0
    known = company.others(word)
    for other, kind in others.items():
        least = _LEAST[kind] + one_sided + opens * (word not in _PRONOUNS)
        need = least - (_FOR[-1] if other in known else 0.0)  # what topic words can bring at most
        if stands + need > _BEST or (ends and other.endswith(("'s", "'re"))):  # no sentence ends with "who's"
            continue
        gain = _likely(said, at, other, stands + need + most) - stands - least
        if gain + least - need > most:
            gain -= _DOUBT[kind] * max(0.0, (chance(other) or _UNKNOWN) - alone)
            if other in known:
                own, its = company.company(word, other, words)
                gain += _FOR[min(its, 3)] - _AGAINST[min(own, 2)]
            if gain > most:
                best, most = other, gain
    return best


def _likely(said: Sequence[str], at: int, word: str, enough: float = -math.inf) -> float:
    """Return how likely a word is at a place, together with the two that follow it: a sum of decimal logarithms.

    Below ``enough`` it is not added up to the end.
    """
    earlier, before, total = said[at - 2] if at > 1 else "", said[at - 1], 0.0
    for next_ in (word, *said[at + 1 :]):
        known = chance(next_, before, earlier) if next_ else None
        total += _UNKNOWN if known is None else known
        if total < enough:
            break
        earlier, before = before, next_
    return total


def _is_at_home(text: str, found: Sequence[_Token], at: int) -> bool:
    """Look at the two neighbours only: a word that is often seen beside both of them is where it belongs."""
    word, start, end = found[at]
    if not 0 < at < len(found) - 1:
        return False
    (before, _, stop), (after, begins, _) = found[at - 1], found[at + 1]
    spaced = text[stop:start] == " " == text[end:begins]
    return spaced and together(before, word) > _AT_HOME and together(word, after) > _AT_HOME


def _around(text: str, found: Sequence[_Token], at: int) -> tuple[list[str], int]:
    """Return a word with the two on each side, and where it is among them; nothing stands for a name, a number or a comma."""
    before: list[str] = []
    for i in range(at, max(at - 2, -1), -1):
        gap = text[found[i - 1][2] if i else 0 : found[i][1]]
        if i and gap == " ":
            before.append(_said(text, found, i - 1))
        elif not i or _ends(gap):
            before.append(START if not gap.strip() or _ends(gap) else "")
            break
        else:
            before.append("")
    after: list[str] = []
    last = len(found) - 1
    for i in range(at, min(at + 2, len(found))):
        gap = text[found[i][2] : found[i + 1][1] if i < last else len(text)]
        if i < last and gap == " ":
            after.append(_said(text, found, i + 1))
        elif i == last or _ends(gap):
            after.append(END if not gap.strip() or _ends(gap) else "")
            break
        else:
            after.append("")
    return [*reversed(before), found[at][0], *after], len(before)


def _ends(gap: str) -> bool:
    """Say whether a sentence ends in what stands between two words."""
    return any(char in _STOPS or char > "\u2190" for char in gap)


def _said(text: str, found: Sequence[_Token], at: int) -> str:
    """Return a word, nothing for a name."""
    word, start, _ = found[at]
    if text[start].isupper() and at and word != "i" and not word.startswith("i'") and not _ends(text[found[at - 1][2] : start]):
        return ""
    return word


def _is_plain(text: str, start: int, end: int) -> bool:
    """Say whether a word is written as one: in small letters but the first, no part of a name, a compound or an address."""
    before, after = text[start - 1 : start], text[end : end + 2]
    return (
        text[start + 1 : end].islower()
        and before not in {"-", "/", "&", "#", "@", "'", "’", ".", "_"}
        and not before.isdigit()
        and after[:1] not in {"'", "’", "-", "@", "_", "/", "&"}
        and not (after[:1] == "." and after[1:].isalnum())
    )


@cache
def _others(word: str) -> Mapping[str, str]:
    """Return each word that a word may stand for, and of which kind it is."""
    return dict(entry.split(":") for entry in _listed().get(word, "").split())


@cache
def _listed() -> Mapping[str, str]:
    """Return word → ``other:kind`` for each word it may stand for, parted by blanks: one string, since that is read quickly."""
    folder = rules_folder() / "language"
    sources = [folder / "neighbours.txt", folder / "confused-words.txt", company.path()]
    found: Mapping[str, str] = compiled("confused", sources, _confused)
    return found


def _confused() -> Any:
    found: dict[str, dict[str, str]] = {
        word: dict.fromkeys((other for other in others if {word, other} not in _FORMS), "pair") for word, others in paired().items()
    }
    for line in (rules_folder() / "language" / "confused-words.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            word, *others = line.split()
            kinds = found.setdefault(word, {})
            for other in others:
                kinds.setdefault(other[1:], other[0])
    for word in company.heads():
        kinds = found.setdefault(word, {})
        kinds.update({other: "company" for other in company.others(word) if kinds.get(other, "~") == "~"})
    for group in map(str.split, _OFTEN):
        for word in group:
            found.setdefault(word, {}).update({other: "often" for other in group if other != word})
    return {word: " ".join(f"{other}:{kind}" for other, kind in kinds.items()) for word, kinds in found.items()}
