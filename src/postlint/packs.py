"""Packs: rules written as YAML, of four kinds, each made into the same ``Rule`` as a function in checks/.

``phrase``   terms; ``except`` lists the longer phrases in which a term is innocent; ``grave`` are those terms that make a disaster
             beside an offer or a joke (checks/pairings.py); ``unless`` names a list of rules/lists, with a word of which the rule is silent
``swap``     wrong → right, with the fix
``pattern``  regular expressions; ``hint`` lists words, or beginnings of words, without which they are not even tried
``near``     a term of ``a`` within so many words of a term of ``b``

A term is folded (case, accents and typographic quotes do not count) and stands for its forms: ``bomb(|s|ed|ing)``; a ``*`` at its
end stands for any ending. A pack in a folder ``topics`` is silent for a brand whose own business is the topic it is named after.
Beside the packs, rules/lists holds words that are no fault by themselves (offers, jokes); Python rules read what was found of them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import Any

from postlint.brand import Brand
from postlint.data import rules_folder
from postlint.finding import Fix, Hit, Severity
from postlint.packfile import LONGEST_GAP, lists, slim, specs
from postlint.post import Post
from postlint.rules import Rule, example
from postlint.sectors import own_topics
from postlint.text.lexicon import Found, Lexicon, table
from postlint.text.normal import fold

SHIPPED = ("topics", "shapes", "words", "language", "account", "confirm", "draft")
"""The folders of rules/ that hold packs; the others hold facts."""

_PATTERN_SECONDS = 0.2


def shipped_files() -> list[Path]:
    """Return the YAML files of all packs that come with postlint."""
    return sorted(path for folder in SHIPPED for path in (rules_folder() / folder).glob("*.yml"))


def load(paths: Sequence[Path], *, whole: bool = True) -> dict[str, Rule]:
    """Return the rules of pack files, by id, in order; ``whole`` are the rules with their examples.

    Raises ConfigError with file and line for anything that is no pack: broken YAML, an unknown key, no examples, an id that
    stands twice, a pattern that does not compile.
    """
    rules: dict[str, Rule] = {}
    for spec in specs(paths) if whole else slim(paths):
        spec["shipped"] = paths[spec["file"]].is_relative_to(rules_folder())
        rules[spec["id"]] = _rule(spec, topic=paths[spec["file"]].parent.name == "topics", whole=whole)
    return rules


def lexicon(rules: Iterable[Rule]) -> Lexicon:
    """Return the matcher of all rules with terms or hints among ``rules`` (whole ones), and of the lists.

    What it finds of ``rules/lists/offer.yml`` is ``lists.offer``.
    """
    return Lexicon(table([*terms(rules), *list_terms()]))


def terms(rules: Iterable[Rule]) -> Iterator[tuple[str, str, str]]:
    """Yield (folded term, rule id, role) of rules: the terms of packs, the hints of others."""
    for r in rules:
        if isinstance(r.check, partial):
            spec = r.check.keywords["spec"]
            roles = spec["roles"] if "roles" in spec else _shipped_roles()[r.id]
            yield from ((term, r.id, role) for role, some in roles.items() for term in some)
        else:
            yield from ((fold(hint).text, r.id, "hint") for hint in r.hints)


@cache
def _shipped_roles() -> Mapping[str, Mapping[str, Sequence[str]]]:
    return {spec["id"]: spec["roles"] for spec in specs(shipped_files())}


def list_terms() -> Iterator[tuple[str, str, str]]:
    """Yield (folded term, list, role) of rules/lists."""
    yield from ((term, name, role) for name, roles in lists().items() for role, some in roles.items() for term in some)


def _rule(spec: Mapping[str, Any], *, topic: bool, whole: bool) -> Rule:
    check = partial(_topic if topic else _CHECKS[spec["kind"]], spec=spec)
    return Rule(
        id=spec["id"], title=spec["title"], why=spec["why"], severity=Severity[spec.get("severity", "warning").upper()], check=check,
        decision=spec.get("decision", False), confidence=spec.get("confidence", "high"), needs=("lexicon", "brand") if topic else ("lexicon",),
        good=[example(text) for text in spec["good"]] if whole else (), bad=[example(text) for text in spec["bad"]] if whole else (),
        source=spec.get("source"), pack=spec["pack"],
    )  # fmt: skip


def _message(spec: Mapping[str, Any], post: Post, start: int, end: int, **more: str) -> str:
    values = {"match": post.text[start:end], **more}
    message: str = spec["message"]
    for name, value in values.items():
        message = message.replace(f"{{{name}}}", value)
    return message


def standing(found: Mapping[str, Sequence[Found]], *roles: str) -> list[Found]:
    """Return the terms of some roles, in order, that no innocent phrase covers; of terms within each other, the longest."""
    terms = sorted({f for role in roles for f in found.get(role, ())}, key=lambda f: (f.at, -f.to))
    innocent = sorted(found.get("except", ()))
    kept: list[Found] = []
    farthest = nth = 0
    for f in terms:
        while nth < len(innocent) and innocent[nth].at <= f.at:
            farthest = max(farthest, innocent[nth].to)
            nth += 1
        if f.to > farthest and not (kept and f.to <= kept[-1].to):
            kept.append(f)
    return kept


def _topic(post: Post, lexicon: Lexicon, brand: Brand, *, spec: Mapping[str, Any]) -> Iterator[Hit]:
    if spec["pack"] not in own_topics(brand):
        yield from _CHECKS[spec["kind"]](post, lexicon, spec=spec)


def _phrase(post: Post, lexicon: Lexicon, *, spec: Mapping[str, Any]) -> Iterator[Hit]:
    found = lexicon.read(post).found
    if "unless" in spec and standing(found.get(f"lists.{spec['unless']}", {}), "term"):
        return
    end = 0
    for f in sorted(standing(found.get(spec["id"], {}), "term", "grave"), key=lambda f: (f.start, -f.end)):
        if f.end > end:  # a tag can hold a term twice: as it stands, and as its words
            end = f.end
            yield Hit(_message(spec, post, f.start, end), f.start, end)


def _swap(post: Post, lexicon: Lexicon, *, spec: Mapping[str, Any]) -> Iterator[Hit]:
    reading = lexicon.read(post)
    for f in standing(reading.found.get(spec["id"], {}), "term"):
        stands = post.text[f.start : f.end]
        if stands.startswith("#"):
            continue
        right = _as_written(spec["swaps"][reading.searched[f.at : f.to]], stands)
        fix = Fix(f'write "{right}"', right, safe=spec.get("safe", False))
        yield Hit(_message(spec, post, f.start, f.end, right=right), f.start, f.end, fix)


def _as_written(right: str, stands: str) -> str:
    """Give the right form the case of what stands there."""
    if stands.isupper() and len(stands) > 1:
        return right.upper()
    return right[0].upper() + right[1:] if stands[0].isupper() else right


@cache
def _finder(pattern: str, *, shipped: bool) -> Callable[[str], Iterator[Any]]:
    """Return what finds a pattern: ``re`` for our own, which tests try to break, and ``regex`` with a time limit for a user's."""
    if shipped:
        import re

        with suppress(re.error):  # regex knows more, and takes ten times as long to compile
            return re.compile(pattern, re.IGNORECASE).finditer
    import regex

    return partial(regex.compile(pattern, regex.IGNORECASE).finditer, timeout=_PATTERN_SECONDS)


