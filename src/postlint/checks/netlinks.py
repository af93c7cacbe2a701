"""``networks``: what becomes of links and signs there: not to be tapped, hidden behind "see more", cut by an API."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from postlint.finding import INFO, WARNING, Hit
from postlint.post import Post
from postlint.rules import rule
from postlint.text.patterns import Pattern

if TYPE_CHECKING:
    from postlint.text.networks import Network

_ELSEWHERE = Pattern(r"(?i)\b(?:bio|profile|linktree|stories|story)\b", "bio", "profile", "linktree", "stor")


@rule(
    "networks.unclickable-link",
    "A link that nobody can tap there",
    about="links",
    severity=WARNING,
    good=[
        Post("Read more: https://acme.com/tea", ("x",)),
        Post("Visit acme.com", ("instagram",)),
        Post("Link in bio (acme.com/tea)", ("instagram",)),
    ],
    bad=[Post("Read more: https://acme.com/tea", ("instagram",)), Post("Read more: acme.com/tea", ("tiktok",))],
)
def unclickable_link(post: Post, network: "Network") -> Iterator[Hit]:
    """In a caption on Instagram or TikTok a link is plain text, which nobody types from a phone: say "link in bio" and put it there. A bare
    name such as acme.com can be remembered, and is left alone.
    """
    if network.get("links") is not False or _ELSEWHERE.search(post.text):
        return
    for link in post.links:
        if "://" in link.text or "/" in link.text:
            severity = None if network.sure("links") else INFO
            yield link.hit(
                f'nobody can tap a link in a text on {network.name}: put it where it works, and say "link in bio"', severity=severity
            )
            return


@rule(
    "networks.silent-cut",
    "A sign at which LinkedIn's API cuts a post",
    severity=INFO,
    confidence="low",
    source="https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/little-text-format",
    good=[Post("Tea (green)", ("x",)), Post("Tea at nine #tea", ("linkedin",)), Post("@[Acme](urn:li:organization:12)", ("linkedin",))],
    bad=[Post("Tea (green) at nine", ("linkedin",)), Post("2 * 2 = 4", ("linkedin",))],
)
def silent_cut(post: Post, network: "Network") -> Iterator[Hit]:
    r"""What is published by LinkedIn's API needs a backslash before each of \|{}@[]()<>#*_~ that is no tag or mention; without it the post
    ends there, and nobody is told. Good publishing tools add them, and the web page needs none: switch the rule on if yours does not.
    """
    signs = network.get("escaped")
    if not signs or not any(sign in post.text for sign in signs):
        return
    from postlint.text.entities import find_entities

    at, done = None, 0
    for start, end in [*((e.start, e.end) for e in find_entities(post.text, network.id)), (len(post.text), 0)]:
        at = next((n for n in range(done, start) if post.text[n] in signs), None)
        if at is not None:
            break
        done = end
    if at is not None:
        say = f'published by the API of {network.name} without a backslash before it, "{post.text[at]}" may end the post here: see that your tool adds it'
        yield Hit(say, at, at + 1)


@rule(
    "networks.below-the-fold",
    "A link that is hidden until somebody asks for more",
    about="links",
    severity=INFO,
    confidence="low",
    good=[Post("See https://acme.com/tea " + "tea " * 100, ("linkedin",)), Post("tea " * 100 + "https://acme.com/tea", ("x",))],
    bad=[Post("tea " * 100 + "https://acme.com/tea", ("linkedin",)), Post("tea " * 200 + "https://acme.com/tea", ("facebook",))],
)
def below_the_fold(post: Post, network: "Network") -> Iterator[Hit]:
    """Facebook, LinkedIn and Threads show the beginning of a text, and the rest to those who ask for more. How much they show is not
    published; blogs that have counted disagree.
    """
    shown = network.get("preview-wide") or network.get("preview")
    if shown and network.get("links") and len(post.text) > shown and post.links[:1] and post.links[0].start > shown:
        message = f"{network.name} shows the first {shown} characters or so: put the link, or what makes people ask for more, before that"
        yield post.links[0].hit(message)


_POINTING = ("link", *(f"here{blank}{sign}" for blank in ("", " ") for sign in (":", "👇", "⬇", "➡", "👉", ">>")))
_PROMISED = Pattern(
    r"(?i)\b(?:links? below(?=\s*(?:$|[.!,:)\n👇⬇]|(?:for|to|and|or)\b))|(?:via|through|using) (?:the|this) link(?=\s*(?:$|[.!,:)\n👇⬇]|(?:for|to|and|or|below)\b))|(?:click|tap|press|follow|hit|use|open|visit) (?:on )?(?:the|this) links?(?! in\b)"
    r"|(?:read|see|find out|learn|watch|listen|register|sign up|apply|book|buy|shop|order|vote|donate|enter|download|tickets|details|info)(?: (?:it|more|all|now|today|yours|the full story))?(?: right)? here ?(?::|👇|⬇|➡|👉|>>))",
    *_POINTING,
)
_EXCUSED = Pattern(
    r"(?i)\b(?:bio|profile|comments?|description|stories|story|thread|e-?mail|newsletter|inbox|dm|qr)\b", "bio", "profile", "comment", "description",
    "stor", "thread", "mail", "newsletter", "inbox", "dm", "qr",
)  # fmt: skip


@rule(
    "networks.link-promised",
    "A link is announced, and there is none",
    severity=WARNING,
    hints=_POINTING,
    good=[
        "Click the link below: https://acme.com",
        "Link in bio",
        "Click the link in the comments",
        "Read here how we bake",
        Post("Click the link below", part=(1, 2)),
        "We strengthen the links below the surface",
        "The weakest links below average cost us the game",
    ],
    bad=["Click the link below to book", "Apply now through the link.", "Tickets here: ", "Sign up here 👇"],
)
def link_promised(post: Post) -> Iterator[Hit]:
    """Copied from a page or an e-mail where the words themselves were the link."""
    if post.links or post.part[1] > 1 or _EXCUSED.search(post.text):
        return
    if found := _PROMISED.search(post.text):
        yield Hit("this announces a link, but there is none in the text: paste it, or say where it is", *found.span())
