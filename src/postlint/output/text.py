"""For people: each finding with the words it is about underlined, the reason, the cure, and a last line that is always true."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from postlint.finding import INFO, Finding, NotRun, Report, Run
from postlint.output.printable import printable, width, wrapped
from postlint.output.standing import standing

_COLORS = {"error": "31", "warning": "33", "decision": "35", "info": "36"}
_WIDEST = 100

Paint = Callable[[str, str], str]


def render(run: Run, *, color: bool = False, quiet: bool = False) -> Iterator[str]:
    """Yield the problems, the findings post by post, and the last line. ``quiet`` leaves out the posts that are not held."""
    paint = painted if color else plain
    for problem in run.problems:
        where = f"{problem.path}:{problem.line}" if problem.line else problem.path
        yield f"{paint(printable(where), '1')}: {paint('problem', '31')} {printable(problem.message)}\n\n"
    for report in run.reports:
        if quiet and not report.held and not report.crashed:
            continue
        text = masked(report)
        for finding in report.findings:
            yield told(report, finding, text, paint, run.reviewers)
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


def told(report: Report, finding: Finding, text: str, paint: Paint, reviewers: Sequence[str] = (), *, columns: int | None = None) -> str:
    """Return a finding as people read it; ``text`` is the post's, masked, ``columns`` are those of the terminal that it must fit."""
    place = f"{printable(report.path)}:{finding.where.line}:{finding.where.column}"
    target = f" [{finding.target}]" if finding.target and len(report.networks) > 1 else ""
    stands = f", {printable(standing(finding, reviewers))}" if finding.approved or (finding.decision and reviewers) else ""
    lines = [f"{paint(place, '1')}: {paint(finding.kind, _COLORS[finding.kind])} {finding.rule}{target}{stands}"]
    if finding.start is not None and finding.end is not None:
        lines += _excerpt(text, finding.start, finding.end, _COLORS[finding.kind], paint, columns)
    elif finding.image:
        lines.append(f"  | {printable(finding.image.file)}")
    for said in (finding.message, *([f"fix: {finding.fix.title}"] if finding.fix else ())):
        first, *rest = wrapped(said, columns - 4) if columns else [printable(said)]
        lines += [f"  = {first}", *(f"    {line}" for line in rest)]
    return "\n".join(lines) + "\n\n"


def _widest(line: str, columns: int | None) -> int:
    """Return how many characters of a line to show: all, if they fit, else fewer, since the window around a span may be a third wider."""
    if columns is None:
        return _WIDEST
    room = columns - 6
    return len(line) if width(line) <= room + 2 else room * 3 // (4 if line.isascii() else 8)


def _excerpt(text: str, start: int, end: int, color: str, paint: Paint, columns: int | None) -> list[str]:
    """Return the line where the span begins, cut to a terminal's width around it, and the underline."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", start)
    last = len(text) if last < 0 else last
    end = min(max(end, start + 1), last)
    widest = _widest(text[first:last], columns)
    if last - first > widest:
        first = max(first, start - widest // 3)
        last = min(last, max(first + widest, min(end, start + widest)))
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
    parts += _not_run(r.not_run for r in run.reports)
    return " · ".join([*parts, *run.notes])


def _not_run(skipped: Iterable[Iterable[NotRun]]) -> list[str]:
    """Say once, for each reason, which rules did not run and on how many posts that mattered; ``skipped`` are those of each post."""
    rules: dict[str, Counter[str]] = {}
    for reason, rule in (told for of_post in skipped for told in dict.fromkeys((n.reason, n.rule) for n in of_post)):
        rules.setdefault(printable(reason), Counter())[rule] += 1
    return [
        f"{_number(len(names), 'rule')} not run on {_number(max(names.values()), 'post')}: {', '.join(sorted(names))} ({reason})"
        for reason, names in rules.items()
    ]


def _number(count: int, noun: str, plural: str | None = None) -> str:
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def painted(text: str, code: str) -> str:
    """Return a text in a colour of the terminal."""
    return f"\x1b[{code}m{text}\x1b[0m"


def plain(text: str, code: str) -> str:  # noqa: ARG001  the shape of painted
    """Return a text as it is."""
    return text
