"""What a picture file says of itself beside the picture: camera, place, profile, remarks, marks. Nothing here decodes pixels."""

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from postlint.services.pictures.picture import Exif

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

_LONGEST = 2000
"""Characters of a remark that are kept."""

_AI = (b"trainedAlgorithmicMedia", b"compositeWithTrainedAlgorithmicMedia")
"""IPTC's digital source types of what a model made: https://cv.iptc.org/newscodes/digitalsourcetype/"""

_PROMPTS = ("parameters", "prompt", "workflow", "sd-metadata", "invokeai_metadata", "Dream")
"""PNG text fields in which generators (Stable Diffusion web UI, ComfyUI, InvokeAI) leave what they were asked for."""

_IFD0 = {"make": 0x010F, "model": 0x0110, "software": 0x0131, "artist": 0x013B, "description": 0x010E}
_EXIF, _GPS = 0x8769, 0x8825
_IPTC = {"instructions": (2, 40), "caption": (2, 120), "headline": (2, 105), "title": (2, 5)}


def read_exif(image: "Image") -> tuple[Exif, int, dict[str, str]]:
    """Return what the camera wrote, the orientation (1 to 8), and its remarks. Values of the wrong type count as missing."""
    if image.format == "PNG" and "exif" not in image.info and "Raw profile type exif" not in image.info:
        return Exif(), 1, {}  # Pillow would decode the picture to look behind it
    exif = image.getexif()
    if not exif:
        return Exif(), 1, {}
    first = {name: _text(exif.get(tag)) for name, tag in _IFD0.items()}
    own, gps = exif.get_ifd(_EXIF), exif.get_ifd(_GPS)
    orientation = exif.get(0x0112)
    lens_mm = _number(own.get(0xA405)) or _number(own.get(0x920A))
    comment = _comment(own.get(0x9286))
    found = Exif(
        make=first["make"], model=first["model"], lens=_text(own.get(0xA434)), lens_mm=lens_mm, iso=int(_number(own.get(0x8827))),
        exposure=_number(own.get(0x829A)), brightness=_number(own[0x9203]) if 0x9203 in own else None,
        flash=bool(int(_number(own.get(0x9209))) & 1), taken=_text(own.get(0x9003)) or _text(exif.get(0x0132)),
        owner=_text(own.get(0xA430)), serials=tuple(s for s in (_text(own.get(tag)) for tag in (0xA431, 0xA435)) if s.strip("0 ")),
        artist=first["artist"], software=first["software"], comment=comment, place=_place(gps), thumbnail=_thumbnail(image, exif),
    )  # fmt: skip
    orientation = orientation if isinstance(orientation, int) and 1 <= orientation <= 8 else 1
    return found, orientation, {"description": first["description"], "comment": comment}


def read_notes(image: "ImageFile", xmp: bytes) -> dict[str, str]:
    """Return the remarks that editors, desks and generators left: field → words."""
    found: dict[str, str] = {}
    if image.format in ("JPEG", "MPO", "TIFF"):
        from PIL.IptcImagePlugin import getiptcinfo

        iptc = getiptcinfo(image) or {}
        found = {name: _text(iptc.get(key)) for name, key in _IPTC.items()}
    comment = image.info.get("comment")
    found["file comment"] = _text(comment)
    for key in ("Comment", "Description", "Title", "Software", *_PROMPTS):
        if isinstance(value := image.info.get(key), str):
            found[key] = value[:_LONGEST]
    found |= dict(_xmp_notes(xmp))
    return {name: text for name, text in found.items() if text}


def read_marks(image: "Image", head: bytes, xmp: bytes, notes: dict[str, str]) -> tuple[str, ...]:
    """Return what else the file carries.

    ``c2pa`` (content credentials), ``ai`` (it says that a model made it), ``prompt`` (the words that it was asked for with), ``place``
    (the XMP packet says where it was taken).
    """
    marks = []
    credentials = head if b"c2pa" in head and (b"jumb" in head or b"caBX" in head) else b""
    if credentials:
        marks.append("c2pa")
    if any(name in xmp or name in credentials for name in _AI) or notes.get("Software") == "NovelAI":
        marks.append("ai")
    if b"exif:GPSLatitude" in xmp:
        marks.append("place")
    if image.format == "PNG" and any(name in notes and len(notes[name]) > 10 for name in _PROMPTS):
        marks.append("prompt")
    return tuple(marks)


