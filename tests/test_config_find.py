"""Which file configures a folder, and what reading it with all that it extends gives."""

import os
from pathlib import Path

import pytest

from postlint.config import Config, ConfigErrors, find, matches, read
from postlint.errors import ConfigError, PostlintError

OURS = "[tool.postlint]\nfail-on = 'info'\n"


def write(path: Path, text: str | bytes = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def errors(path: Path) -> list[tuple[str, int | None, str]]:
    with pytest.raises(ConfigErrors) as caught:
        Config.of(read(path), {})
    return [(Path(str(error.path)).name, error.line, error.message) for error in caught.value.errors]


def test_the_nearest_file_upwards_is_found_beyond_git(tmp_path):
    outer = write(tmp_path / "postlint.toml")
    draft = write(tmp_path / "site" / "posts" / "a.txt")
    (tmp_path / "site" / ".git").mkdir()
    assert find(draft) == find(draft.parent) == find(draft.parent / "not there") == outer
    project = write(tmp_path / "site" / "pyproject.toml", OURS)
    assert find(draft) == project
    nearest = write(tmp_path / "site" / "posts" / "postlint.toml")
    assert find(draft) == nearest


def test_postlint_toml_goes_before_pyproject_toml(tmp_path):
    write(tmp_path / "pyproject.toml", OURS)
    own = write(tmp_path / "postlint.toml")
    assert find(tmp_path) == own


def test_a_relative_start_is_seen_from_the_working_directory(tmp_path, monkeypatch):
    own = write(tmp_path / "postlint.toml")
    (tmp_path / "a").mkdir()
    monkeypatch.chdir(tmp_path / "a")
    assert find(Path()) == find(Path("b/../../a/x.txt")) == own


@pytest.mark.parametrize("text", ["[project]\nname = 'a'", "[project]\ndependencies = ['postlint']", "not TOML", b"\xff"])
def test_a_pyproject_of_others_is_passed_over(tmp_path, text):
    own = write(tmp_path / "postlint.toml")
    write(tmp_path / "a" / "pyproject.toml", text)
    assert find(tmp_path / "a") == own


def test_a_broken_pyproject_that_speaks_of_postlint_is_told(tmp_path):
    write(tmp_path / "pyproject.toml", OURS + "[[[")
    with pytest.raises(ConfigErrors, match="not TOML"):
        find(tmp_path)


def test_a_pyproject_that_cannot_be_read_is_passed_over(tmp_path, monkeypatch):
    own = write(tmp_path / "postlint.toml")
    write(tmp_path / "a" / "pyproject.toml", OURS)

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert find(tmp_path / "a") == own


def test_on_another_drive_a_path_is_named_in_full(tmp_path, monkeypatch):
    def refuse(path: object) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr(os.path, "relpath", refuse)
    with pytest.raises(ConfigErrors) as caught:
        read(tmp_path / "no.toml")
    assert caught.value.path == str(tmp_path / "no.toml")


def test_nothing_is_found_where_nothing_is(tmp_path, monkeypatch):
    monkeypatch.setattr(os.path, "isfile", lambda path: str(path).startswith(str(tmp_path)) and Path(path).is_file())
    assert find(tmp_path) is None


def test_a_folder_of_that_name_is_no_configuration(tmp_path):
    own = write(tmp_path / "postlint.toml")
    (tmp_path / "a" / "postlint.toml").mkdir(parents=True)
    assert find(tmp_path / "a") == own


def test_an_extended_file_holds_where_this_one_is_silent(tmp_path):
    write(tmp_path / "house.yml")
    write(
        tmp_path / "base.toml",
        'fail-on = "info"\nselect = ["*"]\npacks = ["house.yml"]\n[web]\ntimeout = 5\nproxy = "http://p"\n[brands.a]',
    )
    write(tmp_path / "middle" / "pyproject.toml", '[tool.postlint]\nextend = "../base.toml"\nreviewers = ["ana"]\n[tool.postlint.brands.b]')
    top = write(tmp_path / "top" / "deep" / "postlint.toml", 'extend = "../../middle/pyproject.toml"\nreviewers = []\n[web]\ntimeout = 9')
    raw = read(top)
    assert [source.path.name for source in raw.sources] == ["base.toml", "pyproject.toml", "postlint.toml"]
    assert raw.packs == (tmp_path / "house.yml",)
    config = Config.of(raw, {})
    assert (config.path, config.root) == (top, top.parent)
    assert config.fail_on == 1
    assert config.reviewers == ()
    assert config.services["web"] == {"timeout": 9, "proxy": "http://p"}
    assert set(config.brands) == {"a", "b"}
    assert config.packs == (tmp_path / "house.yml",)


def test_the_last_file_that_names_packs_names_them_all(tmp_path):
    write(tmp_path / "a.yml")
    write(tmp_path / "base.toml", 'packs = ["missing.yml"]')
    assert read(write(tmp_path / "postlint.toml", 'extend = "base.toml"\npacks = ["a.yml"]')).packs == (tmp_path / "a.yml",)
    assert read(write(tmp_path / "other.toml", 'packs = [1, "a.yml"]')).packs == (tmp_path / "a.yml",)
    assert read(write(tmp_path / "wrong.toml", "packs = 1")).packs == ()
    with pytest.raises(ConfigErrors) as caught:
        assert read(write(tmp_path / "more.toml", 'packs = [\n"a.yml",\n"b.yml",\n"c.yml"]')).packs
    assert [(error.line, error.message) for error in caught.value.errors] == [
        (3, 'the pack "b.yml" does not exist'),
        (4, 'the pack "c.yml" does not exist'),
    ]


def test_a_loop_is_told_with_its_line(tmp_path):
    write(tmp_path / "a.toml", '\nextend = "b.toml"')
    write(tmp_path / "b.toml", '# b\n\nextend = "./a.toml"')
    assert errors(tmp_path / "a.toml") == [("b.toml", 3, 'extend: "./a.toml" leads back to a file that extends this one')]
    assert errors(write(tmp_path / "self.toml", 'extend = "self.toml"')) == [
        ("self.toml", 1, 'extend: "self.toml" leads back to a file that extends this one')
    ]


def test_a_loop_through_a_link_is_a_loop(tmp_path):
    write(tmp_path / "a.toml", 'extend = "b.toml"')
    (tmp_path / "b.toml").symlink_to(tmp_path / "a.toml")
    assert "leads back" in errors(tmp_path / "a.toml")[0][2]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('\nextend = "no.toml"', 2, 'extend: the file "no.toml" does not exist'),
        ('extend = "."', 1, 'extend: the file "." does not exist'),
        ('extend = "other/pyproject.toml"', 1, 'extend: "other/pyproject.toml" has no table [tool.postlint]'),
        ("extend = 3", 1, "extend must be a string, not 3"),
        ("a = 1\nb = ", 2, "not TOML: Invalid value"),
        ("a = 1\n\n[b", 3, "not TOML: Expected ']' at the end of a table declaration"),
        ("a = 1\r\na = 2\r\n", 2, "not TOML: Cannot overwrite a value"),
        (b"a = 1\nb = '\xff'", 2, "not UTF-8"),
        ("a = " + "[" * 5000, None, "not TOML: nested too deep"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_with_its_line(tmp_path, text, line, message):
    write(tmp_path / "other" / "pyproject.toml", "[project]")
    ((name, at, said),) = errors(write(tmp_path / "postlint.toml", text))
    assert (name, at) == ("postlint.toml", line)
    assert said.startswith(message)


def test_a_missing_file_is_told(tmp_path):
    assert errors(tmp_path / "no.toml") == [("no.toml", None, "cannot be read: No such file or directory")]
    assert errors(write(tmp_path / "pyproject.toml", "[project]\n[tool]\npostlint = 3")) == [
        ("pyproject.toml", None, "has no table [tool.postlint]")
    ]


def test_byte_order_mark_and_foreign_line_ends_are_nothing_to_speak_of(tmp_path):
    assert Config.of(read(write(tmp_path / "postlint.toml", b"\xef\xbb\xbffail-on = 'info'\r\n[web]\r\n")), {}).fail_on == 1


def test_errors_name_the_file_as_it_is_seen_from_here(tmp_path, monkeypatch):
    path = write(tmp_path / "a" / "postlint.toml", "x = 1\n\ny = 2")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigErrors) as caught:
        Config.of(read(path), {})
    assert str(caught.value) == 'a/postlint.toml:1: unknown key "x"\na/postlint.toml:3: unknown key "y"'
    assert (caught.value.path, caught.value.line, caught.value.message) == ("a/postlint.toml", 1, 'unknown key "x"')
    assert isinstance(caught.value, ConfigError | PostlintError)


def test_lines_in_pyproject_are_those_of_the_whole_file(tmp_path):
    path = write(tmp_path / "pyproject.toml", "[project]\nname = 'a'\n[tool.postlint]\nweb.timeout = 'x'\n")
    assert errors(path) == [("pyproject.toml", 4, 'web.timeout must be a number, not the string "x"')]


@pytest.mark.parametrize(
    ("glob", "path", "matched"),
    [
        ("posts/**", "posts/a/b.txt", True),
        ("posts/**", "other/a.txt", False),
        ("*.tweet", "a/b.tweet", False),
        ("**/*.tweet", "b.tweet", True),
        ("**", "a/b", True),
        ("./posts/*", "posts/.a", True),
        ("posts/[ab].txt", "posts/b.txt", True),
        ("!posts/a", "posts/b", False),
    ],
)
def test_globs(glob, path, matched):
    assert matches(Path("/site") / path, (glob,), Path("/site")) is matched
    assert not matches(Path("/site") / path, (), Path("/site"))
    assert not matches(Path("/elsewhere") / path, (glob,), Path("/site"))
