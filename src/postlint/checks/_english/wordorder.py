"""Words in the wrong order: "tell us what do you think", "figure out it"."""

from collections.abc import Iterable

from postlint.checks._english.words import OWNING, PRONOUNS, Check, Found, Words
from postlint.text.wordclass import classes, mostly
from postlint.text.wordforms import third_person

_set = str.split  # a set is written as a line of words
_ASKING = frozenset(
    _set("tell know show ask wonder learn explain understand discover see guess remember out wondering asking knows sure idea forget")
)
_PARTICLES = frozenset(_set("out up off down away back"))
_PHRASAL = frozenset(_set("figure figured figuring check checked checking try tried trying work worked sort sorted pick picked picking set turn turned turning "
    "fill filled filling hand handed give gave giving throw threw throwing take took taking put putting clean cleaned use used write wrote switch "
    "switched print printed cut wake look tear bring break find found let leave point help make pass"))  # fmt: skip


def _question(words: Words, at: int) -> Found | None:
    """Tell us what do you think; know where is the station."""
    said = words.said
    asking = said[at - 1] in _ASKING or (
        said[at - 1] in {"us", "me", "you", "him", "them"} and said[at - 2] in {"tell", "show", "ask", "remind", "teach", "telling"}
    )
    aid, subject = said[at + 1], said[at + 2]
    if not asking:
        return None
    verb = said[at + 3]
    if (
        aid in {"do", "does"}
        and subject in PRONOUNS | {"everyone", "people"}
        and (mostly(verb) in {"verb", "noun"} or "verb" in classes(verb))
    ):
        return at + 1, at + 3, f"{subject} {third_person(verb) if aid == 'does' else verb}"
    plain = "verb" in classes(verb) or mostly(verb) in {"verb", "noun"} or verb in {"be", "have", "do"}
    if aid in {"can", "could", "will", "would", "should"} and subject in PRONOUNS and plain and said[at] != "who":
        return at + 1, at + 2, f"{subject} {aid}"
    if (
        said[at] in {"where", "when", "how", "why"}
        and aid in {"is", "are", "was", "were"}
        and subject in OWNING | {"the", "this", "that", "these"}
    ):
        noun = words.head(at + 3)
        if noun and said[noun + 1] in {".", ",", "and"}:
            return at + 1, noun, " ".join([*said[at + 2 : noun + 1], aid])
    return None


def _phrasal(words: Words, at: int) -> Found | None:
    """Figure out it."""
    said = words.said
    if (
        said[at + 1] in _PARTICLES
        and said[at + 2] in {"it", "them", "him"}
        and said[at + 3] in {".", ",", "and", "but", "so", "today", "now", "when", "before"}
    ):
        if said[at] in {"look", "back"} or (said[at + 1] == "back" and said[at] not in {"give", "gave", "bring", "put", "take"}):
            return None
        return at + 1, at + 2, f"{said[at + 2]} {said[at + 1]}"
    return None


def heads() -> Iterable[tuple[str, Check]]:
    """Yield the words that each check begins with."""
    for check, known in (
        (_question, _set("what where when how why who")),
        (_phrasal, _PHRASAL),
    ):
        yield from ((word, check) for word in known)
