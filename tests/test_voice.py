"""Whose voice it is: signs that add up, and messages to one person."""

from datetime import UTC, datetime

import pytest

from postlint import packs
from postlint.brand import Brand
from postlint.checks import voice
from postlint.data import rules_folder
from postlint.post import Image, Post

FILES = [*sorted((rules_folder() / "account").glob("*.yml")), rules_folder() / "topics/alcohol.yml", rules_folder() / "words/profanity.yml"]
PACKS = packs.load(FILES)
LEXICON = packs.lexicon(PACKS.values())


def voices(text, brand=None, **more):
    return list(voice.personal_voice.check(Post(text, ("x",), **more), LEXICON, brand or Brand("Harbour Museum")))


@pytest.mark.parametrize(
    "text",
    [
        "Cannot believe that my landlord did it again, fed up with him",
        "So tired. My toddler was up all night",
        "Had a few beers too many and i love it lol",
        "Hate when people do not know how to queue, idiots, so over it",
        "Sat in the pub with my mates, best night",
        "Classy as always, dear neighbours",
        "You are such an embarrassment, get a life",
    ],
)
def test_a_private_post_is_told_with_its_signs(text):
    (hit,) = voices(text)
    assert hit.evidence["signs"][-1] == "nothing of the brand's own"
    assert all(sign in hit.message for sign in hit.evidence["signs"])


@pytest.mark.parametrize(
    "text",
    [
        "“My landlord did it again and I am fed up”, says a tenant in our new exhibition",
        "My landlord did it again, I am fed up: the story of a city https://example.org/story",
        "I love this place. Harbour Museum opens at nine and my mates are fed up with waiting",
        "Fed up with your landlord? We answer all questions",
        "when my boss says that the bar is open",
        "Doors open at nine",
        "Tired of waiting? Our new entrance is open",
    ],
)
def test_a_brands_own_post_is_left_alone(text):
    assert voices(text) == []


def test_no_word_counts_twice():
    assert voices("gonna gonna gonna gonna gonna") == []


def test_night_and_picture_move_the_scale():
    text = "Anna, i am at your place"
    assert voices(text, when=datetime(2026, 5, 1, 3, 30, tzinfo=UTC))
    assert not voices(text, when=datetime(2026, 5, 1, 12, 0, tzinfo=UTC))
    weak = "I am fed up with you, lol"
    assert voices(weak)
    assert not voices(weak, images=(Image("a.jpg"),))


def test_a_singular_brand_may_say_i():
    text = "I am so done, lol"
    assert voices(text)
    assert not voices(text, Brand("Polly the Parrot", known=True, voice="singular"))


def test_a_voice_of_the_settings_is_held_to():
    plural, signed = Brand("acme", known=True, voice="plural"), Brand("acme", known=True, voice="^AB")
    told = lambda text, brand: [h.message for h in voice.wrong_voice.check(Post(text), brand)]  # noqa: E731
    assert told("I open at nine", plural)
    assert not told("“I open at nine”, says Ana", plural)
    assert not told("World War I ended in 1918", plural)
    assert told("@ana we are on it", signed)
    assert not told("@ana we are on it ^CD", signed)
    assert not told("I open at nine", Brand("acme"))


@pytest.mark.parametrize(
    "text", ["Anna: can you call the minister before noon?", "Hi Peter - please have a look", "Thanks Maria, I will talk to them tonight"]
)
def test_a_letter_to_one_person(text):
    assert list(voice.to_one_person.check(Post(text)))


@pytest.mark.parametrize(
    "text", ["Anna: the musical", "Trump: I will be back", "Hi there, you can call us", "Anna and Peter, who won it all", "Anna"]
)
def test_no_letter(text):
    assert not list(voice.to_one_person.check(Post(text)))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("He is on your schedule for Monday, we will need to convince him", True),
        ("Can you give me a ring when you land", True),
        ("@ana DM us your order number", False),
        ("Call me maybe", False),
        ("“Call me tonight”, said no cat ever", False),
        ("Tomorrow works for me", True),
        ("Tomorrow is tough for all of us", False),
    ],
)
def test_private_messages(text, told):
    rule = PACKS["account.private-message"]
    assert bool(list(rule.check(Post(text), LEXICON))) is told


def test_hostile_quotes_take_no_time():
    for text in ("'a" * 50_000, "“" * 100_000, '"a' * 50_000, "A. " * 30_000, "Anna " * 20_000, "you are " * 12_000):
        voices(text)
        list(voice.to_one_person.check(Post(text)))
        list(voice.wrong_voice.check(Post(text), Brand("acme", voice="plural")))
