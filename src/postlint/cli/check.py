"""``postlint check``: lint posts."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any, NoReturn

import click

from postlint import pause, whole
from postlint.api import Change, Linter, Result
from postlint.cli.configured import fields, said_of_posts
from postlint.cli.settings import settings, time
from postlint.cli.terminal import bar, colored
from postlint.config import Config
from postlint.errors import ConfigError, FormatError, UnknownNetwork
from postlint.finding import Problem, Run
from postlint.output import FORMATS, render
from postlint.output.printable import printable, printable_lines


@click.command()
@click.argument("files", nargs=-1)
@said_of_posts
@click.option("--config", "path", metavar="FILE", type=click.Path(path_type=Path), help="This configuration, not the nearest.")
@click.option("--no-config", is_flag=True, help="No configuration at all.")
@click.option("--select", metavar="RULES", help="Only these rules or families, by comma.")
@click.option("--ignore", metavar="RULES", help="Not these rules or families, by comma.")
@click.option("--fail-on", type=click.Choice(["error", "warning", "info", "never"]), help="The least severity that holds a post.")
@click.option("--pedantic", is_flag=True, help="Also the rules that are often wrong.")
@click.option("--offline", is_flag=True, help="Ask nothing of the network.")
@click.option("--refresh", is_flag=True, help="Ask for every link anew, whatever the cache knows.")
@click.option("--probe", is_flag=True, help="Also ask what tells a missing page that answers with 200, and http from https.")
@click.option("--allow-private", is_flag=True, help="Let links lead to, and be asked of, addresses inside the network.")
@click.option("--require", metavar="SERVICES", help="These services must have run, or the exit status is 3: web,grammar.")
@click.option("--strict", is_flag=True, help="Every check must have run, or the exit status is 3.")
@click.option("--now", metavar="TIME", help="Lint as of this time, not the present.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="What to write.")
@click.option(
    "--output", "-o", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write there, not to standard output."
)
@click.option("--quiet", "-q", is_flag=True, help="Show only the posts that are held.")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule instead of showing them.")
@click.option("--color/--no-color", default=None, help="Colours, whatever NO_COLOR, FORCE_COLOR and the terminal say.")
@click.option("--stdin-filename", metavar="NAME", help="What the text on standard input would be called, for its format and folder.")
@click.option("--fix", is_flag=True, help="Mend in the files what can be mended without changing the meaning.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: also what may change the meaning.")
@click.option("--diff", "as_diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option(
    "--hook", is_flag=True, help="As a pre-commit hook: where include is configured, what is staged of it, whatever files are named."
)
@click.option("--jobs", "-j", type=click.IntRange(1), metavar="N", help="Processes for hundreds of posts.  [default: one a core]")
def command(files: tuple[str, ...], **options: Any) -> NoReturn:
    """Lint posts: files, folders, globs, or - for standard input. Without any, the folder you are in."""
    with ExitStack() as opened:
        status = _checked(files if files or options["hook"] else (".",), options, opened)
    sys.exit(status)


def _checked(files: Sequence[str], options: dict[str, Any], opened: ExitStack) -> int:
    """Lint, write what was asked for, and return the exit status."""
    run, status, changes = lint(files, options, opened)
    with _opened(options["output"]) as out:
        if options["as_diff"]:
            from postlint.fixes import diff

            for path, change in changes.items():
                out.write(printable_lines(diff(path, *change)))
            return 2 if run.problems else int(bool(changes))
        color = colored(options["color"], out)
        pieces = statistics(run) if options["statistics"] and options["form"] == "text" else render(
            run, options["form"], color=color, quiet=options["quiet"]
        )  # fmt: skip
        for piece in pieces:
            out.write(piece)
    return status


def lint(files: Sequence[str], options: dict[str, Any], opened: ExitStack) -> tuple[Run, int, Mapping[str, Change]]:
    """Return the whole run, its exit status, and the changes of --fix and --diff.

    A wrong configuration is a problem like a wrong row: the posts are linted all the same, by the defaults. What ``opened`` closes is
    needed by those who show the reports: pictures that were fetched.
    """
    config, problems = settings(files, options)
    if options["hook"]:
        from postlint.cli.hook import hooked

        files = hooked(files, config)
    linter = opened.enter_context(Linter(config, now=time("--now", options["now"]), jobs=options["jobs"] or os.cpu_count() or 1))
    changes: Mapping[str, Change] = {}
    try:
        with bar() as progress:
            if options["fix"] or options["as_diff"]:
                found, changes = linter.fix_paths(files, unsafe=options["unsafe_fixes"], fields=fields(options), progress=progress)
            else:
                found = linter.lint_paths(files, fields=fields(options), stdin_name=options["stdin_filename"], progress=progress)
    except ConfigError as error:  # a broken pause or approvals file: what it says cannot be known, so no post is let through
        found = Result([], [Problem(error.path or "configuration", error.line, error.message)])
    except (FormatError, UnknownNetwork) as error:  # of --to and --when; what is wrong in a file is a problem of the run
        raise click.UsageError(error.message) from None
    notes = [*_notes(found.reports), *_paused(config)]
    if options["fix"] and not options["as_diff"]:
        for path, change in changes.items():
            whole.write(path, change.after)
        notes.append(f"{len(changes)} files mended")
    run = Run(
        found.reports, [*problems, *found.problems], rules=len(config.plan(None, None)), notes=tuple(notes), reviewers=config.reviewers
    )
    return run, status(run, config, strict=options["strict"]), changes


def status(run: Run, config: Config, *, strict: bool) -> int:
    """Return the exit status: 2 problem or crash, 1 a post is held, 3 a required check did not run, else 0."""
    if run.problems or any(r.crashed for r in run.reports):
        return 2
    if any(r.held for r in run.reports):
        return 1
    missed = {n.service for r in run.reports for n in r.not_run if n.wanted}
    return 3 if missed and (strict or not missed.isdisjoint(config.require)) else 0


def statistics(run: Run) -> Iterator[str]:
    """Yield how often each rule spoke, the most frequent first, and the last line."""
    from collections import Counter

    from postlint.output.text import summary

    counted = Counter((f.rule, f.kind) for r in run.reports for f in r.findings)
    for (rule, kind), count in counted.most_common():
        yield f"{count:7,}  {kind:8}  {rule}\n"
    yield summary(run) + "\n"


def _notes(reports: Sequence[Any]) -> Iterator[str]:
    nowhere = sum(not r.networks for r in reports)
    if nowhere:
        posts = "no network is named" if nowhere == len(reports) else f"{nowhere:,} posts name no network"
        yield f"{posts}: what a network would do was not checked (--to x,linkedin)"


def _paused(config: Config) -> Iterator[str]:
    if (config.root / pause.FILE).exists():
        with suppress(ConfigError):  # told as a problem
            if now := pause.read(config.root):
                yield f"paused since {now.since:%d %B %H:%M} ({printable(now.reason)})"


@contextmanager
def _opened(path: Path | None) -> Iterator[Any]:
    if path is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        yield sys.stdout
        sys.stdout.flush()
        return
    try:
        with path.open("w", encoding="utf-8", errors="backslashreplace") as out:
            yield out
    except OSError as error:
        raise click.UsageError(f"--output {path}: {error.strerror}") from None
