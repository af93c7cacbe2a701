"""language.wrong-form by clauses, pairs and frames: whole kinds of mistakes, each with what looks like it and is right."""

import pytest
from said import said

from postlint.checks import confusables, slips

FORMS = (confusables.wrong_form, slips.wrong_apostrophe)

WRONG = {
    "subjects further off": [
        ("Every pupil and teacher need a quiet place", "need", "needs"),
        ("Each stall and tent have its own power point", "have", "has"),
        ("The library, together with the archive, close for repairs in May", "close", "closes"),
        ("The winners of our photo contest, announced last night, gets a weekend in Rome", "gets", "get"),
        ("Some of our bus routes is changing next month", "is", "are"),
        ("Mathematics are fun with our new app", "are", "is"),
        ("Your voucher don't expire until June", "don't", "doesn't"),
        ("Among the guests was three former mayors", "was", "were"),
        ("Above the old pub hang a golden anchor", "hang", "hangs"),
        ("I hope everyone have a great summer", "have", "has"),
        ("The volunteers who clean our beach is amazing", "is", "are"),
        ("The main reason people leave jobs were the hours", "were", "was"),
    ],
    "pasts": [
        ("I seen the new film last night and cried", "seen", "saw"),
        ("The whole choir sung for two hours", "sung", "sang"),
        ("It was the storm that nearly sunk the ferry", "sunk", "sank"),
        ("That mistake costed us the game", "costed", "cost"),
        ("The first stone was lain by the mayor", "lain", "laid"),
        ("The late queen lied in state for days", "lied", "lay"),
        ("I'm not bias, but our cakes are the best", "bias", "biased"),
        ("Since moving here in 2018, we plant over 900 trees a year", "plant", "have planted"),
        ("By the time the gates opened, the queue has reached the bridge", "has", "had"),
        ("I wish I have more hands today", "have", "had"),
        ("Once the café will reopen, we'll have a party", "will reopen", "reopens"),
        ("Yesterday we visit 12 schools", "visit", "visited"),
        ("If you're ever baked a loaf, you know", "you're", "you've"),
    ],
    "frames": [
        ("The match is off due illness in the squad", "due", "due to"),
        ("We are part the community", "part", "part of"),
        ("See you in front the town hall", "front", "front of"),
        ("The road is closed because the snow.", "because", "because of"),
        ("A lot people asked about our bread", "lot", "lot of"),
        ("We played in front of huge crowd last night", "huge", "a huge"),
        ("She made huge mistake and we love her for it", "huge", "a huge"),
        ("This is your opportunity meet the team", "meet", "to meet"),
        ("We're so proud present our first album", "present", "to present"),
        ("A huge thank you to everyone joined us", "joined", "who joined"),
        ("Our shop ships across UK for free", "UK", "the UK"),
        ("We'd like love to hear your stories", "like love", "love"),
        ("We're looking for experienced baker to join us", "experienced", "an experienced"),
    ],
    "pairs": [
        ("Three times as many visitors came than last year", "than", "as"),
        ("Though it was cold, but we had fun", "but", None),
        ("Neither the police or the council replied", "or", "nor"),
        ("Never I have seen such a crowd", "I have", "have I"),
        ("Not only it is cheap, but it's also green", "it is", "is it"),
        ("They help each others every day", "others", "other"),
        ("Is the hall enough large for 200?", "enough large", "large enough"),
        ("The more big the pan, the better", "more big", "bigger"),
        ("That was so a great evening", "so", "such"),
        ("All what you need is a mat", "what", "that"),
        ("The better burger I've ever eaten", "better", "best"),
        ("We were total gutted to lose", "total", "totally"),
        ("Our five-years-old tortoise has escaped", "five-years-old", "five-year-old"),
        ("Join a 3-hours workshop on bread", "hours", "hour"),
        ("Open between Monday to Thursday", "to", "and"),
        ("Come to eat, drink and enjoying the music", "enjoying", "enjoy"),
        ("Learn how can you save water", "can you", "you can"),
        ("They'd prefer a walk than a drive", "than", "to"),
        ("A thief was accused for stealing bikes", "for", "of"),
        ("It depends of what you like", "of", "on"),
    ],
    "owners": [
        ("Meet Anna, who's parents ran the pub before her", "who's", "whose"),
        ("We're a club that its members come from all over", "that its", "whose"),
        ("Them old chairs are for sale", "Them", "Those"),
        ("The player whom they think will win is only 17", "whom", "who"),
        ("We did it all ourself", "ourself", "ourselves"),
        ("The one criteria is that you're over 16", "criteria", "criterion"),
        ("Much of you were late", "Much", "Many"),
        ("The club marks it's 50th season this year", "it's", "its"),
        ("Tell us if your interested in joining", "your", "you're"),
        ("We are dedicated to make travel easier", "make", "making"),
        ("Try walking instead of take the car", "take", "taking"),
        ("The nature knows best", "The nature", "Nature"),
    ],
}


@pytest.mark.parametrize(("text", "wrong", "right"), [row for rows in WRONG.values() for row in rows])
def test_a_form_that_grammar_does_not_allow_is_found(text, wrong, right):
    assert (wrong, right) in said(FORMS, text)


@pytest.mark.parametrize(
    "text",
    [
        "Every day and night we bake. The team, together with its coach, have asked for time",
        "This summer don't miss our tours. Among the winners was Kim. Both of us agree",
        "Songs sung by the choir. We have seen it. Have we done it? As it was given, we took it",
        "A fully costed plan. Since 2011 we have grown. By the time we get there, they have gone",
        "I wish you have. When will the doors open? When the bridge opens, we will cheer",
        "Due dates. In part because of the snow. Because the more the merrier. A lot cheaper",
        "Thanks to everyone involved. In the UK. Your chance: win a bike. A chance meeting",
        "As many as ten, no more than that. We bake bread as well as cakes rather than pies",
        "Neither of us drinks or smokes. Never have we felt better. Not only are we open, we are free",
        "There are enough good people. So, a quick hello. So a big thank you to all. All the others",
        "The better half. An absolute delight. 10 years of work. Between us, to be honest",
        "Who's game? Someone who's kind. The man who, to me, won. Give them new shoes",
        "It's first come, first served. If your new bike squeaks, call in. Instead of a car, take the bus",
        "By the way, read the news. In the nature of things",
        "All our DVDs, the DJ's set and the MP's letter",
    ],
)
def test_what_only_looks_like_it_is_left_in_peace(text):
    assert said(FORMS, text) == []
