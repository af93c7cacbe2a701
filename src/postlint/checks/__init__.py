"""The rules written in Python, one file a family."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from postlint.rules import Rule


def rules() -> Iterator[Rule]:
    """Yield every rule of this package, file by file, in the order of the source."""
    for path in sorted(Path(__file__).parent.glob("[!_]*.py")):
        module = import_module(f"{__name__}.{path.stem}")
        yield from (value for value in vars(module).values() if isinstance(value, Rule))
