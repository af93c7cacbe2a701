"""Spelling and grammar."""

from collections.abc import Iterator

from postlint.brand import Brand
from postlint.finding import Fix, Hit
from postlint.post import Post
from postlint.rules import Example, rule
from postlint.services.grammar import Grammar
from postlint.services.languages import guess


def written_in(post: Post, brand: Brand) -> str:
    """Return the language of a post: what it says itself, what its brand writes, what its words tell, else English."""
    if post.language or brand.language:
        return post.language or brand.language or ""
    pieces, at = [], 0
    for entity in post.entities:
        pieces.append(post.text[at : entity.start])
        at = entity.end
    return guess("".join(pieces) + post.text[at:]) or "en"


@rule(
    "language.spelling",
    "A word is misspelt",
    good=[
        "We will be there tomorrow, gonna be fun 🎉 #sustainabilty @recieve https://example.com/seperate",
        "Meet Oyelaran and the Zephyrix team at our booth",
        "The colour of our favourite onboarding podcast",
        Example(Post("Try our new frobscottel today"), Brand("Dream Country", words=("Frobscottel",))),
    ],
    bad=["We will be there tommorow", "So happy to recieve the award", "Everyone got teogether for the oppening", "2012 OFFICAL GEAR"],
    source="https://hunspell.github.io/",
)
def spelling(post: Post, grammar: Grammar, brand: Brand) -> Iterator[Hit]:
    """Why: a typo is the first thing readers see and the last thing they forgive.

    Only words that are certainly none are reported: those that people often misspell like this, and those one slip away from a word.
    Slang, names and jargon are left in peace.
    """
    skip = [(entity.start, entity.end) for entity in post.entities]
    for match in grammar.spelling(post.text, written_in(post, brand), brand.vocabulary, skip):
        if match.sure:
            fix = Fix(f'write "{match.replacements[0]}"', match.replacements[0]) if match.replacements else None
            yield Hit(match.message, match.start, match.end, fix, evidence={"replacements": list(match.replacements)})
