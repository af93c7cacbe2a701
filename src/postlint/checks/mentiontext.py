"""``mentions``, by how they are written: what a network reads otherwise than it was meant."""

from collections.abc import Iterator

from postlint.brand import Brand, Person
from postlint.checks._handles import TAGGING, directory
from postlint.finding import INFO, WARNING, Fix, Hit
from postlint.post import Post
from postlint.rules import Example, rule
from postlint.services.languages import in_entity
from postlint.text.entities import is_handle
from postlint.text.handles import mentions_on
from postlint.text.networks import Network
from postlint.text.patterns import Pattern

_ACME = Brand("acme", known=True, people=(Person("Ana Ruiz", {"x": "@anaruiz"}),))
_TEXT_READERS = ("x", "threads", "instagram", "tiktok")
"""Networks that take any name after an @ for an account."""

_COMMAND = Pattern(r"(?i)(?<![\w@/.])[@＠](?:here|channel|everyone|all)\b(?![\w@/]|\.\w)", "@", "＠")


@rule(
    "mentions.chat-command",
    "A command of chat programs, which tags a stranger here",
    about="text",
    hints=("@here", "@channel", "@everyone", "@all"),
    severity=WARNING,
    good=[Post("Hello everyone!", ("x",)), Post("@everyone, we are live", ("discord",)), Post("Thanks @allstars", ("x",))],
    bad=[Post("Hello @everyone, we are live", ("x",)), Post("@channel: the new issue is out", ("x",))],
)
def chat_command(post: Post, network: Network) -> Iterator[Hit]:
    """@here and @everyone reach a team in its chat. In a post each is somebody's account, and the words show where the text came from."""
    if network.id in (*_TEXT_READERS, "mastodon"):
        for found in _COMMAND.finditer(post.text):
            yield Hit(f"{found[0]} calls people in a chat program; on {network.name} it is somebody's account: leave it out", *found.span())


@rule(
    "mentions.accidental",
    "A time or a number that becomes a mention",
    about="digits",
    hints=("@",),
    severity=WARNING,
    good=[Post("Doors open @ 9pm", ("x",)), Post("Doors open @9pm", ("linkedin",)), Post("Thanks, @7eleven", ("x",))],
    bad=[Post("Doors open @9pm", ("x",)), Post("3 pairs @50% off", ("x",))],
    source="https://github.com/twitter/twitter-text",
)
def accidental(post: Post, network: Network) -> Iterator[Hit]:
    """X makes a link of any letters or digits after an @, and tells whoever is called "9pm" that you wrote about them."""
    if network.id not in _TEXT_READERS:
        return
    meant = {mention.start for mention in post.mentions}
    for mention in mentions_on(post.text, network.id):
        if mention.text[1].isdigit() and mention.start not in meant:
            fix = Fix('write "at"', f"at {mention.text[1:]}")
            yield mention.hit(f'{mention.text} becomes a mention of somebody\'s account on {network.name}: write "at", or a space', fix=fix)


@rule(
    "mentions.cut-short",
    "A handle of which the network takes only the beginning",
    about="mentions",
    severity=INFO,
    good=[Post("Thanks, @ana.ruiz!", ("instagram",)), Post("Thanks, @anaruiz. We", ("x",))],
    bad=[Post("Thanks, @ana.ruiz!", ("x",))],
    source="https://help.x.com/en/managing-your-account/x-username-rules",
)
def cut_short(post: Post, network: Network) -> Iterator[Hit]:
    """A name on X has no dots: @ana.ruiz tags whoever is called @ana. Mostly the handle is one of Instagram, or a space is missing."""
    if network.id not in TAGGING:
        return
    taken = {mention.start: mention for mention in mentions_on(post.text, network.id)}
    for mention in post.mentions:
        here = taken.get(mention.start)
        if here and here.end < mention.end and "@" not in mention.text[1:]:
            yield mention.hit(f"{network.name} takes only {here.text} of {mention.text}: that may be somebody else")


_ACCENTED = Pattern(r"(?<![\w@＠.!#$%&*/=])[@＠](?=[A-Za-z_]{0,30}[À-ÖØ-öø-ſ])[A-Za-z0-9_À-ÖØ-öø-ſ]{2,30}", "@", "＠")
_BLUESKY = ".bsky.social"


@rule(
    "mentions.impossible",
    "A handle that no account can have",
    about="text",
    hints=("@",),
    severity=WARNING,
    good=[Post("Thanks, @ana_ruiz!", ("x",)), Post("Thanks, @an-extraordinarily-long.name.com", ("bluesky",)), Post("Thanks, @José!", ("facebook",))],
    bad=[
        Post("Thanks, @ana_ruiz_of_tea_time!", ("x",)),
        Post("Thanks, @josé!", ("x",)),
        Post("Thanks, @ana_ruiz.bsky.social!", ("bluesky",)),
    ],
    source="https://help.x.com/en/managing-your-account/x-username-rules",
)  # fmt: skip
def impossible(post: Post, network: Network) -> Iterator[Hit]:
    """Too long, or with a letter that names there never have: it tags nobody, or whoever bears the part that is taken."""
    if network.id not in TAGGING:
        return
    for mention in post.mentions:
        name = mention.text.lstrip("@＠")
        whole = "@" not in name and ("." not in name or network.id == "bluesky")
        if whole and (network.id != "bluesky" or "." in name) and not is_handle(name, network.id) and not name[0].isdigit():
            yield mention.hit(f"no account of {network.name} can be called {mention.text}{_too_long(name, network.id)}: look the handle up")
    if network.id != "youtube" and not post.text.isascii():
        for found in _ACCENTED.finditer(post.text):
            if not in_entity(post, *found.span()):
                yield Hit(f"handles on {network.name} have no accents: {found[0]} tags nobody, so look the handle up", *found.span())


