"""``links``, as they are written: what no network will link, what it links against your will, and what does not belong in an address."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from postlint.finding import ERROR, INFO, Fix, Hit
from postlint.post import Post
from postlint.rules import Example, rule
from postlint.services.web import hosts
from postlint.text.entities import Entity, find_entities
from postlint.text.links import top_level_domains
from postlint.text.networks import Network
from postlint.text.patterns import Pattern, lowered

_SCHEMES = ("tp:", "tps:", "tp;", "tps;", "tp/", "tps/", "http ", "https ")
# A scheme that is nearly one, or a whole one without its colon or slashes, and a domain after it.
_BAD_SCHEME = Pattern(
    r"(?i)(?<![A-Za-z0-9])(?!https?://[^\s])((?:h{0,2}t{1,3}p{1,2}s{0,2}|https?\s)(?:[:;][/\\]{0,3}+\s?|//\s?))"
    r"(?=(?:https?:|[A-Za-z0-9-]{1,63}\.[A-Za-z0-9-]))",
    *_SCHEMES,
)  # fmt: skip
_DOUBLE_SCHEME = Pattern(r"(?i)https?://(?=https?:?/)", "//http")
_CUT = ("...", "…")
_RESERVED = frozenset({"example", "test", "invalid", "localhost", "onion", "local", "internal", "alt", "arpa"})
_GLUED_SCHEMES = tuple(f"{letter}http" for letter in "abcdefghijklmnopqrstuvwxyz0123456789")
_GLUED = Pattern(r"(?i)(?<=[A-Za-z0-9])https?://[A-Za-z0-9]", *_GLUED_SCHEMES)
_GLUED_TAG = Pattern(r"(?a)(?<=[#＃])[A-Za-z]\w{0,99}\.((?:[a-z0-9-]{1,63}\.)+([a-z]{2,18})/[\w/.-]*)", "#", "＃")
_ENDS = frozenset(")]}”’»」』）】》〉。，、；：！？…\"'.,;:!?*_~|>")
_PASSWORD = Pattern(r"(?i)(https?://)([^\s/?#\\@]{1,200}@)[^\s/?#\\@]", "://")
# Top-level domains that are endings of files too.
_FILES = frozenset({"md", "py", "sh", "rs", "pl", "zip", "mov", "cc", "ps", "app"})
_FILE_NAMES = Pattern(r"(?a)[A-Z][A-Z_]{3,30}|\w{1,30}_\w{1,30}|main|setup|install|build|run|test|index|script|config")
_INNER_DOT = Pattern(r"(?<=[^\s.])\.(?=[^\W_])", ".")

_DOTS = tuple(
    f".{first}"
    for first in "abcdefghijklmnopqrstuvwxyz"
    "εбдекморсуқհיקابتسشعفقكمهپڀकनभसবভਭભଭஇசభಭഭලคไລგみアクグコスセフポ世中亚企佛信健八公台商嘉在大天娱家工广微慈我手招政新时書机淡游澳点珠移组网联诺谷购通集電飞食餐香닷삼한"
)
"""A full stop and what a top-level domain begins with, in any script."""


def shown(address: str, longest: int = 60) -> str:
    """Return an address as a message shows it: without scheme and last slash, and cut."""
    plain = address[len(scheme) + 3 :] if (scheme := hosts.parse(address).scheme) else address
    plain = plain.removesuffix("/")
    return plain if len(plain) <= longest else plain[: longest - 1] + "…"


@lru_cache(64)
def linked(text: str, network: str) -> Sequence[Entity]:
    """Return what a network makes links of in a text."""
    return [e for e in find_entities(text, network) if e.kind == "link"]


def is_file(address: str) -> bool:
    """Whether what looks like a domain is rather the name of a file: ``README.md``."""
    name, _, top = address.rpartition(".")
    return top in _FILES and _FILE_NAMES.fullmatch(name) is not None


def gaps(post: Post) -> Iterator[tuple[int, int]]:
    """Yield start and end of each stretch of a post's text between its links."""
    done = 0
    for link in post.links:
        yield done, link.start
        done = link.end
    yield done, len(post.text)


def first_links(post: Post) -> list[Entity]:
    """Return the links of a post, each address once."""
    seen: dict[str, Entity] = {}
    for link in post.links:
        if not is_file(link.text):
            seen.setdefault(hosts.to_ask(link.text), link)
    return list(seen.values())


