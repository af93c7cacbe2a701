"""Where the characters of a YAML string stand: escapes, doubled quotes, folded lines and indented blocks undone."""

import re

from postlint.formats.positions import Runs

_FOLD = r"(?<![ \t])[ \t]*+\n[ \t\n]*+"
_PLAIN = re.compile(_FOLD)
_SINGLE = re.compile(rf"''|{_FOLD}")
_DOUBLE = re.compile(rf"\\\n[ \t]*+|\\r\\n|\\x..|\\u....|\\U.{{8}}|\\.|{_FOLD}")
_HEADER = re.compile(r"[|>][-+]?(\d?)[-+]?[^\n]*\n(?: *\n)*")
_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\n", "e": "\x1b", " ": " ", '"': '"',
    "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029", "\n": "",
}  # fmt: skip
_END = " \t\n"


class _Still(Runs):
    """A value whose parts cannot be told apart: all of it stands where it begins."""

    def after(self, point: int) -> Runs:  # noqa: ARG002
        """Return itself: there is no better place."""
        return self

    def start(self, point: int) -> int:  # noqa: ARG002
        """Return the same place for each."""
        return self._places[0]

    end = start


def runs_of(text: str, start: int, end: int, value: str) -> Runs:
    r"""Return where the code points of a string stand, which is written in ``text`` from ``start`` to ``end``.

    >>> runs = runs_of('tweet: "caf\\u00e9!"', 7, 19, "café!")
    >>> runs.start(3), runs.start(4)
    (11, 17)
    """
    style = text[start : start + 1]
    if style in {"|", ">"}:
        return _block(text, start, end, value) or _Still(start)
    quoted = style in {"'", '"'}
    begin, stop = (start + 1, end - 1) if quoted else (start, end)
    tokens = {"'": _SINGLE, '"': _DOUBLE}.get(style, _PLAIN)
    runs = Runs(begin)
    built, done = "", begin
    for token in tokens.finditer(text, begin, stop):
        meaning = _meaning(token[0])
        built += text[done : token.start()] + meaning
        done = token.end()
        if meaning:
            runs.jump(len(built), done)
        else:
            runs.skip(len(built), token.start(), done)
    return runs if built + text[done:stop] == value else _Still(start)


def _meaning(sign: str) -> str:
    """Return what an escape, two single quotes or a fold stand for."""
    if sign == "''":
        return "'"
    if not sign.startswith("\\"):
        lines = sign.count("\n")
        return " " if lines == 1 else "\n" * (lines - 1)
    if sign == "\\r\\n":
        return "\n"
    if len(sign) > 2 and sign[1] in "xuU":
        digits = sign[2:]
        return chr(int(digits, 16))
    return _ESCAPES.get(sign[1], sign)


def _block(text: str, start: int, end: int, value: str) -> Runs | None:
    header = _HEADER.match(text, start, end)
    if not header:
        return None
    body = text[header.end() : end]
    indent = int(header[1] or 0) or len(body) - len(body.lstrip(" "))
    empty = len(value) - len(value.lstrip("\n"))  # lines between the header and the text
    runs = Runs(header.end())
    runs.jump(empty, header.end() + indent)
    built, done = "\n" * empty, indent
    for lines in re.compile(rf"(?:\n {{0,{indent}}})+").finditer(body.rstrip(_END)):
        built += body[done : lines.start()]
        begun = body.rfind("\n", 0, lines.start()) + 1
        deeper = body[begun + indent] in " \t" or body[lines.end()] in " \t"
        count = lines[0].count("\n")
        folded = text[start] == ">" and not deeper
        built += (" " if count == 1 else "\n" * (count - 1)) if folded else "\n" * count
        done = lines.end()
        runs.jump(len(built), header.end() + done)
    built += body[done:]
    return runs if built.rstrip(_END) == value.rstrip(_END) else None
