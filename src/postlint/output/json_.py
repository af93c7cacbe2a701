"""For machines: one object, schema 1 (docs/json.md), written post by post."""

import json
from collections.abc import Iterator
from typing import Any

from postlint import __version__
from postlint.finding import Finding, Report, Run

SCHEMA = 1


def render(run: Run) -> Iterator[str]:
    """Yield the object piece by piece, so that ten thousand posts are never one string."""
    yield f'{{"schema": {SCHEMA}, "version": {json.dumps(__version__)}, "posts": ['
    for n, report in enumerate(run.reports):
        yield ("" if n == 0 else ",") + "\n" + _dump(post(report))
    problems = [{"path": p.path, "line": p.line, "message": p.message} for p in run.problems]
    yield f'],\n"problems": {_dump(problems)},\n"summary": {_dump(dict(run.counts))}}}\n'


def post(report: Report) -> dict[str, Any]:
    """Return a report as the contract has it."""
    return {
        "id": report.id,
        "path": report.path,
        "line": report.line,
        "networks": list(report.networks),
        "fit": list(report.fit),
        "held": report.held,
        "findings": [finding(f) for f in report.findings],
        "not_run": [{"rule": n.rule, "reason": n.reason} for n in report.not_run],
        "crashed": [{"rule": c.rule, "error": c.error} for c in report.crashed],
        "suppressed": [finding(f) for f in report.suppressed],
    }


def finding(f: Finding) -> dict[str, Any]:
    """Return a finding as the contract has it."""
    return {
        "rule": f.rule,
        "severity": f.severity.label,
        "decision": f.decision,
        "approved": {"by": f.approved.by, "on": f.approved.on} if f.approved else None,
        "confidence": f.confidence,
        "message": f.message,
        "start": f.start,
        "end": f.end,
        "line": f.where.line,
        "column": f.where.column,
        "end_line": f.where.end_line,
        "end_column": f.where.end_column,
        "target": f.target,
        "image": {"index": f.image.nth, "file": f.image.file, "box": list(f.image.box) if f.image.box else None} if f.image else None,
        "fix": {"title": f.fix.title, "replacement": f.fix.replacement, "safe": f.fix.safe} if f.fix else None,
        "evidence": dict(f.evidence),
        "url": f.url,
    }


def _dump(value: Any) -> str:
    # Lone surrogates can stand in a JSON draft; ASCII output keeps every character, and no terminal is moved by it.
    return json.dumps(value, ensure_ascii=True, default=str)
