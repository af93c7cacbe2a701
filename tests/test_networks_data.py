"""The facts about the networks: read, dated, sourced, overridable."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from postlint.errors import ConfigError, FormatError, UnknownNetwork
from postlint.text import networks
from postlint.text.networks import NETWORKS, OVERRIDES, canonical, facts, stale, table


def every_fact():
    return [(n, key, fact) for n in NETWORKS for key, fact in facts(n).facts.items()]


def test_ids_and_aliases():
    assert NETWORKS[:3] == ("x", "bluesky", "mastodon")
    assert len(NETWORKS) == 13
    assert (canonical("twitter"), canonical("facebook_page"), canonical("x")) == ("x", "facebook", "x")
    for wrong in ("Twitter", "myspace", ""):
        with pytest.raises(UnknownNetwork, match=f'unknown network "{wrong}"'):
            canonical(wrong)
    with pytest.raises(ValueError, match='did you mean "instagram"'):
        facts("instagramm")


def test_some_facts():
    assert facts("x").get("max-characters") == 280
    assert facts("bluesky").get("max-bytes") == 3000
    assert facts("instagram").get("min-image-aspect") == "4:5"
    assert facts("telegram").get("max-characters-with-media") == 1024
    assert facts("reddit").get("max-hashtags") is None
    with pytest.raises(KeyError):
        facts("x").get("max-charactres")


def test_what_is_unverified_is_not_sure():
    assert facts("x").sure("max-characters")
    assert not facts("x").sure("max-characters-premium"), "from a blog"
    assert not facts("reddit").sure("max-characters"), "unverified"
    assert not facts("reddit").sure("max-alt-text"), "unknown"


def test_sources_that_disagree_are_kept():
    hashtags = facts("instagram").facts["max-hashtags"]
    assert (hashtags.value, hashtags.since) == (5, "2025-12")
    assert [other.value for other in hashtags.others] == [30]
    assert any("Instagram" in source.title for source in hashtags.sources)


def test_every_fact_has_a_source_a_date_and_a_confidence():
    assert len(every_fact()) > 250
    for network, key, fact in every_fact():
        for value in (fact, *fact.others):
            assert value.confidence in "ABCU", (network, key)
            assert value.sources or value.confidence == "U", (network, key)
            assert date.fromisoformat(value.checked), (network, key)
            assert all(source.title and source.date for source in value.sources), (network, key)


def test_every_network_says_the_least():
    for network in NETWORKS:
        for key in ("max-characters", "unit", "hashtags", "mentions", "links", "markup", "index-unit"):
            assert facts(network).get(key) is not None, (network, key)
        assert facts(network).get("unit") in {"weighted", "graphemes", "characters", "utf16", "emoji-bytes", "escaped"}


def test_every_kind_of_fact_is_used():
    assert {key for _, key, _ in every_fact()} == set(OVERRIDES)


def test_overrides():
    own = facts("mastodon", {"max-characters": 1000, "bare-links": True, "image-formats": ["png"]})
    assert (own.get("max-characters"), own.get("bare-links"), own.get("image-formats")) == (1000, True, ["png"])
    assert own.sure("max-characters")
    assert own.facts["max-characters"].sources[0].title == "configuration"
    assert facts("mastodon").get("max-characters") == 500


@pytest.mark.parametrize(
    ("override", "told"),
    [
        ({"max-charactres": 1}, 'did you mean "max-characters"'),
        ({"max-characters": "1000"}, "must be a number"),
        ({"max-characters": True}, "must be a number"),
        ({"max-characters": -1}, "0 or more"),
        ({"links": 1}, "true or false"),
        ({"max-image-aspect": 2}, "a text"),
        ({"image-formats": "png"}, "a list"),
    ],
)
def test_wrong_overrides(override, told):
    with pytest.raises(ConfigError, match=told):
        facts("x", override)


def test_stale_after_eighteen_months():
    assert stale(date(2026, 12, 1)) == []
    assert stale(date(2028, 5, 23)) == []
    old = stale(date(2028, 5, 24))
    assert len(old) == len(every_fact())
    assert old[0][:2] == ("x", "max-characters")
    assert old[0][2].value == 280


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("max-characters: {", "max-charactres: {", r'x\.yml:7: unknown fact "max-charactres" \(did you mean "max-characters"'),
        ("value: 280", "value: many", r'x\.yml:7: the value of "max-characters"'),
        ("confidence: A", "confidence: Z", r"x\.yml:7: the confidence"),
        ("[docs]", "[nobody]", r"x\.yml:7: a source that is not"),
        ("[docs]", "[]", r"x\.yml:7: without a source"),
        ("confidence: A", "confidence: A, colour: red", r"x\.yml:7: a fact may have"),
        ("name: X", "nome: X", r"x\.yml:1: must have"),
    ],
)
def test_a_broken_file_is_told_with_its_line(tmp_path, old, new, told):
    text = """name: X
checked: 2026-11-23
sources:
  docs: {title: Documentation, date: 2026}

facts:
  max-characters: {value: 280, source: [docs], confidence: A}
"""
    path = tmp_path / "x.yml"
    path.write_text(text)
    assert networks._read(path)["facts"]["max-characters"]["value"] == 280
    path.write_text(text.replace(old, new))
    with pytest.raises(FormatError, match=told):
        networks._read(path)


def test_the_page_is_made_from_the_facts():
    page = Path(__file__).parents[1] / "docs" / "networks.md"
    assert page.read_text(encoding="utf-8") == table(), "make it anew: python -m postlint.text.networks > docs/networks.md"
    assert "| `max-characters` | 280 | A |" in page.read_text(encoding="utf-8")


def test_a_warm_start_reads_no_yaml(tmp_path):
    code = (
        "import sys; import postlint.text.networks as n; assert 'yaml' not in sys.modules and 'postlint.data' not in sys.modules;"
        "n.facts('x'); import json; print(json.dumps('yaml' in sys.modules))"
    )
    told = [
        json.loads(
            subprocess.run(
                [sys.executable, "-c", code],
                env={**os.environ, "XDG_CACHE_HOME": str(tmp_path)},
                capture_output=True,
                text=True,
                check=True,
            ).stdout
        )
        for _ in range(2)
    ]
    assert told == [True, False]


def test_no_heavy_import_for_a_plain_text():
    code = "import sys; from postlint.text.entities import find_entities; find_entities('Tea. No more.'); print('regex' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told == "False\n"
