"""``postlint setup``: fetch what a lint never fetches."""

import click

from postlint.cli.errors import told


@click.command()
@click.argument("what", type=click.Choice(["grammar"]))
@click.option("--languages", metavar="CODES", default="", help="Further languages, by comma: de,fr,es. English is always there.")
def command(what: str, languages: str) -> None:  # noqa: ARG001  there is one thing to set up
    """Fetch LanguageTool (47 MB for English) from Maven Central; every file is checked against a known hash."""
    from postlint.services.grammar import setup

    with told():
        codes = [code.strip() for code in languages.split(",") if code.strip()]
        jars = setup.wanted(codes)
        with click.progressbar(length=sum(jar.size for jar in jars), label="LanguageTool") as bar:
            fetched = setup.fetch(codes, lambda jar: bar.update(jar.size))
        java = setup.java()
        click.echo(f"{len(fetched)} files fetched, {len(jars) - len(fetched)} were here; Java {java.version} runs it.")
