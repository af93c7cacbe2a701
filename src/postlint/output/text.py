"""For people: each finding with the words it is about underlined, the reason, the cure, and a last line that is always true."""

from collections import Counter
from collections.abc import Callable, Iterator

from postlint.finding import INFO, Finding, NotRun, Report, Run
from postlint.output.printable import printable, width

_COLORS = {"error": "31", "warning": "33", "decision": "35", "info": "36"}
_WIDEST = 100

Paint = Callable[[str, str], str]


def render(run: Run, *, color: bool = False, quiet: bool = False) -> Iterator[str]:
    """Yield the problems, the findings post by post, and the last line. ``quiet`` leaves out the posts that are not held."""
    paint = _painted if color else _plain
    for problem in run.problems:
        where = f"{problem.path}:{problem.line}" if problem.line else problem.path
        yield f"{paint(printable(where), '1')}: {paint('problem', '31')} {printable(problem.message)}\n\n"
    for report in run.reports:
        if quiet and not report.held and not report.crashed:
            continue
        text = masked(report)
        for finding in report.findings:
            yield _finding(report, text, finding, paint)
        if report.findings and len(report.networks) > 1:
            yield _fitness(report)
        for crash in report.crashed:
            yield f"{paint(printable(report.path), '1')}: {paint('crashed', '31')} {crash.rule}: {printable(crash.error)}\n"
            yield "  = this is a bug in the rule: please report it; the other rules were run\n\n"
    yield summary(run) + "\n"


def masked(report: Report) -> str:
    """Return the text with every secret in it hidden: a log is no place for one."""
    text = report.text
    for f in (*report.findings, *report.suppressed):
        if f.evidence.get("secret") and f.start is not None and f.end is not None:
            text = text[: f.start] + "•" * (f.end - f.start) + text[f.end :]
    return text


def _fitness(report: Report) -> str:
    """Say for which of its networks a post is fit, and what stands against the others."""
    own = {n: ", ".join(dict.fromkeys(f.rule for f in report.findings if f.target == n and f.severity > INFO)) for n in report.networks}
    unfit = ", ".join(f"{n} ({own[n] or 'held'})" for n in report.networks if n not in report.fit)
    fit = f"fit for: {', '.join(report.fit)}" if report.fit else ""
    return f"{printable(report.path)}:{report.line}: {' · '.join(filter(None, (fit, unfit and f'not for: {unfit}')))}\n\n"


def _finding(report: Report, text: str, finding: Finding, paint: Paint) -> str:
    place = f"{printable(report.path)}:{finding.where.line}:{finding.where.column}"
    target = f" [{finding.target}]" if finding.target and len(report.networks) > 1 else ""
    approved = f", approved by {printable(finding.approved.by)} on {finding.approved.on}" if finding.approved else ""
    lines = [f"{paint(place, '1')}: {paint(finding.kind, _COLORS[finding.kind])} {finding.rule}{target}{approved}"]
    if finding.start is not None and finding.end is not None:
        lines += _excerpt(text, finding.start, finding.end, _COLORS[finding.kind], paint)
    elif finding.image:
        lines.append(f"  | {printable(finding.image.file)}")
    lines.append(f"  = {printable(finding.message)}")
    if finding.fix:
        lines.append(f"  = fix: {printable(finding.fix.title)}")
    return "\n".join(lines) + "\n\n"


def _excerpt(text: str, start: int, end: int, color: str, paint: Paint) -> list[str]:
    """Return the line where the span begins, cut to a terminal's width around it, and the underline."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", start)
    last = len(text) if last < 0 else last
    end = min(max(end, start + 1), last)
    if last - first > _WIDEST:
        first = max(first, start - _WIDEST // 3)
        last = min(last, max(first + _WIDEST, min(end, start + _WIDEST)))
        end = min(end, last)
    before, marked, after = printable(text[first:start]), printable(text[start:end]), printable(text[end:last])
    lead = "…" if first and text[first - 1] != "\n" else ""
    tail = "…" if last < len(text) and text[last] != "\n" else ""
    underline = " " * width(lead + before) + paint("^" * max(1, width(marked)), color)
    return [f"  | {lead}{before}{marked}{after}{tail}", f"  | {underline}"]


def summary(run: Run) -> str:
    """Return the last line: what was found in how many posts, by how many rules, and what did not run.

    >>> summary(Run([], rules=3))
    'nothing to lint · 3 rules'
    """
    counts = run.counts
    kinds = [_number(counts[f"{kind}s"], kind) for kind in ("error", "decision", "warning", "info") if counts[f"{kind}s"]]
    posts = _number(counts["posts"], "post")
    if not counts["posts"]:
        found = "nothing to lint"
    else:
        found = f"{', '.join(kinds)} in {posts}" if kinds else f"no findings in {posts}"
        found += f", {counts['held']} held" if counts["held"] else ", none held" if kinds else ""
    parts = [found, _number(run.rules, "rule")]
    if counts["suppressed"]:
        parts.append(f"{counts['suppressed']} suppressed")
    if crashed := sum(len(r.crashed) for r in run.reports):
        parts.append(_number(crashed, "crash", "crashes"))
    if counts["problems"]:
        parts.append(_number(counts["problems"], "problem"))
    parts += _not_run([n for r in run.reports for n in r.not_run])
    return " · ".join([*parts, *run.notes])


def _not_run(skipped: list[NotRun]) -> list[str]:
    """Say once, for each reason, which rules did not run and how often that mattered."""
    rules: dict[str, Counter[str]] = {}
    for n in skipped:
        rules.setdefault(printable(n.reason), Counter())[n.rule] += 1
    return [
        f"{_number(len(names), 'rule')} not run on {_number(max(names.values()), 'post')}: {', '.join(sorted(names))} ({reason})"
        for reason, names in rules.items()
    ]


def _number(count: int, noun: str, plural: str | None = None) -> str:
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def _painted(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m"


def _plain(text: str, code: str) -> str:  # noqa: ARG001  the shape of _painted
    return text
