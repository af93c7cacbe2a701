"""The service nlp: the pipelines there are, and a blank one where there is none."""

from importlib.util import find_spec

import pytest

from postlint.errors import Unavailable
from postlint.services import nlp

needs_spacy = pytest.mark.skipif(find_spec("spacy") is None, reason="needs the extra [nlp]")
needs_pipeline = pytest.mark.skipif(not any(map(find_spec, nlp.PIPELINES)), reason="needs the extra [nlp]")


@pytest.mark.slow
@needs_pipeline
def test_the_first_pipeline_that_is_installed_knows_names_and_sentences():
    service = nlp.build({}, offline=True)
    text = "Scott Cunliffe was honoured today. He is from Burnley."
    assert (0, 14, "PERSON") in service.names(text)
    assert [text[start:end] for start, end in service.sentences(text)] == ["Scott Cunliffe was honoured today.", "He is from Burnley."]
    assert service.model != "blank"


@pytest.mark.slow
@needs_spacy
def test_without_a_pipeline_a_blank_one_finds_sentences_and_no_names(monkeypatch):
    monkeypatch.setattr(nlp, "PIPELINES", ())
    service = nlp.build({}, offline=True)
    assert len(service.sentences("One is here. Two are there.")) == 2
    assert service.model == "blank"
    with pytest.raises(Unavailable, match="no spaCy pipeline"):
        service.names("Ana Ruiz")


@pytest.mark.slow
@needs_spacy
@pytest.mark.parametrize("model", ["no_such_model", "/no/such/folder", "../.."])
def test_a_model_that_cannot_be_loaded_is_told(model):
    with pytest.raises(Unavailable, match="cannot be loaded"):
        nlp.build({"model": model}, offline=True)


def test_without_spacy_the_sentence_says_what_to_install(monkeypatch):
    monkeypatch.setattr(nlp, "find_spec", lambda _: None)
    with pytest.raises(Unavailable, match=r"postlint\[nlp\]"):
        nlp.build({}, offline=True)
