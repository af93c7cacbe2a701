"""Write the generated pages again: docs/rules, docs/networks.md, docs/postlint.schema.json. ``make docs`` runs it."""

import json
from pathlib import Path

from postlint.catalogue import catalogue
from postlint.config.schema import schema
from postlint.rulepage import pages
from postlint.text.networks import table

DOCS = Path(__file__).parent


def generated() -> dict[Path, str]:
    """Return each generated file, as a path in docs/, and what it holds."""
    rules = catalogue(whole=True)
    return {
        Path("networks.md"): table(),
        Path("postlint.schema.json"): json.dumps(schema(rules), indent=1, ensure_ascii=False) + "\n",
        **{Path("rules") / name: text for name, text in pages(rules).items()},
    }


def main() -> None:
    """Write what has changed, and remove the pages of rules that are gone."""
    files = generated()
    (DOCS / "rules").mkdir(exist_ok=True)
    for old in (DOCS / "rules").glob("*.md"):
        if old.relative_to(DOCS) not in files:
            old.unlink()
    for name, text in files.items():
        (DOCS / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
