"""Which sense a grave word has, where spaCy is there to tell: "we killed the boring meeting" and "dead simple" kill nobody."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from postlint.data import compiled, rules_folder
from postlint.errors import Unavailable
from postlint.post import Post
from postlint.text.lexicon import Found

if TYPE_CHECKING:
    from postlint.services.nlp import Nlp

_PRONOUNS = frozenset(["me", "you", "him", "her", "us", "them", "everyone", "everybody", "someone", "somebody", "anyone", "anybody"])
_ARTICLES = frozenset(
    ["a", "an", "the", "this", "that", "these", "those", "every", "each", "another", "recent", "mass", "deadly", "fatal", "terrible"]
)
_SLIGHT = frozenset({"advmod", "amod", "compound", "npadvmod"})

Pair = tuple[Found, Found]


def meant(post: Post, nlp: "Nlp", find: Callable[[frozenset[Found]], Pair | None]) -> tuple[Pair | None, Unavailable | None]:
    """Return the first pair whose grave word (its first) is meant, and what kept that from being asked, if anything.

    ``find`` returns a pair without the grave words it is given. Without spaCy every word is taken as meant.
    """
    figures: set[Found] = set()
    while two := find(frozenset(figures)):
        try:
            if not figurative(post.text, two[0], nlp):
                return two, None
        except Unavailable as error:
            return two, error
        figures.add(two[0])
    return None, None


def figurative(text: str, found: Found, nlp: "Nlp") -> bool:
    """Say whether a word is a manner of speaking. Raises Unavailable where only a parser could tell, and there is none."""
    senses = _senses()
    stands = text[found.start : found.end].casefold()
    if stands in senses["strengthening"]:
        word = nlp.word(text, found.start)
        return word is not None and word.dep in _SLIGHT and word.head_pos in {"ADJ", "ADV"}
    before = text[max(0, found.start - 20) : found.start].casefold().split()
    if stands in senses["verbs"] and not (
        before and before[-1] in _ARTICLES
    ):  # after an article it is no verb: the parser need not be loaded
        word = nlp.word(text, found.start)
        return word is not None and word.pos == "VERB" and bool(word.object) and not _living(word.object)
    return False


def _living(thing: str) -> bool:
    thing = thing.casefold()
    return thing in _PRONOUNS or not {thing, thing.removesuffix("s"), thing.removesuffix("es"), thing[:-3] + "y"}.isdisjoint(
        _senses()["beings"]
    )


@cache
def _senses() -> Mapping[str, frozenset[str]]:
    path = rules_folder() / "senses.yml"

    def build() -> Any:
        from postlint.marked import read_yaml

        return read_yaml(path.read_text(encoding="utf-8")).value

    return {kind: frozenset(word for line in lines for word in line.split()) for kind, lines in compiled("senses", [path], build).items()}
