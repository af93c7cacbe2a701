"""The schema is one, whole and valid; documentation, first configuration and published schema follow it."""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from test_config import RULES, configured

from postlint.catalogue import catalogue
from postlint.config import Config, read
from postlint.config.schema import schema
from postlint.config.starter import starter
from postlint.services.web.settings import Settings
from postlint.text.networks import OVERRIDES, facts

DOCS = Path(__file__).parents[1] / "docs"
PAGE = (DOCS / "configuration.md").read_text(encoding="utf-8")
KEY = re.compile(r"^#(?=\S)", re.MULTILINE)


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    """Yield a schema and all schemas in it."""
    if isinstance(node, dict):
        if "type" in node or "$ref" in node:
            yield node
        for inner in node.values():
            yield from nodes(inner)


def test_it_is_json_schema():
    jsonschema.Draft202012Validator.check_schema(schema(RULES))
    assert json.loads(json.dumps(schema(RULES))) == schema(RULES)


def test_every_default_is_valid_where_it_stands():
    known = schema(RULES)
    for node in nodes(known):
        if "default" in node:
            assert jsonschema.Draft202012Validator({**node, "$defs": known["$defs"]}).is_valid(node["default"]), node


def test_every_key_is_explained():
    known = schema(RULES)
    tables = [known["properties"], known["$defs"]["brand"]["properties"], *(n.get("properties", {}) for n in known["properties"].values())]
    assert not [name for table in tables for name, node in table.items() if not node.get("description") and "$ref" not in node]


def test_the_options_of_a_rule_are_in_it():
    table = schema(RULES)["$defs"]["rules"]["properties"]["hashtags"]["properties"]["too-many"]
    assert table["description"] == "More hashtags than readers tolerate"
    assert {name: (node["type"], node["default"]) for name, node in table["properties"].items()} == {
        "enabled": ("boolean", True),
        "severity": ("string", "info"),
        "decision": ("boolean", False),
        "limit": ("integer", 10),
        "share": ("number", 0.5),
        "except-tags": ("array", []),
    }
    assert schema(RULES)["$defs"]["rules"]["properties"]["tone"]["properties"]["shouting"]["properties"]["enabled"]["default"] is False


def test_the_web_service_knows_the_same_keys_with_the_same_defaults():
    ours = schema(RULES)["properties"]["web"]["properties"]
    theirs = {field.name.replace("_", "-"): field.default for field in fields(Settings)}
    assert set(ours) == set(theirs)
    assert {key: node["default"] for key, node in ours.items() if "default" in node} == {k: theirs[k] for k in ours if "default" in ours[k]}
    kinds = {"integer": int, "number": float, "boolean": bool, "string": str}
    assert {key: type(value) for key, value in theirs.items()} == {key: kinds[node["type"]] for key, node in ours.items()}


def test_every_fact_of_a_network_may_be_set_as_the_network_reads_it():
    right = {"integer": 7, "boolean": True, "string": "4:5", "array": ["png"]}
    nodes = schema(RULES)["$defs"]["facts"]["properties"]
    given = {key: right[node["type"]] for key, node in nodes.items()}
    assert all(facts("x", given).get(key) == value for key, value in given.items())
    assert set(given) == set(OVERRIDES)


def test_the_published_schema_knows_all_rules():
    published = json.loads((DOCS / "postlint.schema.json").read_text(encoding="utf-8"))
    assert published == json.loads(json.dumps(schema(catalogue()))), "make docs writes it anew"


def test_the_page_names_every_key_and_no_other():
    known = schema(RULES)
    top = known["properties"]
    named = {name for node in top.values() for name in node.get("properties", {})} | set(top) | set(known["$defs"]["brand"]["properties"])
    named |= set(top["paths"]["items"]["properties"]) | {"enabled", "severity", "decision"}
    tables = {word for row in re.findall(r"^\| `([^`]+)`", PAGE, re.MULTILINE) for word in row.split(".")}
    heads = set(re.findall(r"\[\[?([a-z]+)", PAGE))
    networks = set(known["$defs"]["network"]["enum"])
    assert not {name for name in named - tables - heads if f"`{name}`" not in PAGE}
    assert tables <= named | networks


def test_the_defaults_of_the_page_are_true():
    known = schema(RULES)["properties"]
    for key, default in re.findall(r"^\| `([a-z.-]+)` \| `([^`]+)` \|", PAGE, re.MULTILINE):
        table, _, inner = key.partition(".")
        node = known[table]["properties"][inner] if inner else known[table]
        assert tomllib.loads(f"value = {default}")["value"] == node["default"], key


@pytest.mark.parametrize("text", re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL))
def test_the_examples_of_the_page_are_right(tmp_path, text):
    (tmp_path / "postlint.toml").touch()
    configured(tmp_path / "site", text)


@pytest.mark.parametrize("brand", ["acme", "Acme & Søn", 'the "big" one', "a.b"])
def test_the_first_configuration_is_right_as_it_is_written(tmp_path, brand):
    config = configured(tmp_path, starter(brand))
    assert set(config.brands) == {brand}
    assert config.brand(None).known
    assert config.choice == Config.default(RULES).choice


@pytest.mark.parametrize("rules", [RULES, None], ids=["own rules", "shipped rules"])
@pytest.mark.parametrize("brand", ["acme", 'the "big" one'])
def test_the_first_configuration_is_right_with_every_key_switched_on(tmp_path, brand, rules):
    (tmp_path / "postlint.toml").touch()
    path = tmp_path / "site" / "postlint.toml"
    path.parent.mkdir()
    (path.parent / "house-style.yml").touch()
    (path.parent / "people.csv").write_text("name,x\n")
    path.write_text(KEY.sub("", starter(brand)), encoding="utf-8")
    config = Config.of(read(path), catalogue() if rules is None else rules)
    assert config.brand(None).accounts["x"] == "@acme"
    assert config.plan(None, "x")["hashtags.too-many"].options["limit"] == 5
    assert config.plan(None, "linkedin")["hashtags.too-many"].options["limit"] == 3
    assert config.folder_defaults(path.parent / "posts" / "acme" / "a.txt") == {"brand": brand, "to": ["x", "linkedin"]}


def test_the_first_configuration_shows_every_key():
    shown = tomllib.loads(KEY.sub("", starter()))
    known = schema(RULES)
    assert set(shown) == set(known["properties"])
    for key, node in known["properties"].items():
        if node.get("properties") and key != "networks":
            assert set(shown[key]) == set(node["properties"]), key
    assert set(shown["brands"]["acme"]) == set(known["$defs"]["brand"]["properties"]) - {"voice"}
    assert set(shown["paths"][0]) == {"match", "brand", "to"}
