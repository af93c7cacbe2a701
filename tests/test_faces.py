"""Faces: the real detector on drawn ones, and what is said where it is missing or cannot look."""

import importlib.util
import re

import pytest
from pictures import grey

from postlint.api import Linter
from postlint.cli import doctor
from postlint.finding import Run
from postlint.output import render
from postlint.post import Image, Post
from postlint.services import faces
from postlint.services.pictures.sample import sample

SCHOOL = '[brands.school]\nconsent = true\n[brands.school.accounts]\nx = "@school"\n'
PHONE = {"exif": {0x010F: "samsung"}, "camera": {0xA405: 25}}


@pytest.fixture(scope="module")
def detector():
    pytest.importorskip("dlib")
    return faces.build({}, offline=True)


@pytest.fixture
def lint(folder):
    def run(*names, settings=SCHOOL, rules=("images.people-shown",), **more):
        (folder / "postlint.toml").write_text(f"select = {list(rules)}\n{settings}".replace("'", '"'), encoding="utf-8")
        images = tuple(Image(name, "Our class", folder / name) for name in names)
        with Linter("postlint.toml", offline=True) as linter:
            report = linter.lint(Post("Sports day", ("x",), images=images, **more))
        assert report.crashed == ()
        return report

    return run


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("count", [0, 1, 2, 5])
def test_faces_are_counted(folder, detector, count, format):
    (folder / "a").write_bytes(sample(faces=count, format=format, size=(1600, 800)))
    assert len(detector.find(folder / "a")) == count


@pytest.mark.parametrize(("size", "turned"), [((640, 480), 1), ((2400, 2400), 1), ((640, 640), 6)])
def test_a_box_is_where_the_face_is_in_the_upright_picture_as_it_is_stored(folder, detector, size, turned):
    from io import BytesIO

    from PIL import Image as Pillow

    content = sample(faces=1, size=size)
    if turned == 6:
        out, picture = BytesIO(), Pillow.open(BytesIO(content))
        exif = Pillow.Exif()
        exif[0x0112] = 6
        picture.rotate(90, expand=True).save(out, "JPEG", exif=exif)
        content = out.getvalue()
    (folder / "a.jpg").write_bytes(content)
    (face,) = detector.find(folder / "a.jpg")
    side = min(size)
    assert face.x + face.width / 2 == pytest.approx(side * 0.5, abs=side * 0.06)
    assert side * 0.5 < face.y + face.height / 2 < side * 0.72
    assert side * 0.4 < face.width < side * 0.65


@pytest.mark.parametrize("content", [b"", b"no picture", sample()[:3000], sample("white"), sample("gradient"), sample(size=(1, 1))])
def test_where_no_face_is_none_is_found(folder, detector, content):
    (folder / "a.jpg").write_bytes(content)
    assert detector.find(folder / "a.jpg") == ()


def test_a_picture_is_looked_at_once(folder, detector, monkeypatch):
    (folder / "a.jpg").write_bytes(sample(faces=1))
    first = detector.find(folder / "a.jpg")
    monkeypatch.setattr(faces, "frames", None)
    assert detector.find(folder / "a.jpg") == first != ()


def test_a_brand_that_wants_consent_is_asked_with_a_box_around_all(folder, lint, detector):
    (folder / "class.jpg").write_bytes(sample(faces=3, size=(1200, 400)))
    (folder / "front.jpg").write_bytes(sample())
    report = lint("class.jpg", "front.jpg")
    (found,) = report.findings
    assert (found.decision, found.image.nth, report.held) == (True, 0, True)
    assert "3 faces" in found.message
    assert len(found.evidence["faces"]) == 3
    x, _, width, _ = found.image.box
    assert x < 200
    assert x + width > 1000
    html = "".join(render(Run([report]), "html"))
    assert re.search(rf'<rect x="{x}" y="\d+" width="{width}"', html)


def test_nobody_else_is_asked(folder, lint, detector):
    (folder / "class.jpg").write_bytes(sample(faces=3, size=(1200, 400)))
    assert not lint("class.jpg", settings=SCHOOL.replace("true", "false")).findings
    cleared = '[brands.school.images]\nlibrary = ["cleared"]\n'
    (folder / "cleared").mkdir()
    (folder / "cleared" / "class.jpg").write_bytes(sample(faces=3, size=(1200, 400)))
    assert not lint("class.jpg", settings=SCHOOL + cleared).findings


def test_a_selfie_is_known_by_the_face_that_fills_it(folder, lint, detector):
    (folder / "me.jpg").write_bytes(sample(faces=1, **PHONE))
    (folder / "stage.jpg").write_bytes(sample(faces=6, size=(1600, 1200), **PHONE))
    report = lint("me.jpg", "stage.jpg", rules=["images.selfie"])
    (found,) = report.findings
    assert (found.image.nth, found.decision) == (0, True)
    assert found.image.box
    assert "a face fills it" in found.message


def test_without_the_extra_it_is_told_where_it_was_wanted_and_front_cameras_are_told_all_the_same(folder, lint, monkeypatch):
    (folder / "me.jpg").write_bytes(sample(exif={0x010F: "Apple"}, camera={0xA434: "iPhone 15 front camera"}))
    (folder / "shop.jpg").write_bytes(sample(**PHONE))
    monkeypatch.setattr(faces, "find_spec", lambda _: None)
    monkeypatch.setattr(doctor, "find_spec", lambda name: name != "dlib" and importlib.util.find_spec(name))
    report = lint("me.jpg", "shop.jpg", rules=["images.selfie", "images.people-shown"])
    assert [f.rule for f in report.findings] == ["images.selfie"]
    assert {(n.rule, n.service, n.reason) for n in report.not_run} == {
        (rule, "faces", 'nobody looked for faces in pictures: pip install "postlint[faces]"')
        for rule in ("images.selfie", "images.people-shown")
    }
    assert lint("me.jpg", settings="", rules=["images.selfie"]).not_run == ()
    said = {found.name: found for found in doctor.findings()}["faces in pictures"]
    assert (said.here, said.said) == (False, 'pip install "postlint[faces]"')


def test_a_picture_too_large_is_told_and_the_others_are_looked_at(folder, lint, detector):
    grey(0, (8000, 7000)).save(folder / "huge.png", compress_level=1)
    (folder / "class.jpg").write_bytes(sample(faces=2))
    report = lint("huge.png", "class.jpg")
    assert [f.image.nth for f in report.findings] == [1]
    assert "8000 × 7000 pixels" in report.not_run[0].reason
