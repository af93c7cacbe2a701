"""Which files hold posts: folders and globs to files, in a stable order, none twice."""

import os
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from postlint.finding import Problem
from postlint.formats.source import is_binary, line_feeds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

STDIN = "-"
"""The argument that stands for standard input."""

NEVER = frozenset({"node_modules", ".git", ".venv"})
"""Folders that nobody's posts lie in."""

POSTS = (".tweet", ".toot")
TEXTS = (".md", ".markdown", ".txt")
ROWS = (".jsonl", ".ndjson", ".csv", ".tsv")

_HEAD = 8192
_MAGIC = re.compile(r"[*?\[{]")
_FENCED = re.compile(r"\ufeff?---[ \t]*\n(.*?)^---[ \t]*$", re.MULTILINE | re.DOTALL)
_KEY = re.compile(r"^[\"']?([A-Za-z][\w-]*)[\"']?[ \t]*:", re.MULTILINE)
_POST = frozenset((
    "to", "network", "networks", "platforms", "brand", "account", "images", "media", "when", "ignore", "poll", "reply", "retweet",
    "schedule", "thread-delimiter",
))  # fmt: skip
_PAGE = frozenset({"title", "layout", "permalink", "slug", "date", "categories"})
_SURE = frozenset({"to", "network", "networks", "account"})
"""What makes a post even of a text that looks like a web page, where ``images`` or ``brand`` mean nothing."""


class _Search(NamedTuple):
    root: str  # all its links followed
    roots: tuple[str, str]  # this, and as it was given
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    page_keys: tuple[str, ...]


def find(
    arguments: "Iterable[str | Path]",
    *,
    root: "str | Path",
    include: "Sequence[str]" = (),
    exclude: "Sequence[str]" = (),
    page_keys: "Sequence[str]" = (),
    stdin_filename: str | None = None,
) -> "tuple[list[Path], list[Problem]]":
    """Return the files that the arguments stand for, and what is wrong with the arguments.

    An argument is a file, a folder, a glob, or ``-`` for standard input, which ``stdin_filename`` names. ``include`` and ``exclude`` are
    globs relative to ``root``. A file given by name is taken unless it is excluded. A folder yields the files that ``include`` names, and
    without it those that say of themselves that they are posts. Folders and globs yield nothing that git ignores, no README, no binary,
    and no link that leads out of ``root``.
    """
    from pathlib import Path

    real = os.path.realpath(root)
    search = _Search(real, (real, os.path.abspath(root)), tuple(include), tuple(exclude), tuple(page_keys))
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for argument in map(str, arguments):
        names: Iterable[str] = ()
        if argument == STDIN:
            names = [] if _excluded(search, stdin_filename or STDIN) else [STDIN]
        elif os.path.lexists(argument) or not _MAGIC.search(argument):
            wrong = _wrong(search, argument)
            if wrong:
                problems.append(Problem(argument, None, wrong))
            elif os.path.isdir(argument):
                names = _in_folder(search, argument)
            elif not _excluded(search, argument):
                names = [argument]
        else:
            names = _in_glob(search, argument)
            if not names:
                problems.append(Problem(argument, None, "no text file fits this pattern"))
        for name in names:
            found.setdefault(name if name == STDIN else _real(name), name)
    return [Path(name) for name in found.values()], problems


def _wrong(search: _Search, name: str) -> str | None:
    """Say why a file or folder cannot be taken."""
    if not os.path.exists(name):
        return "a link to a file that is not there" if os.path.islink(name) else "no such file or folder"
    inside = any(_within(root, os.path.abspath(name)) for root in search.roots)
    if inside and not _within(search.root, os.path.realpath(name)):
        return "a link that leads out of the repository: not followed"
    return None


def _in_folder(search: _Search, folder: str) -> list[str]:
    """Return the files of a folder that hold posts."""
    names = [os.path.join(folder, name) if folder != "." else name for name in _listed(search, folder)]
    if search.include and _within(search.root, os.path.realpath(folder)):
        included = _matcher(search.include)
        names = [name for name in names if included(_relative(search, name) or "") and _readable(name, search.include)]
        return [name for name in names if not is_binary(_head(name))]
    return [name for name in names if _is_post(name, search.page_keys)]


def _in_glob(search: _Search, pattern: str) -> list[str]:
    """Return the texts that a pattern names."""
    magic = _MAGIC.search(pattern)
    base = pattern[: pattern.rfind("/", 0, magic.start() if magic else None) + 1]
    rest = pattern[len(base) :]
    if _wrong(search, base or "."):
        return []
    fits = _matcher((rest,), whole=True)
    names = [base + name for name in _listed(search, base or ".") if fits(name) and _readable(name, (rest,))]
    return [name for name in names if not is_binary(_head(name))]


