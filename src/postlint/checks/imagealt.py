"""``images``: the words that stand for a picture where it is not seen."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from postlint.checks._samples import SHOWN
from postlint.finding import ERROR, INFO, WARNING, Hit
from postlint.post import Image, Post
from postlint.rules import rule
from postlint.services.clock import Clock
from postlint.text.normal import fold
from postlint.text.patterns import Pattern

if TYPE_CHECKING:
    from postlint.text.networks import Network

_W3C = "https://www.w3.org/WAI/tutorials/images/"


def _with(*alts: str, text: str = "We're open!", networks: tuple[str, ...] = ()) -> Post:
    return Post(text, networks, images=tuple(Image(f"front{n}.jpg", alt) for n, alt in enumerate(alts)))


@rule(
    "images.missing-alt",
    "A picture without alt text",
    about="images",
    severity=WARNING,
    good=[SHOWN],
    bad=[Post("We're open!", images=(Image("front.gif"),))],
    source=_W3C,
)
def missing_alt(post: Post) -> Iterator[Hit]:
    """People who do not see the picture get its alt text, read aloud. Without one they get the file's name, or nothing."""
    for n, image in enumerate(post.images):
        if not (image.alt or "").strip():
            yield Hit(
                f"{image.file} has no alt text: say in a sentence what it shows, and why it is there", key=f"images.{n}.file", image=n
            )


_FILE = Pattern(r"(?i)\s*\S{1,100}\.(?:jpe?g|png|gif|webp|heic|avif|tiff?|bmp|mp4|mov|psd)\s*\Z", ".")
_CAMERA = Pattern(
    r"(?i)\s*(?:IMG|DSC[FN]?|DCIM|PXL|MVIMG|GOPR|screenshot|screen shot|WhatsApp Image)[ _-]?[\d_ .:-]{3,40}(?:at [\d .]{3,12})?\s*\Z"
)


@rule(
    "images.alt-is-file-name",
    "A file name for alt text",
    about="images",
    severity=WARNING,
    good=[SHOWN, _with("The file README.md open in an editor")],
    bad=[_with("shopfront_final.jpg"), _with("IMG_4821"), _with("Screenshot 2026-11-03 at 10.14")],
    source=_W3C,
)
def alt_is_file_name(post: Post) -> Iterator[Hit]:
    """A tool filled the field, and a screen reader spells out a file name, digit by digit."""
    for n, image in enumerate(post.images):
        alt = image.alt or ""
        if len(alt) <= 120 and (_FILE.match(alt) or _CAMERA.match(alt)):
            yield Hit(
                f'the alt text of {image.file} is a file name, "{alt.strip()}": say what the picture shows', key=f"images.{n}.alt", image=n
            )


_NOTHING = frozenset((
    "image", "images", "photo", "picture", "pic", "img", "graphic", "alt", "alt text", "alt-text", "alttext", "description", "image description",
    "todo", "tbd", "tbc", "xxx", "test", "n/a", "na", "none", "null", "untitled", "no alt", "add alt text", "insert alt text", "alt text here",
    "image1", "image 1", "bild", "foto", "imagen", "immagine", "bilde", "billede", "afbeelding", "decorative", "-", ".", "...", "…",
))  # fmt: skip


@rule(
    "images.alt-says-nothing",
    "An alt text that says nothing",
    about="images",
    severity=WARNING,
    good=[SHOWN, _with("Logo"), _with("A photo")],
    bad=[_with("image"), _with("Alt text here"), _with("TODO")],
    source=_W3C,
)
def alt_says_nothing(post: Post) -> Iterator[Hit]:
    """A word in the field silences the reminder, and tells nobody what the picture shows."""
    for n, image in enumerate(post.images):
        if (alt := (image.alt or "").strip(" \t\n[]()<>{}:").lower()) in _NOTHING and alt:
            yield Hit(f'"{alt}" says nothing of {image.file}: say what it shows', key=f"images.{n}.alt", image=n)


_OPENING = Pattern(
    r"(?i)\s*(?:(?:an?|this|the) )?(?:image|picture|pic|graphic|img) (?:of|showing|that shows|depicting)\b"
    r"|\s*(?:ein )?bild (?:von|mit|eine[rs]?)\b|\s*(?:une )?image (?:de|d'|du|montrant)|\s*(?:una )?imagen (?:de|del|que muestra)\b"
    r"|\s*(?:et )?bilde av\b|\s*(?:et )?billede af\b|\s*(?:en )?bild (?:av|på)\b|\s*(?:een )?afbeelding van\b|\s*immagine (?:di|del)\b"
)


