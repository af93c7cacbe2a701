"""All checks of grammar that begin with a certain word, over the words of a post."""

from collections.abc import Iterator, Mapping
from functools import cache

from postlint.checks._english import (
    clauses,
    extra,
    frames,
    governed,
    missing,
    numbers,
    owners,
    pasts,
    patterns,
    prepositions,
    pronouns,
    quantities,
    subjects,
    tenses,
    together,
    verbforms,
    wordorder,
)
from postlint.checks._english.words import Check, words_of
from postlint.post import Post
from postlint.services.languages import in_entity

_DIGITS = frozenset("0123456789")
_FAMILIES = (
    verbforms,
    tenses,
    governed,
    prepositions,
    numbers,
    quantities,
    subjects,
    clauses,
    pronouns,
    extra,
    missing,
    wordorder,
    together,
    pasts,
    frames,
    patterns,
    owners,
)


def ungrammatical(post: Post) -> Iterator[tuple[int, int, str]]:
    """Yield the words of a post that grammar does not allow where they stand, and what is meant; nothing where a word is too many."""
    checks, words = _checks(), words_of(post.text)
    through = 0
    for at, word in enumerate(words.said):
        for check in checks.get(word) or (checks["#"] if word[0] in _DIGITS else ()):
            if at >= through and (found := check(words, at)):
                first, last, written = found
                start, end = words.spans[first][0], words.spans[last][1]
                if first >= through and not in_entity(post, start, end):
                    through = last + 1
                    opens = (
                        post.text[start].isupper()
                        and words.said[first][0].islower()
                        and words.said[first] != "i"
                        and words.said[first][:2] != "i'"
                    )
                    yield start, end, written[:1].upper() + written[1:] if opens else written
                    break


@cache
def _checks() -> Mapping[str, tuple[Check, ...]]:
    """Return the word that checks begin with → the checks."""
    table: dict[str, tuple[Check, ...]] = {}
    for family in _FAMILIES:
        for word, check in family.heads():
            table[word] = (*table.get(word, ()), check)
    return table
