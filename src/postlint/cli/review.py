"""``postlint review``: a second look at posts, by a person in a terminal."""

import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import click

from postlint import ignores
from postlint.api import Linter
from postlint.cli.check import status
from postlint.cli.configured import Linted, configured, fields, linted, said_of_posts, shown
from postlint.cli.errors import told
from postlint.cli.opened import show, targets
from postlint.cli.signing import new_tags, offer_tags, refusal, sign
from postlint.cli.terminal import colored
from postlint.errors import PostlintError
from postlint.finding import Finding, Report, Run
from postlint.fixes import mend
from postlint.output.look import look, rule_off
from postlint.output.printable import printable, wrapped
from postlint.output.text import masked, painted, plain
from postlint.output.text import told as finding_told
from postlint.post import Ignore, Post

_HELP = """\
  f  fix       put into the file what the finding proposes
  a  approve   say yes to this decision, for the post exactly as it stands
  i  ignore    it is right as it stands: say why, in the front matter or the configuration
  o  open      the link or the picture
  s  skip      go on, and change nothing (so does Enter)
  q  quit      what is done is done; the rest waits
"""
_LONGEST_WORDS = 60


class _Quit(Exception):  # noqa: N818  it never leaves this file
    """The person has had enough."""


@dataclass
class _Walk:
    """One walk: what it looks at, who says yes, and what it has done and changed."""

    linter: Linter
    files: Sequence[str]
    said: Mapping[str, Any]
    columns: int
    color: bool
    by: str | None
    found: Linted
    done: Counter[str] = field(default_factory=Counter)
    changed: dict[str, None] = field(default_factory=dict)

    def look(self) -> None:
        """Read and lint everything again: what is written on the way changes posts, and so may somebody else."""
        posts, problems = self.linter.read_paths(self.files, fields=self.said)
        self.found = Linted(posts, self.linter.lint_posts(posts), problems)

    def walk(self) -> None:
        """Show the posts one after the other."""
        seen: set[str] = set()
        while left := [id for id in self.ids() if id not in seen]:
            seen.add(left[0])
            self.one(left[0])

    def ids(self) -> list[str]:
        """Return the ids of the posts as they are now."""
        return [report.id for report in self.found.reports]

    def one(self, id: str) -> None:
        """Show a post and what there is to say of it, until nothing is left."""
        seen: set[tuple[Any, ...]] = set()
        shown_text = None
        while id in self.ids():  # somebody may take it out meanwhile
            nth = self.ids().index(id)
            post, report = self.found.posts[nth], self.found.reports[nth]
            if shown_text != post.text:
                self.show(post, report, f"{nth + 1} of {len(self.ids())} · {id}")
                shown_text = post.text
            left = [(key, f) for key, f in _keyed(report) if key not in seen]
            if not left:
                if not seen:
                    self.say("Nothing to decide here.")
                    self.ask(post, None)
                return
            key, finding = left[0]
            click.echo(
                finding_told(report, finding, masked(report), self.paint, self.linter.config.reviewers, columns=self.columns), nl=False
            )
            if self.ask(post, finding):
                seen.add(key)

    def show(self, post: Post, report: Report, title: str) -> None:
        """Show a post as it will look."""
        click.echo(self.paint(rule_off(title, self.columns), "1"))
        for line in look(post, report, self.linter.config.networks, columns=self.columns, paint=self.paint):
            click.echo(line)
        click.echo()

    def ask(self, post: Post, finding: Finding | None) -> bool:
        """Ask for a key until something has become of the finding; return whether it is done with, or has to be shown again."""
        keys = _keys(post, finding)
        while True:
            click.echo(" ".join(f"[{key}]{name[1:]}" if name[0] == key else f"[{key}] {name}" for key, name in keys.items()), nl=False)
            click.echo(" [?] ", nl=False)
            key = _key()
            key = "s" if key in {"\r", "\n"} else key
            click.echo(keys.get(key, ""))
            if key == "q":
                raise _Quit
            if key == "s":
                self.done["skipped"] += finding is not None
                return True
            try:
                if key == "o" and key in keys:
                    self.open(post, finding)
                elif key in keys and finding:
                    if {"f": self.fix, "a": self.approve, "i": self.ignore}[key](post, finding):
                        self.look()
                        return True
                else:
                    click.echo(_HELP, nl=False)
            except (PostlintError, OSError) as error:
                self.say(str(error) if isinstance(error, PostlintError) else f"{error.filename}: {error.strerror}")
                self.look()
                return False

    def fix(self, post: Post, finding: Finding) -> bool:
        """Do what ``--fix`` does, for one finding."""
        if not mend(post, finding):
            self.say("This cannot be written into the file as it is: mend it by hand.")
            return False
        return self.did("fixed", post.place().path)

    def approve(self, post: Post, finding: Finding) -> bool:
        """Do what ``postlint approve`` does, for one decision."""
        config = self.linter.config
        by = self.by or click.prompt("Who says yes?").strip()
        if reason := refusal(by, config, post):
            self.by = None
            self.say(reason)
            return False
        self.by = by
        path, _ = sign(config, [(post, [finding])], by)
        self.did("approved", shown(path))
        if added := offer_tags(config, post, new_tags(post, [finding]), None):
            self.changed[shown(added)] = None
        return True

    def ignore(self, post: Post, finding: Finding) -> bool:
        """Do what ``postlint ignore`` does, for one finding."""
        if finding.rule == "crisis.paused":
            self.say("A pause is not ignored: approve the post, or end the pause.")
            return False
        why = click.prompt("Why is it right as it stands? (empty: it is not)", default="", show_default=False).strip()
        if not why:
            return False
        words = post.text[finding.start : finding.end] if finding.start is not None else ""
        narrow = bool(words) and len(words) <= _LONGEST_WORDS and click.confirm(printable(f'Only for "{words}"?'), default=True)
        path = ignores.write(self.linter, post, Ignore(finding.rule, (words,) if narrow else (), why))
        return self.did("ignored", shown(path))

    def open(self, post: Post, finding: Finding | None) -> None:
        """Open what the finding is about; of several things, the one that is chosen."""
        found = targets(post, finding)[:9]
        nth = 0
        if len(found) > 1:
            for n, target in enumerate(found, 1):
                self.say(f"{n}  {target.name}")
            click.echo("Which? ", nl=False)
            key = _key()
            click.echo(printable(key))
            if key not in {str(n + 1) for n in range(len(found))}:
                return
            nth = int(key) - 1
        self.say(f"opening {found[nth].address}")
        if not show(found[nth]):
            self.say("Nothing on this machine opens it.")

    def did(self, what: str, path: str) -> bool:
        """Note what was written, and where."""
        self.done[what] += 1
        self.changed[path] = None
        self.say(f"{what}; written to {path}")
        return True

    def say(self, text: str) -> None:
        """Print a sentence in lines that fit, with nothing in it that moves the terminal."""
        for line in (wrapped_line for part in text.splitlines() for wrapped_line in wrapped(part, self.columns - 2)):
            click.echo(f"  {line}")

    def paint(self, text: str, code: str) -> str:
        """Colour a text, if colours are wanted."""
        return (painted if self.color else plain)(text, code)