def read_xmp(image: "Image") -> bytes:
    """Return the XMP packet, as it stands; empty if there is none."""
    value = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    return value.encode("utf-8", "replace") if isinstance(value, str) else value if isinstance(value, bytes) else b""


def profile_name(profile: object) -> str:
    """Return the name that an ICC profile gives itself, read from its tag ``desc``; "" if there is none.

    Layout: ICC.1:2022, 7.2 (header) and 7.3 (table of tags); 10.15 ``mluc`` and, before version 4, ``desc``.
    """
    if not isinstance(profile, bytes):
        return ""
    for n in range(min(int.from_bytes(profile[128:132], "big"), 100)):
        entry = profile[132 + 12 * n : 144 + 12 * n]
        if entry[:4] == b"desc":
            at = int.from_bytes(entry[4:8], "big")
            tag = profile[at : at + min(int.from_bytes(entry[8:12], "big"), 1000)]
            if tag[:4] == b"mluc":
                length, start = int.from_bytes(tag[20:24], "big"), int.from_bytes(tag[24:28], "big")
                return tag[start : start + length].decode("utf-16-be", "replace").strip("\0 ")
            return tag[12 : 12 + int.from_bytes(tag[8:12], "big")].decode("latin-1").strip("\0 ")
    return ""


def _xmp_notes(xmp: bytes) -> Iterator[tuple[str, str]]:
    """Yield the instructions in an XMP packet; it is searched, not parsed."""
    for name in (b"photoshop:Instructions", b"photoshop:Headline"):
        at = xmp.find(name)
        if at >= 0:
            value = xmp[at + len(name) : at + len(name) + _LONGEST].lstrip(b"=\"'>")
            end = min((found for found in (value.find(mark) for mark in (b'"', b"<", b"'")) if found >= 0), default=len(value))
            yield name.partition(b":")[2].decode().lower(), value[:end].decode("utf-8", "replace")


def _place(gps: dict[int, Any]) -> tuple[float, float] | None:
    """Return latitude and longitude in degrees."""
    with suppress(TypeError, ValueError, ZeroDivisionError, IndexError, KeyError):
        found = []
        for reference, value, most in ((1, 2, 90), (3, 4, 180)):
            degrees = sum(float(part) / 60**n for n, part in enumerate(gps[value][:3]))
            if not 0 <= degrees <= most:
                return None
            found.append(-degrees if str(gps.get(reference, ""))[:1] in "SW" and gps.get(reference) else degrees)
        return None if found == [0, 0] else (found[0], found[1])
    return None


def _thumbnail(image: "Image", exif: Any) -> bytes:
    raw = image.info.get("exif")
    if not isinstance(raw, bytes):
        return b""
    raw = raw.removeprefix(b"Exif\0\0")
    from PIL.ExifTags import IFD

    second = exif.get_ifd(IFD.IFD1)
    start, length = second.get(0x0201), second.get(0x0202)
    if not isinstance(start, int) or not isinstance(length, int):
        return b""
    found = raw[start : start + length]
    return found if found.startswith(b"\xff\xd8") else b""


def _text(value: object) -> str:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, bytes):
        value = value[:_LONGEST].decode("utf-8", "replace")
    return value[:_LONGEST].replace("\0", "").strip() if isinstance(value, str) else ""


def _comment(value: object) -> str:
    """Return a user comment, whose first eight bytes name its code."""
    if isinstance(value, bytes):
        code = "utf-16" if value.startswith(b"UNICODE") else "utf-8"
        return value[8 : 8 + _LONGEST].decode(code, "replace").replace("\0", "").strip()
    return _text(value)


def _number(value: Any) -> float:
    if isinstance(value, tuple) and value:
        value = value[0]
    with suppress(TypeError, ValueError, ZeroDivisionError, OverflowError):
        number = float(value)
        return number if abs(number) < 1e9 else 0.0  # neither infinite nor NaN
    return 0.0
