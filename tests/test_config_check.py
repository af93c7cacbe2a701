"""What is wrong in a configuration is said with its file and line, all of it, and with the nearest right name."""

from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_config import RULES, configured

from postlint.config import Config, ConfigErrors, read
from postlint.config.check import problems
from postlint.config.schema import schema

WRONG = [
    ('selct = ["*"]', 1, 'unknown key "selct" (did you mean "select"?)'),
    ("[wep]", 1, 'unknown key "wep" (did you mean "web"?)'),
    ("\n[web]\n\ntimeuot = 3", 4, 'web: unknown key "timeuot" (did you mean "timeout"?)'),
    ("[brands.acme]\nlangauge = 'en'", 2, 'brands.acme: unknown key "langauge" (did you mean "language"?)'),
    ("zzz = 1", 1, 'unknown key "zzz"'),
    ("two-people = 1", 1, "two-people must be true or false, not 1"),
    ('two-people = "yes"', 1, 'two-people must be true or false, not the string "yes"'),
    ('select = "links"', 1, 'select must be an array of strings, not the string "links"'),
    ("include = [\n'a',\n2]", 3, "include must be a string, not 2"),
    ("brands = []", 1, "brands must be a table, not an array"),
    ("paths = {}", 1, "paths must be an array of tables, not a table"),
    ("rules.links = 2026-01-01", 1, "rules.links must be a table, not a date or a time"),
    ('fail-on = "eror"', 1, 'fail-on: "eror" is not one of error, warning, info, never (did you mean "error"?)'),
    ("fail-on = true", 1, 'fail-on must be one of "error", "warning", "info", "never", not true'),
    (
        'require = ["webb"]',
        1,
        'require: "webb" is not one of web, grammar, nlp, pictures, videos, vision, faces, ocr (did you mean "web"?)',
    ),
    ('grammar.engine = "vale"', 1, 'grammar.engine: "vale" is not one of auto, harper, hunspell, languagetool'),
    ("web.timeout = 0", 1, "web.timeout must be more than 0, not 0"),
    ("web.timeout = nan", 1, "web.timeout must be more than 0, not nan"),
    ("web.gap = -1", 1, "web.gap must be at least 0, not -1"),
    ("web.gap = nan", 1, "web.gap must be at least 0, not nan"),
    ("web.concurrency = 0", 1, "web.concurrency must be at least 1, not 0"),
    ("web.concurrency = 1.5", 1, "web.concurrency must be an integer, not 1.5"),
    ('select = [\n  "*",\n  "links.borken",\n]', 3, 'select: unknown rule "links.borken" (did you mean "links.broken"?)'),
    ('ignore = ["linx"]', 1, 'ignore: unknown rule "linx" (did you mean "links"?)'),
    ("[rules.links.borken]", 1, 'unknown rule "links.borken" (did you mean "links.broken"?)'),
    ("[rules.link.broken]\nenabled = true", 1, 'unknown rule "link.broken" (did you mean "links.broken"?)'),
    ("[rules.liks]", 1, 'unknown rule "liks" (did you mean "links"?)'),
    ("rules.links.severity = 'error'", 1, 'unknown rule "links.severity" (did you mean "links.moved"?)'),
    ("[rules.'links.broken']\nenabled = true", 1, "write [rules.links.broken], without quotes"),
    ("[rules.hashtags.too-many]\n\nlimt = 3", 3, 'rules.hashtags.too-many: unknown key "limt" (did you mean "limit"?)'),
    ("[rules.hashtags.too-many]\nlimit = '3'", 2, 'rules.hashtags.too-many.limit must be an integer, not the string "3"'),
    ("[rules.hashtags.too-many]\nshare = 'a'", 2, 'rules.hashtags.too-many.share must be a number, not the string "a"'),
    (
        "[rules.hashtags.too-many]\nexcept-tags = 'a'",
        2,
        'rules.hashtags.too-many.except-tags must be an array of strings, not the string "a"',
    ),
    ("[rules.links.broken]\nanchors = 0", 2, "rules.links.broken.anchors must be true or false, not 0"),
    ("[rules.links.broken]\nstyle = {}", 2, "rules.links.broken.style must be a string, not a table"),
    (
        "[rules.links.broken]\nseverity = 'warn'",
        2,
        'rules.links.broken.severity: "warn" is not one of info, warning, error (did you mean "warning"?)',
    ),
    ("[brands.a.rules.links.brok]", 1, 'unknown rule "links.brok" (did you mean "links.broken"?)'),
    ("[brands.a.networks.x.rules.links.broken]\nlimit = 3", 2, 'brands.a.networks.x.rules.links.broken: unknown key "limit"'),
    ("[brands.a.networks.linkdin]", 1, 'brands.a.networks: unknown network "linkdin" (did you mean "linkedin"?)'),
    ("[brands.a]\ntopics = ['alcool']", 2, 'brands.a.topics: unknown topic "alcool" (did you mean "alcohol"?)'),
    ("[brands.a]\nsector = 'brewry'", 2, 'no profile for the sector "brewry" (did you mean "brewery"?)'),
    ("[networks.mastadon]", 1, 'networks: unknown network "mastadon" (did you mean "mastodon"?)'),
    ("[networks.mastodon]\nmax-characters = true", 2, "networks.mastodon.max-characters must be an integer, not true"),
    ("[networks.mastodon]\nmax-characters = -1", 2, "networks.mastodon.max-characters must be at least 0, not -1"),
    ("[networks.x]\nlinks = 1", 2, "networks.x.links must be true or false, not 1"),
    ("[networks.x]\nmax-charakters = 1", 2, 'networks.x: unknown key "max-charakters" (did you mean "max-characters"?)'),
    ("[networks.x]\nmax-video-aspect = 'wide'", 2, 'networks.x.max-video-aspect must be written as "4:5", not the string "wide"'),
    ("[networks.x]\nmax-video-aspect = '1:0'", 2, 'networks.x.max-video-aspect must be written as "4:5", not the string "1:0"'),
    ("[networks.x]\nmin-video-seconds = 'half'", 2, 'networks.x.min-video-seconds must be written as "0.5", not the string "half"'),
    (
        "[networks.x]\nunit = 'grapheme'",
        2,
        'networks.x.unit: "grapheme" is not one of characters, graphemes, weighted, utf16, bytes, emoji-bytes, escaped (did you mean "graphemes"?)',
    ),
    ("[brands.a]\naccounts = {blusky = '@a'}", 2, 'brands.a.accounts: unknown network "blusky" (did you mean "bluesky"?)'),
    ("[brands.a.accounts]\nx = '@a'\ntwitter = '@b'", 3, 'brands.a.accounts: "x" and "twitter" are one network'),
    ("[brands.a]\npeople = [\n{name = 'A'},\n{x = '@b'}]", 4, 'brands.a.people: "name" is missing'),
    ("[[brands.a.people]]\nname = 'A'\ntwiter = '@a'", 3, 'brands.a.people: unknown key "twiter" (did you mean "twitter"?)'),
    ("[[paths]]\nmatch = 'a'\n[[paths]]\nbrand = 'b'", 3, 'paths: "match" is missing'),
    ("[[paths]]\nmatch = 'a'\nto = ['x', 'linkdin']", 3, 'paths.to: unknown network "linkdin" (did you mean "linkedin"?)'),
    (f"fail-on = '{'e' * 99}'", 1, f'fail-on: "{"e" * 60}…" is not one of error, warning, info, never'),
]


