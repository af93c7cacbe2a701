"""What galaxy-social does with a post: ``media`` names its targets, and the pictures stand in the body as Markdown.

Source: github.com/usegalaxy-eu/galaxy-social, README.md and lib/galaxy_social.py, read at commit 07f776f.
"""

import re
from typing import TYPE_CHECKING

from postlint.errors import UnknownNetwork
from postlint.formats.positions import Runs
from postlint.text.networks import canonical

if TYPE_CHECKING:
    from postlint.formats.frontmatter import FrontMatter

_PICTURE = re.compile(r"!\[([^\[\]\n]*+)\]\(([^()\s]++)\)")
_FILE = re.compile(r"[./]")
_BLANK = " \t\n"


def adopt(block: "FrontMatter") -> bool:
    """Read ``media: [mastodon-eu-freiburg, …]`` as ``to``, and say whether it was that.

    Targets are names of the repository's own choice that begin with the network; one that begins with none (a chat room, say) is
    galaxy-social's to judge.
    """
    media = block.values.get("media")
    if "to" in block.values or not media or not isinstance(media, list):
        return False
    if not all(isinstance(target, str) and not _FILE.search(target) for target in media):
        return False
    del block.values["media"]
    networks = block.values["to"] = []
    for index, target in enumerate(media):
        try:
            network = canonical(target.partition("-")[0].casefold())
        except UnknownNetwork:
            continue
        block.places["to", len(networks)] = block.place(("media", index)) or (block.start, block.start)
        networks.append(network)
    return True


def without_pictures(block: "FrontMatter", body: str, runs: Runs) -> tuple[str, Runs]:
    """Take the Markdown pictures out of a body and put them into the settings; return the text that is published."""
    kept = ""
    images: list[dict[str, str]] = []
    left = Runs(runs.start(0))
    done = 0
    for picture in _PICTURE.finditer(body):
        kept += body[done : picture.start()]
        done = picture.end()
        left.skip(len(kept), runs.start(picture.start()), runs.start(done))
        for name, group in (("alt", 1), ("file", 2)):
            block.places["images", len(images), name] = runs.start(picture.start(group)), runs.end(picture.end(group))
        images.append({"file": picture[2], "alt": picture[1]})
    kept += body[done:]
    if images:
        block.values["images"] = images
    return kept.strip(_BLANK), left.after(len(kept) - len(kept.lstrip(_BLANK)))
