"""Every key of a configuration, declared once, as JSON Schema: checking, defaults, editors and the documentation read it here."""

from collections.abc import Mapping, Sequence
from typing import Any

from postlint.config.plan import FAIL_ON
from postlint.rules import Rule
from postlint.services import BUILDERS
from postlint.text.networks import ALIASES, NETWORKS, OVERRIDES

Schema = dict[str, Any]

SEVERITIES = ["info", "warning", "error"]
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
DATE_ORDERS = ["year-first", "day-first", "month-first"]
ENGINES = ["auto", "harper", "hunspell", "languagetool"]

_KINDS = {int: "integer", bool: "boolean", str: "string", list: "array"}


def schema(rules: Mapping[str, Rule]) -> Schema:
    """Return the JSON Schema (2020-12) of a ``postlint.toml`` in which these rules can be named.

    A ``title`` is the word for what an unknown key or value of that place would be; ``default`` is what holds without the key.
    """
    families = sorted({rule.family for rule in rules.values()})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://postlint.readthedocs.io/postlint.schema.json",
        "description": "The configuration of postlint: postlint.toml, or [tool.postlint] in pyproject.toml",
        **_table(_settings()),
        "$defs": {
            "rule": {"title": "rule", "type": "string", "enum": ["*", *families, *sorted(rules)]},
            "topic": {"title": "topic", "type": "string", "enum": _topics(rules)},
            "network": {"title": "network", "type": "string", "enum": _networks()},
            "facts": _table({key: _fact(key, kind) for key, kind in OVERRIDES.items()}, "What you know better of a network"),
            "rules": {
                **_table({family: _family(family, rules) for family in families}, "Settings of single rules: [rules.family.name]"),
                "title": "family",
            },
            "brand": _brand(),
            "person": {**_table(_person()), "required": ["name"]},
            "partner": {
                **_table({**_person(), "paid": _boolean("Whether posts that name it are advertising, and say so", default=False)}),
                "required": ["name"],
            },
        },
    }


_PERSON = {
    "name": "The name",
    "country": "The country somebody stands for: NO, GB-SCT",
    "club": "The club or firm somebody belongs to",
    "role": "What tells two of one name apart",
    "email": "The address for readers",
    "phone": "The number for readers",
}


