"""``images``: whether there is a picture at all, and whether it is whole, sharp and fit for a screen."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from postlint.checks._samples import SHOWN, with_picture
from postlint.errors import Unavailable
from postlint.finding import ERROR, INFO, WARNING, Hit
from postlint.post import Image, Post
from postlint.rules import Example, rule

if TYPE_CHECKING:
    from postlint.services.pictures import Pictures
    from postlint.services.web.verdict import Asker

_ON_THE_WEB = Post("On the web", images=(Image("https://example.com/a.jpg", "A door"),))


@rule(
    "images.missing",
    "A picture that is not there",
    about="images",
    severity=ERROR,
    good=[with_picture(), _ON_THE_WEB],
    bad=[SHOWN],
)
def missing(post: Post) -> Iterator[Hit]:
    """A post without its picture, or with the wrong one picked in a hurry because the right one was not found."""
    for n, image in enumerate(post.images):
        if image.path is None and not image.on_web:
            yield Hit(f"{image.file} is neither beside the draft nor under the repository's root: mend the name or add the file",
                      key=f"images.{n}.file", image=n)  # fmt: skip


@rule(
    "images.broken-address",
    "A picture whose address is dead",
    about="addresses",
    severity=ERROR,
    good=[_ON_THE_WEB, Example(_ON_THE_WEB, web={"https://example.com/a.jpg": "unverified"})],
    bad=[Example(_ON_THE_WEB, web={"https://example.com/a.jpg": "broken it answers 404"})],
)
def broken_address(post: Post, web: "Asker") -> Iterator[Hit]:
    """Schedulers fetch the picture when the post is due: if nothing is there, or it lies inside a private network, the post fails, or goes
    out without it.
    """
    named = [n for n, image in enumerate(post.images) if image.on_web]
    for n, verdict in zip(named, web.check_all([post.images[n].file for n in named]), strict=True):
        if verdict.state in ("broken", "private"):
            reason = verdict.reason or "it is broken"
            yield Hit(f"{post.images[n].file} cannot be fetched ({reason}): mend the address", key=f"images.{n}.file", image=n)


@rule(
    "images.unreadable",
    "A picture that cannot be opened",
    about="images",
    severity=ERROR,
    good=[with_picture(), with_picture({"format": "PNG"}, "front.png")],
    bad=[
        with_picture(b"<html>not found</html>"),
        with_picture(b"GIF89a\1\0\1\0\x80\0\0\xff\xff\xff"),
        with_picture(b""),
    ],
)
def unreadable(post: Post, pictures: "Pictures") -> Iterator[Hit]:
    """A download that broke off, an error page saved as a picture: networks refuse it, or show half of it. What is no picture but a video
    or a drawing, and what only a plugin opens, is not looked into, and the last line says so.
    """
    unseen: dict[str, bool] = {}
    for n, image in enumerate(post.images):
        if image.on_web and not image.path:
            if image.is_video:
                unseen["a video is not looked into"] = False
            elif image.missed is None:
                unseen["pictures given by an address were not fetched: what they show, and their size, is unknown"] = False
            elif image.missed:
                unseen[f"{image.file} was not fetched: {image.missed}"] = True
        elif image.path and ((found := pictures.read(image.path)).error or found.unchecked):
            if found.error:
                advice = "put the picture itself at this address" if image.on_web else "export it again"
                yield Hit(f"{image.file} cannot be shown: {found.error}; {advice}", key=f"images.{n}.file", image=n)
            else:
                unseen[found.unchecked or ""] = found.helped
    if unseen:
        raise Unavailable("; ".join(unseen), wanted=any(unseen.values()), service="pictures")


@rule(
    "images.wrong-extension",
    "A file name that says another format than the file is",
    about="images",
    severity=WARNING,
    good=[with_picture({}, "front.jpeg"), with_picture({"format": "PNG"}, "front.png"), with_picture({}, "front")],
    bad=[with_picture({"format": "PNG"}, "front.jpg"), with_picture({}, "front.png")],
)
def wrong_extension(post: Post, pictures: "Pictures") -> Iterator[Hit]:
    """A WebP saved as .jpg opens in a browser, and is refused by a scheduler or a server that compares name and content."""
    from postlint.services.pictures.kinds import SUFFIXES

    for n, image in enumerate(post.images):
        if not image.path:
            continue
        format, suffix = pictures.header(image.path).format, image.path.suffix[1:].lower()
        right = SUFFIXES.get(format)
        if right and suffix not in right and any(suffix in known for known in SUFFIXES.values()):
            yield Hit(f"{image.file} is a {format.upper()} file: name it .{right[0]}, or export it as {suffix.upper()}",
                      key=f"images.{n}.file", image=n)  # fmt: skip


@rule(
    "images.blank",
    "A picture of one colour",
    about="images",
    severity=WARNING,
    good=[with_picture(), with_picture({"motif": "gradient"})],
    bad=[with_picture({"motif": "white"}), with_picture({"motif": "black"})],
)
def blank(post: Post, pictures: "Pictures") -> Iterator[Hit]:
    """An export with all layers hidden, or a frame before the video begins. A black square may be meant: then say so in ``ignore``."""
    for n, image in enumerate(post.images):
        look = pictures.read(image.path).look if image.path else None
        if look and (look.range <= 4 or look.clear > 0.999):
            what = "transparent" if look.clear > 0.999 else "of one colour"
            yield Hit(f"{image.file} is {what} from edge to edge: is this the right export?", key=f"images.{n}.file", image=n)


@rule(
    "images.blurred",
    "A picture that is nowhere sharp",
    about="images",
    severity=WARNING,
    good=[with_picture(), with_picture({"motif": "gradient"}), with_picture({"motif": "white"}), with_picture({"blur": 1})],
    bad=[with_picture({"blur": 4}), with_picture({"motif": "hills", "blur": 8})],
    source="https://doi.org/10.1109/ICPR.2000.903548",
)
def blurred(post: Post, pictures: "Pictures", *, least: int = 15) -> Iterator[Hit]:
    """A missed focus, or a thumbnail scaled up. The sharpest part of the picture counts, so that a soft background is no fault, and
    neither are fog and gradients, in which there is nothing to be sharp. ``least`` is a mean squared Laplacian; sharp photographs have
    hundreds.
    """
    for n, image in enumerate(post.images):
        found = pictures.read(image.path) if image.path else None
        if found and found.look and min(found.shown) >= 200 and found.look.sharpness < least and found.look.content >= 100:
            yield Hit(f"{image.file} is nowhere sharp: take another one, or the original instead of a preview",
                      key=f"images.{n}.file", image=n, evidence={"sharpness": round(found.look.sharpness, 1)})  # fmt: skip


_HILLS = {"motif": "hills", "size": (1080, 1080)}


@rule(
    "images.upscaled",
    "A picture blown up from a smaller one",
    about="images",
    severity=WARNING,
    confidence="low",
    covers=("images.blurred",),
    good=[
        with_picture(),
        with_picture({"blur": 1}),
        with_picture({"motif": "gradient"}),
        with_picture({"enlarged": 3, "size": (240, 180)}),
        with_picture(_HILLS),
    ],
    bad=[with_picture({**_HILLS, "enlarged": 2, "format": "PNG"}, "front.png"), with_picture({**_HILLS, "enlarged": 3, "quality": 95})],
    source="https://doi.org/10.1109/CRV.2005.33",
)
def upscaled(post: Post, pictures: "Pictures", *, least: float = 9.0) -> Iterator[Hit]:
    """Its pixels hold less than its size claims: it passes every check of size, and looks like a thumbnail all the same. Told by the rhythm
    that computed pixels have and photographed ones have not, ``least`` times as clear as the noise beside it; pictures with a side of more
    than 2,400 pixels or less than 256 are not looked at.
    """
    for n, image in enumerate(post.images):
        found = pictures.enlarged(image.path) if image.path else 0.0
        if found >= least:
            yield Hit(f"{image.file} was blown up from a smaller picture: use the original, or the small one as it is",
                      key=f"images.{n}.file", image=n, evidence={"enlarged": round(found, 1)})  # fmt: skip


@rule(
    "images.tiny",
    "A picture of the size of a thumbnail",
    about="images",
    severity=WARNING,
    good=[with_picture(), with_picture({"size": (300, 100)})],
    bad=[with_picture({"size": (200, 150)})],
)
def tiny(post: Post, pictures: "Pictures", *, least: int = 300) -> Iterator[Hit]:
    """A preview was saved in place of the picture: on a phone it is scaled up four times, and looks it."""
    for n, image in enumerate(post.images):
        found = pictures.header(image.path) if image.path else None
        if found and not found.error and 0 < max(found.shown) < least:
            width, height = found.shown
            yield Hit(f"{image.file} is {width} × {height} pixels: use the original, not its thumbnail", key=f"images.{n}.file", image=n)


@rule(
    "images.print-colors",
    "A picture in the colours of print",
    about="images",
    severity=WARNING,
    good=[with_picture()],
    bad=[with_picture({"colors": "CMYK"})],
)
def print_colors(post: Post, pictures: "Pictures") -> Iterator[Hit]:
    """CMYK is for printers. Browsers and networks turn it into garish or inverted colours, or refuse the file."""
    for n, image in enumerate(post.images):
        if image.path and pictures.header(image.path).colors == "CMYK":
            yield Hit(f"{image.file} is in CMYK, the colours of print: export it in sRGB", key=f"images.{n}.file", image=n)


_WIDE = ("adobe rgb", "adobergb", "prophoto", "wide gamut", "ecirgb", "eci rgb", "rec. 2020", "rec.2020", "bt.2020", "romm")
"""Profiles whose colours go dull where the profile is dropped; Display P3, which every phone writes, networks know."""


@rule(
    "images.wide-gamut",
    "A colour profile that networks drop",
    about="images",
    severity=INFO,
    good=[with_picture(), with_picture({"profile": "Display P3"}), with_picture({"profile": "sRGB IEC61966-2.1"})],
    bad=[with_picture({"profile": "Adobe RGB (1998)"})],
)
def wide_gamut(post: Post, pictures: "Pictures") -> Iterator[Hit]:
    """A picture in Adobe RGB looks faded wherever its profile is taken off, and most networks take it off."""
    for n, image in enumerate(post.images):
        profile = pictures.header(image.path).profile if image.path else ""
        if any(name in profile.lower() for name in _WIDE):
            yield Hit(f'{image.file} has the profile "{profile}", and fades without it: export it in sRGB', key=f"images.{n}.file", image=n)


@rule(
    "images.turned-by-camera",
    "A picture that stands upright by a note alone",
    about="images",
    severity=INFO,
    confidence="low",
    good=[with_picture(), with_picture({"exif": {0x0112: 1}})],
    bad=[with_picture({"exif": {0x0112: 6}})],
)
def turned(post: Post, pictures: "Pictures") -> Iterator[Hit]:
    """The pixels lie on their side, and the EXIF data say how to turn them. A tool that drops the note, and not all read it, publishes the
    picture lying down. Networks themselves do read it.
    """
    for n, image in enumerate(post.images):
        if image.path and (found := pictures.header(image.path)).orientation > 1:
            yield Hit(f"{image.file} is upright by EXIF orientation {found.orientation} alone: export it turned",
                      key=f"images.{n}.file", image=n)  # fmt: skip


@rule(
    "images.transparent",
    "A picture that shows what is behind it",
    about="images",
    severity=INFO,
    good=[with_picture(), with_picture({"format": "PNG", "colors": "RGBA"}, "front.png")],
    bad=[with_picture({"format": "PNG", "hole": 0.3}, "front.png")],
)
def transparent(post: Post, pictures: "Pictures") -> Iterator[Hit]:
    """In a dark feed black letters on a transparent ground cannot be read, and networks that make a JPEG of it choose a ground of their
    own, mostly black.
    """
    for n, image in enumerate(post.images):
        look = pictures.read(image.path).look if image.path else None
        if look and 0.02 < look.clear <= 0.999:
            yield Hit(f"{image.file} is transparent in {look.clear:.0%} of its area: give it a background",
                      key=f"images.{n}.file", image=n)  # fmt: skip
