"""JSON Lines, CSV and the bulk files of schedulers."""

from datetime import UTC, date, datetime

import pytest

from postlint import formats
from postlint.finding import Span


def read(name, text, **settings):
    return formats.read(name, text, root=".", **settings)


def rows(name, text, **settings):
    posts, problems = read(name, text, **settings)
    assert problems == []
    return posts


def where(post, words):
    start = post.text.index(words)
    return post.place().span(start, start + len(words))


def cut(text, span):
    """Return what stands at a span of one line."""
    assert span.line == span.end_line
    return text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")[span.line - 1][span.column - 1 : span.end_column - 1]


# JSON Lines


def test_a_row_says_what_front_matter_says():
    text = (
        '{"id": "n-1", "text": "Hi 😀\\n\\"you\\"", "to": ["x", "linkedin"], "brand": "acme", "account": "@acme", "language": "nb", '
        '"images": ["a.png", {"file": "b.png", "alt": "B"}], "when": "2026-12-01T09:00Z"}\n'
    )
    (post,) = rows("a.jsonl", text)
    assert (post.id, post.text, post.networks, post.brand) == ("n-1", 'Hi 😀\n"you"', ("x", "linkedin"), "acme")
    assert (post.account, post.language, post.when) == ("@acme", "nb", datetime(2026, 12, 1, 9, tzinfo=UTC))
    assert [(image.file, image.alt) for image in post.images] == [("a.png", None), ("b.png", "B")]
    assert where(post, "😀") == Span(1, 27, 1, 28)
    assert cut(text, where(post, '"you"')) == r"\"you\""
    place = post.place()
    assert cut(text, place.key("to.1")) == '"linkedin"'
    assert cut(text, place.key("images.0.file")) == '"a.png"'
    assert cut(text, place.key("images.1.file")) == '"b.png"'
    assert cut(text, place.key("images.1.alt")) == '"B"'
    assert cut(text, place.key("images")).startswith("[")
    assert place.key("images.0.alt") is None


def test_what_else_a_row_has_is_its_owners_business():
    (post,) = rows(
        "a.jsonl", '{"text": "Hi", "topics": ["politics"], "sector": 3, "ignore": ["*"], "media": [{"link": "x"}], "poll": 1, "to": null}'
    )
    assert (post.ignores, post.images, post.poll, post.networks) == ((), (), (), ())
    (post,) = rows("a.jsonl", '{"text": "Hi", "images": [{"file": "a.png", "credit": "Ana"}]}')
    assert post.images[0].file == "a.png"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ('{"text": "a"', "not JSON: Expecting ',' delimiter (column 13)"),
        ("Hello", "not JSON: Expecting value (column 1)"),
        ('"Hello"', 'a row is one JSON object: {"text": "…"}'),
        ("[1]", 'a row is one JSON object: {"text": "…"}'),
        ('{"txt": "a"}', '"text" is missing'),
        ('{"text": ["a"]}', '"text" has to be a string'),
        ("[" * 100_000, "not JSON that can be read: a number too long, or brackets nested too deep"),
        ('{"text": ' + "1" * 5000 + "}", "not JSON that can be read: a number too long, or brackets nested too deep"),
    ],
)
def test_a_bad_row_is_told_with_its_line_and_the_others_are_read(row, message):
    posts, (problem,) = read("a.jsonl", f'{{"text": "one"}}\r\n\r\n{row}\r\n{{"text": "two"}}')
    assert [(post.text, post.id) for post in posts] == [("one", "a.jsonl#1"), ("two", "a.jsonl#3")]
    assert problem == ("a.jsonl", 3, message)


def test_a_wrong_setting_is_told_and_the_row_is_read():
    posts, problems = read("a.jsonl", '\n{"text": "one", "to": "x, myspace", "brand": [], "when": 5, "images": [{}], "account": {}}')
    assert (posts[0].networks, posts[0].text) == (("x",), "one")
    assert {problem.line for problem in problems} == {2}
    assert len(problems) == 5


def test_two_rows_with_one_id():
    posts, (problem,) = read("a.jsonl", '{"id": 1, "text": "one"}\n{"id": "1", "text": "two"}\n{"id": "2", "text": "three"}')
    assert [post.id for post in posts] == ["1", "a.jsonl#2", "2"]
    assert problem == ("a.jsonl", 2, 'the id "1" stands on line 1 too: every post needs its own')


