"""``networks``: how long, how large and of which shape a video may be."""

import struct
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from postlint.checks.networks import unless_sure
from postlint.finding import ERROR, WARNING, Hit
from postlint.post import Image, Post
from postlint.rules import Example, rule
from postlint.services.clock import Clock

if TYPE_CHECKING:
    from pathlib import Path

    from postlint.services.videos import Video, Videos
    from postlint.text.networks import Network


def _box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(content), kind) + content


def film(seconds: int, width: int = 1280, height: int = 720) -> bytes:
    """Return the head of an MP4 file of so many seconds and pixels, with no picture in it: for examples."""
    header = _box(b"mvhd", struct.pack(">12xII80x", 1, seconds))
    track = _box(b"tkhd", struct.pack(">40x9iII", 1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30, width << 16, height << 16))
    return _box(b"ftyp", b"isom") + _box(b"moov", header + _box(b"trak", track))


def _shown(network: str, content: bytes) -> Example:
    return Example(Post("Tea is poured", (network,), images=(Image("tea.mp4", "Tea is poured"),)), files={"tea.mp4": content})


def _videos(post: Post, videos: "Videos", clock: Clock) -> "Iterator[tuple[int, Path, Video]]":
    for n, image in enumerate(post.images if not clock.is_archive(post.when) else ()):
        if image.path and image.is_video:
            yield n, image.path, videos.read(image.path)


@rule(
    "networks.video-length",
    "A video longer or shorter than the network takes",
    about="images",
    severity=ERROR,
    good=[
        _shown("x", film(140)),
        _shown("x", b"no video"),
        _shown("facebook", film(9000)),
        Post("Tea", ("x",), images=(Image("tea.mp4", "Tea"),)),
    ],
    bad=[_shown("x", film(141)), _shown("tiktok", film(2)), _shown("linkedin", film(1801))],
)
def video_length(post: Post, network: "Network", videos: "Videos", clock: Clock) -> Iterator[Hit]:
    """A video that is too long is refused when the post is due, or needs a subscription: X takes 140 seconds, Threads five minutes. What is
    other for your account is set as max-video-seconds.
    """
    most, least = network.get("max-video-seconds"), float(network.get("min-video-seconds") or 0)
    for n, _, video in _videos(post, videos, clock) if most or least else ():
        if video.seconds is None:
            continue
        if most and video.seconds > most:
            message, key = f"{_time(video.seconds)} of video, and {network.name} takes {_time(most)}: cut it", "max-video-seconds"
        elif video.seconds < least:
            message, key = f"{video.seconds:.1f} seconds of video, and {network.name} wants {least:g} at least", "min-video-seconds"
        else:
            continue
        evidence = {"seconds": video.seconds, "most": most, "least": least}
        yield Hit(message, key=f"images.{n}.file", image=n, evidence=evidence, severity=unless_sure(network, key))


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02} min" if minutes else f"{rest} s"


@rule(
    "networks.video-size",
    "A video file larger than the network takes",
    about="images",
    severity=ERROR,
    good=[_shown("x", film(10)), _shown("facebook", film(10) + bytes(100))],
    bad=[_shown("discord", film(10) + bytes(10_485_760))],
)
def video_size(post: Post, network: "Network", videos: "Videos", clock: Clock) -> Iterator[Hit]:
    """A file that is too large is refused after it was uploaded, when the post is due."""
    most = network.get("max-video-bytes")
    for n, _, video in _videos(post, videos, clock) if most else ():
        if video.bytes > most:
            message = f"{video.bytes / 1e6:,.0f} MB of video, and {network.name} takes {most / 1e6:,.0f}: export it smaller"
            evidence = {"bytes": video.bytes, "limit": most}
            yield Hit(message, key=f"images.{n}.file", image=n, evidence=evidence, severity=unless_sure(network, "max-video-bytes"))


@rule(
    "networks.video-shape",
    "A video wider or taller than the network takes",
    about="images",
    severity=ERROR,
    good=[_shown("x", film(10)), _shown("x", film(10, 360, 1080)), _shown("mastodon", film(10, 4000, 100))],
    bad=[_shown("x", film(10, 4000, 1000)), _shown("linkedin", film(10, 300, 1000))],
)
def video_shape(post: Post, network: "Network", videos: "Videos", clock: Clock) -> Iterator[Hit]:
    """X takes videos from 1:3 to 3:1, LinkedIn from 1:2.4 to 2.4:1; a panorama or a narrow strip is refused."""
    bounds = {key: _ratio(aspect) for key in ("min-video-aspect", "max-video-aspect") if (aspect := network.get(key))}
    for n, _, video in _videos(post, videos, clock) if bounds else ():
        for key, bound in bounds.items():
            if video.width and video.height and _outside(Fraction(video.width, video.height), bound, key):
                aspect = network.get(key)
                message = f"{video.width} × {video.height} pixels of video, and {network.name} takes {aspect} at the {'narrowest' if key.startswith('min') else 'widest'}: cut it"
                yield Hit(message, key=f"images.{n}.file", image=n, severity=unless_sure(network, key, WARNING))


def _ratio(aspect: str) -> Fraction:
    width, height = aspect.split(":")
    return Fraction(width) / Fraction(height)


def _outside(ratio: Fraction, bound: Fraction, key: str) -> bool:
    return ratio < bound if key.startswith("min") else ratio > bound
