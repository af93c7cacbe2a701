"""Fixes, put into the files: the words change, and nothing else of a file does."""

import difflib
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from postlint.finding import Finding, Report
from postlint.formats.positions import FileOrigin
from postlint.post import Post

BOM = b"\xef\xbb\xbf"


class Edit(NamedTuple):
    r"""A stretch of a file's text (``\n`` line ends) and what takes its place."""

    start: int
    end: int
    text: str


def edits(posts: Sequence[Post], reports: Sequence[Report], *, unsafe: bool = False) -> Mapping[str, Sequence[Edit]]:
    """Return, for each file, the edits that the findings of its posts ask for, in order and without overlaps.

    ``unsafe`` takes fixes that may change the meaning too. A fix never touches a part of a link, mention or hashtag.
    """
    found: dict[str, list[Edit]] = {}
    for post, report in zip(posts, reports, strict=True):
        origin = post.origin
        if isinstance(origin, FileOrigin):
            wanted = [f for f in report.findings if f.fix and (f.fix.safe or unsafe) and not _cuts(post, f)]
            found.setdefault(origin.path, []).extend(_edits(origin, wanted))
    return {path: list(_apart(sorted(some))) for path, some in found.items() if some}


def _edits(origin: FileOrigin, findings: Iterable[Finding]) -> Iterator[Edit]:
    for finding in findings:
        assert finding.fix is not None
        if finding.start is None or finding.end is None:
            continue
        written = origin.written(finding.fix.replacement, finding.start, finding.end)
        if written is not None:
            start = origin.runs.start(finding.start)
            yield Edit(start, origin.runs.end(finding.end) if finding.end > finding.start else start, written)


def _cuts(post: Post, finding: Finding) -> bool:
    """Whether a finding lies across an entity, or inside one, and is not the whole of it."""
    if finding.start is None or finding.end is None:
        return True
    start, end = finding.start, finding.end
    return any(e.start < end and start < e.end and not (start <= e.start and e.end <= end) for e in post.entities)


def _apart(found: Iterable[Edit]) -> Iterator[Edit]:
    last = -1
    for edit in found:
        if edit.start >= last:
            yield edit
            last = max(edit.end, edit.start + 1)


def applied(content: bytes, found: Sequence[Edit]) -> bytes:
    """Return a file's bytes with the edits made; its byte order mark and each of its line ends stay as they are.

    What is no UTF-8 stays as it is: nobody knows which letters its other bytes are.
    """
    mark = BOM if content.startswith(BOM) else b""
    try:
        raw = content[len(mark) :].decode("utf-8")
    except UnicodeDecodeError:
        return content
    # Edits count a line end as one character: behind each that is two, everything stands one further in the file.
    double = [end.start() - n for n, end in enumerate(re.finditer("\r\n", raw))]
    pieces, at = [], 0
    for edit in found:
        start, end = (place + bisect_left(double, place) for place in edit[:2])
        pieces += [raw[at:start], edit.text.replace("\n", "\r\n") if double else edit.text]
        at = end
    return mark + "".join([*pieces, raw[at:]]).encode("utf-8")


def diff(path: str, before: bytes, after: bytes) -> str:
    """Return a unified diff of a file."""
    old, new = (content.decode("utf-8", "replace").splitlines(keepends=True) for content in (before, after))
    lines = difflib.unified_diff(old, new, f"a/{Path(path).as_posix()}", f"b/{Path(path).as_posix()}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
