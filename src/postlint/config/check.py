"""Hold a configuration against its schema, and say in one sentence each what is wrong."""

import re
from collections.abc import Iterator
from datetime import date, time
from typing import Any

from postlint.config.lines import Keys
from postlint.config.schema import Schema
from postlint.errors import did_you_mean
from postlint.text.networks import canonical

_KINDS: dict[str, tuple[tuple[type, ...], str]] = {
    "object": ((dict,), "a table"),
    "array": ((list,), "an array"),
    "string": ((str,), "a string"),
    "boolean": ((bool,), "true or false"),
    "integer": ((int,), "an integer"),
    "number": ((int, float), "a number"),
}
_LONGEST = 60


def problems(value: Any, node: Schema, root: Schema, keys: Keys = ()) -> Iterator[tuple[Keys, str]]:
    """Yield what is wrong with a value and all that it holds: where, and a sentence.

    ``node`` is the schema of the value, ``root`` the whole one. Of JSON Schema this knows what ``schema()`` uses.
    """
    node = _resolved(node, root)
    if not _is(value, node["type"]):
        yield keys, f"{_dotted(keys)} must be {_expected(node, root)}, not {_found(value)}"
    elif "enum" in node:
        if value not in node["enum"]:
            yield keys, f"{_dotted(keys)}: {_no_choice(value, node)}"
    elif "pattern" in node and not re.search(node["pattern"], value):
        yield keys, f'{_dotted(keys)} must be written as "{node["examples"][0]}", not {_found(value)}'
    elif bound := _too_small(value, node):
        yield keys, f"{_dotted(keys)} must be {bound}, not {value}"
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from problems(item, node["items"], root, (*keys, index))
    elif isinstance(value, dict):
        yield from _table(value, node, root, keys)


def _table(value: dict[str, Any], node: Schema, root: Schema, keys: Keys) -> Iterator[tuple[Keys, str]]:
    known = node.get("properties", {})
    prefix = f"{_dotted(keys)}: " if keys else ""
    for name in node.get("required", ()):
        if name not in value:
            yield keys, f'{prefix}"{name}" is missing'
    for name, item in value.items():
        if name in known:
            yield from problems(item, known[name], root, (*keys, name))
        elif node["additionalProperties"]:
            yield from problems(item, node["additionalProperties"], root, (*keys, name))
        elif node.get("title") in {"family", "rule"}:
            yield from _unknown_rule(name, item, node, root, keys)
        else:
            word = node.get("title", "key")
            yield (*keys, name), f"{prefix}unknown {word} {_quoted(name)}{did_you_mean(name, known)}"
    if node.get("title") == "network":
        yield from _same_networks([name for name in value if name in known], prefix, keys)


def _unknown_rule(name: str, item: Any, node: Schema, root: Schema, keys: Keys) -> Iterator[tuple[Keys, str]]:
    ids = [id for id in root["$defs"]["rule"]["enum"] if "." in id]
    if name in ids:
        yield (*keys, name), f"write [{_dotted((*keys, name))}], without quotes"
    elif node["title"] == "rule":
        id = f"{keys[-1]}.{name}"
        yield (*keys, name), f'unknown rule "{id}"{did_you_mean(id, ids)}'
    elif isinstance(item, dict) and item:
        for inner in item:
            id = f"{name}.{inner}"
            yield (*keys, name, inner), f'unknown rule "{id}"{did_you_mean(id, ids)}'
    else:
        yield (*keys, name), f'unknown rule "{name}"{did_you_mean(name, [*node["properties"], *ids])}'


def _same_networks(names: list[str], prefix: str, keys: Keys) -> Iterator[tuple[Keys, str]]:
    first: dict[str, str] = {}
    for name in names:
        other = first.setdefault(canonical(name), name)
        if other != name:
            yield (*keys, name), f'{prefix}"{other}" and "{name}" are one network'


def _resolved(node: Schema, root: Schema) -> Schema:
    if "$ref" not in node:
        return node
    return {**root["$defs"][node["$ref"].removeprefix("#/$defs/")], **node}


def _is(value: Any, kind: str) -> bool:
    return isinstance(value, _KINDS[kind][0]) and (kind == "boolean" or not isinstance(value, bool))


def _too_small(value: Any, node: Schema) -> str:
    """Return the bound that a number is not above; nan is above none."""
    if "minimum" in node and not value >= node["minimum"]:
        return f"at least {node['minimum']}"
    if "exclusiveMinimum" in node and not value > node["exclusiveMinimum"]:
        return f"more than {node['exclusiveMinimum']}"
    return ""


def _expected(node: Schema, root: Schema) -> str:
    if "enum" in node and "title" not in node:
        return "one of " + ", ".join(f'"{word}"' for word in node["enum"])
    if node["type"] == "array":
        return "an array of tables" if _resolved(node["items"], root)["type"] == "object" else "an array of strings"
    return _KINDS[node["type"]][1]


def _no_choice(value: str, node: Schema) -> str:
    near = did_you_mean(value, node["enum"])
    if "title" in node:
        return f"unknown {node['title']} {_quoted(value)}{near}"
    return f"{_quoted(value)} is not one of {', '.join(node['enum'])}{near}"


def _found(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f"the string {_quoted(value)}"
    if isinstance(value, (date, time)):
        return "a date or a time"
    return str(value) if isinstance(value, (int, float)) else _KINDS["array" if isinstance(value, list) else "object"][1]


def _quoted(value: str) -> str:
    return f'"{value}"' if len(value) <= _LONGEST else f'"{value[:_LONGEST]}…"'


def _dotted(keys: Keys) -> str:
    """Write keys as a TOML file would; the items of an array are told apart by their lines."""
    return ".".join(key for key in keys if isinstance(key, str))
