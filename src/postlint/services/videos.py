"""What the head of a video file says: how long it runs, and how large its picture is.

Only MP4 and its kin (MOV, M4V) are read, box by box as ISO/IEC 14496-12 has them, and never what is in the boxes of pictures and
sound: a file of gigabytes costs a few reads. Of others the size is known.
"""

import struct
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

_MOST_BOXES = 1000
_HEAD = 8
_LARGE = 16
_LONGEST = 128  # bytes of the two boxes that are read


class Video(NamedTuple):
    """A video file: seconds, width and height in pixels as it is shown (None where the file does not say), and bytes."""

    seconds: float | None = None
    width: int | None = None
    height: int | None = None
    bytes: int = 0


class Videos:
    """Videos by path, each opened once."""

    @lru_cache(1024)  # noqa: B019  one instance lives as long as a run
    def read(self, path: Path) -> Video:
        """Return the facts of a file; what cannot be read is None. Never raises."""
        try:
            size = path.stat().st_size
            with path.open("rb") as file:
                return _read(file, size)
        except (OSError, struct.error, IndexError, ValueError):
            return Video()


def _read(file: BinaryIO, size: int) -> Video:
    video = Video(bytes=size)
    for kind, start, end in _boxes(file, 0, size):
        if kind == b"moov":
            for inner, at, stop in _boxes(file, start, end):
                if inner == b"mvhd":
                    video = video._replace(seconds=_seconds(_content(file, at, stop)))
                elif inner == b"trak" and not video.width:
                    for part, begin, _ in _boxes(file, at, stop):
                        if part == b"tkhd":
                            width, height = _size(_content(file, begin, stop))
                            video = video._replace(width=width, height=height)
            break
    return video


def _boxes(file: BinaryIO, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield kind, start and end of each box between two places; a box whose size makes no sense ends them."""
    for _ in range(_MOST_BOXES):
        if at + _HEAD > end:
            return
        file.seek(at)
        size, kind = struct.unpack(">I4s", file.read(_HEAD))
        head = _HEAD
        if size == 1:
            (size,) = struct.unpack(">Q", file.read(_HEAD))
            head = _LARGE
        size = size or end - at  # 0: up to the end
        if size < head or at + size > end:
            return
        yield kind, at + head, at + size
        at += size


def _content(file: BinaryIO, start: int, end: int) -> bytes:
    file.seek(start)
    return file.read(min(_LONGEST, end - start))


def _seconds(box: bytes) -> float | None:
    scale, duration = struct.unpack_from(">IQ", box, 20) if box[0] == 1 else struct.unpack_from(">II", box, 12)
    return duration / scale if scale and duration else None


def _size(box: bytes) -> tuple[int | None, int | None]:
    """Return width and height of a track; those of a sound are 0. A picture that is turned by its matrix is shown turned."""
    matrix = 52 if box[0] == 1 else 40
    across, _, _, _, down = struct.unpack_from(">5i", box, matrix)
    width, height = (side >> 16 for side in struct.unpack_from(">II", box, matrix + 36))
    turned = across == 0 and down == 0
    return (height or None, width or None) if turned else (width or None, height or None)


def build(settings: Mapping[str, Any], *, offline: bool) -> Videos:  # noqa: ARG001  the shape of every service
    """Return the service; it is always there."""
    return Videos()
