"""Tone: how an apology is worded. Shouting is in checks/draft.py; insults and put-downs stand in rules/words/tone.yml."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from postlint.finding import INFO, Hit
from postlint.post import Post
from postlint.rules import rule
from postlint.text.normal import fold
from postlint.text.patterns import Pattern

if TYPE_CHECKING:
    import re

ADVICE = "https://www.itweb.co.za/content/XGxwQD71ekR7lPVo/2JN1gP7Or2vjL6mO"

_SORRY = ("sorry", "apolog", "our bad", "my bad", "regret", "forgive us")
"""One of these is in every apology; most posts hold none."""

_WE_APOLOGISE = r"(?:we(?:'re| are|'d like to say we are)? (?:so |very |truly |deeply |really |terribly )?(?:sorry|apologi[sz]e|regret)|apolog(?:y|ies)|i(?:'m| am)? (?:so |very )?(?:sorry|apologi[sz]e)|our bad|my bad|forgive us)"
_APOLOGY = Pattern(rf"\b{_WE_APOLOGISE}\b|^(?:@\w+ )*sorry\b", *_SORRY)
_IF = Pattern(
    r"\b(?:sorry|apologi[sz]e|apolog(?:y|ies)|regret)\b[^.!?\n]{0,60}?\b(?:(?:if|that|to those who|to anyone who|to anyone|to those|for those who) (?:(?:it|this|our|the|we|you|your|any|all|of|chose|choose|decided|to|be|being|get|take|anyone|"
    r"anybody|some|someone|somebody|people|they|those|fans?|customers?|may|might|have|has|had|been|were|was|are|is|feel|felt|find|found|took|take|got|get|who|post|tweet|ad|joke|words|"
    r"feelings|comments?|message|video|image|one|who|in|so|by|a|bit|little) ){0,8}"
    r"(?:offen[cs]e|offended|offensive|(?:poor|bad) taste|distasteful|upset|hurt|insulted|misunderstood|misinterpreted|distressed|sensitive|bothered|feel that way|felt that way|feel this way|the wrong way)"
    r"|any (?:offen[cs]e|hurt|upset|distress|misunderstanding)\b)"
)
_POSTED = Pattern(
    r"\b(?:tweet(?:s|ed)?|re-?tweet(?:ed)?|post(?:s|ed|ing)?|posting|message|comments?|reply|picture|photo|image|advert|campaign|account|hashtag|language|remarks?)\b"
)
_BLAME = Pattern(
    r"\b(?:(?:an?|our|the|one of our|by an?|by our) (?:former |junior |ex-?|young |new |rogue |temporary |summer |external |third[- ]party |outside |individual )*"
    r"(?:intern|trainee|employee|staff member|team member|staffer|contractor|freelancer|agency|supplier|vendor|partner|student|manager)s?"
    r"|hack(?:ed|er|ers)|compromised|autocorrect|auto-correct|spell ?check|algorithm|automat(?:ed|ic|ically)|chat ?bot|bot|scheduling (?:tool|software)|hootsuite|technical (?:error|glitch|issue|problem|fault)"
    r"|glitch|computer error|system error|software|rogue|unauthori[sz]ed|without (?:our|my) knowledge|third[- ]party|misinterpreted|misunderstood|out of context|over-?sensitive|over-?react(?:ed|ing)?)\b"
)
_SELF = Pattern(
    r"\b(?:we|i)(?:'re| are|'m| am| were| was)? (?:all |so |just |really |such |a bunch of |complete |total |bloody |absolute |being |a |an )*"
    r"(?:stupid|idiots?|dumb|morons?|fools?|clueless|the worst|suck|sucked|losers?|dumbass(?:es)?|jerks?|assholes?|terrible people|embarrassed of ourselves|ashamed of ourselves)\b"
    r"|\b(?:stupid|dumb|idiotic|moronic) of (?:us|me)\b|\bour (?:own )?(?:stupidity|idiocy)\b|\bwhat idiots we\b|\b(?:stupid|dumb) (?:us|me)\b"
)
_CANNED = Pattern(
    r"\bfor any inconvenience|\binconvenience (?:this|it|that)? ?(?:may|might) (?:have )?cause|\btakes? (?:this|these|such|all|your|the) (?:\w+ ){0,3}(?:very |extremely )?seriously"
    r"|\b(?:your (?:call|feedback|satisfaction|opinion|patience|business)|you) (?:is|are) (?:very |extremely )?important to us|\bmistakes were made|\bdoes not (?:reflect|represent) (?:our|the) (?:values|views)"
    r"|\bwe (?:strive|always strive) to|\bglad to assist you? ?with any|\bhere to help, listen|\bat this time we have no further comment|\bvalued customers?\b"
)
_MOCK = Pattern(
    r"[😂🤣😜😝😉🤪😏🙄🤷]|(?<!\w);-?\)|\b(?:lol|haha+|lmao|boo ?hoo|happy now|feel better now|there there|cry|tissues?|snowflakes?|calm down|hurt your (?:little )?feelings"
    r"|you can't take|jokes on you)\b|[\"'](?:pet|love|honey|hun|hon|darling|dear|sweetheart|sweetie|babe|princess|madam|sir|mate)[\"',]|\bsorry (?:that )?you(?:'re| are)? (?:can't|couldn't|aren't|so|such|too)\b"
)


@lru_cache(8)
def _apologises(text: str) -> bool:
    return bool(_APOLOGY.search(text))


def _apology(post: Post, lexicon: Any) -> str | None:
    """Return the folded text of a draft that apologises, else None."""
    text: str = lexicon.read(post).searched
    return text if _apologises(text) else None


def _hit(post: Post, match: "re.Match[str]", message: str) -> Hit:
    folded = fold(post.text)
    if match.end() > len(folded.text):
        return Hit(message)
    start, end = folded.span(*match.span())
    return Hit(message, start, end)


@rule(
    "tone.apology-conditional",
    'An apology with an "if"',
    hints=_SORRY,
    decision=True,
    source=ADVICE,
    good=["We posted a joke about a tragedy. That was wrong, and we are sorry.", "Sorry if you missed it: the stream is here again."],
    bad=[
        "We apologize if anyone was offended by our tweet.",
        "We're sorry that some people felt hurt.",
        "Our apologies for any offence caused.",
        "Sorry you feel that way, and sorry if we upset you.",
    ],
)
def conditional(post: Post, lexicon: Any) -> Iterator[Hit]:
    """Who is sorry "if anyone was offended" says that the offended are the trouble; readers hear it so."""
    text = _apology(post, lexicon)
    if text and (match := _IF.search(text)):
        yield _hit(post, match, 'this apology is for how others took it: say what was wrong, without an "if" or "any"')


@rule(
    "tone.apology-blame",
    "An apology that blames somebody or something else",
    hints=_SORRY,
    decision=True,
    source=ADVICE,
    good=[
        "We are sorry for this morning's post. It should never have gone out, and we are changing how we check.",
        "Sorry, our app has a technical issue; we are on it.",
    ],
    bad=[
        "We're sorry about the tweet: an intern posted it.",
        "We apologise, our account was hacked and the message was not ours.",
        "Our apologies. The image was posted by an automated system.",
    ],
)
def blame(post: Post, lexicon: Any) -> Iterator[Hit]:
    """Readers take the account for the institution: "the intern" or "the software" makes a second story of the first one."""
    text = _apology(post, lexicon)
    if text and _POSTED.search(text) and (match := _BLAME.search(text)):
        yield _hit(
            post,
            match,
            f'"{match[0]}": an apology that points at somebody or something else; own it, or be sure that it is true and needed',
        )


@rule(
    "tone.apology-self-abuse",
    "An apology that calls its sender stupid",
    hints=_SORRY,
    source=ADVICE,
    good=["We made a mistake, and we are sorry.", "We are sorry: the question was clumsy of us."],
    bad=["Sorry, we were stupid.", "We apologize. Stupid of us!", "Our bad, we're idiots."],
)
def self_abuse(post: Post, lexicon: Any) -> Iterator[Hit]:
    """Insulting oneself asks to be comforted, and will be quoted: sincere is what happened, what it did, and what changes."""
    text = _apology(post, lexicon)
    if text and (match := _SELF.search(text)):
        yield _hit(post, match, f'"{match[0]}": say what was wrong and what you change, not what you are')


@rule(
    "tone.apology-mocking",
    "An apology that mocks",
    hints=_SORRY,
    decision=True,
    source="https://www.theguardian.com/uk-news/2018/jan/02/shadow-ministers-tour-of-rail-fares-protests-derailed-by-broken-train",
    good=[
        "Sorry Emily, that was not the right word. I will speak to the team.",
        "We're sorry to miss you; would you like a refund?",
        "Sorry, can't hear you over this guitar 😂",
    ],
    bad=[
        'Sorry for the mess up Emily, would you prefer "pet" or "love" next time?',
        "We apologise 😂😂",
        "Sorry you can't take a joke.",
        "Our apologies. Happy now?",
    ],
)
def mocking(post: Post, lexicon: Any) -> Iterator[Hit]:
    """Irony in an apology is a second offence, to somebody who is angry already."""
    text = _apology(post, lexicon)
    if text and (match := _MOCK.search(text)) and (match[0] not in _LAUGHTER or _EARNEST.search(text)):
        yield _hit(post, match, "this apology reads as mockery: be plain, or have somebody read it as the one who complained")


_LAUGHTER = frozenset("😂🤣😜😝😉🤪😏🙄🤷") | {";)", ";-)", "lol", "haha", "lmao"}
_EARNEST = Pattern(r"\b(?:apologi[sz]e|apolog(?:y|ies)|we(?:'re| are) (?:so |very |truly )?sorry|our bad)\b")


@rule(
    "tone.apology-canned",
    "A stock phrase in an apology",
    hints=_SORRY,
    severity=INFO,
    source=ADVICE,
    good=["Sorry for the delay on the red line this morning: a tree fell at Holm, and trains run again from ten."],
    bad=["We apologise for any inconvenience caused.", "We are sorry. We take these matters very seriously."],
)
def canned(post: Post, lexicon: Any) -> Iterator[Hit]:
    """Sentences that are copied tell people that nobody listened; one particular word does more than the whole formula."""
    text = _apology(post, lexicon)
    if text and (match := _CANNED.search(text)):
        yield _hit(post, match, "a stock phrase: say what happened to whom, in your own words")