def _listed(search: _Search, folder: str) -> list[str]:
    """Return the files below a folder, by their names relative to it, sorted: those that git does not ignore, where it can be asked."""
    names = _asked_of_git(folder)
    if names is None:
        names = _walked(folder)
    bounds = (search.root, os.path.realpath(folder))
    listed = []
    for name in sorted(set(names)):
        path = os.path.join(folder, name)
        if not NEVER.isdisjoint(name.split("/")[:-1]) or not os.path.isfile(path) or _excluded(search, path):
            continue
        if not os.path.islink(path) or any(_within(bound, os.path.realpath(path)) for bound in bounds):
            listed.append(name)
    return listed


def _asked_of_git(folder: str) -> list[str] | None:
    """Return what git tracks or does not ignore below a folder; None where there is no git or no repository."""
    import subprocess

    # A hook runs with these set for its own repository and folder.
    environment = {
        name: value for name, value in os.environ.items() if name not in {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"}
    }
    command = ["git", "-c", "core.fsmonitor=false", "-C", folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        answer = subprocess.run(command, capture_output=True, check=True, env=environment)  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return None
    return [os.fsdecode(name) for name in answer.stdout.split(b"\0") if name]


def _walked(folder: str) -> list[str]:
    names = []
    for path, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name not in NEVER]
        below = os.path.relpath(path, folder)
        names += files if below == "." else [f"{below}/{name}".replace(os.sep, "/") for name in files]
    return names


def _readable(name: str, patterns: "Iterable[str]") -> bool:
    """Whether a file that a pattern names is one for us: of a format we know, or the pattern spells its suffix out."""
    stem, suffix = os.path.splitext(name)
    if not suffix or os.path.basename(stem).upper() == "README":
        return False
    return suffix.lower() in POSTS + TEXTS + ROWS or any(pattern.endswith(suffix) for pattern in patterns)


def _is_post(name: str, page_keys: tuple[str, ...]) -> bool:
    """Whether a file says of itself that it is a post: by its suffix, or by front matter."""
    suffix = os.path.splitext(name)[1].lower()
    if suffix not in POSTS + TEXTS:
        return False
    head = _head(name)
    if is_binary(head) or suffix in POSTS:
        return suffix in POSTS and not is_binary(head)
    fenced = _FENCED.match(line_feeds(head.decode(errors="replace")))
    keys = set(_KEY.findall(fenced[1])) if fenced else set()
    return not keys.isdisjoint(page_keys) or not keys.isdisjoint(_POST if keys.isdisjoint(_PAGE) else _SURE)


def _head(name: str) -> bytes:
    """Return how a file begins; one that cannot be read begins with nothing, and is told when its posts are read."""
    try:
        with open(name, "rb") as file:
            return file.read(_HEAD)
    except OSError:
        return b""


def _excluded(search: _Search, name: str) -> bool:
    return bool(search.exclude) and _matcher(search.exclude, hidden=True)(_relative(search, name) or "")


@lru_cache(maxsize=16)
def _matcher(patterns: tuple[str, ...], *, whole: bool = False, hidden: bool = False) -> "Callable[[str], bool]":
    """Compile globs; one that names a folder means all that lies in it, unless it is ``whole``."""
    from wcmatch import glob

    plain = [pattern.removeprefix("./").strip("/") for pattern in patterns]
    flags = glob.GLOBSTAR | glob.BRACE | (glob.DOTGLOB if hidden else 0)
    wanted, _ = glob.translate(plain if whole else [form for pattern in plain for form in (pattern, f"{pattern}/**")], flags=flags)
    compiled = [re.compile(expression) for expression in wanted]
    return lambda name: any(expression.match(name) for expression in compiled)


def _relative(search: _Search, name: str) -> str | None:
    """Return a path relative to the root, with slashes; None outside it."""
    path = _placed(name)
    return path[len(search.root) :].strip(os.sep).replace(os.sep, "/") if _within(search.root, path) else None


def _real(name: str) -> str:
    """Return the file that a name leads to."""
    return os.path.realpath(name) if os.path.islink(name) else _placed(name)


def _placed(name: str) -> str:
    """Return where a name stands: the links of its folder are followed, and it itself is not."""
    return os.path.join(_real_folder(os.path.dirname(name)), os.path.basename(name))


def _real_folder(folder: str) -> str:
    return _followed(os.path.join(os.getcwd(), folder))


@lru_cache(maxsize=256)
def _followed(folder: str) -> str:
    return os.path.realpath(folder)


def _within(folder: str, path: str) -> bool:
    return path == folder or path.startswith(os.path.join(folder, ""))
