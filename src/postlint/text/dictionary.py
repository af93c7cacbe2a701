"""The American Hunspell dictionary that comes with chunspell: loaded once, since that takes longer than most posts."""

from functools import cache
from pathlib import Path
from typing import Any


def folder() -> Path:
    """Return where chunspell keeps its dictionary."""
    from importlib.util import find_spec

    spec = find_spec("hunspell")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "dictionaries"


@cache
def american() -> Any:
    """Return the ``hunspell.Hunspell`` of ``en_US``; it is not safe to be asked by two threads at once."""
    from hunspell import Hunspell

    return Hunspell("en_US", hunspell_data_dir=str(folder()))