def test_a_row_may_have_no_text_yet():
    assert [post.text for post in rows("a.jsonl", '{"text": null}\n{"text": ""}')] == ["", ""]


def test_halves_of_surrogate_pairs_become_replacement_characters():
    text = r'{"text": "a\ud83d b \\ud83d \uD83D\uDE00 \ude00 c", "brand": "\ud83d"}'
    (post,) = rows("a.jsonl", text)
    assert (post.text, post.brand) == ("a\ufffd b \\ud83d 😀 \ufffd c", "\ufffd")
    assert cut(text, where(post, "\ufffd c")) == r"\ude00 c"


def test_line_ends_in_a_json_string():
    (post,) = rows("a.jsonl", r'{"text": "a\r\nb\rc\u000d\u000ad"}')
    assert post.text == "a\nb\nc\nd"
    assert [where(post, letter).column for letter in "abcd"] == [11, 16, 19, 32]


def test_the_last_of_two_equal_keys_counts_as_in_json():
    (post,) = rows("a.jsonl", '{"text": "aaaa", "x": {"text": "no"}, "text": "b"}')
    assert (post.text, where(post, "b").column) == ("b", 48)


# Tables of our own


def test_a_table_says_what_front_matter_says():
    text = (
        "id,Text,TO,account,brand,language,images,alt,when,note\r\n"
        'g-1,"He said ""hi"", and\r\nleft 😀",x,@acme,acme,nb,"a.png, b.png",A || B,2026-12-01T09:00,?\r\n'
        "g-2,plain,,,,,,,,\r\n"
    )
    one, two = rows("a.csv", text)
    assert (one.id, one.text, one.networks, one.account, one.brand) == ("g-1", 'He said "hi", and\nleft 😀', ("x",), "@acme", "acme")
    assert [(image.file, image.alt) for image in one.images] == [("a.png", "A"), ("b.png", "B")]
    assert (one.language, one.when) == ("nb", datetime(2026, 12, 1, 9))  # noqa: DTZ001
    assert (two.text, two.images, two.networks) == ("plain", (), ())
    assert where(one, "hi") == Span(2, 16, 2, 18)
    assert where(one, '"hi"') == Span(2, 14, 2, 20)
    assert where(one, "😀") == Span(3, 6, 3, 7)
    assert where(two, "plain") == Span(4, 5, 4, 10)
    assert one.place().key("account") == Span(3, 11, 3, 16)
    assert cut(text, one.place().key("images.1.file")) == '"a.png, b.png"'
    assert cut(text, one.place().key("images.1.alt")) == "A || B"
    assert two.place().key("account") is None


@pytest.mark.parametrize(("delimiter", "name"), [(";", "a.csv"), ("\t", "a.tsv"), ("\t", "a.csv"), (",", "a.tsv")])
def test_the_delimiter_is_the_headers(delimiter, name):
    (post,) = rows(
        name,
        f"\ufefftext{delimiter}to\nHi, you; there{delimiter}x\n"
        if delimiter == "\t"
        else f'text{delimiter}to\n"Hi, you; there"{delimiter}x',
    )
    assert (post.text, post.networks) == ("Hi, you; there", ("x",))


def test_one_column_is_a_table_too():
    assert [post.text for post in rows("a.csv", "text\nHi\n\nYou\n")] == ["Hi", "You"]


def test_rows_without_anything_are_no_posts():
    assert rows("a.csv", "text,to\n\n,\n , \nHi,x") != []
    assert len(rows("a.csv", "text,to\n\n,\n , \nHi,x")) == 1
    assert rows("a.csv", "") == []
    assert rows("a.csv", "text,to\n") == []


