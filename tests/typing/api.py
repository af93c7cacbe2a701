"""Read by the type checker, never run: what a program that imports postlint may write, and what it gets."""

from collections.abc import Iterator

import postlint
from postlint import Brand, Example, Finding, Hit, Linter, Post, Report, Rule, Severity, lint, lint_paths, lint_posts, rule

report: Report = lint("text", offline=True)
findings: tuple[Finding, ...] = report.findings
severity: Severity = findings[0].severity
reports: list[Report] = lint_posts(["a", Post("b", networks=("x",))], jobs=2)
with Linter("postlint.toml") as linter:
    held: bool = linter.lint(Post("c")).held
    for problem in linter.lint_paths(["posts"]).problems:
        print(problem.path, problem.line)
print(lint_paths(["a.txt"]).reports[0].not_run)


@rule("acme.loud", "A shout", good=["Open"], bad=[Example(Post("Open!!!!"), brand=Brand("acme"))])
def loud(post: Post, *, most: int = 3) -> Iterator[Hit]:
    """Readers take a shout for an advertisement."""
    if post.text.count("!") > most:
        yield Hit("fewer")


made: Rule = loud
used: int = postlint.count("text", "x").used
kinds: list[str] = [entity.kind for entity in postlint.find_entities("text", "mastodon")]
parts: list[str] = postlint.split("text", "x", limit=280)
fit: tuple[str, ...] = postlint.lint(Post("text", ("x", "linkedin"))).fit
