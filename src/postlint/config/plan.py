"""Which rules run for a brand on a network, and with what settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from postlint.finding import WARNING, Severity
from postlint.rules import Rule, chosen

if TYPE_CHECKING:
    from postlint.config.lines import Keys
    from postlint.config.merge import Values

FAIL_ON = ("error", "warning", "info", "never")
"""The words for the least severity that holds a post."""

PRIVATE = ("links.private", "links.leads-inside")
"""The rules that ``allow-private`` switches off: what it allows is what they are about."""

_ALL, _FAMILY, _ID = 1, 2, 3


class Bound(NamedTuple):
    """A rule as it runs: ``options`` are keyword arguments of its check, defaults included."""

    rule: Rule
    severity: Severity
    decision: bool
    options: Mapping[str, Any]


class Choice(NamedTuple):
    """Which rules are wanted: what the files say, and what the command line says over them (``only`` is its ``--select``)."""

    select: Sequence[str] = ("*",)
    ignore: Sequence[str] = ()
    only: Sequence[str] | None = None
    without: Sequence[str] = ()
    pedantic: bool = False


class Given(NamedTuple):
    """One value of a rule's table: ``[rules.…]``, or the same below a brand or a network of it."""

    key: str
    value: Any
    keys: Keys


def tables(brand: str | None, network: str | None) -> list[tuple[str, ...]]:
    """Return the tables whose rules hold for a brand (of the configuration) on a network, the last one strongest."""
    found: list[tuple[str, ...]] = [("rules",)]
    if brand:
        found.append(("brands", brand, "rules"))
        if network:
            found.append(("brands", brand, "networks", network, "rules"))
    return found


def given(rule: Rule, values: Values, brand: str | None, network: str | None) -> Iterator[Given]:
    """Yield all that the configuration says of a rule, the strongest last."""
    family, _, name = rule.id.partition(".")
    for table in tables(brand, network):
        keys = (*table, family, name)
        for key, value in values.table(*keys).items():
            yield Given(key, value, (*keys, key))


def bind(rule: Rule, said: Iterable[Given]) -> Bound:
    """Settle a rule's severity and options. A decision is a warning, whatever else it was."""
    found: dict[str, Any] = {g.key: g.value for g in said}
    decision = found.get("decision", rule.decision)
    severity = Severity[found["severity"].upper()] if "severity" in found else rule.severity
    options = {name.replace("-", "_"): _typed(found.get(name, option.default), option.type) for name, option in rule.options.items()}
    return Bound(rule, WARNING if decision else severity, decision, options)


def graver_decisions(rules: Mapping[str, Rule], values: Values) -> Iterator[tuple[Keys, str]]:
    """Yield each severity that was given to a decision and is not the one every decision has: its key, and a sentence."""
    places: list[tuple[str | None, str | None]] = [(None, None)]
    for brand, table in values.table("brands").items():
        places += [(brand, None), *((brand, network) for network in table.get("networks", ()))]
    for place in places:
        own = tables(*place)[-1]
        for family, names in values.table(*own).items():
            for name, said in names.items():
                rule = rules[f"{family}.{name}"]
                severity = said.get("severity", "warning")
                if severity != "warning" and bind(rule, given(rule, values, *place)).decision:
                    keys = (*own, family, name, "severity")
                    yield keys, f'{rule.id} is a decision, and so a warning: say decision = false to make it "{severity}"'


def _typed(value: Any, kind: str) -> Any:
    if kind == "array":
        return tuple(value)
    return float(value) if kind == "number" else value


def wanted(rule: Rule, choice: Choice, said: Iterable[Given]) -> tuple[bool, Keys]:
    """Return whether a rule runs, and the key that decided it.

    The most specific word wins, an ignore over a select that is no more specific; ``enabled`` is more specific than both. What the
    command line selects must be at least as specific as what the files ignore; what it ignores is ignored unless it selects more
    specifically itself. A rule of low confidence must be asked for by its id, or by ``--pedantic``.
    """
    on, off = _weight(rule.id, choice.select), _weight(rule.id, choice.ignore)
    why: Keys = ("select",)
    if off and off >= on:
        on, why = 0, ("ignore",)
    else:
        off = 0
    for key, value, keys in said:
        if key == "enabled":
            on, off, why = (_ID, 0, keys) if value else (0, _ID, keys)
    without = _weight(rule.id, choice.without)
    if choice.only is not None:
        only = _weight(rule.id, choice.only)
        if only < off:
            on = 0
        else:
            on, why = only, ("--select",)
        without = without if without >= only else 0
    if without:
        on, why = 0, ("--ignore",)
    if on and on < _ID and rule.confidence == "low":
        return choice.pedantic, ("--pedantic",)
    return on > 0, why


def _weight(id: str, prefixes: Sequence[str]) -> int:
    """Return how specifically a rule is named: 0 not at all, 1 by ``*``, 2 by its family, 3 by its id."""
    if id in prefixes:
        return _ID
    if chosen(id, [p for p in prefixes if p != "*"]):
        return _FAMILY
    return _ALL if "*" in prefixes else 0
