"""postlint: a linter for social-media posts, before they are published.

>>> from postlint import Post, lint
>>> report = lint(Post("Meet us at [INSERT VENUE]!", networks=("x",)))
>>> [finding.rule for finding in report.findings], report.held
(['draft.placeholder'], True)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from postlint.api import Linter, Result, lint, lint_paths, lint_posts
    from postlint.brand import Brand, Person
    from postlint.errors import ConfigError, FormatError, PostlintError, Unavailable, UnknownNetwork
    from postlint.finding import ERROR, INFO, WARNING, Finding, Fix, Hit, NotRun, Problem, Report, Severity
    from postlint.post import Ignore, Image, Post
    from postlint.rules import Example, Rule, rule
    from postlint.text.entities import Entity, find_entities
    from postlint.text.length import Count, count
    from postlint.text.splitting import split

_HOMES = {
    "postlint.api": ("Linter", "Result", "lint", "lint_paths", "lint_posts"),
    "postlint.brand": ("Brand", "Person"),
    "postlint.errors": ("ConfigError", "FormatError", "PostlintError", "Unavailable", "UnknownNetwork"),
    "postlint.finding": ("ERROR", "INFO", "WARNING", "Finding", "Fix", "Hit", "NotRun", "Problem", "Report", "Severity"),
    "postlint.post": ("Ignore", "Image", "Post"),
    "postlint.rules": ("Example", "Rule", "rule"),
    "postlint.text.entities": ("Entity", "find_entities"),
    "postlint.text.length": ("Count", "count"),
    "postlint.text.splitting": ("split",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "ERROR", "INFO", "WARNING", "Brand", "ConfigError", "Count", "Entity", "Example", "Finding", "Fix", "FormatError", "Hit", "Ignore",
    "Image", "Linter", "NotRun", "Person", "Post", "PostlintError", "Problem", "Report", "Result", "Rule", "Severity", "Unavailable",
    "UnknownNetwork", "__version__", "count", "find_entities", "lint", "lint_paths", "lint_posts", "rule", "split",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for: ``import postlint`` alone loads nothing."""
    if name not in _HOME:
        raise AttributeError(f"module 'postlint' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_HOME[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
