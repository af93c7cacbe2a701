"""The HTML report in a real browser: what a reader sees, and that a hostile draft does nothing there."""

import json
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

pytestmark = [pytest.mark.system("chromium"), pytest.mark.slow]

# A page beside the report that opens it in a frame as wide as a telephone, or a desk, and writes down what is to be seen there.
LOOK = """<!DOCTYPE html><title>waiting</title><iframe src="report.html" width="{width}" height="900"></iframe><pre id="out"></pre><script>
document.querySelector("iframe").onload = event => {{
  const page = event.target.contentDocument, box = e => {{ const r = e.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom] }};
  document.getElementById("out").textContent = JSON.stringify({{
    text: page.body.innerText,
    images: [...page.images].map(i => [i.naturalWidth, i.naturalHeight, i.clientWidth, i.clientHeight, i.alt]),
    frames: [...page.querySelectorAll(".picture")].filter(p => p.querySelector("rect")).map(p => [box(p.querySelector("img")), box(p.querySelector("rect"))]),
    scripts: page.scripts.length,
    wide: page.documentElement.scrollWidth - page.documentElement.clientWidth,
    background: getComputedStyle(page.body).backgroundColor,
    targets: [...page.querySelectorAll("a[href^='#']")].every(a => page.querySelector(a.getAttribute("href"))),
    names: [...page.querySelectorAll("article")].map(a => page.getElementById(a.getAttribute("aria-labelledby")).innerText),
    ran: window.ran === undefined ? "nothing" : window.ran,
  }});
}};
</script>"""


def looked_at(width=1200, dark=False):
    """Open the report in the folder that the test works in, and return what is to be seen."""
    Path("look.html").write_text(LOOK.format(width=width), encoding="utf-8")
    command = ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--allow-file-access-from-files",
               f"--user-data-dir={Path('profile').absolute()}", "--virtual-time-budget=5000", "--dump-dom"]  # fmt: skip
    if dark:
        command.append("--blink-settings=preferredColorScheme=0")
    done = subprocess.run([*command, Path("look.html").absolute().as_uri()], capture_output=True, text=True, timeout=120, check=True)
    return json.loads(unescape(done.stdout.partition('<pre id="out">')[2].partition("</pre>")[0]))


def lint(*arguments):
    done = subprocess.run(
        [sys.executable, "-m", "postlint", "check", "--offline", "--no-config", "--format", "html", "-o", "report.html", *arguments],
        check=False,
    )
    assert done.returncode in {0, 1}


@pytest.fixture
def posts(folder):
    picture = Image.new("RGB", (1600, 600), "#10213f")
    ImageDraw.Draw(picture).text((100, 100), "See you tommorow", font_size=90, fill="white")
    picture.save("card.png")
    Path("one.md").write_text(
        "---\nto: [instagram, x]\nimages: [{file: card.png, alt: A card}, {file: gone.png, alt: Gone}]\n---\nWe definately open\n"
    )
    Path("two.txt").write_text("Doors open at nine")


def test_a_reader_sees_the_posts_the_findings_and_the_pictures(posts):
    lint("one.md", "two.txt")
    seen = looked_at()
    for said in (
        "1 of 2 posts held",
        "Held: mend it",
        "May go out",
        '"definately" is misspelt',
        "Instagram takes 4:5 to 1.91:1: 28% would be cut off",
        "not found",
    ):
        assert said in seen["text"]
    assert seen["names"] == ["one.md", "two.txt"]
    assert len(seen["images"]) == 2, "the picture, and what Instagram would show of it"
    for natural_width, natural_height, width, height, _ in seen["images"]:
        assert natural_width > 100
        assert width / height == pytest.approx(natural_width / natural_height, abs=0.05)
    assert seen["images"][0][4] == "A card"
    assert seen["targets"]
    assert seen["scripts"] == 0


@pytest.mark.system("tesseract")
def test_a_frame_lies_around_the_word(posts):
    lint("one.md")
    ((picture, frame),) = looked_at()["frames"]
    scale = (picture[2] - picture[0]) / 1600
    x, y = (frame[0] - picture[0]) / scale, (frame[1] - picture[1]) / scale
    right, bottom = (frame[2] - picture[0]) / scale, (frame[3] - picture[1]) / scale
    assert 380 < x < 500, "tommorow begins behind See you"
    assert 90 < y < 150
    assert 800 < right < 950
    assert 160 < bottom < 230


@pytest.mark.parametrize("width", [360, 768, 1400])
def test_nothing_is_wider_than_the_screen(posts, width):
    Path("long.txt").write_text("x" * 3000 + "\n" + "https://example.org/" + "a" * 400)
    lint("one.md", "two.txt", "long.txt")
    assert looked_at(width)["wide"] <= 0


def test_a_dark_desk_gets_a_dark_page(posts):
    lint("two.txt")
    light, dark = looked_at()["background"], looked_at(dark=True)["background"]
    assert sum(map(int, light[4:-1].split(","))) > 600
    assert sum(map(int, dark[4:-1].split(","))) < 150


HOSTILE = "</div></article><script>parent.ran='script'</script><img src=x onerror=\"parent.ran='image'\"><svg onload=\"parent.ran='svg'\">"


def test_a_hostile_draft_is_shown_and_does_nothing(posts):
    alt = json.dumps('" onload="parent.ran=\'alt\'" x="')
    Path("evil.md").write_text(f"---\nimages: [{{file: card.png, alt: {alt}}}]\n---\n{HOSTILE}\n")
    lint("evil.md")
    seen = looked_at()
    for piece in ("</div>", "</article>", "<script>", "parent.ran='script'", "<img src=x onerror=", "<svg onload="):
        assert piece in seen["text"], "shown as it stands; the numbers of findings stand between"
    assert seen["images"][0][4] == '" onload="parent.ran=\'alt\'" x="'
    assert (seen["ran"], seen["scripts"]) == ("nothing", 0)


def test_even_a_script_that_got_in_would_not_run(posts):
    """The page's own policy is a second wall; without it this script runs, which shows that the test can fail."""
    lint("two.txt")
    page = Path("report.html").read_text(encoding="utf-8").replace("</main>", "<script>parent.ran='inside'</script></main>")
    Path("report.html").write_text(page, encoding="utf-8")
    assert looked_at()["ran"] == "nothing"
    Path("report.html").write_text(page.replace("Content-Security-Policy", "x"), encoding="utf-8")
    assert looked_at()["ran"] == "inside"
