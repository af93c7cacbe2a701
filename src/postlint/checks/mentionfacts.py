"""``mentions``: whether the flags and clubs beside people are those the directory says."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from postlint.brand import Brand, Person
from postlint.checks._handles import directory, named, person, public
from postlint.finding import INFO, WARNING, Fix, Hit
from postlint.post import Post
from postlint.rules import Example, rule
from postlint.text.entities import find_emoji
from postlint.text.hashtags import camel_words
from postlint.text.networks import Network
from postlint.text.normal import fold
from postlint.text.patterns import Pattern

_ACME = Brand(
    "acme", known=True,
    people=(
        Person("Ana Ruiz", {"x": "@anaruiz"}, country="NO", club="Northside"),
        Person("Ana Berg", {"x": "@anaberg"}, country="SE", club="Southside"),
        Person("Ben Gray", {"x": "@bengray"}, country="GB-SCT"),
    ),
)  # fmt: skip
_WORDS = Pattern(r"[^\W_]+")
_Flag = tuple[int, int, str]
_ROW = 8
_GAP = " \u00a0(['’s"
_TAG_A = 0xE0061
_FLAG_LETTER = Pattern("[\U0001f1e6-\U0001f1ff\U0001f3f4]")
_SIGN_A = 0x1F1E6


def country_of(flag: str) -> str:
    """Return the code of a flag emoji, "" if it is none.

    >>> country_of("🇳🇴"), country_of("🏴󠁧󠁢󠁳󠁣󠁴󠁿"), country_of("🏳️‍🌈")
    ('NO', 'GB-SCT', '')
    """
    if len(flag) == 2 and all(0 <= ord(sign) - _SIGN_A < 26 for sign in flag):
        return "".join(chr(ord(sign) - _SIGN_A + 65) for sign in flag)
    letters = "".join(chr(ord(sign) - _TAG_A + 97) for sign in flag[1:-1] if 0 <= ord(sign) - _TAG_A < 26)
    return f"{letters[:2]}-{letters[2:]}".upper() if flag[:1] == "🏴" and len(letters) == 5 else ""


@rule(
    "mentions.wrong-flag",
    "The flag of another country beside a name",
    about="text",
    severity=WARNING,
    good=[
        Example(Post("Ana Ruiz 🇳🇴 beats Ben Gray 🏴󠁧󠁢󠁳󠁣󠁴󠁿", ("x",)), _ACME),
        Example(Post("🇳🇴 Ana Ruiz 🇸🇪 Ana Berg 🇬🇧 Ben Gray", ("x",)), _ACME),
        Example(Post("Ana Ruiz flies to 🇫🇷", ("x",)), _ACME),
    ],
    bad=[Example(Post("Ana Ruiz 🇸🇪 wins", ("x",)), _ACME), Example(Post("Gold for 🇮🇪 @bengray!", ("x",)), _ACME)],
)
def wrong_flag(post: Post, brand: Brand, network: Network) -> Iterator[Hit]:
    """Flags that look alike, or the name above in the list: the directory says for which country somebody stands."""
    if not _FLAG_LETTER.search(post.text):
        return
    flags = [(start, end, code) for start, end in find_emoji(post.text) if (code := country_of(post.text[start:end]))]
    known = directory(brand, network)
    spans = [(n.person, n.start, n.end) for n in named(post, brand)] if flags else []
    tagged = ((person(brand, known.get(brand.handle(network.id, m.text))), m) for m in post.mentions) if flags else ()
    spans += [(owner, mention.start, mention.end) for owner, mention in tagged if owner]
    told: set[str] = set()
    for one, start, end in spans:
        beside = _row(post.text, flags, start, end) if one.country and one.name not in told else []
        if beside and not any(_same_country(code, one.country) for _, _, code in beside):
            told.add(one.name)
            at, to, code = beside[0]
            yield Hit(f"this is the flag of {code}, and {one.name} stands for {one.country}: change one of them", at, to)


def _row(text: str, flags: Sequence[_Flag], start: int, end: int) -> list[_Flag]:
    """Return the flags right before and right after a name."""
    at = bisect_left(flags, (end, 0, ""))
    row = []
    for flag in flags[at : at + _ROW]:
        if text[end : flag[0]].strip(_GAP):
            break
        row.append(flag)
        end = flag[1]
    for flag in reversed(flags[max(0, at - _ROW) : at]):
        if text[flag[1] : start].strip(_GAP):
            break
        row.append(flag)
        start = flag[0]
    return row


def _same_country(one: str, other: str) -> bool:
    return one == other or (("-" in one) != ("-" in other) and one[:2] == other[:2])


_OF_CLUB = Pattern(r"(?:['’]s)?(?: ?\(| of |, )")


@rule(
    "mentions.wrong-club",
    "Another club or firm beside a name",
    about="text",
    severity=WARNING,
    good=[
        Example(Post("Ana Ruiz (Northside) meets Ana Berg of Southside", ("x",)), _ACME),
        Example(Post("Ana Ruiz leaves for Southside", ("x",)), _ACME),
    ],
    bad=[Example(Post("Ana Ruiz (Southside) won", ("x",)), _ACME), Example(Post("Southside's Ana Ruiz won", ("x",)), _ACME)],
)
def wrong_club(post: Post, brand: Brand) -> Iterator[Hit]:
    """The directory says where somebody belongs, and knows the other club too: one of the two is wrong, or the directory is old."""
    text = post.text
    for name in named(post, brand):
        own = name.person.club
        if not own:
            continue
        if "clubs" not in brand.worked_out:
            brand.worked_out["clubs"] = {one.club for one in brand.people if one.club}
        clubs: set[str] = brand.worked_out["clubs"]
        then = _OF_CLUB.match(text, name.end)
        after = next((c for c in clubs if then and text.startswith(c, then.end()) and not text[then.end() + len(c) :][:1].isalnum()), None)
        before = next((c for c in clubs if text[: name.start].endswith((f"{c}'s ", f"{c}’s "))), None)
        other = after or before
        if other and own.casefold() not in text.casefold():
            at = then.end() if after and then else text.rindex(other, 0, name.start)
            yield Hit(f"{name.person.name} belongs to {own} by the directory: change the name, or the club", at, at + len(other))


@rule(
    "mentions.look-alike-flag",
    "The flag of a country that is mistaken for another",
    about="text",
    decision=True,
    good=[
        "Ireland wins! 🇮🇪",
        "Our friends in Abidjan and Dublin 🇨🇮",
        "Ireland 🇮🇪 meets Ivory Coast 🇨🇮",
        "Welcome to the club, Kolo! 🇨🇮",
        "Ireland, Italy, and many more: 🇮🇪🇮🇹🇨🇮",
    ],
    bad=["Happy St Patrick's Day from all of us 🇨🇮", "Sydney, here we come! 🇦🇹", "Proud of our #Dutch team 🇱🇺"],
    source="https://en.wikipedia.org/wiki/List_of_flags_by_color_combination",
)
def look_alike_flag(post: Post) -> Iterator[Hit]:
    """Ireland's flag turned round is that of Côte d'Ivoire, and in the list of emoji Austria stands beside Australia: ministries, clubs and
    fans have hailed the wrong country. Told where the text speaks of the one and shows only the flag of the other.
    """
    if not _FLAG_LETTER.search(post.text):
        return
    flags = [(start, end, code) for start, end in find_emoji(post.text) if (code := country_of(post.text[start:end])) in _twins()]
    if not flags:
        return
    there = {country_of(post.text[start:end]) for start, end in find_emoji(post.text)}
    words = f" {' '.join(_words(post.text))} {' '.join(word for tag in post.hashtags for word in _words(' '.join(camel_words(tag.text))))} "
    for start, end, code in flags:
        for twin in _twins()[code]:
            about, own = (any(f" {name} " in words for name in twin[key]) for key in ("about", "own"))
            if about and not own and twin["other"] not in there:
                grave: dict[str, Any] = {"severity": INFO, "decision": False} if twin.get("same") else {}
                other = "".join(chr(ord(letter) - 65 + _SIGN_A) for letter in twin["other"])
                fix = Fix(f"write {other}", other)
                yield Hit(f"this is the flag of {twin['is']}: do you mean {other} ({twin['other']})?", start, end, fix, **grave)
                return


def _words(text: str) -> list[str]:
    return [found[0] for found in _WORDS.finditer(fold(text).text)]


@cache
def _twins() -> Mapping[str, Sequence[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    for twin in public()["flags"]:
        folded = {key: [" ".join(_words(name)) for name in twin[key]] for key in ("own", "about")}
        found.setdefault(twin["flag"], []).append({**twin, **folded})
    return found
