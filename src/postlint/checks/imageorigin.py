"""``images``: pictures that look as if they were meant for a private album."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from postlint.brand import Brand
from postlint.checks._faces import Looked
from postlint.checks._samples import with_picture
from postlint.finding import Hit
from postlint.post import Post
from postlint.rules import rule
from postlint.text.patterns import Pattern

if TYPE_CHECKING:
    from postlint.services.faces import Faces
    from postlint.services.pictures import Exif, Picture, Pictures

_ACME = Brand("acme", known=True, accounts={"x": "@acme"})
_FRONT = {0xA434: "iPhone 15 Pro front TrueDepth camera 2.69mm f/1.9", 0xA405: 23}
_BACK = {0xA434: "iPhone 15 Pro back triple camera 6.765mm f/1.78", 0xA405: 24}
_SAMSUNG = {0x010F: "samsung", 0x0110: "SM-S921B"}
PHONE = {0x010F: "Apple", 0x0110: "iPhone 15 Pro"}
_PARTY = {**_BACK, 0x9003: "2026:12:11 23:12:08", 0x9209: 0x19, 0x8827: 1250}


def _is_brands(post: Post, brand: Brand) -> bool:
    """Whether a post goes out from an account of a brand, not from one of its people."""
    if not brand.known or not brand.accounts:
        return False
    if not post.account:
        return True
    named = post.account.lstrip("@").casefold()
    return any(named == own.lstrip("@").casefold() for own in brand.accounts.values())


def uncleared(post: Post, brand: Brand, pictures: "Pictures") -> Iterator[tuple[int, str, "Picture"]]:
    """Yield number, name and facts of the pictures of a brand's post that nobody has put into the brand's library."""
    if _is_brands(post, brand):
        for n, image in enumerate(post.images):
            if image.path and not pictures.cleared(image.path, brand):
                yield n, image.file, pictures.header(image.path)


def meant(brand: Brand, post: Post) -> str:
    """Ask whether a picture is for the account that the post goes out from."""
    return f"is this picture meant for {post.account or next(iter(brand.accounts.values()))}?"


@rule(
    "images.selfie",
    "A selfie on a brand's account",
    decision=True,
    about="images",
    good=[
        with_picture({"exif": PHONE, "camera": _FRONT}),
        with_picture({"exif": PHONE, "camera": _FRONT}, brand=_ACME, account="@anaruiz"),
        with_picture({"exif": PHONE, "camera": _BACK}, brand=_ACME),
        with_picture({"faces": 1, "exif": PHONE, "camera": _BACK}, brand=_ACME),
        with_picture({"faces": 3, "exif": _SAMSUNG, "camera": {0xA405: 25}}, brand=_ACME),
        with_picture({"faces": 1, "exif": _SAMSUNG, "camera": {0xA405: 70}}, brand=_ACME),
    ],
    bad=[
        with_picture({"exif": PHONE, "camera": _FRONT}, brand=_ACME),
        with_picture(
            {"exif": {0x010F: "Google", 0x0110: "Pixel 8"}, "camera": {0xA434: "Pixel 8 front camera 2.74mm f/1.95"}}, brand=_ACME
        ),
        with_picture({"faces": 1, "exif": _SAMSUNG, "camera": {0xA405: 25}}, brand=_ACME),
    ],
)
def selfie(post: Post, brand: Brand, pictures: "Pictures", faces: "Faces") -> Iterator[Hit]:
    """The camera on the front of a phone takes the one who holds it. Such a picture on a company's account is mostly one that was meant for
    another account on the same phone. Where the phone does not name its lens, a face that fills the picture says as much.
    """
    looked = Looked(faces)
    for n, file, found in uncleared(post, brand, pictures):
        if "front" in found.exif.lens.lower():
            yield Hit(f"{file} was taken with the front camera of a phone ({found.exif.model or found.exif.lens}): {meant(brand, post)}",
                      key=f"images.{n}.file", image=n)  # fmt: skip
        elif _at_arms_length(found.exif) and (near := [f for f in looked.at(post.images[n].path) if f.width >= _FILLS * min(found.shown)]):
            yield Hit(f"{file} was taken with a phone, and a face fills it, as in a selfie: {meant(brand, post)}",
                      key=f"images.{n}.file", image=n, box=near[0][:4])  # fmt: skip
    looked.end()


_FILLS, _WIDE = 0.3, 32
"""The share of the shorter side that a face takes from brow to chin at arm's length; the focal length of front cameras in millimetres, at most."""


def _at_arms_length(exif: "Exif") -> bool:
    """Whether a phone took a picture with a wide lens that it does not name: the front camera may have been it."""
    return exif.make.lower() in _MAKERS and not exif.lens and exif.lens_mm <= _WIDE


_MAKERS = frozenset((
    "apple", "samsung", "google", "huawei", "honor", "xiaomi", "redmi", "oneplus", "oppo", "vivo", "motorola", "nokia", "hmd global", "realme",
    "nothing", "fairphone", "zte", "lge", "lg electronics", "htc", "asus", "poco", "tecno", "infinix",
))  # fmt: skip
_NIGHT = (22, 5)


