"""The configuration as a run sees it: values, brands, folders, which rules run with what, and where it all came from."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from postlint.api import Linter
from postlint.brand import Brand, Person
from postlint.config import Config, ConfigErrors, read
from postlint.errors import ConfigError
from postlint.finding import ERROR, INFO, WARNING, Hit
from postlint.post import Image, Post
from postlint.rules import Rule, rule


@rule("hashtags.too-many", "More hashtags than readers tolerate", severity=INFO, good=["a"], bad=["b"])
def too_many(post: Post, *, limit: int = 10, share: float = 0.5, except_tags: tuple[str, ...] = ()) -> Iterator[Hit]:
    """Why."""
    yield from ()


@rule("links.broken", "A link that leads nowhere", severity=ERROR, good=["a"], bad=["b"])
def broken(post: Post, web: object, *, anchors: bool = True, style: str = "plain") -> Iterator[Hit]:
    """Why."""
    yield from ()


@rule("links.moved", "A link that leads elsewhere", severity=WARNING, good=["a"], bad=["b"])
def moved(post: Post, web: object) -> Iterator[Hit]:
    """Why."""
    yield from ()


@rule("words.profanity", "A swear word", severity=WARNING, decision=True, good=["a"], bad=["b"])
def profanity(post: Post) -> Iterator[Hit]:
    """Why."""
    yield from ()


@rule("tone.shouting", "A text in capitals", severity=INFO, confidence="low", good=["a"], bad=["b"])
def shouting(post: Post) -> Iterator[Hit]:
    """Why."""
    yield from ()


packed = moved._replace(id="topics.mixed", pack="alcohol")

RULES: dict[str, Rule] = {r.id: r for r in (too_many, broken, moved, profanity, shouting, packed)}
HIGH = {"hashtags.too-many", "links.broken", "links.moved", "words.profanity", "topics.mixed"}


def configured(folder: Path, text: str, name: str = "postlint.toml") -> Config:
    """Write a file and read it."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Config.of(read(path), RULES)


def running(config: Config, brand: str | None = None, network: str | None = None) -> set[str]:
    return set(config.plan(brand, network))


def test_defaults_hold_without_a_file(tmp_path):
    config = Config.default(RULES, tmp_path)
    assert (config.root, config.path, config.fail_on, config.include, config.two_people) == (tmp_path, None, ERROR, (), False)
    assert running(config) == HIGH
    assert config.brand(None) == Brand()
    assert config.brand("acme") == Brand("acme")
    assert Config.of(None, RULES).choice == config.choice


def test_the_root_is_the_folder_of_the_file_else_of_git_else_where_one_is(tmp_path):
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert Config.default(RULES, inner).root == inner
    (tmp_path / ".git").write_text("gitdir: elsewhere")
    assert Config.default(RULES, inner).root == tmp_path
    assert Config.default(RULES, inner / "draft.txt").root == inner.parent.parent
    assert configured(inner, "").root == inner


def test_every_value_arrives(tmp_path):
    (tmp_path / "house.yml").touch()
    config = configured(
        tmp_path,
        """
        include = ["posts/**"]
        exclude = ["posts/published/**"]
        fail-on = "warning"
        require = ["web"]
        packs = ["./house.yml"]
        reviewers = ["ana"]
        two-people = true
        markdown-keys = ["tweet"]
        [grammar]
        url = "http://localhost:8081"
        dictionaries = ["words"]
        [web]
        timeout = 5
        [images]
        deny = ["img/embargoed/"]
        [nlp]
        model = "en_core_web_sm"
        [networks.twitter]
        max-characters = 4000
        """,
    )
    assert config.include == ("posts/**",)
    assert config.exclude == ("posts/published/**",)
    assert config.fail_on is WARNING
    assert config.require == ("web",)
    assert config.packs == (tmp_path / "house.yml",)
    assert config.reviewers == ("ana",)
    assert config.two_people is True
    assert config.page_keys == ("tweet",)
    assert config.services["grammar"] == {"url": "http://localhost:8081", "dictionaries": [str(tmp_path / "words")]}
    assert config.services["web"] == {"timeout": 5}
    assert config.services["nlp"] == {"model": "en_core_web_sm"}
    assert config.services["images"] == config.services["pictures"] == {"deny": [str(tmp_path / "img/embargoed")]}
    assert config.networks == {"x": {"max-characters": 4000}}