def _settings() -> dict[str, Schema]:
    return {
        "extend": _string("Another file, whose settings hold where this one is silent; seen from this file"),
        "include": _strings("What a folder, or the hook, lints: globs, seen from the folder of the configuration"),
        "exclude": _strings("What is never linted, even if it is named: globs; wins over include"),
        "select": _strings("The rules that run: ids, families, or *", "rule", default=["*"]),
        "ignore": _strings("The rules that do not: ids or families", "rule"),
        "fail-on": _choice(
            "The severity from which a finding holds a post; never lets faults pass, but no decision", list(FAIL_ON), "error"
        ),
        "require": _strings("Services without which a run is not complete (exit 3)", list(BUILDERS)),
        "packs": _strings("Files of rules of one's own, in YAML; seen from this file"),
        "reviewers": _strings("Who may approve decisions; empty: anybody"),
        "two-people": _boolean("Whether nobody may approve a post of their own", default=False),
        "markdown-keys": _strings("Front matter keys of Markdown pages that hold a post, such as tweet"),
        "date-order": _choice(
            "What 03/04/2026 is in a table that does not show it itself; year-first: nobody knows", DATE_ORDERS, "year-first"
        ),
        "rules": {"$ref": "#/$defs/rules"},
        "ignores": {
            "type": "array",
            "description": "Findings that somebody has looked at, in posts that cannot say so themselves, such as rows",
            "items": {
                **_table(
                    {
                        "post": _string("The post: its file, seen from the folder of the configuration, and for a row # and its id"),
                        "rule": {"$ref": "#/$defs/rule"},
                        "words": _strings("The words that it holds for; all, if none are named"),
                        "why": _string("Why it is right as it stands"),
                    }
                ),
                "required": ["post", "rule"],
            },
        },
        "grammar": _table(
            {
                "engine": _choice("What checks spelling and grammar", ENGINES, "auto"),
                "url": _string("The address of a LanguageTool server; drafts are sent there and nowhere else"),
                "dictionaries": _strings("Folders with more Hunspell dictionaries; seen from this file"),
            },
            "Spelling and grammar",
        ),
        "web": _table(
            {
                "allow-private": _boolean("Whether links may lead to this machine and its networks", default=False),
                "timeout": _typed("number", "Seconds for one link, its redirects included", default=10.0, exclusiveMinimum=0),
                "deadline": _typed("number", "Seconds for all links of a run", default=300.0, exclusiveMinimum=0),
                "concurrency": _typed("integer", "How many links are asked for at once", default=128, minimum=1),
                "per-host": _typed("integer", "How many of them on one host", default=10, minimum=1),
                "gap": _typed("number", "Milliseconds between two requests to one host", default=0.0, minimum=0),
                "retries": _typed("integer", "How often a failure that may pass is tried again", default=1, minimum=0),
                "redirects": _typed("integer", "How many redirects are followed", default=10, minimum=0),
                "user-agent": _string("What postlint calls itself to web servers; its own name and version if not said"),
                "proxy": _string("The address of a proxy, or environment for HTTPS_PROXY and the like"),
                "cache": _boolean("Whether what answered, or was gone, is remembered", default=True),
                "cache-hours": _typed("number", "For how many hours", default=24.0, minimum=0),
                "refresh": _boolean("Whether all links are asked for anew", default=False),
                "probe": _boolean("Whether a second request may tell a page that is gone but says 200", default=False),
            },
            "The checking of links",
        ),
        "images": _table(
            {
                "library": _strings("Folders of the pictures that the brand has cleared; seen from this file"),
                "deny": _strings("Folders of pictures that must not be published; seen from this file"),
                "fetch": _boolean("Whether pictures given by an address are fetched, to be looked at like others", default=True),
            },
            "Pictures",
        ),
        "vision": _table(
            {
                "model": _string(
                    "Another model (ONNX) than the one that comes along, with the inputs and outputs of open_nsfw; seen from this file"
                )
            },
            "Whether pictures are decent",
        ),
        "ocr": _table(
            {
                "enabled": _boolean("Whether the words and codes inside pictures are read", default=True),
                "languages": _strings("Tesseract's data for them (eng, nor), if not that of the post's language"),
                "seconds": _typed("number", "How long one picture may take", default=20.0, exclusiveMinimum=0),
            },
            "The words inside pictures",
        ),
        "nlp": _table({"model": _string("The spaCy model: its name, or its folder")}, "Parts of speech, names and sentences"),
        "networks": _by_network(
            {"$ref": "#/$defs/facts"},
            "What is other on your server, or with your subscription, than on the network at large",
        ),
        "brands": {
            "type": "object",
            "description": "Who speaks: one table a brand, [brands.NAME]",
            "additionalProperties": {"$ref": "#/$defs/brand"},
        },
        "paths": {
            "type": "array",
            "description": "Which folder is whose; where several match, the last one that says a thing wins",
            "items": {
                **_table(
                    {
                        "match": _string("A glob, seen from the folder of the configuration"),
                        "brand": _string("The brand of the posts in there"),
                        "to": _strings("Their networks", "network"),
                        "account": _string("The account they go out from"),
                    }
                ),
                "required": ["match"],
            },
        },
    }


def _person() -> dict[str, Schema]:
    facts = {key: _string(said) for key, said in _PERSON.items()}
    return {**facts, **{network: _string(f"The handle on {network}") for network in _networks()}}


