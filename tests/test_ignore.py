"""``postlint ignore``: where an ignore is written, that it silences what it says, and that nothing else of a file changes."""

import json

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from postlint import config
from postlint.api import Linter
from postlint.catalogue import catalogue
from postlint.cli import command
from postlint.ignores import write
from postlint.post import Ignore

WORD = "definately"
BODY = f"We {WORD} love it.\n"


def postlint(*args, status=0):
    result = CliRunner().invoke(command, [str(a) for a in args])
    assert result.exit_code == status, (result.exit_code, result.output, result.exception)
    return result.output


def ignore(*args, why="a joke", **more):
    return postlint("ignore", *args, "--why", why, "--offline", **more)


def report(*files):
    return json.loads(CliRunner().invoke(command, [*files, "--offline", "--format", "json"]).output)


def suppressed(*files):
    return [[f["rule"] for f in post["suppressed"]] for post in report(*files)["posts"]]


ITEM = f'- rule: language.spelling\n{{0}}  words: ["{WORD}"]\n{{0}}  why: "a joke"\n'
FLOW = f'{{{{rule: language.spelling, words: ["{WORD}"], why: "a joke"}}}}'


@pytest.mark.parametrize(("before", "after"), [
    ("to: [x]  # only\n", "to: [x]  # only\nignore:\n  " + ITEM.format("  ")),
    ("# nothing yet\n", "# nothing yet\nignore:\n  " + ITEM.format("  ")),
    ("to: x\nignore:\n  - links.broken   # soon\nbrand: acme\n", "to: x\nignore:\n  " + ITEM.format("  ") + "  - links.broken   # soon\nbrand: acme\n"),
    ("ignore:\n- rule: links\n  why: x\nto: x\n", "ignore:\n" + ITEM.format("") + "- rule: links\n  why: x\nto: x\n"),
    ("ignore: [links.broken] # soon\n", f"ignore: [{FLOW.format()}, links.broken] # soon\n"),
    ("ignore: [ ]\n", f"ignore: [{FLOW.format()} ]\n"),
    ("to: x\nignore:\n", f"to: x\nignore: [{FLOW.format()}]\n"),
    ("{to: x}\n", None),
])  # fmt: skip
@pytest.mark.parametrize("form", ["lf", "crlf", "bom"])
def test_front_matter_gets_it_and_keeps_all_else(folder, before, after, form):
    def written(text):
        text = text.replace("\n", "\r\n") if form == "crlf" else text
        return (b"\xef\xbb\xbf" if form == "bom" else b"") + text.encode()

    path = folder / "a.md"
    path.write_bytes(written(f"---\n{before}---\n{BODY}"))
    ignore("a.md", "language.spelling", "--words", WORD)
    if after is None:  # what cannot be done there is done in the configuration
        assert path.read_bytes() == written(f"---\n{before}---\n{BODY}")
        assert 'post = "a.md"' in (folder / "postlint.toml").read_text()
    else:
        assert path.read_bytes() == written(f"---\n{after}---\n{BODY}")
    assert suppressed("a.md") == [["language.spelling"]]


def test_a_text_without_front_matter_gets_none(folder):
    (folder / "a.txt").write_text(BODY)
    assert "written to postlint.toml" in ignore("a.txt", "language.spelling")
    assert (folder / "a.txt").read_text() == BODY
    assert (folder / "postlint.toml").read_text() == '[[ignores]]\npost = "a.txt"\nrule = "language.spelling"\nwhy = "a joke"\n'
    assert suppressed("a.txt") == [["language.spelling"]]


def test_a_row_s_is_in_the_configuration_which_keeps_its_comments(folder):
    (folder / "postlint.toml").write_bytes(b'# ours\r\nfail-on = "warning" # strict\r\n')
    (folder / "posts").mkdir()
    (folder / "posts" / "p.csv").write_text(f"id,text\nmon,{BODY}tue,{BODY}")
    assert "several posts of the file are meant: name one by --id (mon, tue)" in ignore("posts/p.csv", "language.spelling", status=2)
    ignore("posts/p.csv", "language.spelling", "--id", "tue", why='a "joke"')
    assert (folder / "postlint.toml").read_bytes() == (
        b'# ours\r\nfail-on = "warning" # strict\r\n\r\n'
        b'[[ignores]]\r\npost = "posts/p.csv#tue"\r\nrule = "language.spelling"\r\nwhy = "a \\"joke\\""\r\n'
    )
    assert suppressed("posts/p.csv") == [[], ["language.spelling"]]


def test_a_row_without_an_id_is_not_ignored_by_its_number_alone(folder):
    (folder / "p.jsonl").write_text(json.dumps({"text": BODY}) + "\n")
    assert "has no id of its own" in ignore("p.jsonl", "language.spelling", status=2)
    assert not (folder / "postlint.toml").exists()
    ignore("p.jsonl", "language.spelling", "--words", WORD)
    assert suppressed("p.jsonl") == [["language.spelling"]]


def test_one_part_of_a_thread_is_ignored(folder):
    (folder / "a.tweet").write_text(f"---\nid: t\n---\n{BODY}\n---\n---\nid: u\n---\n{BODY}")
    ignore("a.tweet", "language.spelling", "--id", "t#2", "--words", WORD)
    assert suppressed("a.tweet") == [[], ["language.spelling"]]
    assert f'---\nid: u\nignore:\n  - rule: language.spelling\n    words: ["{WORD}"]\n' in (folder / "a.tweet").read_text()


