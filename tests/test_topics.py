"""Topics, the pairings that make disasters, jokes beside what is grave, and whose business is what."""

from functools import cache
from types import SimpleNamespace

import pytest

from postlint.brand import Brand
from postlint.catalogue import catalogue
from postlint.errors import ConfigError
from postlint.packs import lexicon
from postlint.post import Post
from postlint.sectors import implied, own_topics, sectors, topics

RULES = {id: rule for id, rule in catalogue().items() if rule.family == "topics"}
NAMED = [
    "religion", "politics", "war", "terror", "weapons", "crime", "death", "disaster", "disease", "suicide", "abuse", "sex", "drugs",
    "alcohol", "tobacco", "gambling", "discrimination", "genocide", "animals", "layoffs", "minors",
]  # fmt: skip
SECTORS = [
    "news", "university", "tech", "police", "health news", "food", "finance", "retail", "charity", "broadcaster", "sport", "tobacco",
    "entertainment", "fashion", "automotive", "religion", "telecom", "health", "pharma", "government", "venue", "industry", "airline",
    "motoring", "travel", "gambling", "energy", "transport", "legal", "alcohol", "defence", "fire service", "services", "brewery",
]  # fmt: skip

PLAIN = SimpleNamespace(word=lambda text, start: None)
"""A parser that clears no word, so that the plain matcher decides (tests/test_senses.py has the real one)."""


@cache
def matcher():
    return lexicon(catalogue().values())


def found(text, brand=None, *, decisions=False):
    """Return the names of the topic rules that speak of a text (only those that hold it, if ``decisions``)."""
    given = {"lexicon": matcher(), "brand": brand or Brand(), "nlp": PLAIN}
    post = Post(text)
    wanted = [r for r in RULES.values() if r.decision or not decisions]
    return {r.id.removeprefix("topics.") for r in wanted if any(r.check(post, *(given[name] for name in r.needs)))}


def held(text, brand=None):
    return found(text, brand, decisions=True)


def test_every_topic_has_its_file_and_its_rule():
    assert set(NAMED) <= topics()
    assert all(f"topics.{topic}" in RULES for topic in topics())


def test_bare_words_are_told_and_do_not_hold_and_the_gravest_do():
    assert found("A pint of beer and a storm") == {"alcohol", "disaster"}
    assert held("A pint of beer and a storm") == set()
    assert held("Auschwitz") == {"genocide"}


@pytest.mark.parametrize(
    "text",
    [
        "We're going to shoot a video of this killer deal on die-cast cars",
        "Welcome to the war room: this Black Friday we crack the code",
        "Gay couples' cruise, early booking",
        "Shooting stars tonight, and dead simple to see",
        "Star Wars and Call of Duty, back in the price war",
        "The app crashed? Take our crash course",
        "To die for: death by chocolate",
        "Bath bombs and bullet points",
        "You can't take our Grand Theft Auto away: a guilty pleasure",
        "Our rapeseed oil is cold-pressed",
        "He plays for the Saints and never forgets his keys",
        "We let it rip at Rip Curl",
        "She is a killer whale expert and a sharpshooter",
        "Sale: 20% off all raincoats, free delivery today only",
        "Retweet to win a pizza 😂",
        "Happy Easter, merry Christmas and a happy Diwali",
        "Bytt dekk nå, 20 % rabatt hele uka!",
        "Jetzt 20% Rabatt auf alle Schuhe, nur heute",
        "Rebajas: 20% de descuento en toda la tienda",
        "Soldes : -20 % sur toute la boutique",
    ],
)
def test_innocent_senses_are_left_alone(text):
    assert held(text) == set()


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Hurricane Maria took our roof, but not our prices: 30% off!", "tragedy-and-offer"),
        ("Our hearts go out to the victims of the bombing. Have a burger on us", "tragedy-and-offer"),
        ("One year after the tsunami, tickets from $9.99", "tragedy-and-offer"),
        ("#pearlharbor special: free shipping", "tragedy-and-offer"),
        ("Jordskjelvet rister i prisene: 50 % rabatt", "tragedy-and-offer"),
        ("Erdbeben bei den Preisen: jetzt Rabatt sichern", "tragedy-and-offer"),
        ("Terremoto de ofertas: todo con descuento", "tragedy-and-offer"),
        ("Like and share if you remember the victims of the earthquake", "tragedy-and-clicks"),
        ("Chernobyl? More like char-noble! Just kidding", "joke-on-grave"),
        ("Hope nobody gets Ebola at our party 😂", "joke-on-grave"),
        ("The tsunami is here, let's party! 🎉", "joke-on-grave"),
        ("Happy Yom Kippur to all who celebrate", "solemn-day-cheered"),
        ("1 like = 1 meal for hungry children", "charity-for-clicks"),
        ("Barack Obama is a liar and a clown", "politician-abused"),
        ("R.I.P. Grandpa, says our pie shop", "rest-in-peace"),
        ("Rest in peace. We will miss your songs", "tribute"),
        ("#NeverForget", "never-forget"),
        ("We remember Pearl Harbor", "memorial"),
        ("The Taliban would love this", "attack"),
        ("#BlackLivesMatter and so do our shakes", "movement"),
        ("A woman's place is in the kitchen", "stereotype"),
        ("Size matters", "innuendo"),
        ("I want to die", "suicide"),
        ("Getting wasted tonight #gettingwasted", "drunk-talk"),
        ("Spike her drink when she looks away", "consent"),
        ("Why is he trending?", "trend-asked"),
        ("#Aurora is trending, so here is our Aurora lamp", "trend-riding"),
        ("Free Palestine", "disputed-land"),
        ("Vote Leave", "party-talk"),
        ("Theresa May dances", "politician"),
        ("Kill yourself", "suicide"),
        ("K i l l y o u r s e l f, or s.u.i.c.i.d.e", "suicide"),
        ("suіcіdе", "suicide"),  # Cyrillic letters
        ("ｓｕｉｃｉｄｅ", "suicide"),
        ("su\u200bic\u200dide", "suicide"),
        ("\u202esuicide", "suicide"),
        ("s̷u̴i̵c̶i̷d̸e̵", "suicide"),
        ("5u1c1d3 or su1c1de", "suicide"),
        ("#Auschwitz4Ever", "genocide"),
    ],
)
def test_what_makes_disasters_is_held(text, rule):
    assert rule in held(text)


