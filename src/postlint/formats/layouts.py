"""The bulk files of schedulers: which of their columns hold what of a post."""

import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from postlint.formats.positions import Keys


class Layout(NamedTuple):
    """The columns of one tool, in lower case. A file is this tool's if its header has all of ``header``.

    The columns ``when`` are read as one, with a blank between. ``link`` is a column whose link goes out below the text. ``flags`` are
    columns that say yes or no to a network; ``parts`` those that hold more posts of a thread, with ``||`` between. Our own ``id``, ``to``, ``brand``, ``account`` and ``language`` may stand beside
    them in any file.
    """

    tool: str
    header: frozenset[str]
    text: str = "text"
    link: str = ""
    when: tuple[str, ...] = ("when",)
    images: tuple[str, ...] = ("images",)
    alts: tuple[str, ...] = ("alt",)
    flags: tuple[tuple[str, str], ...] = ()
    parts: tuple[str, ...] = ()


_NETWORKS = ("facebook", "linkedin", "instagram", "pinterest", "tiktok", "youtube", "threads", "bluesky")

OWN = Layout("postlint", frozenset({"text"}))

LAYOUTS = (
    # Text,Image URL,Tags,Posting Time — Buffer's help centre, as quoted by eight public exporters (2024-2026).
    Layout("Buffer", frozenset({"text", "posting time"}), when=("posting time",), images=("image url",)),
    # https://support.sproutsocial.com/hc/en-us/articles/115005864203
    Layout(
        "Sprout Social",
        frozenset({"date", "time_24hr", "message_text"}),
        text="message_text",
        when=("date", "time_24hr"),
        images=("public_image_url",),
    ),
    # The header of Metricool's own template of 2026 (93 columns), and of 2024, which says Twitter.
    Layout(
        "Metricool",
        frozenset({"text", "date", "time", "draft"}),
        when=("date", "time"),
        images=tuple(f"picture url {n}" for n in range(1, 11)),
        alts=tuple(f"alt text picture {n}" for n in range(1, 11)),
        flags=(*((name, name) for name in _NETWORKS), ("twitter/x", "x"), ("twitter", "x")),
        parts=("first comment text",),
    ),
    # https://publer.com/blog/ultimate-csv-bulk-scheduler-social-media/ (twelve columns, 2025) and the six of its older template.
    Layout(
        "Publer",
        frozenset({"date", "text", "media url(s)"}),
        when=("date",),
        images=("media url(s)",),
        alts=("alt text(s)",),
        link="link(s)",
        parts=("comment(s)",),
    ),
    Layout(
        "Publer",
        frozenset({"date", "message", "link", "media"}),
        text="message",
        link="link",
        when=("date",),
        images=("media",),
        parts=("message",),
    ),
    # The help pages of two resellers of GoHighLevel's Social Planner (help.kyriossystems.com, help.getloyalist.com); help.socialbee.com.
    Layout(
        "GoHighLevel",
        frozenset({"postatspecifictime (yyyy-mm-dd hh:mm:ss)", "content"}),
        text="content",
        link="link (ogmetaurl)",
        when=("postatspecifictime (yyyy-mm-dd hh:mm:ss)",),
        images=("imageurls",),
    ),
    Layout("SocialBee", frozenset({"text", "postatspecifictime"}), link="link", when=("postatspecifictime",), images=("imageurls",)),
    # https://help.postfa.st (2026-04-21): times have an offset.
    Layout(
        "PostFast",
        frozenset({"scheduled_at", "account_id", "content"}),
        text="content",
        when=("scheduled_at",),
        images=("media_urls",),
        parts=("first_comment",),
    ),
    # The template csv_import.html of BrightBean.
    Layout(
        "BrightBean",
        frozenset({"date", "time", "platforms", "caption"}),
        text="caption",
        when=("date", "time"),
        images=("media_url",),
        parts=("first_comment",),
    ),
    # https://www.ayrshare.com/docs/apis/post/bulk-post
    Layout("Ayrshare", frozenset({"post", "platforms", "scheduledate"}), text="post", when=("scheduledate",), images=("mediaurls",)),
    OWN,
)
HOOTSUITE = Layout("Hootsuite", frozenset(), text="message", link="link", when=("date",))
"""A table without a header: time, message, link. Read in guides of 2015 and 2016; Hootsuite's own sample was not found."""

_MOMENT = re.compile(r"\d{1,4}[-/]\d{1,2}[-/]\d{2,4} +\d{1,2}:\d{2}", re.ASCII)

_TO = ("to", "network", "networks", "platforms")
_WORDS = ("brand", "account", "language", "embargo")
_YES = frozenset({"true", "yes", "y", "1", "x"})
_ADDRESSES = re.compile(r"\s*(?:\|\||\n|,(?=\s*https?:)|\s(?=https?:))\s*")  # an address may hold commas
_FILES = re.compile(r"\s*(?:\|\||\n|,)\s*")
_PROMPT = re.compile(r"[^\W\d]")


def known(header: "Iterable[str]") -> Layout:
    """Return the layout of a file with these columns. Raises LookupError if it is nobody's."""
    have = set(header)
    for layout in LAYOUTS:
        if layout.header <= have:
            return layout
    raise LookupError


def headless(cells: "Sequence[str]") -> bool:
    """Whether the first row of a table is no header, but a post of Hootsuite's."""
    return 2 <= len(cells) <= 3 and bool(_MOMENT.fullmatch(cells[0].strip()) and cells[1].strip())


def settings(layout: Layout, columns: "Mapping[str, int]", cells: "Sequence[str]") -> "tuple[dict[str, Any], dict[Keys, int]]":
    """Read the settings in the cells of a row, and the column in which each stands."""
    values: dict[str, Any] = {}
    where: dict[Keys, int] = {}

    def filled(names: "Iterable[str]") -> "list[tuple[int, str]]":
        found = ((column, cells[column].strip()) for name in names if (column := columns.get(name)) is not None)
        return [(column, cell) for column, cell in found if cell]

    for name, columns_of in (("to", _TO), ("when", layout.when), *((word, (word,)) for word in _WORDS)):
        given = filled(columns_of)
        if given:
            values[name] = " ".join(cell for _, cell in given) if name == "when" else given[0][1]
            where[name,] = given[0][0]
    if layout is not OWN and _PROMPT.match(values.get("when", "")):
        del values["when"]  # Publer reads "next Friday at 2 PM"
    for name, network in () if "to" in values else layout.flags:
        for column, cell in filled((name,)):
            if cell.casefold() in _YES:
                chosen = values.setdefault("to", [])
                where["to", len(chosen)] = column
                chosen.append(network)
    _images(layout, filled, values, where)
    return values, where


def _images(layout: Layout, filled: Any, values: dict[str, Any], where: "dict[Keys, int]") -> None:
    """Read the pictures: one a column with its alt text in another, or several in one cell and their alt texts in one."""
    images: list[dict[str, str]] = []
    several = len(layout.images) == 1
    for name, alt_name in zip(layout.images, layout.alts if len(layout.alts) == len(layout.images) else ("",), strict=True):
        for column, cell in filled((name,)):
            alts = [(at, alt.strip()) for at, text in filled((alt_name,)) for alt in (text.split("||") if several else [text])]
            files = (_ADDRESSES if "://" in cell else _FILES).split(cell) if several else [cell]
            for index, file in enumerate(filter(None, files)):
                where["images", len(images), "file"] = column
                image = {"file": file}
                if index < len(alts) and alts[index][1]:
                    where["images", len(images), "alt"], image["alt"] = alts[index]
                images.append(image)
    if images:
        values["images"] = images
