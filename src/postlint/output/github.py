"""Workflow commands that GitHub Actions shows beside the lines of a pull request."""

from collections.abc import Iterator, Sequence

from postlint.finding import Finding, Report, Run
from postlint.output.printable import printable
from postlint.output.standing import message
from postlint.output.text import summary

_LEVELS = {"error": "error", "decision": "error", "warning": "warning", "info": "notice"}


def render(run: Run) -> Iterator[str]:
    """Yield one command for each problem, crash and finding, then the last line of the text output."""
    for problem in run.problems:
        yield _command("error", problem.path, problem.line or 1, None, "postlint", problem.message)
    for report in run.reports:
        for crash in report.crashed:
            yield _command("error", report.path, report.line, None, crash.rule, f"the rule crashed: {crash.error}")
        for finding in report.findings:
            yield _finding(report, finding, run.reviewers)
    yield summary(run) + "\n"


def _finding(report: Report, finding: Finding, reviewers: Sequence[str]) -> str:
    level = "notice" if finding.approved else _LEVELS[finding.kind]
    said = message(finding, reviewers) + (f" ({finding.fix.title})" if finding.fix else "")
    return _command(level, report.path, finding.where.line, finding.where.column, finding.rule, said)


def _command(level: str, path: str, line: int, column: int | None, title: str, message: str) -> str:
    place = f"file={_value(path)},line={line}" + (f",col={column}" if column else "")
    return f"::{level} {place},title={_value(title)}::{_data(message)}\n"


def _data(text: str) -> str:
    """Escape as the runner does; a draft must not be able to write a command of its own, nor move the log's terminal."""
    return printable(text).replace("%", "%25")


def _value(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
