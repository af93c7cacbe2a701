"""``postlint explain``: one rule, as its page has it."""

import click

from postlint.catalogue import catalogue
from postlint.errors import did_you_mean
from postlint.rulepage import page


@click.command()
@click.argument("id")
def command(id: str) -> None:
    """Say what a rule looks for, why, with examples, and how it is configured and silenced."""
    rules = catalogue(whole=True)
    if id not in rules:
        raise click.UsageError(f'there is no rule "{id}"{did_you_mean(id, rules)}; postlint rules lists them')
    click.echo(page(rules[id]))
