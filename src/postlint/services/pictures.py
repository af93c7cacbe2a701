"""What Pillow can say of a picture file, read once a run; the only module that knows Pillow."""

import warnings
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

MOST_PIXELS = 100_000_000
"""Pixels above which a picture is not decoded: 100 megapixels are 300 MB."""


class Picture(NamedTuple):
    """A picture file: format in lower case (``jpeg``, ``png``, …), size in pixels and bytes, frames; or why it is no picture."""

    format: str = ""
    width: int = 0
    height: int = 0
    bytes: int = 0
    frames: int = 1
    error: str | None = None


class Pictures:
    """Pictures by path, each opened once."""

    @lru_cache(1024)  # noqa: B019  one instance lives as long as a run
    def read(self, path: Path) -> Picture:
        """Return the facts of a file, decoding it whole so that a cut one is found. Never raises."""
        from PIL import Image

        try:
            size = path.stat().st_size
            if not size:
                return Picture(error="the file is empty")
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # Pillow warns of oddities and bombs; both are judged here
                with Image.open(path) as image:
                    width, height = image.size
                    frames = getattr(image, "n_frames", 1)
                    if width * height > MOST_PIXELS:
                        return Picture(error=f"{width} × {height} pixels are too many to open safely")
                    image.draft("RGB", (width // 8, height // 8))  # a JPEG is decoded at an eighth: as telling, and far quicker
                    image.load()
                    return Picture((image.format or "").lower(), width, height, size, frames)
        except Exception as error:  # noqa: BLE001  a hostile file can make any decoder fail in any way
            return Picture(error=_reason(error))


def _reason(error: Exception) -> str:
    if "cannot identify" in str(error):
        return "this is no picture in a format that is known"
    if "truncated" in str(error) or "broken" in str(error):
        return "the file is cut off or damaged"
    return f"it cannot be decoded ({type(error).__name__})"


def build(settings: Mapping[str, Any], *, offline: bool) -> Pictures:  # noqa: ARG001  the shape of every service
    """Return the service; it is always there."""
    return Pictures()
