"""``images``: what a picture file tells beside the picture."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from postlint.checks._samples import with_picture
from postlint.finding import ERROR, INFO, WARNING, Fix, Hit
from postlint.post import Image, Post
from postlint.rules import rule
from postlint.text.patterns import Pattern

if TYPE_CHECKING:
    from postlint.services.pictures import Picture, Pictures

_OSLO = {1: "N", 2: (59.0, 54.0, 45.0), 3: "E", 4: (10.0, 44.0, 20.0)}
_MENDED = ("jpeg", "png", "webp")


def _can_be_mended(image: Image, found: "Picture") -> bool:
    """Whether the file is here to be mended, and of a format that is."""
    return found.format in _MENDED and not image.on_web


def _advice(image: Image) -> str:
    return "export it without metadata, and upload it again" if image.on_web else "export it without metadata"


@rule(
    "images.place-inside",
    "The place where a picture was taken",
    about="images",
    severity=ERROR,
    good=[
        with_picture(),
        with_picture({"exif": {0x010F: "Canon"}}),
        with_picture({"gps": {1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)}}),
    ],
    bad=[with_picture({"gps": _OSLO}), with_picture({"gps": _OSLO, "format": "PNG"}, "front.png")],
    source="https://www.cipa.jp/std/documents/e/DC-008-2012_E.pdf",
)
def place_inside(post: Post, pictures: "Pictures") -> Iterator[Hit]:
    """A phone writes where it stood, to a few metres, into each picture. Most networks take it out, but not all, and neither do servers,
    newsletters and whoever fetches the original. ``--fix`` leaves it out of the file (JPEG, PNG, WebP), with all that the camera wrote but
    orientation, artist and copyright; no pixel changes.
    """
    for n, image in enumerate(post.images):
        found = pictures.header(image.path) if image.path else None
        if not found or not (found.exif.place or "place" in found.marks):
            continue
        where = "within some metres"
        if found.exif.place:
            where = "{:.2f}, {:.2f}".format(*found.exif.place)
        fix = Fix("leave the place out of the picture file", "", safe=True, picture=True) if _can_be_mended(image, found) else None
        yield Hit(
            f"{image.file} says where it was taken ({where}): " + ("take that out" if fix else _advice(image)),
            key=f"images.{n}.file", image=n, fix=fix,
        )  # fmt: skip


@rule(
    "images.owner-inside",
    "Whose camera took a picture",
    about="images",
    severity=INFO,
    good=[with_picture(), with_picture({"exif": {0x013B: "Ana Ruiz", 0x8298: "© Acme"}}), with_picture({"camera": {0xA431: "0000"}})],
    bad=[with_picture({"camera": {0xA430: "Ben Gray"}}), with_picture({"camera": {0xA431: "042021004821"}})],
)
def owner_inside(post: Post, pictures: "Pictures") -> Iterator[Hit]:
    """The owner's name and the camera's serial number tie a picture to a person, and to all else that was taken with that camera. The
    name of the artist and the copyright are there to be read.
    """
    for n, image in enumerate(post.images):
        found = pictures.header(image.path) if image.path else None
        if found and (found.exif.owner or found.exif.serials):
            said = f"its owner, {found.exif.owner}" if found.exif.owner else "the camera's serial number"
            fix = Fix("leave what the camera wrote out of the picture file", "", picture=True) if _can_be_mended(image, found) else None
            yield Hit(f"{image.file} names {said}: {_advice(image)}", key=f"images.{n}.file", image=n, fix=fix)


@rule(
    "images.uncropped-inside",
    "A thumbnail that shows what was cut off",
    about="images",
    severity=WARNING,
    good=[with_picture(), with_picture({"thumbnail": "same"})],
    bad=[with_picture({"thumbnail": "other"})],
    source="https://en.wikipedia.org/wiki/Cat_Schwartz",
)
def uncropped_inside(post: Post, pictures: "Pictures") -> Iterator[Hit]:
    """Some editors leave the small picture that the camera put into the file as it was: whoever opens it sees what was cut away, or
    painted over.
    """
    for n, image in enumerate(post.images):
        if image.path and pictures.header(image.path).exif.thumbnail and pictures.thumbnail_differs(image.path):
            fix = None if image.on_web else Fix("leave what the camera wrote out of the picture file", "", picture=True)
            yield Hit(f"the thumbnail inside {image.file} shows another picture than the file, perhaps the uncut one: {_advice(image)}",
                      key=f"images.{n}.file", image=n, fix=fix)  # fmt: skip


_FOLDER = Pattern(
    r"(?i)[a-z]:\\{1,2}(?:users|documents and settings)\\{1,2}[^\\\s/:*?\"<>|]{1,64}\\|(?:file://)?/(?:users|home)/[^/\s\"<>]{1,64}/",
    ":\\", "/users/", "/home/",
)  # fmt: skip


@rule(
    "images.editor-leftovers",
    "Folders of a computer inside a picture",
    about="images",
    severity=INFO,
    good=[with_picture(), with_picture({"exif": {0x0131: "Adobe Photoshop 26.1"}}), with_picture({"exif": {0x010E: "Home / Users"}})],
    bad=[with_picture({"exif": {0x010E: "C:\\Users\\ben.gray\\Desktop\\secret-launch\\front.psd"}})],
)
def editor_leftovers(post: Post, pictures: "Pictures") -> Iterator[Hit]:
    """Editors write into a file where it lay: names of people, customers and projects can be read there."""
    for n, image in enumerate(post.images):
        for field, text in pictures.header(image.path).notes if image.path else ():
            if folder := _FOLDER.search(text):
                yield Hit(f'{image.file} says "{folder[0]}…" in its {field}: export it without metadata', key=f"images.{n}.file", image=n)
                break


@rule(
    "images.made-by-model",
    "A picture that says a model made it",
    about="images",
    severity=INFO,
    good=[with_picture(), with_picture({"xmp": b'<x Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"/>'})],
    bad=[
        with_picture({"xmp": b'<x Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"/>'}),
        with_picture({"format": "PNG", "text": {"parameters": "a skate on a beach, highly detailed\nSteps: 20, Sampler: Euler"}}, "front.png"),
    ],
    source="https://cv.iptc.org/newscodes/digitalsourcetype/",
)  # fmt: skip
def made_by_model(post: Post, pictures: "Pictures") -> Iterator[Hit]:
    """Networks read these marks and put a label under the post ("AI info"), whether you say so or not; and a generator's own note holds
    the very words that it was asked with.
    """
    for n, image in enumerate(post.images):
        marks = pictures.header(image.path).marks if image.path else ()
        if "prompt" in marks:
            message = "holds the words that a model was asked with: export it without metadata, and say that a model made it"
        elif "ai" in marks:
            message = "says that a model made it: networks label it so, so say it first"
        else:
            continue
        yield Hit(f"{image.file} {message}", key=f"images.{n}.file", image=n)


@rule(
    "images.content-credentials",
    "A picture with content credentials",
    about="images",
    severity=INFO,
    confidence="low",
    good=[with_picture()],
    bad=[with_picture({"behind": b"\0\0\0\x20jumb\0\0\0\x18jumdc2pa"})],
    source="https://c2pa.org/specifications/",
)
def content_credentials(post: Post, pictures: "Pictures") -> Iterator[Hit]:
    """The file carries a signed record of how it was made and changed (C2PA). Networks show it, and any export that is not aware of it
    takes it off. postlint does not verify the signature.
    """
    for n, image in enumerate(post.images):
        if image.path and "c2pa" in pictures.header(image.path).marks:
            yield Hit(f"{image.file} carries content credentials: look at what they say of it", key=f"images.{n}.file", image=n)
