"""How a decision stands: who said yes, or for whom it waits."""

from collections.abc import Sequence

from postlint.finding import Finding


def standing(finding: Finding, reviewers: Sequence[str]) -> str:
    """Return ``approved by ana on …``, or ``waits for ana or ben``; empty for a fault.

    >>> from postlint.finding import WARNING, Span
    >>> standing(Finding("topics.x", WARNING, "ask", Span(1, 1), decision=True), ["ana", "ben"])
    'waits for ana or ben'
    """
    if not finding.decision:
        return ""
    if finding.approved:
        return f"approved by {finding.approved.by} on {finding.approved.on}"
    return f"waits for {' or '.join(reviewers)}" if reviewers else "waits for somebody's yes"


def message(finding: Finding, reviewers: Sequence[str]) -> str:
    """Return a finding's message, with how it stands in brackets behind it."""
    stands = standing(finding, reviewers)
    return f"{finding.message} ({stands})" if stands else finding.message
