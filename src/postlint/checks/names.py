"""``language``: names that a dictionary has not got: the brand's own, its people's, places, and the words in hashtags."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from postlint.brand import Brand, Person
from postlint.checks._english.fullnames import almost
from postlint.data import rules_folder
from postlint.finding import Fix, Hit
from postlint.post import Post
from postlint.rules import Example, rule
from postlint.services.grammar import Grammar
from postlint.services.grammar.far import frequent
from postlint.services.grammar.seen import seen
from postlint.services.languages import in_entity, is_english, language_of
from postlint.text.distance import edits
from postlint.text.hashtags import camel_words, readings

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_CAPITAL = re.compile(r"[^\W\d_a-z]\w+(?:[-'’]\w+)*")
_SHORTEST, _LONG = 4, 9  # letters of a name that one slip is looked for in, and of one that two are
_PLACE = 6
_KNOWN = 5
_COMMON = 5000  # the place, among the commonest words, up to which a short part of a tag is measured against one
_FAMOUS = 12_000  # the last place, among the commonest words, of a name that a slip is measured against though no list here has it
_TAG = 7  # letters: a shorter part of a tag is too often half a name
_OTHERS = frozenset({"British", "Korean", "Korea", "African", "Lank", "State", "Nation"})

_ACME = Brand("Acme", words=("Rocketskate",), people=(Person("Ana Ruiz"),))


@rule(
    "language.misspelt-name",
    "A name of the brand or its people, misspelt",
    good=[
        Example(Post("Acme's Rocketskates fly! Ana Ruiz tells why"), _ACME),
        Example(Post("Anna Berg rides a rocket"), _ACME),
        Example(Post("Meet Ana Ruis"), Brand("Other")),
    ],
    bad=[
        Example(Post("The new Rocketskaet is here"), _ACME),
        Example(Post("Anna Ruiz tells why"), _ACME),
        Example(Post("Ana Ruis tells why"), _ACME),
    ],
)
def misspelt_name(post: Post, grammar: Grammar, brand: Brand) -> Iterator[Hit]:
    """Why: nobody forgives a misspelt name, least of all the one who bears it, and no dictionary knows it.

    Names come from the configuration: the brand's name and words, its people and partners.
    """
    if not brand.vocabulary:
        return
    names, unknown = _names(brand), grammar.unknown(post.text, language_of(post, brand))
    tokens = [found for found in _WORD.finditer(post.text) if not in_entity(post, *found.span())]
    for i, found in enumerate(tokens):
        word = found[0].replace("’", "'").removesuffix("'s")
        if word.casefold() in brand.vocabulary:
            continue
        neighbours = {token[0].replace("’", "'").removesuffix("'s").casefold() for token in tokens[max(0, i - 1) : i + 2]}
        right = _beside(word, neighbours, brand) or (_slip(word, names) if found[0] in unknown else None)
        if right:
            start = found.start()
            yield Hit(
                f'"{word}" is nobody {brand.name or "the brand"} knows: did you mean "{right}"?',
                start,
                start + len(word),
                Fix(f'write "{right}"', right),
            )


def _names(brand: Brand) -> Mapping[str, str]:
    names = [brand.name, *brand.words, *(person.name for person in (*brand.people, *brand.partners))]
    return {word.casefold(): word for name in names for word in name.split() if len(word) >= _SHORTEST}


def _beside(word: str, neighbours: set[str], brand: Brand) -> str | None:
    """Return the part of a person's name that a word stands for, told by the other part beside it."""
    for person in (*brand.people, *brand.partners):
        parts = person.name.split()
        for part in parts if word[:1].isupper() and len(parts) > 1 else ():
            others = {other.casefold() for other in parts if other != part}
            if neighbours & others and 0 < edits(word.casefold(), part.casefold(), 2) <= (1 if len(part) < _SHORTEST + 1 else 2):
                return part
    return None


def _slip(word: str, names: Mapping[str, str]) -> str | None:
    """Return the name that an unknown word is one slip away from (two where it is long)."""
    lower = word.casefold()
    alike = ((low, name) for low, name in names.items() if low[0] == lower[0] and lower not in {f"{low}s", f"{low}'s"})
    return next((name for low, name in alike if _apart(lower, low)), None)