def _too_long(name: str, network: str) -> str:
    longest = {"x": 15, "threads": 30, "instagram": 30, "tiktok": 24, "telegram": 32}.get(network)
    return f", which has {len(name)} characters where {longest} are the most" if longest and len(name) > longest else ""


_AT = Pattern(r"(?<=\S)[@＠]([A-Za-z0-9_]{3,30})(?![A-Za-z0-9_@＠-]|\.[A-Za-z0-9])", "@", "＠")
_DOMAINS = Pattern(r"(?<=[^\s(])@[A-Za-z0-9][A-Za-z0-9-]{0,62}\.bsky\.social\b", "@")
_TWO = Pattern(r"(?<![\w@＠./])[@＠][A-Za-z0-9_]{3,15}[@＠][A-Za-z0-9_]{3,15}(?![\w@＠.-])", "@", "＠")
_BEFORE = Pattern(r"[^\W\d_]{1,20}\Z")
_SMALL = frozenset(
    [
        "thanks",
        "thank",
        "thx",
        "by",
        "with",
        "from",
        "to",
        "via",
        "cc",
        "and",
        "for",
        "of",
        "join",
        "follow",
        "congrats",
        "congratulations",
        "hi",
        "hey",
        "hello",
        "photo",
        "photos",
        "credit",
        "credits",
        "meet",
        "ask",
        "tag",
        "visit",
        "see",
        "like",
        "love",
        "welcome",
        "featuring",
        "feat",
        "ft",
        "pic",
        "video",
    ]
)
_GRAWLIX = frozenset("!#$%&*@＠")


@rule(
    "mentions.glued",
    "A handle glued to what stands before it",
    about="text",
    hints=("@",),
    severity=WARNING,
    good=[
        Post("Thanks @acme, and (@beta) too", ("x",)),
        Post("Write to ana@acme.com, or npm install tea@latest", ("x",)),
        Post("What the f@ck!&@#", ("x",)),
    ],
    bad=[
        Post("thanks@acme for having us", ("x",)),
        Post("Our hosts, @acme@beta, were great", ("x",)),
        Post("Our hosts:&@acme", ("x",)),
        Post("Our hosts were .@acme.bsky.social", ("bluesky",)),
        Example(Post("Well run,Ana@anaruiz", ("x",)), _ACME),
    ],
    source="https://github.com/twitter/twitter-text",
)
def glued(post: Post, brand: Brand, network: Network) -> Iterator[Hit]:
    """A letter, or some signs, right before the @ keep the handle from being one: nobody is tagged. On Bluesky only a space or an opening
    bracket may stand there.
    """
    if network.id not in TAGGING:
        return
    text, known = post.text, directory(brand, network)
    tagged = {mention.start for mention in mentions_on(text, network.id)}
    if network.id == "bluesky":
        at = [m.span() for m in _DOMAINS.finditer(text) if m.start() not in tagged and not in_entity(post, m.start() - 1, m.start())]
    else:
        at = [m.span() for m in _AT.finditer(text) if m.start() not in tagged and _meant(post, m.start(), known=m[1].casefold() in known)]
        at += [(m.start() + m[0].rindex(m[0][0], 1), m.end()) for m in _TWO.finditer(text) if network.id != "mastodon"]
    for start, end in dict.fromkeys(at):
        handle = text[start:end]
        yield Hit(
            f'"{text[start - 1 : start]}" right before {handle} keeps it from being a mention: put a space',
            start,
            end,
            Fix("put a space", f" {handle}"),
        )


def _meant(post: Post, at: int, *, known: bool) -> bool:
    """Whether a handle is meant where none can stand: after a small word, a sign, or because the directory has it."""
    if in_entity(post, at, at + 1):
        return False
    word = _BEFORE.search(post.text, max(0, at - 21), at)
    if word:
        return known or word[0].lower() in _SMALL
    before = post.text[at - 1]
    return before in _GRAWLIX and post.text[at - 2 : at - 1] not in _GRAWLIX


_SUBJECT = Pattern(
    r"(?:[ ,]{1,2}(?:and|&) @\w{1,20}){0,3} (?:is|are|has|have|will|was|were|just|wins?|won|joins?|launch(?:es)?|announces?|opens?|presents?)\b"
)


@rule(
    "mentions.leading",
    "An announcement that begins like an answer",
    about="mentions",
    severity=INFO,
    good=[Post("@ana Thank you, on its way!", ("x",)), Post(".@acme is here", ("x",)), Post("@acme is here", ("mastodon",))],
    bad=[Post("@acme is back in town this Friday", ("x",)), Post("@acme and @beta have joined forces", ("x",))],
    source="https://docs.x.com/x-for-websites/post-button/guides/mention-button",
)
def leading(post: Post, network: Network) -> Iterator[Hit]:
    """A post on X that begins with a handle counts as an answer: by X's own documentation it is missing from the profile's first view, and
    shown only to those who follow both. Told only where the handle is the subject of a sentence, as in news; an answer begins otherwise.
    """
    first = next(iter(post.mentions), None)
    if first and network.id == "x" and first.start == 0 and _SUBJECT.match(post.text[first.end : first.end + 60]):
        fix = Fix("put a full stop before it", f".{first.text}")
        yield first.hit(
            f"a post that begins with {first.text} is shown like an answer, to those who follow both: begin with another word", fix=fix
        )
