"""Fingerprints of pictures: two pictures that look alike have hashes that differ in few bits, and the same colours in the same places.

The hashes are difference hashes (dHash): a picture is scaled to 17 × 17 grey pixels, and each bit says whether a pixel is brighter than the
one to its right, or below it. They outlive resizing and recompression. A picture has a hash of the whole and one for each of some parts,
so that a cut is found too: two pictures are one if the whole of either is like a part of the other.

Flat areas set no bits, so bits that neither picture sets say nothing: the distance is the share of those set in either that differ. The
colours tell apart what has the same outlines: the red shoe and the blue one.
"""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image


class Fingerprint(NamedTuple):
    """What a picture is known by: hashes of the whole and of its parts (none if it is too plain), and 24 × 24 pixels of it in RGB."""

    hashes: tuple[int, ...] = ()
    colors: bytes = b""


SAME, CUT, LOOSE = 0.2, 0.45, 0.5
"""The largest distance of two hashes of the same picture, whole or cut, and of any but different pictures. ``benchmarks/pictures.py`` measures what they find."""

_FAR = 0.75
"""The distance of two whole pictures above which neither is a part of the other: one in a hundred cuts is further, nine of ten other pictures are."""

_SIZE = 16
_HALF = _SIZE * _SIZE
_FEWEST, _SOME, _RICH = 24, 40, 50
"""Bits set below which a picture is too plain for a hash; and, in each direction, for parts, and to be known by a part."""

_LEAST = 2
"""Grey levels by which a pixel must be brighter; one is the noise of recompression."""

_BASE, _COLORS, _CELLS = 128, 24, 4
_OTHER_COLOR = 40
"""Levels by which the mean colour of a sixteenth of a picture differs in another picture; editing the light moves it by half."""

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


def fingerprint(image: "Image", orientation: int = 1) -> Fingerprint:
    """Return the fingerprint of a picture (L or RGB) as it is shown."""
    from PIL import Image

    base = image.resize((_BASE, _BASE), Image.Resampling.BOX)
    if orientation in _TURNS:
        base = base.transpose(Image.Transpose(_TURNS[orientation]))
    colors = base.resize((_COLORS, _COLORS), Image.Resampling.BOX).convert("RGB").tobytes()
    base = base.convert("L")
    whole = _hash(base, _PARTS[0])
    if whole.bit_count() < _FEWEST:
        return Fingerprint((), colors)
    parts = _PARTS if _has(whole, _SOME) else _PARTS[:1]
    return Fingerprint((whole, *(_hash(base, part) for part in parts[1:])), colors)


def is_rich(found: Fingerprint) -> bool:
    """Whether a picture has so much in it that a part is enough to know it: photographs have, cards on one template have not."""
    return bool(found.hashes) and _has(found.hashes[0], _RICH)


def _has(whole: int, least: int) -> bool:
    return whole.bit_count() >= 3 * least and least <= (whole >> _HALF).bit_count() <= whole.bit_count() - least


def alike(one: Fingerprint, other: Fingerprint, *, loosely: bool = False) -> bool:
    """Whether two pictures are the same, or either is a cut of the other (no less than nine tenths of each side).

    ``loosely`` takes what is almost as near for the same, whatever its colours: what it does not take is another picture for certain.
    """
    if not one.hashes or not other.hashes:
        return False
    apart = _apart(one.hashes[0], other.hashes[0])
    if apart <= (LOOSE if loosely else SAME) and (loosely or _same_colors(one, other, 0)):
        return True
    if apart > _FAR or len(one.hashes) == 1 or len(other.hashes) == 1 or not (is_rich(one) or is_rich(other)):
        return False
    return _is_part(one, other) or _is_part(other, one)


def _is_part(one: Fingerprint, other: Fingerprint) -> bool:
    return any(_apart(one.hashes[0], part) <= CUT and _same_colors(one, other, n) for n, part in enumerate(other.hashes))


def _same_colors(one: Fingerprint, other: Fingerprint, part: int) -> bool:
    """Whether a picture has the colours of a part of another one, in the same places."""
    from PIL import Image, ImageChops

    mine, its = (Image.frombytes("RGB", (_COLORS, _COLORS), found.colors) for found in (one, other))
    size = (_CELLS, _CELLS)
    difference = ImageChops.difference(
        mine.resize(size, Image.Resampling.BOX), its.resize(size, Image.Resampling.BOX, box=_box(_PARTS[part], _COLORS))
    )
    return max(difference.tobytes()) <= _OTHER_COLOR


def _box(part: tuple[float, float, float, float], side: int) -> tuple[float, float, float, float]:
    width, height, x, y = part
    left, top = side * (1 - width) * x, side * (1 - height) * y
    return (left, top, left + side * width, top + side * height)


def _apart(one: int, other: int) -> float:
    return (one ^ other).bit_count() / ((one | other).bit_count() or 1)


def _hash(grey: "Image", part: tuple[float, float, float, float]) -> int:
    from PIL import Image, ImageChops

    small = grey.resize((_SIZE + 1, _SIZE + 1), Image.Resampling.BOX, box=_box(part, _BASE))
    here = small.crop((0, 0, _SIZE, _SIZE))
    away = [ImageChops.subtract(here, small.crop((x, y, _SIZE + x, _SIZE + y)), _LEAST / 128) for x, y in ((1, 0), (0, 1))]
    return int.from_bytes(b"".join(image.convert("1", dither=Image.Dither.NONE).tobytes() for image in away), "big")
