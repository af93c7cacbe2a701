"""What past posts say of a brand: a configuration to read, to mend, and to use."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from postlint.checks._private_speech import FIRST_PERSON, US, unquoted
from postlint.post import Post
from postlint.services.languages import guess
from postlint.services.web.hosts import parse, registrable, tables
from postlint.text.networks import NETWORKS

FEWEST = 20
"""Fewer posts than this teach nothing."""
_OFTEN, _MOST = 3, 60
_RARELY, _MOSTLY = 0.02, 0.3
_WORD = re.compile(r"(?<![\w@#/.'’-])[^\W\d_][\w'’-]{2,}")
_STARTS = re.compile(r"(?:^|[.!?:…\n“\"]\s*)\Z")
_INITIALS = re.compile(r"[\^/~-]\s?[A-Z]{2,3}\W{0,3}\Z")
_NIGHT = 0.01
_CALENDAR = frozenset(
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
)
"""Capitals of English, not of a brand."""


class Counted(NamedTuple):
    """A value and in how many posts it was found."""

    value: str
    posts: int


class Profile(NamedTuple):
    """What was learnt of ``posts`` posts: each list most frequent first. ``voice`` and ``hours`` are None where the posts do not agree."""

    posts: int
    language: Sequence[Counted]
    voice: str | None
    hours: str | None
    hashtags: Sequence[Counted]
    words: Sequence[Counted]
    domains: Sequence[Counted]
    handles: Sequence[tuple[str, Counted]]


def learn(posts: Iterable[Post]) -> Profile:
    """Return what past posts have in common: what stands in three of them or more."""
    posts = [post for post in posts if post.text]
    small = Counter(word for post in posts for word in {w.casefold() for w in _WORD.findall(post.text) if w.islower()})
    return Profile(
        posts=len(posts),
        language=_frequent((language,) for post in posts if (language := guess(post.text))),
        voice=_voice(posts),
        hours=_hours([post.when.hour for post in posts if isinstance(post.when, datetime)]),
        hashtags=_frequent(_tags(post) for post in posts),
        # A name is never written small; a word that is, is no name.
        words=[c for c in _frequent(set(_names(post)) for post in posts) if not small[c.value.casefold()]],
        domains=_frequent(_domains(post) for post in posts),
        handles=[(network, c) for network in NETWORKS for c in _frequent(_mentions(post) for post in posts if post.networks == (network,))],
    )


def written(profile: Profile, brand: str, source: str) -> str:
    """Return a profile as TOML: a postlint.toml of one brand, with the counts beside what they count."""
    lines = [
        f"# What {profile.posts} posts of {_plain(source)} have in common, for a person to read: delete what is chance or not yours, and put",
        '# extend = "THIS FILE" into your postlint.toml, or copy what you keep. The numbers say in how many posts a thing stands.',
        "", f"[brands.{_quoted(brand)}]",
    ]  # fmt: skip
    if profile.language:
        others = "".join(f", {c.value} {c.posts}" for c in profile.language[1:])
        lines.append(f"language = {_quoted(profile.language[0].value)}  # {profile.language[0].posts}{others}")
    lines += [f"{key} = {_quoted(value)}" for key, value in (("voice", profile.voice), ("hours", profile.hours)) if value]
    lists = (("hashtags", profile.hashtags), ("words", profile.words), ("domains", profile.domains))
    for key, counted in lists:
        if counted:
            lines += [f"{key} = [", *(f"    {_quoted(c.value)},  # {c.posts}" for c in counted), "]"]
    if profile.handles:
        lines += ["partners = [  # handles that were named; put the right names in, and move your own people to people"]
        lines += [
            f"    {{name = {_quoted(c.value)}, {network} = {_quoted('@' + c.value)}}},  # {c.posts}" for network, c in profile.handles
        ]
        lines += ["]"]
    return "\n".join(lines) + "\n"


def _frequent(found: Iterable[Iterable[str]]) -> list[Counted]:
    """Return what stands in several posts, the most frequent first, each in its commonest spelling."""
    spellings: dict[str, Counter[str]] = {}
    for values in found:
        for value in {value.casefold(): value for value in values}.values():
            spellings.setdefault(value.casefold(), Counter())[value] += 1
    kept = [Counted(counts.most_common(1)[0][0], counts.total()) for counts in spellings.values() if counts.total() >= _OFTEN]
    return sorted(kept, key=lambda c: (-c.posts, c.value))[:_MOST]


def _tags(post: Post) -> Iterator[str]:
    return (tag.text.lstrip("#＃") for tag in post.hashtags)


def _mentions(post: Post) -> Iterator[str]:
    # Who is answered is a customer.
    return (m.text.lstrip("@") for m in post.mentions if m.start > 0)


def _domains(post: Post) -> Iterator[str]:
    networks = tables()["shorteners"]
    for link in post.links:
        host = parse(link.text).host.removeprefix("www.")
        if host and "." in host and registrable(host) not in networks and host not in networks:
            yield host


def _names(post: Post) -> Iterator[str]:
    """Yield words with a capital that no sentence begins with, outside links, mentions and tags."""
    for match in _WORD.finditer(post.text):
        word = match[0].removesuffix("'s").removesuffix("’s")
        if (
            word.islower()
            or word.startswith(("I'", "I’"))
            or word in _CALENDAR
            or (word.isupper() and len(word) > 5)
            or any(e.start <= match.start() < e.end for e in post.entities)
        ):
            continue
        if word[1:] != word[1:].lower() or not _STARTS.search(post.text[max(0, match.start() - 3) : match.start()]):
            yield word


def _voice(posts: Sequence[Post]) -> str | None:
    """Return ``plural``, ``singular`` or ``^AB`` where the posts agree on it."""
    answers = [post for post in posts if post.text.startswith("@")]
    if len(answers) >= FEWEST and sum(bool(_INITIALS.search(post.text.rstrip())) for post in answers) > _MOSTLY * len(answers):
        return "^AB"
    we = sum(bool(US.search(unquoted(post.text))) for post in posts)
    me = sum(bool(FIRST_PERSON.search(unquoted(post.text))) for post in posts)
    if me > _MOSTLY * len(posts):
        return "singular"
    return "plural" if we >= _OFTEN and me <= _RARELY * len(posts) else None


def _hours(hours: Sequence[int]) -> str | None:
    """Return the shortest stretch of the day that holds all but one in a hundred posts, if it leaves at least four hours out."""
    if len(hours) < FEWEST:
        return None
    counts = Counter(hours)
    allowed = int(len(hours) * _NIGHT)
    for length in range(1, 21):
        for start in range(24):
            inside = sum(counts[(start + n) % 24] for n in range(length))
            if len(hours) - inside <= allowed:
                return f"{start:02}-{(start + length) % 24 or 24:02}"
    return None


def _plain(text: str) -> str:
    return "".join(c for c in text if c.isprintable())


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")  # a JSON string is a TOML basic string
