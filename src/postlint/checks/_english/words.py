"""The words of a post in a row, with the marks that part them: what the checks of grammar look at."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from postlint.checks._english.contexts import plain
from postlint.text.wordclass import classes, mostly

_set = str.split  # a set is written as a line of words
_TOKEN = re.compile(r"[#@]\w+|[^\W\d_]+[\d_]\w*|([^\W\d_]+(?:['-][^\W\d_]+)*'?)|[£$€]?\d+(?:[.,:]\d+)*(?:[^\W\d_]+|%)?|\n|[^\w\s]|_+")
_MARKS = {"\n": ".", ".": ".", "!": ".", "?": ".", "…": ".", ":": ".", ";": ".", ",": ",", "(": "(", ")": ")", '"': '"', "“": '"', "”": '"',
    "-": "-", "–": "-", "—": "-", "&": "&"}  # fmt: skip
_PAD = 8
_FAR = 40  # words
_FIGURES = frozenset("0123456789£$€")

DETERMINERS = frozenset(_set("the a an our your my his her its their this that these those every each some any no another"))
OWNING = frozenset(_set("our your my his her its their"))
PREPOSITIONS = frozenset(_set("in on at for from with to of by about into over under after before during through between without within since "
    "until near around against across towards behind beyond among inside outside via per upon onto throughout along despite"))  # fmt: skip
PRONOUNS = frozenset(_set("i we you they he she it"))
OBJECTS = frozenset(_set("me us you them him her it everyone everybody anyone someone people"))
CONJUNCTIONS = frozenset(_set("and or but so because if when while that than as before after until since although though where whether"))
BE = frozenset(_set("is are was were am be been being isn't aren't wasn't weren't"))
HAVE = frozenset(_set("have has had having haven't hasn't hadn't"))
MODALS = frozenset(_set("will would can could should might must may shall won't wouldn't can't cannot couldn't shouldn't mustn't"))
DO = frozenset(_set("do does did don't doesn't didn't"))
QUESTIONS = frozenset(_set("what how when where why who which whose whom whatever whoever wherever"))
NUMBERS = frozenset(_set("two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty "
    "thirty forty fifty sixty seventy eighty ninety hundred"))  # fmt: skip
EVALUATIVE = frozenset(_set("great amazing lovely wonderful fantastic beautiful incredible brilliant nice awesome perfect gorgeous super fabulous "
    "special memorable unforgettable excellent terrific superb exciting fun good big huge"))  # fmt: skip
_SMALL = (
    DETERMINERS
    | PREPOSITIONS
    | PRONOUNS
    | OBJECTS
    | CONJUNCTIONS
    | BE
    | HAVE
    | MODALS
    | DO
    | QUESTIONS
    | frozenset(
        _set("not all both either neither more most much many few less let's there here more than us nor myself itself themselves yourself")
    )
) - {"people"}
_MODIFIERS = frozenset(_set("most very new own many few other"))
_ALSO = {"favourite": "adjective", "favorite": "adjective", "best": "adjective", "people": "plural", "children": "plural", "women": "plural",
    "men": "plural", "longest": "adjective", "now": "adverb", "already": "adverb", "just": "adverb", "programme": "noun", "theatre": "noun",
    "police": "plural", "ago": "adverb", "worst": "adjective", "wi-fi": "noun", "email": "noun", "emails": "plural", "website": "noun",
    "webinar": "noun", "webinars": "plural", "podcast": "noun", "podcasts": "plural", "app": "noun", "apps": "plural", "like": "",
    "open": "adjective", "well": "adverb", "really": "adverb", "very": "adverb", "too": "adverb", "ever": "adverb", "online": "adverb",
    "blog": "noun", "blogs": "plural", "feet": "plural", "teeth": "plural", "mice": "plural", "lives": "plural", "leaves": "plural"}  # fmt: skip
_CONTRACTED = frozenset(
    _set("it's that's what's who's where's here's there's how's when's why's let's he's she's everyone's something's everything's one's")
)


class Words:
    """The words of a text in lower case, names as they stand, and between them its marks; a sentence begins and ends with a full stop.

    A mark of no meaning, a link, hashtag or handle is an asterisk.
    """

    __slots__ = ("said", "spans", "text")

    def __init__(self, text: str) -> None:
        """Read a text."""
        self.text = text
        said, spans = ["."] * _PAD, [(0, 0)] * _PAD
        for found in _TOKEN.finditer(text.replace("’", "'")):
            token, start, end = found[0], found.start(), found.end()
            if found.lastindex:
                if token.islower():
                    said.append(token)
                elif _opens(token, said[-1]):
                    said.append(token.lower())
                else:
                    said.append("i" + token[1:] if token[0] == "I" and token[1:2] in {"", "'"} else token)
            elif token[-1].isdigit() or (token[0] in _FIGURES and len(token) > 1) or token.isdigit():
                said.append(token if token[0] in _FIGURES else "*")
            elif text[start - 1 : start].isalnum() and text[end : end + 1].isalnum() and not token.isspace():
                said.append("*")
            else:
                said.append(_MARKS.get(token, "*"))
            spans.append((start, end))
        self.said = said + ["."] * _PAD
        self.spans = spans + [(len(text), len(text))] * _PAD

    def starts(self, at: int) -> bool:
        """Whether a sentence begins with a word, as far as marks and a capital tell."""
        before = self.said[at - 1]
        return before == "." or (before in '*"(-' and self.text[self.spans[at][0]].isupper())

    def kind(self, at: int) -> str:
        """Return what a word mostly is: a part of speech, ``name``, ``number``, ``owner`` (Ana's), ``small`` or ``mark``."""
        return kind_of(self.said[at])

    def head(self, at: int, *, loose: bool = False) -> int:
        """Return where the last noun of a group stands whose first word after the determiner is here; 0 if there is none.

        ``loose`` takes a word that nothing is known of for a noun.
        """
        said = self.said
        for i in range(at, at + 4):
            kind = kind_of(said[i])
            if kind in {"noun", "plural"}:
                while kind == "noun" and kind_of(said[i + 1]) in {"noun", "plural"}:
                    i += 1  # noqa: PLW2901  a compound: the last of its nouns counts
                    kind = kind_of(said[i])
                return i
            if loose and kind == "adjective" and "noun" in classes(said[i]) and kind_of(said[i + 1]) in {"small", "mark"}:
                return i
            if not _modifies(said[i], kind):
                return i if loose and not kind and said[i].isalpha() else 0
        return 0

    def between(self, start: int, end: int, wanted: frozenset[str]) -> bool:
        """Whether one of some words stands among those from a place up to another, in the same sentence."""
        return not wanted.isdisjoint(self.said[start:end])

    def sentence(self, at: int) -> int:
        """Return where the sentence of a word begins, or a place far enough before the word."""
        least = at - _FAR
        while self.said[at - 1] != "." and at > least:
            at -= 1
        return at


Found = tuple[int, int, str]  # the first and the last of the words that are wrong, and what is meant; nothing where a word is too many
Check = Callable[[Words, int], Found | None]


@lru_cache(maxsize=2)
def words_of(text: str) -> Words:
    """Return the words of a text."""
    return Words(plain(text))


@cache
def kind_of(word: str) -> str:
    """Return what a word mostly is, as ``Words.kind`` says."""
    if word[0].isupper():
        return "name"
    if not word[0].isalpha():
        return "number" if word[0].isdigit() or len(word) > 1 else "mark"
    if word in _ALSO:
        return _ALSO[word]
    if word in _SMALL or word in _CONTRACTED:
        return "small"
    if word in NUMBERS:
        return "number"
    if word.endswith(("'s", "s'")):
        return "owner"
    if "'" in word:
        return "small"
    if "-" in word:
        last = kind_of(word.rpartition("-")[2] or "-")
        return last if last == "plural" else "adjective"
    if word[:2] == "un" and not mostly(word) and mostly(word[2:]) in {"participle", "past", "adjective"}:
        return "adjective"
    return mostly(word) or _by_form(word) or (_by_form(american) if (american := _american(word)) != word else "")


def _by_form(word: str) -> str:
    known = classes(word)
    if word.endswith("ly") and not known:
        return "adverb"
    return mostly(word) or next(
        (name for name in ("plural", "ing", "past", "comparative", "adjective", "noun", "verb") if name in known), ""
    )


def _american(word: str) -> str:
    for one, other in (("our", "or"), ("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("yse", "yze"), ("ence", "ense")):
        word = word.replace(one, other)
    return word


def _modifies(word: str, kind: str) -> bool:
    """Whether a word can stand between a determiner and its noun."""
    return kind in {"adjective", "owner", "number", "participle", "comparative"} or word in _MODIFIERS or word.endswith("est")


def _opens(token: str, before: str) -> bool:
    """Whether a capital stands there because a sentence opens, and not because a name does."""
    return before in '.*"(-' and (len(token) == 1 or not token.isupper() or token[1:] == "'M")
