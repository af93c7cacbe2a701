"""Fixes, put into the files: the words change, and nothing else of a file does."""

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from postlint import whole
from postlint.edits import Edit, applied
from postlint.errors import FormatError
from postlint.finding import Finding, Report
from postlint.formats.positions import FileOrigin
from postlint.formats.source import decode
from postlint.post import Post


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


def mended_pictures(posts: Sequence[Post], reports: Sequence[Report], *, unsafe: bool = False) -> Mapping[Path, tuple[bytes, bytes]]:
    """Return, for each picture with a finding whose fix is in the file, its bytes before and after."""
    from postlint.services.pictures.strip import without_place

    found: dict[Path, tuple[bytes, bytes]] = {}
    for post, report in zip(posts, reports, strict=True):
        for finding in report.findings:
            wanted = finding.image and finding.fix and finding.fix.picture and (finding.fix.safe or unsafe)
            path = post.images[finding.image.nth].path if finding.image and wanted else None
            if path and path not in found:
                before = path.read_bytes()
                after = without_place(before)
                if after is not None and after != before:
                    found[path] = (before, after)
    return found


def mend(post: Post, finding: Finding) -> bool:
    """Make the fix of one finding in its file, even if it may change the meaning; return whether it could be made.

    Raises FormatError if the file is no longer what was read, and OSError if it cannot be written.
    """
    origin = post.origin
    found = list(_edits(origin, [finding])) if isinstance(origin, FileOrigin) and finding.fix and not _cuts(post, finding) else []
    if not found or not isinstance(origin, FileOrigin):
        return False
    before = Path(origin.path).read_bytes()
    if decode(origin.path, before)[0].text != origin.source.text:
        raise FormatError("the file was changed meanwhile: look at it again", path=origin.path)
    after = applied(before, found)
    if after != before:
        whole.write(origin.path, after)
    return after != before


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


def diff(path: str, before: bytes, after: bytes) -> str:
    """Return a unified diff of a file; of a picture, one line."""
    if b"\0" in before[:4096]:
        return f"{Path(path).as_posix()}: {len(before) - len(after):,} bytes that say where and by whom it was taken are left out\n"
    old, new = (content.decode("utf-8", "replace").splitlines(keepends=True) for content in (before, after))
    lines = difflib.unified_diff(old, new, f"a/{Path(path).as_posix()}", f"b/{Path(path).as_posix()}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
