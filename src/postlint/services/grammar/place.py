"""Where LanguageTool lies, and whether it does: asked at every start, so it imports nothing."""

import os
from pathlib import Path

from postlint.data import data_folder

VERSION = "6.8"


def folder() -> Path:
    """Return where LanguageTool lies for this user, or would."""
    return data_folder() / f"LanguageTool-{VERSION}"


def is_set_up() -> bool:
    """Whether the jars are here; ``setup.damaged`` tells whether they are whole."""
    return os.path.isfile(folder() / "languagetool-server.jar")  # noqa: PTH113  a look at every start