def test_never_is_no_threshold(tmp_path):
    assert configured(tmp_path, 'fail-on = "never"').fail_on is None


BRANDS = """
[brands.acme]
language = "en-GB"
sector = "fire service"
topics = ["alcohol"]
words = ["Rocketskate"]
hashtags = ["#RocketFriday", "Skate"]
voice = "plural"
accounts = {twitter = "@acme", mastodon = "@acme@fosstodon.org"}
people = [{name = "Ana Ruiz", x = "@anaruiz"}]
"""


def test_brands_arrive_with_people_and_network_ids(tmp_path):
    config = configured(tmp_path, BRANDS)
    acme = config.brand("acme")
    assert acme.known
    assert (acme.sector, acme.topics) == ("fire service", ("alcohol",))
    assert (acme.name, acme.language, acme.words, acme.hashtags) == ("acme", "en-GB", ("Rocketskate",), ("RocketFriday", "Skate"))
    assert acme.accounts == {"x": "@acme", "mastodon": "@acme@fosstodon.org"}
    assert acme.people == (Person("Ana Ruiz", {"x": "@anaruiz"}),)
    assert config.brand("other") == Brand("other")


def test_without_a_name_the_only_brand_is_meant(tmp_path):
    assert configured(tmp_path, BRANDS).brand(None).name == "acme"
    assert configured(tmp_path, BRANDS + "[brands.other]").brand(None) == Brand()


def test_a_brand_without_a_list_of_hashtags_has_none(tmp_path):
    config = configured(tmp_path, "[brands.a]\n[brands.b]\nhashtags = []")
    assert (config.brand("a").hashtags, config.brand("b").hashtags) == (None, ())


def test_folders_say_whose_a_file_is_and_the_last_one_wins(tmp_path):
    config = configured(
        tmp_path,
        """
        [[paths]]
        match = "posts/**"
        brand = "acme"
        to = ["twitter", "x", "linkedin"]
        [[paths]]
        match = "./posts/{other,more}/*.txt"
        brand = "other"
        account = "@other"
        """,
    )
    assert config.folder_defaults(tmp_path / "posts/a.txt") == {"brand": "acme", "to": ["x", "linkedin"]}
    assert config.folder_defaults(tmp_path / "posts/more/a.txt") == {"brand": "other", "to": ["x", "linkedin"], "account": "@other"}
    assert config.folder_defaults(tmp_path / "posts/other/deep/a.txt") == {"brand": "acme", "to": ["x", "linkedin"]}
    assert config.folder_defaults(Path("posts/.hidden/a.txt")) == {"brand": "acme", "to": ["x", "linkedin"]}
    assert config.folder_defaults(tmp_path / "a.txt") == {}
    assert config.folder_defaults(tmp_path.parent / "posts/a.txt") == {}
    assert config.folder_defaults(tmp_path / "posts/../../posts/a.txt") == {}


