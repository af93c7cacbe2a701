"""Perceptual hashes: two pictures that look alike have hashes that differ in few bits.

A difference hash (dHash): a picture is scaled to 17 × 17 grey pixels, and each bit says whether a pixel is brighter than the one to its
right, or below it. It outlives resizing and recompression. A picture has a hash of the whole and one for each of some parts, so that
a cut is found too: two pictures are one if the whole of either is like a part of the other.

Flat areas set no bits, so bits that neither picture sets say nothing: the distance is the share of those set in either that differ.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

SAME, CUT, LOOSE = 0.2, 0.45, 0.5
"""The largest distance of two hashes of the same picture, whole or cut, and of any but different pictures. ``benchmarks/pictures.py`` measures what they find."""

_SIZE = 16
_HALF = _SIZE * _SIZE
_FEWEST, _SOME, _RICH = 24, 40, 50
"""Bits set below which a picture is too plain for a hash; and, in each direction, for parts, and to be known by a part."""

_LEAST = 2
"""Grey levels by which a pixel must be brighter; one is the noise of recompression."""

_BASE = 128
_SQUARES = ((0.9, (0, 0.25, 0.5, 0.75, 1)), (0.94, (0, 0.5, 1)), (0.97, (0, 1)))
_PARTS = (
    (1.0, 1.0, 0.0, 0.0),
    *((side, side, x, y) for side, places in _SQUARES for x in places for y in places),
    *((0.93, 1.0, place, 0) for place in (0, 0.5, 1)),
    *((1.0, 0.93, 0, place) for place in (0, 0.5, 1)),
)
"""Width and height of each part, as shares of the whole, and where it lies in what is left over: the whole first."""

_TURNS = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}
"""EXIF orientation → Pillow's transpose that shows it upright."""


def hashes(grey: "Image", orientation: int = 1) -> tuple[int, ...]:
    """Return the hashes of a grey picture as it is shown: of the whole, then of its parts; empty if it is too plain."""
    from PIL import Image

    base = grey.resize((_BASE, _BASE), Image.Resampling.BOX)
    if orientation in _TURNS:
        base = base.transpose(Image.Transpose(_TURNS[orientation]))
    whole = _hash(base, *_PARTS[0])
    if whole.bit_count() < _FEWEST:
        return ()
    return (whole, *(_hash(base, *part) for part in _PARTS[1:])) if _has(whole, _SOME) else (whole,)


def is_rich(found: tuple[int, ...]) -> bool:
    """Whether a picture has so much in it that a part is enough to know it: photographs have, cards on one template have not."""
    return bool(found) and _has(found[0], _RICH)


def _has(whole: int, least: int) -> bool:
    return whole.bit_count() >= 3 * least and least <= (whole >> _HALF).bit_count() <= whole.bit_count() - least


def alike(one: tuple[int, ...], other: tuple[int, ...], *, loosely: bool = False) -> bool:
    """Whether two pictures are the same, or either is a cut of the other (no less than nine tenths of each side).

    ``loosely`` takes what is almost as near for the same: what it does not take is another picture for certain.
    """
    if not one or not other:
        return False
    if _apart(one[0], other[0]) <= (LOOSE if loosely else SAME):
        return True
    if len(one) == 1 or len(other) == 1 or not (is_rich(one) or is_rich(other)):
        return False
    return any(_apart(one[0], part) <= CUT for part in other) or any(_apart(part, other[0]) <= CUT for part in one)


def _apart(one: int, other: int) -> float:
    return (one ^ other).bit_count() / ((one | other).bit_count() or 1)


def _hash(grey: "Image", width: float, height: float, x: float, y: float) -> int:
    from PIL import Image, ImageChops

    left, top = _BASE * (1 - width) * x, _BASE * (1 - height) * y
    box = (left, top, left + _BASE * width, top + _BASE * height)
    small = grey.resize((_SIZE + 1, _SIZE + 1), Image.Resampling.BOX, box=box)
    here = small.crop((0, 0, _SIZE, _SIZE))
    brighter = [ImageChops.subtract(here, small.crop((dx, dy, _SIZE + dx, _SIZE + dy))) for dx, dy in ((1, 0), (0, 1))]
    bits = [image.point(_BRIGHTER).convert("1", dither=Image.Dither.NONE).tobytes() for image in brighter]
    return int.from_bytes(b"".join(bits), "big")


_BRIGHTER = [0] * _LEAST + [255] * (256 - _LEAST)
