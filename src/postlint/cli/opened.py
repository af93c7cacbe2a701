"""Links and pictures of a post, opened for a person to see."""

from collections.abc import Sequence
from typing import NamedTuple

import click

from postlint.finding import Finding
from postlint.post import Post

_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".bmp", ".tif", ".tiff", ".heic"})
"""What a program that shows pictures is asked to open: a draft could name a file that a click would run."""


class Target(NamedTuple):
    """Something to open: as it is called in the post, and its address or path."""

    name: str
    address: str


def targets(post: Post, finding: Finding | None) -> Sequence[Target]:
    """Return what a finding is about, if that can be opened, else all links and pictures of the post."""
    links = [(e.start, e.end, Target(e.text, e.text if "://" in e.text else f"https://{e.text}")) for e in post.links]
    pictures = [Target(i.file, str(i.path)) for i in post.images if i.path and i.path.suffix.lower() in _PICTURES]
    if finding and finding.image:
        named = [picture for picture in pictures if picture.name == finding.image.file]
        return named or pictures
    if finding and finding.start is not None and finding.end is not None:
        inside = [target for start, end, target in links if start < finding.end and finding.start < end]
        if inside:
            return inside
    web = [target for _, _, target in links if target.address.lower().startswith(("https://", "http://"))]
    return [*dict.fromkeys(web), *pictures]


def show(target: Target) -> bool:
    """Open a target with what this machine opens such things with; return whether it could be started."""
    return click.launch(target.address) == 0