def _pattern(post: Post, lexicon: Lexicon, *, spec: Mapping[str, Any]) -> Iterator[Hit]:
    if spec["hinted"] and spec["id"] not in lexicon.read(post).found:
        return
    for pattern in spec["patterns"]:
        for match in _finder(pattern, shipped=spec["shipped"])(post.text):
            yield Hit(_message(spec, post, *match.span()), *match.span())


def _near(post: Post, lexicon: Lexicon, *, spec: Mapping[str, Any]) -> Iterator[Hit]:
    reading = lexicon.read(post)
    found = reading.found.get(spec["id"], {})
    ones, others = standing(found, "a"), standing(found, "b")
    for one in ones:
        for other in _neighbours(one, others):
            first, second = sorted((one, other))
            if _words_between(reading.searched, first.to, second.at) <= spec.get("within", 8):
                start, end = min(one.start, other.start), max(one.end, other.end)
                more = {"a": post.text[one.start : one.end], "b": post.text[other.start : other.end]}
                yield Hit(_message(spec, post, start, end, **more), start, end)
                return


def _neighbours(one: Found, others: Sequence[Found]) -> Iterator[Found]:
    """Yield the nearest of others before, and the nearest after, that do not overlap."""
    before = bisect_right(others, one.at, key=lambda f: f.to) - 1
    after = bisect_left(others, one.to, key=lambda f: f.at)
    if before >= 0:
        yield others[before]
    if after < len(others):
        yield others[after]


def _words_between(text: str, start: int, end: int) -> int:
    """Count the words of a gap; one longer than any pack may ask for is not counted."""
    return text.count(" ", start, end) if end - start < LONGEST_GAP * 40 else LONGEST_GAP + 1


_CHECKS: Mapping[str, Callable[..., Iterator[Hit]]] = {"phrase": _phrase, "swap": _swap, "pattern": _pattern, "near": _near}
