"""Reports → what people and machines read: one module a format, each with ``render(run, *, color) -> Iterator[str]``."""

from collections.abc import Iterator
from importlib import import_module

from postlint.finding import Run

FORMATS = ("text", "json", "github", "sarif", "junit", "html")

_MODULES = {"text": "text", "json": "json_", "github": "github", "sarif": "sarif", "junit": "junit", "html": "html_"}


def render(run: Run, form: str = "text", *, color: bool = False, quiet: bool = False) -> Iterator[str]:
    """Yield a run piece by piece in one of ``FORMATS``. ``color`` and ``quiet`` (held posts only) count for text."""
    module = import_module(f"postlint.output.{_MODULES[form]}")
    pieces: Iterator[str] = module.render(run, color=color, quiet=quiet) if form == "text" else module.render(run)
    return pieces
