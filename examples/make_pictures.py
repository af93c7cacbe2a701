"""Draw the pictures of the example content repository (they are kept in git; run this to draw them again)."""

from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = Path(__file__).parent / "content-repo" / "img"


def skates(color: str) -> Image.Image:
    """Return a skate: a boot, a plate, four wheels."""
    picture = Image.new("RGB", (1200, 900), "#efe6d8")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 700, 1200, 900), fill="#c69c6d")
    draw.rounded_rectangle((420, 180, 640, 560), 40, fill=color)
    draw.rounded_rectangle((420, 430, 860, 560), 60, fill=color)
    draw.rectangle((400, 560, 880, 590), fill="#444444")
    for x in (440, 560, 700, 820):
        draw.ellipse((x - 50, 590, x + 50, 690), fill="#f2b632", outline="#444444", width=8)
    return picture


def main() -> None:
    """Write launch.png, boots.png, and broken.jpg, which is cut off in the middle."""
    FOLDER.mkdir(exist_ok=True)
    skates("#b3202a").save(FOLDER / "launch.png", optimize=True)
    skates("#1f5fa8").save(FOLDER / "boots.png", optimize=True)
    whole = FOLDER / "broken.jpg"
    skates("#3a7d44").save(whole, quality=70)
    content = whole.read_bytes()
    whole.write_bytes(content[: len(content) // 2])


if __name__ == "__main__":
    main()
