"""Draw the pictures of the example content repository (they are kept in git; run this to draw them again)."""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

FOLDER = Path(__file__).parent / "content-repo" / "img"

PHONE = {0x010F: "Apple", 0x0110: "iPhone 15 Pro"}
BACK = {0xA434: "iPhone 15 Pro back triple camera 6.765mm f/1.78", 0xA405: 24}
FRONT = {0xA434: "iPhone 15 Pro front TrueDepth camera 2.69mm f/1.9", 0xA405: 23}
BERGEN = {1: "N", 2: (60.0, 23.0, 34.0), 3: "E", 4: (5.0, 19.0, 27.0)}


def skates(color: str, size: tuple[int, int] = (1200, 900)) -> Image.Image:
    """Return a skate: a boot, a plate, four wheels."""
    picture = Image.new("RGB", (1200, 900), "#efe6d8")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 700, 1200, 900), fill="#c69c6d")
    draw.rounded_rectangle((420, 180, 640, 560), 40, fill=color)
    draw.rounded_rectangle((420, 430, 860, 560), 60, fill=color)
    draw.rectangle((400, 560, 880, 590), fill="#444444")
    for x in (440, 560, 700, 820):
        draw.ellipse((x - 50, 590, x + 50, 690), fill="#f2b632", outline="#444444", width=8)
    for x in range(0, 1200, 60):
        draw.line((x, 700, x + 20, 900), fill="#a57c4d", width=3)
    return picture if size == picture.size else picture.resize(size)


def bridge() -> Image.Image:
    """Return what the designers have not shown to anybody yet: rich enough to be known again when it was cut."""
    return Image.effect_mandelbrot((800, 600), (-0.2, 0.6, 0.1, 0.9), 60).convert("RGB")


def card(words: str) -> Image.Image:
    """Return a card with words."""
    picture = Image.new("RGB", (1080, 1080), "#b3202a")
    ImageDraw.Draw(picture).text((540, 540), words, font=ImageFont.load_default(90), fill="white", anchor="mm")
    return picture


def exif(first: dict, camera: dict | None = None, gps: dict | None = None) -> Image.Exif:
    """Return EXIF data of the first, the camera's and the GPS directory."""
    tags = Image.Exif()
    tags.update(first)
    tags.get_ifd(0x8769).update(camera or {})
    tags.get_ifd(0x8825).update(gps or {})
    return tags


def main() -> None:
    """Write each picture."""
    for name in (".", "embargoed"):
        (FOLDER / name).mkdir(parents=True, exist_ok=True)
    skates("#b3202a").save(FOLDER / "launch.png", optimize=True)
    skates("#1f5fa8").save(FOLDER / "boots.png", optimize=True)
    whole = FOLDER / "broken.jpg"
    skates("#3a7d44").save(whole, quality=70)
    content = whole.read_bytes()
    whole.write_bytes(content[: len(content) // 2])
    # Where it was taken; at night, with a flash, by a phone; and by the camera on its front.
    skates("#b3202a", (800, 600)).save(FOLDER / "IMG_4806.jpg", quality=70, exif=exif(PHONE, BACK, BERGEN))
    night = {**BACK, 0x9003: "2026:11:28 23:41:05", 0x9209: 0x19, 0x8827: 1250}
    skates("#5b2a86", (800, 600)).save(FOLDER / "IMG_4821.jpg", quality=70, exif=exif(PHONE, night))
    skates("#777777", (600, 800)).save(FOLDER / "me.jpg", quality=70, exif=exif(PHONE, FRONT))
    # Out of focus; of one colour; for printers; a WebP by another name; too tall; a draft; moving.
    skates("#1f5fa8", (800, 600)).filter(ImageFilter.GaussianBlur(8)).save(FOLDER / "soft.jpg", quality=80)
    Image.new("RGB", (800, 600), "white").save(FOLDER / "blank.png", optimize=True)
    skates("#222222", (800, 600)).convert("CMYK").save(FOLDER / "flyer.jpg", quality=70)
    skates("#3a7d44", (800, 600)).save(FOLDER / "web.jpg", "WEBP", quality=70)
    skates("#3a7d44", (900, 1600)).save(FOLDER / "tall.jpg", quality=70)
    card("Opening 5 March?").save(FOLDER / "opening_DRAFT.png", optimize=True)
    frames = [skates(color, (300, 225)).quantize(16) for color in ("#b3202a", "#1f5fa8", "#3a7d44")]
    frames[0].save(FOLDER / "wheels.gif", save_all=True, append_images=frames[1:], duration=300, loop=0)
    (FOLDER / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4.5" cy="4.5" r="4"/></svg>\n')
    # What must not go out, and what somebody made of it.
    bridge().save(FOLDER / "embargoed" / "kestrel.jpg", quality=85)
    bridge().crop((20, 30, 780, 580)).resize((600, 434)).save(FOLDER / "teaser.jpg", quality=60)


if __name__ == "__main__":
    main()
