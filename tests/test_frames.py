"""Decoding for those who look at pictures: bounded, upright, and never a crash."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pictures import grey
from PIL import Image

from postlint.errors import Unavailable
from postlint.services.frames import MOST_PIXELS, frames, spread
from postlint.services.thumbnails import thumbnail

EXAMPLES = Path(__file__).parent.parent / "examples" / "content-repo" / "img"


@given(st.integers(1, 600), st.integers(1, 40))
def test_what_is_spread_is_even(count, most):
    found = spread(count, most)
    assert len(found) == min(count, most)
    assert found == sorted(set(found))
    assert found[0] == 0
    assert most == 1 or found[-1] == count - 1


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_upright_however_the_camera_was_held(folder, orientation):
    picture = Image.new("RGB", (400, 200), "white")
    picture.paste("black", (0, 0, 200, 200))
    exif = picture.getexif()
    exif[0x0112] = orientation
    picture.save("held.jpg", exif=exif)
    (frame,) = frames(Path("held.jpg"), side=100)
    turned = orientation > 4
    assert (frame.width, frame.height) == ((200, 400) if turned else (400, 200))
    assert frame.image.size == ((50, 100) if turned else (100, 50))
    darkest = min((frame.image.getpixel(at)[0], at) for at in ((5, 5), (frame.image.width - 6, frame.image.height - 6)))
    wanted = {1: "first", 2: "last", 3: "last", 4: "first", 5: "first", 6: "first", 7: "last", 8: "last"}[orientation]
    assert (darkest[1] == (5, 5)) is (wanted == "first")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16", "F"])
def test_every_mode_becomes_rgb_on_white(folder, mode):
    ending = "tif" if mode in {"CMYK", "F"} else "png"
    Image.new(mode, (50, 40)).save(f"a.{ending}")
    (frame,) = frames(Path(f"a.{ending}"), side=20)
    assert (frame.image.mode, frame.image.size) == ("RGB", (20, 16))
    if mode in {"LA", "RGBA"}:
        assert frame.image.getpixel((5, 5)) == (255, 255, 255)


def test_a_bomb_is_not_decoded(folder):
    Image.new("1", (10_000, MOST_PIXELS // 10_000 + 1)).save("bomb.png")
    with pytest.raises(Unavailable, match="too many to be looked at safely"):
        frames(Path("bomb.png"), side=100)
    assert thumbnail(Path("bomb.png")) is None


@pytest.mark.parametrize("name", ["launch.png", "broken.jpg"])
def test_a_damaged_file_has_frames_or_none_and_never_crashes(folder, name):
    whole = (EXAMPLES / name).read_bytes()
    choose = random.Random(name)
    for _ in range(60):
        damaged = bytearray(whole[: choose.randint(0, len(whole))])
        for _ in range(choose.randint(1, 8)):
            if damaged:
                damaged[choose.randrange(len(damaged))] = choose.randrange(256)
        Path("damaged").write_bytes(damaged)
        assert len(frames(Path("damaged"), side=64)) <= 1


def test_a_thumbnail_says_what_a_network_would_cut(folder):
    from fractions import Fraction

    grey(9, (1000, 500)).save("wide.png")
    small = thumbnail(Path("wide.png"))
    assert (small.whole.width, small.whole.height) == (640, 320)
    assert small.cut(Fraction(4, 5), Fraction(2)) is None
    shown, lost = small.cut(Fraction(4, 5), Fraction(1))
    assert lost == Fraction(1, 2)
    assert shown.width == shown.height
    assert small.cut(Fraction(4), None)[1] == Fraction(1, 2)
