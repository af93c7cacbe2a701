"""Packs: four kinds of rules from YAML, and what is refused with its line."""

from textwrap import dedent, indent
from time import perf_counter

import pytest

from postlint.brand import Brand
from postlint.errors import ConfigError
from postlint.packs import lexicon, load, shipped_files
from postlint.post import Post

HEAD = """\
title: A title
why: Why it is.
message: '"{match}" stands here'
good: [nothing]
bad: [nothing]
"""


@pytest.fixture
def pack(tmp_path):
    """Return a function that loads one rule, or several, written as YAML."""

    def make(*rules, name="house.yml", head=HEAD):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        items = [indent(dedent(rule) + head, "    ").replace("    ", "  - ", 1) for rule in rules]
        path.write_text("rules:\n" + "".join(items), encoding="utf-8")
        return load([path])

    return make


def hits(rules, text, brand=None):
    """Return (rule id, words) of every hit."""
    matcher = lexicon(rules.values())
    post = Post(text)
    given = {"lexicon": matcher, "brand": brand or Brand()}
    return [(r.id, text[h.start : h.end]) for r in rules.values() for h in r.check(post, *(given[name] for name in r.needs))]


def test_a_phrase_stands_for_its_forms_and_is_innocent_in_its_exceptions(pack):
    rules = pack("id: house.bomb\nkind: phrase\nterms: ['bomb(|s|ed)', 'terror*']\nexcept: [bath bomb]\n")
    assert hits(rules, "A bath bomb, Bombs, #TerrorAttack and bomber") == [("house.bomb", "Bombs"), ("house.bomb", "#TerrorAttack")]


def test_of_terms_within_each_other_the_longest_is_told(pack):
    rules = pack("id: house.attack\nkind: phrase\nterms: [terror, terror attack, attack]\n")
    assert hits(rules, "a terror attack") == [("house.attack", "terror attack")]


def test_grave_terms_are_terms_too(pack):
    rules = pack("id: house.storm\nkind: phrase\nterms: [storm]\ngrave: [hurricane]\n", "id: house.quake\nkind: phrase\ngrave: [quake]\n")
    assert hits(rules, "storm, hurricane, quake") == [("house.storm", "storm"), ("house.storm", "hurricane"), ("house.quake", "quake")]
    assert lexicon(rules.values()).read(Post("a quake")).found["house.quake"].keys() == {"grave"}


def test_a_phrase_is_silent_beside_a_word_of_the_list_it_names(pack):
    rules = pack("id: house.attack\nkind: phrase\nunless: care\ngrave: [attack]\n")
    assert hits(rules, "An attack!") == [("house.attack", "attack")]
    assert hits(rules, "The attack: helplines are open") == []
    assert "grave" in lexicon(rules.values()).read(Post("The attack: helplines are open")).found["house.attack"]


def test_a_swap_carries_its_fix_in_the_case_of_what_stands_there(pack):
    rules = pack("id: house.spelling\nkind: swap\nswap: {e-mail: email}\nsafe: true\n")
    (hit,) = rules["house.spelling"].check(Post("E-mail us"), lexicon(rules.values()))
    assert (hit.fix.replacement, hit.fix.safe) == ("Email", True)


def test_a_pattern_is_tried_only_where_its_hint_stands(pack):
    rules = pack("id: house.price\nkind: pattern\npatterns: ['\\$\\d+']\nhint: ['$']\n")
    assert hits(rules, "for $9") == [("house.price", "$9")]
    assert "house.price" in lexicon(rules.values()).rules


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("slap your own wife", "slap your own wife"),
        ("wife. Never slap", "wife. Never slap"),
        ("slap one two three four wife", None),
        ("slap the bass, wife's song: slap wife", "slap the bass, wife"),
    ],
)
def test_near_is_near_in_either_order(pack, text, found):
    rules = pack("id: house.slap\nkind: near\na: [slap]\nb: [wife]\nwithin: 3\n")
    assert hits(rules, text) == ([("house.slap", found)] if found else [])


def test_a_message_names_both_sides(pack):
    rules = pack("id: house.slap\nkind: near\na: [slap]\nb: [wife]\n", head=HEAD.replace('"{match}"', "{a} and {b}"))
    (hit,) = rules["house.slap"].check(Post("slap the Wife"), lexicon(rules.values()))
    assert hit.message == "slap and Wife stands here"


def test_a_pack_of_a_topic_is_silent_for_those_whose_business_it_is(pack):
    rules = pack("id: topics.alcohol\nkind: phrase\nterms: [beer]\n", name="topics/alcohol.yml")
    assert hits(rules, "beer") == [("topics.alcohol", "beer")]
    assert hits(rules, "beer", Brand(topics=("alcohol",))) == []
    assert hits(rules, "beer", Brand(sector="brewery")) == []
    assert hits(rules, "beer", Brand(sector="church")) == [("topics.alcohol", "beer")]


