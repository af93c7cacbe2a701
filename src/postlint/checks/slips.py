"""``language``: slips of the hand that no dictionary sees: a word twice, a for an, a forgotten space, a wrong apostrophe."""

import re
from collections.abc import Iterator
from itertools import islice
from operator import eq

from postlint.brand import Brand
from postlint.checks._english.apostrophes import misplaced
from postlint.finding import Fix, Hit
from postlint.post import Post
from postlint.rules import rule
from postlint.services.languages import in_entity, is_english
from postlint.text.patterns import Pattern

_ONCE = (
    "the|an?|of|to|in|on|at|for|with|and|or|but|is|are|was|were|be|been|has|have|would|could|should|this|these|those|your|our|my|their|its|it|we|you|they|as|by|"
    "from|if|than|then|when|what|which|how|about|into|until|because|their|there's|it's|we're|you're|i'm|can't|don't|will|just|also|who|where|while|some|any|"
    "your|every|each|between|through|after|before|under|over|being|were|am|i|not|can"
)
_TWICE = Pattern(rf"(?i)(?<![\w'’#@.-])({_ONCE})[ \u00a0]{{1,3}}\1(?![\w'’-])")
_WHAT_IT_IS = re.compile(r"(?i)\b(?:what|all|who|where|how)\b[^.!?\n]{0,24}\Z")
_ARTICLE = Pattern(r"(?<![\w'’.&/#@+-])([Aa]n?)[ \u00a0]([A-Za-z0-9][\w'’-]*+)(?![.@&/]\w)")
_VOWEL = Pattern(r"(?i)[aio]|e(?!u|w)|u(?!n(?:i(?:[^nmd]|$)|ani)|s[aeiou]|t[aei]|r[aiou]|k|b[ei]|fo|l[au]|ti)|hours?\b|hono|honest|heir")
_LIKE_WON = Pattern(r"(?i)once\b|ones?\b|ouija")
_ROUND = Pattern(
    r"(?i)(?:[bcdfgjklmnpqrstvwxyz](?<!y)|h(?=ous|ome|uge|app|igh|and|alf|ard|olid|ealth|ello|elp|it\b)|y[eo]|uni(?:que|vers|ted|form)|us(?:er|eful|ual)\b|euro|one\b)"
)
_ACUTE = Pattern(r"(?i)(?<=[a-z])(?:´(?=(?:t|s|re|ve|ll|m|d)\b)|(?<=n)`(?=t\b)|`(?=(?:re|ve|ll)\b))", "´", "`")
_PLURAL = Pattern(r"(?<![\w'’@#])([a-z]{3,}[^s\W])(['’])s(?= (?:are|were)\b)", "s are", "s were")
_WORDS_BEFORE_A_HYPHEN = frozenset(
    ["easy", "all", "open", "end", "early", "over", "in", "old", "eco", "air", "on", "oak", "out", "ice", "odd"]
)
_OWNERS = frozenset(
    [
        "that",
        "what",
        "who",
        "where",
        "here",
        "there",
        "how",
        "when",
        "why",
        "everyone",
        "everybody",
        "someone",
        "nobody",
        "anyone",
        "else",
        "this",
        "one",
        "let",
        "today",
        "tomorrow",
    ]
)
_OPENERS = ("", ".", "!", "?", ":", "…", "\n", '"', "“")
_JOINED = Pattern(
    r"(?<![\w@#/.:'’-])([A-Za-z0-9’'-]*[a-z0-9)])([.!?])((?:In|The|We|This|Either|How|But|And|It|You|I|He|She|They|What|Why|When|Where|Our|My|Get|Come|See|Please|Thank|Thanks|"
    r"Join|Don['’]t|If|For|So|There|That|These|Now|Not|Yes|Can|Let|Who|All|As|At|On|To|Is|Are|It['’]s|We['’]re|I['’]m|Find|Click|Check|Read|Learn|With|Here|Your|Have|Do)(?= ))"
)


@rule(
    "language.doubled-word",
    "A word that stands twice",
    good=[
        "It's very very hot, and he had had enough. Bye bye! What it is is a shame",
        "The The play tonight, IN IN Fort Wayne",
        "On on-demand video",
    ],
    bad=["Meet us at the the station", "It's time to to put your shop on the map", "Rob is is a legend"],
    covers=["language.grammar"],
)
def doubled_word(post: Post) -> Iterator[Hit]:
    """Why: when a sentence is rewritten a small word is left behind, and the eye of its writer skips it.

    Only words that nobody repeats on purpose are reported.
    """
    words = post.text.lower().split()
    if not any(map(eq, words, islice(words, 1, None))):
        return
    for found in _TWICE.finditer(post.text):
        one, stands = found[1], found[0]
        if (stands.isupper() and len(one) > 1) or (one.istitle() and stands.istitle() and one == "The"):
            continue
        if one == "is" and _WHAT_IT_IS.search(post.text, max(0, found.start() - 40), found.start()):
            continue
        yield Hit(f'"{one}" stands twice: keep one', *found.span(), Fix(f'write "{one}"', one, safe=one.islower()))