@pytest.mark.parametrize(
    ("said", "runs"),
    [
        ("", HIGH),
        ('ignore = ["links"]', HIGH - {"links.broken", "links.moved"}),
        ('ignore = ["links.moved"]', HIGH - {"links.moved"}),
        ('select = ["links"]', {"links.broken", "links.moved"}),
        ('select = ["links.broken"]\nignore = ["links"]', {"links.broken"}),
        ('select = ["links"]\nignore = ["links"]', set()),
        ('select = ["links"]\nignore = ["*"]', {"links.broken", "links.moved"}),
        ('select = ["*"]\nignore = ["*"]', set()),
        ("select = []", set()),
        ('select = ["tone"]', set()),
        ('select = ["tone.shouting"]', {"tone.shouting"}),
        ("[rules.tone.shouting]\nenabled = true", HIGH | {"tone.shouting"}),
        ("[rules.links.moved]\nenabled = false", HIGH - {"links.moved"}),
        ('ignore = ["words"]\n[rules.words.profanity]\nenabled = true', HIGH),
        ('select = ["links"]\n[rules.words.profanity]\nenabled = true', {"links.broken", "links.moved", "words.profanity"}),
    ],
)
def test_the_more_specific_word_wins_and_ignore_wins_a_tie(tmp_path, said, runs):
    assert running(configured(tmp_path, said)) == runs


@pytest.mark.parametrize(
    ("said", "command", "runs"),
    [
        ("", {"select": ["links.moved"]}, {"links.moved"}),
        ('select = ["words"]', {"select": ["links.moved"]}, {"links.moved"}),
        ('ignore = ["links"]', {"select": ["links"]}, {"links.broken", "links.moved"}),
        ('ignore = ["links.moved"]', {"select": ["links"]}, {"links.broken"}),
        ('ignore = ["links.moved"]', {"select": ["links.moved"]}, {"links.moved"}),
        ('ignore = ["links"]', {"select": ["*"]}, HIGH - {"links.broken", "links.moved"}),
        ('select = ["links.moved"]\nignore = ["links"]', {"select": ["*"]}, HIGH - {"links.broken"}),
        ("[rules.links.moved]\nenabled = false", {"select": ["links"]}, {"links.broken"}),
        ("[rules.words.profanity]\nenabled = true", {"select": ["links"]}, {"links.broken", "links.moved"}),
        ('select = ["links.moved"]', {"ignore": ["links"]}, set()),
        ("[rules.words.profanity]\nenabled = true", {"ignore": ["words"]}, HIGH - {"words.profanity"}),
        ("", {"select": ["links.moved"], "ignore": ["links"]}, {"links.moved"}),
        ("", {"select": ["links"], "ignore": ["links"]}, set()),
        ("", {"select": []}, set()),
        ("", {"pedantic": True}, HIGH | {"tone.shouting"}),
        ('ignore = ["tone"]', {"pedantic": True}, HIGH),
        ("", {"select": ["tone"]}, set()),
        ("", {"select": ["tone.shouting"]}, {"tone.shouting"}),
        ("", {"select": ["tone"], "pedantic": True}, {"tone.shouting"}),
    ],
)
def test_the_command_line_has_the_last_word(tmp_path, said, command, runs):
    assert running(configured(tmp_path, said).with_overrides(**command)) == runs


LAYERS = """
[rules.hashtags.too-many]
severity = "warning"
limit = 3
share = 1
except-tags = ["ad"]
[rules.words.profanity]
decision = false
severity = "error"
[brands.acme.rules.hashtags.too-many]
limit = 4
[brands.acme.networks.twitter.rules.hashtags.too-many]
severity = "error"
[brands.acme.networks.twitter.rules.links]
moved = {enabled = false}
[brands.other.rules]
links.broken.decision = true
tone.shouting.enabled = true
"""


def test_settings_of_a_rule_are_laid_over_each_other(tmp_path):
    config = configured(tmp_path, LAYERS)
    tags = {place: config.plan(*place)["hashtags.too-many"] for place in [("new", "x"), ("acme", None), ("acme", "x"), ("acme", "bluesky")]}
    assert {place: (bound.severity, bound.options["limit"]) for place, bound in tags.items()} == {
        ("new", "x"): (WARNING, 3),
        ("acme", None): (WARNING, 4),
        ("acme", "x"): (ERROR, 4),
        ("acme", "bluesky"): (WARNING, 4),
    }
    assert tags["new", "x"].options == {"limit": 3, "share": 1.0, "except_tags": ("ad",)}
    assert isinstance(tags["new", "x"].options["share"], float)
    assert "links.moved" not in config.plan("acme", "x")
    assert "links.moved" in config.plan("acme", "mastodon")


