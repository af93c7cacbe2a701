"""CSV and TSV: a header, then one post a row; our own columns, or those of a scheduler, known by the header.

Cells are found by their place in the file, which the standard library's reader does not tell.
"""

import re
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from postlint.formats.dates import day_first, year_first
from postlint.formats.layouts import LAYOUTS, OWN, known, settings
from postlint.formats.positions import FileOrigin, Keys, Place, Runs

if TYPE_CHECKING:
    from collections.abc import Iterator

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
        self.columns = {name: column for column, name in reversed(list(enumerate(names)))}
        self.layout = known(names)

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
    whens = [settings(layout, table.columns, row.cells)[0].get("when", "") for row in rows] if layout is not OWN else []
    order = day_first(whens)
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
    if table.layout is not OWN and "when" in values:
        values["when"] = year_first(values["when"], days_first=days_first)
    line = reading.source.line_column(row.start)[0]
    named = table.columns.get("id")
    id = reading.row_id("" if named is None else row.cells[named], row.number, line)
    parts = _parts(table, row)
    column, shift, text = parts[0]
    whole = len(parts) == 1
    post = reading.post(
        values,
        text,
        CellOrigin(table, row.start, column, shift),
        id=id if whole else f"{id}#1",
        part=(1, len(parts)),
    )
    yield post
    for index, (column, shift, text) in enumerate(parts[1:], 2):
        origin = CellOrigin(table, row.start, column, shift)
        yield replace(post, text=text, images=(), part=(index, len(parts)), id=f"{id}#{index}", origin=origin)


def _parts(table: Table, row: _Row) -> list[tuple[int, int, str]]:
    """Return column, offset in the cell's value, and text of each part of the row's thread."""
    layout = table.layout
    column = table.columns[layout.text]
    if not layout.parts:
        return [(column, 0, row.cells[column])]
    found = []
    for name in dict.fromkeys((layout.text, *layout.parts)):
        at = table.columns.get(name)
        if at is not None:
            found += [(at, shift, text) for shift, text in _segments(row.cells[at], split=name in layout.parts)]
    return [part for part in found if part[2]] or [(column, 0, "")]


def _segments(cell: str, *, split: bool) -> "Iterator[tuple[int, str]]":
    at = 0
    for piece in cell.split("||") if split else [cell]:
        yield at + len(piece) - len(piece.lstrip()), piece.strip()
        at += len(piece) + 2


class CellOrigin(FileOrigin):
    """A post in a cell, or in a part of one; the row is read again when a place in it is asked for."""

    def __init__(self, table: Table, start: int, column: int, shift: int) -> None:
        self.source = table.source
        self._table = table
        self._start = start
        self._column = column
        self._shift = shift

    def place(self, keys: Keys) -> Place | None:
        """Where a value stands in the source: the whole cell."""
        column = self._where.get(keys)
        return None if column is None else self._table.places(self._start)[0][column]

    def written(self, text: str) -> str | None:
        """Return a piece of the text as it stands in a quoted cell; a bare cell takes no quote, delimiter or line end."""
        start, end = self._table.places(self._start)[0][self._column]
        if self.source.text.startswith('"', start) and start != end:
            return text.replace('"', '""')
        return None if any(sign in text for sign in '",;\t\n') else text

    @cached_property
    def _where(self) -> dict[Keys, int]:
        cells, _ = self._table.row(self._start)
        return settings(self._table.layout, self._table.columns, cells)[1]

    @cached_property
    def runs(self) -> Runs:
        """Where the code points of the text stand in the source."""
        start, end = self._table.places(self._start)[0][self._column]
        if not self.source.text.startswith('"', start) or start == end:
            return Runs(start + self._shift)
        runs = Runs(start + 1)
        for gone, quotes in enumerate(re.finditer('""', self.source.text[start + 1 : end - 1]), 1):
            runs.jump(quotes.end() - gone, start + 1 + quotes.end())
        return runs.after(self._shift)


def _name(delimiter: str) -> str:
    return {",": "comma", ";": "semicolon"}.get(delimiter, "tab")
