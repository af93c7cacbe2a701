"""What needs confirming: embargoes, sums, labels, emergencies, claims."""

import pytest

from postlint import packs
from postlint.brand import Brand, Person
from postlint.checks import confirm, disclosure
from postlint.data import rules_folder
from postlint.post import Image, Post

PACKS = packs.load(sorted((rules_folder() / "confirm").glob("*.yml")))
LEXICON = packs.lexicon(PACKS.values())


def embargoed(text, *names, images=()):
    return list(confirm.embargoed_name.check(Post(text, images=images), Brand("acme", embargoed=names)))


def test_an_embargoed_name_is_found_as_words_and_in_tags():
    text = "Soon: PROJECT kestrel"
    (hit,) = embargoed(text, "Project Kestrel")
    assert text[hit.start : hit.end] == "PROJECT kestrel"
    assert len(embargoed("#ProjectKestrel #projectkestrel", "Project Kestrel")) == 2
    assert len(embargoed("Zoë and Zoe", "Zoë")) == 2


def test_a_part_of_a_word_is_no_name():
    assert not embargoed("Annabel plays the cannabis farmer", "Anna")
    assert not embargoed("nothing here", "")
    assert not embargoed("nothing here")


def test_an_embargoed_name_in_an_alt_text():
    (hit,) = embargoed("Guess", "Kestrel", images=(Image("a.jpg", "A bird"), Image("b.jpg", "The Kestrel logo")))
    assert (hit.key, hit.image) == ("images.1.alt", 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Was £40, now £30: 25% off", None),
        ("Was £40, now £30: save 50%", "25 %"),
        ("Was $99.99 now only $49.99 (50% off)", None),
        ("Was £20, now £25", "not lower"),
        ("From £5 to £50", None),
        ("Up to 70% off: was £40, now £30", None),
        ("was £0 now £0, 50% off", None),
        ("Was £40, now £30. Was £20, now £10: 50% off", None),  # which of the two is meant cannot be known
    ],
)
def test_sums(text, said):
    messages = [hit.message for hit in confirm.wrong_sum.check(Post(text))]
    assert (said in messages[0]) if said else messages == []


STAR = Brand("Jo Star", known=True, partners=(Person("Fleetfoot", {"x": "@fleetfoot"}),))


@pytest.mark.parametrize(
    ("text", "brand", "told"),
    [
        ("My resolution: to run more. fleetfoot.com/run", STAR, True),
        ("My resolution: to run more. fleetfoot.com/run #ad", STAR, False),
        ("Anzeige | My resolution: to run more with @fleetfoot", STAR, False),
        ("We thank @fleetfoot", STAR, False),
        ("My resolution: to run more. fleetfoot.com/run", Brand("Jo Star"), False),
        ("20 % off with my code JO20", Brand("Jo Star"), True),
        ("Paid partnership: 20 % off with my code JO20", Brand("Jo Star"), False),
    ],
)
def test_labels_of_advertising(text, brand, told):
    assert bool(list(disclosure.undisclosed_ad.check(Post(text), brand))) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("BREAKING: bridge collapses over the river", True),
        ("BREAKING: bridge collapses over the river, police say", False),
        ("BREAKING: bridge collapses https://example.org/live", False),
        ("Breaking bread with friends after the war", False),
        ("The bridge collapses in act two", False),
    ],
)
def test_emergencies_without_a_source(text, told):
    assert bool(list(confirm.breaking_news.check(Post(text)))) is told


def test_a_claim_is_a_decision_where_the_business_is_regulated():
    post = Post("The world's best beer is 100% natural")
    told = lambda sector: [h.message for h in confirm.regulated_claim.check(post, Brand("acme", sector=sector), LEXICON)]  # noqa: E731
    assert len(told("brewery")) == 2
    assert "alcohol" in told("brewery")[0]
    assert told("retail") == told(None) == []


@pytest.mark.parametrize(
    ("rule", "text", "told"),
    [
        ("confirm.health-claim", "The vaccine protects against COVID-19", False),
        ("confirm.health-claim", "Our water protects you against COVID-19", True),
        ("confirm.health-claim", "Don't be afraid of Covid", True),
        ("confirm.health-claim", "Ice cream is the cure for everything", False),
        ("confirm.embargo-notice", "Embargoed until Friday. The winner is Ana", True),
        ("confirm.embargo-notice", "The trade embargo until now has cost us", False),
        ("confirm.embargo-notice", "Call our confidential helpline", False),
        ("confirm.embargo-notice", "[CONFIDENTIAL] new prices", True),
        ("confirm.returns-claim", "Returns are free within 30 days", False),
        ("confirm.market-news", "Funding secured for the new playground, says the council", False),
        ("confirm.danger-warning", "This is not a drill: tacos are free", False),
        ("confirm.customer-data", "To all customers who booked for today: trains are late", False),
        ("confirm.customer-data", "To the 1,235 guys who loved this playlist: we love you", True),
    ],
)
def test_claims(rule, text, told):
    assert bool(list(PACKS[rule].check(Post(text), LEXICON))) is told
