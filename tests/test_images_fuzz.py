"""Damaged pictures: whatever a byte is changed to, and wherever a file ends, postlint says something of it, and does not fail."""

import random
import warnings
from pathlib import Path

import pytest

from postlint.checks import imageprivacy, images
from postlint.post import Image, Post
from postlint.services.pictures import Pictures, build
from postlint.services.pictures.frames import gif_frames
from postlint.services.pictures.kinds import kind
from postlint.services.pictures.metadata import profile_name
from postlint.services.pictures.sample import sample
from postlint.services.pictures.strip import without_place

BERGEN = {1: "N", 2: (60.0, 23.0, 34.0), 3: "E", 4: (5.0, 19.0, 27.0)}
SMALL = {"size": (48, 36), "exif": {0x010F: "Apple", 0x010E: "A shore"}, "camera": {0xA430: "Ben", 0x9286: b"ASCII\0\0\0Hi"}, "gps": BERGEN}
FORMATS = {
    "jpeg": {"format": "JPEG", "profile": "Display P3", "xmp": b'<x photoshop:Instructions="Embargo"/>', **SMALL},
    "progressive": {"format": "JPEG", "progressive": True, **SMALL},
    "thumbnail": {"format": "JPEG", "size": (48, 36), "thumbnail": "same"},
    "png": {"format": "PNG", "text": {"parameters": "a shore at night"}, "profile": "sRGB", **SMALL},
    "gif": {"format": "GIF", "frames": 3, "size": (48, 36)},
    "webp": {"format": "WEBP", **SMALL},
    "avif": {"format": "AVIF", "speed": 10, **SMALL},
    "tiff": {"format": "TIFF", "compression": "tiff_lzw", **SMALL},
    "bmp": {"format": "BMP", "size": (48, 36)},
    "jpeg2000": {"format": "JPEG2000", "size": (48, 36)},
    "ico": {"format": "ICO", "size": (48, 48)},
    "mpo": {"format": "MPO", **SMALL},
    **{
        name: {"format": name.upper(), "size": (48, 36)}
        for name in ("tga", "ppm", "pcx", "qoi", "dds", "sgi", "icns", "xbm", "im", "eps", "pdf")
    },
}
MUTATIONS = 180


def mutations(content: bytes, choose: random.Random):
    """Yield damaged copies: cut off, bytes changed (mostly in the head, where they mean most), stretches doubled, dropped, blanked."""
    for _ in range(MUTATIONS):
        damaged = bytearray(content)
        reach = choose.choice((64, 256, len(content)))
        for _ in range(choose.choice((1, 1, 2, 5, 20))):
            damaged = damaged or bytearray(1)
            at = choose.randrange(min(reach, len(damaged)))
            what = choose.randrange(6)
            if what == 0:
                damaged = damaged[:at] or bytearray(b"\0")
            elif what == 1:
                damaged[at : at + 1] = bytes([choose.choice((0, 1, 0x7F, 0x80, 0xFF, choose.randrange(256)))])
            elif what == 2:
                damaged[at : at + 4] = choose.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff", b"\0\0\xff\xff"))
            elif what == 3:
                damaged[at:at] = damaged[at : at + choose.randrange(64)]
            elif what == 4:
                del damaged[at : at + choose.randrange(1, 64)]
            else:
                damaged[at : at + 1] = bytes([damaged[at] ^ (1 << choose.randrange(8))])
        yield bytes(damaged)


@pytest.mark.parametrize("name", FORMATS)
def test_no_damaged_picture_makes_a_rule_fail(name, tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        content = sample(**{"colors": "1" if name == "xbm" else "RGB", **FORMATS[name]})
    path = tmp_path / "a.jpg"
    post = Post("x", images=(Image("a.jpg", "A", path),))
    rules = (
        images.wrong_extension,
        images.blank,
        images.blurred,
        images.upscaled,
        imageprivacy.place_inside,
        imageprivacy.uncropped_inside,
        imageprivacy.editor_leftovers,
    )
    opened = 0  # of most formats some damaged files can still be shown, and of those that are not decoded none can
    for damaged in mutations(content, random.Random(name)):
        path.write_bytes(damaged)
        pictures = build({}, offline=True)
        found = pictures.read(path)
        opened += found.error is None
        assert found.error or found.unchecked or found.look, "something is known of every file"
        for rule in rules:
            assert list(rule.check(post, pictures)) is not None
        mended = without_place(damaged)
        assert mended is None or len(mended) <= len(damaged) + 64
    assert opened < MUTATIONS


@pytest.mark.parametrize("read", [kind, gif_frames, profile_name, without_place])
def test_no_bytes_make_a_reader_of_bytes_fail(read):
    choose = random.Random(7)
    for beginning in (
        b"",
        b"GIF89a",
        b"\xff\xd8\xff\xe1\0\x40Exif\0\0II*\0",
        b"\x89PNG\r\n\x1a\n",
        b"RIFF\x40\0\0\0WEBPEXIF",
        b"\0" * 128 + b"\0\0\0\x02desc",
    ):
        for _ in range(60):
            read(beginning + choose.randbytes(choose.randrange(200)))


def test_what_is_no_file_is_an_answer(tmp_path: Path):
    pictures: Pictures = build({}, offline=True)
    assert pictures.read(tmp_path / "gone.jpg").error == "the file is not there"
    assert pictures.read(tmp_path).error
