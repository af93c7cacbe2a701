"""What is known of a picture, and what is said of it where an example of a rule cannot show it."""

import io
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image as Pillow

from postlint.api import Linter
from postlint.brand import Brand
from postlint.checks import imagelibrary, imagenames, images
from postlint.cli import command
from postlint.data import cache_folder
from postlint.post import Image, Post
from postlint.services.pictures import build
from postlint.services.pictures.fingerprint import alike, is_rich
from postlint.services.pictures.kinds import kind
from postlint.services.pictures.sample import sample
from postlint.services.pictures.strip import without_place

BERGEN = {1: "N", 2: (60.0, 23.0, 34.0), 3: "E", 4: (5.0, 19.0, 27.0)}


@pytest.fixture
def pictures():
    return build({}, offline=True)


@pytest.fixture
def read(tmp_path, pictures):
    def read(content, name="a.jpg"):
        (tmp_path / name).write_bytes(content)
        return pictures.read(tmp_path / name)

    return read


def pixels(content):
    return Pillow.open(io.BytesIO(content)).tobytes()


@pytest.mark.parametrize("format", ["JPEG", "PNG", "GIF", "WEBP", "AVIF", "TIFF", "BMP", "JPEG2000", "ICO"])
def test_every_format_is_read(read, format):
    found = read(sample(format=format, size=(200, 150)))
    assert (found.format, found.error, found.unchecked) == (format.lower(), None, None)
    assert found.look is not None


def test_heic_is_read_by_its_plugin_or_told(read):
    pi_heif = pytest.importorskip("pi_heif")
    assert pi_heif.__version__
    found = read(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "a.heic")
    assert found.error, "a HEIC file without a picture is damaged"


@pytest.mark.parametrize(
    ("head", "known"),
    [
        (b"%PDF-1.7", "pdf"), (b"<?xml version='1.0'?><svg>", "svg"), (b"\0\0\0\x18ftypmp42", "mp4"), (b"\0\0\0\x14ftypqt  ", "mov"),
        (b"\x1aE\xdf\xa3\x01", "webm"), (b"8BPS\0\1", "psd"), (b"%!PS-Adobe", "eps"), (b"RIFF\0\0\0\0AVI LIST", "avi"), (b"PK\3\4", ""),
    ],
)  # fmt: skip
def test_what_is_no_picture_is_known_and_not_called_damaged(read, head, known):
    assert kind(head) == known
    found = read(head + b"\0" * 100, "a.bin")
    assert bool(found.unchecked) == bool(known)
    assert bool(found.error) != bool(known)


def test_a_turned_picture_is_judged_as_it_is_shown(read):
    found = read(sample(size=(640, 480), exif={0x0112: 6}))
    assert (found.width, found.height, found.shown, found.orientation) == (640, 480, (480, 640), 6)
    assert found.look.fingerprint != read(sample(size=(640, 480)), "b.jpg").look.fingerprint


def test_camera_place_and_profile_are_read(read):
    found = read(
        sample(
            exif={0x010F: "Apple", 0x0110: "iPhone 15"}, camera={0xA430: "Ben", 0x9209: 1, 0x8827: 800}, gps=BERGEN, profile="Display P3"
        )
    )
    assert (found.exif.make, found.exif.owner, found.exif.flash, found.exif.iso) == ("Apple", "Ben", True, 800)
    assert found.exif.place == pytest.approx((60.393, 5.324), abs=0.001)
    assert found.profile == "Display P3"