def _has_odd_scheme(text: str) -> bool:
    """Whether more in a text looks like a scheme than what whole links begin with, which is all that most texts have."""
    for word in lowered(text).split():
        whole = next((scheme for scheme in ("https://", "http://") if word.startswith(scheme) and word != scheme), "")
        rest = word[len(whole) :]
        if rest.endswith(("http", "https")) or any(end in rest for end in ("p:", "p;", "p//", "s:", "s;", "s//")):
            return True
    return False


@rule(
    "links.malformed",
    "A link that is none",
    severity=ERROR,
    hints=(*_SCHEMES, "://"),
    good=["Read https://acme.com/a and HTTP/2 at a ratio of 3:2", "At https://acme.example/a", "Typed as http://acme.com:8080/a"],
    bad=[
        "Read http//acme.com/a",
        "Read htps://acme.com",
        "Read https:/acme.com/a",
        "https://https://acme.com",
        "https://acme.con/sale",
        "https://acme.com/a-long-na…",
    ],
)
def malformed(post: Post) -> Iterator[Hit]:
    """A slip in the first letters of an address, a top-level domain that does not exist, or an end that was cut off in copying: readers
    see text where a link was meant, or are led nowhere.
    """
    text = post.text
    for found in _BAD_SCHEME.finditer(text) if _has_odd_scheme(text) else ():
        typed = found[1].lower()
        if typed not in ("http://", "https://"):
            right = "https://" if "s" in typed else "http://"
            yield Hit(f"“{found[1]}” starts no link: write {right}", *found.span(1), fix=Fix(f"write {right}", right))
    for found in _DOUBLE_SCHEME.finditer(text):
        if found.start() == 0 or not text[found.start() - 1].isalnum():
            yield Hit("the link starts twice: leave one http away", *found.span(), fix=Fix("leave one away", ""))
    for link in post.links:
        scheme, _, host, port, *_ = hosts.parse(link.text)
        if not scheme or hosts.inside(host):
            continue
        top = host.rpartition(".")[2]
        if text.startswith(_CUT, link.end):
            yield link.hit("the link is cut off here, as networks show long ones: copy it from the browser's address bar")
        elif ".." in host or (port and not (port.isdecimal() and 0 < int(port) < 65536)):
            yield link.hit(f"{shown(link.text)} cannot be an address: check its {'port' if port else 'dots'}")
        elif (
            top.isascii()
            and not top.startswith("xn--")
            and top not in _RESERVED
            and top not in top_level_domains()[0]
            and hosts.number(host) is None
        ):
            yield link.hit(f"no address ends in .{top}: check the spelling of {host}")


@rule(
    "links.glued",
    "A link glued to what stands before it",
    severity=ERROR,
    hints=(*_GLUED_SCHEMES, "#"),
    good=[
        "Register: https://acme.com/a https://acme.com/b",
        "👉https://acme.com/a",
        "https://web.archive.org/web/2020/https://acme.com/ and https://a.com/?u=https://b.com/",
    ],
    bad=["Registerhttps://acme.com/a", "https://acme.com/ahttps://acme.com/b", "#makeitcount.acme.me/Make"],
)
def glued(post: Post) -> Iterator[Hit]:
    """Without a space networks see one wrong link, or none at all."""
    for found in _GLUED.finditer(post.text):
        at = found.start()
        yield Hit(
            "a space is missing before this link: networks will not link it, or link it wrongly",
            at,
            found.end(),
            fix=Fix("add the space", " " + found[0]),
        )
    for found in _GLUED_TAG.finditer(post.text) if _tag_with_path(post.text) else ():
        if found[2] in top_level_domains()[0]:
            yield Hit(f"{found[1]} is glued to the hashtag and will not be linked: put a space before it", *found.span(1))


def _tag_with_path(text: str) -> bool:
    return any(("#" in word or "＃" in word) and "." in word and "/" in word for word in text.split())


@rule(
    "links.swallows",
    "A link that takes the punctuation after it along",
    about="links",
    good=[
        Example(Post("“Read https://acme.com/a”, they said", ("x",))),
        Example(Post("See https://acme.com/a_(b).", ("bluesky", "mastodon"))),
    ],
    bad=[Example(Post("“Read https://acme.com/a” they said", ("mastodon",))), Example(Post("(as https://acme.com/a_(b))", ("bluesky",)))],
)
def swallows(post: Post, network: Network) -> Iterator[Hit]:
    """Networks differ in where a link ends: what one leaves out, another takes into the address, which then leads nowhere."""
    closed = [link for link in post.links if post.text[link.end : link.end + 1] in _ENDS]
    if not closed:
        return
    theirs = {link.start: link for link in linked(post.text, network.id)}
    for link in closed:
        longer = theirs.get(link.start)
        if longer and longer.end > link.end and set(more := post.text[link.end : longer.end]) <= _ENDS:
            yield longer.hit(
                f"{network.id} takes what follows into the link ({more}): put a space before it",
                fix=Fix("add a space", f"{link.text} {more}"),
            )


