"""The law of every format: a text written is the text read, and a span of it is the place in the file that holds it."""

import csv
import io
import json
import re
from typing import TYPE_CHECKING

import yaml
from hypothesis import assume, event, example, given, settings
from hypothesis import strategies as st

from postlint import formats
from postlint.finding import Span

if TYPE_CHECKING:
    from postlint.post import Origin

PIECES = st.sampled_from(
    [
        "\n",
        "\n\n",
        '"',
        '""',
        "'",
        "\\",
        "\\n",
        "\\u0041",
        " ",
        ",",
        ";",
        "\t",
        "😀",
        "👩‍👩‍👧",
        "é",
        "e\u0301",
        "\u2028",
        "\x85",
        "#tag",
        "@a",
        ": ",
        "- ",
        "---",
        "||",
        "{",
        "]",
    ]
)
TEXT = st.lists(PIECES | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\ufeff"), max_size=8), max_size=12).map(
    "".join
)
PRINTABLE = st.lists(PIECES.filter(lambda piece: piece not in "\x85\u2028") | st.text("abc é😀", max_size=8), max_size=12).map("".join)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


def slice_of(file: str, span: Span) -> str:
    """Cut a span out of a file, as an editor would: by line and column."""
    starts = [0, *(end.end() for end in re.finditer("\r\n|\r|\n", file))]
    return file[starts[span.line - 1] + span.column - 1 : starts[span.end_line - 1] + span.end_column - 1]


def holds(file: str, post, undo) -> None:
    """Every substring of the text (at most 60 of them) stands where its span says."""
    place: Origin = post.place()
    step = max(1, len(post.text) // 10)
    for start in range(0, len(post.text) + 1, step):
        for end in range(start, len(post.text) + 1, step):
            assert undo(slice_of(file.removeprefix("\ufeff"), place.span(start, end))) == post.text[start:end]


def lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def only(name, file, **more):
    (post,), problems = formats.read(name, file, root=".", **more)
    assert problems == []
    return post


@settings(max_examples=150, deadline=None)
@given(TEXT, ENDS, st.sampled_from(["", "\ufeff"]), st.sampled_from(["", "---\nto: x\nbrand: 'é😀'\n---\n", "\n \n"]))
def test_plain_text(text, end, mark, head):
    text = text.strip(" \t\n")
    if text.startswith("---"):
        text = "." + text
    file = mark + (head + text + "\n").replace("\n", end)
    post = only("a.md", file)
    assert post.text == text
    holds(file, post, lines)


@settings(max_examples=100, deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=4), ENDS, st.booleans())
def test_tweet(texts, end, own):
    texts = [re.sub(r"(?m)^---[ \t]*$|^\(\s?\)", ".", text).strip(" \t\n") for text in texts]
    head = "---\nto: x\n---\n" if own else ""
    texts = [text if own or (text and not text.startswith("---")) else "." + text for text in texts]
    file = "\n\n---\n\n".join(head + text for text in texts).replace("\n", end)
    posts, problems = formats.read("a.tweet", file, root=".")
    assert problems == []
    assert [post.text for post in posts] == texts
    for post in posts:
        holds(file, post, lines)


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXT | st.text(), min_size=1, max_size=3), st.booleans(), ENDS)
@example(['\\"\\\\n', "\r\n\r", "\x00"], True, "\n")
def test_jsonl(texts, ascii, end):
    file = end.join(json.dumps({"n": {"text": "no"}, "text": text, "more": [1, "}"]}, ensure_ascii=ascii) for text in texts)
    posts, problems = formats.read("a.jsonl", file, root=".")
    assert problems == []
    assert [post.text for post in posts] == [lines(text) for text in texts]
    for post in posts:
        holds(file, post, lambda raw: lines(json.loads(f'"{raw}"')))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(TEXT.filter(str.strip), min_size=1, max_size=3),
    st.sampled_from(",;\t"),
    ENDS,
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
)
def test_csv(texts, delimiter, end, quoting):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n", quoting=quoting)
    writer.writerows([["id", "text", "note"], *([n, text, 'a "b"'] for n, text in enumerate(texts))])
    file = out.getvalue().replace("\n", end)
    posts, problems = formats.read("a.csv", file, root=".")
    assert problems == []
    assert [post.text for post in posts] == texts
    for post in posts:
        span = post.place().span(0, len(post.text))
        quoted = slice_of(file, span._replace(column=span.column - 1, end_line=span.line, end_column=span.column)) == '"'
        holds(file, post, lambda raw, quoted=quoted: lines(raw.replace('""', '"') if quoted else raw))


@settings(max_examples=200, deadline=None)
@given(PRINTABLE, st.sampled_from(["'", '"', "|", ">", None]), ENDS, st.integers(20, 80))
@example("a 'quoted' word, and\na second line\n\nof é 😀 text", "'", "\r\n", 20)
@example("three lines\n\n\n  indented\nof it", ">", "\n", 20)
@example("three lines\n\n\n  indented\nof it", "|", "\n", 20)
def test_page_key(text, style, end, width):
    text = text.strip(" \t\n")
    block = yaml.dump({"title": "é"}, allow_unicode=True) + yaml.dump({"tweet": text}, default_style=style, allow_unicode=True, width=width)
    assume(not re.search(r"(?m)^---[ \t]*$|^\.\.\.$", block))
    file = f"---\n{block}---\nbody\n".replace("\n", end)
    posts, problems = formats.read("a.md", file, root=".", page_keys=["tweet"])
    assume(not problems)  # a text that YAML takes for a number, say
    (post,) = posts
    assert post.text == text
    event("exact" if "Still" not in str(type(post.place().runs)) else f"coarse in {style}")
    for start, letter in enumerate(text):
        span = post.place().span(start, start + 1)
        raw = slice_of(file, span)
        if "Still" in str(type(post.place().runs)):
            assert span == post.place().span(0, 0)
        elif not letter.isspace():
            assert raw in {letter, letter * 2} or raw.startswith("\\")
    for word in re.finditer("[a-c]{2,}", text):
        if "Still" not in str(type(post.place().runs)):
            assert slice_of(file, post.place().span(*word.span())) == word[0]
