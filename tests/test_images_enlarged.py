"""Pictures that were blown up, told from sharp and from soft ones."""

import io

import pytest
from PIL import Image as Pillow
from PIL import ImageFilter

from postlint.api import Linter
from postlint.post import Image, Post
from postlint.services.pictures import build
from postlint.services.pictures.enlarged import LARGEST, traces
from postlint.services.pictures.sample import sample

LARGE = {"motif": "hills", "size": (1080, 1080)}
LEAST = 9


def drawn(**more):
    return Pillow.open(io.BytesIO(sample(**{**LARGE, "format": "PNG", **more})))


@pytest.mark.parametrize("factor", [2, 3])
@pytest.mark.parametrize("way", ["NEAREST", "BICUBIC"])
def test_an_enlarged_picture_bears_the_mark(factor, way):
    small = drawn(size=(1080 // factor, 1080 // factor))
    assert traces(small.resize((1080, 1080), Pillow.Resampling[way])) > LEAST


@pytest.mark.parametrize("blur", [0, 0.7, 1.2, 2, 4])
@pytest.mark.parametrize("quality", [95, 80, 60])
def test_a_sharp_or_soft_picture_does_not_bear_it_however_it_is_compressed(blur, quality):
    out = io.BytesIO()
    drawn().filter(ImageFilter.GaussianBlur(blur)).save(out, "JPEG", quality=quality)
    assert traces(Pillow.open(out)) < LEAST


@pytest.mark.parametrize("color", ["white", "black"])
@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "CMYK", "P", "1", "I;16"])
def test_a_picture_of_one_colour_has_no_traces_in_any_mode(color, mode):
    assert traces(Pillow.new("RGB", (600, 600), color).convert("L").convert(mode) if mode == "I;16" else Pillow.new(mode, (600, 600))) == 0


@pytest.mark.parametrize("size", [(1, 1), (255, 2000), (256, 256), (2000, 100)])
def test_a_picture_without_room_is_not_looked_at(size):
    assert traces(drawn(size=size)) == 0


def test_a_large_one_is_not_decoded_again(tmp_path, monkeypatch):
    Pillow.new("RGB", (LARGEST + 1, 400), "white").save(tmp_path / "a.jpg")
    pictures = build({}, offline=True)
    assert pictures.read(tmp_path / "a.jpg").look
    monkeypatch.setattr(Pillow, "open", lambda *_, **__: pytest.fail("opened"))
    assert pictures.enlarged(tmp_path / "a.jpg") == 0


def test_it_is_told_once_and_only_to_the_pedantic(folder):
    (folder / "a.png").write_bytes(sample(**LARGE, enlarged=3, blur=5, format="PNG"))
    (folder / "b.png").write_bytes(sample(**LARGE, enlarged=3, format="PNG"))
    post = Post("We're open!", images=tuple(Image(name, "A shore", folder / name) for name in ("a.png", "b.png")))

    def said(**more):
        with Linter(
            Linter(offline=True).config.with_overrides(select=["images"], ignore=["images.indecent"], offline=True, **more)
        ) as linter:
            return [(f.image.file, f.rule) for f in linter.lint(post).findings if f.rule in {"images.blurred", "images.upscaled"}]

    assert said() == [("a.png", "images.blurred")]
    assert said(pedantic=True) == [("a.png", "images.blurred"), ("b.png", "images.upscaled")]