@rule(
    "language.a-or-an",
    "a for an, or an for a",
    good=[
        "An hour in a university, a European honour, a one-off, an umbrella and an 8-pack",
        "A NASA engineer, an MP, a UK tour, an NHS nurse and vitamin A is good",
        "Plan A is open; a @iberia flight; an #deal",
    ],
    bad=[
        "We have a amazing team",
        "It takes an year",
        "It's a honest mistake",
        "Win an unique print",
        "Meet a NHS nurse",
        "A easy-to-follow guide",
    ],
    source="https://www.merriam-webster.com/grammar/is-it-a-or-an",
    covers=["language.grammar"],
)
def a_or_an(post: Post, brand: Brand) -> Iterator[Hit]:
    """Why: the article follows the sound of the next word, and goes wrong when that word is changed."""
    for found in _ARTICLE.finditer(post.text):
        article, word = found[1], found[2]
        opens = post.text[max(0, found.start() - 4) : found.start()].rstrip(" \u00a0")[-1:] in _OPENERS
        if (article[0] == "A" and not opens) or (word[1:] != word[1:].lower() and not word.isupper()) or _is_spelt_out(word):
            continue
        if (right := _letters(word) if word.isupper() else _article(word)) and right != article.lower() and is_english(post, brand):
            written = right.capitalize() if article[0] == "A" else right
            yield Hit(f'"{article} {word}": write "{written} {word}"', *found.span(1), Fix(f'write "{written}"', written, safe=True))


def _is_spelt_out(word: str) -> bool:
    """Whether a word is, or begins with, a letter or two that are spoken by their names: x, n-gram, ssh-agent."""
    return word[0].isalpha() and (len(word) == 1 or ("-" in word[:5] and word.partition("-")[0] not in _WORDS_BEFORE_A_HYPHEN))


def _letters(word: str) -> str | None:
    """Return the article of a word that is spoken letter by letter, None where it may be spoken as a word: NHS, not NASA.

    >>> _letters("NHS"), _letters("PDF"), _letters("NASA"), _letters("MOT")
    ('an', 'a', None, 'an')
    """
    if not 2 <= len(word) <= 4 or not word.isalpha() or word in {"SQL", "LCD", "FAQ"}:
        return None
    if not set("AEIOUY") & set(word) or word in {"MOT", "MBA", "MRI", "NGO", "HIV", "SUV", "MIT", "NBA", "NFU", "RSPCA"}:
        return "an" if word[0] in "FHLMNRSX" else "a"
    return None


def _article(word: str) -> str | None:
    """Return the article a word takes, None where that is not certain (names, foreign words, letters spoken one by one)."""
    if word[0].isdigit():
        number = re.match(r"\d+", word)
        digits = number[0] if number else ""
        return "an" if digits[0] == "8" or digits in {"11", "18"} else "a" if word != digits or len(digits) < 5 else None
    if (word[0].isupper() and word[0] in "UEHOY") or word in {
        "der",
        "die",
        "dem",
        "den",
        "das",
        "la",
        "de",
        "is",
        "and",
        "or",
        "in",
        "if",
        "are",
        "as",
    }:
        return None
    if _VOWEL.match(word):
        return "a" if _LIKE_WON.match(word) else "an"
    return "a" if _ROUND.match(word) else None


@rule(
    "language.wrong-apostrophe",
    "An apostrophe that is none, or one too many",
    good=[
        "It wasn’t the 90's, and Ana's are better",
        "Everyone's are welcome",
        "Write `code` like this",
        "The mayor's, the baker's and last year's; let's go",
        "The last weeks were long, and the best schools first",
    ],
    bad=[
        "There wasn´t enough time",
        "Our taco's are back",
        "All student's are welcome",
        "All our photo's from the run are online",
        "The early bird get's the worm",
        "Try todays menu",
        "Happy Mothers Day",
        "The towns oldest pub",
    ],
)
def wrong_apostrophe(post: Post, brand: Brand) -> Iterator[Hit]:
    """Why: an accent typed for an apostrophe breaks the word for screen readers and search; "taco's" is a classic of shop windows."""
    told = list(misplaced(post))
    if not (told or _ACUTE.possible(post.text) or _PLURAL.possible(post.text)) or not is_english(post, brand):
        return
    for start, end, right in told:
        yield Hit(f'"{post.text[start:end]}": write "{right}"', start, end, Fix(f'write "{right}"', right))
    for found in _ACUTE.finditer(post.text):
        yield Hit(f'"{found[0]}" is an accent, no apostrophe: write "’"', *found.span(), Fix("write ’", "’", safe=True))
    for found in _PLURAL.finditer(post.text):
        if found[1] not in _OWNERS:
            right = f"{found[1]}s"
            end = found.end()
            yield Hit(
                f'"{post.text[found.start() : end]}" is no plural: write "{right}"', found.start(), end, Fix(f'write "{right}"', right)
            )


@rule(
    "language.missing-space",
    "No space after the end of a sentence",
    good=["Visit example.com. We are open", "Node.js and Amazon.In", "Pizza!Pizza! at 5.30 p.m. The end...So what", "v2.The"],
    bad=["Too many are hungry.This must end", "The President left for Helsinki.Either is fine", "Are you ready?We are"],
)
def missing_space(post: Post) -> Iterator[Hit]:
    """Why: "hungry.This" reads as a slip, and where the second word is a country's domain, networks make a link of it."""
    for found in _JOINED.finditer(post.text):
        start, end = found.start(2), found.end(3)
        if in_entity(post, found.start(), end) or not any(char.isalpha() for char in found[1][-2:]):
            continue
        yield Hit(
            f'no space after "{found[2]}": write "{found[2]} {found[3]}"', start, end, Fix("put a space between", f"{found[2]} {found[3]}")
        )