def errors(path: Path) -> list[tuple[int | None, str]]:
    with pytest.raises(ConfigErrors) as caught:
        Config.of(read(path), RULES)
    return [(error.line, error.message) for error in caught.value.errors]


@pytest.mark.parametrize(("text", "line", "message"), WRONG)
def test_each_mistake_is_told_at_its_line_and_by_the_schema_too(tmp_path, text, line, message):
    path = tmp_path / "postlint.toml"
    path.write_text(text, encoding="utf-8")
    assert errors(path) == [(line, message)]
    # What only we know: which sectors there are, that two names are one network, and that nan is no time.
    by_the_book = jsonschema.Draft202012Validator(schema(RULES)).is_valid(read(path).sources[0].data)
    assert by_the_book is any(word in message for word in ("one network", "sector", "nan"))


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path):
    (tmp_path / "base.toml").write_text("a = 1\n[web]\nb = 2\ntimeout = 'x'\n")
    (tmp_path / "postlint.toml").write_text('extend = "base.toml"\nignore = ["c", "d"]\n[rules.no]\nx = 1\ny = 2\n')
    assert errors(tmp_path / "postlint.toml") == [
        (1, 'unknown key "a"'),
        (3, 'web: unknown key "b"'),
        (4, 'web.timeout must be a number, not the string "x"'),
        (2, 'ignore: unknown rule "c"'),
        (2, 'ignore: unknown rule "d"'),
        (4, 'unknown rule "no.x"'),
        (5, 'unknown rule "no.y"'),
    ]


@pytest.mark.parametrize("key", ["x" * 10_000, "a\\u001b[31m"])
def test_a_strange_key_is_no_reason_to_stumble(tmp_path, key):
    with pytest.raises(ConfigErrors, match="unknown key"):
        configured(tmp_path, f'"{key}" = 1')


KNOWN = schema(RULES)
BOOK = jsonschema.Draft202012Validator(KNOWN)


def documents(node: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Make values for a schema that are mostly what it asks for."""
    node = {**KNOWN["$defs"][node["$ref"].rpartition("/")[2]], **node} if "$ref" in node else node
    right: dict[str, st.SearchStrategy[Any]] = {
        "string": st.sampled_from(node.get("enum", ["a", "eror"])),
        "boolean": st.booleans(),
        "integer": st.integers(-1, 3),
        "number": st.integers(-1, 3) | st.just(0.5),
    }
    wrong = st.sampled_from([True, 0, "links", [], {}, {"links": {"no": {}}}, {"x": 1}, ["*", 1], [{}]])
    if node["type"] == "array":
        return st.one_of(st.lists(documents(node["items"]), max_size=2), st.lists(documents(node["items"]), max_size=2), wrong)
    if node["type"] != "object":
        return st.one_of(right[node["type"]], right[node["type"]], right[node["type"]], wrong)
    keys = {key: st.deferred(lambda inner=inner: documents(inner)) for key, inner in node.get("properties", {}).items() if key != "twitter"}
    if node["additionalProperties"]:
        keys |= {"acme": st.deferred(lambda: documents(node["additionalProperties"]))}
    tables = st.lists(st.sampled_from([*keys, *node.get("required", ()) * 9, "zzz"] if keys else ["zzz"]), max_size=3, unique=True).flatmap(
        lambda chosen: st.fixed_dictionaries({key: keys.get(key, wrong) for key in chosen})
    )
    return st.one_of(tables, tables, tables, wrong)


@settings(max_examples=300, deadline=None)
@given(documents(KNOWN))
def test_what_is_wrong_by_the_schema_is_wrong_for_us_and_the_reverse(document):
    said = [(keys, message) for keys, message in problems(document, KNOWN, KNOWN) if "are one network" not in message]  # beyond a schema
    assert (not said) is BOOK.is_valid(document)
    assert all(message and "None" not in message for _, message in said)
