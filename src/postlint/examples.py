"""A rule's own examples, run: they are its tests, here and for the packs of users."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from postlint.finding import Hit
from postlint.packs import lexicon
from postlint.post import Post
from postlint.rules import Example, Rule
from postlint.services import Services
from postlint.services.clock import Clock
from postlint.services.others import Others
from postlint.text.networks import facts


class Examples:
    """Runs examples of rules; ``among`` are all rules there are, since a rule may read what packs find."""

    def __init__(self, among: Iterable[Rule]) -> None:
        self._lexicon = lexicon(among)

    def hits(self, rule: Rule, example: Example) -> list[Hit]:
        """Return what the rule says of an example. Raises Unavailable where the rule needs an engine that is not here."""
        with tempfile.TemporaryDirectory() as folder:
            post = example.post
            for name, content in example.files.items():
                (Path(folder) / name).parent.mkdir(parents=True, exist_ok=True)
                (Path(folder) / name).write_bytes(content)
            post, *others = (_placed(p, Path(folder), example) for p in (post, *example.others))
            brand = example.brand
            if brand.library or brand.deny:
                own = {key: tuple(str(Path(folder, name)) for name in getattr(brand, key)) for key in ("library", "deny")}
                example = example._replace(brand=replace(brand, **own))  # type: ignore[arg-type]
            clock = Clock.at(example.now).seen_from(example.brand.timezone)
            given: dict[str, Any] = {"clock": clock, "others": Others((*others, post)), "lexicon": self._lexicon}
            if "web" in rule.needs:
                from postlint.services.web import Canned

                given["web"] = Canned(example.web)
            if "ocr" in rule.needs:
                from postlint.services.ocr import Written

                given["ocr"] = Written(example.texts)
            services = Services({}, offline=True, given=given)
            try:
                return [hit for world in _worlds(rule, example, post.networks) for hit in _check(rule, example, post, world, services)]
            finally:
                services.close()

    def failures(self, rule: Rule) -> Iterator[str]:
        """Yield a sentence for each example that the rule gets wrong, and one if it has none. Raises Unavailable, as ``hits`` does."""
        for kind, examples in (("good", rule.good), ("bad", rule.bad)):
            if not examples:
                yield f"{rule.id} has no {kind} example"
            for example in examples:
                hits = self.hits(rule, example)
                if bool(hits) is (kind == "good"):
                    said = f': "{hits[0].message}"' if hits else ""
                    yield f"{rule.id} {'speaks' if hits else 'is silent'} on its {kind} example {example.post.text!r}{said}"


def _placed(post: Post, folder: Path, example: Example) -> Post:
    """Return a post whose pictures lie in the folder, as far as the example has them."""
    there = {*example.files, *example.texts}
    return replace(post, images=tuple(i._replace(path=folder / i.file if i.file in there else i.path) for i in post.images))


def _worlds(rule: Rule, example: Example, networks: Sequence[str]) -> list[dict[str, Any]]:
    unused = tuple(enumerate(example.post.ignores))
    world = {"brand": example.brand, "brands": example.brands, "pause": example.pause, "unused": unused, "stale": example.stale}
    if "network" not in rule.needs:
        return [world]
    return [{**world, "network": facts(network)} for network in networks]


def _check(rule: Rule, example: Example, post: Post, world: dict[str, Any], services: Services) -> Iterator[Hit]:
    needed = [world[name] if name in world else services.get(name) for name in rule.needs]
    yield from rule.check(post, *needed, **{name.replace("-", "_"): value for name, value in example.options.items()})
