"""Approvals: who said yes to which decisions of exactly which post. A record for review, not a proof of identity."""

import json
import os
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from postlint import whole
from postlint.errors import ConfigError
from postlint.finding import Approval, Finding
from postlint.pause import Pause
from postlint.post import Post

FILE = "postlint-approvals.toml"
_HEAD = "# Written by postlint approve; reviewed and committed with the posts. One character changed in a post makes its approval stale.\n"


class Record(NamedTuple):
    """One yes: to ``decisions`` (rule ids) of a post, as its ``digest`` has it.

    ``post`` is its file as seen from the folder of the approvals, with ``#`` and its id where the file holds several.
    """

    post: str
    by: str
    on: datetime
    decisions: tuple[str, ...]
    digest: str


def digest(post: Post) -> str:
    """Return a digest of all that would be published: text, networks, account, time, pictures (their bytes), alt texts, poll, and what it answers.

    A picture given by an address counts as its address: what lies there can be known on some runs only, and an approval holds on all.
    """
    from hashlib import blake2b

    pictures = [[image.file, image.alt, None if image.on_web else _content(image.path)] for image in post.images]
    when = post.when.isoformat() if post.when else None
    published: list[object] = [post.text, sorted(post.networks), post.account, when, pictures, list(post.poll)]
    if post.targets:
        published.append(dict(post.targets))
    return blake2b(json.dumps(published, ensure_ascii=True).encode(), digest_size=16).hexdigest()


def _content(path: Path | None) -> str | None:
    if path is None:
        return None
    from hashlib import blake2b

    try:
        return blake2b(path.read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return None


def name(post: Post, folder: Path) -> str:
    """Return what a post is called in files of ``folder``, from wherever postlint is run: its file, and ``#`` and its own id."""
    path = post.place().path
    own = (post.id or "").removeprefix(path)
    file = Path(os.path.relpath(path, folder)).as_posix()
    return f"{file}#{own.removeprefix('#')}" if own else file


class Approvals:
    """The records of one repository. Where ``reviewers`` are named, nobody else's yes counts."""

    def __init__(self, folder: Path, records: Iterable[Record] = (), reviewers: Sequence[str] = ()) -> None:
        self.folder = folder
        self.records = tuple(records)
        self._of: dict[str, list[Record]] = {}
        for record in self.records:
            if not reviewers or record.by in reviewers:
                self._of.setdefault(record.post, []).append(record)

    def decide(self, post: Post, findings: Sequence[Finding], pause: Pause | None) -> list[Finding]:
        """Return the findings with the decisions that are approved marked so; a pause needs a yes given after it began."""
        valid = (
            [r for r in self._of.get(name(post, self.folder), ()) if r.digest == digest(post)] if any(f.decision for f in findings) else []
        )
        return [f._replace(approved=_yes(f, valid, pause)) if f.decision else f for f in findings]

    def sign(self, post: Post, findings: Iterable[Finding], by: str, on: datetime) -> Record:
        """Return the record of a yes to all decisions among the findings."""
        return Record(name(post, self.folder), by, on, tuple(dict.fromkeys(f.rule for f in findings if f.decision)), digest(post))

    def stale(self, post: Post) -> Record | None:
        """Return the last approval of the post as it was, if there is none of the post as it is."""
        records = self._of.get(name(post, self.folder), ())
        return None if not records or any(r.digest == digest(post) for r in records) else records[-1]


def _yes(finding: Finding, records: Sequence[Record], pause: Pause | None) -> Approval | None:
    for record in records:
        if finding.rule in record.decisions and not (finding.rule.startswith("crisis.") and pause and record.on < pause.since):
            return Approval(record.by, record.on.isoformat(timespec="minutes"))
    return None


def read(folder: Path, reviewers: Sequence[str] = ()) -> Approvals:
    """Return the approvals that lie in ``folder``. Raises ConfigError for a file that is none."""
    path = folder / FILE
    if not path.is_file():
        return Approvals(folder)
    import tomllib

    try:
        given = tomllib.loads(path.read_text(encoding="utf-8")).get("approved", [])
        records = [
            Record(str(g["post"]), str(g["by"]), datetime.fromisoformat(str(g["on"])).astimezone(), tuple(g["decisions"]), str(g["digest"]))
            for g in given
        ]
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise ConfigError(f"this is no approvals file ({error}): restore it, or approve again", path=str(path)) from None
    return Approvals(folder, records, reviewers)


def write(folder: Path, records: Iterable[Record]) -> Path:
    """Write the records and return the file's path. What somebody said of a post as it stands goes when they say as much again."""
    kept: list[Record] = []
    for record in records:
        same = (record.post, record.digest, record.by)
        kept = [r for r in kept if (r.post, r.digest, r.by) != same or not set(r.decisions) <= set(record.decisions)]
        kept.append(record)
    blocks = [
        "\n".join((
            "[[approved]]", f"post = {_quoted(r.post)}", f"by = {_quoted(r.by)}", f'on = "{r.on.isoformat(timespec="seconds")}"',
            f"decisions = [{', '.join(map(_quoted, r.decisions))}]", f'digest = "{r.digest}"\n',
        ))
        for r in kept
    ]  # fmt: skip
    path = folder / FILE
    whole.write(path, "\n".join([_HEAD, *blocks]).encode())
    return path


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
