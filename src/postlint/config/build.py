"""From what the files of a configuration say to the configuration that holds."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from postlint.brand import Brand, Person
from postlint.config.check import problems
from postlint.config.directory import Directory, read_directory
from postlint.config.find import ConfigErrors, Raw, shown
from postlint.config.lines import Keys
from postlint.config.merge import Values, merge
from postlint.config.plan import PRIVATE, Choice, graver_decisions
from postlint.config.schema import schema
from postlint.config.settings import Config, threshold
from postlint.errors import ConfigError
from postlint.post import Ignore
from postlint.rules import Rule
from postlint.sectors import own_topics
from postlint.services.clock import zone
from postlint.text.handles import tidy

_TABLES = {"web": "web", "grammar": "grammar", "nlp": "nlp", "images": "images", "pictures": "images", "vision": "vision", "ocr": "ocr"}
"""Table or service → the table with its settings."""

_BRAND_FIELDS = {f.name for f in fields(Brand)}


def build(raw: Raw, rules: Mapping[str, Rule]) -> Config:
    """Check what was read against all rules there are. Raises ConfigErrors with everything that is wrong, file by file."""
    known = schema(rules)
    wrong = [source.error(keys, said) for source in raw.sources for keys, said in problems(source.data, known, known)]
    if wrong:
        raise ConfigErrors(wrong)
    values = merge(raw.sources)
    directories = _directories(values)
    config = _build(raw, rules, values, known["properties"], directories)
    late = [*graver_decisions(rules, values), *_unknown_words(config.brands), *_unknown_zones(config.brands)]
    if late:
        raise ConfigErrors([values.origins[keys].error(keys, said) for keys, said in late])
    return config


def _build(raw: Raw, rules: Mapping[str, Rule], values: Values, known: Mapping[str, Any], directories: Mapping[str, Directory]) -> Config:
    said = {key: values.data.get(key, node.get("default")) for key, node in known.items()}
    return Config(
        root=raw.root,
        rules=rules,
        path=raw.path,
        include=tuple(said["include"]),
        exclude=tuple(said["exclude"]),
        fail_on=threshold(said["fail-on"]),
        require=tuple(said["require"]),
        packs=tuple(map(Path, said["packs"])),
        reviewers=tuple(said["reviewers"]),
        two_people=said["two-people"],
        page_keys=tuple(said["markdown-keys"]),
        days_first={"day-first": True, "month-first": False}.get(said["date-order"]),
        brands={name: _brand(name, table, directories.get(name, Directory())) for name, table in values.table("brands").items()},
        services={service: values.table(table) for service, table in _TABLES.items()},
        networks=values.table("networks"),
        paths=tuple(said["paths"] or ()),
        ignores=_ignores(said["ignores"] or (), values),
        choice=Choice(tuple(said["select"]), (*said["ignore"], *PRIVATE) if values.get("web", "allow-private") else tuple(said["ignore"])),
        values=values,
    )


def _directories(values: Values) -> dict[str, Directory]:
    """Read the table that each brand names. Raises ConfigErrors with every row that is wrong."""
    found: dict[str, Directory] = {}
    wrong: list[ConfigError] = []
    for name, table in values.table("brands").items():
        if "directory" in table:
            path = Path(table["directory"])
            source = values.origins["brands", name, "directory"]
            inside = path.resolve().is_relative_to(source.path.parent.resolve())  # what is wrong in it is shown: it must be no other file
            if not inside or not path.is_file():
                why = "does not exist" if inside else "must lie in the folder of this configuration, or below it"
                wrong.append(source.error(("brands", name, "directory"), f'directory: the file "{path.name}" {why}'))
                continue
            found[name], errors = read_directory(path, shown(path))
            wrong += errors
    if wrong:
        raise ConfigErrors(wrong)
    return found


def _brand(name: str, table: Mapping[str, Any], directory: Directory) -> Brand:
    said: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items() if key in _BRAND_FIELDS}
    said |= {key: tuple(folders) for key, folders in table.get("images", {}).items()}
    for key in ("people", "partners"):
        said[key] = (*(_person(entry) for entry in table.get(key, ())), *getattr(directory, key))
    said["accounts"] = {network: tidy(handle, network) for network, handle in table.get("accounts", {}).items()}
    if "hashtags" in said:
        said["hashtags"] = tuple(tag.removeprefix("#") for tag in said["hashtags"])
    return Brand(name, known=True, **said)


def _ignores(tables: Iterable[Mapping[str, Any]], values: Values) -> dict[str, tuple[Ignore, ...]]:
    found: dict[str, tuple[Ignore, ...]] = {}
    for index, table in enumerate(tables):
        written = values.origins["ignores",].where(("ignores", index))
        ignore = Ignore(table["rule"], tuple(table.get("words", ())), table.get("why"), written)
        found[table["post"]] = (*found.get(table["post"], ()), ignore)
    return found


def _unknown_words(brands: Mapping[str, Brand]) -> Iterator[tuple[Keys, str]]:
    for name, brand in brands.items():
        for key, read in (("sector", own_topics), ("hours", lambda brand: brand.awake)):
            try:
                read(brand)
            except ConfigError as error:
                yield ("brands", name, key), error.message


def _unknown_zones(brands: Mapping[str, Brand]) -> Iterator[tuple[Keys, str]]:
    for name, brand in brands.items():
        try:
            _ = brand.timezone is None or zone(brand.timezone)
        except ConfigError as error:
            yield ("brands", name, "timezone"), error.message


def _person(entry: Mapping[str, Any]) -> Person:
    facts = {key: value for key, value in entry.items() if key in Person._fields}
    return Person(**facts, handles={key: tidy(value, key) for key, value in entry.items() if key not in facts})