def test_the_span_of_a_pairing_covers_both_sides_and_the_message_names_them():
    text = "Today: we remember Pearl Harbor with 20% off everything"
    (hit,) = RULES["topics.tragedy-and-offer"].check(Post(text), matcher(), Brand(), PLAIN)
    assert text[hit.start : hit.end] == "Pearl Harbor with 20% off"
    assert '"Pearl Harbor"' in hit.message
    assert '"% off"' in hit.message


def test_what_is_far_apart_is_no_pair():
    assert "tragedy-and-offer" not in held("An earthquake." + " And so on." * 40 + " 20% off")


@pytest.mark.parametrize("sector", SECTORS)
def test_every_sector_has_a_profile_of_topics_that_exist(sector):
    assert frozenset() < own_topics(Brand(sector=sector)) <= topics()


def test_profiles_name_topics_that_exist():
    for name, own in sectors().items():
        assert own
        assert own <= topics(), name


def test_ones_own_business_says_nothing():
    brewery = Brand(sector="brewery")
    assert found("Two beers and a lager 🍺", brewery) == set()
    assert found("Two beers and a lager 🍺", Brand(topics=("alcohol",))) == set()
    assert found("Two beers and a cigar", brewery) == {"tobacco"}
    assert found("A man was arrested after a fatal shooting; one person died", Brand(sector="police")) == set()
    assert found("God is love, says the priest", Brand(sector="church")) == set()
    assert found("We help women after domestic violence and rape", Brand(sector="womens-shelter")) == set()
    assert held("The President and the Taliban agree on a ceasefire", Brand(sector="news")) == set()


def test_pairings_hold_for_everybody():
    assert "tragedy-and-offer" in held("Remember 9/11: today only, subscribe for $9.11", Brand(sector="news"))
    assert "stereotype" in held("Women belong in the kitchen", Brand(sector="news"))
    assert "drunk-talk" in held("Let's get hammered", Brand(sector="brewery"))


def test_a_milder_word_beside_an_offer_counts_unless_it_is_ones_own():
    text = "Murder on our prices, 50% off"
    assert "tragedy-and-offer" in held(text)
    assert held(text, Brand(sector="entertainment")) == set()


def test_an_unknown_sector_is_refused_with_the_nearest_one():
    with pytest.raises(ConfigError, match="brewery"):
        own_topics(Brand(sector="brewry"))


def test_spaces_and_case_of_a_sector_do_not_count():
    assert own_topics(Brand(sector="Fire Service")) == own_topics(Brand(sector="fire-service")) != frozenset()


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("Oslo Police", "police"),
        ("Daily Herald", "news"),
        ("bbchealth", "news"),
        ("St Mary's Church", "religion"),
        ("Red Hook Brewing", "brewery"),
    ],
)
def test_a_brand_that_nothing_describes_is_taken_for_what_its_name_says(name, sector):
    assert implied(name) == [sector]
    assert own_topics(Brand(name=name)) == sectors()[sector]


@pytest.mark.parametrize("name", ["", "Acme Rockets", "American Express", "Panda Express", "Pressburger", "Specsavers", "🍕"])
def test_most_names_say_nothing(name):
    assert own_topics(Brand(name=name)) == frozenset()


def test_a_brand_that_a_configuration_describes_is_not_guessed():
    assert own_topics(Brand(name="Oslo Police", known=True)) == frozenset()
    assert own_topics(Brand(name="Oslo Police", sector="brewery")) == {"alcohol"}


def test_what_somebody_said_in_quotation_marks_is_not_meant():
    assert "politician-abused" not in held("“Boris Johnson is a coward,” she said.")
    assert "politician-abused" in held("“We like cake.” Boris Johnson is a coward.")


@pytest.mark.parametrize(
    "text",
    [
        "Sentenced to nine years for sexual abuse: our court reporter was there.",
        "A survivor of Auschwitz speaks in our library on Thursday.",
        "Thinking about suicide? You are not alone: our helpline is open all night.",
    ],
)
def test_the_gravest_words_hold_nobody_who_helps_reports_or_remembers(text):
    assert held(text) == set()


def test_help_named_beside_an_offer_excuses_nothing():
    assert "tragedy-and-offer" in held("Auschwitz survivors eat free: 20% off all pizzas with code CAMP")