@pytest.mark.parametrize(
    ("row", "line", "message"),
    [
        ("one, two,x", 3, "3 cells, and the header has 2: a comma ends a cell; put quotes around a cell that holds one"),
        ("one", 3, "1 cells, and the header has 2: a comma ends a cell; empty cells need one too"),
        ('"one" two,x', 3, "the quote that opens a cell here is not closed, or a quote in the cell is not written twice"),
        ('"say "hi" now",x', 3, "the quote that opens a cell here is not closed, or a quote in the cell is not written twice"),
        ('x,"one', 3, "the quote that opens a cell here is not closed, or a quote in the cell is not written twice"),
    ],
)
def test_a_broken_row_is_told_with_its_line_and_the_others_are_read(row, line, message):
    posts, (problem,) = read("a.csv", f'text,to\n"first\'s",x\n{row}\n"last ""one""",x\n')
    assert [(post.text, post.id) for post in posts] == [("first's", "a.csv#1"), ('last "one"', "a.csv#3")]
    assert problem == ("a.csv", line, message)


def test_an_open_quote_at_the_end_is_told():
    posts, problems = read("a.csv", 'text,to\none,x\n"two\nthree,x\n')
    assert [post.text for post in posts] == ["one", "three"]
    assert [problem.line for problem in problems] == [3]


def test_empty_cells_beyond_the_header_are_nothing():
    assert rows("a.csv", "text,to\nHi,x,,\n")[0].text == "Hi"


@pytest.mark.parametrize("text", ["2026-12-01 09:00,Hi,there,you\n", "2026-12-01,Hi\n", "Message\nHi\n", '"text\nHi'])
def test_a_table_without_a_header_is_told(text):
    posts, (problem,) = read("a.csv", text)
    assert (posts, problem.line) == ([], 1)


def test_ids_settings_and_bad_times_of_a_table():
    posts, problems = read("a.csv", "id,text,to,when\n1,a,x,1.12.2026\n1,b,myspace,\n")
    assert [(post.id, post.text, post.when) for post in posts] == [("1", "a", None), ("a.csv#2", "b", None)]
    assert [problem.line for problem in problems] == [2, 3, 3]
    assert problems[0].message.startswith('when: "1.12.2026" is no date or time')
    assert problems[1].message == 'the id "1" stands on line 2 too: every post needs its own'
    assert "myspace" in problems[2].message


# Schedulers


def test_buffer():
    text = '\ufeffText,Image URL,Tags,Posting Time\n"Hi, ""you""","https://res.com/w_3,h_2/a.jpg",,2026-12-01 09:30\nYo,,,\n'
    one, two = rows("buffer.csv", text, defaults={"to": ["x"]})
    assert (one.text, one.images[0].file, one.networks) == ('Hi, "you"', "https://res.com/w_3,h_2/a.jpg", ("x",))
    assert (one.when, two.when) == (datetime(2026, 12, 1, 9, 30), None)  # noqa: DTZ001
    assert where(one, "you") == Span(2, 8, 2, 11)
    assert cut(text, one.place().key("when")) == "2026-12-01 09:30"
    assert cut(text, one.place().key("images.0.file")) == '"https://res.com/w_3,h_2/a.jpg"'


def sprout(*dates):
    return "date,time_24hr,message_text,public_image_url\n" + "".join(f"{day},09:00,Post {n},\n" for n, day in enumerate(dates))


def test_sprout_social_and_the_order_of_day_and_month():
    assert [p.when for p in rows("s.csv", sprout("03/04/2026", "25/04/2026"))] == [datetime(2026, 4, 3, 9), datetime(2026, 4, 25, 9)]  # noqa: DTZ001
    assert [p.when for p in rows("s.csv", sprout("03/04/2026", "04/25/2026"))] == [datetime(2026, 3, 4, 9), datetime(2026, 4, 25, 9)]  # noqa: DTZ001
    assert [p.when for p in rows("s.csv", sprout("03/04/2026", "05/05/26"))] == [None, datetime(2026, 5, 5, 9)]  # noqa: DTZ001
    assert [p.when for p in rows("s.csv", sprout("13/04/2026", "04/13/2026"))] == [datetime(2026, 4, 13, 9)] * 2  # noqa: DTZ001
    _, (problem,) = read("s.csv", sprout("2026-04-31"))
    assert problem.line == 2