def test_a_pack_elsewhere_with_the_name_of_a_topic_is_not(pack):
    rules = pack("id: house.beer\nkind: phrase\nterms: [beer]\n", name="alcohol.yml")
    assert hits(rules, "beer", Brand(topics=("alcohol",))) == [("house.beer", "beer")]


@pytest.mark.parametrize(
    ("rule", "line", "words"),
    [
        ("id: house.x\nkind: phrase\nterms: []\n", 2, '"terms" is missing or empty'),
        ("id: house.x\nkind: phrase\n", 2, '"terms" is missing or empty'),
        ("id: house.x\nkind: pattern\npatterns:\n  - 'ok'\n  - '('\n", 6, "bad regular expression"),
        ("id: house.x\nkind: pattern\npatterns: ['a*']\n", 4, "matches the empty text"),
        ("id: house.x\nkind: phrase\nterm: [a]\n", 4, 'no key "term" .did you mean "terms"'),
        ("id: house.x\nkind: fraze\nterms: [a]\n", 3, "kind is one of"),
        ("id: house.x\nkind: phrase\nterms: a\n", 4, "must be a list"),
        ("id: house.x\nkind: phrase\nterms: [a, 5]\n", 4, "quote numbers"),
        ("id: house.x\nkind: phrase\nterms: ['a((b|c)|d)']\n", 4, "do not nest"),
        ("id: house.x\nkind: phrase\nterms: ['(|b)']\n", 4, "leaves nothing"),
        ("id: House\nkind: phrase\nterms: [a]\n", 2, "no id"),
        ("id: house.x\nkind: near\na: [a]\nb: [b]\nwithin: 99\n", 6, "within"),
        ("id: house.x\nkind: phrase\nterms: [a]\nseverity: loud\n", 5, "severity is"),
        ("id: house.x\nkind: phrase\nterms: [a]\ndecision: true\nseverity: error\n", 6, "a decision has severity warning"),
        ("id: house.x\nkind: swap\nswap: {a: 1}\n", 4, "swap maps"),
        ("id: house.x\nkind: phrase\nterms: [a]\nunless: cares\n", 5, 'no list "cares" .did you mean "care"'),
    ],
)
def test_what_is_no_rule_is_refused_with_its_line(pack, rule, line, words):
    with pytest.raises(ConfigError, match=words) as caught:
        pack(rule)
    assert (caught.value.path or "").endswith("house.yml")
    assert caught.value.line == line


def test_an_id_may_stand_once(pack):
    with pytest.raises(ConfigError, match=r"stands already in house\.yml:2") as caught:
        pack("id: house.x\nkind: phrase\nterms: [a]\n", "id: house.x\nkind: phrase\nterms: [b]\n")
    assert caught.value.line == 10


def test_examples_are_mandatory(pack):
    with pytest.raises(ConfigError, match='"bad" is missing'):
        pack("id: house.x\nkind: phrase\nterms: [a]\n", head=HEAD.replace("bad: [nothing]\n", ""))


@pytest.mark.parametrize(
    "content", ["", "- a", "rules: []", "rules: 5", "rules: [a]", "lists: {}", "rules: {a: b}", "\x00", "rules:\n\t- a"]
)
def test_what_is_no_pack_is_refused(tmp_path, content):
    path = tmp_path / "house.yml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load([path])
    assert caught.value.path == str(path)


def test_a_pack_that_cannot_be_read_is_refused(tmp_path):
    (tmp_path / "latin.yml").write_bytes(b"rules: \xff")
    for path in (tmp_path / "latin.yml", tmp_path / "none.yml"):
        with pytest.raises(ConfigError, match="cannot be read"):
            load([path])


def test_lists_are_found_beside_the_rules(pack):
    rules = pack("id: house.x\nkind: phrase\nterms: [a]\n")
    found = lexicon(rules.values()).read(Post("20% off, lol")).found
    assert {"lists.bargain", "lists.joke"} <= found.keys()


def test_shipped_packs_load_and_no_term_is_written_twice_in_a_rule():
    rules = load(shipped_files())
    assert len(rules) > 60
    for rule in rules.values():
        for terms in rule.check.keywords["spec"]["roles"].values():
            assert len(terms) == len(set(terms)), rule.id


@pytest.mark.parametrize(
    "piece", ["bath bomb ", "bomb ", "slap ", "slap wife ", "b0mb ", "terror attack ", "(", "wife" + " x" * 30 + " slap "]
)
def test_hostile_texts_take_no_longer_than_long_ones(pack, piece):
    rules = pack(
        "id: house.bomb\nkind: phrase\nterms: [bomb, terror, attack, terror attack]\nexcept: [bath bomb]\n",
        "id: house.slap\nkind: near\na: [slap]\nb: [wife]\nwithin: 2\n",
        "id: house.price\nkind: pattern\npatterns: ['(a+)+b']\n",
    )
    text = piece * (100_000 // len(piece))
    start = perf_counter()
    hits(rules, text)
    assert perf_counter() - start < 5
