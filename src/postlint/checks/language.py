"""``language``: spelling, and what the engines say of grammar."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from postlint.brand import Brand
from postlint.errors import Unavailable
from postlint.finding import Fix, Hit
from postlint.post import Post
from postlint.rules import Example, rule
from postlint.services.grammar import Grammar, Match
from postlint.services.languages import guess, is_english, language_of, paragraphs, prose, words_in

if TYPE_CHECKING:
    from postlint.services.nlp import Nlp

_LONGEST = 1000  # code points of a line that spaCy reads: it takes a millisecond for twenty
_FEWEST = 4  # words: fewer say nothing of their language


@rule(
    "language.spelling",
    "A word is misspelt",
    good=[
        "We will be there tomorrow, gonna be fun 🎉 #sustainabilty @recieve https://example.com/seperate",
        "Meet Oyelaran and the Zephyrix team at our booth",
        "The colour of our favourite onboarding podcast",
        Example(Post("Try our new frobscottel today"), Brand("Dream Country", words=("Frobscottel",))),
    ],
    bad=["We will be there tommorow", "So happy to recieve the award", "Everyone got teogether for the oppening", "2012 OFFICAL GEAR"],
    source="https://hunspell.github.io/",
)
def spelling(post: Post, grammar: Grammar, nlp: "Nlp", brand: Brand) -> Iterator[Hit]:
    """Why: a typo is the first thing readers see and the last thing they forgive.

    Only words that are certainly none are reported: those that people often misspell like this, and those one slip away from a word.
    Slang, names and jargon are left in peace; of a capitalised word spaCy, if it is installed, says whether it is a name.
    """
    for match in _misspelt(post, grammar, brand):
        if match.sure and not (match.doubtful and is_english(post, brand) and _is_name(post, match, nlp)):
            yield _hit(match)


@rule(
    "language.unknown-word",
    "A word that is in no dictionary here",
    confidence="low",
    good=["We will be there tomorrow with Oyelaran, gonna be fun #sustainabilty"],
    bad=["Try our new frobscottel today"],
    source="https://hunspell.github.io/",
)
def unknown_word(post: Post, grammar: Grammar, brand: Brand) -> Iterator[Hit]:
    """Why: what looks like no known word may be a typo that was too bold, or a word to be put into the configuration."""
    for match in _misspelt(post, grammar, brand):
        if not match.sure and post.text[match.start : match.end].islower():
            yield _hit(match)


@rule(
    "language.grammar",
    "A mistake of grammar",
    good=["Our new shop opens on Friday, and everyone is invited", "Best. Day. Ever. gonna miss u all & the gang 🎉"],
    bad=[Example(Post("For all intents and purpose the shop is open, and the team are is ready"), options={"embedded": True})],
    source="https://dev.languagetool.org/",
)
def grammar_mistake(post: Post, grammar: Grammar, brand: Brand, *, embedded: bool = False) -> Iterator[Hit]:
    """Why: a sentence that does not hold together is read twice, and quoted.

    LanguageTool's word, where it has been set up (``postlint setup grammar``), or Harper's, where ``grammar.engine`` names it; with
    ``embedded`` Harper is asked whenever LanguageTool is not set up. What postlint's own rules say already is left to them.
    """
    if grammar.judges or embedded:
        for match in grammar.check(post.text, language_of(post, brand), brand.vocabulary, _linked(post), embedded=embedded):
            if match.kind != "spelling":
                yield _hit(match)


def _is_name(post: Post, match: Match, nlp: "Nlp") -> bool:
    """Ask spaCy whether a word is part of a name; without it, it is none."""
    start, end = post.text.rfind("\n", 0, match.start) + 1, post.text.find("\n", match.end)
    try:
        names = nlp.names(post.text[start : end if end >= 0 else None][:_LONGEST])
    except Unavailable:
        return False
    return any(name.start <= match.start - start < name.end for name in names)


def _misspelt(post: Post, grammar: Grammar, brand: Brand) -> Iterator[Match]:
    """Yield what is misspelt, each paragraph by the dictionary of its own language."""
    language = post.language or brand.language
    if not language:
        unknown = grammar.unknown(post.text, "en")
        if len(unknown) * 4 <= post.text.count(" "):  # so few words are strange to English that there is no need to guess
            yield from grammar.spelling(post.text, "en", brand.vocabulary, _linked(post))
            return
        language = _guessed(prose(post), unknown)
    for start, end in paragraphs(post.text):
        part = post.text[start:end]
        own = guess(part) or language
        skip = [(a - start, b - start) for a, b in _linked(post) if start <= a < end]
        try:
            found = grammar.spelling(part, own if _differ(own, language) else language, brand.vocabulary, skip)
        except Unavailable:
            if own == language or not _differ(own, language):
                raise
            continue  # a paragraph in a language without a dictionary is left to its readers
        yield from (match._replace(start=match.start + start, end=match.end + start) for match in found)


def _guessed(text: str, unknown: Collection[str]) -> str:
    """Return the language of a text with many words that English has not got. Raises Unavailable if it is none that is known here."""
    words = words_in(text)
    foreign = len(words) >= _FEWEST and sum(word in unknown for word in words) * 2 > len(words)
    language = guess(text, foreign=foreign)
    if foreign and not language:
        raise Unavailable("the language of this post is not known: name it in the front matter (language: nb) or for the brand")
    return language or "en"


def _differ(one: str, other: str) -> bool:
    """Whether two codes name different languages: en and en-GB do not, nor do the two Norwegians and their common code."""
    first, second = (code.lower().partition("-")[0] for code in (one, other))
    return first != second and {first, second} not in ({"no", "nb"}, {"no", "nn"})


def _linked(post: Post) -> list[tuple[int, int]]:
    return [(entity.start, entity.end) for entity in post.entities]


def _hit(match: Match) -> Hit:
    first = match.replacements[0] if match.replacements else None
    fix = None if first is None else Fix(f'write "{first}"' if first else "delete it", first)
    return Hit(match.message, match.start, match.end, fix, evidence={"replacements": list(match.replacements), "engine": match.rule})
