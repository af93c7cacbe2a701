"""YAML as drafts and packs may use it, with the line and column of every value.

The only scalars are strings, ``true``/``false``, integers and null: ``no`` is Norwegian, ``1.10`` a version and
``2026-12-01`` a text. Aliases are refused, since a few of them can stand for gigabytes.
"""

import re
from typing import Any, NamedTuple

import yaml

from postlint.errors import FormatError
from postlint.finding import Span

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\Z", re.ASCII)
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Marked(NamedTuple):
    """A value, and where each part of it stands: ``{("images", 0, "alt"): Span(...)}`` in lines of the YAML text itself."""

    value: Any
    spans: dict[tuple[str | int, ...], Span]


def read_yaml(text: str) -> Marked:
    """Read one YAML document.

    Raises FormatError, with the line in ``text``, for broken YAML, an alias, a key that is no string or stands twice.
    """
    try:
        node = yaml.compose(text, _LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise FormatError(f"YAML: {error.problem or error.context}", line=mark.line + 1 if mark else None) from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise FormatError(f"YAML: {str(error).splitlines()[0] if str(error) else 'nested too deeply'}") from None
    spans: dict[tuple[str | int, ...], Span] = {}
    seen: set[int] = set()
    return Marked(None if node is None else _value(node, (), spans, seen), spans)


def _value(node: yaml.Node, at: tuple[str | int, ...], spans: dict[tuple[str | int, ...], Span], seen: set[int]) -> Any:  # noqa: ANN401
    start, end = node.start_mark, node.end_mark
    if id(node) in seen:
        raise FormatError("YAML: an alias (*name) is not allowed here", line=start.line + 1)
    seen.add(id(node))
    spans[at] = Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                raise FormatError("YAML: a key must be a word", line=line)
            if key_node.value in mapping:
                raise FormatError(f'YAML: the key "{key_node.value}" stands twice', line=line)
            mapping[key_node.value] = _value(value_node, (*at, key_node.value), spans, seen)
        return mapping
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*at, i), spans, seen) for i, item in enumerate(node.value)]
    if node.style is not None:  # quoted, or a block: a string whatever it looks like
        return node.value
    if node.value in _WORDS:
        return _WORDS[node.value]
    return int(node.value) if _INTEGER.match(node.value) else node.value