def test_a_video_is_told_in_the_last_line_and_a_web_picture_too(folder):
    (folder / "film.mp4").write_bytes(b"\0\0\0\x18ftypisom" + b"\0" * 50)
    (folder / "a.md").write_text("---\nto: x\nimages: [film.mp4, 'https://example.com/a.jpg']\n---\nA film")
    out = CliRunner().invoke(command, ["check", "--offline", "--strict", "--select", "images.unreadable", "a.md"])
    assert out.exit_code == 0, out.output
    assert "a video is not looked into" in out.stdout
    assert "pictures given by an address were not fetched" in out.stdout


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("more", [{}, {"exif": {0x0112: 6, 0x013B: "Ana Ruiz", 0x8298: "© Acme"}}])
def test_the_place_is_taken_out_and_no_pixel_changes(read, format, more):
    before = sample(format=format, gps=BERGEN, camera={0xA431: "SN1234"}, **more)
    after = without_place(before)
    assert read(before, "before").exif.place
    found = read(after, "after")
    assert (found.exif.place, found.exif.serials, found.error) == (None, (), None)
    assert found.orientation == (6 if more else 1)
    assert found.exif.artist == ("Ana Ruiz" if more else "")
    assert pixels(after) == pixels(before)
    assert without_place(after) == after


def test_the_place_in_a_packet_and_what_hangs_behind_a_picture_are_taken_out():
    packet = b'<x exif:GPSLatitude="60,23N"/>'
    before = sample(xmp=packet) + b"a film behind the picture, with its own place"
    after = without_place(before)
    assert packet not in after
    assert after.endswith(b"\xff\xd9")
    assert pixels(after) == pixels(before)
    credit = sample(xmp=b'<x dc:creator="Ana"/>')
    assert without_place(credit) == credit


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", b"\xff\xd8", b"\xff\xd8\xff\xe1", b"\x89PNG\r\n\x1a\n\0\0", b"RIFF\0\0\0\0WEBPEXIF\xff\xff\xff\xff"]
)
def test_what_cannot_be_mended_is_left_alone(content):
    assert without_place(content) in (None, content)


def test_fix_mends_the_picture_and_diff_only_says_so(folder):
    (folder / "a.jpg").write_bytes(sample(gps=BERGEN))
    (folder / "a.md").write_text("---\nimages: [{file: a.jpg, alt: A shore}]\n---\nThe shore")
    before = (folder / "a.jpg").read_bytes()
    args = ["check", "--offline", "--select", "images.place-inside", "a.md"]
    shown = CliRunner().invoke(command, [*args, "--diff"])
    assert "a.jpg: " in shown.stdout
    assert "bytes that say where" in shown.stdout
    assert (folder / "a.jpg").read_bytes() == before
    assert CliRunner().invoke(command, args).exit_code == 1
    out = CliRunner().invoke(command, [*args, "--fix"])
    assert (out.exit_code, "1 files mended" in out.stdout) == (0, True), out.output
    assert b"Exif" not in (folder / "a.jpg").read_bytes() or not build({}, offline=True).read(folder / "a.jpg").exif.place
    assert CliRunner().invoke(command, args).exit_code == 0


def test_the_library_is_known_again_from_the_cache_and_a_changed_file_is_read_anew(tmp_path):
    library = tmp_path / "approved"
    library.mkdir()
    (library / "shore.jpg").write_bytes(sample("shore"))
    (tmp_path / "cut.jpg").write_bytes(sample("shore", size=(500, 375), quality=50))
    (tmp_path / "hills.jpg").write_bytes(sample("hills"))
    brand = Brand("acme", library=(str(library),))
    for kept in ("", "[]", "{}", None):
        for cache in cache_folder().glob("library-*.json") if kept is not None else ():
            cache.write_text(kept)  # a cache that cannot be read is no error
        pictures = build({}, offline=True)
        match = pictures.cleared(tmp_path / "cut.jpg", brand)
        assert (match.name, match.same, match.sure) == ("approved/shore.jpg", False, True)
        assert pictures.cleared(library / "shore.jpg", brand).same
        assert pictures.cleared(tmp_path / "hills.jpg", brand) is None
    (library / "shore.jpg").write_bytes(sample("hills"))
    os.utime(library / "shore.jpg", (1, 1))
    assert build({}, offline=True).cleared(tmp_path / "hills.jpg", brand).sure


