"""Packs: rules written as YAML, of four kinds, each made into the same ``Rule`` as a function in checks/.

``phrase``   terms; ``except`` lists the longer phrases in which a term is innocent
``swap``     wrong → right, with the fix
``pattern``  regular expressions; ``hint`` lists words without which they are not even tried
``near``     a term of ``a`` within so many words of a term of ``b``

A term is folded (case, accents and typographic quotes do not count) and stands for its forms: ``bomb(|s|ed|ing)``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import product
from pathlib import Path
from typing import Any

from postlint.data import compiled, rules_folder
from postlint.errors import ConfigError, FormatError, did_you_mean
from postlint.finding import Fix, Hit, Severity
from postlint.post import Post
from postlint.rules import ID, Rule, example
from postlint.text.lexicon import Found, Lexicon
from postlint.text.normal import fold

SHIPPED = ("topics", "words", "language")
"""The folders of rules/ that hold packs; the others hold facts."""

_COMMON = {"id": str, "kind": str, "title": str, "why": str, "message": str, "severity": str, "decision": bool, "confidence": str,
           "source": str, "good": list, "bad": list}  # fmt: skip
_KINDS: Mapping[str, Mapping[str, type]] = {
    "phrase": {"terms": list, "except": list},
    "swap": {"swap": dict, "safe": bool},
    "pattern": {"patterns": list, "hint": list},
    "near": {"a": list, "b": list, "within": int, "except": list},
}
_REQUIRED = ("id", "kind", "title", "why", "message", "good", "bad")
_LONGEST_GAP = 50
_PATTERN_SECONDS = 0.2


def shipped_files() -> list[Path]:
    """Return the YAML files of all packs that come with postlint."""
    return sorted(path for folder in SHIPPED for path in (rules_folder() / folder).glob("*.yml"))


def load(paths: Sequence[Path]) -> dict[str, Rule]:
    """Return the rules of pack files, by id, in order.

    Raises ConfigError with file and line for anything that is no pack: broken YAML, an unknown key, no examples, an id that
    stands twice, a pattern that does not compile.
    """
    rules: dict[str, Rule] = {}
    for spec in compiled("packs", list(paths), lambda: _read(paths)):
        rules[spec["id"]] = _rule(spec)
    return rules


def lexicon(rules: Iterable[Rule]) -> Lexicon:
    """Return the matcher of all pack rules among ``rules``."""
    return Lexicon((term, r.id, role) for r in rules if isinstance(r.check, partial) for role, terms in _roles(r.check) for term in terms)


def _roles(check: "partial[Iterator[Hit]]") -> Iterable[tuple[str, Iterable[str]]]:
    return check.keywords["spec"]["roles"].items()


def _read(paths: Sequence[Path]) -> list[dict[str, Any]]:
    from postlint.marked import read_yaml

    specs: list[dict[str, Any]] = []
    first: dict[str, str] = {}
    for path in paths:
        try:
            value, spans = read_yaml(path.read_text(encoding="utf-8"))
        except FormatError as error:
            raise ConfigError(error.message, path=str(path), line=error.line) from None
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(f"cannot be read: {error}", path=str(path)) from None
        if not isinstance(value, dict) or list(value) != ["rules"] or not isinstance(value["rules"], list) or not value["rules"]:
            raise ConfigError("a pack is a mapping with the one key rules, a list of rules", path=str(path), line=1)
        for i, given in enumerate(value["rules"]):
            line = spans["rules", i].line

            def where(*keys: str | int, i: int = i, line: int = line, spans: Mapping[Any, Any] = spans) -> int:
                return spans[at].line if (at := ("rules", i, *keys)) in spans else line

            try:
                spec = _spec(given, where)
            except _Wrong as wrong:
                raise ConfigError(wrong.args[0], path=str(path), line=wrong.args[1]) from None
            if spec["id"] in first:
                raise ConfigError(f'the rule "{spec["id"]}" stands already in {first[spec["id"]]}', path=str(path), line=where("id"))
            first[spec["id"]] = f"{path.name}:{line}"
            specs.append({**spec, "pack": path.stem})
    return specs


class _Wrong(Exception):
    """Something in a rule of a pack: message and line."""


def _spec(given: Any, where: Any) -> dict[str, Any]:
    """Check one rule of a pack and expand its terms: a JSON value from which ``_rule`` makes the rule."""
    if not isinstance(given, dict):
        raise _Wrong("a rule is a mapping", where())
    kind = given.get("kind")
    if kind not in _KINDS:
        raise _Wrong(f'kind is one of {", ".join(_KINDS)}, not "{kind}"', where("kind"))
    types = {**_COMMON, **_KINDS[kind]}
    for key, value in given.items():
        if key not in types:
            raise _Wrong(f'a rule of kind {kind} has no key "{key}"{did_you_mean(key, types)}', where(key))
        if not isinstance(value, types[key]):
            raise _Wrong(f'"{key}" must be a {_name(types[key])}', where(key))
    for key in (*_REQUIRED, *(k for k in _KINDS[kind] if k not in {"except", "hint", "safe", "within"})):
        if not given.get(key):
            raise _Wrong(f'the key "{key}" is missing or empty', where())
    if not ID.match(given["id"]):
        raise _Wrong(f'"{given["id"]}" is no id: write family.what-is-wrong', where("id"))
    if given.get("severity", "warning") not in {s.label for s in Severity}:
        raise _Wrong("severity is info, warning or error", where("severity"))
    if given.get("decision") and given.get("severity", "warning") != "warning":
        raise _Wrong("a decision has severity warning", where("severity"))
    if given.get("confidence", "high") not in {"high", "low"}:
        raise _Wrong("confidence is high or low", where("confidence"))
    if not 0 < given.get("within", 8) <= _LONGEST_GAP:
        raise _Wrong(f"within is a number of words, 1 to {_LONGEST_GAP}", where("within"))
    for key in [k for k, t in types.items() if t is list and k in given]:
        for n, item in enumerate(given[key]):
            if not isinstance(item, str) or not item.strip():
                raise _Wrong(f'each of "{key}" is a text (quote numbers)', where(key, n))
    for n, pattern in enumerate(given.get("patterns", ())):
        _compile(pattern, where("patterns", n))
    roles = {
        "term": _expand(given, "terms", where), "except": _expand(given, "except", where),
        "a": _expand(given, "a", where), "b": _expand(given, "b", where), "hint": [fold(h).text for h in given.get("hint", ())],
    }  # fmt: skip
    swaps: dict[str, str] = {}
    for wrong, right in given.get("swap", {}).items():
        if not isinstance(right, str):
            raise _Wrong("swap maps a text to a text", where("swap", wrong))
        for form in _forms(wrong, where("swap", wrong)):
            swaps[form] = right
    roles["term"] += list(swaps)
    kept = {key: value for key, value in given.items() if key in _COMMON or key in {"patterns", "within", "safe"}}
    return {**kept, "swaps": swaps, "roles": {role: terms for role, terms in roles.items() if terms}}


def _name(kind: type) -> str:
    return {str: "text", bool: "true or false", int: "whole number", list: "list", dict: "mapping"}[kind]


def _expand(given: Mapping[str, Any], key: str, where: Any) -> list[str]:
    return list(dict.fromkeys(form for n, term in enumerate(given.get(key, ())) for form in _forms(term, where(key, n))))


def _forms(term: str, line: int) -> list[str]:
    """Return the folded forms of a term: ``bomb(|s|ed)`` is bomb, bombs, bombed.

    >>> _forms("car bomb(|s)", 1)
    ['car bomb', 'car bombs']
    """
    import re

    pieces = re.split(r"(\([^()]*\))", term)
    if any("(" in p or ")" in p for p in pieces[::2]):
        raise _Wrong(f'"{term}": each ( needs its ), and they do not nest', line)
    choices = [p[1:-1].split("|") if p.startswith("(") else [p] for p in pieces]
    forms = [" ".join(fold("".join(parts)).text.split()) for parts in product(*choices)]
    if not all(forms):
        raise _Wrong(f'"{term}" leaves nothing to look for', line)
    return forms


def _compile(pattern: str, line: int) -> None:
    import regex

    try:
        compiled_pattern = regex.compile(pattern, regex.VERSION1 | regex.IGNORECASE)
    except regex.error as error:
        raise _Wrong(f"a bad regular expression: {error}", line) from None
    if compiled_pattern.match(""):
        raise _Wrong("the regular expression matches the empty text", line)


def _rule(spec: Mapping[str, Any]) -> Rule:
    check = partial({"phrase": _phrase, "swap": _swap, "pattern": _pattern, "near": _near}[spec["kind"]], spec=spec)
    return Rule(
        id=spec["id"], title=spec["title"], why=spec["why"], severity=Severity[spec.get("severity", "warning").upper()], check=check,
        decision=spec.get("decision", False), confidence=spec.get("confidence", "high"), needs=("lexicon",),
        good=[example(text) for text in spec["good"]], bad=[example(text) for text in spec["bad"]],
        source=spec.get("source"), pack=spec["pack"],
    )  # fmt: skip


def _message(spec: Mapping[str, Any], post: Post, start: int, end: int, **more: str) -> str:
    values = {"match": post.text[start:end], **more}
    message: str = spec["message"]
    for name, value in values.items():
        message = message.replace(f"{{{name}}}", value)
    return message


def _open(found: Mapping[str, Sequence[Found]], role: str) -> list[Found]:
    """Return the terms of a role that no innocent phrase covers; of terms within each other, the longest."""
    spans = [f for f in found.get("except", ()) if f]
    terms = [f for f in found.get(role, ()) if not any(e.at <= f.at and f.to <= e.to for e in spans)]
    return [f for f in terms if not any(o is not f and o.at <= f.at and f.to <= o.to and (o.at, o.to) != (f.at, f.to) for o in terms)]


def _phrase(post: Post, lexicon: Lexicon, *, spec: Mapping[str, Any]) -> Iterator[Hit]:
    said: set[tuple[int, int]] = set()
    for f in _open(lexicon.read(post).found.get(spec["id"], {}), "term"):
        if (f.start, f.end) not in said:  # a tag can hold a term twice: as it stands, and as its words
            said.add((f.start, f.end))
            yield Hit(_message(spec, post, f.start, f.end), f.start, f.end)


def _swap(post: Post, lexicon: Lexicon, *, spec: Mapping[str, Any]) -> Iterator[Hit]:
    reading = lexicon.read(post)
    for f in _open(reading.found.get(spec["id"], {}), "term"):
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
def _patterns(patterns: tuple[str, ...]) -> list[Any]:
    import regex

    return [regex.compile(p, regex.VERSION1 | regex.IGNORECASE) for p in patterns]


def _pattern(post: Post, lexicon: Lexicon, *, spec: Mapping[str, Any]) -> Iterator[Hit]:
    if "hint" in spec["roles"] and spec["id"] not in lexicon.read(post).found:
        return
    for pattern in _patterns(tuple(spec["patterns"])):
        for match in pattern.finditer(post.text, timeout=_PATTERN_SECONDS):
            yield Hit(_message(spec, post, *match.span()), *match.span())


def _near(post: Post, lexicon: Lexicon, *, spec: Mapping[str, Any]) -> Iterator[Hit]:
    reading = lexicon.read(post)
    found = reading.found.get(spec["id"], {})
    ones, others = _open(found, "a"), _open(found, "b")
    for one in ones:
        for other in others:
            first, second = sorted((one, other))
            if first.to <= second.at and reading.searched.count(" ", first.to, second.at) <= spec.get("within", 8):
                start, end = min(one.start, other.start), max(one.end, other.end)
                more = {"a": post.text[one.start : one.end], "b": post.text[other.start : other.end]}
                yield Hit(_message(spec, post, start, end, **more), start, end)
                return
