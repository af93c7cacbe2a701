"""Recall on planted mistakes and alarms on clean posts, for each engine and for other tools.

python benchmarks/language/bench.py [--posts planted|strangers|sealed] [--engines hunspell,harper,languagetool] [--missed]

A planted mistake counts as found if a finding touches it. Raw engines are asked without postlint: the same text, every message.
"""

import argparse
import re
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from postlint.brand import Brand
from postlint.errors import Unavailable
from postlint.post import Post
from postlint.rules import Rule
from postlint.services import Services
from postlint.services.clock import Clock
from postlint.services.grammar import build
from postlint.services.grammar.languagetool import LanguageTool

HERE = Path(__file__).parent
MODULES = ("language", "confusables", "slips", "names", "varieties", "weekdays")
PLANT = re.compile(r"\[([^\[\]|]*)\|([^\[\]|]*)\]")
GRAMMAR = {"confusable", "grammar", "doubled", "article", "apostrophe", "space", "weekday"}

Say = Callable[[str, str], list[tuple[int, int, str]]]


class Planted(NamedTuple):
    """A post with one mistake: its language, the kind, the text and where it stands."""

    language: str
    kind: str
    text: str
    start: int
    end: int


def lines(name: str) -> Iterator[str]:
    return (line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))


def planted(name: str) -> Iterator[Planted]:
    for line in lines(f"{name}.txt"):
        language, kind, marked = line.split(" ", 2)
        found = PLANT.search(marked)
        assert found, line
        yield Planted(language, kind, PLANT.sub(lambda mark: mark[1], marked), found.start(), found.start() + max(1, len(found[1])))


def clean() -> Iterator[tuple[str, str]]:
    return (tuple(line.split(" ", 1)) for line in lines("clean.txt"))  # type: ignore[misc]


def ours(engine: str) -> tuple[Say, Callable[[], None]]:
    grammar = build({"engine": engine}, offline=True)
    services: dict[str, Any] = {"grammar": grammar, "nlp": Services({}).get("nlp"), "brand": Brand(), "clock": Clock.at()}
    rules = [value for name in MODULES for value in vars(import_module(f"postlint.checks.{name}")).values() if isinstance(value, Rule)]
    rules = [rule for rule in rules if rule.confidence == "high"]

    def say(text: str, language: str) -> list[tuple[int, int, str]]:
        post, said = Post(text, language=None if language == "en" else language), []
        for rule in rules:
            try:
                hits = list(rule.check(post, *(services[name] for name in rule.needs)))
            except Unavailable:
                continue
            said += [(hit.start or 0, hit.end or 0, rule.id) for hit in hits]
        return said

    return say, grammar.close


def raw_harper() -> tuple[Say, Callable[[], None]]:
    import harper

    linter = harper.Linter()
    return lambda text, _: [(m.span.start, m.span.end, m.lint_kind) for m in linter.lint(text, language="plaintext")], lambda: None


def raw_languagetool() -> tuple[Say, Callable[[], None]]:
    from postlint.services.grammar import languagetool

    tool = LanguageTool(None)

    def say(text: str, language: str) -> list[tuple[int, int, str]]:
        tag = "en" if language == "en" else language
        try:
            found = tool._ask(tag, lambda client: _all(client, text))  # noqa: SLF001  raw is what this column is about
        except Unavailable:
            return []
        return [(m.offset, m.offset + m.error_length, m.rule_id) for m in found]

    def _all(client: Any, text: str) -> Any:
        client.disabled_rules, client.disabled_categories = set(), set()
        return client.check(languagetool._ASTRAL.sub("□", text))  # noqa: SLF001

    return say, tool.close


def codespell() -> tuple[Say, Callable[[], None]]:
    program = shutil.which("codespell")
    if not program:
        raise Unavailable("codespell is not on the PATH")

    def say(text: str, _: str) -> list[tuple[int, int, str]]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "post.txt"
            path.write_text(text, encoding="utf-8")
            told = subprocess.run([program, str(path)], capture_output=True, text=True, check=False).stdout
        words = [line.split(": ", 1)[1].split(" ==>")[0] for line in told.splitlines() if "==>" in line]
        return [(at.start(), at.end(), "codespell") for word in words for at in re.finditer(re.escape(word), text)]

    return say, lambda: None


COLUMNS: dict[str, Callable[[], tuple[Say, Callable[[], None]]]] = {
    "auto": lambda: ours("auto"),
    "hunspell": lambda: ours("hunspell"),
    "harper": lambda: ours("harper"),
    "languagetool": lambda: ours("languagetool"),
    "raw harper": raw_harper,
    "raw languagetool": raw_languagetool,
    "codespell": codespell,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", default="planted", choices=["planted", "strangers", "sealed"], help="which mistakes")
    parser.add_argument("--engines", default=",".join(COLUMNS))
    parser.add_argument("--missed", action="store_true", help="print what was missed, and what was said of clean posts")
    wanted = parser.parse_args()
    if wanted.missed and wanted.posts == "sealed":
        parser.error("the sealed mistakes are counted, never read")
    posts, good = list(planted(wanted.posts)), list(clean())
    print(f"{len(posts)} planted mistakes, {len(good)} clean posts\n")
    print("| engine | spelling en | spelling other | grammar + confusables | names, tags | alarms on clean posts | ms a post |")
    print("|---|---|---|---|---|---|---|")
    for name in wanted.engines.split(","):
        try:
            say, close = COLUMNS[name]()
        except Unavailable as error:
            print(f"| {name} | not here: {error} |")
            continue
        found, total, began = Counter[str](), Counter[str](), time.perf_counter()
        said = [say(post.text, post.language) for post in posts]
        alarms = [(text, say(text, language)) for language, text in good]
        seconds = time.perf_counter() - began
        close()
        missed = []
        for post, hits in zip(posts, said, strict=True):
            group = (
                "grammar"
                if post.kind in GRAMMAR
                else "names"
                if post.kind != "spelling"
                else "spelling"
                if post.language == "en"
                else "other"
            )
            total[group] += 1
            hit = any(start < post.end and post.start < end for start, end, _ in hits)
            found[group] += hit
            if not hit:
                missed.append(
                    f"{post.language} {post.kind}: {post.text[: post.start]}>{post.text[post.start : post.end]}<{post.text[post.end :]}"
                )
        shares = " | ".join(f"{found[g] / max(1, total[g]):.2f} ({found[g]}/{total[g]})" for g in ("spelling", "other", "grammar", "names"))
        loud = sum(bool(hits) for _, hits in alarms)
        print(f"| {name} | {shares} | {loud / len(good):.1%} | {seconds / (len(posts) + len(good)) * 1000:.1f} |", flush=True)
        if wanted.missed:
            print("\n".join(["", "missed:", *missed, "", "alarms:", *(f"{text} {hits}" for text, hits in alarms if hits), ""]))


if __name__ == "__main__":
    main()
