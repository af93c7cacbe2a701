"""``postlint test``: the examples of a pack are its tests."""

from pathlib import Path

import click

from postlint.catalogue import catalogue
from postlint.cli.errors import told
from postlint.errors import Unavailable
from postlint.examples import Examples
from postlint.packs import load, shipped_files


@click.command()
@click.argument("packs", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def command(packs: tuple[Path, ...]) -> None:
    """Run the examples of every rule in PACKS (YAML files), or of all rules there are."""
    with told():
        shipped = {path.resolve() for path in shipped_files()}
        known = catalogue([path for path in packs if path.resolve() not in shipped], whole=True)
        chosen = [known[id] for path in packs for id in load([path])] if packs else list(known.values())
    runner = Examples(known.values())
    failed = skipped = 0
    for rule in chosen:
        try:
            for failure in runner.failures(rule):
                failed += 1
                click.echo(failure)
        except Unavailable as error:
            skipped += 1
            click.echo(f"{rule.id} not run: {error.message}")
    click.echo(f"{len(chosen)} rules, {failed} failures, {skipped} not run")
    raise SystemExit(1 if failed else 0)