def _apart(word: str, name: str) -> bool:
    if len(name) == _SHORTEST:  # too short for anything but two letters swapped
        return sorted(word) == sorted(name) and edits(word, name, 1) == 1
    return 0 < edits(word, name, 2) <= (2 if len(name) >= _LONG else 1)


@rule(
    "language.misspelt-place",
    "A country or city that does not exist, but almost",
    good=["From Copenhagen to the United Kingdom, United in Austria. New Yorkers and Londoners love it", "United Kings of Queens"],
    bad=["We fly to Copenhangen", "The next Prime Minister of the United Kingston"],
    source="https://www.iso.org/obp/ui/#search",
)
def misspelt_place(post: Post, grammar: Grammar, brand: Brand) -> Iterator[Hit]:
    """Why: "the United Kingston" was one of the most quoted slips of its year; the dictionary has Kingston, and not much of the map."""
    singles, pairs = _places()
    text = post.text
    unknown = {word for word in grammar.unknown(text, "en") if len(word) >= _PLACE and word[0].isupper() and not word.isupper()}
    if not unknown and not any(f"{first} " in text for first in pairs):
        return
    for found in _CAPITAL.finditer(text):
        word = found[0].replace("’", "'").removesuffix("'s")
        right = _second(word, text[max(0, found.start() - 20) : found.start()], pairs)
        if not right and found[0] in unknown and word not in singles:
            right = _single(word, singles)
        if right and not in_entity(post, *found.span()) and is_english(post, brand):
            start = found.start()
            yield Hit(f'there is no "{word}": did you mean "{right}"?', start, start + len(word), Fix(f'write "{right}"', right))


@rule(
    "language.misspelt-known-name",
    "A name that everybody knows, misspelt",
    good=[
        "Tesla, Einstein and Nadal in September; Samsungs and Merkels",
        "Anna Eisenhaus meets Tom Hamill in Valencia, and Michele Rossi in West Sussex",
    ],
    bad=[
        "Free charging for Telsa drivers",
        "Born in Ulm: Albert Einstien",
        "Save the date: 14 Septmeber",
        "A talk about Michele Obama's book",
        "We open a shop in West Susex",
    ],
)
def misspelt_known_name(post: Post, grammar: Grammar, brand: Brand) -> Iterator[Hit]:
    """Why: a capitalised word that no dictionary has is mostly a name, and left alone; one letter beside a name that all know it is a slip."""
    found = {start: (word, right) for start, word, right in _beside_a_name(post.text)}
    unknown = {word for word in grammar.unknown(post.text, "en") if len(word) >= _KNOWN and word[0].isupper() and not word.isupper()}
    for token in _CAPITAL.finditer(post.text) if unknown else ():
        word = token[0].replace("’", "'").removesuffix("'s")
        if token[0] in unknown:
            right = _single(word, _known_names()) or (_single(word, _famous()) if _stands_alone(post.text, token, word) else None)
            if right and right.casefold() != word.casefold():
                found.setdefault(token.start(), (word, right))
    for start, (word, right) in sorted(found.items()) if found and is_english(post, brand) else ():
        if word.casefold() not in brand.vocabulary and not in_entity(post, start, start + len(word)):
            yield Hit(f'"{word}" is almost "{right}": is that what you mean?', start, start + len(word), Fix(f'write "{right}"', right))


