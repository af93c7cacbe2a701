"""``images``: what the name of a picture's file, and the notes to the desk inside it, say of the picture."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from postlint.brand import Brand
from postlint.checks._samples import with_picture
from postlint.data import compiled, rules_folder
from postlint.finding import INFO, WARNING, Hit
from postlint.post import Image, Post
from postlint.rules import Example, rule
from postlint.text.normal import fold
from postlint.text.patterns import Pattern

if TYPE_CHECKING:
    from postlint.services.pictures import Pictures

_ACME = Brand("acme", known=True, accounts={"x": "@acme"}, embargoed=("Project Kestrel",))


def _named(file: str, text: str = "We're open!", brand: Brand = _ACME) -> Example:
    return Example(Post(text, images=(Image(file, "Our new shop front"),)), brand)


@cache
def _groups() -> Mapping[str, Mapping[str, Any]]:
    """Return the groups of rules/picture-names.yml: ``message``, and ``words`` and ``ends`` folded."""
    path = rules_folder() / "picture-names.yml"
    found: dict[str, dict[str, Any]] = compiled("picture-names", [path], lambda: _read(path.read_text(encoding="utf-8")))
    return found


def _read(text: str) -> dict[str, Any]:
    from postlint.marked import read_yaml

    groups: dict[str, dict[str, Any]] = read_yaml(text).value["groups"]
    return {
        name: {"message": group["message"], **{key: [f" {fold(word).text} " for word in group[key]] for key in ("words", "ends")}}
        for name, group in groups.items()
    }


_HUMP = Pattern(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z]{3})(?=[0-9])|(?<=[0-9])(?=[A-Za-z]{3})")


def _words(name: str) -> str:
    """Return the words of a file name between single spaces.

    >>> _words("img/Rival-logo_final_v2old.png")
    ' rival logo final v2 old '
    """
    stem = name.replace("\\", "/").rpartition("/")[2].partition("?")[0]
    stem = stem.rpartition(".")[0] or stem
    apart = _HUMP.sub(" ", stem[:200])
    return " " + " ".join("".join(c if c.isalnum() else " " for c in fold(apart).text).split()) + " "


def _told(words: str, text: str, groups: Sequence[str]) -> tuple[str, str] | None:
    """Return the word of a name that tells, and its group; a word that the post itself says is meant."""
    said = _words(text)
    for group in groups:
        for word in _groups()[group]["words"]:
            if word in words and word not in said:
                return word.strip(), group
        for word in _groups()[group]["ends"]:
            if words.endswith(word) and len(words) > len(word) and word not in said:
                return word.strip(), group
    return None


def party_word(text: str) -> str | None:
    """Return the word of a text that says it is of a party."""
    words = _words(text)
    return next((word.strip() for word in _groups()["party"]["words"] if word in words), None)


@rule(
    "images.telling-name",
    "A file name that says the picture is not meant",
    decision=True,
    about="images",
    good=[
        _named("front.jpg"), _named("img/draft-beer-tap.jpg", "Draft beer from nine"), _named("final_v2.png"), _named("party-shoes.jpg", "Shoes for every party"),
        _named("project-manager.jpg"), _named("proofreading.png"), _named("old-town.jpg"), _named("party.jpg", brand=Brand()),
    ],
    bad=[
        _named("competitor-logo.png"), _named("launch_DO-NOT-USE.jpg"), _named("embargo/hero_embargoed.jpg"), _named("christmas-party-boss.jpg"),
        _named("project-kestrel-hero.jpg"),
    ],
)  # fmt: skip
def telling_name(post: Post, brand: Brand, pictures: "Pictures") -> Iterator[Hit]:
    """Whoever named the file knew: a competitor's logo, an embargoed product, the boss at the Christmas party. What the post itself speaks
    of is meant. The words stand in ``rules/picture-names.yml``.
    """
    groups = ["unreleased", "rival", "private"]
    if brand.accounts:
        groups.append("party")
    for n, image in enumerate(post.images):
        words = _words(image.file)
        if name := next((name for name in brand.embargoed if _words(name) in words), None):
            yield Hit(
                f'"{name}" is not public yet, and {image.file} bears its name: is this the right picture?', key=f"images.{n}.file", image=n
            )
        elif (found := _told(words, post.text, groups)) and not (image.path and pictures.cleared(image.path, brand)):
            word, group = found
            yield Hit(f'{image.file} says "{word}", as if {_groups()[group]["message"]}: is this the right picture?', key=f"images.{n}.file",
                      image=n, evidence={"word": word, "group": group})  # fmt: skip


@rule(
    "images.unfinished-name",
    "A file name that says the picture is not finished",
    about="images",
    severity=WARNING,
    good=[_named("front.jpg"), _named("draft-beer-tap.jpg", "Draft beer from nine"), _named("final_v2.png"), _named("water-proof-boots.jpg", "Proof against rain")],
    bad=[_named("hero_DRAFT.jpg"), _named("final_v2_old.png"), _named("launch-lowres.jpg"), _named("front_watermark.png")],
)  # fmt: skip
def unfinished_name(post: Post) -> Iterator[Hit]:
    """The draft, the low resolution or the old version lay beside the right one, and was picked."""
    for n, image in enumerate(post.images):
        if found := _told(_words(image.file), post.text, ["unfinished"]):
            yield Hit(f'{image.file} says "{found[0]}", as if it were not finished: is there a newer one?', key=f"images.{n}.file", image=n)


@rule(
    "images.camera-name",
    "A picture that nobody has named",
    about="images",
    severity=INFO,
    confidence="low",
    good=[_named("front.jpg"), _named("img_logo.png")],
    bad=[_named("IMG_4821.jpg"), _named("DSC01234.JPG"), _named("PXL_20261203_091500.jpg")],
)
def camera_name(post: Post) -> Iterator[Hit]:
    """Among IMG_4821 and IMG_4822 the wrong one is picked by one digit; a name says what it shows."""
    for n, image in enumerate(post.images):
        if _CAMERA.match(image.file.replace("\\", "/").rpartition("/")[2]):
            yield Hit(f"{image.file} bears the name that the camera gave it: name it by what it shows", key=f"images.{n}.file", image=n)


_CAMERA = Pattern(r"(?i)(?:IMG|DSC[FN]?|DCIM|PXL|MVIMG|GOPR|P)[_-]?[0-9]{4,8}(?:[_-][0-9]{3,9}){0,2}\.[a-z]{3,4}\Z")


@rule(
    "images.desk-note",
    "A picture with an instruction not to publish it",
    decision=True,
    about="images",
    good=[with_picture(), with_picture({"exif": {0x010E: "Tankers wait off Bergen during the oil embargo"}})],
    bad=[
        with_picture({"exif": {0x010E: "EMBARGO until 4 December. Not for publication"}}),
        with_picture({"xmp": b'<rdf photoshop:Instructions="Do not use without consent of the family"/>'}),
    ],
)
def desk_note(post: Post, pictures: "Pictures") -> Iterator[Hit]:
    """Agencies and photographers write into the file what must not be done with it, where only an editor looks."""
    for n, image in enumerate(post.images):
        for field, text in pictures.header(image.path).notes if image.path else ():
            if field in _PROMPTED:
                continue
            words = " " + " ".join("".join(c if c.isalnum() else " " for c in fold(text).text).split()) + " "
            word = next((w.strip() for w in _groups()["unreleased"]["words"] if w in words and " " in w.strip()), None)
            if word:
                yield Hit(f'the {field} inside {image.file} says "{word}": is it cleared?', key=f"images.{n}.file", image=n,
                          evidence={"note": text[:200]})  # fmt: skip
                break


_PROMPTED = frozenset({"parameters", "prompt", "workflow"})
