"""``images``: pictures of people: who wants a yes for each, and the group that was at a party."""

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from postlint.brand import Brand
from postlint.checks._faces import Looked, around
from postlint.checks._samples import with_picture
from postlint.checks.imagenames import party_word
from postlint.checks.imageorigin import PHONE, meant, signs_of_night, uncleared
from postlint.errors import Unavailable
from postlint.finding import Hit
from postlint.packs import standing
from postlint.post import Post
from postlint.rules import rule
from postlint.sectors import own_topics
from postlint.services.languages import language_of

if TYPE_CHECKING:
    from postlint.services.faces import Face, Faces
    from postlint.services.ocr import Ocr
    from postlint.services.pictures import Pictures

_ACME = Brand("acme", known=True, accounts={"x": "@acme"})
_SCHOOL = Brand("school", known=True, accounts={"x": "@school"}, consent=True)
_NIGHT = {0x9003: "2026:12:11 23:12:08"}


def _said(faces: "tuple[Face, ...]") -> str:
    return "a face" if len(faces) == 1 else f"{len(faces)} faces"


def _evidence(faces: "tuple[Face, ...]") -> dict[str, Any]:
    return {"faces": [list(face[:4]) for face in faces]}


@rule(
    "images.people-shown",
    "People in a picture, where the brand wants their consent",
    decision=True,
    about="images",
    good=[with_picture(brand=_SCHOOL), with_picture({"faces": 2}, brand=_ACME), with_picture({"faces": 2})],
    bad=[with_picture({"faces": 1}, brand=_SCHOOL), with_picture({"faces": 3, "format": "PNG"}, "front.png", brand=_SCHOOL)],
    source="https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/childrens-information/",
)
def people_shown(post: Post, brand: Brand, pictures: "Pictures", faces: "Faces") -> Iterator[Hit]:
    """Schools, clubs and hospitals publish nobody without consent, and no child without that of its parents. With ``consent = true`` in the
    brand's table every picture with a face waits for a yes, unless it is in the brand's library. Children are not told from adults, and faces
    from the side, covered or small are not found: the rule reminds, and does not search.
    """
    if not brand.consent:
        return
    looked = Looked(faces)
    for n, image in enumerate(post.images):
        if image.path and not pictures.cleared(image.path, brand) and (found := looked.at(image.path)):
            yield Hit(f"{image.file} shows {_said(found)}: has everybody in it agreed, and for children their parents?",
                      key=f"images.{n}.file", image=n, box=around(found), evidence=_evidence(found))  # fmt: skip
    looked.end()


@rule(
    "images.party-group",
    "A group at a party on a brand's account",
    decision=True,
    confidence="low",
    about="images",
    covers=("images.phone-snapshot",),
    good=[
        with_picture({"faces": 3}, brand=_ACME),
        with_picture({"faces": 1, "exif": PHONE, "camera": _NIGHT}, brand=_ACME),
        with_picture({"faces": 3, "exif": PHONE, "camera": _NIGHT}),
        with_picture({"faces": 3, "exif": PHONE, "camera": _NIGHT}, brand=_ACME, text="What a party it was! Thank you all"),
        with_picture({"faces": 3, "exif": {0x010F: "Canon"}, "camera": _NIGHT}, brand=_ACME),
    ],
    bad=[
        with_picture({"faces": 3, "exif": PHONE, "camera": _NIGHT}, brand=_ACME),
        with_picture({"faces": 4}, brand=_ACME, alt="Four of us raising glasses of champagne"),
    ],
)
def party_group(
    post: Post, brand: Brand, pictures: "Pictures", faces: "Faces", ocr: "Ocr", lexicon: Any, *, least: int = 3
) -> Iterator[Hit]:
    """The boss at the Christmas party was meant for the colleagues' group. Three faces and a sign of the night (a phone, between ten and five,
    with a flash or in the dark), or of drinks and parties in the alt text or inside the picture. A post that speaks of the party itself
    means it, and so does a brand whose business drinks are.
    """
    if _party(post.text, lexicon):
        return
    looked = Looked(faces)
    for n, file, facts in uncleared(post, brand, pictures):
        image = post.images[n]
        if len(found := looked.at(image.path)) < least:
            continue
        signs = [f"taken {sign}" for sign in signs_of_night(facts.exif)]
        if not signs and "alcohol" not in own_topics(brand):
            words = [image.alt or ""]
            with suppress(Unavailable):  # told by the rules that read pictures
                words += [reading.text for reading in ocr.read(image.path, language_of(post, brand))] if image.path else []
            signs = [
                f'with "{word}" in {where}'
                for text, where in zip(words, ("its alt text", "it"), strict=False)
                if (word := _party(text, lexicon))
            ]
        if signs:
            yield Hit(f"{file} shows {len(found)} faces, {signs[0]}: {meant(brand, post)}", key=f"images.{n}.file", image=n, box=around(found),
                      evidence=_evidence(found))  # fmt: skip
    looked.end()


def _party(text: str, lexicon: Any) -> str | None:
    """Return the first word of a text that is of drinks or parties."""
    drinks = lexicon.read(Post(text)).found.get("topics.alcohol")
    return next((text[f.start : f.end] for f in standing(drinks, "term")), None) if drinks else party_word(text)
