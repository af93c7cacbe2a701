"""Plain text, front matter, tweets and pages: what is read, and what is told."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from postlint import formats
from postlint.errors import FormatError, UnknownNetwork
from postlint.finding import Span
from postlint.post import Ignore


@pytest.fixture
def read(tmp_path):
    """Read a file of this name and content in a repository; further files are pictures."""

    def _read(name, text, *files, **settings):
        for file in files:
            (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / file).write_bytes(b"picture")
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return formats.read(path, root=tmp_path, **settings)

    return _read


def one(read_result):
    """Return the only post, where nothing was told."""
    (post,), problems = read_result
    assert problems == []
    return post


def where(post, words):
    start = post.text.index(words)
    return post.place().span(start, start + len(words))


def test_plain_text_is_a_post(read):
    post = one(read("a.txt", "\n  We're live!\n\n👋 @ana\n"))
    assert (post.text, post.networks, post.images, post.when) == ("We're live!\n\n👋 @ana", (), (), None)
    assert where(post, "We're") == Span(2, 3, 2, 8)
    assert where(post, "@ana") == Span(4, 3, 4, 7)
    assert post.id.endswith("a.txt")


@pytest.mark.parametrize("name", ["draft", "draft.post", "draft.md", "draft.toot", "draft.TXT"])
def test_every_other_suffix_is_plain_text(read, name):
    assert one(read(name, "Hello\n")).text == "Hello"


@pytest.mark.parametrize(("text", "line"), [("", 1), ("\n\n", 1), ("\ufeff", 1), ("---\nto: x\n---\n", 4), ("---\nto: x\n---", 3)])
def test_a_file_without_text_is_an_empty_post(read, text, line):
    post = one(read("a.txt", text))
    assert post.text == ""
    assert post.place().span(0, 0).line == line


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_change_nothing(read, end, mark):
    text = mark + end.join(["---", "account: '@acme'", "to: [x, linkedin]", "---", "", "One", "two 😀 three", ""])
    post = one(read("a.md", text))
    assert post.text == "One\ntwo 😀 three"
    assert where(post, "three") == Span(7, 7, 7, 12)
    assert post.place().key("account") == Span(2, 10, 2, 17)
    assert post.place().key("to.1") == Span(3, 9, 3, 17)


def test_front_matter_of_the_design(read):
    post = one(
        read(
            "posts/a.md",
            """---
