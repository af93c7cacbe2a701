"""The documentation: what is generated is up to date, what is linked exists, what is shown is so."""

import re
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[1] / "docs"
sys.path.insert(0, str(DOCS))

from generate import generated  # noqa: E402

PAGES = [DOCS.parent / "README.md", DOCS.parent / "CONTRIBUTING.md", *sorted(DOCS.glob("*.md"))]


def test_the_generated_pages_are_those_that_make_docs_would_write():
    files = generated()
    stale = [str(name) for name, text in files.items() if not (DOCS / name).is_file() or (DOCS / name).read_text(encoding="utf-8") != text]
    left = {p.relative_to(DOCS) for p in (DOCS / "rules").glob("*.md")} - set(files)
    assert (stale, left) == ([], set()), "run make docs"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_link_within_the_repository_leads_somewhere(page):
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if ":" not in link and link != "file" and not (page.parent / link).exists()] == []


def test_the_rules_that_pages_name_exist():
    from postlint.catalogue import catalogue
    from postlint.rules import FAMILIES

    rules = catalogue()
    for page in [p for p in PAGES if p.name != "configuration.md"]:  # whose tables have names of the same form
        for id in re.findall(rf"`((?:{'|'.join(FAMILIES)})\.[a-z0-9-]+)`", page.read_text(encoding="utf-8")):
            assert id in rules or id.endswith((".md", ".toml")), f"{page.name} names {id}"
