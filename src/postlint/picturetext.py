"""The words inside pictures as posts of their own, so that the same rules read them; and the way back to the picture."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from postlint.errors import Unavailable
from postlint.finding import Finding, ImageRef, NotRun, Span
from postlint.post import Image, Post
from postlint.rules import chosen
from postlint.text.normal import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from postlint.services.ocr import Ocr, Reading

TEXT_RULES = (
    "topics", "words", "language.spelling", "confirm.embargoed-name", "links.broken", "links.leads-inside", "links.private",
    "links.credentials", "links.look-alike", "links.near-miss", "draft.placeholder", "draft.merge-field", "draft.undecided", "draft.note",
    "draft.secret", "draft.card-number", "draft.bank-account", "draft.booking-code", "draft.meeting-link",
)  # fmt: skip
"""The rules that read what tesseract read. The others ask for the form of a post, which a picture has not: its length, its tone, its end."""

CODE_RULES = (
    "links.broken", "links.blocked", "links.leads-inside", "links.leads-to-blocked", "links.private", "links.credentials",
    "links.look-alike", "links.near-miss", "links.punycode", "links.session", "links.unverified", "draft.secret", "draft.meeting-link",
)  # fmt: skip
"""The rules that read what a QR code says."""

_SECOND_LOOK = ("language", "links")
"""Where one letter read wrongly would make a mistake of what is none: believed only when it is read the same twice."""

_SURE = {"language": 90, "draft.secret": 60}
"""Percent, as tesseract judges itself, from which its words are believed, if not 80: no dictionary knows the words of a secret."""
_SHORTEST = 5  # letters of a word that is spelt wrongly; shorter ones are codes, names, and noise


class Inside(NamedTuple):
    """What is written in the ``nth`` picture of a post, as a post of its own; of what ``prefixes`` name, ``rules`` are selected."""

    nth: int
    image: Image
    reading: "Reading"
    post: Post
    prefixes: "Sequence[str]"
    rules: frozenset[str]

    def findings(self, said: "Sequence[Finding]", ocr: "Ocr", post: Post, before: "Sequence[Finding]") -> list[Finding]:
        """Return what was said of the words as findings about the picture, without those that ``before`` makes superfluous."""
        return [f for one in said if (f := self._finding(one, ocr)) and not _repeats(f, post, before)]

    def _finding(self, said: Finding, ocr: "Ocr") -> Finding | None:
        """Return a finding about the picture; None where the words may have been read wrongly."""
        start, end = (0, len(self.post.text)) if said.start is None or said.end is None else (said.start, said.end)
        sure = next((least for prefix, least in _SURE.items() if chosen(said.rule, [prefix])), 80)
        if self.reading.confidence(start, end) < sure or (chosen(said.rule, ["language"]) and (end - start < _SHORTEST or _joined(said))):
            return None
        assert self.image.path
        if chosen(said.rule, _SECOND_LOOK) and not ocr.agrees(self.image.path, self.reading, start, end, self.post.language or "en"):
            return None
        what = "the code in" if self.reading.code else "inside"
        return said._replace(
            message=f"{what} {self.image.file}: {said.message}", start=None, end=None, fix=None,
            image=ImageRef(self.nth, self.image.file, self.reading.box(start, end)),
            evidence=said.evidence if said.evidence.get("secret") else {**said.evidence, "inside": self.post.text[start:end]},
        )  # fmt: skip


def _joined(said: Finding) -> bool:
    """Whether a word may be two, whose space was not seen."""
    return any(" " in word for word in said.evidence.get("replacements", ()))


@dataclass(frozen=True)
class _Origin:
    """A picture's words stand in the post's file where the picture is named."""

    path: str
    where: Span

    def span(self, start: int, end: int) -> Span:  # noqa: ARG002  the shape of every origin
        return self.where

    def key(self, name: str) -> Span:  # noqa: ARG002  the shape of every origin
        return self.where


def insides(post: Post, ocr: "Ocr", language: str, selected: Iterable[str]) -> Iterator[Inside | list[NotRun]]:
    """Yield what is written in each picture of a post, for the rules among ``selected`` (ids) that read such words.

    Where it cannot be read, yield a NotRun for each family of these rules.
    """
    readers = ((TEXT_RULES, lambda path: ocr.read(path, language)), (CODE_RULES, ocr.codes))
    wanting = [(prefixes, read, frozenset(id for id in selected if chosen(id, prefixes))) for prefixes, read in readers]
    origin = post.place()
    for nth, image in enumerate(post.images):
        if image.path is None:
            continue
        start = origin.span(0, 0)
        where = origin.key(f"images.{nth}.file") or Span(start.line, start.column)
        for prefixes, read, rules in wanting:
            try:
                readings: Sequence[Reading] = read(image.path) if rules else ()
            except Unavailable as error:
                yield [NotRun(family, "ocr", error.message, error.wanted) for family in sorted({id.partition(".")[0] for id in rules})]
                continue
            for reading in readings:
                inner = replace(
                    post, text=reading.text, language=language, images=(), poll=(), ignores=(), origin=_Origin(origin.path, where)
                )
                yield Inside(nth, image, reading, inner, prefixes, rules)


def _repeats(said: Finding, post: Post, before: "Sequence[Finding]") -> bool:
    """Whether a finding about a picture tells nothing new: the rule has spoken of the same words in the post, or asked for a yes already."""
    inside = fold(str(said.evidence.get("inside", ""))).text
    return any(
        f.rule == said.rule and (f.decision or (f.start is not None and fold(post.text[f.start : f.end]).text == inside)) for f in before
    )
