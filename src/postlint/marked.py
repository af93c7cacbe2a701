"""YAML as drafts and packs may use it, with the line and column of every value.

The only scalars are strings, ``true``/``false``, integers and null: ``no`` is Norwegian, ``1.10`` a version and
``2026-12-01`` a text. Aliases are refused, since a few of them can stand for gigabytes.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from postlint.errors import FormatError
from postlint.finding import Span

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\Z", re.ASCII)
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DEEPEST = 30

Path = tuple[str | int, ...]


class Marked(NamedTuple):
    """A value, and where each part of it stands: ``{("images", 0, "alt"): Span(...)}`` in lines of the YAML text itself."""

    value: Any
    spans: dict[Path, Span]


def read_yaml(text: str) -> Marked:
    """Read one YAML document.

    Raises FormatError, with the line in ``text``, for broken YAML, an alias, a key that is no string or stands twice, and
    values nested more than 30 deep.
    """
    spans: dict[Path, Span] = {}
    try:
        # Events and not nodes: the C composer recurses, and a few kilobytes of "[" would end the process.
        events = (e for e in yaml.parse(text, _LOADER) if not isinstance(e, (yaml.StreamStartEvent, yaml.DocumentStartEvent)))
        first = next(events)
        return Marked(None if isinstance(first, yaml.StreamEndEvent) else _value(first, events, (), spans), spans)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise FormatError(f"YAML: {error.problem or error.context}", line=mark.line + 1 if mark else None) from None
    except yaml.YAMLError as error:
        raise FormatError(f"YAML: {' '.join(str(error).split())}") from None


def _value(event: Any, events: Iterator[Any], at: Path, spans: dict[Path, Span]) -> Any:
    start, end = event.start_mark, event.end_mark
    if isinstance(event, yaml.AliasEvent):
        raise FormatError("YAML: an alias (*name) is not allowed here", line=start.line + 1)
    if len(at) > _DEEPEST:
        raise FormatError(f"YAML: nested more than {_DEEPEST} deep", line=start.line + 1)
    spans[at] = Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
    if isinstance(event, yaml.MappingStartEvent):
        mapping: dict[str, Any] = {}
        while not isinstance(key := next(events), yaml.MappingEndEvent):
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarEvent):
                raise FormatError("YAML: a key must be a word", line=line)
            if key.value in mapping:
                raise FormatError(f'YAML: the key "{key.value}" stands twice', line=line)
            mapping[key.value] = _value(next(events), events, (*at, key.value), spans)
        return mapping
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[Any] = []
        while not isinstance(item := next(events), yaml.SequenceEndEvent):
            items.append(_value(item, events, (*at, len(items)), spans))
        return items
    if event.style:  # quoted, or a block: a string whatever it looks like
        return event.value
    if event.value in _WORDS:
        return _WORDS[event.value]
    return int(event.value) if _INTEGER.match(event.value) else event.value
