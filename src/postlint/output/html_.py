"""For people who would rather look than read: one file with the posts, their pictures, and what waits for whom; no script in it."""

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from pathlib import Path

from postlint import __version__
from postlint.finding import Finding, Report, Run
from postlint.output.pictures import Gallery
from postlint.output.printable import printable, printable_lines
from postlint.output.text import masked, summary

KINDS = ("error", "decision", "warning", "info")
"""The gravest first."""


def render(run: Run) -> Iterator[str]:
    """Yield the page piece by piece, a post at a time."""
    style = Path(__file__).with_name("report.css").read_text(encoding="utf-8")
    allowed = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; img-src data:; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"
    yield (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">\n'
        f'<meta name="generator" content="postlint {__version__}"><meta name="robots" content="noindex">\n'
        f"<title>{_title(run)}</title>\n<style>{style}</style></head>\n<body>\n"
    )
    yield from _head(run)
    yield '<main id="posts">\n'
    gallery = Gallery()
    for n, report in enumerate(run.reports, 1):
        yield from _card(n, report, gallery)
    yield "</main>\n</body></html>\n"


def _title(run: Run) -> str:
    held = run.counts["held"]
    return f"{held} of {_number(len(run.reports), 'post')} held" if held else f"{_number(len(run.reports), 'post')}, none held"


def _head(run: Run) -> Iterator[str]:
    counts = run.counts
    yield f'<header class="top"><p class="brand">postlint</p><h1>{_title(run)}</h1>\n<ul class="counts">'
    yield from (f'<li class="{kind}">{_number(counts[f"{kind}s"], kind)}</li>' for kind in KINDS if counts[f"{kind}s"])
    yield f'</ul>\n<p class="summary">{_plain(summary(run))}</p>\n'
    if counts["held"] and counts["held"] < len(run.reports):
        yield '<p class="filter"><label><input type="checkbox" id="held-only"> Only posts that are held</label></p>\n'
    yield "</header>\n"
    if run.problems:
        items = "".join(f"<li><code>{_plain(p.path)}{f':{p.line}' if p.line else ''}</code> {_plain(p.message)}</li>" for p in run.problems)
        yield f'<section class="problems"><h2>Could not be read</h2><ul>{items}</ul></section>\n'
    waiting = [(n, report, pending) for n, report in enumerate(run.reports, 1) if (pending := _pending(report))]
    if waiting:
        whom = f"for {_plain(' or '.join(run.reviewers))}" if run.reviewers else "for a colleague"
        yield f'<section class="waiting"><h2>Waiting {whom}</h2><ul>'
        for n, report, pending in waiting:
            rules = ", ".join(dict.fromkeys(f.rule for f in pending))
            yield f'<li><a href="#post-{n}">{_plain(report.id)}</a> <span>{_plain(rules)}</span></li>'
        yield "</ul></section>\n"


def _pending(report: Report) -> list[Finding]:
    return [f for f in report.findings if f.decision and f.approved is None]


def _verdict(report: Report) -> tuple[str, str]:
    """Return the class and the words of what becomes of a post."""
    if report.crashed:
        return "error", "Not checked to the end"
    if not report.held:
        return "free", "May go out"
    faults = any(f.kind == "error" for f in report.findings)
    return ("error", "Held: mend it") if faults or not _pending(report) else ("decision", "Waits for a yes")


