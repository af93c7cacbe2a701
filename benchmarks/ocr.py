"""What reading words inside pictures adds and what it gets wrong: ``python benchmarks/ocr.py POSTS.jsonl [COUNT]``; needs tesseract.

Each text is drawn on a card (fonts, sizes, colours, gradients, blur and JPEG quality vary; the same every time) and linted inside its
picture. What the same rules say of the text itself is expected there too; anything else is a false alarm of reading.
"""

import json
import random
import sys
import tempfile
import textwrap
import time
from collections import Counter
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from postlint.api import Linter
from postlint.picturetext import TEXT_RULES
from postlint.post import Image as Picture
from postlint.post import Post
from postlint.rules import chosen

COLORS = [
    ("#ffffff", "#111111"),
    ("#10213f", "#ffffff"),
    ("#f2d9c9", "#5b1a1a"),
    ("#0d5c4a", "#f8f3d0"),
    ("#e8e8e8", "#3a3a8a"),
    ("#c0392b", "#ffffff"),
]
FONTS = sorted(p for p in Path("/usr/share/fonts").rglob("*.ttf") if "Mono" not in p.name)


def card(text: str, choose: random.Random) -> Image.Image:
    size = choose.choice([34, 42, 52, 64])
    path = choose.choice([None, *FONTS])
    font = ImageFont.truetype(path, size) if path else ImageFont.load_default(size)
    ground, ink = choose.choice(COLORS)
    lines = textwrap.wrap(text, max(12, int(960 / (size * 0.6))))
    picture = Image.new("RGB", (1080, max(600, int(120 + len(lines) * size * 1.4))), ground)
    if choose.random() < 0.3:
        shade = Image.linear_gradient("L").resize(picture.size).point(lambda v: v // 4)
        picture.paste("black", (0, 0), shade)
    draw = ImageDraw.Draw(picture)
    for n, line in enumerate(lines):
        draw.text((60, 60 + n * size * 1.4), line, font=font, fill=ink)
    return picture.filter(ImageFilter.GaussianBlur(choose.choice([0, 0, 0.6, 1.0])))


def main() -> None:
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["text"] and row["text"].isascii() and "http" not in row["text"]]
    choose = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 7)
    rows = choose.sample(rows, min(int(sys.argv[2]) if len(sys.argv) > 2 else 200, len(rows)))
    expected: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wrong = []
    with tempfile.TemporaryDirectory() as folder, Linter(offline=True) as linter:
        posts = []
        for n, row in enumerate(rows):
            path = Path(folder, f"{n}.jpg")
            card(row["text"], choose).save(path, quality=choose.choice([60, 75, 90]))
            posts.append(Post("", images=(Picture(path.name, "", path),), language="en", id=str(n)))
        plain = linter.lint_posts([Post(row["text"], language="en") for row in rows])
        begin = time.perf_counter()
        reports = linter.lint_posts(posts)
        seconds = time.perf_counter() - begin
        for row, text, report in zip(rows, plain, reports, strict=True):
            due = {f.rule for f in text.findings if chosen(f.rule, TEXT_RULES)}
            inside = [
                f
                for f in report.findings
                if f.image and chosen(f.rule, (*TEXT_RULES, "images.placeholder-text", "images.stock-watermark", "images.internal-mark"))
            ]
            expected.update(due)
            found.update(due & {f.rule for f in inside})
            wrong += [(f.rule, f.message, row["text"]) for f in inside if f.rule not in due]
    total, hits = expected.total(), found.total()
    print(f"{len(rows)} cards, {seconds / len(rows) * 1000:.0f} ms each")
    print(
        f"found inside pictures too: {hits} of {total} = {hits / max(1, total):.0%}; false alarms of reading: {len(wrong)} = {len(wrong) / len(rows):.1%}"
    )
    for rule, message, text in wrong:
        print(f"  {rule}: {message} | {text[:100]!r}")


if __name__ == "__main__":
    main()
