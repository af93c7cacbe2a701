"""What is known of a picture file: frozen values."""

from pathlib import Path
from typing import NamedTuple

from postlint.services.pictures.fingerprint import Fingerprint


class Exif(NamedTuple):
    """What the camera wrote: "" or 0 where it did not.

    ``lens_mm`` is the focal length as of a 35 mm camera (or the true one where only that is given: then ``lens_true``), ``exposure``
    in seconds, ``brightness`` in APEX units (0 is a dim room, below it is night). ``flash`` says that it fired. ``taken`` is the
    camera's local time, ``2026:12:11 23:12:08``. ``thumbnail`` is the small picture that is embedded, as a JPEG file.
    """

    make: str = ""
    model: str = ""
    lens: str = ""
    lens_mm: float = 0
    iso: int = 0
    exposure: float = 0
    brightness: float | None = None
    flash: bool = False
    taken: str = ""
    owner: str = ""
    serials: tuple[str, ...] = ()
    artist: str = ""
    software: str = ""
    comment: str = ""
    place: tuple[float, float] | None = None
    thumbnail: bytes = b""


class Look(NamedTuple):
    """What is seen when a picture is decoded.

    ``sharpness`` is the energy of the Laplacian (8 bit, picture scaled to 540 pixels) where the picture is sharpest, ``content`` the
    same of the picture scaled to 90 pixels, where a blurred one is sharp again. ``range`` is the largest difference within a colour
    channel (0: one colour), ``light`` the mean brightness (0 to 255), ``clear`` the share of transparent pixels.
    ``fingerprint`` is what the same picture is known by after it was resized, compressed or cut.
    """

    sharpness: float = 0
    content: float = 0
    range: int = 255
    light: float = 0
    clear: float = 0
    fingerprint: Fingerprint = Fingerprint()


class Picture(NamedTuple):
    """A picture file: format in lower case (``jpeg``, ``png``, …), size in pixels and bytes, frames; or why it is no picture.

    ``width`` and ``height`` are as stored; ``shown`` is the size as it is seen. ``unchecked`` says why a file that may well be right
    was not looked at: a video, a drawing, a format that needs a plugin, too many pixels. ``colors`` is Pillow's mode (``RGB``,
    ``CMYK``, ``I;16``), ``profile`` the name of the colour profile, ``notes`` the remarks an editor left in it (captions, instructions
    to the desk, the words an image was generated from) by their field, ``marks`` what says who or what made it (``c2pa``, ``ai``).
    ``look`` is None until the picture was decoded, and so is ``digest`` (of the file's bytes) empty.
    """

    format: str = ""
    width: int = 0
    height: int = 0
    bytes: int = 0
    frames: int = 1
    error: str | None = None
    unchecked: str | None = None
    colors: str = ""
    orientation: int = 1
    profile: str = ""
    exif: Exif = Exif()
    notes: tuple[tuple[str, str], ...] = ()
    marks: tuple[str, ...] = ()
    look: Look | None = None
    digest: str = ""

    @property
    def helped(self) -> bool:
        """Whether what was not looked at would be, on another machine or at another size: a video would not."""
        return self.unchecked is not None and (self.format == "heic" or self.width > 0)

    @property
    def shown(self) -> tuple[int, int]:
        """Width and height as seen, after the turn that the camera asks for."""
        return (self.height, self.width) if self.orientation >= 5 else (self.width, self.height)


class Match(NamedTuple):
    """A picture of a folder that shows what another one shows.

    ``same`` says that it is the very file, ``sure`` that so much is in both that no other picture would be taken for it.
    """

    path: Path
    same: bool = False
    sure: bool = False

    @property
    def name(self) -> str:
        """The last folder and the file: ``embargoed/kestrel.jpg``."""
        return "/".join(self.path.parts[-2:])
