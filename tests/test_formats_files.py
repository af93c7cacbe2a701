"""Which files are read: names, folders, globs, and what is left out."""

import subprocess
from pathlib import Path

import pytest

from postlint import formats

POST = "---\nto: x\n---\nHi\n"


@pytest.fixture
def repo(tmp_path, monkeypatch):
    """Return an empty folder that is the root and the working folder: write files into it, make it a repository, find what it holds."""
    root = tmp_path / "repo"
    root.mkdir()
    monkeypatch.chdir(root)

    class Repo:
        path = root

        def write(self, name, text=POST):
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())

        def git(self, *command):
            subprocess.run(["git", "-c", "init.defaultBranch=main", *(command or ["init", "-q"])], check=True, cwd=root)

        def find(self, *arguments, **more):
            paths, problems = formats.find(arguments, root=root, **more)
            assert problems == []
            return [path.as_posix() for path in paths]

    return Repo()


def test_a_folder_yields_what_says_that_it_is_a_post(repo):
    repo.write("a.tweet", "Hi")
    repo.write("b/a.toot", "Hi")
    repo.write("b/post.md")
    repo.write("b/windows.txt", POST.replace("\n", "\r\n"))
    repo.write("b/mark.markdown", "\ufeff" + POST)
    repo.write("b/galaxy.md", "---\nmedia:\n - mastodon-eu\n---\nHi")
    repo.write("b/titled.md", "---\ntitle: For Reddit\nto: reddit\n---\nHi")
    repo.write("b/page.md", "---\ntitle: A page\nimages: [cover.png]\nbrand: Acme\n---\nText")
    repo.write("b/README.md", "to: x\n---\n")
    repo.write("b/quoted.md", "# Usage\n---\nto: x\n---\n")
    repo.write("b/plain.txt", "Hi")
    repo.write("b/rows.jsonl", '{"text": "Hi"}')
    repo.write("b/rows.csv", "text\nHi")
    repo.write("b/code.py", POST)
    repo.write("binary.tweet", b"Hi\0")
    assert repo.find(".") == [
        "a.tweet", "b/a.toot", "b/galaxy.md", "b/mark.markdown", "b/post.md", "b/titled.md", "b/windows.txt",
    ]  # fmt: skip


def test_pages_with_configured_keys_are_found(repo):
    repo.write("a.md", "---\ntitle: A page\ntweet: Read this\n---\nText")
    assert repo.find(".") == []
    assert repo.find(".", page_keys=["tweet"]) == ["a.md"]


def test_include_says_what_a_folder_yields(repo):
    for name in ("posts/a.txt", "posts/b/c.csv", "posts/README.md", "posts/d.svg", "posts/e", "posts/f.post", "other/g.tweet"):
        repo.write(name, "Hi")
    repo.write("posts/binary.txt", b"\0")
    assert repo.find(".", include=["posts/**"]) == ["posts/a.txt", "posts/b/c.csv"]
    assert repo.find("posts", "other", include=["posts"]) == ["posts/a.txt", "posts/b/c.csv"]
    assert repo.find(repo.path, include=["posts/*.{post,txt}"]) == [(repo.path / "posts/a.txt").as_posix()]
    assert repo.find(".", include=["posts/*.post"]) == ["posts/f.post"]


def test_exclude_wins_for_names_globs_folders_and_standard_input(repo):
    for name in ("posts/a.tweet", "posts/published/b.tweet", "posts/published/.hidden/c.tweet"):
        repo.write(name, "Hi")
    exclude = ["posts/published"]
    assert repo.find(".", exclude=exclude) == ["posts/a.tweet"]
    assert repo.find(".", include=["posts/**"], exclude=exclude) == ["posts/a.tweet"]
    assert repo.find("posts/published/b.tweet", "posts/a.tweet", exclude=exclude) == ["posts/a.tweet"]
    assert repo.find(repo.path / "posts/published/b.tweet", exclude=exclude) == []
    assert repo.find("posts/**/*.tweet", exclude=["**/b.*"]) == ["posts/a.tweet"]
    assert repo.find("-", exclude=exclude, stdin_filename="posts/published/x.md") == []
    assert repo.find("-", exclude=exclude, stdin_filename="posts/x.md") == ["-"]
    assert repo.find("-", "-", exclude=exclude) == ["-"]


def test_a_file_given_by_name_is_taken_whatever_it_is(repo):
    for name in ("README.md", "notes", "node_modules/a.txt"):
        repo.write(name, "Hi")
    assert repo.find("README.md", "notes", "node_modules/a.txt") == ["README.md", "notes", "node_modules/a.txt"]