brand: acme
to: [x, linkedin]
account: "@acme"
language: no
images: [{file: img/launch.jpg, alt: "…"}, /img/two.png, img/three.png]
when: 2026-12-01T09:00+01:00
poll: [Yes, 2]
ignore: [{rule: language.spelling, words: [Rocketskate], why: product name}, links]
---
We're live! …
""",
            "posts/img/launch.jpg",
            "img/two.png",
        )
    )
    assert (post.brand, post.networks, post.account, post.language) == ("acme", ("x", "linkedin"), "@acme", "no")
    assert [(image.file, image.alt, image.path and image.path.name) for image in post.images] == [
        ("img/launch.jpg", "…", "launch.jpg"),
        ("/img/two.png", None, "two.png"),
        ("img/three.png", None, None),
    ]
    assert post.when == datetime(2026, 12, 1, 9, tzinfo=timezone(timedelta(hours=1)))
    assert post.poll == ("Yes", "2")
    assert post.ignores == (Ignore("language.spelling", ("Rocketskate",), "product name"), Ignore("links"))
    place = post.place()
    assert place.key("images.0.file") == Span(6, 17, 6, 31)
    assert place.key("images.0.alt") == Span(6, 38, 6, 41)
    assert place.key("images.1.file") == Span(6, 44, 6, 56)
    assert place.key("images.1.alt") is None
    assert place.key("when").line == 7
    assert place.key("id") is None


@pytest.mark.parametrize(
    ("line", "networks"),
    [
        ("to: x", ("x",)),
        ("to: twitter, facebook_page", ("x", "facebook")),
        ("network: mastodon", ("mastodon",)),
        ("networks: [X, twitter]", ("x",)),
        ("platforms:\n- bluesky\n- threads", ("bluesky", "threads")),
        ("to: []", ()),
        ("to:", ()),
    ],
)
def test_the_names_of_networks(read, line, networks):
    assert one(read("a.md", f"---\n{line}\n---\nHi")).networks == networks


def test_an_unknown_network_is_told_and_the_others_hold(read):
    (post,), (problem,) = read("a.md", "---\nbrand: acme\nto:\n  - x\n  - mastodn\n---\nHi", defaults={"to": ["linkedin"]})
    assert post.networks == ("x",)
    assert (problem.line, problem.path) == (5, post.place().path)
    assert "mastodn" in problem.message


def test_only_unknown_networks_are_no_call_for_the_defaults(read):
    (post,), problems = read("a.md", "---\nto: myspace\n---\nHi", defaults={"to": ["linkedin"]})
    assert (post.networks, len(problems)) == ((), 1)


def test_unknown_keys_are_told_at_their_line_and_the_post_is_read(read):
    (post,), problems = read("a.md", "---\nto: x\nlanguge:\n  nb\ntags: [a]\nlayout: post\n---\nHi")
    assert post.networks == ("x",)
    (problem,) = problems
    assert problem.line == 3
    assert problem.message == 'unknown key "languge" (did you mean "language"?)'


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("brand: [a]", "brand: a text is wanted, not a list"),
        ("account: {x: '@a'}", "account: a text is wanted, not a mapping"),
        ("brand: true", "brand: a text is wanted, not true or false"),
        ("to: [{x: 1}]", "to: a list of texts is wanted, and this is a mapping"),
        ("when: tomorrow", 'when: "tomorrow" is no date or time: write 2026-12-01 or 2026-12-01T09:00+01:00'),
        ("when: 2026-02-30", 'when: "2026-02-30" is no date or time: write 2026-12-01 or 2026-12-01T09:00+01:00'),
        ("images: [{alt: x}]", "images: a file is wanted, or {file: …, alt: …}"),
        ("images: [{file: a.png, al: x}]", 'unknown key "al" (did you mean "alt"?)'),
        ("ignore: [{words: [a]}]", "ignore: the id of a rule is wanted, or {rule: …, words: […], why: …}"),
        ("ignore: [{rule: links, word: [a]}]", 'unknown key "word" (did you mean "words"?)'),
        ("to: [x", "YAML: did not find expected ',' or ']'"),
        ("account: @acme", "YAML: found character that cannot start any token (put quotes around a value that begins with @ or `)"),
        ("brand: *a", "YAML: an alias (*name) is not allowed here"),
        ("brand: a\nbrand: b", 'YAML: the key "brand" stands twice'),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line_and_the_post_is_read(read, line, message):
    (post,), (problem,) = read("a.md", f"---\ntitle: A\n{line}\n---\nHi")
    assert post.text == "Hi"
    assert problem.message == message
    assert problem.line in {3, 4}


@pytest.mark.parametrize(
    "text",
    [
        "---\nHello\n---\nworld",
        "---\n- a\n- b\n---\nc",
        "---\nto: x\nno end",
        "--- \nto x\n---",
        "----\nto: x\n----\nHi",
        " ---\nto: x\n---\nHi",
    ],
)
def test_hyphens_around_what_is_no_mapping_are_text(read, text):
    assert one(read("a.md", text)).text == text.strip()


def test_an_empty_front_matter_is_none(read):
    assert one(read("a.md", "---\n---\n\nHi")).text == "Hi"


def test_defaults_lie_below_the_file_and_overrides_above(read):
    defaults = {"brand": "folder", "to": ["x"], "account": "@folder", "language": "de"}
    overrides = {"account": "@line", "when": "2027-01-01", "to": "linkedin, mastodon"}
    post = one(read("a.md", "---\nbrand: file\naccount: '@file'\nto: x\n---\nHi", defaults=defaults, overrides=overrides))
    assert (post.brand, post.account, post.language) == ("file", "@line", "de")
    assert (post.networks, post.when) == (("linkedin", "mastodon"), date(2027, 1, 1))


def test_wrong_defaults_and_overrides_are_the_callers(read):
    with pytest.raises(UnknownNetwork):
        read("a.md", "Hi", overrides={"to": "myspace"})
    with pytest.raises(FormatError):
        read("a.md", "Hi", overrides={"when": "soon"})


@pytest.mark.parametrize(
    "file", ["../outside.png", "/../outside.png", "link.png", "img", "a\\0.png", "https://acme.com/img/in.png", "x" * 5000]
)
def test_no_picture_is_read_outside_the_root(tmp_path, file):
    root = tmp_path / "repo"
    (root / "img").mkdir(parents=True)
    (tmp_path / "outside.png").write_bytes(b"p")
    (root / "link.png").symlink_to(tmp_path / "outside.png")
    posts, problems = formats.read(root / "a.md", f'---\nimages: ["{file}"]\n---\nHi', root=root)
    assert problems == []
    assert posts[0].images[0].path is None


def test_an_alt_text_may_be_empty_or_missing(read):
    post = one(
        read("a.md", "---\nimages: [{file: a.png, alt: ''}, {url: 'https://a.b/c.png', alt_text: C}, {file: d.png, alt: null}]\n---\nHi")
    )
    assert [image.alt for image in post.images] == ["", "C", None]
    assert post.place().key("images.1.alt").line == 2


GALAXY = """---
media:
 - mastodon-eu-freiburg
 - matrix-eu-announce
 - linkedin-galaxyproject

