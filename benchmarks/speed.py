"""How long a lint takes, beside the tools a user would take instead, on the same posts and in the same run.

    python benchmarks/speed.py [--rounds 7] [--peers FOLDER ...] [--write docs/speed.md]

Tools are found on PATH and in the folders given; one that is absent is named as absent. The tools of a row are run in turn
(A B C A B C …), so that a machine that slows down slows all of them; the ratio is the median of round-by-round ratios, and above 1
postlint is faster. Times are of whole processes, memory is the largest of a tool's processes.
"""

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from posts import texts

VALE_INI = "StylesPath = styles\nMinAlertLevel = suggestion\n[*.txt]\nBasedOnStyles = Vale, Post\n"
VALE_STYLE = "extends: existence\nmessage: \"'%s' is a sensitive word\"\nlevel: warning\nignorecase: true\ntokens: [{}]\n"
WORDS = "god, church, election, gun, shooting, murder, sex, naked, drunk, cancer, suicide, terror, bomb, slavery, riot, funeral"


def peers(folders, work):
    """Return name → function from files to the command that lints them."""
    path = os.pathsep.join([*folders, os.environ.get("PATH", "")])
    styles = work / "styles" / "Post"
    styles.mkdir(parents=True)
    (work / ".vale.ini").write_text(VALE_INI)
    (styles / "Sensitive.yml").write_text(VALE_STYLE.format(WORDS))
    known = {
        "vale": lambda exe, files: [exe, "--no-global", "--no-exit", "--config", str(work / ".vale.ini"), "--output", "line", *files],
        "proselint": lambda exe, files: [exe, "check", *files],
        "codespell": lambda exe, files: [exe, *files],
        "harper-cli": lambda exe, files: [exe, "--no-color", "lint", *files],
        "alex": lambda exe, files: [exe, "-t", *files],
    }
    found = {name: (shutil.which(name, path=path), make) for name, make in known.items()}
    return {n: (lambda files, e=exe, m=make: m(e, files)) for n, (exe, make) in found.items() if exe}, [
        n for n, (e, _) in found.items() if not e
    ]


class Row:
    """One workload: the times of each tool, round by round."""

    def __init__(self, name):
        self.name, self.times, self.memory = name, defaultdict(list), {}

    def run(self, tools, rounds, cwd):
        for turn in range(rounds + 1):
            for name, command in tools.items():
                seconds, megabytes = measure(command, cwd)
                if turn:  # the first is a warm-up: files and caches are read
                    self.times[name].append(seconds)
                self.memory[name] = max(megabytes, self.memory.get(name, 0))

    def cells(self, names):
        own = self.times["postlint"]
        for name in names:
            if name not in self.times:
                yield "–"
                continue
            median = statistics.median(self.times[name])
            shown = f"{median * 1000:,.0f} ms, {self.memory[name]:.0f} MB"
            if name != "postlint":
                shown += f", × {statistics.median(t / o for t, o in zip(self.times[name], own, strict=True)):.2f}"
            yield shown


def measure(command, cwd):
    """Return seconds and megabytes of one whole process, started by a small one so that our own memory is not counted."""
    code = ("import os,sys,time,resource;t=time.perf_counter();p=os.posix_spawnp(sys.argv[1],sys.argv[1:],os.environ);os.waitpid(p,0);"
            "t=time.perf_counter()-t;os.write(int(os.environ['OUT']),f'{t} {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss}'.encode())")  # fmt: skip
    reading, writing = os.pipe()
    subprocess.run([sys.executable, "-I", "-S", "-c", code, *command], cwd=cwd, check=False, pass_fds=[writing], stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, env={**os.environ, "OUT": str(writing), "NO_COLOR": "1", "PYTHONDONTWRITEBYTECODE": ""})  # fmt: skip
    os.close(writing)
    with os.fdopen(reading) as answer:
        seconds, kilobytes = answer.read().split()
    return float(seconds), int(kilobytes) / (1024 if sys.platform != "darwin" else 1024 * 1024)


