"""A rule's page in docs/rules, and what ``postlint explain`` prints: written from the rule itself."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from postlint.output.printable import printable
from postlint.rules import FAMILIES, Example, Rule


def page(rule: Rule) -> str:
    """Return the page of a rule as Markdown."""
    return "\n".join(_lines(rule)) + "\n"


def _lines(rule: Rule) -> Iterator[str]:
    kind = "decision (the post is held until somebody approves it)" if rule.decision else rule.severity.label
    yield f"# {rule.id}\n\n{rule.title}.\n"
    yield f"- **Severity:** {kind}"
    yield f"- **Runs:** {'with `--pedantic`, or when selected by its id' if rule.confidence == 'low' else 'always'}"
    yield f"- **Needs:** {', '.join(f'`{name}`' for name in rule.services if name not in {'lexicon', 'clock', 'others'}) or 'nothing but the post'}"
    yield f"- **Works offline:** {'no' if 'web' in rule.services else 'yes'}"
    if rule.source:
        yield f"- **Source:** {rule.source}"
    yield f"\n## Why\n\n{rule.why.replace(chr(96) * 2, chr(96))}\n"
    yield "## Examples\n\nIt speaks on:\n"
    yield from (f"- {shown(e)}" for e in rule.bad)
    yield "\nIt is silent on:\n"
    yield from (f"- {shown(e)}" for e in rule.good)
    family, _, name = rule.id.partition(".")
    settings = ["enabled = false"] + [f"{key} = {_toml(option.default)}" for key, option in rule.options.items()]
    yield f"\n## Configuration\n\n```toml\n[rules.{family}.{name}]"
    yield from settings
    yield f"```\n\nIn one post: `ignore: [{{rule: {rule.id}, why: …}}]` in its front matter."


def shown(example: Example) -> str:
    """Return an example in one line: the text, and what of its world matters."""
    post = example.post
    facts = [
        ("to", ", ".join(post.networks)), ("account", post.account or ""), ("pictures", ", ".join(i.file for i in post.images)),
        ("when", str(post.when or "")), ("brand", example.brand.name), ("web", ", ".join(f"{u}: {s}" for u, s in example.web.items())),
        ("inside", ", ".join(f'{name}: "{" ⏎ ".join(text.split(chr(10) * 2))}"' for name, text in example.texts.items() if text)),
    ]  # fmt: skip
    world = "; ".join(f"{name}: {value}" for name, value in facts if value)
    fence = "``" if "`" in post.text else "`"
    text = f"{fence}{printable(post.text)}{fence}" if post.text.strip() else "an empty text"
    return f"{text} ({world})" if world else text


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(_toml(v) for v in value)}]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def index(rules: Iterable[Rule]) -> str:
    """Return the list of all rules as Markdown, family by family."""
    rules = list(rules)
    lines = ["# Rules\n", f"{len(rules)} rules. *low* runs only with `--pedantic`, or when selected by its id.\n"]
    for family in FAMILIES:
        lines.append(f"## {family}\n\n| rule | severity | about |\n|---|---|---|")
        for r in sorted((r for r in rules if r.family == family), key=lambda r: r.id):
            kind = "decision" if r.decision else r.severity.label
            lines.append(f"| [{r.id}]({r.id}.md) | {kind}{', low' if r.confidence == 'low' else ''} | {r.title} |")
        lines.append("")
    return "\n".join(lines)


def pages(rules: Mapping[str, Rule]) -> dict[Path, str]:
    """Return every file of docs/rules by its name there."""
    return {Path("index.md"): index(rules.values()), **{Path(f"{id}.md"): page(rule) for id, rule in rules.items()}}
