"""The rules written in Python, one file a family.

What is known of them is kept in the user's cache, so that a module is imported only when one of its rules has something to look at.
"""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from postlint.data import compiled
from postlint.finding import Hit, Severity
from postlint.rules import Option, Rule

_FOLDER = Path(__file__).parent


def rules() -> Iterator[Rule]:
    """Yield every rule of this package whole, with its examples, file by file, in the order of the source."""
    yield from (rule for _, _, rule in _declared())


def known() -> Iterator[Rule]:
    """Yield every rule without its examples; its module is imported when its check is called."""
    for spec in compiled("checks", files(), lambda: [_spec(*found) for found in _declared()]):
        options = {key: Option(kind, tuple(value) if kind == "array" else value) for key, (kind, value) in spec["options"].items()}
        rest: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in spec["rest"].items()}
        yield Rule(severity=Severity(spec["severity"]), options=options, check=Later(spec["module"], spec["name"]), **rest)


class Later:
    """The check of a rule, imported at the first call."""

    def __init__(self, module: str, name: str) -> None:
        self._module = module
        self._name = name
        self._check: Callable[..., Iterable[Hit]] | None = None

    def __call__(self, *args: Any, **options: Any) -> Iterable[Hit]:
        """Check a post."""
        if self._check is None:
            self._check = getattr(import_module(self._module), self._name).check
        return self._check(*args, **options)


def files() -> list[Path]:
    """Return the files that declare rules."""
    return sorted(_FOLDER.glob("[!_]*.py"))


def _declared() -> Iterator[tuple[str, str, Rule]]:
    for path in files():
        module = import_module(f"{__name__}.{path.stem}")
        yield from ((module.__name__, name, value) for name, value in vars(module).items() if isinstance(value, Rule))


def _spec(module: str, name: str, rule: Rule) -> dict[str, Any]:
    kept = ("id", "title", "why", "decision", "confidence", "needs", "source", "about", "hints", "covers")
    options = {key: list(option) for key, option in rule.options.items()}
    rest = {key: getattr(rule, key) for key in kept}
    return {"module": module, "name": name, "severity": int(rule.severity), "options": options, "rest": rest}
