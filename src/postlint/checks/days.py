"""Solemn days: what a post must not do on them, from its time, the brand's countries and the words it uses.

The days stand in rules/days.yml, which says what each key means; what sells, plays or jokes stands in rules/lists.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from postlint.brand import Brand
from postlint.data import compiled, rules_folder
from postlint.finding import Hit
from postlint.packs import standing
from postlint.post import Post
from postlint.rules import Example, rule
from postlint.text.lexicon import Reading
from postlint.text.normal import fold
from postlint.text.patterns import Pattern

if TYPE_CHECKING:
    from types import ModuleType

    from postlint.checks._solemn import Case

_SECTORS = """
    news health-news broadcaster publisher charity government embassy police fire-service emergency-service defence museum library
    university school religion church politics legal trade-union
"""
OBSERVERS = _SECTORS.split()
"""Sectors that observe such days as their business: nobody wonders what they sell."""

_SELLS = ("bargain", "offer", "product")
_PLAYS = ("clicks", "joke")
_PRICE = Pattern(r"[$£€] ?\d|\d ?(?:[€£$%]|kr\b|,-)")
_WARES = Pattern(
    r"\b(?:free(?!,? (?:please|entry|admission|event|to attend|of charge|and open|tickets? (?:for|are)))|complimentary|on (?:us|the house)|treat|shop|buy|order|win|subscribe|membership|menu|collection|delicious|tasty|cheesy?|muffins?|chips|hats?|phones?|gym"
    r"|workout|jewell?ery|furniture|golf|our app|download|available now|out now|launch(?:es|ing)?|dream big|caption|vote|poll|challenge|who else|comment below)\b|_{3,}"
)
_CHEERS = ("happy", "merry", "joyous", "joyful", "enjoy", "celebrat", "have a", "cheers to")
_CHEER = Pattern(
    r"\b(?:happy|merry|joyous|joyful|enjoy(?: your| the| this)?|celebrat(?:e|ing)|have a (?:great|good|fun|wonderful)|cheers to)\W+(?:\w+\W+){0,3}$",
    *_CHEERS,
)
_CHEERFUL = Pattern(r"\b(?:long weekend|happy (?:\w+day|weekend|holidays?|day off))\b", "long weekend", "happy ")
_PLEDGE = (
    r"never ?forget|(?:will|shall) not forget|not forgotten|lest ?we ?forget|we ?(?:will )?(?:always )?remember|always ?remember|remember (?:those|the (?:lives|victims|fallen|heroes))"
    r"|remembering|in (?:loving )?memory|in remembrance|honou?r(?:ing)? (?:those|the (?:lives|victims|fallen|heroes|brave))|moment of silence|minutes?'? silence|rest in peace"
    r"|(?:thoughts|hearts|prayers) (?:and prayers )?are with|pay(?:ing)? (?:our )?respects?|vi glemmer (?:dere )?aldri|aldri glemme|vi minnes|nie wieder|niemals vergessen"
    r"|wir gedenken|in gedenken|n'oublions (?:pas|jamais)|n'oublierons|nunca (?:olvid\w+|mas)|en memoria|opdat wij (?:niet|nooit) vergeten|wij herdenken|glommer aldrig"
)
_PLEDGES = (
    "forget", "forgot", "remember", "memory", "remembrance", "honour", "honor", "silence", "rest in peace", "are with", "respect", "glemme", "vi minnes",
    "nie wieder", "niemals vergessen", "gedenken", "oublion", "oublieron", "nunca", "en memoria", "vergeten", "herdenken", "glommer",
)  # fmt: skip
_TRIBUTES = (*_PLEDGES, "tribute", "salut", "commemorat", "anniversary")
_TRIBUTE = Pattern(rf"\b(?:{_PLEDGE})\b", *_PLEDGES)
_TRIBUTE_NAMED = Pattern(
    rf"\b(?:{_PLEDGE}|remember(?:s|ed)?|honou?r(?:s|ing|ed)?|tribute|salut(?:e|es|ing)|commemorat(?:e|es|ing)|anniversary)\b",
    *_TRIBUTES,
)
_HAPPY = Pattern(r"\bhappy\b", "happy")
_TAGS = Pattern(r"[#@]\w+|https?://\S+")
_SHORT = {"mourning": 10, "honour": 6}
"""A tribute of at most so many words says little itself: then the picture, or the sender, is the message."""


def _cases(post: Post, brand: Brand, text: str) -> "tuple[Case, ...]":
    """Return the days a post has to do with. Without a date it must name one: until a post does, the calendar is not even imported."""
    if post.when is None and not _calendar.cache_info().currsize and not any(name in text for name in _names()):
        return ()
    found: tuple[Case, ...] = _calendar().cases(post, brand, text)
    return found


@cache
def _calendar() -> "ModuleType":
    from postlint.checks import _solemn

    return _solemn


@cache
def _names() -> Sequence[str]:
    """Return what days are called by, as words and as tags, in the shortest forms: what holds another name says no more."""

    def build() -> list[str]:
        from postlint.checks._solemn import all_days, written

        forms = sorted({form for day in all_days() for name in day.called for form in written(name)}, key=len)
        return [form for n, form in enumerate(forms) if not any(shorter in form for shorter in forms[:n])]

    found: Sequence[str] = compiled("day-names", [rules_folder() / "days.yml"], build)
    return found


def _term(terms: Sequence[str], text: str) -> str | None:
    """Return the first of the terms that stands in a folded text as whole words."""
    return next((term for term in terms if term in text and _stands_alone(term, text)), None)


def _stands_alone(term: str, text: str) -> bool:
    at = text.find(term)
    while at >= 0:
        if not _is_word(text[at - 1 : at]) and not _is_word(text[at + len(term) : at + len(term) + 1]):
            return True
        at = text.find(term, at + 1)
    return False


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _first(text: str, *patterns: Pattern) -> str | None:
    return next((match[0].strip() for pattern in patterns if (match := pattern.search(text))), None)


def _listed(reading: Reading, names: Sequence[str], but: tuple[int, int] = (0, 0)) -> str | None:
    """Return the first words of some of rules/lists that stand in a post outside the place ``but``."""
    for name in names:
        for f in standing(reading.found.get(f"lists.{name}", {}), "term"):
            if f.to <= but[0] or f.at >= but[1]:
                return reading.searched[f.at : f.to]
    return None


def _tasteless(case: "Case", reading: Reading) -> str | None:
    """Return the words that turn a post on a solemn day into a sale, a game or a joke, or None."""
    day, text = case.day, reading.searched
    sells = () if day.custom else _SELLS
    if case.at:
        start, end = case.at
        rest = f"{text[:start]} {text[end:]}"
        return (
            _term((*day.beside, *day.alone), rest)
            or _listed(reading, (*(sells if day.mood != "quiet" else sells[:1]), *_PLAYS), case.at)
            or (None if day.custom or day.mood == "quiet" else _first(rest, _PRICE, _WARES))
        )
    if words := _term(day.alone, text):
        return words
    if case.ours and day.kept:
        return _listed(reading, (*sells[:2], *_PLAYS))
    return (_listed(reading, (*_SELLS, *_PLAYS)) or _first(text, _PRICE)) if day.mood == "mourning" and _TRIBUTE.search(text) else None


def _span(post: Post, at: tuple[int, int] | None) -> tuple[int | None, int | None]:
    """Map a place in the folded text back; a second reading of a tag stands after the text, and has none."""
    folded = fold(post.text)
    return folded.span(*at) if at and at[1] <= len(folded.text) else (None, None)


@rule(
    "days.solemn",
    "A sale, a joke or a game on a solemn day",
    decision=True,
    source="https://observer.com/2015/01/mlkday-todays-tackiest-social-media-brand-fails/",
    good=[
        Post("On this day we remember the 22,000 who died in Normandy; the memorial opens at noon.", when=date(2024, 6, 6)),
        Post("New in stores: our winter collection. Shop now!", when=date(2024, 12, 7)),
        Post("Memorial Day sale: 20% off grills", when=date(2024, 5, 27)),
        Post("It is 9:11 and the coffee is ready", when=date(2024, 3, 2)),
        Example(Post("20% off everything", when=date(2024, 9, 11)), Brand("Hytte", countries=("NO",))),
    ],
    bad=[
        Post("Remember 9/11: today only, subscribe for $9.11 a month", when=date(2013, 9, 11)),
        Post("Happy #MLK day... in honor we give our customers 30% off", when=date(2015, 1, 19)),
        Post("It's Kristallnacht memorial day! Treat yourself to more tender cheese", when=date(2022, 11, 9)),
        Post("Tweet your version of the I have a dream speech. Best ones will be on TV", when=date(2013, 8, 28)),
        Post("Women belong in the kitchen.", when=date(2021, 3, 8)),
        Example(Post("Fire sale! 20% off everything", when=date(2024, 7, 22)), Brand("Hytte", countries=("NO",))),
        Example(Post("Happy hump day 😂", when=datetime(2024, 9, 11, 9, 0)), Brand("Diner", countries=("US",))),  # noqa: DTZ001
    ],
)
def solemn(post: Post, brand: Brand, lexicon: Any) -> Iterator[Hit]:
    """On such a day an offer, a pun or a mascot reads as profit from the dead, however well it was meant."""
    reading = lexicon.read(post)
    for case in _cases(post, brand, reading.searched):
        if words := _tasteless(case, reading):
            what = f'{case.day.name} beside "{words}"'
            yield Hit(
                f"{what}: keep the two apart, by another day or other words, or have somebody agree that they go together",
                *_span(post, case.at),
            )
            return


@rule(
    "days.observance",
    "A tribute that may read as advertising",
    decision=True,
    hints=(*_TRIBUTES, "happy"),
    source="https://www.latimes.com/business/la-fi-september-11-tweets-brands-20140911-htmlstory.html",
    good=[
        Post(
            "As we mark two decades since September 11, we remember and honor the lives lost, and the way New Yorkers came together to help.",
            when=date(2021, 9, 11),
        ),
        Post("Never forget to take your vitamins", when=date(2024, 3, 2)),
        Post("Happy Women's Day to the four engineers who built our new bridge over the fjord", when=date(2024, 3, 8)),
        Example(Post("Never forget", when=date(2024, 9, 11)), Brand("City news", sector="news")),
    ],
    bad=[
        Post("Never Forget", when=date(2013, 9, 11)),
        Post("Take a moment to remember #PearlHarbor with us.", when=date(2013, 12, 7)),
        Post("Happy International Women's Day", when=date(2016, 3, 8)),
        Example(Post("Vi glemmer aldri.", when=date(2024, 7, 22)), Brand("Hytte", countries=("NO",))),
    ],
)
def observance(post: Post, brand: Brand, lexicon: Any) -> Iterator[Hit]:
    """Few words and a picture: a product, a logo or a mascot in it makes an advertisement of the tribute."""
    if (brand.sector or "").casefold().replace(" ", "-") in OBSERVERS:
        return
    reading = lexicon.read(post)
    text = reading.searched
    for case in _cases(post, brand, text):
        mood = case.day.mood
        words = _first(text, _TRIBUTE_NAMED if case.at else _TRIBUTE) or (mood == "honour" and case.at and _first(text, _HAPPY)) or None
        length = len(_TAGS.sub("", text.partition("\n")[0]).split())
        if words and length <= _SHORT.get(mood, -1) and not _tasteless(case, reading):
            message = f'{case.day.name}, "{words}": no product, offer, logo or mascot may stand in the words or the picture; have somebody else look at it'
            yield Hit(message, *_span(post, case.at))
            return


@rule(
    "days.greeting",
    "A cheerful greeting on a day of mourning",
    decision=True,
    hints=(*_CHEERS, "long weekend"),
    source="https://thelist.com/411663/why-you-should-never-say-this-on-memorial-day",
    good=["Happy birthday to our former goalkeeper!", "Happy Mother's Day", Post("Enjoy the long weekend", when=date(2024, 5, 26))],
    bad=[
        "Happy Memorial Day, everyone!",
        "We wish you a happy Good Friday",
        "Happy Yom Kippur",
        Example(Post("Enjoy the long weekend.", when=date(2021, 5, 29)), Brand("The Vice President", countries=("US",))),
    ],
)
def greeting(post: Post, brand: Brand, lexicon: Any) -> Iterator[Hit]:
    """Nobody is happy on a day of mourning or atonement: "happy" there tells that the sender does not know the day."""
    text = lexicon.read(post).searched
    for case in _cases(post, brand, text):
        named = case.at and _CHEER.search(text[max(0, case.at[0] - 60) : case.at[0]])
        if case.day.mood != "honour" and (named or (case.ours and case.day.kept and _CHEERFUL.search(text))):
            yield Hit(f"{case.day.name} is no happy day: say what is remembered, or wish nothing", *_span(post, case.at))
            return