def test_nothing_is_written_where_there_is_nothing_to_ignore(folder):
    path = folder / "a.md"
    path.write_text(f"---\nto: x\n---\n{BODY}")
    before = path.read_bytes()
    assert 'unknown rule "language.speling" (did you mean "language.spelling"?)' in ignore("a.md", "language.speling", status=2)
    assert "links.broken has nothing to say here; nothing was written" in ignore("a.md", "links.broken", status=1)
    assert f"language.spelling speaks of other words: {WORD}" in ignore("a.md", "language.spelling", "--words", "love", status=1)
    assert "a reason is wanted" in ignore("a.md", "language.spelling", why=" ", status=2)
    assert "cannot be ignored" in ignore("a.md", "*", status=2)
    assert 'no post has the id "b"' in ignore("a.md", "language.spelling", "--id", "b", status=2)
    assert "no such file" in ignore("b.md", "language.spelling", status=2)
    assert path.read_bytes() == before
    ignore("a.md", "language.spelling")
    assert "is ignored already" in ignore("a.md", "language.spelling", status=1)
    ignore("a.md", "links.broken", "--force")
    assert "links.broken" in path.read_text()


def test_what_is_left_behind_is_told_with_its_place(folder):
    (folder / "a.txt").write_text(BODY)
    ignore("a.txt", "language.spelling")
    (folder / "a.txt").write_text("We love it.\n")
    (unused,) = report("a.txt")["posts"][0]["findings"]
    assert unused["rule"] == "draft.unused-ignore"
    assert "(postlint.toml:1): take it out" in unused["message"]


def test_a_page_with_several_posts_has_each_in_the_configuration(folder):
    page = f"---\ntitle: A page\ntweet: {BODY}toot: {BODY}---\nText\n"
    (folder / "postlint.toml").write_text('markdown-keys = ["tweet", "toot"]\n')
    (folder / "a.md").write_text(page)
    ignore("a.md", "language.spelling", "--id", "a.md#toot")
    assert (folder / "a.md").read_text() == page
    assert suppressed("a.md") == [[], ["language.spelling"]]


def test_standard_input_has_no_place_for_it(folder):
    assert "a file is wanted" in ignore("-", "language.spelling", status=2)


def test_no_ignore_ends_a_pause(folder):
    (folder / "a.md").write_text("---\nignore: [crisis]\n---\nDoors open at nine.\n")
    postlint("pause", "--reason", "flood")
    assert "approve the post" in ignore("a.md", "crisis.paused", status=2)
    assert report("a.md")["posts"][0]["held"]


def test_a_configuration_that_cannot_be_changed_is_not(folder):
    text = "ignores = [\n  {post = 'b.txt', rule = 'links'}\n]"
    (folder / "postlint.toml").write_text(text)
    (folder / "a.txt").write_text(BODY)
    out = ignore("a.txt", "language.spelling", status=2)
    assert "cannot be changed without harm: add by hand\n[[ignores]]\npost = " in out
    by_hand = out.splitlines()[-1].partition(": ")[2]
    assert (folder / "postlint.toml").read_text() == text
    (folder / "postlint.toml").write_text(text.replace("\n]", f",\n  {by_hand}\n]"))
    assert suppressed("a.txt") == [["language.spelling"]]


def test_a_file_that_cannot_be_written_is_told_and_whole(folder, monkeypatch):
    (folder / "a.md").write_text(f"---\nto: x\n---\n{BODY}")

    def full(*_, **__):
        raise OSError(28, "No space left on device", "a.md")

    monkeypatch.setattr("tempfile.NamedTemporaryFile", full)
    assert "a.md: No space left on device" in ignore("a.md", "language.spelling", status=2)
    assert (folder / "a.md").read_text() == f"---\nto: x\n---\n{BODY}"


def test_a_write_that_breaks_off_leaves_the_old_file_and_nothing_else(folder, monkeypatch):
    (folder / "a.md").write_text(f"---\nto: x\n---\n{BODY}")

    def full(*_):
        raise OSError(28, "No space left on device", "a.md")

    monkeypatch.setattr("pathlib.Path.replace", full)
    assert "a.md: No space left on device" in ignore("a.md", "language.spelling", status=2)
    assert [(p.name, p.read_text()) for p in folder.iterdir()] == [("a.md", f"---\nto: x\n---\n{BODY}")]


def test_a_link_stays_a_link_and_the_mode_stays(folder):
    (folder / "real.md").write_text(f"---\nto: x\n---\n{BODY}")
    (folder / "real.md").chmod(0o640)
    (folder / "a.md").symlink_to("real.md")
    ignore("a.md", "language.spelling")
    assert (folder / "a.md").is_symlink()
    assert "ignore:" in (folder / "real.md").read_text()
    assert (folder / "real.md").stat().st_mode & 0o777 == 0o640


@settings(deadline=None)
@given(why=st.text(st.characters(exclude_categories=["Cs"])), word=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_whatever_the_words_are_they_come_back(tmp_path_factory, why, word):
    folder = tmp_path_factory.mktemp("any")
    for name, text in (("a.md", "---\nto: x\n---\nHello\n"), ("a.txt", "Hello\n")):
        (folder / name).write_text(text)
        raw = config.read(None, folder)
        with Linter(config.Config.of(raw, RULES)) as linter:
            (post,), _ = linter.read_paths([folder / name])
            path = write(linter, post, Ignore("links.broken", (word,), why))
        with Linter(config.Config.of(config.read(path if path.suffix == ".toml" else None, folder), RULES)) as linter:
            ((read,), problems) = linter.read_paths([folder / name])
        assert [i[:3] for i in read.ignores] == [("links.broken", (word,), why)], problems


RULES = catalogue()
