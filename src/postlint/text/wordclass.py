"""What part of speech an English word can be, told by the endings that Hunspell's American dictionary allows it."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from postlint.data import compiled, rules_folder
from postlint.text import dictionary

_FLAGS = {"noun": "M", "verb": "G", "adjective": "YTP", "compared": "T", "counted": "S"}
"""Class → the flags of en_US.aff that show it: 's, -ing, -ly or -est or -ness, -est, and the plural (or third person) -s."""
ENDINGS = {"<plural>": "s", "<ing>": "ing", "<past>": "ed", "<comparative>": "er", "<noun>": "", "<verb>": "", "<adjective>": "",
    "<noun!>": "", "<plural!>": "s", "<adjective!>": "", "<ing!>": "ing", "<verb!>": "", "<verbs!>": "s", "<past!>": ""}  # fmt: skip
"""Class, in the signs of a list of contexts → how its words end: a look that needs no dictionary."""
_UNCOUNTED = frozenset({"news", "series", "species", "politics", "physics", "economics", "headquarters", "means", "thanks", "does", "goes"})


@cache
def _classes() -> Mapping[str, frozenset[str]]:
    path = dictionary.folder() / "en_US.dic"

    def build() -> Any:
        found: dict[str, list[str]] = {name: [] for name in _FLAGS}
        for line in path.read_text("latin-1").splitlines()[1:]:
            word, _, flags = line.partition("/")
            for name, wanted in _FLAGS.items():
                if word.islower() and not set(wanted).isdisjoint(flags):
                    found[name].append(word)
        return {name: " ".join(words) for name, words in found.items()}

    return {name: frozenset(words.split()) for name, words in compiled("word-classes", [path], build).items()}


@cache
def classes(word: str) -> tuple[str, ...]:
    """Return what a lower-case word can be, of ``noun plural verb ing past adjective comparative``; nothing if it is not known.

    >>> classes("tickets"), classes("wearing"), classes("taller"), classes("happy")
    (('plural',), ('ing',), ('comparative',), ('adjective',))
    """
    known = _classes()
    found = [name for name in ("noun", "verb", "adjective") if word in known[name]]
    if (
        word.endswith("s")
        and word not in _UNCOUNTED
        and any(stem in known["noun"] and stem in known["counted"] for stem in _stems(word, "s"))
    ):
        found.append("plural")
    for ending, name in (("ing", "ing"), ("ed", "past")):
        if word.endswith(ending) and any(stem in known["verb"] for stem in _stems(word, ending)):
            found.append(name)
    if word.endswith("er") and any(stem in known["compared"] for stem in _stems(word, "er")):
        found.append("comparative")
    return tuple(found)


@cache
def _commonest() -> Mapping[str, str]:
    path = rules_folder() / "language" / "parts-of-speech.txt"

    def build() -> Any:
        lines = path.read_text(encoding="utf-8").splitlines()
        return {word: line.partition(" ")[0] for line in lines if not line.startswith("#") for word in line.split()[1:]}

    found: Mapping[str, str] = compiled("parts-of-speech", [path], build)
    return found


def mostly(word: str) -> str:
    """Return what a lower-case word is most often, of ``noun plural verb verbs past participle ing adjective adverb``; "" if it is rare.

    >>> mostly("tickets"), mostly("opens"), mostly("receive"), mostly("support"), mostly("frobscottel")
    ('plural', 'verbs', 'verb', 'noun', '')
    """
    return _commonest().get(word, "")


def _stems(word: str, ending: str) -> list[str]:
    """Return what may stand before an ending: wear-ing, mak(e)-ing, run(n)-ing, tr(y)-ied."""
    stem = word.removesuffix(ending)
    doubled = stem[:-1] if stem[-1:] == stem[-2:-1] else stem
    e = stem.removesuffix("e") if ending == "s" else stem + "e"
    y = stem.removesuffix("ie" if ending == "s" else "i") + "y"
    return [stem, doubled, e, y]
