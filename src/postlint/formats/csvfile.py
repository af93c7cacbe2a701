"""CSV and TSV: a header, then one post a row; our own columns, or those of a scheduler, known by the header.

Cells are found by their place in the file, which the standard library's reader does not tell.
"""

import re
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from postlint.errors import FormatError
from postlint.formats.dates import day_first, parse_when, year_first
from postlint.formats.layouts import HOOTSUITE, LAYOUTS, OWN, headless, known, settings
from postlint.formats.positions import FileOrigin, Keys, Place, Runs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from postlint.formats.fields import Reading
    from postlint.formats.source import Source
    from postlint.post import Post

_DELIMITERS = (",", ";", "\t")


class _Malformed(Exception):  # noqa: N818  it never leaves this file
    """No cell can be read at this place."""


class _Row(NamedTuple):
    start: int
    number: int
    cells: list[str]


class _Piece(NamedTuple):
    """A stretch of the value of a cell, from ``shift`` on."""

    column: int
    shift: int
    text: str


class Table:
    """The text of a table and the layout and columns that its header shows. Raises LookupError where it shows none that we know."""

    def __init__(self, source: "Source", delimiter: str) -> None:
        self.source = source
        self.delimiter = delimiter
        # A quoted cell, in which a quote is written twice, or one without; then what ends it.
        self._cell = re.compile(rf'(?:("[^"]*+(?:""[^"]*+)*+") *+|((?!")[^{delimiter}\n]*+))({delimiter}|\n|\Z)')
        header, self.body = self.row(0)
        names = [" ".join(name.casefold().split()) for name in header]
        self.width = len(names)
        self.layout = HOOTSUITE
        if headless(header):
            names, self.body = ["date", "message", "link"][: self.width], 0
        else:
            self.layout = known(names)
        self.columns = {name: column for column, name in reversed(list(enumerate(names)))}

    def places(self, at: int) -> tuple[list[Place], int]:
        """Return where the cells of a row stand, quotes included, and where the next row begins."""
        places: list[Place] = []
        while True:
            cell = self._cell.match(self.source.text, at)
            if not cell:
                raise _Malformed(at)
            places.append(cell.span(1) if cell[1] is not None else cell.span(2))
            at = cell.end()
            if cell[3] != self.delimiter:
                return places, at

    def row(self, at: int) -> tuple[list[str], int]:
        """Return the values of the cells of a row, and where the next row begins."""
        text = self.source.text
        places, end = self.places(at)
        cells = [text[a + 1 : b - 1].replace('""', '"') if text.startswith('"', a) and b > a else text[a:b] for a, b in places]
        return cells, end


def read_csv(reading: "Reading") -> "list[Post]":
    """Read the posts of each row; a row that is broken is told, and the others are read."""
    reading.strict = False
    table = _table(reading.source)
    if table is None:
        if reading.source.text.strip():
            tools = ", ".join(dict.fromkeys(layout.tool for layout in LAYOUTS if layout is not OWN))
            reading.tell(f'the first line has to name the columns, one of them "text", or to be the header of {tools}', 1)
        return []
    layout = table.layout
    rows = list(_rows(reading, table))
    order = day_first(settings(layout, table.columns, row.cells)[0].get("when", "") for row in rows)
    order = reading.days_first if order is None else order
    return [post for row in rows for post in _posts(reading, table, row, days_first=order)]


def _table(source: "Source") -> Table | None:
    """Return the table as the delimiter shows it with which the header names columns that we know."""
    for delimiter in _DELIMITERS:
        try:
            return Table(source, delimiter)
        except (_Malformed, LookupError):
            continue
    return None


def _rows(reading: "Reading", table: Table) -> "Iterator[_Row]":
    source = reading.source
    at, number = table.body, 0
    while at < len(source.text):
        start = at
        try:
            cells, at = table.row(start)
        except _Malformed as error:
            number += 1
            bad = error.args[0]
            line = source.line_column(bad)[0]
            reading.tell("the quote that opens a cell here is not closed, or a quote in the cell is not written twice", line)
            at = source.text.find("\n", bad) + 1 or len(source.text)
            continue
        if not any(map(str.strip, cells)):
            continue
        number += 1
        if len(cells) < table.width or any(map(str.strip, cells[table.width :])):
            cure = "put quotes around a cell that holds one" if len(cells) > table.width else "empty cells need one too"
            wanted = f"{len(cells)} cells, and the header has {table.width}"
            reading.tell(f"{wanted}: a {_name(table.delimiter)} ends a cell; {cure}", source.line_column(start)[0])
            continue
        yield _Row(start, number, cells)


