"""The line of every key of a TOML text."""

import time
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.config.lines import find_lines, line_of

TEXT = '''# a comment with """ and [brackets] = 1
top = 1
dotted.inner . "quo.ted" = true   # 3
'literal [x] # y' = """
many = "lines"
[not.a.table]
""""

[rules.links.broken]  # 9
enabled = false
[rules.links]
moved.severity = "info"
[[paths]]  # 13
match = "a"
[paths.sub]
deep = 1
[[paths]]  # 17
to = [
  "x", # a comment, with ] and "
  "linkedin",
  ["nested",
   {a = 1, b.c = [2, 3]}],
]
when = 2026-12-01 09:00:00
inline = {a = 2026-12-01 09:00:00, "b" = \'\'\'
'\'\'\', c = {d = "}"}}
[[paths.more]]  # 27
name = "\\"] \\\\"
[[paths.more]]
name = '\\'
[a.'b.c'."\\u00e9"]
k = -1.5e3
'''

LINES = {
    ("top",): 2,
    ("dotted",): 3,
    ("dotted", "inner"): 3,
    ("dotted", "inner", "quo.ted"): 3,
    ("literal [x] # y",): 4,
    ("rules",): 9,
    ("rules", "links", "broken"): 9,
    ("rules", "links", "broken", "enabled"): 10,
    ("rules", "links", "moved", "severity"): 12,
    ("paths",): 13,
    ("paths", 0): 13,
    ("paths", 0, "match"): 14,
    ("paths", 0, "sub", "deep"): 16,
    ("paths", 1): 17,
    ("paths", 1, "to"): 18,
    ("paths", 1, "to", 0): 19,
    ("paths", 1, "to", 1): 20,
    ("paths", 1, "to", 2): 21,
    ("paths", 1, "to", 2, 0): 21,
    ("paths", 1, "to", 2, 1): 22,
    ("paths", 1, "to", 2, 1, "b", "c", 1): 22,
    ("paths", 1, "when"): 24,
    ("paths", 1, "inline", "a"): 25,
    ("paths", 1, "inline", "b"): 25,
    ("paths", 1, "inline", "c", "d"): 26,
    ("paths", 1, "more", 0): 27,
    ("paths", 1, "more", 0, "name"): 28,
    ("paths", 1, "more", 1, "name"): 30,
    ("a", "b.c", "é"): 31,
    ("a", "b.c", "é", "k"): 32,
}


def leaves(value: Any, keys: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the ways to all values, and so what the scanner must know."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [keys, *(inner for key, item in items for inner in leaves(item, (*keys, key)))]


@pytest.mark.parametrize(("keys", "line"), LINES.items())
def test_each_key_is_found(keys, line):
    assert find_lines(TEXT)[keys] == line


def test_the_scanner_knows_every_value_that_tomllib_knows_and_no_other():
    assert {keys for keys in leaves(tomllib.loads(TEXT)) if keys} == set(find_lines(TEXT))


@pytest.mark.parametrize(
    ("keys", "line"), [(("rules", "links", "broken", "other"), 10 - 1), (("paths", 1, "to", 9), 18), (("new", "x"), None), ((), None)]
)
def test_what_is_not_written_has_the_line_of_what_would_hold_it(keys, line):
    assert line_of(find_lines(TEXT), keys) == line


SCALARS = st.one_of(st.integers(-9, 9), st.booleans(), st.text("ab\n\"'#[]{}=,.\\é", max_size=6))
TREES = st.dictionaries(
    st.text("ab.#\"' [", min_size=1, max_size=4),
    st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab. ]'", max_size=3), inner, max_size=3)),
    max_size=4,
)


def basic(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def written(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{basic(key)} = {written(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + "".join(f"\n {written(item)}, # ']\"\n" for item in value) + "]"
    if isinstance(value, str):
        multi = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"""{multi}"""' if "\n" in value else basic(value)
    return str(value).lower()


@given(TREES)
def test_every_tree_is_walked_as_tomllib_walks_it(tree):
    text = "".join(f"{basic(key)} = {written(value)}\n" for key, value in tree.items())
    read = tomllib.loads(text)
    lines = find_lines(text)
    assert {keys for keys in leaves(read) if keys} == set(lines)
    for key in tree:
        assert text.splitlines()[lines[key,] - 1].startswith(f"{basic(key)} = ")


@pytest.mark.parametrize(
    "text", ['a = "' + "\\\\" * 50_000 + '"', "a = [" + "1," * 50_000 + "]", "#" * 100_000, "a" * 100_000 + "=1", "\n" * 100_000]
)
def test_a_long_text_takes_no_longer_than_its_length(text):
    start = time.process_time()
    find_lines(text)
    assert time.process_time() - start < 10
