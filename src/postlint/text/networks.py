"""What each network accepts, as dated facts with their sources: ``rules/networks/*.yml``, one file a network."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from postlint.errors import ConfigError, FormatError, UnknownNetwork, did_you_mean

if TYPE_CHECKING:
    from pathlib import Path

NETWORKS: tuple[str, ...] = (
    "x", "bluesky", "mastodon", "threads", "instagram", "facebook", "linkedin",
    "pinterest", "tiktok", "youtube", "reddit", "telegram", "discord",
)  # fmt: skip

ALIASES = {"twitter": "x", "facebook_page": "facebook"}
_STALE_AFTER = 18  # months
_SURE = frozenset("AB")

OVERRIDES: Mapping[str, type] = MappingProxyType(
    dict.fromkeys(
        (
            "max-characters", "max-characters-premium", "max-characters-with-media", "max-characters-with-photos", "max-bytes",
            "max-text-attachment", "max-title", "max-comment", "link-length", "preview", "preview-wide",
            "max-hashtags", "hashtags-refused", "max-hashtag", "max-mentions", "max-handle", "max-links", "max-link",
            "max-images", "max-image-bytes", "max-gif-bytes", "max-image-pixels", "min-image-width", "max-image-width", "max-alt-text",
            "max-videos", "max-video-bytes", "max-video-seconds", "max-video-fps", "max-document-bytes", "max-document-pages",
            "min-poll-options", "max-poll-options", "max-poll-option", "max-poll-question", "min-poll-minutes", "max-poll-minutes",
            "min-schedule-minutes", "max-schedule-days", "max-scheduled", "max-posts-per-day", "max-languages", "max-keywords",
            "max-keyword", "max-entities", "max-embeds", "max-embed-title", "max-embed-description", "max-embed-characters",
        ),
        int,
    )
    | dict.fromkeys(
        ("hashtags", "mentions", "links", "bare-links", "media-required", "mixed-media", "poll-with-media", "title-required"), bool
    )
    | dict.fromkeys(
        (
            "unit", "index-unit", "markup", "escaped", "wanted-aspect", "min-image-aspect", "max-image-aspect",
            "min-video-aspect", "max-video-aspect", "min-video-seconds",
        ),
        str,
    )
    | dict.fromkeys(("forbidden", "image-formats", "video-formats"), list)
)  # fmt: skip
"""Every fact there may be about a network, with the type of its value: what ``[networks.mastodon]`` of a configuration may set.

