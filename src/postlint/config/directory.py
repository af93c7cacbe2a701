"""The directory of a brand as a table: a CSV file, one person or partner a row."""

import csv
from collections.abc import Callable, Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from postlint.brand import FACTS, Person
from postlint.errors import ConfigError, UnknownNetwork, did_you_mean
from postlint.text.entities import is_handle
from postlint.text.handles import tidy
from postlint.text.networks import ALIASES, NETWORKS, canonical
from postlint.text.patterns import Pattern

KINDS = ("person", "partner")
_COUNTRY = Pattern(r"[A-Z]{2}(?:-[A-Z]{3})?")
_TOLD = 20
"""The most bad rows of a file that are told one by one."""

Tell = Callable[[str, int], None]


class Directory(NamedTuple):
    """What a table holds."""

    people: tuple[Person, ...] = ()
    partners: tuple[Person, ...] = ()


def read_directory(path: Path, shown: str) -> tuple[Directory, list[ConfigError]]:
    """Read a table, and return what is wrong with it, each with its line; ``shown`` is its name in messages.

    The first line names the columns: ``name``, a network, and if wanted ``kind`` (person or partner), country, club, role, email and
    phone, parted by comma, semicolon or tab. A handle may be given as the address of its profile. Rows that are wrong are left out.
    """
    wrong: list[ConfigError] = []

    def tell(message: str, line: int) -> None:
        wrong.append(ConfigError(message, path=shown, line=line))

    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        return Directory(), [ConfigError(f"cannot be read: {error.strerror}", path=shown)]
    except UnicodeDecodeError as error:
        tell("not UTF-8: save the table as CSV UTF-8", error.object.count(b"\n", 0, error.start) + 1)
        return Directory(), wrong
    rows = list(_rows(text, tell))
    found = {kind: tuple(person for said, person in rows if said == kind) for kind in KINDS}
    if len(wrong) > _TOLD:
        wrong[_TOLD:] = [ConfigError(f"{len(wrong) - _TOLD} more rows are wrong", path=shown)]
    return Directory(found["person"], found["partner"]), wrong


def _rows(text: str, tell: Tell) -> Iterator[tuple[str, Person]]:
    first = text.partition("\n")[0]
    reader = csv.reader(StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
    columns: list[str] | None = None
    seen: dict[tuple[str, str], tuple[str, int]] = {}
    while True:
        line = reader.line_num + 1
        try:
            cells = [cell.strip() for cell in next(reader)]
        except StopIteration:
            break
        except csv.Error as error:
            tell(f"no CSV: {error}", reader.line_num)
            break
        if columns is None:
            columns = _columns(cells, tell)
            if not columns:
                return
        elif any(cells) and (row := _row(dict(zip(columns, cells, strict=False)), cells[len(columns) :], seen, line, tell)):
            yield row
    if columns is None:
        tell('is empty: the first line has to name the columns, one of them "name"', 1)


def _columns(cells: list[str], tell: Tell) -> list[str]:
    """Return the columns by the ids of networks; none if one is unknown."""
    columns = [_column(cell) for cell in cells]
    known = (*FACTS, "kind", *NETWORKS, *ALIASES)
    wrong = [(cell, column) for cell, column in zip(cells, columns, strict=True) if column not in known]
    for cell, _ in wrong:
        tell(f'unknown column "{cell[:40]}"{did_you_mean(cell.lower(), known)}: it may be {", ".join((*FACTS, "kind"))} or a network', 1)
    double = next((column for n, column in enumerate(columns) if column in columns[:n]), None)
    if double:
        tell(f'two columns are "{double}"', 1)
    if "name" not in columns and not wrong:
        tell('no column is "name"', 1)
    return [] if wrong or double or "name" not in columns else columns


def _column(cell: str) -> str:
    name = cell.strip().casefold()
    try:
        return canonical(name)
    except UnknownNetwork:
        return name


def _row(
    row: Mapping[str, str], excess: list[str], seen: dict[tuple[str, str], tuple[str, int]], line: int, tell: Tell
) -> tuple[str, Person] | None:
    """Return the kind and the person of a row; None if it is wrong, which is told."""
    name, kind = row.get("name", ""), row.get("kind", "").casefold() or "person"
    country = row.get("country", "").upper()
    handles = {column: tidy(cell, column).lstrip("@＠") for column, cell in row.items() if cell and column in (*NETWORKS, "email", "phone")}
    wrong = []
    if any(excess):
        wrong.append(f'"{" ".join(excess)[:40]}" stands beyond the last column')
    if not name:
        wrong.append('the column "name" is empty')
    if kind not in KINDS:
        wrong.append(f'column "kind": "{kind[:40]}" is neither person nor partner')
    if country and not _COUNTRY.fullmatch(country):
        wrong.append(f'column "country": "{country[:40]}" is no country code such as NO or GB-SCT')
    for network, handle in handles.items():
        if network in NETWORKS and not is_handle(handle, network):
            wrong.append(f'column "{network}": no account of {network} can be called "{handle[:60]}"')
        other, where = seen.setdefault((network, handle.casefold()), (name, line))
        if other != name:
            wrong.append(f'column "{network}": "{handle[:60]}" is {other[:60]} in line {where}')
    for message in wrong:
        tell(message, line)
    return None if wrong else (kind, Person(name, handles, country=country, club=row.get("club", ""), role=row.get("role", "")))
