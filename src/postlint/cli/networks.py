"""``postlint networks``: what each network accepts, and who says so."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from postlint.cli.configured import configured
from postlint.cli.errors import told
from postlint.cli.settings import time
from postlint.config import Config
from postlint.errors import UnknownNetwork
from postlint.output.printable import printable
from postlint.text.networks import NETWORKS, Fact, Network, Source, canonical, facts, stale

_LEGEND = (
    "A read in the network's own documents, B through a third party, C press, blogs or one tool, U unverified; only A and B hold a post"
)


@click.command()
@click.argument("network", required=False)
@click.option("--stale", "only_stale", is_flag=True, help="Only the facts that nobody has checked for 18 months.")
@click.option("--instance", metavar="HOST", help="Ask a Mastodon server for its own limits, and print what to write into postlint.toml.")
@click.option("--now", metavar="TIME", help="With --stale: as of this time, not the present.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What to write.")
def command(network: str | None, only_stale: bool, instance: str | None, now: str | None, form: str) -> None:  # noqa: FBT001
    """List the limits of all networks, or all that is known of NETWORK, with sources and how sure they are.

    What your configuration sets under [networks.NAME] is shown in place of the network's own.
    """
    try:
        chosen = [canonical(network.casefold())] if network else list(NETWORKS)
    except UnknownNetwork as error:
        raise click.UsageError(error.message) from None
    if instance is not None and (chosen != ["mastodon"] or only_stale):
        raise click.UsageError("--instance is for Mastodon: postlint networks mastodon --instance fosstodon.org")
    if now is not None and not only_stale:
        raise click.UsageError("--now is for --stale")
    with told():
        config = configured(Path())
        known = [facts(id, config.networks.get(id)) for id in chosen]
        if instance is not None:
            lines = _of_instance(instance, config, known[0], form)
        elif only_stale:
            lines = _stale(chosen, time("--now", now) or datetime.now(UTC), form)
        elif form == "json":
            lines = iter(
                [json.dumps([_as_json(key, fact, n.id) for n in known for key, fact in n.facts.items()], indent=1, ensure_ascii=False)]
            )
        else:
            lines = _details(known[0]) if network else _overview(known)
        for line in lines:
            click.echo(line)


def _overview(known: Sequence[Network]) -> Iterator[str]:
    """Yield the limits of all networks: the facts that are numbers."""
    for network in known:
        yield f"{network.name} ({network.id})"
        for key, fact in network.facts.items():
            if type(fact.value) is int:
                yield _row(key, fact, "; ".join(f"{s.title} ({s.date})" if s.date else s.title for s in fact.sources))
        yield ""
    yield _LEGEND
    yield "postlint networks NETWORK says more"


def _details(network: Network) -> Iterator[str]:
    """Yield all facts of a network, what other sources say, and the sources."""
    numbers: dict[Source, int] = {}
    yield f"{network.name} ({network.id})"
    for key, fact in network.facts.items():
        for name, value in ((key, fact), *(("  or", other) for other in fact.others)):
            cited = " ".join(f"[{numbers.setdefault(source, len(numbers) + 1)}]" for source in value.sources)
            since = f"since {value.since}" if value.since else ""
            yield _row(name, value, "  ".join(part for part in (cited, since, printable(value.note)) if part))
    yield ""
    for source, number in numbers.items():
        yield "  ".join(part for part in (f"[{number}]", source.title, source.date, source.url) if part)
    yield _LEGEND


def _row(name: str, fact: Fact, rest: str) -> str:
    return f"  {name:26} {printable(_shown(fact.value)):>14}  {fact.confidence}  {fact.checked:10}  {rest}".rstrip()


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(v if v.isascii() else f"U+{ord(v[0]):04X}" for v in value)
    return f"{value:,}" if isinstance(value, int) else str(value)


def _as_json(key: str, fact: Fact, network: str) -> dict[str, Any]:
    return {
        "network": network, "fact": key, "value": fact.value, "confidence": fact.confidence, "checked": fact.checked or None,
        "since": fact.since or None, "note": fact.note or None, "sources": [source._asdict() for source in fact.sources],
        "others": [_as_json(key, other, network) for other in fact.others],
    }  # fmt: skip


def _stale(chosen: Sequence[str], now: datetime, form: str) -> Iterator[str]:
    old = [(network, key, fact) for network, key, fact in stale(now.date()) if network in chosen]
    if form == "json":
        yield json.dumps([_as_json(key, fact, network) for network, key, fact in old], indent=1, ensure_ascii=False)
        return
    for network, key, fact in old:
        yield f"{network:10} {key:26} {printable(_shown(fact.value)):>14}  {fact.confidence}  {fact.checked}"
    if old:
        click.echo(f"warning: {len(old)} facts that nobody has checked for 18 months", err=True)
    else:
        yield "every fact was checked within the last 18 months"


def _of_instance(host: str, config: Config, known: Network, form: str) -> Iterator[str]:
    """Yield the tables of a postlint.toml that say what a server says, as far as it differs from what is known."""
    from postlint.services.web.instance import read_instance
    from postlint.services.web.settings import read_settings

    try:
        address, found = read_instance(host, read_settings(config.services.get("web", {})))
    except ValueError:
        raise click.UsageError(f'--instance: "{printable(host)}" is no name of a server, such as fosstodon.org') from None
    other: Mapping[str, int] = {key: value for key, value in found.items() if value != known.get(key)}
    if form == "json":
        yield json.dumps({"instance": address, "facts": found, "differ": other}, indent=1)
    elif other:
        yield f"# as {printable(address)} says"
        yield "[networks.mastodon]"
        yield from (f"{key} = {value}" for key, value in other.items())
    else:
        yield f"# {printable(address)} says what is known already: nothing to add"
