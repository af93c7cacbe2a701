"""language.wrong-form and language.wrong-apostrophe: whole kinds of mistakes, each with what looks like it and is right."""

import time

import pytest
from said import said

from postlint.checks import confusables, slips
from postlint.checks._english.grammar import _checks
from postlint.checks._english.words import kind_of, words_of

FORMS = (confusables.wrong_form, slips.wrong_apostrophe)

WRONG = {
    "verb forms": [
        ("Has your dog ever ate a candle?", "ate", "eaten"),
        ("The sign was drew by a child", "drew", "drawn"),
        ("They had already took the early ferry", "took", "taken"),
        ("The bakery was rename to Crumbs in May", "rename", "renamed"),
        ("The wing will be open by the mayor", "open", "opened"),
        ("All fees must be pay by noon", "pay", "paid"),
        ("Our divers can sees the wreck", "sees", "see"),
        ("You should to create an account", "to", None),
        ("Did I caught you at lunch?", "caught", "catch"),
        ("We are excited to announced our line-up", "announced", "announce"),
    ],
    "tenses": [
        ("Yesterday our pupils build a raft", "build", "built"),
        ("Since 2015 we are helping young people", "are helping", "have been helping"),
        ("We are collecting stamps since 1998", "are collecting", "have been collecting"),
        ("If we would have known, we'd have baked more", "would have", "had"),
        ("Stay home, because we closing for the day", "closing", "are closing"),
        ("Sorry, but they working on the lift", "working", "are working"),
    ],
    "complements": [
        ("The planners suggested to move the stop", "to move", "moving"),
        ("We enjoy to read your letters", "to read", "reading"),
        ("We can't wait showing you the tower", "showing", "to show"),
        ("Our robots are capable to do it all", "to do", "of doing"),
        ("The app allows to share your photos", "allows to", "allows you to"),
        ("The filter makes it looks like winter", "looks", "look"),
        ("What do we want you know about it?", "know", "to know"),
        ("We're used to get up early", "get", "getting"),
    ],
    "prepositions": [
        ("The price depends of the season", "of", "on"),
        ("We discussed about the flood plan", "about", None),
        ("You can listen the whole debate", "listen the", "listen to the"),
        ("They arrived to the finish line", "to", "at"),
        ("Please contact to us by Friday", "to", None),
        ("The pool is closed in Monday for cleaning", "in", "on"),
        ("She has worked here since twelve years", "since", "for"),
        ("Looking forward seeing you all", "forward seeing", "forward to seeing"),
    ],
    "numbers": [
        ("Last chance to see these exhibition before it moves", "these exhibition", "these exhibitions"),
        ("Please send us an information about it", "an information", "some information"),
        ("She's one of the best goalkeeper this club has had", "goalkeeper", "goalkeepers"),
        ("Too much residents have waited too long", "much", "many"),
        ("How many sugar is in it?", "many", "much"),
        ("Less visitors came in May", "Less", "Fewer"),
        ("A large amount of people came", "amount", "number"),
        ("The bus pass runs out in two week", "week", "weeks"),
        ("This boots were made in 1910", "This", "These"),
        ("Open until April 23th", "23th", "23rd"),
        ("Many of our visitor come by train", "visitor", "visitors"),
    ],
    "subjects": [
        ("The results of last month's survey is in", "is", "are"),
        ("Each of our guides speak at least three languages", "speak", "speaks"),
        ("A box of old programmes have turned up", "have", "has"),
        ("The quality of the entries this year were astonishing", "were", "was"),
        ("The number of people sleeping rough in our city have doubled", "have", "has"),
        ("Our chef and his brother was born here", "was", "were"),
        ("Neither rain nor wind stop our postie", "stop", "stops"),
        ("Everyone who donate before Friday gets a card", "donate", "donates"),
        ("The woman who runs these classes have retired", "have", "has"),
        ("What do your desk say about you?", "do", "does"),
        ("There is still twelve places left", "is", "are"),
        ("My brother and I was ten", "was", "were"),
    ],
    "pronouns": [
        ("Between you and I, it's the best", "I", "me"),
        ("Thanks for having Priya and I on the show", "I", "me"),
        ("Her and her sister opened this salon", "Her", "She"),
        ("The dispute between he and his wife is over", "he", "him"),
        ("The man which runs the boats is a legend", "which", "who"),
        ("My wife and me opened this stall", "me", "I"),
    ],
    "small words": [
        ("It's good for the your joints", "the your", "your"),
        ("We are will be open late", "are will", "will"),
        ("Our crusts are even more crispier", "more crispier", "crispier"),
        ("That was the most crispiest crust", "most crispiest", "crispiest"),
        ("We don't have no plans to close", "no", "any"),
        ("We can't find nothing wrong with it", "nothing", "anything"),
        ("It was great day for the whole club", "great", "a great"),
        ("It's been pleasure working with you", "pleasure", "a pleasure"),
        ("Voting closes at the end of month.", "month", "the month"),
        ("Thanks all the families who came", "Thanks all", "Thanks to all"),
        ("She works as nurse at the hospital", "nurse", "a nurse"),
        ("It's one of best bakeries in town", "best", "the best"),
        ("Could you give us hand with the chairs?", "hand", "a hand"),
    ],
    "order": [
        ("Tell us what do you think", "do you think", "you think"),
        ("Tell us how does it work", "does it work", "it works"),
        ("Do you know where is the station?", "is the station", "the station is"),
        ("It's hard to figure out it, but it helps", "out it", "it out"),
    ],
}


