"""``images``: the wrong picture: one that must not go out, that nobody has cleared, or that has been shown already."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING

from postlint.brand import Brand
from postlint.checks._samples import SHOWN, Samples
from postlint.finding import ERROR, INFO, WARNING, Hit
from postlint.post import Image, Post
from postlint.rules import Example, rule
from postlint.services.clock import Clock
from postlint.services.others import Others

if TYPE_CHECKING:
    from postlint.services.pictures import Pictures

_ACME = Brand("acme", known=True, library=("approved",), deny=("embargoed",))
_SHORE, _SMALLER, _HILLS = {"motif": "shore"}, {"motif": "shore", "size": (480, 360), "quality": 60}, {"motif": "hills"}
_ALT = "Our new shop front, painted green"


def _among(shown: object, **folders: object) -> Example:
    files = {"front.jpg": shown, **{f"{folder}/a.jpg": picture for folder, picture in folders.items()}}
    return Example(SHOWN, _ACME, files=Samples(files))  # type: ignore[arg-type]


@rule(
    "images.denied",
    "A picture that must not go out",
    severity=ERROR,
    about="images",
    good=[_among(_SHORE, embargoed=_HILLS, approved=_HILLS), Example(SHOWN, files=Samples({"front.jpg": {}}))],
    bad=[_among(_SHORE, embargoed=_SHORE), _among(_SMALLER, embargoed=_SHORE)],
)
def denied(post: Post, brand: Brand, pictures: "Pictures") -> Iterator[Hit]:
    """Folders of embargoed pictures stand in ``[images] deny`` or the brand's own. What is in them is known again after it was resized,
    compressed or cut to nine tenths. A plain picture (a logo, a card with some words) that is only like one of them is a decision.
    """
    for n, image in enumerate(post.images):
        found = pictures.denied(image.path, brand) if image.path else None
        if not found:
            continue
        if found.sure:
            yield Hit(f"{image.file} is {found.name}, which must not go out: take another picture", key=f"images.{n}.file", image=n)
        else:
            yield Hit(f"{image.file} looks like {found.name}, which must not go out: is it another one?", key=f"images.{n}.file", image=n,
                      severity=WARNING, decision=True)  # fmt: skip


@rule(
    "images.uncleared",
    "A picture that is not in the brand's library",
    decision=True,
    about="images",
    good=[_among(_SMALLER, approved=_SHORE), Example(SHOWN, files=Samples({"front.jpg": {}}))],
    bad=[_among(_SHORE, approved=_HILLS)],
)
def uncleared(post: Post, brand: Brand, pictures: "Pictures") -> Iterator[Hit]:
    """Rights, faces and logos were looked at before a picture came into the library, ``[images] library`` or the brand's own. Without one
    no picture is unknown.
    """
    if not pictures.has_library(brand):
        return
    for n, image in enumerate(post.images):
        if not image.path or pictures.cleared(image.path, brand):
            continue
        found = pictures.read(image.path)
        if not found.error:
            yield Hit(f"{image.file} is not among the pictures that {brand.name or 'the brand'} has cleared: is it cleared?",
                      key=f"images.{n}.file", image=n)  # fmt: skip


@rule(
    "images.repeated",
    "The same picture twice in a post",
    severity=WARNING,
    about="images",
    good=[Example(Post("Two", images=(Image("a.jpg", "A"), Image("b.jpg", "B"))), files=Samples({"a.jpg": _SHORE, "b.jpg": _HILLS}))],
    bad=[Example(Post("Two", images=(Image("a.jpg", "A"), Image("b.jpg", "B"))), files=Samples({"a.jpg": _SHORE, "b.jpg": _SMALLER}))],
)
def repeated(post: Post, pictures: "Pictures") -> Iterator[Hit]:
    """Two exports of one picture lay beside each other, and the picture that should stand here is missing."""
    for n, image in enumerate(post.images):
        for first in post.images[:n]:
            if image.path and first.path and pictures.alike(image.path, first.path):
                yield Hit(f"{image.file} shows what {first.file} shows: take one of them out, or put the right one in",
                          key=f"images.{n}.file", image=n)  # fmt: skip
                break


def _on(day: int, file: str, account: str = "@acme", brand: str = "acme", text: str = "We're open!") -> Post:
    return Post(text, ("x",), brand, account, images=(Image(file, _ALT),), when=datetime(2026, 12, day, 9, tzinfo=UTC))


_NOW = datetime(2026, 12, 1, tzinfo=UTC)
_TWO = Samples({"a.jpg": _SHORE, "b.jpg": _SMALLER, "c.jpg": _HILLS})


@rule(
    "images.used-again",
    "A picture that was shown a few posts ago",
    severity=INFO,
    about="images",
    good=[
        Example(_on(3, "a.jpg"), others=(_on(2, "c.jpg"),), files=_TWO, now=_NOW),
        Example(_on(3, "a.jpg"), others=(_on(2, "b.jpg", "@studio"),), files=_TWO, now=_NOW),
        Example(_on(2, "a.jpg"), others=(_on(3, "b.jpg"),), files=_TWO, now=_NOW),
    ],
    bad=[Example(_on(3, "a.jpg"), others=(_on(2, "b.jpg"),), files=_TWO, now=_NOW)],
)
def used_again(post: Post, others: Others, pictures: "Pictures", clock: Clock, *, posts: int = 5) -> Iterator[Hit]:
    """The same picture twice in a row of posts looks like a slip, and often is one: the new text beside the old picture. Looks at the last
    ``posts`` posts of the same account and network in this run, by their time, or else by their order.
    """
    if not post.account or clock.is_archive(post.when):
        return
    before = list(islice(_before(post, others, clock), posts))
    for n, image in enumerate(post.images):
        for ago, other in enumerate(before, 1):
            same = next((i for i in other.images if image.path and i.path and pictures.alike(image.path, i.path)), None)
            if same:
                yield Hit(f"{image.file} was shown {ago} posts before, in {other.place().path}: is it meant again?",
                          key=f"images.{n}.file", image=n)  # fmt: skip
                break


def _before(post: Post, others: Others, clock: Clock) -> Iterator[Post]:
    """Yield the posts that readers of this one have seen before it, the last one first; no other part of its own thread."""
    path = post.place().path
    for other in others.before(post):
        shared = not post.networks or not other.networks or not set(post.networks).isdisjoint(other.networks)
        if shared and not clock.is_archive(other.when) and not (other.part[1] > 1 and other.place().path == path):
            yield other


@rule(
    "images.other-brands-picture",
    "One picture for two brands",
    decision=True,
    about="images",
    good=[
        Example(_on(3, "a.jpg"), others=(_on(2, "b.jpg"),), files=_TWO, now=_NOW),
        Example(_on(3, "a.jpg"), others=(_on(2, "c.jpg", "@nordlys", "nordlys"),), files=_TWO, now=_NOW),
        Example(_on(3, "a.jpg"), others=(_on(2, "a.jpg", "@nordlys", "nordlys"),), files=_TWO, now=_NOW),
    ],
    bad=[Example(_on(3, "a.jpg"), others=(_on(2, "b.jpg", "@nordlys", "nordlys", "Cinnamon buns"),), files=_TWO, now=_NOW)],
)
def other_brands_picture(post: Post, others: Others, pictures: "Pictures") -> Iterator[Hit]:
    """Who works for several brands has all their pictures in one dialogue, and picks from the wrong folder. The same text with it is no
    slip but a message of both.
    """
    for n, image in enumerate(post.images):
        for path, shown in others.pictures_of_others(post) if image.path else ():
            other = next((o for o in shown if o.text.strip() != post.text.strip()), None)
            if other and image.path and pictures.alike(image.path, path):
                yield Hit(f"{image.file} is shown by {other.brand} too, in {other.place().path}: whose picture is it?",
                          key=f"images.{n}.file", image=n)  # fmt: skip
                break
