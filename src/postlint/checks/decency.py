"""``images``: whether a picture is decent, as far as a model can tell."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from postlint.errors import Unavailable
from postlint.finding import ERROR, Hit
from postlint.post import Image, Post
from postlint.rules import Example, rule

if TYPE_CHECKING:
    from postlint.services.vision import Score, Vision

# The smallest picture there is: one pixel as a GIF.
_PIXEL = b"GIF89a\1\0\1\0\x80\0\0\xff\xff\xff\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"
_SHOWN = Post("We're open!", images=(Image("front.gif", "Our new shop front, painted green"),))


@rule(
    "images.indecent",
    "A picture that may be indecent",
    about="images",
    decision=True,
    good=[Example(_SHOWN, files={"front.gif": _PIXEL})],
    # No indecent picture is kept as an example: one is called so by a threshold below every probability.
    bad=[Example(_SHOWN, files={"front.gif": _PIXEL}, options={"decision-from": 0.0})],
    source="https://github.com/yahoo/open_nsfw",
)
def indecent(post: Post, vision: "Vision", *, decision_from: float = 0.5, error_from: float = 0.9) -> Iterator[Hit]:
    """An airline answered a customer with a pornographic picture, from its own account; it stood there for an hour.

    From the first threshold on a person must look at the picture, from the second on it is an error.
    """
    missed: Unavailable | None = None
    for n, image in enumerate(post.images):
        try:
            score = vision.indecency(image.path) if image.path else None
        except Unavailable as error:  # of one file; the others are looked at all the same
            missed = error
            continue
        if score and score.probability >= min(decision_from, error_from):
            grave = score.probability >= error_from
            yield Hit(
                f"{image.file} may be indecent: {vision.model} gives it a probability of {score.probability:.0%}{_where(score)}; "
                "a model can be wrong, so look at it before anybody else does",
                key=f"images.{n}.file", image=n, severity=ERROR if grave else None, decision=False if grave else None,
                evidence={"probability": round(score.probability, 3), "model": vision.model, "frame": score.frame, "frames": score.frames},
            )  # fmt: skip
    if missed:
        raise missed


def _where(score: "Score") -> str:
    if score.frames == 1:
        return ""
    every = "" if score.looked == score.frames else f", of which {score.looked} were looked at"
    return f" in frame {score.frame} of {score.frames}{every}"
