"""``postlint approve``: somebody says yes."""

import subprocess
from datetime import UTC, datetime

import click

from postlint import approvals, config
from postlint.api import Linter
from postlint.cli.configured import configured, linted
from postlint.cli.errors import told
from postlint.output.printable import printable


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--by", required=True, metavar="NAME", help="Who says yes.")
@click.option("--id", "ids", multiple=True, metavar="ID", help="Only this post of the files (again for more).")
def command(files: tuple[str, ...], by: str, ids: tuple[str, ...]) -> None:
    """Say yes to the decisions of the posts in FILES, exactly as they stand: text, networks, account, time, pictures, alt texts.

    Faults are not approved but mended. The record is written beside the configuration; commit it with the posts.
    """
    with told():
        found = configured(files[0])
        _may(by, found, files)
        posts, reports = linted(Linter(found.with_overrides(offline=True)), files)
        old = approvals.read(found.root)
        new = []
        for post, report in zip(posts, reports, strict=True):
            if ids and report.id not in ids:
                continue
            waiting = [f for f in report.findings if f.decision and not f.approved]
            if waiting:
                new.append(old.sign(post, [f for f in report.findings if f.decision], by, datetime.now(UTC).astimezone()))
                click.echo(printable(f"{report.id}: {by} says yes to {', '.join(new[-1].decisions)}"))
        if not new:
            click.echo("No decision waits for a yes.")
            return
        path = approvals.write(found.root, [*old.records, *new])
        click.echo(f"Commit it with the posts: git add {path.name}")


def _may(by: str, found: config.Config, files: tuple[str, ...]) -> None:
    """Refuse who is no reviewer, and, with two-people, who wrote the post."""
    if found.reviewers and by not in found.reviewers:
        raise click.ClickException(f"{by} is none of the reviewers ({', '.join(found.reviewers)})")
    if found.two_people:
        for file in files:
            authors = _authors(file)
            if by.casefold() in {a.casefold() for a in authors}:
                raise click.ClickException(f"{file} was written by {by}: with two-people, somebody else says yes")


def _authors(file: str) -> list[str]:
    """Return name, e-mail and its first part of who changed a file last: the user of git where the change is not committed."""
    dirty = _git("status", "--porcelain", "--", file)
    name = _git("config", "user.name") if dirty else _git("log", "-1", "--format=%an", "--", file)
    mail = _git("config", "user.email") if dirty else _git("log", "-1", "--format=%ae", "--", file)
    return [part for part in (name, mail, mail.partition("@")[0]) if part]


def _git(*words: str) -> str:
    try:
        return subprocess.run(["git", *words], capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603, S607
    except (OSError, subprocess.CalledProcessError):
        return ""