@pytest.mark.parametrize(("text", "wrong", "right"), [row for rows in WRONG.values() for row in rows])
def test_a_form_that_grammar_does_not_allow_is_found(text, wrong, right):
    assert (wrong, right) in said(FORMS, text)


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("All our photo's from the run are online", "photo's", "photos"),
        ("In the window: fresh mug's, linen towels and candles", "mug's", "mugs"),
        ("The early bird get's the worm", "get's", "gets"),
        ("Our new site let's you compare prices", "let's", "lets"),
        ("Try todays menu", "todays", "today's"),
        ("This weeks special is soup", "weeks", "week's"),
        ("Meet our towns oldest clockmaker", "towns", "town's"),
        ("Happy Mothers Day", "Mothers", "Mother's"),
        ("The rocket lands on its' feet", "its'", "its"),
        ("Our mens' choir and childrens' corner", "childrens'", "children's"),
        ("Live bands, beer and DJ's till late", "DJ's", "DJs"),
        ("Theres a new bench, and heres the proof", "heres", "here's"),
    ],
)
def test_an_apostrophe_too_many_or_too_few_is_found(text, wrong, right):
    assert (wrong, right) in said(FORMS, text)


@pytest.mark.parametrize(
    "text",
    [
        "Those present enjoyed it. The friends I made helped me see what matters",
        "All you have to do is click. The first thing to do is ask",
        "We stopped to rest. We recommend to everyone that they book",
        "The majority of our members are women, and a number of people have asked",
        "Fish and chips is our national dish. My friend and colleague is leaving",
        "One of us is lying. Half of the tickets have gone. The police have come",
        "A three week trip, a 10 item list, two coffee tables and a 5k run",
        "This works, this looks good, and these work well with jeans",
        "They made them to order. Allow to cool for ten minutes",
        "It depends in part on the weather. I can't help you with that",
        "Married with two kids. Congratulations for now",
        "It's game on. It was great fun. What great news! Such great weather",
        "More power to you. More and more older people go online",
        "Don't take no for an answer. Don't do nothing: vote",
        "You and I both know. Thanks for coming, Anna and I had a great time",
        "Me and my dog. Some of whom are here",
        "Every five years, each of us has a story. An information point",
        "Last week we were closed. Since 2010 we have helped hundreds",
        "This is the biggest crowd we are seeing since 2015",
        "Did he ever! Do the right thing. Will do. The will to win",
        "There's lots to do. There is 20 minutes left. There are a few left",
        "Ten years is a long time. The people in the photo are our founders",
        "The woman who says the schools are failing is a teacher",
        "How much do tickets cost? So much dogs can teach us",
        "Open by appointment. The At Home sale. This soup looks so good.",
        "Tell us: what do you think? Guess what",
        "At the baker's, at my friend's and at the vet's. The shop's open. Let's go",
        "The last weeks of summer, the schools first, and the girls only club",
        "In Monday's paper. See what happens on 5 May at 10am",
        "The a7S of #the_our in https://example.com/the/our/photo's",
        "Roll on August. Roll on Saturday! Bring it on",
        "I insist he be there. If only we would. Where the heart is",
        "",
        "'",
        "’s",
    ],
)
def test_what_only_looks_like_it_is_left_in_peace(text):
    assert said(FORMS, text) == []


def test_another_language_is_not_judged():
    assert said(FORMS, "Too much residents", language="de") == []
    assert said(FORMS, "Try todays menu", language="nb") == []


def test_a_capital_is_kept():
    assert said(FORMS, "Much residents") == []
    assert said(FORMS, "Too much people came") == [("much", "many")]
    assert said(FORMS, "Less visitors came") == [("Less", "Fewer")]


def test_every_head_is_a_word_that_a_post_can_have():
    for word in _checks():
        assert word == "#" or words_of(f"in {word}" if word[0].isupper() else f". {word.capitalize()}").said[9:-8] == [word], word


def test_what_the_words_of_a_post_are():
    words = words_of("Our chef’s cakes, 20% off: see #cake (Ana said so) 🎂 New")
    assert words.said[8:-8] == ["our", "chef's", "cakes", ",", "20%", "off", ".", "see", "*", "(", "ana", "said", "so", ")", "*", "new"]
    kinds = ["small", "owner", "plural", "name", "number", "mark", "adjective"]
    assert [kind_of(word) for word in ("our", "chef's", "cakes", "Ana", "20%", "*", "favourite")] == kinds


@pytest.mark.parametrize(
    "word",
    ["the ", "our of the ", "have ", "I and ", "who have ", "there is ", "because we ", "since 2015 we are ", "a1'", "-'", "photo's, "],
)
def test_a_text_that_repeats_itself_takes_no_long_time(word):
    began = time.perf_counter()
    said(FORMS, word * (20_000 // len(word)))
    assert time.perf_counter() - began < 5
