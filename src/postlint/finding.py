"""What is said about a post: frozen values, made by the engine, read by outputs and callers."""

from collections import Counter
from enum import IntEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from postlint.post import Image


class Severity(IntEnum):
    """How bad a finding is; ordered, so that a threshold is a comparison."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The word used in configuration and outputs: ``info``, ``warning``, ``error``."""
        return self.name.lower()


INFO, WARNING, ERROR = Severity.INFO, Severity.WARNING, Severity.ERROR


class Fix(NamedTuple):
    """What to put in the place of a finding's span. ``safe``: the meaning cannot change."""

    title: str
    replacement: str
    safe: bool = False


class Hit(NamedTuple):
    """What a rule yields.

    ``start`` and ``end`` are code points in the post's text. ``key`` names a setting instead (``account``, ``images.0.file``);
    ``image`` is the index of a picture and ``box`` a place in it (x, y, width, height in pixels). ``evidence`` is for machines.
    ``severity`` and ``decision`` are given only where one rule judges cases of different gravity.
    """

    message: str
    start: int | None = None
    end: int | None = None
    fix: Fix | None = None
    key: str | None = None
    image: int | None = None
    box: tuple[int, int, int, int] | None = None
    evidence: "Mapping[str, Any] | None" = None
    severity: Severity | None = None
    decision: bool | None = None


class Span(NamedTuple):
    """A place in a file: lines and columns, 1-based, in code points; the end is exclusive."""

    line: int
    column: int
    end_line: int | None = None
    end_column: int | None = None


class ImageRef(NamedTuple):
    """The picture a finding is about, counted from 0, and the place in it (x, y, width, height in pixels)."""

    nth: int
    file: str
    box: tuple[int, int, int, int] | None = None


class Approval(NamedTuple):
    """Who said yes to a decision, and when (ISO date)."""

    by: str
    on: str


class Finding(NamedTuple):
    """One thing said about one post; ``docs/json.md`` says what each field means."""

    rule: str
    severity: Severity
    message: str
    where: Span
    decision: bool = False
    approved: Approval | None = None
    confidence: str = "high"
    start: int | None = None
    end: int | None = None
    target: str | None = None
    image: ImageRef | None = None
    fix: Fix | None = None
    evidence: "Mapping[str, Any]" = MappingProxyType({})
    url: str = ""

    @property
    def kind(self) -> str:
        """``decision``, or the severity's label."""
        return "decision" if self.decision else self.severity.label


class NotRun(NamedTuple):
    """A rule that could not run on a post, and why. ``wanted`` is False when the user switched its service off."""

    rule: str
    service: str
    reason: str
    wanted: bool = True


class Crash(NamedTuple):
    """A rule that raised, which is a bug: what and where."""

    rule: str
    error: str


class Problem(NamedTuple):
    """Something in a file (or an ignored key of it) that kept a post, or a part of it, from being read."""

    path: str
    line: int | None
    message: str


class Report(NamedTuple):
    """All that is known of one post after a lint.

    ``text`` and ``images`` are the post's own, for excerpts. ``fit`` are those of its networks that it suits as it stands. ``held`` is what the exit code is made of: a fault at or above the threshold, or a decision that nobody has approved.
    """

    id: str
    path: str
    line: int
    text: str
    networks: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    not_run: tuple[NotRun, ...] = ()
    crashed: tuple[Crash, ...] = ()
    suppressed: tuple[Finding, ...] = ()
    held: bool = False
    fit: tuple[str, ...] = ()
    images: "tuple[Image, ...]" = ()


def is_held(findings: "tuple[Finding, ...]", fail_on: Severity | None) -> bool:
    """Whether a post with these findings must not go out. ``fail_on`` None lets faults pass; it does not release decisions."""
    return any((f.decision and f.approved is None) or (not f.decision and fail_on is not None and f.severity >= fail_on) for f in findings)


def fit_for(networks: "tuple[str, ...]", findings: "tuple[Finding, ...]", fail_on: Severity | None) -> tuple[str, ...]:
    """Return those of a post's networks for which it is fit.

    Nothing holds the post as a whole, and nothing from a warning on is said of it for this network.
    """
    if is_held(tuple(f for f in findings if f.target is None), fail_on):
        return ()
    unfit = {f.target for f in findings if f.approved is None and (f.decision or f.severity >= WARNING)}
    return tuple(network for network in networks if network not in unfit)


class Run(NamedTuple):
    """A whole lint, as the outputs get it.

    ``rules`` is how many were selected, ``notes`` what the last line says beside the counts, ``reviewers`` who may approve decisions (none: anybody).
    """

    reports: "Sequence[Report]"
    problems: "Sequence[Problem]" = ()
    rules: int = 0
    notes: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()

    @property
    def counts(self) -> "Mapping[str, int]":
        """The summary of the JSON contract: posts, held, errors, warnings, infos, decisions, suppressed, not_run, problems."""
        kinds = Counter(f.kind for r in self.reports for f in r.findings)
        return {
            "posts": len(self.reports),
            "held": sum(r.held for r in self.reports),
            "errors": kinds["error"],
            "warnings": kinds["warning"],
            "infos": kinds["info"],
            "decisions": kinds["decision"],
            "suppressed": sum(len(r.suppressed) for r in self.reports),
            "not_run": sum(len(r.not_run) for r in self.reports),
            "problems": len(self.problems),
        }