def test_a_decision_is_a_warning_and_can_cease_to_be_one(tmp_path):
    config = configured(tmp_path, LAYERS)
    profane, broken = config.plan(None, None)["words.profanity"], config.plan("other", None)["links.broken"]
    assert (profane.severity, profane.decision) == (ERROR, False)
    assert (broken.severity, broken.decision) == (WARNING, True)
    assert "tone.shouting" in config.plan("other", None)


def test_a_decision_cannot_be_made_graver_without_a_word(tmp_path):
    with pytest.raises(ConfigErrors) as caught:
        configured(tmp_path, '[brands.acme.rules.words.profanity]\nseverity = "error"\n[brands.acme.networks.x]\n[brands.b]')
    (error,) = caught.value.errors
    assert (error.line, error.message) == (
        2,
        'words.profanity is a decision, and so a warning: say decision = false to make it "error"',
    )
    configured(tmp_path, '[rules.words.profanity]\ndecision = false\n[brands.acme.rules.words.profanity]\nseverity = "error"')
    configured(tmp_path, '[rules.words.profanity]\nseverity = "warning"')


def test_a_plan_is_made_once_and_the_only_brand_is_meant(tmp_path):
    config = configured(tmp_path, "[brands.acme.rules.links.moved]\nenabled = false")
    assert config.plan(None, "x") is config.plan("acme", "x")
    assert "links.moved" not in config.plan(None, "x")
    assert config.plan("other", "x") is config.plan("unheard", "x")
    assert config.with_overrides(pedantic=True).plan(None, "x") is not config.plan(None, "x")


def test_the_command_line_overrides_single_values(tmp_path):
    config = configured(tmp_path, 'fail-on = "info"\nrequire = ["web"]')
    same = config.with_overrides()
    assert (same.fail_on, same.require, same.offline) == (INFO, ("web",), False)
    other = config.with_overrides(fail_on="never", require=["grammar"], offline=True)
    assert (other.fail_on, other.require, other.offline) == (None, ("grammar",), True)
    assert config.with_overrides(offline=True).require == ("web",)


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ({"select": ["links.borken"]}, '--select: unknown rule "links.borken" (did you mean "links.broken"?)'),
        ({"ignore": ["linx"]}, '--ignore: unknown rule "linx" (did you mean "links"?)'),
        ({"fail_on": "eror"}, '--fail-on: "eror" is not one of error, warning, info, never (did you mean "error"?)'),
        (
            {"require": ["wep"]},
            '--require: "wep" is not one of web, grammar, nlp, pictures, videos, vision, faces, ocr (did you mean "web"?)',
        ),
        ({"require": ["web"], "offline": True}, "--require web and --offline exclude each other"),
    ],
)
def test_a_wrong_command_line_is_told(command, message):
    with pytest.raises(ConfigError) as caught:
        Config.default(RULES).with_overrides(**command)
    assert str(caught.value) == message


