"""What is particular to a terminal: colours."""

import os
from typing import Any


def colored(flag: bool | None, out: Any) -> bool:  # noqa: FBT001
    """Flag, then NO_COLOR (no-color.org), then FORCE_COLOR, then whether it is a terminal."""
    if flag is not None:
        return flag
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return bool(out.isatty())