def families(posts):
    """Return the microseconds a post that each family of rules takes, in this process, without the network."""
    from postlint import Linter, Post

    made = [Post(text, ("x",), account="@acme") for text in posts]
    cost = {}
    names = ("topics", "days", "words", "tone", "hashtags", "language", "links", "mentions", "images", "account", "networks", "schedule", "confirm",
             "draft", "crisis")  # fmt: skip
    for name in names:
        linter = Linter(Linter(offline=True).config.with_overrides(select=[name], offline=True))
        linter.lint_posts(made[:50])
        begin = time.perf_counter()
        linter.lint_posts([Post(p.text, p.networks, account=p.account) for p in made])
        cost[name] = (time.perf_counter() - begin) / len(made) * 1e6
    return cost


def networks(posts):
    """Return the microseconds that what is special to a network takes, a post and network, for each network and for all at once."""
    from postlint import Linter, Post
    from postlint.text.networks import NETWORKS

    linter = Linter(Linter(offline=True).config.with_overrides(select=["networks"], offline=True))
    for name, to in (*((n, (n,)) for n in NETWORKS), ("all at once", NETWORKS)):
        linter.lint_posts([Post(text, to) for text in posts[:50]])
        made = [Post(text, to) for text in posts]
        for post in made:
            _ = post.entities  # found once for all rules
        begin = time.perf_counter()
        linter.lint_posts(made)
        yield name, (time.perf_counter() - begin) / len(made) / len(to) * 1e6


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--peers", action="append", default=[], help="a folder with programs, beside PATH")
    parser.add_argument("--write", type=Path, help="write the table there too")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        others, absent = peers(args.peers, work)
        posts = texts(10_000)
        for count in (1, 1_000, 10_000):
            (work / str(count)).mkdir()
            for n, text in enumerate(posts[:count]):
                (work / str(count) / f"p{n}.txt").write_text(text + "\n", encoding="utf-8")
            (work / f"{count}.jsonl").write_text(
                "".join(json.dumps({"id": f"p{n}", "text": t}) + "\n" for n, t in enumerate(posts[:count]))
            )
        own = [str(Path(sys.executable).parent / "postlint"), "check", "--offline"]
        slow = {"harper-cli", "alex", "proselint"}
        rows = []
        for name, mine, files, rounds in (
            ("1 post, cold", "1/p0.txt", 1, args.rounds), ("1,000 files", None, 1_000, 3), ("10,000 posts (postlint: one JSONL)", "10000.jsonl", 10_000, 2),
        ):  # fmt: skip
            given = [f"{files}/p{n}.txt" for n in range(files)]
            row = Row(name)
            tools = {"postlint": [*own, *([mine] if mine else given)]}
            tools |= {peer: make(given) for peer, make in others.items() if files == 1 or peer not in slow}
            row.run(tools, rounds, work)
            rows.append(row)
        growth = Row("growth")
        growth.run({"postlint": [*own, "1000.jsonl"]}, 3, work)
        columns = ["postlint", *others]
        lines = ["| workload | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
        lines += [f"| {row.name} | " + " | ".join(row.cells(columns)) + " |" for row in rows]
        ten, one = (statistics.median(r.times["postlint"]) for r in (rows[-1], growth))
        start = statistics.median(rows[0].times["postlint"])
        lines += ["", f"10,000 posts take {(ten - start) / (one - start):.1f} times as long as 1,000 (start-up taken off; 10 is linear).",
                  f"Absent, not measured: {', '.join(absent) or 'none'}.", "", "| family | µs a post |", "|---|---|"]  # fmt: skip
        lines += [f"| {name} | {micro:.0f} |" for name, micro in families(posts[:2_000]).items()]
        lines += ["", "| networks.* alone | µs a post and network |", "|---|---|"]
        lines += [f"| {name} | {micro:.0f} |" for name, micro in networks(posts[:2_000])]
    table = "\n".join(lines) + "\n"
    print(table)
    if args.write:
        args.write.write_text(table, encoding="utf-8")
    print(f"own memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
