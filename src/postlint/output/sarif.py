"""SARIF 2.1.0, for code scanning services."""

import json
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from postlint import __version__
from postlint.finding import Finding, Report, Run
from postlint.output.standing import message

_LEVELS = {"error": "error", "decision": "error", "warning": "warning", "info": "note"}


def render(run: Run) -> Iterator[str]:
    """Yield one log with one run; suppressed findings are results with a suppression, what did not run is a notification."""
    rules = sorted({(f.rule, f.url) for r in run.reports for f in (*r.findings, *r.suppressed)})
    index = {id: n for n, (id, _) in enumerate(rules)}
    results = [_result(r, f, index, run) for r in run.reports for f in r.findings]
    results += [{**_result(r, f, index, run), "suppressions": [{"kind": "external"}]} for r in run.reports for f in r.suppressed]
    failed = [_note("error", p.message, p.path, p.line) for p in run.problems]
    failed += [_note("error", f"{c.rule} crashed: {c.error}", r.path, r.line) for r in run.reports for c in r.crashed]
    skipped = [_note("note", f"{n.rule} did not run: {n.reason}", r.path, r.line) for r in run.reports for n in r.not_run]
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "postlint",
                        "version": __version__,
                        "informationUri": "https://postlint.readthedocs.io",
                        "rules": [{"id": id, "helpUri": url} for id, url in rules],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "invocations": [{"executionSuccessful": not failed, "toolExecutionNotifications": failed + skipped}],
                "results": results,
            }
        ],
    }
    yield json.dumps(log, indent=1, ensure_ascii=True) + "\n"


def _result(report: Report, finding: Finding, index: dict[str, int], run: Run) -> dict[str, Any]:
    region = {"startLine": finding.where.line, "startColumn": finding.where.column}
    if finding.where.end_line and finding.where.end_column:
        region |= {"endLine": finding.where.end_line, "endColumn": finding.where.end_column}
    return {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": "note" if finding.approved else _LEVELS[finding.kind],
        "message": {"text": message(finding, run.reviewers)},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(report.path)}, "region": region}}],
        "properties": {"decision": finding.decision, "confidence": finding.confidence, "network": finding.target, "post": report.id},
    }


def _note(level: str, text: str, path: str, line: int | None) -> dict[str, Any]:
    region = {"region": {"startLine": line}} if line else {}
    return {
        "level": level,
        "message": {"text": text},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(path)}, **region}}],
    }


def _uri(path: str) -> str:
    return quote(PurePath(path).as_posix())
