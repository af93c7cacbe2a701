"""Pictures that posts give by an address: fetched before the rules run, so that these see a file like any other."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from postlint.errors import Unavailable
from postlint.picturetext import CODE_RULES, TEXT_RULES
from postlint.post import Image, Post
from postlint.rules import Rule, chosen

if TYPE_CHECKING:
    from postlint.config import Config
    from postlint.services import Services
    from postlint.services.web import Verdict

_LOOKING = frozenset({"pictures", "vision", "faces", "ocr"})


def with_fetched(posts: Iterable[Post], config: "Config", services: "Services") -> list[Post]:
    """Return the posts with their pictures on the web fetched, each address once, if the configuration lets them and a rule would look."""
    posts = list(posts)
    shown = [image for post in posts if post.addresses and _is_looked_at(post, config) for image in post.images]
    addresses = list(dict.fromkeys(image.file for image in shown if image.on_web and not image.is_video))
    if not addresses or config.offline or not config.services["pictures"].get("fetch", True):
        return posts
    try:
        verdicts = dict(zip(addresses, services.build("web").pictures(addresses), strict=True))
    except Unavailable:
        return posts
    return [replace(post, images=tuple(_placed(image, verdicts) for image in post.images)) if post.addresses else post for post in posts]


def _is_looked_at(post: Post, config: "Config") -> bool:
    return any(_looks(bound.rule) for network in post.networks or (None,) for bound in config.plan(post.brand, network).values())


def _looks(rule: Rule) -> bool:
    """Whether a rule looks into pictures, or reads what is written in them."""
    return not _LOOKING.isdisjoint(rule.services) or chosen(rule.id, (*TEXT_RULES, *CODE_RULES))


def _placed(image: Image, verdicts: "dict[str, Verdict]") -> Image:
    if image.file not in verdicts:
        return image
    found = verdicts[image.file]
    if found.file and found.answers:
        return image._replace(path=Path(found.file))
    return image._replace(missed="" if found.state in ("broken", "private") else found.reason)
