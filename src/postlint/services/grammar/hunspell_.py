"""Hunspell dictionaries: which words a language has, and the known words near one it has not."""

import os
import sys
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any

from postlint.errors import Unavailable

LETTERS = "abcdefghijklmnopqrstuvwxyz"
LONGEST = 40
"""Letters. A longer run is no word, and Hunspell's time grows with it."""

FILES = {
    "nb": ("nb_NO",), "no": ("nb_NO", "nn_NO"), "nn": ("nn_NO",), "de": ("de_DE",), "de-AT": ("de_AT", "de_DE"), "de-CH": ("de_CH", "de_DE"),
    "es": ("es_ES",), "sv": ("sv_SE",), "da": ("da_DK",), "pt": ("pt_PT",), "pt-BR": ("pt_BR",), "it": ("it_IT",), "nl": ("nl_NL",),
    "fr": ("fr", "fr_FR"), "en": ("en_US",), "en-GB": ("en_GB",), "en-US": ("en_US",),
}  # fmt: skip
"""Language → names its dictionary goes by, where that is not the code itself. Either of the two Norwegians is good where it is
not said which."""