def _card(n: int, report: Report, gallery: Gallery) -> Iterator[str]:
    kind, verdict = _verdict(report)
    place = f"{report.path}:{report.line}"
    name = _plain(report.id)
    yield f'<article id="post-{n}" class="{"held" if report.held else "free"}" aria-labelledby="name-{n}">\n<header>'
    yield f'<h2 id="name-{n}">{name}</h2><p class="verdict {kind}">{verdict}</p>'
    chips = "".join(f"<li>{_plain(network)}{' ✓' if network in report.fit else ''}</li>" for network in report.networks)
    chips = chips or "<li>no network named</li>"
    yield f'<p class="place"><code>{_plain(place)}</code></p><ul class="networks" aria-label="Networks">{chips}</ul></header>\n'
    yield f'<div class="text">{_text(n, report) or "<em>no text</em>"}</div>\n'
    if report.images:
        yield '<div class="pictures">'
        for nth, image in enumerate(report.images):
            numbered = [(i, f) for i, f in enumerate(report.findings, 1) if f.image and f.image.nth == nth]
            yield gallery.figure(image, numbered, report.networks)
        yield "</div>\n"
    yield '<div class="said"><ol class="findings">'
    yield from (_finding(n, i, f, report) for i, f in enumerate(report.findings, 1))
    yield "</ol>\n" if report.findings else '</ol><p class="nothing">Nothing to say about this post.</p>\n'
    yield from (f'<p class="crash"><b>{_plain(c.rule)}</b> crashed: {_plain(c.error)}</p>\n' for c in report.crashed)
    reasons: dict[str, list[str]] = {}
    for skipped in report.not_run:
        reasons.setdefault(skipped.reason, []).append(skipped.rule)
    yield from (f'<p class="not-run">Not checked: {_plain(", ".join(rules))} ({_plain(why)})</p>\n' for why, rules in reasons.items())
    if report.suppressed:
        items = "".join(f"<li><code>{_plain(f.rule)}</code> {_plain(f.message)}</li>" for f in report.suppressed)
        yield f'<details><summary>{len(report.suppressed)} suppressed</summary><ul class="suppressed">{items}</ul></details>\n'
    yield "</div></article>\n"


def _text(n: int, report: Report) -> str:
    """Return the text with every span that a finding is about marked, and the findings' numbers behind them."""
    text = masked(report)
    spans = [(f.start, max(f.end, f.start), i, f) for i, f in enumerate(report.findings, 1) if f.start is not None and f.end is not None]
    cuts = sorted({0, len(text), *(s for s, *_ in spans), *(e for _, e, *_ in spans)})
    parts = []
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        piece = escape(printable_lines(text[start:end]))
        over = [f for s, e, _, f in spans if s <= start and end <= e and start < end]
        if over:
            kind = min((f.kind for f in over), key=KINDS.index)
            piece = f'<mark class="{kind}">{piece}</mark>'
        notes = [(i, f) for _, e, i, f in spans if e == end and (start < end or start == e)]
        parts.append(piece)
        if start < end or end == 0:
            parts += [f'<sup><a class="{f.kind}" href="#post-{n}-{i}" aria-label="finding {i}">{i}</a></sup>' for i, f in notes]
    return "".join(parts)


def _finding(n: int, i: int, finding: Finding, report: Report) -> str:
    where = f"line {finding.where.line}"
    if finding.image:
        where = f"picture {finding.image.nth + 1}"
    parts = [where, *([finding.target] if finding.target and len(report.networks) > 1 else [])]
    rule = _plain(finding.rule)
    link = f'<a href="{escape(finding.url)}" rel="noreferrer">{rule}</a>' if finding.url.startswith("https://") else rule
    lines = [f'<span class="badge {finding.kind}">{finding.kind}</span> <span class="message">{_plain(finding.message)}</span>']
    if finding.fix:
        lines.append(f'<span class="fix">Fix: {_plain(finding.fix.title)}</span>')
    if finding.approved:
        lines.append(f'<span class="approved">Approved by {_plain(finding.approved.by)} on {_plain(finding.approved.on)}</span>')
    lines.append(f'<span class="rule">{link} · {_plain(" · ".join(parts))}</span>')
    return f'<li id="post-{n}-{i}" class="{finding.kind}{" settled" if finding.approved else ""}">{"".join(lines)}</li>\n'


def _plain(text: str) -> str:
    return escape(printable(text))


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
