"""postlint as a library."""

import asyncio
import doctest
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

import postlint
from postlint import ConfigError, Image, Linter, Post, lint, lint_paths, lint_posts

FAULTY = "Meet us at [INSERT VENUE]!"


def test_lint_takes_a_text_or_a_post():
    assert lint(FAULTY, offline=True).held
    assert not lint(Post("Doors open at nine", ("x",)), offline=True).held


def test_lint_posts_keeps_the_order():
    assert [r.held for r in lint_posts([FAULTY, "Doors open at nine.", FAULTY], offline=True)] == [True, False, True]


def test_lint_paths_gives_reports_and_problems(folder):
    (folder / "a.txt").write_text(FAULTY)
    result = lint_paths(["a.txt", "b.txt"], offline=True)
    assert [r.path for r in result.reports] == ["a.txt"]
    assert [p.path for p in result.problems] == ["b.txt"]


def test_lint_paths_finds_the_nearest_configuration(folder):
    (folder / "postlint.toml").write_text('ignore = ["draft"]\n')
    (folder / "a.txt").write_text(FAULTY)
    assert not lint_paths(["a.txt"], offline=True).reports[0].held


def test_a_wrong_configuration_is_raised(folder):
    (folder / "postlint.toml").write_text("nonsense = 1\n")
    with pytest.raises(ConfigError, match="nonsense"):
        Linter("postlint.toml")


def test_it_works_inside_a_running_event_loop_and_from_threads():
    linter = Linter(offline=True)

    async def inside():
        return linter.lint(FAULTY)

    assert asyncio.run(inside()).held
    with ThreadPoolExecutor(8) as pool:
        assert all(r.held for r in pool.map(linter.lint, [FAULTY] * 40))


def test_a_post_of_a_program_has_places_too():
    report = lint(Post(f"line one\n{FAULTY}"), offline=True)
    assert report.findings[0].where[:2] == (2, 12)


def test_pictures_that_are_not_there_are_found(folder):
    report = lint(Post("Look", images=(Image("gone.png", "A door"),)), offline=True)
    assert [f.rule for f in report.findings] == ["images.missing"]


def test_now_is_given():
    due = Post("Doors open", when=datetime(2026, 12, 1, 9, tzinfo=UTC))
    assert "schedule.past" in {f.rule for f in lint(due, now=datetime(2026, 12, 2, tzinfo=UTC), offline=True).findings}


def test_every_public_name_is_there_and_nothing_else_is_offered():
    for name in postlint.__all__:
        assert getattr(postlint, name) is not None
    assert set(postlint.__all__) <= set(dir(postlint))
    with pytest.raises(AttributeError, match="nothing"):
        postlint.nothing  # noqa: B018


@pytest.mark.parametrize(
    "module",
    [
        "postlint",
        "postlint.api",
        "postlint.rules",
        "postlint.packs",
        "postlint.output.text",
        "postlint.text.normal",
        "postlint.text.distance",
    ],
)
def test_the_doctests_hold(module):
    import importlib

    outcome = doctest.testmod(importlib.import_module(module))
    assert outcome.failed == 0
    assert outcome.attempted or module == "postlint.packs"