def _keyed(report: Report) -> Iterator[tuple[tuple[Any, ...], Finding]]:
    """Yield the findings that nobody has said yes to, each with what it is known by when the post has changed around it."""
    counted: Counter[tuple[Any, ...]] = Counter()
    for f in report.findings:
        if not f.approved:
            known = (f.rule, f.target, f.message, report.text[f.start : f.end] if f.start is not None else None)
            counted[known] += 1
            yield (*known, counted[known]), f


def _keys(post: Post, finding: Finding | None) -> dict[str, str]:
    """Return the keys that mean something for a finding, in the order of the prompt."""
    wanted = {
        "fix": finding is not None and finding.fix is not None,
        "approve": finding is not None and finding.decision,
        "ignore": finding is not None,
        "open": bool(targets(post, finding)),
        "skip": finding is not None,
        "next": finding is None,
        "quit": True,
    }
    return {("s" if name == "next" else name[0]): name for name, there in wanted.items() if there}


def _key() -> str:
    """Return the key that is pressed. The end of the input, and Ctrl-C, end the walk."""
    try:
        key = click.getchar()
    except (EOFError, KeyboardInterrupt, OSError):
        raise _Quit from None
    if not key:
        raise _Quit
    return key


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--by", metavar="NAME", help="Who says yes, if somebody does.")
@click.option("--offline", is_flag=True, help="Ask nothing of the network.")
@click.option("--color/--no-color", default=None, help="Colours, whatever NO_COLOR, FORCE_COLOR and the terminal say.")
@said_of_posts
def command(files: tuple[str, ...], by: str | None, color: bool | None, **options: Any) -> None:  # noqa: FBT001
    """Walk through the posts of FILES in a terminal: how each will look, and each finding in turn.

    What it writes is what --fix, "postlint approve" and "postlint ignore" write.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError("review asks a person and needs a terminal; postlint check, approve and ignore do without")
    with told():
        config = configured(files[0], offline=options["offline"])
        columns = max(40, min(shutil.get_terminal_size().columns, 100))
        with Linter(config) as linter:
            said = fields(options)
            walk = _Walk(linter, files, said, columns, colored(color, sys.stdout), by, linted(linter, files, said))
            try:
                walk.walk()
            except (_Quit, click.Abort, KeyboardInterrupt):
                click.echo()
    held = sum(report.held for report in walk.found.reports)
    done = ", ".join(f"{count} {what}" for what, count in walk.done.items())
    walk.say(f"{done or 'nothing changed'} · {held} of {len(walk.found.reports)} posts held")
    if walk.changed:
        walk.say(f"To commit: git add {' '.join(walk.changed)}")
    sys.exit(status(Run(walk.found.reports, walk.found.problems), config, strict=False))
