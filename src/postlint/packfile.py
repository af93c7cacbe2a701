"""Pack files: YAML checked, with the line of every fault, and made into JSON values that ``packs`` makes rules of."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from postlint.data import compiled, rules_folder
from postlint.errors import ConfigError, FormatError, did_you_mean
from postlint.finding import Severity
from postlint.rules import ID
from postlint.text.normal import fold

_COMMON = {"id": str, "kind": str, "title": str, "why": str, "message": str, "severity": str, "decision": bool, "confidence": str,
           "source": str, "good": list, "bad": list}  # fmt: skip
_KINDS: Mapping[str, Mapping[str, type]] = {
    "phrase": {"terms": list, "grave": list, "except": list, "unless": str},
    "swap": {"swap": dict, "safe": bool},
    "pattern": {"patterns": list, "hint": list},
    "near": {"a": list, "b": list, "within": int, "except": list},
}
_REQUIRED = ("id", "kind", "title", "why", "message", "good", "bad")
LONGEST_GAP = 50
"""The most words that a rule of kind ``near`` may allow between its two terms."""


def specs(paths: Sequence[Path]) -> list[dict[str, Any]]:
    """Return the rules of pack files as JSON values: examples, terms expanded as ``roles``, and ``file``, which of the paths it was.

    Raises ConfigError.
    """
    try:
        found: list[dict[str, Any]] = compiled("packs", list(paths), lambda: _read(paths))
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", path=str(error.filename)) from None
    return found


def slim(paths: Sequence[Path]) -> list[dict[str, Any]]:
    """Return the same rules without examples and terms: what is left is what a lint needs, once the terms are in a table."""
    found: list[dict[str, Any]] = compiled("rules", list(paths), lambda: [_slim(spec) for spec in specs(paths)])
    return found


def _slim(spec: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in spec.items() if key not in {"roles", "good", "bad"}}


@cache
def lists() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Return the terms of each list in rules/lists by role: ``offer.yml`` is ``lists.offer``."""
    paths = sorted((rules_folder() / "lists").glob("*.yml"))
    found: dict[str, dict[str, list[str]]] = compiled("lists", paths, lambda: _read_lists(paths))
    return found


def _read_lists(paths: Sequence[Path]) -> dict[str, dict[str, list[str]]]:
    from postlint.marked import read_yaml

    values = {f"lists.{path.stem}": read_yaml(path.read_text(encoding="utf-8")).value for path in paths}
    return {
        id: {"term": _expand(given, "terms", lambda *_: 1), "except": _expand(given, "except", lambda *_: 1)}
        for id, given in values.items()
    }


def _read(paths: Sequence[Path]) -> list[dict[str, Any]]:
    from postlint.marked import read_yaml

    found: list[dict[str, Any]] = []
    first: dict[str, str] = {}
    for n, path in enumerate(paths):
        try:
            value, spans = read_yaml(path.read_text(encoding="utf-8"))
        except FormatError as error:
            raise ConfigError(error.message, path=str(path), line=error.line) from None
        except UnicodeDecodeError as error:
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
            found.append({**spec, "pack": path.stem, "file": n})
    return found


class _Wrong(Exception):  # noqa: N818  it never leaves this file
    """Something in a rule of a pack: message and line."""


def _spec(given: Any, where: Any) -> dict[str, Any]:
    """Check one rule of a pack and expand its terms: a JSON value from which ``_rule`` makes the rule."""
    if not isinstance(given, dict):
        raise _Wrong("a rule is a mapping", where())
    kind = str(given.get("kind"))
    if kind not in _KINDS:
        raise _Wrong(f'kind is one of {", ".join(_KINDS)}, not "{kind}"', where("kind"))
    types = {**_COMMON, **_KINDS[kind]}
    for key, value in given.items():
        if key not in types:
            raise _Wrong(f'a rule of kind {kind} has no key "{key}"{did_you_mean(key, types)}', where(key))
        if not isinstance(value, types[key]):
            raise _Wrong(f'"{key}" must be a {_name(types[key])}', where(key))
    for key in (*_REQUIRED, *(k for k in _KINDS[kind] if k not in {"except", "grave", "hint", "safe", "unless", "within"})):
        if not given.get(key) and not (key == "terms" and given.get("grave")):
            raise _Wrong(f'the key "{key}" is missing or empty', where())
    if not ID.match(given["id"]):
        raise _Wrong(f'"{given["id"]}" is no id: write family.what-is-wrong', where("id"))
    if given.get("severity", "warning") not in {s.label for s in Severity}:
        raise _Wrong("severity is info, warning or error", where("severity"))
    if given.get("decision") and given.get("severity", "warning") != "warning":
        raise _Wrong("a decision has severity warning", where("severity"))
    if given.get("confidence", "high") not in {"high", "low"}:
        raise _Wrong("confidence is high or low", where("confidence"))
    if not 0 < given.get("within", 8) <= LONGEST_GAP:
        raise _Wrong(f"within is a number of words, 1 to {LONGEST_GAP}", where("within"))
    if "unless" in given and f"lists.{given['unless']}" not in (known := lists()):
        names = [name.removeprefix("lists.") for name in known]
        raise _Wrong(f'there is no list "{given["unless"]}"{did_you_mean(given["unless"], names)}', where("unless"))
    for key in [k for k, t in types.items() if t is list and k in given]:
        for n, item in enumerate(given[key]):
            if not isinstance(item, str) or not item.strip():
                raise _Wrong(f'each of "{key}" is a text (quote numbers)', where(key, n))
    for n, pattern in enumerate(given.get("patterns", ())):
        _compile(pattern, where("patterns", n))
    roles = {
        "term": _expand(given, "terms", where), "grave": _expand(given, "grave", where), "except": _expand(given, "except", where),
        "a": _expand(given, "a", where), "b": _expand(given, "b", where), "opening": list(dict.fromkeys(fold(h).text for h in given.get("hint", ()))),
    }  # fmt: skip
    swaps: dict[str, str] = {}
    for wrong, right in given.get("swap", {}).items():
        if not isinstance(right, str):
            raise _Wrong("swap maps a text to a text", where("swap", wrong))
        for form in _forms(wrong, where("swap", wrong)):
            swaps[form] = right
    roles["term"] += list(swaps)
    kept = {key: value for key, value in given.items() if key in _COMMON or key in {"patterns", "within", "safe", "unless"}}
    return {**kept, "swaps": swaps, "hinted": bool(roles["opening"]), "roles": {role: terms for role, terms in roles.items() if terms}}


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
        compiled_pattern = regex.compile(pattern, regex.IGNORECASE)
    except regex.error as error:
        raise _Wrong(f"a bad regular expression: {error}", line) from None
    if compiled_pattern.match(""):
        raise _Wrong("the regular expression matches the empty text", line)
