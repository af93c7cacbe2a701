"""Perceptual hashes: two pictures that look alike have hashes that differ in few bits.

A difference hash (dHash): a picture is scaled to a few grey pixels, and each bit says whether a pixel is brighter than the next one. It
outlives resizing and recompression. A picture has one hash of the whole and one for each of some parts, so that a cut is found too.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

SIZE = 16
BITS = 2 * SIZE * SIZE
NEAR = 80
"""The most bits of ``BITS`` in which two hashes of one picture differ."""

_BASE = 128
_PARTS = tuple((scale, x, y) for scale in (0.95, 0.9) for x in (0, 0.5, 1) for y in (0, 0.5, 1))


def hashes(grey: "Image", orientation: int = 1) -> tuple[int, ...]:
    """Return the hash of a grey picture as it is shown, and those of its parts."""
    from PIL import Image

    base = grey.resize((_BASE, _BASE), Image.Resampling.BOX)
    turn = _TURNS.get(orientation)
    if turn is not None:
        base = base.transpose(Image.Transpose(turn))
    found = [_hash(base, (0, 0, _BASE, _BASE))]
    for scale, x, y in _PARTS:
        side = _BASE * scale
        left, top = (_BASE - side) * x, (_BASE - side) * y
        found.append(_hash(base, (left, top, left + side, top + side)))
    return tuple(found)


_TURNS = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}
"""EXIF orientation → Pillow's transpose that shows it upright."""


def distance(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    """Return in how many bits two pictures differ at least, if either may be a part of the other; ``BITS`` where one has no hash."""
    if not one or not other:
        return BITS
    return min(*((one[0] ^ part).bit_count() for part in other), *((part ^ other[0]).bit_count() for part in one))


def _hash(grey: "Image", box: tuple[float, float, float, float]) -> int:
    from PIL import Image

    bits = 0
    for size, step in (((SIZE + 1, SIZE), 1), ((SIZE, SIZE + 1), SIZE)):
        pixels = grey.resize(size, Image.Resampling.BOX, box=box).tobytes()
        width = size[0]
        for at in range(len(pixels) - (step if step > 1 else 0)):
            if step == 1 and at % width == width - 1:
                continue
            bits = bits << 1 | (pixels[at] > pixels[at + step] + 1)
    return bits
