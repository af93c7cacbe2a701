"""``postlint rules``: what is looked for."""

import json

import click

from postlint.catalogue import catalogue
from postlint.rules import Rule


def as_json(rule: Rule) -> dict[str, object]:
    """Return what is known of a rule, for machines."""
    return {
        "id": rule.id,
        "title": rule.title,
        "why": rule.why,
        "severity": rule.severity.label,
        "decision": rule.decision,
        "confidence": rule.confidence,
        "services": list(rule.services),
        "options": {name: {"type": o.type, "default": o.default} for name, o in rule.options.items()},
        "source": rule.source,
        "url": rule.url,
    }


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What to write.")
def command(form: str) -> None:
    """List the rules: id, severity, and what each is about. A low rule runs only with --pedantic, or when its id is selected."""
    rules = sorted(catalogue().values(), key=lambda r: r.id)
    if form == "json":
        click.echo(json.dumps([as_json(r) for r in rules], indent=1))
        return
    widest = max(len(r.id) for r in rules)
    for r in rules:
        kind = "decision" if r.decision else r.severity.label
        click.echo(f"{r.id:{widest}}  {kind:8}  {'low ' if r.confidence == 'low' else '    '}  {r.title}")
    click.echo(f"{len(rules)} rules · postlint explain ID says more")
