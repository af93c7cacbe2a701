"""What is seen of a picture when it is decoded: sharp or blurred, one colour, dark, clear; and its hashes."""

import io
from typing import TYPE_CHECKING, Any

from postlint.services.pictures.fingerprint import Fingerprint, fingerprint
from postlint.services.pictures.picture import Look

if TYPE_CHECKING:
    from PIL.Image import Image

SIDE = 540
"""Pixels of the longer side at which a picture is judged: about what a phone shows of it in a feed."""

_SMALL = 90
_GRID = 6


def look(image: "Image", orientation: int) -> Look:
    """Decode and return what is seen; the picture passed is changed. Raises what decoders raise."""
    from PIL import Image

    clear = 0.0
    if image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
        image = _reduced(image).convert("RGBA")
        alpha = image.getchannel("A")
        clear = sum(alpha.histogram()[:250]) / (alpha.width * alpha.height)
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image).convert("RGB")
    elif image.mode.startswith(("I", "F")):
        image = _eight_bits(_reduced(image))
    elif image.mode not in ("L", "RGB"):
        image = _reduced(image).convert("RGB")
    else:
        image = _reduced(image)
    histogram = image.resize((16, 16), Image.Resampling.BOX).histogram()
    channels = [[value for value in range(256) if histogram[start + value]] for start in range(0, len(histogram), 256)]
    grey = image.convert("L")
    grey.thumbnail((SIDE, SIDE), Image.Resampling.BOX)
    small = grey.resize(_fitting(grey.size, _SMALL), Image.Resampling.BOX)
    return Look(
        sharpness=_energy(grey),
        content=_energy(small),
        range=max(values[-1] - values[0] for values in channels),
        light=_mean(grey),
        clear=clear,
        fingerprint=fingerprint(image, orientation),
    )


def of_thumbnail(content: bytes, orientation: int, shown: tuple[int, int]) -> Fingerprint:
    """Return the fingerprint of a thumbnail, without the black bars by which cameras make it 4:3. Raises what decoders raise."""
    from PIL import Image

    with Image.open(io.BytesIO(content), formats=("JPEG",)) as image:
        if image.width * image.height > 1_000_000:
            return Fingerprint()
        grey = image.convert("L")
    width, height = shown if orientation < 5 else (shown[1], shown[0])
    if width * grey.height > height * grey.width:
        bar = (grey.height - grey.width * height / width) / 2
        inner = (0, round(bar), grey.width, round(grey.height - bar))
        bars = [(0, 0, grey.width, inner[1]), (0, inner[3], grey.width, grey.height)]
    else:
        bar = (grey.width - grey.height * width / height) / 2
        inner = (round(bar), 0, round(grey.width - bar), grey.height)
        bars = [(0, 0, inner[0], grey.height), (inner[2], 0, grey.width, grey.height)]
    if bar >= 2 and all(_mean(grey.crop(box)) < 16 for box in bars):
        grey = grey.crop(inner)
    return fingerprint(grey, orientation)


def _mean(grey: "Image") -> int:
    from PIL import Image

    return grey.resize((1, 1), Image.Resampling.BOX).tobytes()[0]


def _reduced(image: "Image") -> "Image":
    """Return a picture of whole fractions of the size, so that what follows costs less; a palette is left as it is."""
    factor = max(image.size) // (2 * SIDE)
    if factor < 2 or image.mode in ("P", "1"):
        return image
    return image.reduce(factor)


def _eight_bits(image: "Image") -> "Image":
    """Return a picture of 16 or 32 bits in 8, by its brightest pixel."""
    values = image.convert("F")
    brightest: Any = values.getextrema()[1]
    scale = 1 if brightest <= 255 else 255 / max(65535, brightest)
    return values.point(lambda value: value * scale).convert("L")


def _fitting(size: tuple[int, int], side: int) -> tuple[int, int]:
    longest = max(size)
    return (size[0], size[1]) if longest <= side else (max(1, size[0] * side // longest), max(1, size[1] * side // longest))


def _energy(grey: "Image") -> float:
    """Return the mean square of the Laplacian in the tile of a grid where it is largest."""
    from PIL import Image, ImageFilter

    if min(grey.size) < 2 * _GRID:
        return 0.0
    edges = grey.filter(ImageFilter.Kernel((3, 3), (0, 1, 0, 1, -4, 1, 0, 1, 0), scale=1, offset=128))
    edges = edges.crop((1, 1, grey.width - 1, grey.height - 1))  # the filter leaves the border as it is
    squares = edges.point([(value - 128) ** 2 for value in range(256)], "F")
    largest: Any = squares.resize((_GRID, _GRID), Image.Resampling.BOX).getextrema()[1]
    return float(largest)
