"""Additions to a configuration file that leave all else in it as it is: comments, order, line ends."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from postlint import whole
from postlint.config.find import prefix
from postlint.edits import applied, difference
from postlint.errors import ConfigError
from postlint.post import Ignore


def add_ignore(path: Path, post: str, ignore: Ignore) -> None:
    """Write an ``[[ignores]]`` for a post, in a new file if there is none. Raises ConfigError with the lines, if that cannot be done."""
    entry = {"post": post, "rule": ignore.rule, **({"words": list(ignore.words)} if ignore.words else {}), "why": ignore.why or ""}

    def change(table: Any, make: Callable[[Any], Any]) -> None:
        if "ignores" not in table:
            table["ignores"] = make([entry])
        else:
            table["ignores"].append(make([entry])[0])

    pairs = [f"{key} = {_written(value)}" for key, value in entry.items()]
    as_table = "\n".join([f"[[{'.'.join([*prefix(path), 'ignores'])}]]", *pairs])
    _change(path, change, f"{as_table}\nor, in a list that is there: {{{', '.join(pairs)}}}")


def add_hashtags(path: Path, brand: str, tags: Sequence[str]) -> None:
    """Add tags to the list that a brand keeps in this file. Raises ConfigError with the line, if that cannot be done."""

    def change(table: Any, make: Callable[[Any], Any]) -> None:  # noqa: ARG001  what every change takes
        table["brands"][brand]["hashtags"].extend(tags)

    _change(path, change, f"hashtags = [..., {', '.join(map(_written, tags))}]  # in the table of the brand {brand}")


def _change(path: Path, change: Callable[[Any, Callable[[Any], Any]], None], by_hand: str) -> None:
    """Make a change by a library that keeps the form of a file; written is what adds to the text and means what was meant."""
    import tomllib

    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    content = path.read_bytes() if path.exists() else b""
    before = content.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    wanted, document = tomllib.loads(before), tomlkit.parse(before)
    try:
        change(_table(wanted, path), lambda value: value)
        change(_table(document, path), _tables)
        after = tomlkit.dumps(document)
        after = after if before else after.lstrip("\n")
        edit = difference(before, after)
        if edit.start != edit.end or tomllib.loads(after) != wanted:
            raise ValueError(path)  # noqa: TRY301  one place tells all that can be wrong
    except (TOMLKitError, tomllib.TOMLDecodeError, ValueError, TypeError, KeyError, AttributeError):
        raise ConfigError(f"cannot be changed without harm: add by hand\n{by_hand}", path=str(path)) from None
    whole.write(path, applied(content, [edit]))


def _tables(entries: Sequence[Mapping[str, Any]]) -> Any:
    """Return an array of tables as the library writes it, each after an empty line."""
    import tomlkit

    array = tomlkit.aot()
    for entry in entries:
        table = tomlkit.table()
        table.update(entry)
        table.trivia.indent = "\n"
        array.append(table)
    return array


def _table(document: Any, path: Path) -> Any:
    for key in prefix(path):
        document = document[key]
    return document


def _written(value: str | Sequence[str]) -> str:
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")  # a JSON string is a TOML basic string
    return f"[{', '.join(map(_written, value))}]"


def hashtags_path(origins: Mapping[Any, Any], brand: str) -> Path | None:
    """Return the file that gives the hashtags of a brand, None if none does."""
    source = origins.get(("brands", brand, "hashtags"))
    return source.path if source else None
