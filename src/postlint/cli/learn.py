"""``postlint learn``: what past posts say of a brand, as a configuration to read."""

from pathlib import Path

import click

from postlint.api import Linter
from postlint.cli.configured import configured
from postlint.cli.errors import told
from postlint.output.printable import printable
from postlint.profile import FEWEST, learn, written


@click.command()
@click.argument("archive", nargs=-1, required=True)
@click.option("--brand", default="acme", show_default=True, help="The brand's name.")
@click.option("--output", default="postlint-learnt.toml", show_default=True, metavar="FILE", help="What to write; - is standard output.")
@click.option("--force", is_flag=True, help="Write over the file that is there.")
def command(archive: tuple[str, ...], brand: str, output: str, force: bool) -> None:  # noqa: FBT001  click passes options by name
    """Learn a brand's hashtags, names, domains, handles, hours, voice and language from its past posts.

    ARCHIVE are files or folders that postlint can read; what they have in common is written down as a configuration. Nobody trusts a list that nobody read: look through it, delete what is chance, then say extend = "postlint-learnt.toml" in
    postlint.toml. Nothing is sent anywhere.
    """
    with told():
        with Linter(configured(archive[0]), offline=True) as linter:
            posts, problems = linter.read_paths(archive)
        for problem in problems:
            click.echo(printable(f"{problem.path}:{problem.line or 1}: {problem.message}"), err=True)
        profile = learn(posts)
        if profile.posts < FEWEST:
            raise click.ClickException(f"{profile.posts} posts teach too little: {FEWEST} are the fewest")
        text = written(profile, brand, ", ".join(archive))
        if output == "-":
            click.echo(text, nl=False)
            return
        path = Path(output)
        if path.exists() and not force:
            raise click.ClickException(f"{output} is here already: --force writes over it, --output names another")
        path.write_text(text, encoding="utf-8")
        click.echo(f"Learnt from {profile.posts} posts. Read {output}, delete what is not yours, then extend it in postlint.toml.")
