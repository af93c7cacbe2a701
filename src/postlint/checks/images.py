"""``images``: the pictures of a post, and the words that stand for them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from postlint.finding import ERROR, WARNING, Hit
from postlint.post import Image, Post
from postlint.rules import Example, rule

if TYPE_CHECKING:
    from postlint.services.pictures import Pictures

# The smallest picture there is: one pixel as a GIF.
_PIXEL = b"GIF89a\1\0\1\0\x80\0\0\xff\xff\xff\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"
_SHOWN = Post("We're open!", images=(Image("front.gif", "Our new shop front, painted green"),))


@rule(
    "images.missing",
    "A picture that is not there",
    about="images",
    severity=ERROR,
    good=[Example(_SHOWN, files={"front.gif": _PIXEL}), Post("On the web", images=(Image("https://example.com/a.jpg", "A door"),))],
    bad=[_SHOWN],
)
def missing(post: Post) -> Iterator[Hit]:
    """A post without its picture, or with the wrong one picked in a hurry because the right one was not found."""
    for n, image in enumerate(post.images):
        if image.path is None and "://" not in image.file:
            yield Hit(f"{image.file} is neither beside the draft nor under the repository's root: mend the name or add the file",
                      key=f"images.{n}.file", image=n)  # fmt: skip


@rule(
    "images.unreadable",
    "A picture that cannot be opened",
    about="images",
    severity=ERROR,
    good=[Example(_SHOWN, files={"front.gif": _PIXEL})],
    bad=[Example(_SHOWN, files={"front.gif": b"<html>not found</html>"}), Example(_SHOWN, files={"front.gif": _PIXEL[:20]})],
)
def unreadable(post: Post, pictures: "Pictures") -> Iterator[Hit]:
    """A download that broke off, an error page saved as a picture: networks refuse it, or show half of it."""
    for n, image in enumerate(post.images):
        if image.path and (error := pictures.read(image.path).error):
            yield Hit(f"{image.file} cannot be shown: {error}; export it again", key=f"images.{n}.file", image=n)


@rule(
    "images.missing-alt",
    "A picture without alt text",
    about="images",
    severity=WARNING,
    good=[_SHOWN],
    bad=[Post("We're open!", images=(Image("front.gif"),))],
    source="https://www.w3.org/WAI/tutorials/images/",
)
def missing_alt(post: Post) -> Iterator[Hit]:
    """People who do not see the picture get its alt text, read aloud. Without one they get the file's name, or nothing."""
    for n, image in enumerate(post.images):
        if not (image.alt or "").strip():
            yield Hit(
                f"{image.file} has no alt text: say in a sentence what it shows, and why it is there", key=f"images.{n}.file", image=n
            )
