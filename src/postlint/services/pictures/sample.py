"""Small pictures for the examples of rules, and for tests: drawn when they are needed, the same each time."""

import io
import struct
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

_EXTENTS = {"shore": (-0.2, 0.6, 0.1, 0.9), "hills": (0.2, 0.4, 0.5, 0.7), "spiral": (-0.2, 0.75, 0, 0.95)}
"""Corners of the Mandelbrot set: rich, sharp, and each time the same."""


def sample(  # noqa: PLR0913  each is a way in which a picture can be wrong
    motif: str = "shore", *, size: tuple[int, int] = (640, 480), format: str = "JPEG", blur: float = 0, enlarged: int = 1, faces: int = 0, colors: str = "RGB",
    hole: float = 0, profile: str = "", frames: int = 1, thumbnail: str = "", text: Mapping[str, str] | None = None, behind: bytes = b"", exif: Mapping[int, Any] | None = None, camera: Mapping[int, Any] | None = None,
    gps: Mapping[int, Any] | None = None, **more: Any,
) -> bytes:  # fmt: skip
    """Return a picture file.

    ``frames`` make an animation. ``thumbnail`` is ``same`` or ``other``: the small picture inside shows this one, or another. ``text`` are
    the text fields of a PNG, ``behind`` are bytes behind the picture. ``motif`` is ``shore``, ``hills`` or ``spiral`` (rich and sharp), ``gradient``, or a colour. ``hole`` is the share of its width that is
    transparent, ``enlarged`` how many times larger it is than it was drawn, ``faces`` how many are drawn beside each other, ``profile`` the name of a colour profile. ``exif``, ``camera`` and ``gps`` are the tags of the first, the EXIF and the
    GPS directory; ``more`` goes to Pillow's ``save``.
    """
    from PIL import Image, ImageFilter

    drawn = (size[0] // enlarged, size[1] // enlarged)
    if motif in _EXTENTS:
        image = Image.effect_mandelbrot(drawn, _EXTENTS[motif], 50).convert("RGB")
    elif motif == "gradient":
        image = Image.linear_gradient("L").resize(size).convert("RGB")
    else:
        image = Image.new("RGB", size, motif)
    if enlarged > 1:
        image = image.resize(size, Image.Resampling.BICUBIC)
    if faces:
        _draw_faces(image, faces)
    if blur:
        image = image.filter(ImageFilter.GaussianBlur(blur))
    if exif or camera or gps:
        tags = Image.Exif()
        tags.update({0x0112: 1} | dict(exif or {}))
        tags.get_ifd(0x8769).update(camera or {})
        tags.get_ifd(0x8825).update(gps or {})
        more["exif"] = tags
    if thumbnail:
        more["exif"] = _with_thumbnail(image if thumbnail == "same" else Image.effect_mandelbrot(size, _EXTENTS["hills"], 50))
    if text:
        from PIL.PngImagePlugin import PngInfo

        more["pnginfo"] = PngInfo()
        for key, value in text.items():
            more["pnginfo"].add_text(key, value)
    if hole:
        image.putalpha(Image.new("L", size, 255))
        image.paste((0, 0, 0, 0), (0, 0, int(size[0] * hole), size[1]))
        colors = "RGBA"
    if profile:
        more["icc_profile"] = _profile(profile)
    if frames > 1:
        more |= {"save_all": True, "append_images": [image.rotate(n) for n in range(1, frames)], "disposal": 2}
    out = io.BytesIO()
    image.convert(colors).save(out, format, **more)
    return out.getvalue() + behind


def _draw_faces(image: "Image", count: int) -> None:
    """Draw faces, all the same, as large as there is room for."""
    side = min(image.width // count, image.height)
    for n in range(count):
        image.paste(_face(side), (n * side, (image.height - side) // 2))


def _face(side: int) -> "Image":
    from PIL import Image, ImageDraw, ImageFilter

    image = Image.new("RGB", (400, 400), "#8fa3b5")
    draw = ImageDraw.Draw(image)

    def oval(x: int, y: int, width: int, height: int, color: str) -> None:
        draw.ellipse((x - width, y - height, x + width, y + height), fill=color)

    oval(200, 170, 118, 150, "#4a3222")  # hair
    draw.rectangle((160, 320, 240, 400), fill="#c4946d")
    oval(200, 215, 95, 130, "#d9a982")
    for x in (160, 240):
        draw.rounded_rectangle((x - 28, 168, x + 28, 178), 5, fill="#5a3d2a")
        oval(x, 200, 26, 14, "#b98a66")
        oval(x, 200, 20, 9, "#f4f0ea")
        oval(x, 200, 9, 9, "#3a2a20")
    draw.polygon((200, 195, 180, 255, 220, 255), fill="#cc9b75")
    for x in (188, 212):
        oval(x, 255, 8, 5, "#8d6245")
    oval(200, 295, 36, 11, "#a5574d")
    return image.filter(ImageFilter.GaussianBlur(2)).resize((side, side))


def _profile(name: str) -> bytes:
    """Return an ICC profile with nothing but its name."""
    text = name.encode("ascii") + b"\0"
    tag = b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text
    table = struct.pack(">I4sII", 1, b"desc", 144, len(tag))
    body = (b"\0" * 16 + b"RGB XYZ ").ljust(36, b"\0") + b"acsp"
    whole = body.ljust(128, b"\0") + table + tag
    return struct.pack(">I", len(whole)) + whole[4:]


def _with_thumbnail(image: "Image") -> bytes:
    """Return EXIF data with a thumbnail: a directory with the orientation, then one that says where the small JPEG lies."""
    out = io.BytesIO()
    small = image.convert("RGB")
    small.thumbnail((160, 120))
    small.save(out, "JPEG")
    content = out.getvalue()
    first = struct.pack("<IHHHIII", 8, 1, 0x0112, 3, 1, 1, 26)
    second = struct.pack("<HHHII", 2, 0x0201, 4, 1, 56) + struct.pack("<HHII", 0x0202, 4, 1, len(content)) + b"\0\0\0\0"
    return b"Exif\0\0II*\0" + first + second + content
