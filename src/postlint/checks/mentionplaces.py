"""``mentions``, by network: handles that tag nobody there, or somebody else."""

from collections.abc import Iterator

from postlint.brand import Brand, Person
from postlint.checks._handles import TAGGING, elsewhere
from postlint.finding import ERROR, INFO, WARNING, Fix, Hit
from postlint.post import Post
from postlint.rules import Example, rule
from postlint.text.handles import mentions_on
from postlint.text.networks import Network

_ACME = Brand(
    "acme", known=True, accounts={"x": "@acme", "mastodon": "@acme@fosstodon.org"},
    people=(Person("Ana Ruiz", {"x": "@anaruiz", "mastodon": "@ana@tea.social", "bluesky": "ana.bsky.social", "instagram": "ana.runs"}),),
)  # fmt: skip

_CUES = {
    "x": ("twitter", " x ", " x:"),
    "bluesky": ("bluesky", "bsky ", "🦋"),
    "mastodon": ("mastodon", "fediverse", "🐘", "🦣"),
    "threads": ("threads",),
    "instagram": ("insta", " ig ", " ig:", "ig:", "📷", "📸"),
    "tiktok": ("tiktok",),
    "youtube": ("youtube", " yt "),
    "telegram": ("telegram",),
}
"""What says, in a text, that a handle is meant to be one of another network."""

_INVITES = ("find ", "follow ", "join ", " on ", "over at ")


@rule(
    "mentions.other-network",
    "The handle of another network",
    about="mentions",
    severity=WARNING,
    covers=("mentions.plain-text", "mentions.cut-short"),
    good=[
        Example(Post("Thanks, @ana.bsky.social!", ("bluesky",)), _ACME),
        Post("We are on Bluesky: @acme.bsky.social", ("x",)),
        Post("Follow @acme@fosstodon.org for more", ("x",)),
        Post("Thanks, @ana!", ("mastodon",)),
        Example(Post("Find Ana on Instagram: @ana.runs", ("x",)), _ACME),
    ],
    bad=[
        Post("Thanks, @ana.bsky.social!", ("x",)),
        Post("Thanks, @ana@tea.social!", ("x",)),
        Example(Post("Thanks, @ana!", ("mastodon",)), _ACME),
        Example(Post("Thanks, @anaruiz!", ("bluesky",)), _ACME),
        Example(Post("Thanks, @ana.runs!", ("x",)), _ACME),
    ],
    source="https://docs.joinmastodon.org/user/posting/",
)
def other_network(post: Post, brand: Brand, network: Network) -> Iterator[Hit]:
    """One draft for several networks tags a stranger on all but one: X makes @ana of @ana.bsky.social, and on Mastodon a name without a
    server is whoever bears it on your own. Where the directory knows the right handle it is an error, with a fix; a text that says which
    network it speaks of, or asks to be followed there, is let be.
    """
    if network.id not in TAGGING:
        return
    text = f" {post.text.casefold()} "
    for mention in post.mentions:
        found = elsewhere(mention, brand, network)
        if not found or (found.network != network.id and any(cue in text for cue in _CUES[found.network])):
            continue
        if found.right:
            whose = f"{found.owner} on {found.name}" if found.network != network.id else "whoever bears that name on your own server"
            fix = Fix(f"write {found.right}", found.right)
            yield mention.hit(f"{mention.text} is {whose}: on {network.name} {found.owner} is {found.right}", fix=fix, severity=ERROR)
        elif found.owner:
            if found.owner != brand.name:
                what = f"{mention.text} is {found.owner} on {found.name}, and may be somebody else on {network.name}"
                yield mention.hit(f"{what}: look the handle up")
        elif not any(cue in text for cue in _INVITES):
            yield mention.hit(f"{mention.text} is a handle of {found.name}: on {network.name} it tags somebody else, or nobody")


_WAYS = {
    "bluesky": "a handle of Bluesky has a dot, as in @ana.bsky.social",
    "linkedin": "there a page or a person is chosen from the list that appears while you type",
    "discord": "there a person is tagged by a number, <@123>",
}


@rule(
    "mentions.plain-text",
    "A handle that stays plain text",
    about="mentions",
    severity=INFO,
    good=[Post("Thanks, @anaruiz!", ("x",)), Post("Thanks, @ana.bsky.social!", ("bluesky",)), Post("Thanks, @Acme!", ("facebook",))],
    bad=[Post("Thanks, @anaruiz!", ("bluesky",)), Post("Thanks to @Acme and @Beta!", ("linkedin",))],
    source="https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/little-text-format",
)
def plain_text(post: Post, network: Network) -> Iterator[Hit]:
    """Who is named like this on LinkedIn, or on Bluesky without a domain, hears nothing of it, and readers cannot click it. Some tools turn
    such names into tags when they publish; told once a post, as a note.
    """
    if network.id not in _WAYS:
        return
    tagged = {mention.start for mention in mentions_on(post.text, network.id)}
    plain = [m for m in post.mentions if m.start not in tagged and "@" not in m.text[1:] and (network.id != "bluesky" or "." not in m.text)]
    if plain:
        more = f", like {len(plain) - 1} more," if len(plain) > 1 else ""
        yield plain[0].hit(f"{plain[0].text}{more} tags nobody on {network.name}: {_WAYS[network.id]}")
