"""What postlint holds of documented mistakes, and how often it bothers ordinary posts.

    python benchmarks/accuracy.py MISTAKES.jsonl ORDINARY.jsonl [--config FILE] [--rename twitter=x]

Each line of a file is an object with ``text``, and ``network``, ``account`` (or ``org``), ``brand``, ``when`` (or ``date``) where they
are known; ``lang`` and ``hard`` (a sensitive word or sector) part the ordinary posts. Rules never see the other keys, and the network
is not asked.

held: publishing would stop.  noticed: a warning, an error or a decision.  Intervals are Wilson's, 95 %.
"""

import argparse
import json
import math
from collections import Counter
from datetime import date
from pathlib import Path

from postlint import Linter, Post
from postlint.finding import WARNING


def read(path, renamed):
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if not row.get("text"):
            continue
        network = renamed.get(row.get("network"), row.get("network"))
        account = row.get("account") or (f"@{row['org'].lstrip('@')}" if row.get("org") else None)
        when = row.get("when") or row.get("date")
        post = Post(
            row["text"],
            (network,) if network else (),
            row.get("brand") or row.get("org"),
            account,
            when=date.fromisoformat(when[:10]) if when else None,
        )
        yield row, post


def share(count, of):
    """Return count, percent and interval as they are printed."""
    if not of:
        return "none"
    z = 1.96
    p, n = count / of, of
    centre, half = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    low, high = ((centre + s * half) / (1 + z * z / n) * 100 for s in (-1, 1))
    return f"{100 * p:5.2f} % ({low:.1f}-{high:.1f}), {count} of {of}"


def told(report):
    return {f.rule for f in report.findings if f.decision or f.severity >= WARNING}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mistakes", type=Path)
    parser.add_argument("ordinary", type=Path)
    parser.add_argument("--config", type=Path)
    parser.add_argument("--rename", action="append", default=["twitter=x"], metavar="OLD=NEW")
    parser.add_argument("--list", metavar="RULE", help="print the ordinary posts that this rule or family bothers")
    args = parser.parse_args()
    linter = Linter(args.config, offline=True, jobs=2)
    known = set(linter.config.rules)
    renamed = dict(pair.split("=") for pair in args.rename)
    networks = {"x", "facebook", "instagram", "linkedin", "mastodon", "bluesky", "threads", "tiktok", "youtube"}
    for name, path in (("documented mistakes", args.mistakes), ("ordinary posts", args.ordinary)):
        rows = [
            (row, post if set(post.networks) <= networks else Post(post.text, (), post.brand, post.account, when=post.when))
            for row, post in read(path, renamed)
        ]
        pairs = list(zip([row for row, _ in rows], linter.lint_posts([post for _, post in rows]), strict=True))
        groups = {"all": pairs}
        if any("hard" in row for row, _ in pairs):
            groups["plain English"] = [(r, p) for r, p in pairs if not r["hard"] and r["lang"] == "en"]
            groups["hard"] = [(r, p) for r, p in pairs if r["hard"]]
        for group, some in groups.items():
            print(
                f"{name}, {group}: held {share(sum(p.held for _, p in some), len(some))}; noticed {share(sum(bool(told(p)) for _, p in some), len(some))}"
            )
        last = groups.get("plain English", pairs)
        families = Counter(f for _, p in last for f in {rule.split(".")[0] for rule in told(p)})
        holding = Counter(f for _, p in last for f in {x.rule.split(".")[0] for x in p.findings if x.decision or x.severity > WARNING})
        print("  by family, held / noticed: " + ", ".join(f"{f} {holding[f]} / {n}" for f, n in families.most_common()))
        if args.list and path == args.ordinary:
            for row, report in last:
                for f in report.findings:
                    if f.rule == args.list or f.rule.startswith(args.list + "."):
                        print(
                            f"  {row.get('id')} {f.rule} [{f.kind}] {report.text[f.start : f.end] if f.start is not None else ''!r}: {f.message}"
                        )
    print(f"{len(known)} rules")


if __name__ == "__main__":
    main()
