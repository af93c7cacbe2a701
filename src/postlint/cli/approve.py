"""``postlint approve``: somebody says yes."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from postlint.api import Linter
from postlint.cli.configured import Linted, configured, fields, linted, said_of_posts, shown
from postlint.cli.errors import told
from postlint.cli.signing import new_tags, offer_tags, refusal, sign
from postlint.config import Config
from postlint.errors import did_you_mean
from postlint.finding import Finding
from postlint.output.printable import printable
from postlint.post import Post
from postlint.rules import check_prefixes, chosen

Yes = Sequence[tuple[Post, Sequence[Finding]]]


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--by", required=True, metavar="NAME", help="Who says yes.")
@click.option("--id", "ids", multiple=True, metavar="ID", help="Only this post of the files (again for more).")
@click.option("--rule", "rules", multiple=True, metavar="RULE", help="Only to the decisions of this rule or family (again for more).")
@click.option("--add-hashtags/--no-add-hashtags", default=None, help="Add new hashtags to those of the brand.  [default: ask]")
@click.option("--offline", is_flag=True, help="Ask nothing of the network.")
@said_of_posts
def command(
    files: tuple[str, ...], by: str, ids: tuple[str, ...], rules: tuple[str, ...], add_hashtags: bool | None, **options: Any  # noqa: FBT001
) -> None:  # fmt: skip
    """Say yes to the decisions of the posts in FILES, exactly as they stand: text, networks, account, time, pictures, alt texts.

    Faults are not approved but mended. The record is written beside the configuration; commit it with the posts.
    """
    with told():
        config = configured(files[0], offline=options["offline"])
        check_prefixes(rules, config.rules)
        with Linter(config) as linter:
            found = linted(linter, files, fields(options))
        _known(ids, found)
        yes = list(_waiting(found, ids, rules or ("*",)))
        for post, _ in yes:
            if reason := refusal(by, config, post):
                raise click.ClickException(printable(reason))
        if yes:
            changed = _say_yes(config, yes, by, add_hashtags)
            click.echo(printable(f"Commit it with the posts: git add {' '.join(changed)}"))
        else:
            click.echo("No decision waits for a yes.")
    sys.exit(2 if found.problems else 0)


def _waiting(found: Linted, ids: Sequence[str], rules: Sequence[str]) -> Iterator[tuple[Post, Sequence[Finding]]]:
    """Yield each post that waits for a yes, with the decisions that a yes is now about: those with an older one too."""
    for post, report in zip(found.posts, found.reports, strict=True):
        decisions = [f for f in report.findings if f.decision and chosen(f.rule, rules)]
        if any(not f.approved for f in decisions) and (not ids or report.id in ids):
            yield post, decisions


def _known(ids: Sequence[str], found: Linted) -> None:
    there = [report.id for report in found.reports]
    for id in ids:
        if id not in there:
            raise click.UsageError(printable(f'--id: no post has the id "{id}"{did_you_mean(id, there)}'))


def _say_yes(config: Config, yes: Yes, by: str, add_hashtags: bool | None) -> list[str]:  # noqa: FBT001
    """Write the record, and the hashtags that are known from now on; return the files to commit."""
    path, records = sign(config, yes, by)
    for (post, _), record in zip(yes, records, strict=True):
        click.echo(printable(f"{post.id}: {by} says yes to {', '.join(record.decisions)}"))
    by_brand: dict[str, tuple[Post, dict[str, None]]] = {}
    for post, findings in yes:
        _, tags = by_brand.setdefault(config.brand(post.brand).name, (post, {}))
        tags.update(dict.fromkeys(new_tags(post, findings)))
    files = [path, *(added for post, tags in by_brand.values() if (added := offer_tags(config, post, list(tags), add_hashtags)))]
    return list(dict.fromkeys(shown(file) for file in [*files, *(Path(post.place().path) for post, _ in yes)]))
