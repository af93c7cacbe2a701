"""Whose business is what: the topics that a brand may name without being asked."""

from collections.abc import Mapping
from functools import cache, lru_cache

from postlint.brand import Brand
from postlint.data import compiled, rules_folder
from postlint.errors import ConfigError, did_you_mean


@cache
def sectors() -> Mapping[str, frozenset[str]]:
    """Return the ready profiles of ``rules/sectors.yml``: sector → its topics, which are file names in ``rules/topics``."""
    path = rules_folder() / "sectors.yml"
    found = compiled("sectors", [path], lambda: _read(path.read_text(encoding="utf-8")))
    return {name: frozenset(topics) for name, topics in found.items()}


def _read(text: str) -> dict[str, list[str]]:
    from postlint.marked import read_yaml

    value = read_yaml(text).value
    return {name: sorted({topic for group in profile.split() for topic in value["groups"].get(group, group).split()})
            for name, profile in value["sectors"].items()}  # fmt: skip


def own_topics(brand: Brand) -> frozenset[str]:
    """Return the topics that are a brand's own business: those it names, and those of its sector.

    Raises ConfigError for a sector that no profile describes.
    """
    return _own(brand.sector, brand.topics)


@lru_cache(1024)
def _own(sector: str | None, topics: tuple[str, ...]) -> frozenset[str]:
    if not sector:
        return frozenset(topics)
    profiles = sectors()
    name = sector.casefold().replace(" ", "-")
    if name not in profiles:
        raise ConfigError(f'no profile for the sector "{sector}"{did_you_mean(name, profiles)}')
    return profiles[name] | frozenset(topics)
