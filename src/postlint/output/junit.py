"""JUnit XML: one test case a post, failed if the post is held."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from postlint.finding import ERROR, Finding, Report, Run
from postlint.output.standing import message


def render(run: Run) -> Iterator[str]:
    """Yield one suite. A held post is a failure, a crashed rule or an unreadable file an error; the rest stands in ``system-out``."""
    errors = len(run.problems) + sum(bool(r.crashed) for r in run.reports)
    tests = len(run.reports) + len(run.problems)
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    yield f'<testsuite name="postlint" tests="{tests}" failures="{sum(r.held for r in run.reports)}" errors="{errors}">\n'
    for problem in run.problems:
        name = f"{problem.path}:{problem.line}" if problem.line else problem.path
        yield f'<testcase classname="postlint.problem" name={_attribute(name)}><error message={_attribute(problem.message)}/></testcase>\n'
    for report in run.reports:
        yield _case(report, run.reviewers)
    yield "</testsuite>\n"


def _case(report: Report, reviewers: Sequence[str]) -> str:
    parts = [
        f'<testcase classname={_attribute(report.path)} name={_attribute(report.id)} file={_attribute(report.path)} line="{report.line}">'
    ]
    parts += [f"<error type={_attribute(c.rule)} message={_attribute(c.error)}/>" for c in report.crashed]
    said = "\n".join(_line(f, reviewers) for f in report.findings)
    if report.held:
        worst = max((f for f in report.findings if not f.approved), key=lambda f: ERROR if f.decision else f.severity)
        why = _attribute(message(worst, reviewers))
        parts.append(f"<failure type={_attribute(worst.rule)} message={why}>{escape(_allowed(said))}</failure>")
    elif said:
        parts.append(f"<system-out>{escape(_allowed(said))}</system-out>")
    return "".join([*parts, "</testcase>\n"])


def _line(finding: Finding, reviewers: Sequence[str]) -> str:
    return f"{finding.where.line}:{finding.where.column} {finding.kind} {finding.rule}: {message(finding, reviewers)}"


def _attribute(text: str) -> str:
    return quoteattr(_allowed(text))


def _allowed(text: str) -> str:
    """Replace what XML 1.0 cannot hold."""
    return "".join(c if c in "\t\n" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c >= "\U00010000" else "\ufffd" for c in text)
