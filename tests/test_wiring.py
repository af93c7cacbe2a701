"""Several brands: whose things stand in whose post."""

import json

import pytest

from postlint import Linter, Post
from postlint.brand import Brand
from postlint.checks import wiring
from postlint.post import Image, PlainOrigin
from postlint.services.others import Others

MILL = Brand("Old Mill", known=True, words=("Crusty",), hashtags=("MillBread",), domains=("oldmill.example",), accounts={"x": "@oldmill"})
TYRE = Brand(
    "Tyrehouse", known=True, words=("Gripper",), hashtags=("HoldTheRoad",), domains=("tyres.example",), accounts={"x": "@tyrehouse"}
)
BOTH = {brand.name: brand for brand in (MILL, TYRE)}


def told(text, brand=MILL, **more):
    return [hit.message for hit in wiring.other_brand.check(Post(text, ("x",), brand.name, **more), brand, BOTH)]


@pytest.mark.parametrize(
    "text",
    [
        "The Gripper is here: drive safely",
        "Winter is coming #holdtheroad",
        "All sizes at https://shop.tyres.example/winter",
        "Ask our friends @tyrehouse",
        "TYREHOUSE opens at nine",
    ],
)
def test_the_other_brands_things_are_told(text):
    (message,) = told(text)
    assert "Tyrehouse" in message
    assert told(text, TYRE) == []


@pytest.mark.parametrize(
    "text",
    [
        "Crusty and Gripper, together",
        "A gripper is a tool",
        "Tyrehouses are many",
        "Bread at https://tyres.example.org/x",
        "Fresh from the Old Mill",
        "Good morning",
    ],
)
def test_what_belongs_to_both_or_to_nobody_is_not(text):
    assert told(text) == []


def test_a_picture_tells_by_its_folder():
    assert told("Good morning", images=(Image("img/tyrehouse/a.jpg"),))
    assert not told("Good morning", images=(Image("img/old-mill/a.jpg"),))
    assert not told("Good morning", images=(Image("tyrehouse.jpg"),))


def test_a_word_of_two_brands_is_nobodys():
    shared = {**BOTH, "Old Mill": Brand("Old Mill", known=True, words=("Gripper",))}
    assert not list(wiring.other_brand.check(Post("The Gripper is here", brand="Old Mill"), shared["Old Mill"], shared))


@pytest.mark.parametrize(
    ("path", "is_told"),
    [
        ("tyrehouse/a.txt", True),
        ("posts\\Tyrehouse\\a.txt", True),
        ("old_mill/a.txt", False),
        ("a.txt", False),
        ("old-mill/tyrehouse/a.txt", False),
    ],
)
def test_the_folder_of_another_brand(path, is_told):
    post = Post("Good morning", brand="Old Mill", origin=PlainOrigin("", path))
    assert bool(list(wiring.other_folder.check(post, MILL, BOTH))) is is_told


@pytest.mark.parametrize(
    ("names", "is_told"), [(["T"] * 3, True), (["T"] * 2, False), (["T", "T", "T", "O"], False), (["T", "T", "T", None], False)]
)
def test_one_post_among_many_of_another_brand(names, is_told):
    brand_of = {"T": "Tyrehouse", "O": "Old Mill", None: None}
    origin = PlainOrigin("", "posts/may.csv")
    post = Post("Good morning", brand="Old Mill", origin=origin)
    others = Others([post, *(Post(f"Post {n}", brand=brand_of[name], origin=origin) for n, name in enumerate(names))])
    assert bool(list(wiring.odd_one_out.check(post, MILL, BOTH, others))) is is_told


def test_with_a_configuration(tmp_path):
    (tmp_path / "postlint.toml").write_text(
        '[brands.mill]\nwords = ["Crusty"]\naccounts = {x = "@oldmill"}\npeople = [{name = "Ana Ruiz", x = "@anaruiz"}]\n'
        '[brands.tyres]\nwords = ["Gripper"]\naccounts = {x = "@tyrehouse"}\n',
        encoding="utf-8",
    )
    rows = [
        {"text": "The Gripper is here", "brand": "mill", "to": "x"},
        {"text": "Good morning", "brand": "mill", "to": "x", "account": "@tyrehouse"},
        {"text": "Good morning", "brand": "mill", "to": "linkedin", "account": "@anaruiz"},
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with Linter(tmp_path / "postlint.toml", offline=True) as linter:
        reports = linter.lint_paths([tmp_path / "a.jsonl"]).reports
    messages = [[f.message for f in r.findings if f.rule.startswith("account.")] for r in reports]
    assert "is tyres's, and nothing here is mill's" in messages[0][0]
    assert "@tyrehouse is tyres's" in messages[1][0]
    assert "@anaruiz is Ana Ruiz's" in messages[2][0]
    assert all(r.held for r in reports)