def _posts(reading: "Reading", table: Table, row: _Row, *, days_first: bool | None) -> "Iterator[Post]":
    """Make the post of a row, or the posts of the thread in it."""
    values, _ = settings(table.layout, table.columns, row.cells)
    values["when"], readings = _when(values.get("when", ""), days_first=days_first)
    if reading.overrides.when:
        readings = ()
    line = reading.source.line_column(row.start)[0]
    named = table.columns.get("id")
    id = reading.row_id("" if named is None else row.cells[named], row.number, line)
    parts = _parts(table, row)
    whole = len(parts) == 1
    text, origin = _joined(table, row, parts[0])
    post = reading.post(values, text, origin, id=id if whole else f"{id}#1", part=(1, len(parts)), readings=readings)
    yield post
    for index, part in enumerate(parts[1:], 2):
        text, origin = _joined(table, row, part)
        yield replace(post, text=text, images=(), part=(index, len(parts)), id=f"{id}#{index}", origin=origin)


def _joined(table: Table, row: _Row, pieces: "list[_Piece]") -> "tuple[str, CellOrigin]":
    return "\n".join(piece.text for piece in pieces), CellOrigin(table, row.start, pieces)


def _when(cell: str, *, days_first: bool | None) -> "tuple[str | None, tuple[date, ...]]":
    """Return when a row goes out, and if its date can be read in two ways, nothing and both readings."""
    texts = year_first(cell, days_first=days_first)
    if len(texts) == 1:
        return texts[0], ()
    try:
        return None, tuple(map(parse_when, texts))
    except FormatError:
        return cell, ()


def _parts(table: Table, row: _Row) -> list[list[_Piece]]:
    """Return the parts of the row's thread, most often one; a link in a column of its own stands below the first."""
    layout = table.layout
    column = table.columns[layout.text]
    if layout.parts:
        places = [(name, table.columns[name]) for name in dict.fromkeys((layout.text, *layout.parts)) if name in table.columns]
        found = [piece for name, at in places for piece in _segments(at, row.cells[at], split=name in layout.parts) if piece.text]
    else:
        found = [_Piece(column, 0, row.cells[column])]
    parts = [[piece] for piece in found] or [[_Piece(column, 0, "")]]
    at = table.columns.get(layout.link, -1)
    link = next(_segments(at, row.cells[at], split=False)) if at >= 0 else _Piece(at, 0, "")
    if link.text and not any(link.text in piece.text for piece in found):
        parts[0] = [*(piece for piece in parts[0] if piece.text), link]
    return parts


def _segments(column: int, cell: str, *, split: bool) -> "Iterator[_Piece]":
    at = 0
    for piece in cell.split("||") if split else [cell]:
        yield _Piece(column, at + len(piece) - len(piece.lstrip()), piece.strip())
        at += len(piece) + 2


class CellOrigin(FileOrigin):
    """A post in a cell, in a part of one, or in two with a line end between; the row is read again when a place in it is asked for."""

    def __init__(self, table: Table, start: int, pieces: list[_Piece]) -> None:
        self.source = table.source
        self._table = table
        self._start = start
        self._pieces = pieces

    def place(self, keys: Keys) -> Place | None:
        """Where a value stands in the source: the whole cell."""
        column = self._where.get(keys)
        return None if column is None else self._table.places(self._start)[0][column]

    def written(self, text: str, start: int, end: int) -> str | None:
        """Return a piece of the text as it stands in a quoted cell; a bare cell takes no quote, delimiter or line end."""
        for piece in self._pieces:
            if end <= len(piece.text):
                break
            start, end = start - len(piece.text) - 1, end - len(piece.text) - 1
        if start < 0:  # it begins in one cell and ends in the next
            return None
        first, last = self._table.places(self._start)[0][piece.column]
        if self.source.text.startswith('"', first) and first != last:
            return text.replace('"', '""')
        return None if any(sign in text for sign in '",;\t\n') else text

    @cached_property
    def _where(self) -> dict[Keys, int]:
        cells, _ = self._table.row(self._start)
        return settings(self._table.layout, self._table.columns, cells)[1]

    @cached_property
    def runs(self) -> Runs:
        """Where the code points of the text stand in the source."""
        places, _ = self._table.places(self._start)
        pieces = [(piece, self._in_cell(*places[piece.column]).after(piece.shift)) for piece in self._pieces]
        runs, length = pieces[0][1], len(pieces[0][0].text)
        for piece, more in pieces[1:]:
            runs.then(length + 1, more)
            length += 1 + len(piece.text)
        return runs

    def _in_cell(self, start: int, end: int) -> Runs:
        if not self.source.text.startswith('"', start) or start == end:
            return Runs(start)
        runs = Runs(start + 1)
        for gone, quotes in enumerate(re.finditer('""', self.source.text[start + 1 : end - 1]), 1):
            runs.jump(quotes.end() - gone, start + 1 + quotes.end())
        return runs


def _name(delimiter: str) -> str:
    return {",": "comma", ";": "semicolon"}.get(delimiter, "tab")
