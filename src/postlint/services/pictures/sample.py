"""Small pictures for the examples of rules, and for tests: drawn when they are needed, the same each time."""

import io
from collections.abc import Iterator, Mapping
from typing import Any

_EXTENTS = {"hills": (-0.75, 0.05, -0.70, 0.10), "shore": (-2, -1.2, 0.6, 1.2), "spiral": (-0.748, 0.1, -0.744, 0.103)}


class Samples(Mapping[str, bytes]):
    """Pictures by file name, each drawn from the arguments of ``sample`` when its bytes are asked for."""

    def __init__(self, **files: Mapping[str, Any] | bytes) -> None:
        """Take each name with ``_`` for its last full stop: ``front_jpg``."""
        self._files = {".".join(name.rsplit("_", 1)): given for name, given in files.items()}

    def __getitem__(self, name: str) -> bytes:
        given = self._files[name]
        return given if isinstance(given, bytes) else sample(format=_format(name), **given)

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def sample(
    motif: str = "shore", *, size: tuple[int, int] = (640, 480), format: str = "JPEG", blur: float = 0, colors: str = "RGB",
    exif: Mapping[int, Any] | None = None, camera: Mapping[int, Any] | None = None, gps: Mapping[int, Any] | None = None, **more: Any,
) -> bytes:  # fmt: skip
    """Return a picture file.

    ``motif`` is ``shore``, ``hills`` or ``spiral`` (rich and sharp), ``gradient``, or a colour. ``exif``, ``camera`` and ``gps`` are
    the tags of the first, the EXIF and the GPS directory; ``more`` goes to Pillow's ``save``.
    """
    from PIL import Image, ImageFilter

    if motif in _EXTENTS:
        image = Image.effect_mandelbrot(size, _EXTENTS[motif], 100).convert("RGB")
    elif motif == "gradient":
        image = Image.linear_gradient("L").resize(size).convert("RGB")
    else:
        image = Image.new("RGB", size, motif)
    if blur:
        image = image.filter(ImageFilter.GaussianBlur(blur))
    if exif or camera or gps:
        tags = Image.Exif()
        tags.update(exif or {})
        tags.get_ifd(0x8769).update(camera or {})
        tags.get_ifd(0x8825).update(gps or {})
        more["exif"] = tags
    out = io.BytesIO()
    image.convert(colors).save(out, format, **more)
    return out.getvalue()


def _format(name: str) -> str:
    suffix = name.rpartition(".")[2].upper()
    return {"JPG": "JPEG", "TIF": "TIFF"}.get(suffix, suffix)
