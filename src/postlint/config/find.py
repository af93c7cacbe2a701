"""Find the configuration of a folder, and read it with all that it extends."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from postlint.errors import ConfigError

if TYPE_CHECKING:
    from postlint.config.lines import Keys

NAME = "postlint.toml"
_TABLE = ("tool", "postlint")
_AT_LINE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)\Z")


class ConfigErrors(ConfigError):  # noqa: N818  there are several
    """All that is wrong with a configuration: ``errors`` one by one, ``str()`` one a line. Path and line are those of the first."""

    def __init__(self, errors: Sequence[ConfigError]) -> None:
        super().__init__(errors[0].message, path=errors[0].path, line=errors[0].line)
        self.errors = tuple(errors)

    def __str__(self) -> str:
        return "\n".join(map(str, self.errors))


@dataclass(frozen=True)
class Source:
    """One file of a configuration as it was read. ``data`` is its table, in a pyproject.toml that of ``[tool.postlint]``."""

    path: Path
    text: str
    data: Mapping[str, Any]

    @cached_property
    def shown(self) -> str:
        """The path as messages name it."""
        return shown(self.path)

    @cached_property
    def _lines(self) -> dict[Keys, int]:
        from postlint.config.lines import find_lines

        return find_lines(self.text)

    def line(self, keys: Keys) -> int | None:
        """Return the line of a key, or of the nearest table that would hold it."""
        from postlint.config.lines import line_of

        return line_of(self._lines, (*_prefix(self.path), *keys))

    def where(self, keys: Keys) -> str:
        """Return ``postlint.toml:12``."""
        return f"{self.shown}:{self.line(keys) or 1}"

    def error(self, keys: Keys, message: str) -> ConfigError:
        """Return an error that names the line of a key."""
        return ConfigError(message, path=self.shown, line=self.line(keys))


def shown(path: Path) -> str:
    """Return a path as messages name it: seen from the working directory where that is shorter."""
    try:
        return min(os.path.relpath(path), str(path), key=len)
    except ValueError:  # another drive of Windows
        return str(path)


class Raw(NamedTuple):
    """A configuration as its files say it, not yet checked. ``sources`` begins with the file that is extended by all others.

    ``path`` is the file that holds here, or None. ``root`` is its folder, else the folder of ``.git``, else where the search began.
    """

    root: Path
    path: Path | None = None
    sources: tuple[Source, ...] = ()

    @property
    def packs(self) -> tuple[Path, ...]:
        """The packs that are named. Raises ConfigErrors, with their lines, for those that do not exist."""
        for source in reversed(self.sources):
            named = source.data.get("packs")
            if isinstance(named, list):
                paths = [source.path.parent / name if isinstance(name, str) else None for name in named]
                missing = [
                    source.error(("packs", index), f'the pack "{named[index]}" does not exist')
                    for index, path in enumerate(paths)
                    if path and not path.is_file()
                ]
                if missing:
                    raise ConfigErrors(missing)
                return tuple(path for path in paths if path)
        return ()


def find(start: Path) -> Path | None:
    """Return the nearest configuration upwards of a file or folder, as far as the root of the file system; None if there is none.

    That is a ``postlint.toml``, else a ``pyproject.toml`` with ``[tool.postlint]``. Raises ConfigErrors if a pyproject.toml that
    speaks of postlint is no TOML.
    """
    for folder in _upwards(start):
        own = folder / NAME
        if os.path.isfile(own):  # noqa: PTH113  false, not an error, in a folder that we may not read
            return own
        project = folder / "pyproject.toml"
        if os.path.isfile(project) and _speaks_of_us(project):  # noqa: PTH113
            return project
    return None


def read(path: Path | None, start: Path | None = None) -> Raw:
    """Read a configuration and what it extends; without a path, the one of no file at all, whose root is looked for from ``start``.

    Raises ConfigErrors for a file that is missing, unreadable, no TOML, or extends itself.
    """
    if path is None:
        start = _folder(start or Path())
        root = next((folder for folder in _upwards(start) if os.path.lexists(folder / ".git")), start)
        return Raw(root)
    path = Path(os.path.abspath(path))  # noqa: PTH100  unlike resolve(), it does not follow links
    sources = [_source(path)]
    seen = {path.resolve()}
    while isinstance(target := sources[0].data.get("extend"), str):
        extends = sources[0]
        base = Path(os.path.normpath(extends.path.parent / target))
        if not base.is_file():
            raise ConfigErrors([extends.error(("extend",), f'extend: the file "{target}" does not exist')])
        if base.resolve() in seen:
            raise ConfigErrors([extends.error(("extend",), f'extend: "{target}" leads back to a file that extends this one')])
        seen.add(base.resolve())
        sources.insert(0, _source(base, needed=extends))
    return Raw(path.parent, path, tuple(sources))


def _prefix(path: Path) -> tuple[str, ...]:
    return _TABLE if path.name == "pyproject.toml" else ()


def _folder(start: Path) -> Path:
    absolute = Path(os.path.abspath(start))  # noqa: PTH100
    return absolute if os.path.isdir(absolute) else absolute.parent  # noqa: PTH112


def _upwards(start: Path) -> list[Path]:
    folder = _folder(start)
    return [folder, *folder.parents]


def _speaks_of_us(path: Path) -> bool:
    try:
        text = path.read_bytes()
    except OSError:
        return False
    return b"postlint" in text and _own_table(_parse(path)[1], path) is not None


def _own_table(data: Any, path: Path) -> Any:
    for name in _prefix(path):
        data = data.get(name) if isinstance(data, dict) else None
    return data


def _source(path: Path, needed: Source | None = None) -> Source:
    text, data = _parse(path)
    table = _own_table(data, path)
    if isinstance(table, dict):
        return Source(path, text, table)
    if needed:
        raise ConfigErrors([needed.error(("extend",), f'extend: "{needed.data["extend"]}" has no table [tool.postlint]')])
    raise ConfigErrors([ConfigError("has no table [tool.postlint]", path=Source(path, "", {}).shown)])


def _parse(path: Path) -> tuple[str, dict[str, Any]]:
    shown = Source(path, "", {}).shown
    try:
        content = path.read_bytes()
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise ConfigErrors([ConfigError(f"cannot be read: {error.strerror}", path=shown)]) from None
    except UnicodeDecodeError as error:
        raise ConfigErrors([ConfigError("not UTF-8", path=shown, line=content.count(b"\n", 0, error.start) + 1)]) from None
    import tomllib

    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        at = _AT_LINE.search(message)
        line = int(at[1]) if at and at[1] else text.count("\n") + 1
        raise ConfigErrors([ConfigError(f"not TOML: {_AT_LINE.sub('', message)}", path=shown, line=line)]) from None
    except RecursionError:
        raise ConfigErrors([ConfigError("not TOML: nested too deep", path=shown)]) from None