def test_a_link_in_the_library_that_leads_out_of_it_is_not_followed(tmp_path):
    library = tmp_path / "approved"
    library.mkdir()
    (tmp_path / "outside.jpg").write_bytes(sample("shore"))
    (library / "link.jpg").symlink_to(tmp_path / "outside.jpg")
    assert build({}, offline=True).cleared(tmp_path / "outside.jpg", Brand("acme", library=(str(library),))) is None


def test_a_library_that_is_not_there_is_told(folder):
    (folder / "postlint.toml").write_text('[brands.acme]\naccounts = {x = "@acme"}\n[brands.acme.images]\nlibrary = ["gone"]\n')
    (folder / "a.jpg").write_bytes(sample())
    (folder / "a.md").write_text("---\nto: x\nimages: [{file: a.jpg, alt: A shore}]\n---\nThe shore")
    out = CliRunner().invoke(command, ["check", "--offline", "--strict", "--select", "images", "a.md"])
    assert out.exit_code == 3, out.output
    assert 'gone" does not exist: mend library or deny' in out.stdout


def test_the_same_shapes_in_other_colours_are_another_picture(read):
    one, other = sample("shore"), io.BytesIO()
    red, green, blue = Pillow.open(io.BytesIO(one)).split()
    Pillow.merge("RGB", (red, green.point(lambda v: v // 2), blue.point(lambda v: 255 - v // 2))).save(other, "JPEG")
    first, second = read(one, "1").look.fingerprint, read(other.getvalue(), "2").look.fingerprint
    assert is_rich(first)
    assert alike(first, first)
    assert not alike(first, second)


def test_used_again_counts_posts_by_time_and_not_parts_of_a_thread(tmp_path, pictures):
    from postlint.services.clock import Clock
    from postlint.services.others import Others

    (tmp_path / "a.jpg").write_bytes(sample())
    shown = (Image("a.jpg", "A", tmp_path / "a.jpg"),)

    def post(day, images=shown, **more):
        return Post("x", ("x",), account="@acme", images=images, when=datetime(2026, 12, day, tzinfo=UTC), **more)

    clock = Clock.at(datetime(2026, 12, 1, tzinfo=UTC))
    first, last = post(2), post(20)
    between = [post(3 + n, ()) for n in range(5)]
    check = imagelibrary.used_again.check
    assert not list(check(last, Others([first, *between, last]), pictures, clock, posts=5))
    (hit,) = check(last, Others([first, *between, last]), pictures, clock, posts=6)
    assert "6 posts before" in hit.message
    thread = [post(2, part=(1, 2)), post(3, part=(2, 2))]
    assert not list(check(thread[1], Others(thread), pictures, clock))


@pytest.mark.parametrize(
    ("file", "rule"),
    [
        ("img/competitor-logo.png", "telling"), ("DO_NOT_USE.jpg", "telling"), ("2026/XmasParty_boss.jpg", "telling"), ("banner_draft3.png", "unfinished"),
        ("final_v2_old.png", "unfinished"), ("hero.bak.png", "unfinished"), ("IMG_1234.jpg", None), ("draughts.png", None), ("departy.png", None),
        ("private-dining.jpg", None), ("personal-trainer.png", None), ("old-town.jpg", None), ("waterproof.jpg", None), ("template.png", None),
        ("tempo.png", None), ("rivals-final.jpg", None), ("naked-cake.jpg", None),
    ],
)  # fmt: skip
def test_what_a_file_name_tells(pictures, file, rule):
    post = Post("We're open!", images=(Image(file, "A door"),))
    brand = Brand("acme", known=True, accounts={"x": "@acme"})
    told = {
        "telling": list(imagenames.telling_name.check(post, brand, pictures)), "unfinished": list(imagenames.unfinished_name.check(post)),
    }  # fmt: skip
    assert {name for name, hits in told.items() if hits} == ({rule} if rule else set())


def test_header_rules_decode_nothing(tmp_path, monkeypatch, pictures):
    monkeypatch.setattr(Pillow.Image, "load", lambda *_: pytest.fail("decoded"))
    (tmp_path / "a.png").write_bytes(_png())
    found = pictures.header(tmp_path / "a.png")
    assert (found.format, found.look) == ("png", None)


def _png():
    import struct
    import zlib

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 9, 9, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 252)) + chunk(b"IEND", b"")


def test_a_broken_address_is_an_error_and_an_unverified_one_is_not():
    from postlint.services.web import Canned

    post = Post("x", images=(Image("https://a.example/1.jpg", "A"), Image("https://a.example/2.jpg", "B")))
    web = Canned({"https://a.example/1.jpg": "broken it answers 404", "https://a.example/2.jpg": "unverified"})
    assert [(h.image, h.key) for h in images.broken_address.check(post, web)] == [(0, "images.0.file")]


def test_pictures_are_read_ahead_and_told_in_order(folder):
    for n in range(20):
        (folder / f"{n}.jpg").write_bytes(sample(size=(100, 75)) if n % 2 else b"no picture")
        (folder / f"{n:02}.md").write_text(f"---\nimages: [{{file: {n}.jpg, alt: A shore}}]\n---\nNumber {n}")
    with Linter(Linter(offline=True).config.with_overrides(select=["images.unreadable"])) as linter:
        result = linter.lint_paths([f"{n:02}.md" for n in range(20)])
    assert [bool(r.findings) for r in result.reports] == [n % 2 == 0 for n in range(20)]


BOMB = """
import re, sys
from pathlib import Path
from postlint.services.pictures import build
found = build({}, offline=True).read(Path(sys.argv[1]))
most = re.search("VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())  # ru_maxrss would be that of the process that started this one
print(found.error or found.unchecked or "read", int(most[1]) // 1024, sep="|")
"""


def _bomb(folder, name):
    side = {"huge.png": 30_000, "large.png": 9_000, "large.webp": 3_100, "large.jpg": 9_000, "large.tif": 9_000}[name]
    if name == "huge.png":
        content = _png().replace(b"IHDR" + (9).to_bytes(4, "big") * 2, b"IHDR" + side.to_bytes(4, "big") * 2)
        import zlib

        at = content.index(b"IHDR")
        body = content[at : at + 17]
        content = content[: at + 17] + zlib.crc32(body).to_bytes(4, "big") + content[at + 21 :]
        (folder / name).write_bytes(content)
        return
    image = Pillow.new("RGB" if name.endswith("webp") else "L", (side, side), "gray")
    image.save(
        folder / name,
        **(
            {"compression": "tiff_lzw"}
            if name.endswith("tif")
            else {"progressive": True}
            if name.endswith("jpg")
            else {"lossless": True, "method": 0}
            if name.endswith("webp")
            else {}
        ),
    )


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux says how much memory a process took at most")
@pytest.mark.parametrize("name", ["huge.png", "large.png", "large.webp", "large.jpg", "large.tif"])
def test_no_picture_takes_more_than_300_megabytes(tmp_path, name):
    code = f"import sys; sys.path[:0] = {[str(Path(__file__).parent)]!r}; from pathlib import Path; from test_images import _bomb; _bomb(Path({str(tmp_path)!r}), {name!r})"
    subprocess.run([sys.executable, "-c", code], check=True)
    out = subprocess.run([sys.executable, "-c", BOMB, str(tmp_path / name)], check=True, capture_output=True, text=True).stdout
    said, _, megabytes = out.strip().partition("|")
    assert int(megabytes) < 300
    assert "too many" in said or said == "read"
    if name == "huge.png":
        assert "too many pixels" in said


def test_a_link_out_of_the_repository_is_not_read(tmp_path):
    repo = tmp_path / "repo"
    repo.mkdir()
    (tmp_path / "secret.jpg").write_bytes(sample(gps=BERGEN))
    (repo / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    (repo / "postlint.toml").touch()
    (repo / "a.md").write_text("---\nimages: [{file: link.jpg, alt: A shore}]\n---\nThe shore")
    out = CliRunner().invoke(command, ["check", "--offline", "--select", "images", "--format", "json", str(repo / "a.md")])
    assert [f["rule"] for f in json.loads(out.stdout)["posts"][0]["findings"]] == ["images.missing"]
