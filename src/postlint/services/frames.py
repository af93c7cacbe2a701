"""Pictures and videos decoded safely for those who look at them: few frames, of bounded size, upright, without transparency."""

import shutil
import subprocess
import warnings
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from postlint.errors import Unavailable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

MOST_PIXELS = 40_000_000
"""Pixels above which a picture is not decoded here: with what is copied of it, it would take more than 250 MB. Half of it for palettes
and transparency, which are copied whole; half as much again for a JPEG, which comes out of its decoder smaller.
"""

VIDEOS = frozenset({".mp4", ".m4v", ".mov", ".webm", ".mkv", ".avi", ".mpg", ".mpeg", ".3gp"})
"""How the names of files end that ffmpeg, if it is installed, is asked about."""

_FURTHEST = 500  # frames of an animation: each must be decoded to get to the next
_DECODED = 400_000_000  # pixels of all of them together
_SECONDS = 60
_CONTAINERS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpeg,mpegts"
# One decoder at a time bounds the memory, and the filter for warnings belongs to the whole process.
_LOCK = Lock()


class Frame(NamedTuple):
    """One frame of a picture file: the ``nth`` (from 0) of ``of``.

    ``image`` is RGB, upright, and no larger than was asked for; ``width`` and ``height`` are those of the whole, upright.
    """

    image: "Image"
    width: int
    height: int
    nth: int = 0
    of: int = 1


def frames(path: Path, *, side: int, most: int = 1) -> list[Frame]:
    """Return up to ``most`` frames of a picture or a video, evenly spread, at most ``side`` pixels wide and high.

    A file that cannot be decoded has none: that it is broken is told by others. Raises Unavailable for what is too large to be
    decoded safely, and for a video without ffmpeg, or that ffmpeg cannot read.
    """
    if path.suffix.lower() in VIDEOS:
        return _stills(path, side, most)
    try:
        with _LOCK, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of oddities and bombs; both are judged here
            return _pictures(path, side, most)
    except Unavailable:
        raise
    except Exception:  # noqa: BLE001  a hostile file can make any decoder fail in any way
        return []


def _pictures(path: Path, side: int, most: int) -> list[Frame]:
    from PIL import Image

    with Image.open(path) as image:
        width, height = image.size
        if width * height > _limit(image):
            raise Unavailable(f"{path.name} has {width} × {height} pixels, too many to be looked at safely: make it smaller")
        count = min(getattr(image, "n_frames", 1), _FURTHEST, max(1, _DECODED // (width * height)))
        turned = image.getexif().get(0x0112, 1) in {5, 6, 7, 8}
        image.draft("RGB", (side, side))
        found = []
        for nth in spread(count, most):
            if count > 1:
                image.seek(nth)
            found.append(Frame(_shown(image, side), *((height, width) if turned else (width, height)), nth, count))
        return found


def _limit(image: "Image") -> int:
    if image.format == "JPEG":
        return MOST_PIXELS * 3 // 2
    return MOST_PIXELS if image.mode in {"1", "L", "RGB", "CMYK", "YCbCr"} and not image.has_transparency_data else MOST_PIXELS // 2


def spread(count: int, most: int) -> list[int]:
    """Return up to ``most`` of the numbers below ``count``, evenly spread, the first and the last among them.

    >>> spread(3, 16), spread(100, 5), spread(7, 1)
    ([0, 1, 2], [0, 25, 50, 74, 99], [0])
    """
    if count <= most:
        return list(range(count))
    return [round(n * (count - 1) / (most - 1)) for n in range(most)] if most > 1 else [0]


def _shown(image: "Image", side: int) -> "Image":
    from PIL import Image, ImageOps

    orientation = image.getexif().get(0x0112, 1)
    if image.mode in {"P", "PA", "1"} or image.mode.startswith("I"):  # what cannot be made smaller smoothly
        image = image.convert("RGBA" if "transparency" in image.info or image.mode == "PA" else "RGB")
    width, height = image.size
    scale = min(1.0, side / max(width, height))
    small = image.resize((max(1, round(width * scale)), max(1, round(height * scale))), Image.Resampling.BICUBIC, reducing_gap=2.0)
    if small.has_transparency_data:
        small = small.convert("RGBA")
        paper = Image.new("RGBA", small.size, "white")
        small = Image.alpha_composite(paper, small)
    small = small.convert("RGB")
    small.getexif()[0x0112] = orientation
    upright = ImageOps.exif_transpose(small)
    upright.info = {}  # comments and profiles would be written into every copy
    return upright


def _stills(path: Path, side: int, most: int) -> list[Frame]:
    if not (shutil.which("ffmpeg") and shutil.which("ffprobe")):
        raise Unavailable(f"ffmpeg is not here, so nobody looked at {path.name}: apt install ffmpeg, or brew install ffmpeg")
    # Only plain containers, and only this file: a playlist could name others, here or on the network.
    source = ["-protocol_whitelist", "file", "-format_whitelist", _CONTAINERS, "-i", f"file:{path}"]
    entries = [
        "-select_streams",
        "v:0",
        "-show_entries",
        "stream=width,height:format=duration",
        "-of",
        "default=nokey=1:noprint_wrappers=1",
    ]
    try:
        width, height, length = _output("ffprobe", *entries, *source).decode().split()[:3]
        seconds = float(length)
    except ValueError:
        raise Unavailable(f"ffmpeg finds no video of a known length in {path.name}, so nobody looked at it") from None
    quick = ["-skip_frame", "nokey"] if seconds > _SECONDS else []
    small = f"fps={most / max(seconds, 0.1):.6f},scale=w='min({side},iw)':h='min({side},ih)':force_original_aspect_ratio=decrease"
    stream = _output("ffmpeg", "-nostdin", "-threads", "2", *quick, *source, "-an", "-sn", "-vf", small, "-frames:v", str(most),
                     "-f", "image2pipe", "-c:v", "ppm", "-")  # fmt: skip
    stills = list(_split(stream))
    upright = (int(width), int(height))
    if stills and (upright[0] < upright[1]) != (stills[0].width < stills[0].height):  # ffmpeg turns what a telephone says it held upright
        upright = upright[::-1]
    return [Frame(still, *upright, nth, len(stills)) for nth, still in enumerate(stills)]


def _split(stream: bytes) -> "Iterator[Image]":
    """Yield the pictures of a stream of PPM files: "P6", width and height, 255, three bytes a pixel."""
    from PIL import Image

    at = 0
    while stream.startswith(b"P6\n", at):
        begin = stream.index(b"\n255\n", at) + 5
        width, height = map(int, stream[at + 3 : begin - 5].split())
        at = begin + 3 * width * height
        if at <= len(stream):
            yield Image.frombytes("RGB", (width, height), stream[begin:at])


def _output(program: str, *arguments: str) -> bytes:
    """Return what a program writes, nothing if it cannot read the file. Raises Unavailable if it takes a minute."""
    try:
        return subprocess.run([program, "-v", "error", *arguments], capture_output=True, check=False, timeout=_SECONDS).stdout  # noqa: S603  no shell
    except subprocess.TimeoutExpired:
        raise Unavailable(f"{program} took more than {_SECONDS} seconds for a video, which was not looked at") from None
