"""Small copies of pictures for those who look at a report: whole, and as a network cuts them."""

from base64 import b64encode
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from postlint.errors import Unavailable
from postlint.services.frames import frames

if TYPE_CHECKING:
    from PIL.Image import Image

_SIDE, _CROP_SIDE = 640, 220
_QUALITY = 78


class Shown(NamedTuple):
    """A copy: its address (``data:``, a JPEG without anything that stood beside its pixels), and its own width and height in pixels."""

    uri: str
    width: int
    height: int


class Thumbnail:
    """A picture made small. ``width`` and ``height`` are those of the file, upright; ``of`` is the number of its frames."""

    def __init__(self, image: "Image", width: int, height: int, of: int) -> None:
        self.width, self.height, self.of = width, height, of
        self._image = image

    def hide(self, box: tuple[int, int, int, int]) -> None:
        """Paint over a place (x, y, width, height in pixels of the file)."""
        scale = self._image.width / self.width
        x, y, width, height = (round(n * scale) for n in box)
        self._image.paste("black", (x, y, x + width + 1, y + height + 1))

    @property
    def whole(self) -> Shown:
        """The picture as a whole."""
        return _shown(self._image)

    def cut(self, least: Fraction | None, most: Fraction | None) -> tuple[Shown, Fraction] | None:
        """Return the middle of the picture that is left where its aspect (width to height) must lie between two, and the share that is lost.

        None if nothing is lost.
        """
        aspect = Fraction(self.width, self.height)
        wanted = max(least or aspect, min(most or aspect, aspect))
        lost = 1 - min(wanted / aspect, aspect / wanted)
        if lost <= Fraction(1, 100):  # a pixel's rounding is no crop
            return None
        width, height = self._image.size
        left, top = (round(width * lost / 2), 0) if wanted < aspect else (0, round(height * lost / 2))
        part = self._image.crop((left, top, max(left + 1, width - left), max(top + 1, height - top)))
        part.thumbnail((_CROP_SIDE, _CROP_SIDE))
        return _shown(part), lost


def thumbnail(path: Path) -> Thumbnail | None:
    """Return the first frame of a picture or video made small; None if it cannot be decoded, or not safely."""
    try:
        found = frames(path, side=_SIDE)
    except Unavailable:
        return None
    if not found:
        return None
    image, width, height, _, of = found[0]
    scale = _SIDE / max(width, height, _SIDE)
    return Thumbnail(image.resize((max(1, round(width * scale)), max(1, round(height * scale)))), width, height, of)


def _shown(image: "Image") -> Shown:
    out = BytesIO()
    image.save(out, "JPEG", quality=_QUALITY)
    return Shown(f"data:image/jpeg;base64,{b64encode(out.getvalue()).decode()}", *image.size)
