"""Set phrases with a word in them that only sounds right: "damp squid", "sneak peak", "please login to your account".

rules/language/set-phrases.txt says how they are written.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from postlint.checks._english.contexts import plain, tokens
from postlint.data import compiled, rules_folder
from postlint.post import Post
from postlint.services.languages import in_entity

_LINE = re.compile(r"(?:(?P<before>[^\[\]|]+) )?\[(?P<wrong>[^\[\]|]+)\|(?P<right>[^\[\]|]+)\](?: (?P<after>[^\[\]|]+))?")
_GAPS = frozenset({" ", "\u00a0", "-"})


class _Phrase(NamedTuple):
    wrong: Sequence[str]
    right: str
    before: Sequence[str]  # /may/be/any/of/these/
    after: Sequence[str]


def misheard(post: Post) -> Iterator[tuple[int, int, str]]:
    """Yield the parts of a post's set phrases that are written wrong, and what they should be."""
    listed, text = _listed(), plain(post.text)
    found = tokens(text)
    for at, (word, start, _) in enumerate(found):
        if word not in listed:
            continue
        for phrase in _phrases(word):
            last = at + len(phrase.wrong) - 1
            if _fits(phrase, found, at) and _is_written_so(text, found, at - len(phrase.before), last + len(phrase.after)):
                stop = found[last][2]
                if _is_plain(text, start) and not in_entity(post, start, stop):
                    yield start, stop, phrase.right if text[start].islower() else phrase.right[0].upper() + phrase.right[1:]
                    break


def _fits(phrase: _Phrase, found: Sequence[tuple[str, int, int]], at: int) -> bool:
    """Say whether a phrase stands around a word, the nearest words looked at first."""
    end = at + len(phrase.wrong)
    return (
        at >= len(phrase.before)
        and end + len(phrase.after) <= len(found)
        and all(_is_one(found[at - i][0], group) for i, group in enumerate(reversed(phrase.before), 1))
        and all(found[at + i][0] == word for i, word in enumerate(phrase.wrong))
        and all(_is_one(found[end + i][0], group) for i, group in enumerate(phrase.after))
    )


def _is_written_so(text: str, found: Sequence[tuple[str, int, int]], first: int, end: int) -> bool:
    """Say whether nothing but blanks and hyphens parts some words."""
    return all(text[found[i][2] : found[i + 1][1]] in _GAPS for i in range(first, end))


def _is_one(word: str, group: str) -> bool:
    return group == "/*/" or f"/{word}/" in group


def _is_plain(text: str, start: int) -> bool:
    """Say whether a word is no name: it is small, or a sentence begins with it."""
    return text[start].islower() or text[:start].rstrip(' "“‘(')[-1:] in {"", ".", "!", "?", ":", "…", "\n", "•"}


@cache
def _phrases(word: str) -> tuple[_Phrase, ...]:
    """Return the phrases whose wrong part begins with a word."""
    return tuple(map(_Phrase._make, _listed()[word]))


@cache
def _listed() -> Mapping[str, list[Any]]:
    """Return first word of a wrong part → its phrases."""
    path = rules_folder() / "language" / "set-phrases.txt"
    found: Mapping[str, list[Any]] = compiled("set-phrases", [path], lambda: read(path.read_text(encoding="utf-8")))
    return found


def read(text: str) -> dict[str, list[_Phrase]]:
    """Return first word of a wrong part → its phrases. Raises ValueError for a line that is none, and names it."""
    found: dict[str, list[_Phrase]] = {}
    for line in (line for line in text.splitlines() if line[:1] not in {"", "#"}):
        parts = _LINE.fullmatch(line)
        wrong, right = (parts[name].split("/") if parts else [] for name in ("wrong", "right"))
        if not parts or len(wrong) != len(right):
            raise ValueError(f"set-phrases.txt: {line}")
        before, after = ([f"/{group}/" for group in (parts[name] or "").split()] for name in ("before", "after"))
        for one, other in zip(wrong, right, strict=True):
            found.setdefault(one.split()[0], []).append(_Phrase(one.split(), other, before, after))
    return found