Numbers count what their name says (characters in the network's ``unit``), aspects are ``"4:5"`` (width to height), and
``hashtags``, ``mentions`` and ``links`` say whether a plain one becomes something to click on. ``docs/networks.md`` lists them.
"""


class Source(NamedTuple):
    """Where a fact was read: a title, an address (perhaps empty) and the date of what was read."""

    title: str
    url: str = ""
    date: str = ""


class Fact(NamedTuple):
    """One thing known of a network.

    ``confidence``: A read in the network's own documentation, schema or code; B read through a third party; C press, blogs, a single
    tool; U unverified. ``checked`` is when somebody last looked (ISO date); ``since`` when the network began with it. ``others``
    are the values of sources that disagree.
    """

    value: Any
    confidence: str
    sources: tuple[Source, ...]
    checked: str
    since: str = ""
    note: str = ""
    others: tuple["Fact", ...] = ()

    @property
    def sure(self) -> bool:
        """Whether a rule may call a breach of this an error: read in the documentation, at first or second hand."""
        return self.confidence in _SURE


@dataclass(frozen=True)
class Network:
    """One network: its id, its name, and what is known of it."""

    id: str
    name: str
    facts: Mapping[str, Fact]

    def get(self, key: str) -> Any:
        """Return the value of a fact; None if nothing is known. A key that is not in ``OVERRIDES`` is a KeyError."""
        OVERRIDES[key]
        fact = self.facts.get(key)
        return fact and fact.value

    def sure(self, key: str) -> bool:
        """Whether the fact is known for certain enough to hold a post."""
        OVERRIDES[key]
        return key in self.facts and self.facts[key].sure


def canonical(name: str) -> str:
    """Return the id of a network, which may be given by an alias. Raises UnknownNetwork."""
    known = ALIASES.get(name, name)
    if known in NETWORKS:
        return known
    raise UnknownNetwork(f'unknown network "{name}"{did_you_mean(name.lower(), (*NETWORKS, *ALIASES))}')


def facts(network: str, overrides: Mapping[str, Any] | None = None) -> Network:
    """Return what is known of a network, with a user's own values put in place: ``{"max-characters": 1000}``.

    Raises UnknownNetwork, and ConfigError for an override with a wrong name or type.
    """
    known = _networks()[canonical(network)]
    if not overrides:
        return known
    own = {key: Fact(_checked(key, value), "A", (Source("configuration"),), "") for key, value in overrides.items()}
    return replace(known, facts=MappingProxyType({**known.facts, **own}))


def _checked(key: str, value: Any) -> Any:
    if key not in OVERRIDES:
        raise ConfigError(f'unknown fact about a network: "{key}"{did_you_mean(key, OVERRIDES)}')
    if type(value) is not OVERRIDES[key] or (isinstance(value, int) and value < 0):
        kinds = {int: "a number, 0 or more", bool: "true or false", str: "a text", list: "a list of texts"}
        raise ConfigError(f'"{key}" must be {kinds[OVERRIDES[key]]}, not {value!r}')
    return value


def stale(today: date) -> list[tuple[str, str, Fact]]:
    """Return network, key and fact of all that nobody has checked for 18 months."""
    month = today.year * 12 + today.month - 1 - _STALE_AFTER
    limit = f"{month // 12:04}-{month % 12 + 1:02}-{today.day:02}"
    return [(n.id, key, fact) for n in _networks().values() for key, fact in n.facts.items() if fact.checked < limit]


def table() -> str:
    """Return all facts as Markdown: a table for each network, and its sources."""
    lines = [
        "# What the networks accept",
        "",
        "Made from `rules/networks/*.yml`; `postlint.toml` may set any of these: `[networks.mastodon]`, `max-characters = 1000`.",
        "Confidence: **A** read in the network's own documentation, schema or code; **B** read through a third party; **C** press, blogs,",
        "a single tool; **U** unverified. Only A and B hold a post. What other sources say stands below each value.",
    ]
    for network in _networks().values():
        lines += ["", f"## {network.name}", "", "| fact | value | confidence | source | checked |", "|---|---|---|---|---|"]
        for key, fact in network.facts.items():
            for which, value in ((f"`{key}`", fact), *(("&nbsp;&nbsp;or", other) for other in fact.others)):
                since = f"since {value.since}" if value.since else ""
                told = "; ".join(part for part in (_shown(value.value), since, value.note) if part).replace("|", "\\|")
                origin = ", ".join(_cited(source) for source in value.sources) or "—"
                lines.append(f"| {which} | {told} | {value.confidence} | {origin} | {value.checked} |")
    return "\n".join(lines) + "\n"


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, list):
        return ", ".join(v if v.isascii() else f"U+{ord(v):04X}" for v in value)
    return f"`{value}`"


def _cited(source: Source) -> str:
    named = f"[{source.title}]({source.url})" if source.url else source.title
    return f"{named} ({source.date})"


@cache
def _networks() -> Mapping[str, Network]:
    from postlint.data import compiled, rules_folder

    paths = [rules_folder() / "networks" / f"{id}.yml" for id in NETWORKS]
    raw = compiled("networks", paths, lambda: {path.stem: _read(path) for path in paths})
    return {id: _network(id, raw[id]) for id in NETWORKS}


def _network(id: str, raw: Mapping[str, Any]) -> Network:
    sources = {key: Source(**source) for key, source in raw["sources"].items()}

    def fact(given: Mapping[str, Any]) -> Fact:
        return Fact(
            given["value"],
            given["confidence"],
            tuple(sources[name] for name in given["source"]),
            given.get("checked", raw["checked"]),
            given.get("since", ""),
            given.get("note", ""),
            tuple(fact(other) for other in given.get("others", ())),
        )

    return Network(id, raw["name"], MappingProxyType({key: fact(given) for key, given in raw["facts"].items()}))


_FILE = {"name", "checked", "sources", "facts"}
_FACT = {"value", "source", "confidence", "checked", "since", "note", "others"}


def _read(path: "Path") -> dict[str, Any]:
    """Read one file and check it. Raises FormatError with the line that is wrong."""
    from postlint.marked import read_yaml

    raw, spans = read_yaml(path.read_text(encoding="utf-8"))

    def check(where: tuple[str | int, ...], *, ok: bool, message: str) -> None:
        if not ok:
            raise FormatError(message, path=str(path), line=spans[where].line)

    check((), ok=isinstance(raw, dict) and raw.keys() == _FILE, message=f"must have {', '.join(sorted(_FILE))}")
    for source in raw["sources"].values():
        source["date"] = str(source["date"])
    todo: list[tuple[tuple[str | int, ...], str, Any]] = [(("facts", key), key, fact) for key, fact in raw["facts"].items()]
    for at, key, fact in todo:
        check(at, ok=key in OVERRIDES, message=f'unknown fact "{key}"{did_you_mean(key, OVERRIDES)}')
        check(at, ok=fact.keys() <= _FACT, message=f"a fact may have {', '.join(sorted(_FACT))}")
        check(at, ok=type(fact["value"]) is OVERRIDES[key], message=f'the value of "{key}" has another type')
        check(at, ok=fact["confidence"] in {"A", "B", "C", "U"}, message="the confidence must be A, B, C or U")
        check(at, ok=bool(fact["source"]) or fact["confidence"] == "U", message="without a source the confidence is U")
        check(at, ok=set(fact["source"]) <= raw["sources"].keys(), message="a source that is not among the sources")
        fact["since"] = str(fact.get("since", ""))
        todo += [((*at, "others", n), key, other) for n, other in enumerate(fact.get("others", ()))]
    return dict(raw)


if __name__ == "__main__":
    import sys

    sys.stdout.write(table())