@rule(
    "links.accidental",
    "Text that turns into a link by accident",
    hints=_DOTS,
    good=[
        Example(Post("All done. Now read on", ("x",))),
        Example(Post("All done.Now read on", ("mastodon",))),
        Example(Post("See acme.com/Now", ("x",))),
    ],
    bad=[Example(Post("All done.Now read on", ("x",))), "Before G-20.In July we said", "It is in README.md"],
    source="https://www.rawstory.com/2018/12/internet-rips-rudy-giuliani-blaming-misunderstanding-punctuation-hyperlinks-twitter",
)
def accidental(post: Post) -> Iterator[Hit]:
    """A forgotten space makes an address of two words, if the second is a top-level domain; somebody can buy that address, and has. The
    name of a file can do the same.
    """
    for link in post.links:
        if is_file(link.text):
            yield link.hit(
                f"networks make a link of “{link.text}”, which leads to a stranger's site: write it without the dot", severity=INFO
            )
    if not any(_INNER_DOT.search(post.text, start, end) for start, end in gaps(post)):
        return
    meant = {link.start for link in post.links}
    for network in post.networks or ("x",):
        unmeant = [link for link in linked(post.text, network) if link.start not in meant and "/" not in link.text]
        for link in unmeant:
            first, _, second = link.text.rpartition(".")
            fix = Fix("add the space", f"{first}. {second}")
            yield link.hit(f"{network} makes a link of “{link.text}”: put a space after the full stop", fix=fix)
        if unmeant:
            return


@rule(
    "links.missing-scheme",
    "A link without https:// where the network needs it",
    about="links",
    good=[
        Example(Post("See https://acme.com/a", ("mastodon",))),
        Example(Post("See acme.com/a", ("x",))),
        Example(Post("At Booking.com", ("mastodon",))),
    ],
    bad=[Example(Post("See acme.com/a", ("mastodon",))), Example(Post("See www.acme.com", ("mastodon", "x")))],
)
def missing_scheme(post: Post, network: Network) -> Iterator[Hit]:
    """Some networks link bare domains, others leave them as text that nobody can follow."""
    bare = [e for e in post.links if not hosts.parse(e.text).scheme and (e.text.startswith("www.") or hosts.parse(e.text).path.strip("/"))]
    if not bare or not linked("https://acme.com", network.id):
        return
    theirs = {link.start for link in linked(post.text, network.id)}
    for link in bare:
        if link.start not in theirs and not is_file(link.text):
            yield link.hit(
                f"{network.id} makes no link of {shown(link.text)}: write https:// before it",
                fix=Fix("write https://", f"https://{link.text}"),
            )


@rule(
    "links.credentials",
    "A name or a password in a link",
    severity=ERROR,
    hints=("://",),
    good=["https://medium.com/@acme and me@acme.com"],
    bad=["https://me:secret@acme.com/a", "https://acme.com@evil.com/"],
)
def credentials(post: Post) -> Iterator[Hit]:
    """What stands before an @ in an address is a log-in: it gives a password away, or makes a stranger's address look like yours."""
    for found in _PASSWORD.finditer(post.text) if "@" in post.text.partition("://")[2] else ():
        what = "a password" if ":" in found[2] else "a log-in name"
        yield Hit(f"the link holds {what} (all before the @): leave it out", *found.span(2), fix=Fix("leave it out", ""))


@rule(
    "links.repeated",
    "The same link twice",
    severity=INFO,
    about="links",
    good=["https://acme.com/a and https://acme.com/b"],
    bad=["https://acme.com/a, again: https://acme.com/a#top"],
)
def repeated(post: Post) -> Iterator[Hit]:
    """A second time the same address takes room, and is often a slip: another link was meant."""
    links = post.links
    seen: set[str] = set()
    for link in links if len(links) > 1 else ():
        address = hosts.to_ask(link.text)
        if address in seen:
            yield link.hit(f"{shown(link.text)} stands here twice: is another link meant?")
        seen.add(address)