def test_names_keep_their_order_and_no_file_comes_twice(repo):
    for name in ("b.tweet", "a.tweet", "c/d.tweet"):
        repo.write(name, "Hi")
    (repo.path / "again.tweet").symlink_to("a.tweet")
    assert repo.find("b.tweet", ".", "./a.tweet", repo.path / "b.tweet", "c") == ["b.tweet", "a.tweet", "c/d.tweet"]


def test_globs(repo):
    for name in ("posts/a.txt", "posts/b/c.txt", "posts/b/d.md", "posts/.hidden.txt", "posts/[1].txt", "posts/README.md"):
        repo.write(name, "Hi")
    repo.write("posts/x.txt", b"\0")
    assert repo.find("posts/*.txt") == ["posts/[1].txt", "posts/a.txt"]
    assert repo.find("**/*.txt") == ["posts/[1].txt", "posts/a.txt", "posts/b/c.txt"]
    assert repo.find("posts/**") == ["posts/[1].txt", "posts/a.txt", "posts/b/c.txt", "posts/b/d.md"]
    assert repo.find("./posts/b/{c,d}.*") == ["posts/b/c.txt", "posts/b/d.md"]
    assert repo.find("posts/[1].txt") == ["posts/[1].txt"]


def test_what_is_not_there_is_told(repo):
    (repo.path / "dangling.md").symlink_to("nowhere.md")
    paths, problems = formats.find(["no.txt", "no/*.txt", "dangling.md"], root=repo.path)
    assert paths == []
    assert [(problem.path, problem.message) for problem in problems] == [
        ("no.txt", "no such file or folder"),
        ("no/*.txt", "no text file fits this pattern"),
        ("dangling.md", "a link to a file that is not there"),
    ]


def test_links_that_lead_out_are_not_followed(repo, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.tweet").write_text("key")
    (repo.path / "link.tweet").symlink_to(outside / "secret.tweet")
    (repo.path / "folder").symlink_to(outside)
    repo.write("a.tweet")
    assert repo.find(".") == ["a.tweet"]
    paths, problems = formats.find(["link.tweet", "folder", "folder/secret.tweet", repo.path / "link.tweet"], root=repo.path)
    assert paths == []
    assert [problem.message for problem in problems] == ["a link that leads out of the repository: not followed"] * 4
    assert formats.find(["folder/*.tweet"], root=repo.path)[0] == []
    assert repo.find("*.tweet") == ["a.tweet"]
    assert repo.find(outside / "secret.tweet") == [(outside / "secret.tweet").as_posix()]  # named as what it is
    assert repo.find(outside, include=["posts/**"]) == [(outside / "secret.tweet").as_posix()]


@pytest.mark.parametrize("git", [True, False])
def test_folders_nobody_posts_from(repo, git):
    if git:
        repo.git()
    for folder in ("node_modules/x", ".venv", "deep/node_modules", "fine"):
        repo.write(f"{folder}/a.tweet")
    assert repo.find(".") == ["fine/a.tweet"]


def test_what_git_ignores_is_left_out(repo, monkeypatch):
    repo.git()
    repo.write(".gitignore", "drafts/\n*.txt\n")
    for name in (
        "a.tweet",
        "drafts/b.tweet",
        "sub/drafts/c.tweet",
        "sub/d.tweet",
        "e.txt",
        "tracked.tweet",
        "gone.tweet",
        "ünï\ncode.tweet",
    ):
        repo.write(name)
    repo.git("add", "tracked.tweet", "gone.tweet")
    (repo.path / "gone.tweet").unlink()
    monkeypatch.setenv("GIT_DIR", ".git")  # as in a hook
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    expected = ["a.tweet", "sub/d.tweet", "tracked.tweet", "ünï\ncode.tweet"]
    assert repo.find(".") == expected
    assert repo.find("sub") == ["sub/d.tweet"]
    assert repo.find("**/*.tweet") == expected
    assert repo.find("e.txt", "drafts/b.tweet") == ["e.txt", "drafts/b.tweet"]


def test_without_git_the_folder_is_walked(repo, monkeypatch):
    repo.git()
    repo.write(".gitignore", "*.tweet")
    repo.write("b/a.tweet")
    repo.write("a.tweet")
    monkeypatch.setenv("PATH", "")
    assert repo.find(".") == ["a.tweet", "b/a.tweet"]


def test_what_is_found_can_be_read(repo):
    repo.write("a.tweet")
    (path,), _ = formats.find(["."], root=repo.path)
    assert isinstance(path, Path)
    (post,), _ = formats.read(path, root=repo.path)
    assert (post.text, post.id) == ("Hi", "a.tweet")
