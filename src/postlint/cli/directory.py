"""``postlint directory``: the handles that the settings know."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple, NoReturn

import click

from postlint import config as configuration
from postlint.brand import Brand, Person
from postlint.catalogue import catalogue
from postlint.checks.mentionlive import ASKED, SILENT, account_name, akin
from postlint.cli.errors import told
from postlint.config import Config
from postlint.errors import ConfigError, did_you_mean
from postlint.output.printable import printable, width
from postlint.services.web import Account, Asker, build
from postlint.text.entities import is_handle
from postlint.text.networks import NETWORKS, facts

_AT_ONCE = 32


class Entry(NamedTuple):
    """A handle of a directory: whose, where, and the name by which the web service is asked for it ("" if it cannot be)."""

    owner: str
    network: str
    handle: str
    name: str


@click.group()
def command() -> None:
    """Look at the handles of the brand, its people and its partners, as the settings give them."""


@command.command()
@click.argument("where", default=".")
@click.option("--config", "path", metavar="FILE", type=click.Path(path_type=Path), help="This configuration, not the nearest.")
@click.option("--brand", metavar="NAME", help="Only this brand.")
@click.option("--refresh", is_flag=True, help="Ask anew, whatever the cache knows.")
@click.option("--allow-private", is_flag=True, help="Let servers inside the network be asked.")
def check(where: str, path: Path | None, brand: str | None, refresh: bool, allow_private: bool) -> NoReturn:  # noqa: FBT001
    """Ask, for each handle, whether the account is there, and show the name it bears.

    Mastodon, and what else speaks WebFinger, and Bluesky answer; other networks tell nobody without a key. Exit status: 0 all that can be
    asked is there, 1 an account is missing or has moved, 2 the configuration is wrong, 3 a server that should know did not answer.
    """
    with told():
        raw = configuration.read(path or configuration.find(Path(where)), Path(where))
        config = Config.of(raw, catalogue(raw.packs))
        brands = [*_chosen(config, brand)]
        settings = {**config.services.get("web", {})} | {
            key: True for key, given in (("refresh", refresh), ("allow-private", allow_private)) if given
        }
        web = build(settings, offline=False)
    states: Counter[str] = Counter()
    unheard = False
    try:
        for one in brands:
            click.echo(printable(one.name))
            rows = [*_asked(entries(one), web)]
            wide = [max((width(cell) for cell in column), default=0) for column in zip(*(_cells(*row)[:3] for row in rows), strict=True)]
            for entry, account in rows:
                cells = [printable(cell) for cell in _cells(entry, account)]
                line = "  ".join(cell + " " * (most - width(cell)) for cell, most in zip(cells, wide, strict=False))
                click.echo(f"  {line}  {cells[3]}".rstrip())
                states[account.state] += 1
                unheard |= account.state == "unverified" and entry.network in ASKED
    finally:
        web.close()
    counts = ", ".join(f"{states[state]} {state}" for state in ("ok", "moved", "missing", "unverified") if states[state])
    mute = {facts(entry.network).name: None for one in brands for entry in entries(one) if entry.network in SILENT}
    click.echo(f"{counts} · not asked, since only a key would tell: {', '.join(mute)}" if mute else counts)
    sys.exit(1 if states["missing"] or states["moved"] else 3 if unheard else 0)


def _chosen(config: Config, name: str | None) -> Iterator[Brand]:
    if name is not None and name not in config.brands:
        raise ConfigError(f'no brand is called "{name}"{did_you_mean(name, config.brands)}')
    found = [brand for brand in config.brands.values() if name in (None, brand.name) and any(entries(brand))]
    if not found:
        raise ConfigError("no brand of the configuration has a handle: accounts, people, partners or directory would name some")
    yield from found


def entries(brand: Brand) -> list[Entry]:
    """Return the handles of a brand, its own first."""
    return [
        Entry(person.name, network, handle.lstrip("@"), account_name(network, brand.handle(network, handle)))
        for person in (Person(brand.name, brand.accounts), *brand.people, *brand.partners)
        for network, handle in person.handles.items()
        if network in NETWORKS
    ]


def _asked(known: Iterable[Entry], web: Asker) -> Iterator[tuple[Entry, Account]]:
    """Yield what is known of each entry, in order; all are asked for at once."""

    def ask(entry: Entry) -> Account:
        if not is_handle(entry.handle, entry.network):
            return Account("missing", f"no account of {facts(entry.network).name} can be called that")
        if entry.network not in ASKED:
            return Account("unverified")
        if not entry.name:
            return Account("unverified", "the handle names no server")
        return web.accounts([entry.name])[0]

    entries_ = [*known]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        yield from zip(entries_, pool.map(ask, entries_), strict=True)


def _cells(entry: Entry, account: Account) -> tuple[str, str, str, str]:
    """Return state, network, handle and what there is to say."""
    said = [f"{entry.owner}:"]
    if account.name:
        said.append(f"“{account.name}”" + ("" if akin(entry.owner, account.name, entry.handle) else ", is that the right one?"))
    if account.state == "moved":
        said.append(f"now @{account.now}" if account.now else "moved, it does not say where")
    if account.bot:
        said.append("(run by a program)")
    if account.reason:
        said.append(account.reason)
    handle = entry.handle if "/" in entry.handle else f"@{entry.handle}"
    return account.state, entry.network, handle, " ".join(said).rstrip(":")