def test_every_value_is_shown_with_its_origin(tmp_path, monkeypatch):
    site = tmp_path / "site"
    (tmp_path / "base.toml").write_text('fail-on = "warning"\n\n[rules.hashtags.too-many]\nlimit = 4\nseverity = "warning"\n[brands.b]\n')
    text = """extend = "../base.toml"
ignore = ["words"]
[web]
timeout = 5
[networks.twitter]
max-characters = 500
[brands.acme]
language = "en"
accounts.x = "@acme"
[brands.acme.networks.x.rules.links.moved]
enabled = false
[rules.hashtags.too-many]
limit = 3
[rules.links.broken]
decision = true
[[paths]]
match = "**"
"""
    config = configured(site, text).with_overrides(select=["*"], ignore=["tone"], offline=True, fail_on="info")
    monkeypatch.chdir(site)
    found = {(key, where): value for key, value, where in config.origins("acme", "x")}
    expected = {
        ("extend", "postlint.toml:1"): "../base.toml",
        ("include", "default"): [],
        ("select", "--select"): ["*"],
        ("ignore", "postlint.toml:2"): ["words"],
        ("ignore", "--ignore"): ["tone"],
        ("fail-on", "--fail-on"): "info",
        ("offline", "--offline"): True,
        ("web.timeout", "postlint.toml:4"): 5,
        ("grammar.engine", "default"): "auto",
        ("networks.x.max-characters", "postlint.toml:5"): 500,  # the nearest line: the file says twitter
        ("brands.acme.language", "postlint.toml:8"): "en",
        ("brands.acme.accounts.x", "postlint.toml:9"): "@acme",
        ("paths", "postlint.toml:16"): [{"match": "**"}],
        ("rules.hashtags.too-many.enabled", "--select"): True,
        ("rules.hashtags.too-many.limit", "postlint.toml:13"): 3,
        ("rules.hashtags.too-many.severity", "../base.toml:5"): "warning",
        ("rules.hashtags.too-many.decision", "default"): False,
        ("rules.hashtags.too-many.except-tags", "default"): (),
        ("rules.links.moved.enabled", "postlint.toml:11"): False,
        ("rules.links.broken.decision", "postlint.toml:15"): True,
        ("rules.links.broken.severity", "postlint.toml:15"): "warning",
        ("rules.words.profanity.enabled", "postlint.toml:2"): False,
        ("rules.tone.shouting.enabled", "--ignore"): False,
    }
    assert {key: found.get(key) for key in expected} == expected
    keys = [key for key, _ in found]
    assert not [key for key in keys if key.startswith(("brands.b", "brands.acme.networks", "brands.acme.rules"))]
    assert not [key for key in keys if key.startswith("rules.words.profanity.s")]
    other = {key: where for key, _, where in config.origins("b", "x")}
    assert other["rules.links.moved.enabled"] == "--select"


def test_the_value_of_a_pack_is_said_to_be_the_packs():
    found = {s.key: s for s in Config.default(RULES).origins(None, None)}
    assert found["rules.topics.mixed.severity"] == ("rules.topics.mixed.severity", "warning", "alcohol")
    assert found["rules.topics.mixed.enabled"].where == "default"


def test_importing_loads_nothing_heavy():
    code = (
        "import sys; before = set(sys.modules); import postlint.config\n"  # coverage has its own modules
        "print(*{'tomllib', 'wcmatch', 'yaml', 'httpx', 'jsonschema'} & (sys.modules.keys() - before))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert said.stdout.strip() == ""


@pytest.mark.parametrize(
    ("post", "networks"),
    [
        (Post("Hi", brand="acme"), ("x", "mastodon")),
        (Post("Hi", brand="acme", images=(Image("a.png"),)), ("x", "instagram", "mastodon")),
        (Post("Hi", brand="acme", account="@acme@tea.social"), ("mastodon",)),
        (Post("Hi", brand="acme", account="@somebody"), ("x", "mastodon")),
        (Post("Hi", ("bluesky",), brand="acme"), ("bluesky",)),
        (Post("Hi", brand="other"), ()),
        (Post("Hi"), ("x", "mastodon")),
    ],
)
def test_a_post_that_names_no_network_goes_to_those_of_its_brands_accounts(folder, post, networks):
    (folder / "postlint.toml").write_text('[brands.acme]\naccounts = {x = "@acme", instagram = "@acme", mastodon = "@acme@tea.social"}\n')
    with Linter("postlint.toml", offline=True) as linter:
        assert linter.config.aimed(post).networks == networks
        assert linter.lint(post).networks == networks