mentions:
 mastodon-eu-freiburg:
  - galaxyproject@mstdn.science
hashtags:
 mastodon-eu-freiburg:
  - UseGalaxy
---
![A poster](https://example.com/a.jpg)
New tool ![x](img/b.png)is out
"""


def test_a_post_of_galaxy_social(read):
    post = one(read("posts/2025/a.md", GALAXY))
    assert post.networks == ("mastodon", "linkedin")
    assert post.text == "New tool is out"
    assert [(image.file, image.alt) for image in post.images] == [("https://example.com/a.jpg", "A poster"), ("img/b.png", "x")]
    assert where(post, "is out") == Span(15, 25, 15, 31)
    assert where(post, "New") == Span(15, 1, 15, 4)
    assert post.place().key("to.1").line == 5
    assert post.place().key("images.1.file") == Span(15, 15, 15, 24)


def test_media_may_be_pictures(read):
    post = one(read("a.md", "---\nmedia: [{file: a.png, alt: A}]\nto: x\n---\n![not one](b.png)"))
    assert (post.images[0].file, post.text) == ("a.png", "![not one](b.png)")
    assert post.place().key("images.0.alt") == Span(2, 28, 2, 29)


def test_ids_are_the_files_own_or_its_path(read):
    assert one(read("a.md", "---\nid: 7\n---\nHi")).id == "7"
    assert one(read("b/a.md", "Hi")).id.endswith("b/a.md")


# twitter-together


def test_a_tweet_is_for_x_unless_something_else_is_said(read):
    assert one(read("a.tweet", "Hi")).networks == ("x",)
    assert one(read("a.toot", "Hi")).networks == ("mastodon",)
    assert one(read("a.tweet", "Hi", defaults={"to": ["bluesky"]})).networks == ("bluesky",)
    assert one(read("a.tweet", "---\nto: threads\n---\nHi")).networks == ("threads",)


THREAD = """---
account: "@acme"
to: [x, mastdon]
media:
  - file: one.jpg
    alt: One
---
First

---
---
media: [{file: two.jpg}]
to: bluesky
---

Second --- still
---

Third
( ) Yes
( ) No, never
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_thread_whose_parts_have_front_matter(read, end):
    posts, problems = read("tweets/a.tweet", THREAD.replace("\n", end), "tweets/one.jpg", "media/two.jpg")
    assert [post.text for post in posts] == ["First", "Second --- still", "Third"]
    assert [post.part for post in posts] == [(1, 3), (2, 3), (3, 3)]
    assert [post.networks for post in posts] == [("x",), ("bluesky",), ("x",)]
    assert {post.account for post in posts} == {"@acme"}
    assert [post.id[-8:] for post in posts] == [".tweet#1", ".tweet#2", ".tweet#3"]
    assert [image.path.name for post in posts for image in post.images] == ["one.jpg", "two.jpg"]
    assert [post.poll for post in posts] == [(), (), ("Yes", "No, never")]
    assert [where(post, post.text[:5]).line for post in posts] == [8, 16, 19]
    assert posts[1].place().key("to") == Span(13, 5, 13, 12)
    assert posts[1].place().key("images.0.file").line == 12
    assert posts[2].place().key("account").line == 2
    assert [(problem.line, "mastdon" in problem.message) for problem in problems] == [(3, True)]


def test_another_delimiter(read):
    posts, problems = read("a.tweet", "---\nthread-delimiter: ===\n---\none\n---\nstill\n===\ntwo\n===\nthree")
    assert ([post.text for post in posts], problems) == (["one\n---\nstill", "two", "three"], [])


def test_a_delimiter_at_the_end_makes_an_empty_part(read):
    posts, _ = read("a.tweet", "one\n---\n")
    assert [post.text for post in posts] == ["one", ""]


def test_a_retweet_needs_no_text(read):
    assert one(read("a.tweet", "---\nretweet: https://twitter.com/a/status/1\n---\n")).bare
    assert not one(read("b.tweet", "---\nretweet: https://twitter.com/a/status/1\n---\nLook!")).bare
    assert not one(read("c.tweet", "---\nreply: https://twitter.com/a/status/1\n---\n")).bare


def test_poll_and_schedule_of_a_tweet(read):
    post = one(read("a.tweet", "---\npoll: [A, B]\nschedule: 2026-12-01 09:00\n---\nWhich?\n( ) not me"))
    assert (post.poll, post.text) == (("A", "B"), "Which?\n( ) not me")
    assert post.when == datetime(2026, 12, 1, 9)  # noqa: DTZ001  none was given
    assert post.place().key("when").line == 3
    assert one(read("b.tweet", "( ) A\n()  B")).poll == ("A", "B")
    assert one(read("b.tweet", "( ) A\n()  B")).text == ""


# Pages of a site

PAGE = """---
title: A page
date: 2026-01-01
tweet: >-
  Read our long
  story

  about #galaxies
social: "Café \\u263a
  open"
weird: {a: 1}
---
The page itself.
"""


def test_a_page_carries_posts_under_the_configured_keys(read):
    posts, problems = read("a.md", PAGE, page_keys=["tweet", "toot", "social"])
    assert problems == []
    assert [(post.text, post.networks) for post in posts] == [("Read our long story\nabout #galaxies", ("x",)), ("Café ☺ open", ())]
    assert [post.id[-7:] for post in posts] == ["d#tweet", "#social"]
    assert where(posts[0], "story") == Span(6, 3, 6, 8)
    assert where(posts[0], "#galaxies") == Span(8, 9, 8, 18)
    assert where(posts[1], "☺") == Span(9, 15, 9, 21)
    assert where(posts[1], "open") == Span(10, 3, 10, 7)


def test_a_page_without_the_keys_is_a_post_like_any(read):
    post = one(read("a.md", "---\ntitle: T\n---\nHi", page_keys=["tweet"]))
    assert post.text == "Hi"
    assert one(read("b.md", "Hi", page_keys=["tweet"])).text == "Hi"
    _, problems = read("c.md", "---\nto: [\n---\nHi", page_keys=["tweet"])
    assert len(problems) == 1


def test_a_page_key_has_to_be_a_text(read):
    posts, (problem,) = read("a.md", "---\ntitle: T\nbrand: acme\ntweet:\n  - a\ntoot: yes\n---\nHi", page_keys=["tweet", "toot"])
    assert [(post.text, post.brand, post.networks) for post in posts] == [("yes", "acme", ("mastodon",))]
    assert (problem.line, problem.message) == (4, "tweet: the text of a post is wanted")


def test_escapes_of_yaml_are_undone_for_text_and_place(read):
    (post,) = read("a.md", '---\ntweet: "a\\r\\nb\\rc \\x41\\tz"\n---\n', page_keys=["tweet"])[0]
    assert post.text == "a\nb\nc A\tz"
    assert [where(post, letter).column for letter in "abcAz"] == [9, 14, 17, 19, 25]


def test_a_page_text_that_cannot_be_followed_stands_where_it_begins(read):
    (post,) = read("a.md", '---\ntweet: "one\\\n\n  two"\n---\n', page_keys=["tweet"])[0]
    assert where(post, "two") == where(post, "one") == Span(2, 8, 2, 8)


def test_a_front_matter_of_hundreds_of_kilobytes_is_told(read):
    (post,), (problem,) = read("a.md", "---\n" + "k: v\n" * 60_000 + "---\nHi")
    assert (post.text, problem.line, problem.message) == ("Hi", 2, "front matter of more than 256 kB: not read")


# What is no text


def test_bad_utf8_is_told_with_line_and_byte_and_the_rest_is_read(read):
    (post,), (problem,) = read("a.txt", b"One\r\ntwo " + b"caf\xe9 three")
    assert post.text == "One\ntwo caf\ufffd three"
    assert (problem.line, problem.message) == (2, "not UTF-8: byte 13 of the file is 0xE9; save the file as UTF-8")


@pytest.mark.parametrize(
    ("data", "words"),
    [("Hi".encode("utf-16"), "UTF-16"), (b"GIF89a\0\0", "binary"), (b"a" * 50_000_001, "more than 50 MB")],
)
def test_what_is_no_text_is_told(read, data, words):
    posts, (problem,) = read("a.txt", data)
    assert posts == []
    assert words in problem.message


def test_standard_input_has_a_limit_too(tmp_path):
    posts, (problem,) = formats.read("a.txt", b"a" * 50_000_001, root=tmp_path)
    assert (posts, problem.message) == ([], "more than 50 MB: not read")


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    assert formats.read(tmp_path / "no.txt", root=tmp_path)[1][0].message == "cannot be read: No such file or directory"
    assert formats.read(tmp_path, root=tmp_path)[1][0].message == "cannot be read: Is a directory"


def test_standard_input_has_the_name_it_is_given(monkeypatch, tmp_path):
    import io
    from types import SimpleNamespace

    def stdin(text):
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))

    stdin('{"text": "Hi"}')
    post = one(formats.read("-", root=tmp_path, stdin_filename="posts/a.jsonl"))
    assert (post.text, post.id, post.place().path) == ("Hi", "posts/a.jsonl#1", "posts/a.jsonl")
    stdin("Hi")
    assert one(formats.read("-", root=tmp_path)).place().path == "<stdin>"


