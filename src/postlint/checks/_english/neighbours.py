"""Words that are real, but that their two neighbours vote against: rules/language/neighbours.txt says for which other word.

The votes are drawn from counts of word pairs on the web. A vote is twice the decimal logarithm of how much likelier the one word is than
the other beside that neighbour; the sum of both votes, beside how common the two words are, decides.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from postlint.checks._english.contexts import plain, tokens
from postlint.data import rules_folder
from postlint.post import Post
from postlint.services.languages import in_entity

_START, _END = "^", "$"
_OPENERS, _STOPS = frozenset(".!?:…\n•"), frozenset(".!?…\n")
_LEAST = -1
"""A neighbour that votes against the other word by more than this leaves the matter in doubt."""

_Token = tuple[str, int, int]


class _Pair(NamedTuple):
    """A word that another may stand for: the votes it takes, and where they lie; ``sign`` is 1 if they are for this word."""

    meant: str
    least: int
    sign: int
    block: int


class _Votes(NamedTuple):
    before: Mapping[str, int]
    after: Mapping[str, int]


def voted(post: Post) -> Iterator[tuple[int, int, str]]:
    """Yield the words of a post that their neighbours vote against, and what they vote for."""
    pairs, text = _pairs(), plain(post.text)
    found = tokens(text)
    last = len(found) - 1
    for at, (word, start, end) in enumerate(found):
        if word not in pairs or not _may_be_wrong(found, at, last):
            continue
        before = _before(text, found[at - 1] if at else None, start)
        after = _after(text, found[at + 1] if at < last else None, end)
        best = max(((votes, pair.meant) for pair in pairs[word] if (votes := _count(pair, before, after)) >= 0), default=None)
        # Where the other word stands beside it, this is a play on words.
        if (
            best
            and best[1] not in {before, after}
            and _is_word(text, start, end, opens=before == _START)
            and not in_entity(post, start, end)
        ):
            yield start, end, best[1] if text[start].islower() else best[1].capitalize()


def _may_be_wrong(found: list[_Token], at: int, last: int) -> bool:
    """Look at the two neighbours only, whatever parts them: most of the commonest words are through with that."""
    before, after = _friends(found[at][0])
    return (
        (at > 0 and found[at - 1][0] in before)
        or (at < last and found[at + 1][0] in after)
        or (_START in before and (at == 0 or found[at][1] - found[at - 1][2] > 1))
        or (_END in after and (at == last or found[at + 1][1] - found[at][2] > 1))
    )


@cache
def _friends(word: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words before, and after, a word that have a vote for another in its place."""
    before: set[str] = set()
    after: set[str] = set()
    for pair in _pairs()[word]:
        votes = _votes(pair.block)
        before.update(near for near, vote in votes.before.items() if vote * pair.sign > 0)
        after.update(near for near, vote in votes.after.items() if vote * pair.sign > 0)
    return frozenset(before), frozenset(after)


def _count(pair: _Pair, before: str, after: str) -> int:
    """Return by how many votes a pair's other word is likelier than it takes; below zero: it is not."""
    votes = _votes(pair.block)
    one, other = pair.sign * votes.before.get(before, 0), pair.sign * votes.after.get(after, 0)
    return -1 if one < _LEAST or other < _LEAST else one + other - pair.least


def _before(text: str, token: _Token | None, start: int) -> str:
    """Return the word before a place, ``^`` where a sentence begins there, nothing where something else stands."""
    gap = text[token[2] : start] if token else text[:start]
    if gap == " " and token:
        capital = text[token[1]].isupper() and token[0] != "i" and text[: token[1]].rstrip(' "“')[-1:] not in _OPENERS | {""}
        return "" if capital else token[0]  # a name has no vote
    bare = gap.strip(' "“‘\u00a0')
    return _START if (not token and not bare) or gap.rstrip(' "“‘\u00a0')[-1:] in _OPENERS else ""


def _after(text: str, token: _Token | None, end: int) -> str:
    """Return the word after a place, ``$`` where a sentence ends there, nothing where something else stands."""
    gap = text[end : token[1]] if token else text[end:]
    if gap == " " and token:
        return token[0] if text[token[1]].islower() and text[token[2] : token[2] + 1] not in {"-", "@", "_", "/"} else ""
    return _END if not gap.strip() or gap.lstrip(' "”’')[:1] in _STOPS else ""


def _is_word(text: str, start: int, end: int, *, opens: bool) -> bool:
    """Whether a run of letters is a word and no name: no part of a compound or a shortened form, with a capital only where a sentence opens."""
    stands, after = text[start:end], text[end : end + 2]
    if not (stands.islower() or (opens and stands.istitle())) or text[start - 1 : start] in {"-", "/", "&", "#", "@", "'", "’"}:
        return False
    return (
        not after[:1].isdigit()
        and after[:1] not in {"'", "’", "-", "@", "_", "/", "&", "*"}
        and not (after[:1] == "." and after[1:].isalnum())
    )


@cache
def _blocks() -> list[str]:
    return (rules_folder() / "language" / "neighbours.txt").read_text(encoding="utf-8").split("\n\n")[1:]


@cache
def _pairs() -> Mapping[str, list[_Pair]]:
    """Return word → the words it may stand for."""
    pairs: dict[str, list[_Pair]] = {}
    for at, block in enumerate(_blocks()):
        one, other, least, most = block[: block.index("\n")].split()
        if least != "-":
            pairs.setdefault(one, []).append(_Pair(other, int(least), 1, at))
        if most != "-":
            pairs.setdefault(other, []).append(_Pair(one, int(most), -1, at))
    return pairs


def paired() -> Mapping[str, list[str]]:
    """Return word → the words that it is taken for, in either direction."""
    found: dict[str, list[str]] = {}
    for block in _blocks():
        one, other = block[: block.index("\n")].split()[:2]
        found.setdefault(one, []).append(other)
        found.setdefault(other, []).append(one)
    return found


@cache
def _votes(block: int) -> _Votes:
    before: dict[str, int] = {}
    after: dict[str, int] = {}
    for line in _blocks()[block].splitlines()[1:]:
        side, _, words = line.partition(" ")
        (before if side[0] == "<" else after).update(dict.fromkeys(words.split(), int(side[1:])))
    return _Votes(before, after)