def _brand() -> Schema:
    people = {"type": "array", "items": {"$ref": "#/$defs/person"}}
    partners = {"type": "array", "items": {"$ref": "#/$defs/partner"}}
    return _table(
        {
            "language": _string("The language of its posts: en-GB, nb"),
            "sector": _string("A ready profile of what is the brand's own business: brewery, police"),
            "topics": _strings("Topics that are its own business", "topic"),
            "words": _strings("Words that are never a typo"),
            "hashtags": _typed("array", "The tags it uses; without this key no tag is unknown"),
            "domains": _strings("Its own domains"),
            "countries": _strings("Where its readers are: GB, NO"),
            "embargoed": _strings("Names that must not be published yet"),
            "voice": _string("How it speaks of itself"),
            "timezone": _string("Where its readers are, for times and days: Europe/Oslo"),
            "workdays": _strings("The days on which it publishes; none: on all", WEEKDAYS),
            "images": _table(
                {
                    "library": _strings("Folders of the pictures that it has cleared, in place of those of [images]; seen from this file"),
                    "deny": _strings("Folders of pictures that it must not publish, besides those of [images]; seen from this file"),
                },
                "Its pictures",
            ),
            "accounts": _by_network(_string("Its account"), "Its account on each network"),
            "people": {**people, "description": "Its people: a name, and a handle for each network"},
            "partners": {**partners, "description": "Others whose handles it uses: a name, and a handle for each network"},
            "directory": _string("A CSV file with more of both: a column for the name, one for each network; seen from this file"),
            "hours": _string("The hours in which it posts: 07-22"),
            "phones": _strings("The telephone numbers it publishes: any other is asked about"),
            "approval": _boolean("Whether every post of it needs a person's yes", default=False),
            "consent": _boolean("Whether every picture with a face needs one", default=False),
            "rules": {"$ref": "#/$defs/rules"},
            "networks": _by_network(_table({"rules": {"$ref": "#/$defs/rules"}}), "What holds for this brand on one network"),
        }
    )


def _family(family: str, rules: Mapping[str, Rule]) -> Schema:
    own = {id.partition(".")[2]: _rule(rule) for id, rule in sorted(rules.items()) if rule.family == family}
    return {**_table(own), "title": "rule"}


def _rule(rule: Rule) -> Schema:
    return _table(
        {
            "enabled": _boolean("Whether it runs", default=rule.confidence == "high"),
            "severity": _choice("How grave its findings are", SEVERITIES, rule.severity.label),
            "decision": _boolean("Whether its findings need a person's yes, and are no faults", default=rule.decision),
            **{name: _typed(option.type, default=_plain(option.default)) for name, option in rule.options.items()},
        },
        rule.title,
    )


def _topics(rules: Mapping[str, Rule]) -> list[str]:
    """Return the ids of the topics: the names of their packs."""
    return sorted({rule.pack for rule in rules.values() if rule.pack and rule.family == "topics"})


_CHOICES = {
    "unit": ["characters", "graphemes", "weighted", "utf16", "bytes", "emoji-bytes", "escaped"],
    "index-unit": ["code-points", "utf16", "bytes"],
    "markup": ["none", "markdown", "optional"],
}
_ASPECT = r"^(?=.*[1-9].*:.*[1-9])[0-9]+(\.[0-9]+)?:[0-9]+(\.[0-9]+)?$"
_NUMBER = r"^[0-9]+(\.[0-9]+)?$"


def _fact(key: str, kind: type) -> Schema:
    bounds: Schema = {"minimum": 0} if kind is int else {}
    if key in _CHOICES:
        bounds = {"enum": _CHOICES[key]}
    elif key.endswith("-aspect"):
        bounds = {"pattern": _ASPECT, "examples": ["4:5"]}
    elif key.endswith("-seconds") and kind is str:
        bounds = {"pattern": _NUMBER, "examples": ["0.5"]}
    return _typed(_KINDS[kind], f"What holds in place of the network's own {key}", **bounds)


def _networks() -> list[str]:
    return [*NETWORKS, *ALIASES]


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _table(properties: Mapping[str, Schema], description: str = "") -> Schema:
    said = {"description": description} if description else {}
    return {"type": "object", **said, "additionalProperties": False, "properties": dict(properties)}


def _by_network(each: Schema, description: str) -> Schema:
    return {**_table(dict.fromkeys(_networks(), each), description), "title": "network"}


def _typed(kind: str, description: str = "", **more: Any) -> Schema:
    items = {"items": {"type": "string"}} if kind == "array" else {}
    return {"type": kind, **items, **({"description": description} if description else {}), **more}


def _string(description: str) -> Schema:
    return _typed("string", description)


def _boolean(description: str, *, default: bool) -> Schema:
    return _typed("boolean", description, default=default)


def _choice(description: str, words: list[str], default: str) -> Schema:
    return _typed("string", description, enum=words, default=default)


def _strings(description: str, of: str | list[str] = "", default: Sequence[str] = ()) -> Schema:
    if isinstance(of, list):
        items: Schema = {"type": "string", "enum": of}
    else:
        items = {"$ref": f"#/$defs/{of}"} if of else {"type": "string"}
    return _typed("array", description, items=items, default=list(default))
