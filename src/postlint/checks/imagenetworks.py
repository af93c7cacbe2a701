"""``images``: what each network takes, cuts and refuses of a picture."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from postlint.checks._samples import with_picture
from postlint.finding import ERROR, INFO, WARNING, Hit, Severity
from postlint.post import Image, Post
from postlint.rules import rule
from postlint.services.clock import Clock

if TYPE_CHECKING:
    from postlint.services.pictures import Picture, Pictures
    from postlint.text.networks import Network

_NAMES = {"jpeg": "jpg", "tiff": "tif", "jpeg2000": "jp2"}


def _pictures(post: Post, pictures: "Pictures", clock: Clock) -> Iterator[tuple[int, Image, "Picture"]]:
    """Yield number, name and facts of each picture that can be opened, unless the post is in an archive."""
    if not clock.is_archive(post.when):
        for n, image in enumerate(post.images):
            found = pictures.header(image.path) if image.path else None
            if found and found.format and not found.error:
                yield n, image, found


def _sure(network: "Network", fact: str, otherwise: Severity = WARNING) -> Severity | None:
    """Return None (the rule's own severity stands) where the fact is sure enough to hold a post."""
    return None if network.sure(fact) else otherwise


def _bytes(number: int) -> str:
    """Say a size: 5.2 MB."""
    return f"{number / 1_000_000:.1f} MB" if number >= 100_000 else f"{number / 1000:.1f} kB"


@rule(
    "images.wrong-format",
    "A picture in a format that the network refuses",
    about="images",
    severity=ERROR,
    covers=("images.source-file",),
    good=[
        with_picture(networks=("instagram", "x")),
        with_picture({"format": "WEBP"}, "front.webp", networks=("x",)),
        with_picture({"format": "BMP"}, "front.bmp", networks=("bluesky",)),
    ],
    bad=[with_picture({"format": "PNG"}, "front.png", networks=("instagram",)), with_picture({"format": "BMP"}, "a.bmp", networks=("x",))],
)
def wrong_format(post: Post, network: "Network", pictures: "Pictures", clock: Clock) -> Iterator[Hit]:
    """The post fails when it is due, or a tool on the way converts the picture as it likes. Instagram's interface takes JPEG alone."""
    from postlint.services.pictures.kinds import VIDEOS

    taken = network.get("image-formats")
    for n, image, found in _pictures(post, pictures, clock) if taken else ():
        name = _NAMES.get(found.format, found.format)
        if found.format in VIDEOS or name in taken or (name == "heic" and "heif" in taken) or name == "pdf":
            continue
        # Where sources disagree, some tools make what the network takes of it.
        converted = any(name in other.value for other in network.facts["image-formats"].others)
        advice = "some tools convert it" if converted else f"export it as {taken[0]}"
        yield Hit(f"{network.name} takes {', '.join(taken)}, and {image.file} is {name}: {advice}", key=f"images.{n}.file", image=n,
                  severity=INFO if converted else _sure(network, "image-formats"))  # fmt: skip


@rule(
    "images.source-file",
    "A file for designers or printers, not for a feed",
    about="images",
    severity=WARNING,
    good=[with_picture(), with_picture({"format": "WEBP"}, "front.webp")],
    bad=[with_picture(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "logo.svg"), with_picture({"format": "TIFF"}, "front.tif")],
)
def source_file(post: Post, pictures: "Pictures") -> Iterator[Hit]:
    """Drawings, Photoshop files and scans are what pictures are made from; hardly a network shows them."""
    for n, image in enumerate(post.images):
        if image.path and (format := pictures.header(image.path).format) in ("svg", "eps", "psd", "tiff", "jpeg2000", "ico", "bmp"):
            yield Hit(f"{image.file} is {format.upper()}, which hardly a network shows: export it as JPEG or PNG",
                      key=f"images.{n}.file", image=n)  # fmt: skip


@rule(
    "images.too-heavy",
    "More bytes than the network takes",
    about="images",
    severity=ERROR,
    good=[
        with_picture(networks=("x", "bluesky")),
        with_picture({"format": "BMP", "size": (1400, 1400)}, "front.bmp", networks=("mastodon",)),
    ],
    bad=[with_picture({"format": "BMP", "size": (1400, 1400)}, "front.bmp", networks=("x",))],
)
def too_heavy(post: Post, network: "Network", pictures: "Pictures", clock: Clock) -> Iterator[Hit]:
    """The upload is refused when the post is due. A JPEG of 2,000 pixels seldom has more than 1 MB."""
    from postlint.services.pictures.kinds import VIDEOS

    for n, image, found in _pictures(post, pictures, clock):
        animated = found.format == "gif" and found.frames > 1 and network.get("max-gif-bytes") is not None
        fact = "max-video-bytes" if found.format in VIDEOS else "max-gif-bytes" if animated else "max-image-bytes"
        most = network.get(fact)
        if most is not None and found.bytes > most:
            yield Hit(
                f"{image.file} has {_bytes(found.bytes)}, and {network.name} takes {_bytes(most)}: make it smaller, or compress it more",
                key=f"images.{n}.file", image=n, severity=_sure(network, fact), evidence={"bytes": found.bytes, "limit": most},
            )  # fmt: skip


@rule(
    "images.too-large",
    "More pixels than the network takes",
    about="images",
    severity=ERROR,
    good=[with_picture(networks=("mastodon", "instagram")), with_picture({"size": (1080, 1350)}, networks=("tiktok",))],
    bad=[
        with_picture({"size": (7000, 6000), "motif": "white", "colors": "L"}, networks=("mastodon",)),
        with_picture({"size": (1200, 1200)}, networks=("tiktok",)),
    ],
)
def too_large(post: Post, network: "Network", pictures: "Pictures", clock: Clock) -> Iterator[Hit]:
    """What a camera delivers is often more than a network's servers decode."""
    for n, image, found in _pictures(post, pictures, clock):
        width, height = found.shown
        most, widest = network.get("max-image-pixels"), network.get("image-width-refused")
        if most is not None and width * height > most:
            message, fact = f"{width * height / 1e6:.0f} megapixels, and {network.name} takes {most / 1e6:.0f}", "max-image-pixels"
        elif widest is not None and min(width, height) > widest:
            message, fact = f"{width:,} × {height:,} pixels, and {network.name} takes a short side of {widest:,}", "image-width-refused"
        else:
            continue
        yield Hit(f"{image.file} has {message}: make it smaller", key=f"images.{n}.file", image=n, severity=_sure(network, fact))


@rule(
    "images.too-narrow",
    "A picture that the network scales up",
    about="images",
    severity=WARNING,
    covers=("images.tiny",),
    good=[with_picture(networks=("instagram",)), with_picture({"size": (200, 150)}, networks=("x",))],
    bad=[with_picture({"size": (310, 310)}, networks=("instagram",))],
)
def too_narrow(post: Post, network: "Network", pictures: "Pictures", clock: Clock) -> Iterator[Hit]:
    """It is shown at the network's own least width, and looks like a picture of a picture."""
    least = network.get("min-image-width")
    for n, image, found in _pictures(post, pictures, clock) if least else ():
        if 0 < found.shown[0] < least:
            yield Hit(f"{image.file} is {found.shown[0]} pixels wide, and {network.name} scales it up to {least}: use a larger one",
                      key=f"images.{n}.file", image=n, severity=_sure(network, "min-image-width", INFO))  # fmt: skip


@rule(
    "images.cropped",
    "A picture that the network cuts",
    about="images",
    severity=WARNING,
    good=[with_picture({"size": (1080, 1350)}, networks=("instagram",)), with_picture({"size": (400, 900)}, networks=("x",))],
    bad=[
        with_picture({"size": (1200, 1600)}, networks=("instagram",)),
        with_picture({"size": (1200, 400)}, networks=("instagram",)),
        with_picture({"size": (1600, 1200), "exif": {0x0112: 6}}, networks=("instagram",)),
    ],
)
def cropped(post: Post, network: "Network", pictures: "Pictures", clock: Clock) -> Iterator[Hit]:
    """A picture taller or wider than the network shows loses its edges, and with them heads, prices and dates; by the network's interface
    the post is refused.
    """
    least, most = (network.get(fact) for fact in ("min-image-aspect", "max-image-aspect"))
    for n, image, found in _pictures(post, pictures, clock) if least or most else ():
        width, height = found.shown
        if not width or not height:
            continue
        for fact, limit in (("min-image-aspect", least), ("max-image-aspect", most)):
            kept = _kept(width, height, limit, tallest=fact == "min-image-aspect") if limit else None
            if limit and kept:
                lost, whole, side = (height - kept, height, "height") if fact == "min-image-aspect" else (width - kept, width, "width")
                extreme = "at the tallest" if side == "height" else "at the widest"
                yield Hit(
                    f"{network.name} shows {limit} {extreme}: {lost:,} of {image.file}'s {whole:,} pixels in {side} are cut; crop it yourself",
                    key=f"images.{n}.file", image=n, severity=_sure(network, fact, INFO), evidence={"kept": kept, "side": side},
                )  # fmt: skip


def _kept(width: int, height: int, limit: str, *, tallest: bool) -> int | None:
    """Return how many pixels of the longer side are kept of a picture that is too tall or too wide; None if it fits, or all but."""
    across, _, down = limit.partition(":")
    aspect = float(across) / float(down)
    kept = round(width / aspect) if tallest else round(height * aspect)
    return kept if kept < 0.99 * (height if tallest else width) else None


@rule(
    "images.animated-with-others",
    "An animation beside other pictures",
    about="images",
    severity=ERROR,
    good=[with_picture({"format": "GIF", "frames": 3}, "dance.gif", networks=("x",))],
    bad=[with_picture({"format": "GIF", "frames": 3}, "dance.gif", networks=("x",), beside=(Image("b.jpg", "A door"),))],
)
def animated_with_others(post: Post, network: "Network", pictures: "Pictures", clock: Clock) -> Iterator[Hit]:
    """On X and Mastodon an animated GIF is a video: it stands alone, or the post is refused."""
    if len(post.images) < 2 or not network.get("gif-alone"):
        return
    for n, image, found in _pictures(post, pictures, clock):
        if found.format == "gif" and found.frames > 1:
            yield Hit(f"{image.file} is animated, and {network.name} takes no other picture beside it: make two posts, or save one frame",
                      key=f"images.{n}.file", image=n, severity=_sure(network, "gif-alone"))  # fmt: skip


@rule(
    "images.animation-too-large",
    "An animation larger or longer than the network takes",
    about="images",
    severity=ERROR,
    good=[with_picture({"format": "GIF", "frames": 3}, "dance.gif", networks=("x",))],
    bad=[
        with_picture({"format": "GIF", "frames": 2, "size": (1400, 700)}, "dance.gif", networks=("x",)),
        with_picture({"format": "GIF", "frames": 370, "size": (40, 40)}, "dance.gif", networks=("x",)),
    ],
)
def animation_too_large(post: Post, network: "Network", pictures: "Pictures", clock: Clock) -> Iterator[Hit]:
    """X takes GIFs of 350 frames and 1280 × 1080 pixels; a still one of any size is a picture like others."""
    limits = {fact: network.get(fact) for fact in ("max-gif-frames", "max-gif-width", "max-gif-height")}
    for n, image, found in _pictures(post, pictures, clock) if any(limits.values()) else ():
        if found.format != "gif" or found.frames < 2:
            continue
        has = {"max-gif-frames": found.frames, "max-gif-width": found.width, "max-gif-height": found.height}
        for fact, most in limits.items():
            if most is not None and has[fact] > most:
                what = "frames" if fact == "max-gif-frames" else f"pixels of {fact.rpartition('-')[2]}"
                yield Hit(f"{image.file} has {has[fact]:,} {what}, and {network.name} takes {most:,}: save it smaller",
                          key=f"images.{n}.file", image=n, severity=_sure(network, fact))  # fmt: skip
