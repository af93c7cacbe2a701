"""The American Hunspell dictionary that comes with chunspell, with its affixes written out, so that it need not be loaded.

Hunspell takes as long to load en_US as all the rest of a run. Its 150,000 forms are written out once, kept in the user's cache as one
text, and looked up there. Other languages have affixes that multiply without end: those are asked of Hunspell itself.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from postlint.data import compiled

_NAME = "en_US"
_ENCODING = "latin-1"


def folder() -> Path:
    """Return where chunspell keeps its dictionary."""
    from importlib.util import find_spec

    spec = find_spec("hunspell")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "dictionaries"


class American:
    """What Hunspell says of words in en_US; it may be asked from any thread."""

    def __init__(self, forms: str, places: Mapping[str, tuple[int, int]]) -> None:
        """Take all forms, sorted, each between blanks, and where those with the same first two letters begin and end."""
        self._forms = forms
        self._places = places

    def spell(self, word: str) -> bool:
        """Whether this is a word. A form in lower case may be written with a capital or in capitals, another one only in capitals."""
        if self._has(word):
            return True
        if word.isupper():
            return self._has(word.lower()) or self._has(word.capitalize())
        return word[:1].isupper() and word[1:].islower() and self._has(word.lower())

    def _has(self, word: str) -> bool:
        place = self._places.get(word[:2])
        return place is not None and " " not in word and self._forms.find(f" {word} ", *place) >= 0


@cache
def american() -> American:
    """Return the dictionary."""
    sources = [folder() / f"{_NAME}.aff", folder() / f"{_NAME}.dic"]
    kept = compiled(_NAME, sources, lambda: _written_out(*sources))
    return American(kept["forms"], kept["places"])


def _written_out(aff: Path, dic: Path) -> dict[str, Any]:
    affixes = _affixes(aff.read_text(_ENCODING))
    forms = {form for line in dic.read_text(_ENCODING).splitlines()[1:] for form in _forms(line, affixes)}
    forms |= {form.upper() for form in forms if not form.islower() and not form.istitle()}
    text = " ".join(["", *sorted(forms), ""])  # JSON is read three times as fast as with line ends, which it escapes
    places: dict[str, tuple[int, int]] = {}
    at = 0
    for form in sorted(forms):
        start, _ = places.get(form[:2], (at, at))
        at += len(form) + 1
        places[form[:2]] = (start, at + 1)
    return {"forms": text, "places": places}


class _Affix(NamedTuple):
    suffix: bool
    strip: str
    add: str
    condition: re.Pattern[str]


def _affixes(text: str) -> dict[str, list[_Affix]]:
    """Read the lines ``SFX flag strip add condition`` of an .aff file (man 5 hunspell)."""
    found: dict[str, list[_Affix]] = {}
    for words in map(str.split, text.splitlines()):
        if len(words) >= 5 and words[0] in {"SFX", "PFX"}:
            suffix, condition = words[0] == "SFX", words[4]
            pattern = re.compile(rf"{condition}\Z" if suffix else rf"\A{condition}")
            found.setdefault(words[1], []).append(_Affix(suffix, words[2].replace("0", ""), words[3].replace("0", ""), pattern))
    return found


def _forms(line: str, affixes: Mapping[str, list[_Affix]]) -> Iterator[str]:
    """Yield a stem of a .dic file, with each of its suffixes, and each of its prefixes before all these."""
    stem, _, flags = (line.split() or [""])[0].partition("/")
    if not stem or stem[0].isdigit():
        return
    fitting = [a for flag in flags for a in affixes.get(flag, ()) if a.condition.search(stem)]
    ended = [stem, *(stem.removesuffix(a.strip) + a.add for a in fitting if a.suffix and stem.endswith(a.strip))]
    yield from ended
    for a in fitting:
        if not a.suffix:
            yield from (a.add + form.removeprefix(a.strip) for form in ended)
