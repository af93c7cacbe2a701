"""Where each key of a TOML text stands: what tomllib does not tell."""

import re
from collections.abc import Iterator
from typing import NamedTuple

Keys = tuple[str | int, ...]
"""The way to a value: ``("rules", "links", "broken", "enabled")``, ``("paths", 0, "match")``, ``("select", 1)``."""

_TOKEN = re.compile(
    r"(?P<skip>[ \t\r]+|#[^\n]*)"
    r'|(?P<string>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\')'
    r"|(?P<bare>(?:\d{4}-\d\d-\d\d[ ](?=\d\d:))?[^\s\[\]{},=#\"']+)"
    r"|(?P<mark>[\n\[\]{},=])",
    re.DOTALL,
)


class _Token(NamedTuple):
    kind: str
    text: str
    line: int


def line_of(lines: dict[Keys, int], keys: Keys) -> int | None:
    r"""Return the line of a key, or else of the nearest thing that holds it; None where not even that is written.

    >>> line_of(find_lines("[web]\ntimeout = 5"), ("web", "timeout"))
    2
    """
    while keys and keys not in lines:
        keys = keys[:-1]
    return lines.get(keys)


def find_lines(text: str) -> dict[Keys, int]:
    """Return the line (from 1) of every table, key and array item of a TOML text that tomllib has read without complaint."""
    lines: dict[Keys, int] = {}
    lengths: dict[Keys, int] = {}
    table: Keys = ()
    tokens = _tokens(text)
    for token in tokens:
        if token.text == "[" and token.kind == "mark":
            table = _header(tokens, lengths)
            _note(lines, table, 0, token.line)
        elif token.kind != "mark":
            keys = (*table, *_key(tokens, "=", token))
            _note(lines, keys, len(table), token.line)
            _value(next(tokens), tokens, keys, lines)
    return lines


def _tokens(text: str) -> Iterator[_Token]:
    line = 1
    for match in _TOKEN.finditer(text):
        kind = str(match.lastgroup)
        if kind != "skip":
            yield _Token(kind, match[0], line)
        line += match[0].count("\n")


def _note(lines: dict[Keys, int], keys: Keys, known: int, line: int) -> None:
    """Set the line of a key and of those parts of a dotted one that have none yet."""
    for end in range(known + 1, len(keys) + 1):
        lines.setdefault(keys[:end], line)


def _header(tokens: Iterator[_Token], lengths: dict[Keys, int]) -> Keys:
    """Read ``[a.b]`` or ``[[a.b]]`` after its first bracket; an array of tables stands for its last item."""
    first = next(tokens)
    array = first.text == "[" and first.kind == "mark"
    names = _key(tokens, "]", next(tokens) if array else first)
    keys: Keys = ()
    for index, name in enumerate(names):
        keys = (*keys, name)
        if array and index == len(names) - 1:
            next(tokens)
            lengths[keys] = lengths.get(keys, 0) + 1
        if keys in lengths:
            keys = (*keys, lengths[keys] - 1)
    return keys


def _key(tokens: Iterator[_Token], end: str, first: _Token) -> Keys:
    parts: list[str] = []
    token = first
    while token.kind != "mark" or token.text != end:
        if token.kind == "bare":
            parts += filter(None, token.text.split("."))
        else:
            import tomllib

            parts.append(tomllib.loads(f"key = {token.text}")["key"])
        token = next(tokens)
    return tuple(parts)


def _value(token: _Token, tokens: Iterator[_Token], keys: Keys, lines: dict[Keys, int]) -> None:
    if token.kind != "mark":
        return
    if token.text == "[":
        index = 0
        while (token := next(tokens)).text != "]" or token.kind != "mark":
            if token.text == "," and token.kind == "mark":
                index += 1
            elif token.text != "\n":
                lines[(*keys, index)] = token.line
                _value(token, tokens, (*keys, index), lines)
    elif token.text == "{":
        while (token := next(tokens)).text != "}" or token.kind != "mark":
            if token.kind != "mark":
                inner = (*keys, *_key(tokens, "=", token))
                _note(lines, inner, len(keys), token.line)
                _value(next(tokens), tokens, inner, lines)
