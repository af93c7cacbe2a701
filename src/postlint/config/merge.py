"""Lay the files of a configuration over each other, and remember which of them gave each value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from postlint.brand import FACTS

if TYPE_CHECKING:
    from postlint.config.find import Source
    from postlint.config.lines import Keys

_PATHS: tuple[tuple[str, ...], ...] = (("packs",), ("images", "library"), ("images", "deny"), ("grammar", "dictionaries"))
"""Arrays of files and folders, which each file of a configuration names as seen from itself."""


class Values(NamedTuple):
    """What all files say together. ``origins`` maps each key that is no table to the file that gave its value."""

    data: Mapping[str, Any]
    origins: Mapping[Keys, Source]

    def get(self, *keys: str) -> Any:
        """Return the value of a key, or None if no file gives one."""
        value: Any = self.data
        for key in keys:
            if not isinstance(value, dict) or key not in value:
                return None
            value = value[key]
        return value

    def table(self, *keys: str) -> Mapping[str, Any]:
        """Return a table, empty if no file has it."""
        return self.get(*keys) or {}

    def where(self, keys: Keys) -> str:
        """Return ``postlint.toml:12``, or ``default`` if no file gives the value."""
        return self.origins[keys].where(keys) if keys in self.origins else "default"


def merge(sources: Sequence[Source]) -> Values:
    """Lay each (valid) source over those before it: tables are merged, all else is replaced. Networks get their own ids."""
    data: dict[str, Any] = {}
    origins: dict[Keys, Source] = {}
    for source in sources:
        _lay(_normal(source), data, source, origins, ())
    return Values(data, origins)


def _lay(over: Mapping[str, Any], onto: dict[str, Any], source: Source, origins: dict[Keys, Source], at: Keys) -> None:
    for key, value in over.items():
        if isinstance(value, dict):
            _lay(value, onto.setdefault(key, {}), source, origins, (*at, key))
        else:
            onto[key] = value
            origins[*at, key] = source


def _normal(source: Source) -> dict[str, Any]:
    data = dict(source.data)
    folder = source.path.parent
    for *tables, key in _PATHS:
        data = _changed(data, (*tables, key), lambda names: [str(Path(folder, name)) for name in names])
    data = _changed(data, ("vision", "model"), lambda name: str(Path(folder, name)))
    data = _changed(data, ("networks",), _by_network)
    for brand in data.get("brands", {}):
        for key in ("accounts", "networks"):
            data = _changed(data, ("brands", brand, key), _by_network)
        data = _changed(data, ("brands", brand, "directory"), lambda name: str(Path(folder, name)))
        for key in ("library", "deny"):
            data = _changed(data, ("brands", brand, "images", key), lambda names: [str(Path(folder, name)) for name in names])
        for key in ("people", "partners"):
            data = _changed(data, ("brands", brand, key), lambda people: [_by_network(person) for person in people])
    return _changed(data, ("paths",), lambda tables: [_to_networks(table) for table in tables])


def _changed(data: Mapping[str, Any], keys: Sequence[str], change: Callable[[Any], Any]) -> dict[str, Any]:
    """Return a copy of ``data`` in which the value of a key, if there is one, is changed."""
    first, *rest = keys
    if first not in data:
        return dict(data)
    return {**data, first: _changed(data[first], rest, change) if rest else change(data[first])}


def _by_network(table: Mapping[str, Any]) -> dict[str, Any]:
    from postlint.text.networks import canonical

    return {key if key in FACTS or key == "paid" else canonical(key): value for key, value in table.items()}


def _to_networks(table: Mapping[str, Any]) -> dict[str, Any]:
    from postlint.text.networks import canonical

    return _changed(table, ("to",), lambda names: list(dict.fromkeys(map(canonical, names))))