def signs_of_night(exif: "Exif") -> list[str]:
    """Return what says that a phone took a picture on a night out; nothing for another camera."""
    if exif.make.lower() not in _MAKERS:
        return []
    hour = exif.taken[11:13]
    night = hour.isdigit() and (int(hour) >= _NIGHT[0] or int(hour) < _NIGHT[1])
    return [
        *([f"at {exif.taken[11:16]}"] if night else []),
        *(["with a flash"] if exif.flash else []),
        *(["in the dark"] if exif.iso >= 800 or (exif.brightness is not None and exif.brightness < -1) else []),
    ]


@rule(
    "images.phone-snapshot",
    "A phone's snapshot of a night out on a brand's account",
    decision=True,
    about="images",
    good=[
        with_picture({"exif": PHONE, "camera": _BACK}, brand=_ACME),
        with_picture({"exif": PHONE, "camera": {**_BACK, 0x9003: "2026:12:11 23:12:08", 0x9209: 0x10, 0x8827: 64}}, brand=_ACME),
        with_picture({"exif": {0x010F: "Canon", 0x0110: "EOS R5"}, "camera": _PARTY}, brand=_ACME),
        with_picture({"exif": PHONE, "camera": _PARTY}, brand=_ACME, account="@anaruiz"),
    ],
    bad=[
        with_picture({"exif": PHONE, "camera": _PARTY}, "IMG_4821.jpg", brand=_ACME),
        with_picture({"exif": PHONE, "camera": {**_BACK, 0x9003: "2026:12:12 01:40:00", 0x8827: 2000}}, brand=_ACME),
    ],
)
def phone_snapshot(post: Post, brand: Brand, pictures: "Pictures") -> Iterator[Hit]:
    """Many teams take good pictures with a phone: that alone says nothing. Two of these together are the office party: taken between ten and
    five at night, with a flash, in the dark (ISO 800 and more).
    """
    for n, file, found in uncleared(post, brand, pictures):
        exif = found.exif
        if "front" in exif.lens.lower():
            continue
        signs = signs_of_night(exif)
        if len(signs) >= 2:
            yield Hit(f"{file} was taken with a phone {', '.join(signs)}: {meant(brand, post)}", key=f"images.{n}.file", image=n)


_SCREENS = frozenset((
    (640, 1136), (750, 1334), (828, 1792), (1080, 1920), (1125, 2436), (1170, 2532), (1179, 2556), (1206, 2622), (1242, 2208), (1242, 2688),
    (1284, 2778), (1290, 2796), (1320, 2868), (720, 1280), (720, 1520), (720, 1560), (720, 1600), (720, 1612), (1080, 2160), (1080, 2220), (1080, 2280), (1080, 2310),
    (1080, 2316), (1080, 2340), (1080, 2376), (1080, 2400), (1080, 2408), (1080, 2424), (1080, 2520), (1344, 2992), (1440, 2560), (1440, 2880),
    (1440, 2960), (1440, 3040), (1440, 3088), (1440, 3120), (1440, 3168), (1440, 3200), (1440, 3216), (1220, 2712), (1260, 2800), (1280, 2856),
))  # fmt: skip
"""Pixels of the screens of phones, as their makers give them."""

_SCREENSHOT = Pattern(
    r"(?i)(?:^|[\s_/-])(?:screen[ _-]?shot|screencap|scrnshot|skjermbilde|bildschirmfoto|captura de pantalla|capture d.?écran|simulator screen)",
    "screen", "scrn", "skjerm", "bildschirm", "captura", "capture", "simulator",
)  # fmt: skip


@rule(
    "images.screenshot",
    "The whole screen of a phone on a brand's account",
    decision=True,
    about="images",
    good=[
        with_picture({"size": (1170, 2532), "format": "PNG", "motif": "gradient"}, "story-01.png", brand=_ACME),
        with_picture({"size": (1170, 1600), "format": "PNG", "motif": "gradient"}, "Screenshot_20261203.png", brand=_ACME),
        with_picture({"size": (1170, 2532), "format": "PNG", "motif": "gradient"}, "Screenshot_20261203.png"),
    ],
    bad=[
        with_picture({"size": (1170, 2532), "format": "PNG", "motif": "gradient"}, "Screenshot_20261203-091500.png", brand=_ACME),
        with_picture(
            {"size": (1206, 2622), "format": "PNG", "motif": "gradient", "camera": {0x9286: b"ASCII\0\0\0Screenshot"}},
            "IMG_0012.png",
            brand=_ACME,
        ),
    ],
)
def screenshot(post: Post, brand: Brand, pictures: "Pictures") -> Iterator[Hit]:
    """Uncut, it has the status bar with it: the time, the battery, the operator, and what has just come in. Speaks where the file is named a
    screenshot, or says so, and has the size of a phone's screen.
    """
    for n, file, found in uncleared(post, brand, pictures):
        named = bool(_SCREENSHOT.search(file)) or "screenshot" in found.exif.comment.lower()
        if named and tuple(sorted(found.shown)) in _SCREENS:
            yield Hit(f"{file} is the whole screen of a phone, with its status bar: cut it, and {meant(brand, post)}",
                      key=f"images.{n}.file", image=n)  # fmt: skip
