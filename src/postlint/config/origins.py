"""Every value in force, and where it came from: what ``postlint config FILE`` prints."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from postlint.config.lines import Keys
from postlint.config.merge import Values
from postlint.config.plan import Choice, bind, given, wanted
from postlint.config.schema import schema
from postlint.rules import Rule


class Setting(NamedTuple):
    """A value in force: its key as a file would say it, and ``default``, ``postlint.toml:12``, ``--select`` or the name of a pack."""

    key: str
    value: Any
    where: str


def of_run(values: Values, brand: str | None, commanded: Mapping[str, Any]) -> Iterator[Setting]:
    """Yield what holds for the whole run, and what is known of one brand."""
    found: dict[Keys, tuple[Any, str]] = {(key,): (value, f"--{key}") for key, value in commanded.items()}
    ignored = found.pop(("ignore",), None)
    settings = dict(_defaults(schema({})["properties"]))
    for keys in values.origins:
        table = keys[0] if keys[0] != "brands" else (keys[2] if keys[1] == brand else "rules")
        if table not in ("rules", "networks") or keys[0] == "networks":
            settings[keys] = (values.get(*map(str, keys)), values.where(keys))
    for keys, (value, where) in {**settings, **found}.items():
        yield Setting(".".join(map(str, keys)), value, where)
        if keys == ("ignore",) and ignored:
            yield Setting("ignore", *ignored)


def of_rule(rule: Rule, values: Values, choice: Choice, brand: str | None, network: str | None) -> Iterator[Setting]:
    """Yield whether a rule runs for a brand (of the configuration) on a network, and if so with what settings."""
    said = list(given(rule, values, brand, network))
    origins = {g.key: values.where(g.keys) for g in said}
    default = rule.pack or "default"
    runs, why = wanted(rule, choice, said)
    why_here = str(why[0]) if str(why[0]).startswith("--") else values.where(why)
    yield Setting(f"rules.{rule.id}.enabled", runs, why_here)
    if runs:
        bound = bind(rule, said)
        yield Setting(f"rules.{rule.id}.severity", bound.severity.label, origins.get("severity", origins.get("decision", default)))
        yield Setting(f"rules.{rule.id}.decision", bound.decision, origins.get("decision", default))
        for name in rule.options:
            yield Setting(f"rules.{rule.id}.{name}", bound.options[name.replace("-", "_")], origins.get(name, default))


def _defaults(properties: Mapping[str, Any], at: Keys = ()) -> Iterator[tuple[Keys, tuple[Any, str]]]:
    for key, node in properties.items():
        if "default" in node:
            yield (*at, key), (node["default"], "default")
        yield from _defaults(node.get("properties", {}), (*at, key))
