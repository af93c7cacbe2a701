"""``postlint ignore``: somebody has looked at a finding, and it is right as it stands."""

import sys
from collections.abc import Sequence
from typing import Any

import click

from postlint import ignores
from postlint.api import Linter
from postlint.cli.configured import Linted, configured, fields, linted, said_of_posts, shown
from postlint.cli.errors import told
from postlint.engine import silences
from postlint.errors import did_you_mean
from postlint.finding import Finding, Report
from postlint.formats import STDIN
from postlint.output.printable import printable
from postlint.post import Ignore, Post
from postlint.rules import check_prefixes


@click.command()
@click.argument("file")
@click.argument("rule")
@click.option("--why", required=True, metavar="REASON", help="Why it is right as it stands, for whoever reads it next year.")
@click.option("--words", multiple=True, metavar="WORDS", help="Only where the rule speaks of these words (again for more).")
@click.option("--id", "id", metavar="ID", help="The post of the file that is meant, if there are several.")
@click.option("--force", is_flag=True, help="Even if the rule has nothing to say of the post now.")
@click.option("--offline", is_flag=True, help="Ask nothing of the network.")
@said_of_posts
def command(file: str, rule: str, why: str, words: tuple[str, ...], id: str | None, **options: Any) -> None:
    """Silence RULE (an id, or a family) for a post of FILE, and say why.

    It is written into the front matter of the draft, or, for rows and texts that have none, into the configuration. Nothing else of the
    files changes.
    """
    if file == STDIN:
        raise click.UsageError("a file is wanted: what comes on standard input has no place for an ignore")
    if not why.strip():
        raise click.UsageError("--why: a reason is wanted")
    with told():
        config = configured(file, offline=options["offline"])
        check_prefixes([rule], config.rules)
        if rule in {"*", "crisis", "crisis.paused"}:
            raise click.UsageError(
                f'"{rule}" cannot be ignored: ' + ("name a rule or a family" if rule == "*" else "approve the post, or end the pause")
            )
        with Linter(config) as linter:
            found = linted(linter, [file], fields(options))
            ignore = Ignore(rule, words, why.strip())
            post = _meant(found, ignore, id, force=options["force"])
            path = ignores.write(linter, post, ignore)
        only = f" for {', '.join(words)}" if words else ""
        click.echo(printable(f"{post.id}: {rule} is ignored{only}; written to {shown(path)}"))
    sys.exit(2 if found.problems else 0)


def _meant(found: Linted, ignore: Ignore, id: str | None, *, force: bool) -> Post:
    """Return the one post that the ignore is for. Ends the program where there is none, or more than one."""
    pairs = [(p, r) for p, r in zip(found.posts, found.reports, strict=True) if id in (None, p.id)]
    if not pairs:
        raise click.UsageError(
            f'no post has the id "{id}"{did_you_mean(id or "", [p.id or "" for p in found.posts])}' if id else "no post could be read"
        )
    fitting = [(p, r) for p, r in pairs if any(silences(ignore, p, f) for f in r.findings)]
    if len(fitting) > 1 or (force and len(pairs) > 1 and not fitting):
        ids = ", ".join(p.id or "" for p, _ in fitting or pairs)
        raise click.UsageError(f"several posts of the file are meant: name one by --id ({ids})")
    if fitting:
        return fitting[0][0]
    if force:
        return pairs[0][0]
    raise click.ClickException(_nothing(pairs, ignore))


def _nothing(pairs: Sequence[tuple[Post, Report]], ignore: Ignore) -> str:
    """Say why there is nothing to ignore."""
    anywhere = Ignore(ignore.rule)

    def about(post: Post, findings: Sequence[Finding]) -> list[str]:
        return [post.text[f.start : f.end] if f.start is not None else "the whole post" for f in findings if silences(anywhere, post, f)]

    said = [words for post, report in pairs for words in about(post, report.findings)]
    done = [words for post, report in pairs for words in about(post, report.suppressed)]
    if said:
        return printable(f"{ignore.rule} speaks of other words: {', '.join(said)}; nothing was written")
    if done:
        return f"{ignore.rule} is ignored already; nothing was written"
    return f"{ignore.rule} has nothing to say here; nothing was written (--force writes it all the same)"
