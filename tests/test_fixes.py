"""Fixes in files: the words change, everything else of a file stays as it is."""

import json

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from postlint.api import Linter
from postlint.cli import command
from postlint.edits import Edit, applied

WRONG, RIGHT = "We definately love it", "We definitely love it"


def fix(*args, status=0):
    result = CliRunner().invoke(command, ["check", "--offline", *args])
    assert result.exit_code == status, result.output
    return result.stdout


@pytest.mark.parametrize(("name", "before", "after"), [
    ("a.txt", f"{WRONG}!\n".encode(), f"{RIGHT}!\n".encode()),
    ("a.txt", f"\ufeff{WRONG}\r\nand 🛼\nmixed\r\n{WRONG}".encode(), f"\ufeff{RIGHT}\r\nand 🛼\nmixed\r\n{RIGHT}".encode()),
    ("a.md", f"---\nto: x   # note\n---\n\n{WRONG}\n\n".encode(), f"---\nto: x   # note\n---\n\n{RIGHT}\n\n".encode()),
    ("a.jsonl", b'{"b":1,  "text": "\\u00e9 \\ud83d\\udefc We definately \\"love\\" it"}\r\n', b'{"b":1,  "text": "\\u00e9 \\ud83d\\udefc We definitely \\"love\\" it"}\r\n'),
    ("a.csv", f'id,text\r\n1,"say ""{WRONG}"""\r\n2,{WRONG}\r\n'.encode(), f'id,text\r\n1,"say ""{RIGHT}"""\r\n2,{RIGHT}\r\n'.encode()),
    ("a.tweet", f"One\n\n---\n\n{WRONG}\n".encode(), f"One\n\n---\n\n{RIGHT}\n".encode()),
])  # fmt: skip
def test_a_fix_changes_the_words_and_nothing_else(folder, name, before, after):
    path = folder / name
    path.write_bytes(before)
    out = fix("--fix", "--unsafe-fixes", name)
    assert path.read_bytes() == after
    assert "1 files mended" in out


def test_a_diff_shows_and_does_not_write(folder):
    (folder / "a.txt").write_text(WRONG + "\n")
    out = fix("--diff", "--unsafe-fixes", "a.txt", status=1)
    assert f"-{WRONG}\n+{RIGHT}\n" in out
    assert (folder / "a.txt").read_text() == WRONG + "\n"
    (folder / "a.txt").write_text(RIGHT + "\n")
    assert fix("--diff", "a.txt") == ""


def test_what_is_left_is_told(folder):
    (folder / "a.txt").write_text(f"{WRONG} [INSERT NAME]\n")
    out = fix("--fix", "--unsafe-fixes", "a.txt", status=1)
    assert "draft.placeholder" in out
    assert "definately" not in out


def test_an_entity_is_not_touched_in_part(folder):
    text = "See https://example.com/definately and #definately\n"
    (folder / "a.txt").write_text(text)
    fix("--fix", "--unsafe-fixes", "a.txt", "--select", "language.spelling")
    assert (folder / "a.txt").read_text() == text


def test_the_library_gives_before_and_after(folder):
    (folder / "a.txt").write_text(WRONG)
    with Linter(offline=True) as linter:
        result, changes = linter.fix_paths(["a.txt"], unsafe=True)
    assert changes["a.txt"] == (WRONG.encode(), RIGHT.encode())
    assert [r.findings for r in result.reports] == [()]


@given(st.text("ab\r\né🛼\ufeff", max_size=40), st.data())
def test_edits_of_any_text_keep_what_they_do_not_touch(raw, data):
    lines = raw.replace("\r\n", "\n")
    start = data.draw(st.integers(0, len(lines)))
    end = data.draw(st.integers(start, len(lines)))
    content = raw.encode()
    kept = content.removeprefix(b"\xef\xbb\xbf").decode().replace("\r\n", "\n")
    if end > len(kept):
        return
    after = applied(content, [Edit(start, end, "X")])
    assert (
        after.decode().removeprefix("\ufeff" if content.startswith(b"\xef\xbb\xbf") else "").replace("\r\n", "\n")
        == kept[:start] + "X" + kept[end:]
    )


def test_a_row_stays_json(folder):
    (folder / "a.jsonl").write_text(json.dumps({"text": 'teh "best" day'}) + "\n")
    fix("--fix", "--unsafe-fixes", "a.jsonl")
    assert json.loads((folder / "a.jsonl").read_text())["text"] == 'the "best" day'