def _beside_a_name(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield the words that are almost a part of a well-known name whose other part stands beside them, and that part."""
    words = [(word[0].replace("’", "'").removesuffix("'s"), word.start(), word.end()) for word in _CAPITAL.finditer(text)]
    for (one, start, stop), (other, begins, _) in pairwise(words):
        if text[stop:begins] in {" ", " & ", " and "}:
            for which, right in almost(one, other):
                yield (begins, other, right) if which else (start, one, right)


@cache
def _known_names() -> frozenset[str]:
    lines = (rules_folder() / "language" / "names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split() if len(name) >= _KNOWN)


@cache
def _famous() -> frozenset[str]:
    return frozenset(word for word, place in frequent().items() if word[0].isupper() and len(word) > _KNOWN and place <= _FAMOUS)


def _stands_alone(text: str, found: "re.Match[str]", word: str) -> bool:
    """Say whether a word may be measured against all names that are common: none that people bear, and none that others write so."""
    before, after = text[: found.start()].rstrip(" ").rpartition(" ")[2], text[found.end() :].lstrip(" ")
    beside_a_name = (before[:1].isupper() and before[-1:].isalnum()) or after[:1].isupper()
    return len(word) > _KNOWN and word.isascii() and word.isalpha() and not beside_a_name and not seen(word.lower())


def _single(word: str, places: Collection[str]) -> str | None:
    """Return the place that an unknown word is one slip away from, neither its first nor its last letter."""
    alike = (place for place in places if place[0] == word[0] and place[-1] == word[-1] and abs(len(place) - len(word)) < 2)
    return next((place for place in alike if edits(word, place, 1) == 1), None)


def _second(word: str, before: str, pairs: Mapping[str, Sequence[str]]) -> str | None:
    """Return the second half of a name such as United Kingdom, if a word is almost that."""
    first = before.split(" ")[-2:-1] if before.endswith(" ") else []
    for second in pairs.get(first[0] if first else "", ()):
        cut = word[:4] == second[:4] and len(word) >= len(second) > _PLACE and edits(word, second, 3) <= 3
        if not word.startswith(second) and word not in _OTHERS and (cut or edits(word, second, 1) == 1):
            return second
    return None


@cache
def _places() -> tuple[frozenset[str], Mapping[str, Sequence[str]]]:
    """Return the places of one word, and first word → second words of the others."""
    singles: set[str] = set()
    pairs: dict[str, list[str]] = {}
    lines = (rules_folder() / "language" / "places.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        words = line.split()
        if not line.startswith("#") and len(words) > 4:
            singles.update(words)
        elif not line.startswith("#"):
            pairs.setdefault(words[0], []).append(words[1])
    return frozenset(place for place in singles if len(place) >= _PLACE), pairs


@rule(
    "language.hashtag-spelling",
    "A misspelt word in a hashtag",
    good=[
        "#Sustainability #HappyNewYear #sustainabletravel #TBT #GoHawks #askacme",
        Example(Post("#RocketFridya"), Brand("Acme", hashtags=("RocketFridya",))),
    ],
    bad=["Our plan: #sustainabilty", "#SustainabiltyGoals for all", "Welcome to #HappyWendesday"],
    about="hashtags",
)
def hashtag_spelling(post: Post, grammar: Grammar, brand: Brand) -> Iterator[Hit]:
    """Why: a misspelt tag is found by nobody, and leads readers to somebody else's posts."""
    own = {tag.lstrip("#").casefold() for tag in brand.hashtags or ()}
    for tag in post.hashtags:
        if tag.text.lstrip("#＃").casefold() in own:
            continue
        at, before = tag.start, ""
        words = camel_words(tag.text)
        for word in words:
            at = post.text.index(word, at)
            # "PNCchampionship", "GalaxyxBTS": where capitals meet, nobody knows whose the letter is.
            near = (
                None
                if before.isupper() and before == post.text[at - len(before) : at]
                else _misread(word, grammar, brand, alone=len(words) == 1)
            )
            before = word
            if near and is_english(post, brand):
                yield Hit(f'"{word}" in {tag.text} is misspelt: did you mean "{near}"?', at, at + len(word), Fix(f'write "{near}"', near))
            at += len(word)


def _misread(word: str, grammar: Grammar, brand: Brand, *, alone: bool) -> str | None:
    """Return what a word of a tag should have been, None where it is none, or may be several run together.

    A short one must be one of several, and almost one of the commonest words or names.
    """
    lower = word.lower()
    short = len(word) <= _TAG
    if (
        len(word) < _KNOWN
        or (short and (alone or not word.istitle()))
        or not (word.islower() or word.istitle())
        or lower in brand.vocabulary
    ):
        return None
    near = grammar.near(word.capitalize(), "en")
    if (
        not near
        or (short and frequent().get(near[0].lower(), _COMMON) >= _COMMON and near[0] not in _known_names())
        or any(min(map(len, reading.words)) > 3 for reading in readings(lower, 1))
    ):
        return None
    return near[0] if word.istitle() else near[0].lower()
