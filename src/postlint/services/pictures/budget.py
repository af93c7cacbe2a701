"""How much memory decoding a picture takes, and a gate that keeps all that is decoded at once within bounds."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Condition
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

    from postlint.services.pictures.picture import Picture

MOST = 180_000_000
"""Bytes that decoding may take at once: with all else that a lint loads, a process stays below 300 MB."""

_BYTES_PER_PIXEL = {"PNG": 5, "GIF": 6, "WEBP": 18, "AVIF": 11, "HEIF": 9, "TIFF": 9, "BMP": 5, "ICO": 8, "JPEG2000": 21}
"""Measured with Pillow 13 on 12 megapixels, and a little more; of JPEG see ``cost``."""

_SCANS = 100
"""Scans above which a JPEG is no picture but a trap: each is decoded over all pixels. Encoders write about ten."""


def cost(image: "Image", found: "Picture") -> int:
    """Return about how many bytes it takes to decode a picture, which may be a JPEG that is set to be decoded smaller."""
    pixels = found.width * found.height
    if image.format not in ("JPEG", "MPO"):
        return pixels * _BYTES_PER_PIXEL.get(image.format or "", 21) + found.bytes
    # A progressive JPEG keeps two bytes for each coefficient until its last scan has been read.
    layers: Sequence[tuple[int, int, int, int]] = getattr(image, "layer", ())
    whole = len(layers) >= 3 and layers[0][1:3] == layers[1][1:3]
    coefficients = 0 if not image.info.get("progressive") else pixels * (7 if whole else 4)
    return coefficients + image.width * image.height * 5


def is_trap(content: bytes) -> bool:
    """Whether a JPEG has more scans than any encoder writes."""
    return content.count(b"\xff\xda") > _SCANS


class Gate:
    """Lets threads decode beside each other while their costs together stay below ``MOST``."""

    def __init__(self) -> None:
        self._left = MOST
        self._changed = Condition()

    @contextmanager
    def open(self, wanted: int) -> Iterator[None]:
        """Wait until so many bytes (at most ``MOST``) are left; give them back at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._left >= wanted)
            self._left -= wanted
        try:
            yield
        finally:
            with self._changed:
                self._left += wanted
                self._changed.notify_all()
