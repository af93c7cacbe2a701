"""What engines say, sifted for social text: marks, capitals, fragments, names and tags are not mistakes there; and merged by span."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from postlint.services.grammar import english
from postlint.services.grammar.match import Match

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_MARKS = re.compile(r"[\W_]+")
_FEWEST = 4  # words of a line that grammar can be judged in
_TITLE = 0.7  # share of capitals from which a line is a headline

_INFORMAL = frozenset({
    "gonna", "wanna", "gotta", "kinda", "sorta", "outta", "lotta", "lemme", "gimme", "dunno", "ain't", "y'all", "ya", "em", "'em", "til", "cause",
    "thru", "tho", "nite", "lite", "ok", "okay", "ol", "yep", "nope", "hey", "wow", "lol", "u", "ur", "r", "n",
})  # fmt: skip

Spans = Collection[tuple[int, int]]


def sift(text: str, matches: Iterable[Match], skip: Spans = (), known: Collection[str] = ()) -> Iterator[Match]:
    """Yield the matches that are no matter of style. ``skip`` are the spans of links and tags, ``known`` words in lower case."""
    entities = sorted(skip)
    for match in matches:
        stands = text[match.start : match.end]
        words = [word.lower().replace("’", "'") for word in _WORD.findall(stands)]
        if not words or any(char > "⿿" or char == "□" for char in stands) or stands.isupper():
            continue
        if any(word in known or word in _INFORMAL or word in english.newer() for word in words) or _touches(text, match, entities):
            continue
        if any(_bare(stands) == _bare(replacement) for replacement in match.replacements[:1]) or not _is_prose(text, match):
            continue
        yield match


def merge(*said: Iterable[Match]) -> list[Match]:
    """Return what several engines say as one list in the order of the text. Of two that overlap the earlier engine's stays, unless only the other has a cure."""
    kept: list[Match] = []
    for match in (m for matches in said for m in matches):
        rivals = [other for other in kept if other.start < match.end and match.start < other.end]
        if not rivals:
            kept.append(match)
        elif match.replacements and not any(other.replacements for other in rivals):
            kept = [other for other in kept if other not in rivals] + [match]
    return sorted(kept)


def _touches(text: str, match: Match, entities: Sequence[tuple[int, int]]) -> bool:
    """Say whether a match lies on a link or tag, or right beside one: engines do not know what part of speech that is."""
    return any(
        (start < match.end and match.start < end)
        or (end <= match.start and not text[end : match.start].strip(" '’s"))
        or (match.end <= start and not text[match.end : start].strip(" "))
        for start, end in entities
    )  # fmt: skip


def _bare(text: str) -> str:
    """Return letters and digits only: what differs in nothing else differs in style."""
    return _MARKS.sub("", text.replace("&", "and")).casefold()


def _is_prose(text: str, match: Match) -> bool:
    """Say whether the line of a match is a sentence rather than a fragment or a headline."""
    start, end = text.rfind("\n", 0, match.start) + 1, text.find("\n", match.end)
    words = _WORD.findall(text[start : end if end >= 0 else len(text)])
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= _FEWEST and capitals < _TITLE * len(words)
