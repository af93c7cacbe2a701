"""Which language a text is in, told by its commonest small words: quick, and silent rather than wrong."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec

from postlint.brand import Brand
from postlint.post import Post

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_GAP = re.compile(r"\n[^\S\n]*\n\s*")
_SMALL = {
    "en": "the and of to is that it for was with you this have are not be your our we they at by from or his her will what when who which "
    "their there has been more about can how if would all my i i'm it's don't we're you're but an as on so us get just out up new now",
    "de": "der die und das ist nicht ein eine einen einer mit auf für den dem des im sich von zu auch es ich wir sie werden wird sind oder "
    "bei nach wie zum zur noch nur mehr vom kann haben hat uns unser unsere wieder heute wenn",
    "fr": "le la les des est une et dans pour que qui du nous vous avec sur pas ce cette sont au aux votre notre plus ne il elle ils leur mais "
    "être à où c'est d'une l'on",
    "es": "el los las una y que es en por para con del se no su al más como pero sus este esta son tu nuestro nuestra hoy está muy ya desde hay",
    "it": "il lo gli della di che è e per una con del dei delle nel nella sono alla al dal dalle alle questo questa più anche come ha hanno si "
    "nostra nostro oggi ai ed",
    "pt": "o os as um uma e que é em para com do da dos das no na não se por mais como seu sua ao são você nosso nossa hoje está muito já à",
    "nl": "de het een en van is dat op te met voor niet zijn aan er maar om ook als bij nog uit naar wij jij onze wordt deze je we ik",
    "nb": "og i det er på som en et til av for at med har de ikke den om vi kan fra var ble blir skal dette etter ved hva hvor når eller mot jeg du "
    "ut opp nå være vil sier hun politiet ingen oss dere åpen åpent åpner åpnet mye også uke takk gjerne",
    "nn": "og i det er på som ein eit til av for at med har dei ikkje den om vi kan frå var vart blir skal dette etter ved kva kvar når eller mot eg du "
    "ut opp no vere vil seier ho me oss dykk open ope opnar mykje også veke takk gjerne noko ikkje",
    "sv": "och i det är på som en ett till av för att med har de inte den om vi kan från var blev blir ska detta efter vid vad när eller mot jag du "
    "ut upp nu vara vill hon han så oss öppen öppet mycket också vecka tack gärna något är",
    "da": "og i det er på som en et til af for at med har de ikke den om vi kan fra var blev bliver skal dette efter ved hvad hvor når eller mod jeg du "
    "ud op nu være vil hun han så os jer åben åbent åbner meget også uge tak gerne noget",
}


@cache
def _owners() -> dict[str, tuple[str, ...]]:
    owners: dict[str, list[str]] = {}
    for language, words in _SMALL.items():
        for word in words.split():
            owners.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in owners.items()}


def words_in(text: str) -> list[str]:
    """Return the lower-case words of a text: those that are no names."""
    return [word for word in _WORD.findall(text) if word.islower() and len(word) > 1]


def language_of(post: Post, brand: Brand) -> str:
    """Return the language of a post: what it says itself, what its brand writes, what its words tell, else English."""
    return post.language or brand.language or guess(prose(post)) or "en"


def is_english(post: Post, brand: Brand) -> bool:
    """Whether a post is in English."""
    return language_of(post, brand).lower().startswith("en")


def in_entity(post: Post, start: int, end: int) -> bool:
    """Whether a span touches something that networks link."""
    before = bisect_left(post.entities, end, key=lambda entity: entity.start)
    return before > 0 and post.entities[before - 1].end > start


def prose(post: Post) -> str:
    """Return the text without what networks link in it."""
    pieces, at = [], 0
    for entity in post.entities:
        pieces.append(post.text[at : entity.start])
        at = entity.end
    return "".join((*pieces, post.text[at:]))


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the paragraphs of a text begin and end: an empty line parts them."""
    at = 0
    for gap in _GAP.finditer(text):
        yield at, gap.start()
        at = gap.end()
    yield at, len(text)


@lru_cache(maxsize=16)
def guess(text: str, *, foreign: bool = False) -> str | None:
    """Return the language that the small words of a text belong to, None where they do not say.

    English is borrowed everywhere, and names of other languages stand in English posts: another language must be told by two words
    more than speak for English; by one of its own, where the text is ``foreign``, that is, known to be no English. Where two languages
    are told alike, lingua is asked, if it is installed.

    >>> guess("Wir sind wieder da, und das ist gut so"), guess("Big sale"), guess("Vi er på jobb, og det er ikke farlig nå")
    ('de', None, 'nb')
    """
    owners = _owners()
    scores = dict.fromkeys(_SMALL, 0)
    for word in set(_WORD.findall(text.lower().replace("’", "'"))):
        for language in owners.get(word, ()):
            scores[language] += 1
    english = scores.pop("en")
    most = max(scores.values())
    if most >= (1 if foreign else english + 2):
        best = [language for language, score in scores.items() if score == most]
        return best[0] if len(best) == 1 else _told_apart(text, best)
    return "en" if english > most and not foreign else None


def _told_apart(text: str, languages: list[str]) -> str | None:
    """Return the one of a few languages that lingua finds in a text, None if it is not installed or not sure.

    The two Norwegians together are ``no``: either dictionary will do.
    """
    if set(languages) == {"nb", "nn"}:
        return "no"
    if not find_spec("lingua"):
        return None
    import lingua

    codes = [lingua.IsoCode639_1.from_str(language.upper()) for language in languages]
    detector = (
        lingua.LanguageDetectorBuilder.from_iso_codes_639_1(*codes).with_low_accuracy_mode().with_minimum_relative_distance(0.3).build()
    )
    found = detector.detect_language_of(text)
    return found.iso_code_639_1.name.lower() if found else None
