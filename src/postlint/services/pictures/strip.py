"""Take out of a picture file what says where it was taken, and leave every pixel as it is.

Nothing is decoded: the parts of the file that carry metadata are left out or written anew, the others are copied byte by byte. What
stays of the EXIF data is the orientation, without which the picture lies on its side, the artist and the copyright. Content
credentials (C2PA) and IPTC captions stay too.

Layouts: JPEG (ITU T.81, B.1), EXIF 2.32 (CIPA DC-008, 4.5), PNG (W3C, 5.3), WebP container (RFC 9649, 2.5).
"""

import struct
import zlib
from collections.abc import Iterator

_PLACE = b"exif:GPS"
_KEPT = {0x0112: 3, 0x013B: 2, 0x8298: 2}
"""Tags that stay, and their types: orientation (SHORT), artist and copyright (ASCII)."""


def without_place(content: bytes) -> bytes | None:
    """Return the file without its place; None where the format is not one of JPEG, PNG and WebP, or the file is damaged."""
    try:
        if content.startswith(b"\xff\xd8"):
            return b"\xff\xd8" + b"".join(_jpeg(content))
        if content.startswith(b"\x89PNG\r\n\x1a\n"):
            return content[:8] + b"".join(_png(content))
        if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
            return _webp(content)
    except (struct.error, ValueError, IndexError):
        return None
    return None


def _jpeg(content: bytes) -> Iterator[bytes]:
    """Yield the segments to keep, up to the end of the picture: what phones hang on behind it (videos, second pictures) has places too."""
    at = 2
    while at < len(content):
        if content[at] != 0xFF:
            raise ValueError("no marker where one must be")
        marker = content[at + 1]
        if marker == 0xFF:  # a filler
            at += 1
            continue
        if marker == 0xD9:
            yield b"\xff\xd9"
            return
        length = 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        segment = content[at : at + length]
        body = segment[4:]
        if marker == 0xE1 and body.startswith(b"Exif\0\0"):
            kept = b"Exif\0\0" + _exif(body[6:])
            yield b"\xff\xe1" + struct.pack(">H", len(kept) + 2) + kept
        elif not _is_left_out(marker, body):
            yield segment
        at += length
        if marker == 0xDA:
            end = _scan_end(content, at)
            yield content[at:end]
            at = end
    raise ValueError("no end")


def _is_left_out(marker: int, body: bytes) -> bool:
    packet = marker == 0xE1 and _PLACE in body
    extended = marker == 0xE1 and body.startswith(b"http://ns.adobe.com/xmp/extension/")
    return packet or extended or (marker == 0xE2 and body.startswith(b"MPF\0"))


def _scan_end(content: bytes, at: int) -> int:
    """Return where the entropy-coded data end: at the next marker that is no restart and no escaped FF."""
    while True:
        at = content.index(b"\xff", at)
        following = content[at + 1]
        if following != 0 and not 0xD0 <= following <= 0xD7:
            return at
        at += 2


def _png(content: bytes) -> Iterator[bytes]:
    at = 8
    while at < len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        kind, body = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        whole = content[at : at + 12 + length]
        if len(whole) < 12 + length:
            raise ValueError("cut off")
        if kind == b"eXIf":
            kept = kind + _exif(body)
            yield struct.pack(">I", len(kept) - 4) + kept + struct.pack(">I", zlib.crc32(kept))
        elif not (kind in (b"tEXt", b"zTXt", b"iTXt") and _tells_place(body)):
            yield whole
        at += 12 + length
        if kind == b"IEND":
            return
    raise ValueError("no end")


def _tells_place(body: bytes) -> bool:
    keyword, _, text = body.partition(b"\0")
    if keyword.startswith(b"Raw profile type "):  # EXIF and XMP as ImageMagick writes them, in hexadecimal
        return True
    return keyword == b"XML:com.adobe.xmp" and (_PLACE in text or not text.startswith(b"\0"))


def _webp(content: bytes) -> bytes:
    chunks = []
    at = 12
    while at + 8 <= len(content):
        kind, length = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        body = content[at + 8 : at + 8 + length]
        if len(body) < length:
            raise ValueError("cut off")
        if kind == b"EXIF":
            body = _exif(body.removeprefix(b"Exif\0\0"))
        if not (kind == b"XMP " and _PLACE in body):
            chunks.append((kind, body))
        at += 8 + length + length % 2
    if not any(kind == b"XMP " for kind, _ in chunks):  # the header says which chunks follow; bit 2 is XMP
        chunks = [(k, bytes([b[0] & ~4]) + b[1:] if k == b"VP8X" and b else b) for k, b in chunks]
    packed = b"".join(k + struct.pack("<I", len(b)) + b + b"\0" * (len(b) % 2) for k, b in chunks)
    return b"RIFF" + struct.pack("<I", len(packed) + 4) + b"WEBP" + packed


def _exif(tiff: bytes) -> bytes:
    """Return EXIF data with the tags that stay, and no other."""
    order = "<" if tiff[:2] == b"II" else ">"
    (start,) = struct.unpack(order + "I", tiff[4:8])
    (count,) = struct.unpack(order + "H", tiff[start : start + 2])
    entries = []
    for n in range(count):
        entry = tiff[start + 2 + 12 * n : start + 14 + 12 * n]
        tag, kind, number = struct.unpack(order + "HHI", entry[:8])
        if _KEPT.get(tag) != kind:
            continue
        if kind == 3:
            entries.append((tag, kind, 1, struct.pack(order + "H", *struct.unpack(order + "H", entry[8:10])) + b"\0\0"))
        else:
            place = struct.unpack(order + "I", entry[8:12])[0]
            entries.append((tag, kind, number, entry[8 : 8 + number] if number <= 4 else tiff[place : place + number]))
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "IH", 8, len(entries))
    behind = 8 + 2 + 12 * len(entries) + 4
    table, values = b"", b""
    for tag, kind, number, value in entries:
        fits = len(value) <= 4
        table += struct.pack(order + "HHI", tag, kind, number)
        table += value.ljust(4, b"\0") if fits else struct.pack(order + "I", behind + len(values))
        values += b"" if fits else value + b"\0" * (len(value) % 2)
    return head + table + struct.pack(order + "I", 0) + values