def test_a_text_may_be_given_as_a_string_with_halves_of_surrogates(tmp_path):
    (post,), (problem,) = formats.read("a.txt", "a\udcff", root=tmp_path)
    assert post.text.startswith("a\ufffd")
    assert problem.line == 1


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2026-12-01", date(2026, 12, 1)),
        ("2026/12/01", date(2026, 12, 1)),
        ("2026-12-01 9:05", datetime(2026, 12, 1, 9, 5)),  # noqa: DTZ001
        ("2026-12-01T09:00:10.25Z", datetime(2026, 12, 1, 9, 0, 10, 250_000, UTC)),
        ("2026-12-01T09:00-0130", datetime(2026, 12, 1, 9, tzinfo=timezone(-timedelta(hours=1, minutes=30)))),
        ("2026-12-01t09:00 +05:30", datetime(2026, 12, 1, 9, tzinfo=timezone(timedelta(hours=5, minutes=30)))),
    ],
)
def test_times(text, when):
    assert formats.parse_when(text) == when
    assert type(formats.parse_when(text)) is type(when)


@pytest.mark.parametrize(
    "text", ["", "01/12/2026", "2026-12", "2026-13-01", "2026-12-01T25:00", "2026-12-01T09:00+99:00", "２０２６-12-01", "1733043600"]
)
def test_no_times(text):
    with pytest.raises(FormatError):
        formats.parse_when(text)
