"""Ignores, written where they belong: in the front matter that a draft has, else in the configuration.

A text without front matter gets none, since whoever publishes it would publish that too.
"""

from dataclasses import replace
from pathlib import Path

from postlint import whole
from postlint.api import Linter
from postlint.approvals import name
from postlint.config.edit import add_ignore
from postlint.config.find import NAME
from postlint.edits import Edit, applied
from postlint.errors import ConfigError, FormatError
from postlint.formats.frontmatter import BodyOrigin, FrontMatter
from postlint.post import Ignore, Post


def write(linter: Linter, post: Post, ignore: Ignore) -> Path:
    """Write an ignore of a post that was read from a file, and return the file that has it now.

    Raises FormatError for a draft that has changed since it was read, ConfigError where neither the draft nor the configuration can be changed without harm, with the lines to add by hand, and
    OSError for a file that cannot be written.
    """
    return _in_front_matter(linter, post, ignore) or _in_configuration(linter, post, ignore)


def _in_front_matter(linter: Linter, post: Post, ignore: Ignore) -> Path | None:
    """Add an ignore to the front matter; None, with nothing written, if there is none or more than this one post would change."""
    front = post.origin.front if isinstance(post.origin, BodyOrigin) else None
    if front is None:
        return None
    path = Path(post.place().path)
    before = path.read_bytes()
    after = applied(before, [_edit(front, ignore)])
    old, new = (linter.read_paths([path], contents={str(path): content}) for content in (before, after))
    if post not in old.posts:
        raise FormatError("the file was changed meanwhile: look at it again", path=str(path))
    wanted = [replace(p, ignores=(*p.ignores, ignore)) if p.id == post.id else p for p in old.posts]
    if [_with_sorted(p) for p in new.posts] != [_with_sorted(p) for p in wanted] or len(new.problems) != len(old.problems):
        return None
    whole.write(path, after)
    return path


def _with_sorted(post: Post) -> Post:
    return replace(post, ignores=tuple(sorted(post.ignores, key=repr)))  # in what order they stand is of no consequence


def _edit(front: FrontMatter, ignore: Ignore) -> Edit:
    """Return the edit that adds an ignore: before the others, or at the end of the front matter."""
    fields = [f"rule: {ignore.rule}"]
    if ignore.words:
        fields.append(f"words: [{', '.join(map(_quoted, ignore.words))}]")
    fields.append(f"why: {_quoted(ignore.why or '')}")
    flow = f"{{{', '.join(fields)}}}"
    text = front.source.text
    if "ignore" not in front.values:
        closing = text.rfind("---", front.start, front.end)
        return Edit(closing, closing, "\n  ".join(["ignore:", f"- {fields[0]}", *(f"  {field}" for field in fields[1:])]) + "\n")
    start, _ = front.place(("ignore",)) or (front.start, front.start)
    if text.startswith("[", start):
        return Edit(start + 1, start + 1, f"{flow}, " if front.values["ignore"] else flow)
    if text.startswith("-", start):
        indent = text[text.rfind("\n", 0, start) + 1 : start]
        return Edit(start, start, f"\n{indent}  ".join([f"- {fields[0]}", *fields[1:]]) + f"\n{indent}")
    return Edit(start, start, f" [{flow}]")  # nothing stands there yet; before anything else this is no YAML, and is given up


def _quoted(word: str) -> str:
    """Return a text as a YAML string in double quotes."""
    shown = (f"\\{c}" if c in '"\\' else c if c.isprintable() else f"\\U{ord(c):08x}" for c in word)
    return f'"{"".join(shown)}"'


def _in_configuration(linter: Linter, post: Post, ignore: Ignore) -> Path:
    config = linter.config
    number = (post.id or "").removeprefix(post.place().path).replace("#", "")
    if number.isdigit() and post.id != number and not ignore.words:
        raise ConfigError(
            f"{post.id} has no id of its own: give it one, or name the words; an ignore by number moves to another post when rows do"
        )
    path = config.path or config.root / NAME
    add_ignore(path, name(post, config.root), ignore)
    return path
