"""``images``: what is written inside a picture, where only a picture says such things.

What the other rules say of the same words, they say themselves (picturetext.py).
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from postlint.brand import Brand
from postlint.checks.pairings import listed
from postlint.finding import INFO, Hit
from postlint.post import Image, Post
from postlint.rules import Example, rule
from postlint.services.languages import language_of, words_in
from postlint.text.normal import fold

if TYPE_CHECKING:
    from postlint.services.ocr import Ocr, Reading
    from postlint.text.lexicon import Found

_SURE = 80  # percent
_CARD = Post("We're open!", images=(Image("card.png", "Our new shop front, painted green"),))


def _written(text: str, post: Post = _CARD, brand: Brand = Brand()) -> Example:  # noqa: B008  frozen
    return Example(post, brand, texts={"card.png": text})


def _found(post: Post, ocr: "Ocr", lexicon: Any, brand: Brand, name: str) -> "Iterator[tuple[int, Reading, Found]]":
    """Yield the terms of a list that stand in the post's pictures, and that tesseract is sure of."""
    for n, image in enumerate(post.images):
        for reading in ocr.read(image.path, language_of(post, brand)) if image.path else ():
            for term in listed(lexicon.read(Post(reading.text)).found, name):
                if reading.confidence(term.start, term.end) >= _SURE:
                    yield n, reading, term


def _hit(message: str, post: Post, n: int, reading: "Reading", term: "Found") -> Hit:
    words = " ".join(reading.text[term.start : term.end].split())
    said = message.format(words=words, file=post.images[n].file)
    return Hit(said, key=f"images.{n}.file", image=n, box=reading.box(term.start, term.end), evidence={"inside": words})


@rule(
    "images.placeholder-text",
    "A placeholder or a mark of a draft inside a picture",
    about="images",
    decision=True,
    good=[_written("Grand opening\n\nFree sample with every order"), _written("Fully waterproof. See the proof in our shop"), _written("")],
    bad=[
        _written("Grand opening\n\nAdd a subheading"),
        _written("Grand opening\n\nSAMPLE"),
        _written("Visit us\n\nwww.reallygreatsite.com"),
    ],
    source="https://www.canva.com/templates/",
)
def placeholder_text(post: Post, ocr: "Ocr", lexicon: Any, brand: Brand) -> Iterator[Hit]:
    """The text of a post is read three times before it goes out, and its picture once: so the template's words stay in the picture."""
    for n, reading, term in _found(post, ocr, lexicon, brand, "picture-template"):
        yield _hit('"{words}" inside {file} looks like a template\'s own words: replace them', post, n, reading, term)
    for n, reading, term in _found(post, ocr, lexicon, brand, "picture-proof"):
        start, end = _paragraph(reading.text, term.start)
        words = reading.text[term.start : term.end]
        if not any(map(str.isalnum, reading.text[start : term.start] + reading.text[term.end : end])) and (words.isupper() or " " in words):
            yield _hit('"{words}" stands alone inside {file}, as on a proof: is it the final picture?', post, n, reading, term)


@rule(
    "images.stock-watermark",
    "The watermark of a picture library",
    about="images",
    decision=True,
    good=[_written("Spring is here\n\nPhoto: Getty Images"), _written("Meet us at Adobe", brand=Brand("Adobe Stock"))],
    bad=[_written("shutterstock"), _written("Spring is here\n\nalamy stock photo")],
    source="https://en.wikipedia.org/wiki/Watermark",
)
def stock_watermark(post: Post, ocr: "Ocr", lexicon: Any, brand: Brand) -> Iterator[Hit]:
    """A library's name across a picture says that it was not paid for; the bill comes later, the mockery at once."""
    for n, reading, term in _found(post, ocr, lexicon, brand, "picture-stock"):
        start, _ = _paragraph(reading.text, term.start)  # a credit has somebody's name, or "photo", before it
        words = fold(reading.text[term.start : term.end]).text
        if not reading.text[start : term.start].strip() and not set(words.split()) & brand.vocabulary:
            yield _hit('"{words}" inside {file} looks like a library\'s watermark: has the picture been licensed?', post, n, reading, term)
            return


@rule(
    "images.internal-mark",
    "A picture marked as internal or confidential",
    about="images",
    decision=True,
    good=[_written("Your data stays confidential"), _written("Use our internal gear hub")],
    bad=[_written("Roadmap 2027\n\nCompany confidential"), _written("Q3 figures\n\nFor internal use only")],
)
def internal_mark(post: Post, ocr: "Ocr", lexicon: Any, brand: Brand) -> Iterator[Hit]:
    """Screenshots of slides and sheets show their stamps to everybody but to those who took them."""
    for n, reading, term in _found(post, ocr, lexicon, brand, "picture-internal"):
        yield _hit('"{words}" stands inside {file}: may it be published?', post, n, reading, term)


@rule(
    "images.text-missing-in-alt",
    "What a picture says is in no alt text",
    severity=INFO,
    confidence="low",
    about="images",
    good=[
        _written("OPEN"),
        _written("New shop front\n\nFreshly painted in green"),
        _written("Grand opening Saturday morning", Post("Our grand opening is on Saturday morning", images=_CARD.images)),
    ],
    bad=[_written("Grand opening Saturday morning, free coffee for everybody")],
    source="https://www.w3.org/WAI/tutorials/images/textual/",
)
def text_missing_in_alt(post: Post, ocr: "Ocr", brand: Brand, *, least: int = 4) -> Iterator[Hit]:
    """Who does not see the picture learns nothing of what is written in it, unless the alt text or the post says it too."""
    for n, image in enumerate(post.images):
        known = set(words_in(fold(f"{post.text} {image.alt or ''}").text))
        for reading in ocr.read(image.path, language_of(post, brand)) if image.path else ():
            sure = " ".join(reading.text[w.start : w.end] for w in reading.words if w.confidence >= _SURE)
            words = {w for w in words_in(fold(sure).text) if len(w) >= least}
            missing = words - known
            if len(words) >= least and len(missing) * 2 > len(words):
                shown = " ".join(sure.split()[:8])
                yield Hit(f'{image.file} says "{shown}…", and neither its alt text nor the post does', key=f"images.{n}.file", image=n,
                          box=reading.box(0, len(reading.text)))  # fmt: skip
                break


def _paragraph(text: str, at: int) -> tuple[int, int]:
    """Return where the paragraph begins and ends that a place is in."""
    breaks = [-2, *(i for i, (a, b) in enumerate(pairwise(text)) if a == b == "\n"), len(text)]
    start, end = next((a, b) for a, b in pairwise(breaks) if a <= at < b)
    return start + 2, end