METRICOOL = (
    "Text,Date,Time,Draft,Facebook,Twitter/X,LinkedIn,GBP,Threads,Picture Url 1,Picture Url 2,Picture Url 3,"
    "Alt text picture 1,Alt text picture 2,Alt text picture 3," + ",".join(f"Alt text picture {n}" for n in range(4, 11)) + "\n"
    'Hi,2026-12-01,09:30:00,FALSE,TRUE,yes,FALSE,TRUE,,https://a.b/1.png,,"https://a.b/3,x.png",One,,Three,,,,,,,\n'
)


def test_metricool_fans_out_to_its_networks():
    (post,) = rows("m.csv", METRICOOL)
    assert (post.text, post.networks) == ("Hi", ("facebook", "x"))
    assert post.when == datetime(2026, 12, 1, 9, 30)  # noqa: DTZ001
    assert [(image.file, image.alt) for image in post.images] == [("https://a.b/1.png", "One"), ("https://a.b/3,x.png", "Three")]
    assert post.place().key("to.1") == Span(2, 35, 2, 38)
    assert post.place().key("images.1.alt").column - post.place().key("images.0.alt").column == 5
    old = METRICOOL.replace("Twitter/X", "Twitter")
    assert rows("m.csv", old)[0].networks == ("facebook", "x")


def test_a_column_of_networks_wins_over_the_flags_of_metricool():
    header, row = METRICOOL.splitlines()
    (post,) = rows("m.csv", f"{header},to\n{row},threads; bluesky\n")
    assert post.networks == ("threads", "bluesky")


def test_publer_threads():
    header = "Date,Text,Link(s),Media URL(s),Title,Label(s),Alt text(s),Comment(s),Board/Album,Post subtype,CTA,Reminder\n"
    row = '2026-12-01 09:00,Main,,"https://a.b/1.png, https://a.b/2.png",,,One||Two,"first ""re""||second|| ||third",,,,\n'
    posts = rows("p.csv", header + row + "next Friday at 2 PM,Later,,,,,,,,,,\n")
    assert [(post.text, post.part, post.id) for post in posts] == [
        ("Main", (1, 4), "p.csv#1#1"),
        ('first "re"', (2, 4), "p.csv#1#2"),
        ("second", (3, 4), "p.csv#1#3"),
        ("third", (4, 4), "p.csv#1#4"),
        ("Later", (1, 1), "p.csv#2"),
    ]
    assert [len(post.images) for post in posts] == [2, 0, 0, 0, 0]
    assert [image.alt for image in posts[0].images] == ["One", "Two"]
    assert (posts[3].when, posts[4].when) == (datetime(2026, 12, 1, 9), None)  # noqa: DTZ001
    line = row.rstrip("\n")
    for post, words in ((posts[0], "Main"), (posts[1], "first"), (posts[2], "second"), (posts[3], "third")):
        span = where(post, words)
        assert line[span.column - 1 : span.end_column - 1] == words
    span = where(posts[1], '"re"')
    assert line[span.column - 1 : span.end_column - 1] == '""re""'
    assert read("p.csv", header + "2026-12-01 09-00,Main,,,,,,,,,,\n")[1][0].line == 2


def test_the_older_template_of_publer():
    (post,) = rows("p.csv", "Date,Message,Link,Media,Title,Labels\n2026/12/01 09:00,Hi,,https://a.b/1.png,,\n")
    assert (post.text, post.images[0].file) == ("Hi", "https://a.b/1.png")
    posts = rows("p.csv", "Date,Message,Link,Media,Title,Labels\n,|| One || Two,,,,\n,,,https://a.b/1.png,,\n")
    assert [post.text for post in posts] == ["One", "Two", ""]


def test_ayrshare():
    (post,) = rows("a.csv", 'post,platforms,mediaUrls,scheduleDate\nHi,"twitter, facebook",https://a.b/1.png,2026-07-08T12:30:00Z\n')
    assert (post.networks, post.images[0].file) == (("x", "facebook"), "https://a.b/1.png")
    assert post.when == datetime(2026, 7, 8, 12, 30, tzinfo=UTC)


def test_our_own_columns_stand_in_any_table():
    (post,) = rows("b.csv", "Text,Image URL,Posting Time,network,brand,id\nHi,,2026-12-01,threads,acme,7\n")
    assert (post.networks, post.brand, post.id, post.when) == (("threads",), "acme", "7", date(2026, 12, 1))
