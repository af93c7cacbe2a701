"""Pictures given by an address: fetched by a guarded client, and judged like files; the server is a real one, on loopback."""

import gzip
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from webserver import answer, drip, endless, hang, redirect, reset

from postlint import approvals
from postlint.api import Linter
from postlint.cli import command
from postlint.post import Image, Post
from postlint.services.pictures.sample import sample
from postlint.services.web import store

BERGEN = {1: "N", 2: (60.0, 23.0, 34.0), 3: "E", 4: (5.0, 19.0, 27.0)}
SETTINGS = "[web]\nallow-private = true\ntimeout = 3\nretries = 0\n[rules.images.indecent]\nenabled = false\n[ocr]\nenabled = false\n"


def picture(content=None, kind="image/jpeg", **more):
    return answer(sample(**more) if content is None else content, kind=kind)


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """The folder in which private folders are made."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


@pytest.fixture
def lint(folder, temporary):
    """Lints a post with pictures at addresses; when it is over, nothing that was fetched is left."""

    def run(*addresses, settings=SETTINGS, networks=("x", "instagram"), **more):
        (folder / "postlint.toml").write_text(f'select = ["images"]\n{settings}', encoding="utf-8")
        images = tuple(Image(address, "A rocky shore") for address in addresses)
        with Linter("postlint.toml", **more) as linter:
            report = linter.lint(Post("We're open!", networks, images=images))
        assert report.crashed == ()
        assert list(temporary.iterdir()) == []
        return report

    return run


async def cut(writer):
    """Promise more than is sent."""
    writer.write(answer(sample(), kind="image/jpeg", length=10_000_000))
    await writer.drain()
    writer.close()


def unseen(report):
    """Why pictures were not looked at."""
    return [n for n in report.not_run if n.service == "pictures"]


def rules(report):
    return {f.rule for f in report.findings}


def test_the_rules_look_at_it_as_at_a_file(server, lint):
    server.routes["/shore.jpg"] = picture(gps=BERGEN, size=(600, 1600), camera={0xA430: "Ben Gray"})
    report = lint(server.url("/shore.jpg"))
    assert {"images.place-inside", "images.owner-inside", "images.cropped"} <= rules(report)
    assert unseen(report) == []
    place = next(f for f in report.findings if f.rule == "images.place-inside")
    assert place.fix is None, "there is no file to mend"
    assert place.message.endswith("export it without metadata, and upload it again")


def test_each_address_is_asked_for_once_and_without_cookies(server, lint, folder):
    server.routes["/a.jpg"] = answer(sample(), kind="image/jpeg", set_cookie="a=b")
    server.routes["/b.jpg"] = answer(sample("hills"), kind="image/jpeg")
    lint(server.url("/a.jpg"), server.url("/b.jpg"), server.url("/a.jpg"))
    assert sorted(server.paths()) == ["/a.jpg", "/b.jpg"]
    assert not any("cookie" in headers or "referer" in headers for headers in server.headers)
    assert {headers["accept-encoding"] for headers in server.headers} == {"identity"}


def test_the_same_picture_at_two_addresses_and_in_a_file_is_found(server, lint, folder):
    server.routes |= {"/a.jpg": picture(), "/b.png": picture(kind="image/png", format="PNG", size=(480, 360))}
    report = lint(server.url("/a.jpg"), server.url("/b.png"))
    assert "images.repeated" in rules(report)
    (folder / "embargoed").mkdir()
    (folder / "embargoed" / "kestrel.jpg").write_bytes(sample(quality=60))
    assert "images.denied" in rules(lint(server.url("/a.jpg"), settings=SETTINGS + '[images]\ndeny = ["embargoed"]'))


@pytest.mark.parametrize(("status", "said"), [(404, "404"), (410, "410")])
def test_what_is_gone_is_told_once(server, lint, status, said):
    server.routes["/a.jpg"] = answer("gone", status)
    report = lint(server.url("/a.jpg"))
    assert rules(report) == {"images.broken-address"}
    assert said in report.findings[0].message
    assert unseen(report) == []


@pytest.mark.parametrize(
    ("served", "said"),
    [
        (answer("<!doctype html><title>Log in</title>"), "put the picture itself at this address"),
        (picture(sample()[:2000]), "cut off or damaged"),
        (picture(b""), "the file is empty"),
    ],
)
def test_what_is_no_whole_picture_is_an_error(server, lint, served, said):
    server.routes["/a.jpg"] = served
    report = lint(server.url("/a.jpg"))
    assert "images.unreadable" in rules(report)
    assert said in next(f.message for f in report.findings if f.rule == "images.unreadable")


@pytest.mark.parametrize(
    ("served", "said"),
    [
        (cut, "broke off"), (hang, "in time"), (drip, "in time"), (reset, "broke off"),
        (answer("no", 403), "403"), (answer("no", 500), "500"),
        (answer(gzip.compress(b"\0" * 50_000_000), kind="image/png", content_encoding="gzip"), "packed"),
    ],
)  # fmt: skip
def test_what_could_not_be_fetched_is_told_and_is_no_fault(server, lint, served, said):
    server.routes["/a.jpg"] = served
    report = lint(server.url("/a.jpg"), settings=SETTINGS.replace("timeout = 3", "timeout = 0.4"))
    assert rules(report) == set()
    (told,) = unseen(report)
    assert (told.rule, told.wanted) == ("images.unreadable", True)
    assert said in told.reason
    assert server.url("/a.jpg") in told.reason


def test_an_endless_body_is_cut_and_told(server, lint, monkeypatch):
    monkeypatch.setattr(store, "MOST", 2_000_000)
    server.routes["/a.jpg"] = endless
    report = lint(server.url("/a.jpg"))
    assert "it has more than 2 MB, so it was not looked at" in unseen(report)[0].reason


def test_all_pictures_together_are_bounded_too(server, lint, monkeypatch):
    monkeypatch.setattr(store, "ALL", 1_000_000)
    large = picture(b"\xff\xd8" + b"\0" * 700_000)
    server.routes |= {"/a.jpg": large, "/b.jpg": large}
    report = lint(server.url("/a.jpg"), server.url("/b.jpg"))
    assert unseen(report)[0].reason.count("the pictures of this run have more than 1 MB") >= 1


@pytest.mark.parametrize("inside", ["http://127.0.0.1:9/a.jpg", "http://169.254.169.254/latest/meta-data", "http://[::1]/a.jpg"])
def test_no_redirect_leads_inside(server, lint, inside, monkeypatch):
    from postlint.services.web import hosts

    monkeypatch.setattr(
        hosts, "inside", lambda host: None if host == "127.0.0.1" and "127.0.0.1:9" not in inside else "is an inner address"
    )
    monkeypatch.setattr(hosts, "is_public", lambda _: True)
    monkeypatch.setattr("httpx_secure.httpx_ssrf_protection", lambda client: client)
    server.routes["/a.jpg"] = redirect(inside)
    report = lint(server.url("/a.jpg"), settings=SETTINGS.replace("allow-private = true\n", ""))
    assert rules(report) == {"images.broken-address"}
    assert "is an inner address" in report.findings[0].message


def test_an_inner_address_is_not_asked_for(server, lint):
    server.routes["/a.jpg"] = picture()
    report = lint(server.url("/a.jpg"), settings=SETTINGS.replace("allow-private = true\n", ""))
    assert rules(report) == {"images.broken-address"}
    assert server.seen == []


def test_redirects_are_followed(server, lint):
    server.routes |= {"/a": redirect("/b.jpg", 301), "/b.jpg": picture(gps=BERGEN)}
    assert "images.place-inside" in rules(lint(server.url("/a")))


@pytest.mark.parametrize("off", ["offline", "configured"])
def test_it_can_be_switched_off_and_that_is_told(server, lint, off):
    server.routes["/a.jpg"] = picture(gps=BERGEN)
    offline = off == "offline"
    report = lint(server.url("/a.jpg"), settings=SETTINGS + ("" if offline else "[images]\nfetch = false"), offline=offline)
    assert rules(report) == set()
    reasons = {n.rule: (n.reason, n.wanted) for n in unseen(report)}
    assert reasons["images.unreadable"] == (
        "pictures given by an address were not fetched: what they show, and their size, is unknown",
        False,
    )
    assert server.paths() == ([] if offline else ["/a.jpg"]), "whether the address answers is still asked"


def test_nothing_is_fetched_for_rules_that_do_not_look(server, folder):
    server.routes["/a.jpg"] = picture()
    (folder / "postlint.toml").write_text(f'select = ["account", "images.missing-alt"]\n{SETTINGS}', encoding="utf-8")
    with Linter("postlint.toml") as linter:
        linter.lint(Post("We're open!", ("x",), images=(Image(server.url("/a.jpg")),)))
    assert server.seen == []


def test_a_video_is_not_fetched(server, lint):
    report = lint(server.url("/film.mp4?x=1"))
    assert "a video is not looked into" in unseen(report)[0].reason
    assert server.paths() == ["/film.mp4?x=1"], "only whether it is there"


def test_rows_of_a_table_are_fetched_and_the_report_shows_them(server, folder, temporary):
    server.routes["/a.jpg"] = picture(gps=BERGEN)
    (folder / "postlint.toml").write_text(f'select = ["images"]\n{SETTINGS}', encoding="utf-8")
    (folder / "posts.jsonl").write_text(
        "".join(json.dumps({"id": f"r{n}", "text": f"Number {n}", "to": "x", "images": [server.url("/a.jpg")]}) + "\n" for n in range(3))
    )
    out = CliRunner().invoke(command, ["check", "--format", "html", "posts.jsonl"])
    assert out.exit_code == 1, out.output
    assert out.stdout.count("data:image/jpeg") == 3
    assert "images.place-inside" in out.stdout
    assert server.paths() == ["/a.jpg"]
    assert list(temporary.iterdir()) == []


def test_fix_leaves_it_alone(server, folder, temporary):
    server.routes["/a.jpg"] = picture(gps=BERGEN)
    (folder / "postlint.toml").write_text(f'select = ["images"]\n{SETTINGS}', encoding="utf-8")
    (folder / "a.md").write_text(f"---\nto: x\nimages: [{{file: '{server.url('/a.jpg')}', alt: A shore}}]\n---\nThe shore")
    out = CliRunner().invoke(command, ["check", "--fix", "--unsafe-fixes", "a.md"])
    assert (out.exit_code, "0 files mended" in out.stdout) == (1, True), out.output


def test_an_approval_holds_for_the_address_with_and_without_the_network(folder):
    at_address = Post("x", images=(Image("https://cdn.example/a.jpg", "A shore"),))
    (folder / "copy").write_bytes(sample())
    fetched = Post("x", images=(Image("https://cdn.example/a.jpg", "A shore", folder / "copy"),))
    assert approvals.digest(at_address) == approvals.digest(fetched)
    assert approvals.digest(at_address) != approvals.digest(Post("x", images=(Image("https://cdn.example/b.jpg", "A shore"),)))


BOMB = """
import re, sys
from pathlib import Path
from postlint.api import Linter
from postlint.post import Image, Post
with Linter("postlint.toml") as linter:
    report = linter.lint(Post("x", ("x",), images=tuple(Image(a, "A shore") for a in sys.argv[1:])))
most = re.search("VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())
print([f.message for f in report.findings if f.rule == "images.unreadable"], [n.reason for n in report.not_run], report.crashed, sep="|")
print(int(most[1]) // 1024)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux says how much memory a process took at most")
def test_a_bomb_is_refused_and_takes_no_memory(server, folder):
    from test_images import _bomb

    for name in ("huge.png", "large.webp", "large.jpg"):
        _bomb(folder, name)
        server.routes[f"/{name}"] = picture((folder / name).read_bytes())
    (folder / "postlint.toml").write_text(f'select = ["images"]\n{SETTINGS}', encoding="utf-8")
    addresses = [server.url(f"/{name}") for name in ("huge.png", "large.webp", "large.jpg")]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    out = subprocess.run([sys.executable, "-c", BOMB, *addresses], check=True, capture_output=True, text=True, env=environment).stdout
    said, megabytes = out.strip().rsplit("\n", 1)
    assert "too many pixels to be opened safely" in said
    assert said.endswith("|()")
    assert int(megabytes) < 300
