"""The heads of video files, well made and hostile."""

import random
import struct

import pytest

from postlint.checks.films import _box, film
from postlint.services.videos import Video, Videos


def read(tmp_path, content):
    path = tmp_path / f"{random.getrandbits(64):x}.mp4"
    path.write_bytes(content)
    return Videos().read(path)._replace(bytes=0)


def test_seconds_and_size(tmp_path):
    path = tmp_path / "a.mp4"
    path.write_bytes(film(12, 1080, 1920) + _box(b"mdat", bytes(1000)))
    assert Videos().read(path) == Video(12.0, 1080, 1920, path.stat().st_size)
    assert read(tmp_path, _box(b"mdat", bytes(1000)) + film(12)) == Video(12.0, 1280, 720)


def test_a_video_that_is_turned_is_as_it_is_shown(tmp_path):
    track = _box(b"tkhd", struct.pack(">40x9iII", 0, 1 << 16, 0, -1 << 16, 0, 0, 0, 0, 1 << 30, 1920 << 16, 1080 << 16))
    assert read(tmp_path, _box(b"moov", _box(b"trak", track))) == Video(None, 1080, 1920)


def test_a_sound_has_no_size_and_the_picture_after_it_has(tmp_path):
    def track(width, height):
        return _box(b"trak", _box(b"tkhd", struct.pack(">40x9iII", 1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30, width << 16, height << 16)))

    assert read(tmp_path, _box(b"moov", track(0, 0) + track(640, 480))) == Video(None, 640, 480)


def test_times_of_64_bits_and_boxes_of_64_bits(tmp_path):
    header = _box(b"mvhd", b"\1\0\0\0" + struct.pack(">QQIQ80x", 0, 0, 1000, 2500))
    moov = _box(b"moov", header)
    assert read(tmp_path, moov).seconds == 2.5
    assert read(tmp_path, struct.pack(">I4sQ", 1, b"mdat", 116) + bytes(100) + moov).seconds == 2.5
    assert read(tmp_path, struct.pack(">I4s", 0, b"moov") + header).seconds == 2.5


@pytest.mark.parametrize(
    "content",
    [
        b"", b"no video at all, but long enough", b"\0\0\0\0", b"\0\0\0\1moov", struct.pack(">I4sQ", 1, b"moov", 2**63), b"\0\0\0\x08moov" * 5000,
        film(12)[:30], _box(b"moov", _box(b"mvhd", b"")), _box(b"moov", _box(b"mvhd", bytes(20))), _box(b"moov", _box(b"trak", _box(b"tkhd", b"\0"))),
        _box(b"moov", struct.pack(">I4s", 3, b"mvhd") + bytes(50)),
    ],
)  # fmt: skip
def test_what_is_none_or_broken_says_nothing(tmp_path, content):
    assert read(tmp_path, content) == Video()


def test_any_head_cut_or_changed_is_read_without_a_crash(tmp_path):
    dice = random.Random(5)
    whole = bytearray(film(12) + _box(b"mdat", bytes(50)))
    for _ in range(300):
        broken = bytearray(whole)
        for _ in range(4):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        read(tmp_path, bytes(broken[: dice.randrange(len(broken))]))


def test_a_file_that_is_gone_is_no_error(tmp_path):
    assert Videos().read(tmp_path / "none.mp4") == Video()