@rule(
    "images.alt-says-image",
    'An alt text that begins with "image of"',
    about="images",
    severity=INFO,
    good=[SHOWN, _with("Photo of our founders, 1962"), _with("A drawing of a skate"), _with("The picture of health")],
    bad=[_with("Image of our new shop front"), _with("A picture showing two skates"), _with("Bild von unserem Laden")],
    source=_W3C,
)
def alt_says_image(post: Post) -> Iterator[Hit]:
    """A screen reader has said "image" already. That it is a photograph, a drawing or a screenshot may matter, and may be said."""
    for n, image in enumerate(post.images):
        if (begin := _OPENING.match(image.alt or "")) and not (image.alt or "").lower().strip().startswith("the picture of health"):
            yield Hit(
                f'"{begin[0].strip()}" is heard twice by who has it read aloud: begin with what is seen', key=f"images.{n}.alt", image=n
            )


@rule(
    "images.alt-repeats-text",
    "An alt text that is the post again",
    about="images",
    severity=INFO,
    good=[SHOWN, _with("We're open!", "A door")],
    bad=[_with("Our new shop opens on Monday at nine", text="Our new shop opens on Monday at nine! https://acme.example")],
    source=_W3C,
)
def alt_repeats_text(post: Post) -> Iterator[Hit]:
    """Who has it read aloud hears the post twice, and learns nothing of the picture."""
    said = _words(post.text)
    for n, image in enumerate(post.images):
        own = _words(image.alt or "")
        if len(own) >= 6 and own <= said and 5 * len(own) >= 4 * len(said - _LINKS):
            yield Hit(f"the alt text of {image.file} is the text of the post: say what the picture shows", key=f"images.{n}.alt", image=n)


_LINKS = frozenset({"https", "http", "www", "com"})


def _words(text: str) -> frozenset[str]:
    return frozenset("".join(c if c.isalnum() else " " for c in fold(text[:5000]).text).split())


@rule(
    "images.same-alt",
    "Two pictures with one alt text",
    about="images",
    severity=WARNING,
    good=[_with("The shop, from the street", "The shop, from inside"), _with("", "")],
    bad=[_with("The shop, from the street", "The shop, from the street")],
    source=_W3C,
)
def same_alt(post: Post) -> Iterator[Hit]:
    """The second one was pasted, and is wrong for its picture; or the picture itself stands there twice."""
    first: dict[str, int] = {}
    for n, image in enumerate(post.images):
        alt = " ".join(fold(image.alt or "").text.split())
        if alt and alt not in _NOTHING and first.setdefault(alt, n) != n:
            other = post.images[first[alt]]
            if other.file != image.file:
                yield Hit(f"{image.file} has the alt text of {other.file}: write its own", key=f"images.{n}.alt", image=n)


@rule(
    "images.alt-too-long",
    "More alt text than the network takes",
    about="images",
    severity=ERROR,
    good=[_with("x" * 1000, networks=("x",)), _with("x" * 1400, networks=("mastodon",))],
    bad=[_with("x" * 1001, networks=("x",)), _with("x" * 1501, networks=("mastodon",))],
)
def alt_too_long(post: Post, network: "Network", clock: Clock) -> Iterator[Hit]:
    """The network refuses the post, or cuts the description in the middle. What is worth more than a paragraph belongs in the post."""
    limit = network.get("max-alt-text")
    for n, image in enumerate(post.images):
        if limit is not None and len(image.alt or "") > limit and not clock.is_archive(post.when):
            yield Hit(
                f"the alt text of {image.file} has {len(image.alt or ''):,} characters, and {network.name} takes {limit:,}: shorten it",
                key=f"images.{n}.alt", image=n, severity=None if network.sure("max-alt-text") else WARNING,
            )  # fmt: skip


_GERMAN = "Unsere neue Ladenfront, die wir mit euch und für euch grün gestrichen haben, ist nicht zu übersehen"


@rule(
    "images.alt-language",
    "An alt text in another language than the post",
    about="images",
    severity=WARNING,
    good=[
        _with(_GERMAN, text="Wir sind wieder da, und das ist gut so"),
        _with(_GERMAN, text="Wir sind da. We are back, and this is all that you have to know"),
        _with("Plakat: Kaffee und Kuchen", text="We are back, and this is for all of you"),
        SHOWN,
    ],
    bad=[_with(_GERMAN, text="We are back from the holidays, and our shop is open for all of you")],
)
def alt_language(post: Post) -> Iterator[Hit]:
    """The picture was taken over from another country's post with the words that belonged to it; a screen reader reads them with the
    wrong voice.
    """
    from postlint.services.languages import guess, prose

    text = guess(prose(post)[:3000])
    for n, image in enumerate(post.images):
        alt = (image.alt or "")[:2000]
        own = guess(alt) if text and len(alt.split()) >= 8 else None
        if own and text and own != text and {own, text} - {"no", "nb", "nn", "da", "sv"} and not _both(post.text, own):
            yield Hit(
                f'the alt text of {image.file} looks like "{own}", the post like "{text}": translate it', key=f"images.{n}.alt", image=n
            )


def _both(text: str, language: str) -> bool:
    """Whether a sentence of the post is in that language: some posts say it all twice."""
    from postlint.services.languages import guess

    return any(guess(line) == language for line in text[:3000].replace(". ", ".\n").replace("! ", "!\n").split("\n"))
