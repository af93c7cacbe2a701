"""Whose business is what: the topics that a brand may name without being asked."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from postlint.brand import Brand
from postlint.data import compiled, rules_folder
from postlint.errors import ConfigError, did_you_mean

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W\d_]+")


@cache
def topics() -> frozenset[str]:
    """Return the ids of all topics: the names of the files in ``rules/topics``."""
    return frozenset(path.stem for path in (rules_folder() / "topics").glob("*.yml"))


@cache
def sectors() -> Mapping[str, frozenset[str]]:
    """Return the ready profiles of ``rules/sectors.yml``: sector → the topics that are its own business."""
    return {name: topics() if "*" in listed else frozenset(listed) for name, listed in _file()["sectors"].items()}


@cache
def _file() -> Mapping[str, Mapping[str, list[str]]]:
    path = rules_folder() / "sectors.yml"
    found: dict[str, dict[str, list[str]]] = compiled("sectors", [path], lambda: _read(path.read_text(encoding="utf-8")))
    return found


def _read(text: str) -> dict[str, dict[str, list[str]]]:
    from postlint.marked import read_yaml

    found: dict[str, dict[str, list[str]]] = read_yaml(text).value
    return found


def own_topics(brand: Brand) -> frozenset[str]:
    """Return the topics that are a brand's own business: those it names, and those of its sector.

    A brand that no configuration describes is taken for what its name says: "Oslo Police" may speak of arrests. Raises ConfigError
    for a sector that no profile describes.
    """
    return _own(brand.sector, brand.topics, "" if brand.known else brand.name)


@lru_cache(4096)
def _own(sector: str | None, named: tuple[str, ...], name: str) -> frozenset[str]:
    profiles = sectors()
    if sector:
        key = sector.casefold().replace(" ", "-").replace("_", "-")
        if key not in profiles:
            raise ConfigError(f'no profile for the sector "{sector}"{did_you_mean(key, profiles)}')
        return profiles[key] | frozenset(named)
    return frozenset(named).union(*(profiles[sector] for sector in implied(name)))


def implied(name: str) -> list[str]:
    """Return the sectors that a name speaks of.

    >>> implied("Oslo Police"), implied("Acme Rockets")
    (['police'], [])
    """
    words = {word.casefold() for word in _WORD.findall(name)}
    whole = "".join(c for c in name.casefold() if c.isalnum())
    words.add(whole)
    return [sector for sector, signs in _file()["names"].items() if words and any(_says(sign, words, whole) for sign in signs)]


def _says(sign: str, words: set[str], whole: str) -> bool:
    if sign.startswith("*"):
        return sign.strip("*") in whole
    return whole.startswith(sign[:-1]) if sign.endswith("*") else sign in words
