"""``links``, by their hosts: whose they are, whose they seem to be, and which no reader can reach."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from postlint.brand import Brand
from postlint.checks.linktext import first_links, shown
from postlint.finding import ERROR, INFO, Fix, Hit
from postlint.post import Post
from postlint.rules import Example, rule
from postlint.services.web import hosts
from postlint.text.distance import edits
from postlint.text.patterns import Pattern

_ACME = Brand("acme", known=True, domains=("acme.com", "acmeshop.co.uk"))
_OFFICE = Brand("acme", known=True, domains=("acme.com",), accounts={"email": "press@acme.org", "phone": "+47 22 00 00 00"})
_CONTACT = Pattern(r"(?i)\b(mailto|tel):([\w.%+()/ -]{1,80}(?:@[\w.-]{1,80})?)", "mailto:", "tel:")
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("0", "o"), ("1", "l"), ("i", "l"), ("5", "s"), ("-", ""))
_COMMON_ENDS = frozenset({"com", "co", "net", "org", "cm", "om", "info", "biz", "io", "app", "shop", "store", "online", "site"})
_LONG, _VERY_LONG = 5, 8
"""Letters a name must have before one edit, or the same letters in another order, are told: short names lie close together."""


def _staging(host: str, brand: Brand) -> bool:
    tables = hosts.tables()
    words = {*tables["staging"], *(tables["staging-ours"] if hosts.listed(host, brand.domains) else ())}
    labels = host.removesuffix(hosts.registrable(host)).rstrip(".").split(".")
    return any(label in words or not words.isdisjoint(label.split("-")) for label in labels)


@rule(
    "links.private",
    "A link that only works inside",
    about="links",
    severity=ERROR,
    good=["https://acme.com https://dev.to/a https://8.8.8.8/", Example(Post("https://dev.mysql.com/"), _ACME)],
    bad=[
        "http://localhost:8000/draft",
        "http://2130706433/",
        "http://192.168.1.10/a",
        "https://staging.acme.com/sale",
        "https://[::ffff:10.0.0.1]/",
        Example(Post("https://dev.acme.com/a"), _ACME),
    ],
)
def private(post: Post, brand: Brand) -> Iterator[Hit]:
    """An address of your machine, your network or your staging server opens for you and for nobody else."""
    for link in first_links(post):
        host = hosts.parse(link.text).host
        if why := hosts.inside(host):
            yield link.hit(f"{host} {why}, so no reader can open it: link to the public page")
        elif _staging(host, brand):
            yield link.hit(f"{host} looks like a server for tests: link to the public page")


@rule(
    "links.look-alike",
    "A host that looks like another one",
    about="links",
    severity=ERROR,
    good=["https://müller.de https://пример.рф https://日本語.jp https://яндекс.com"],
    bad=["https://аpple.com/", "https://xn--80ak6aa92e.com/"],
    source="https://www.unicode.org/reports/tr39/",
)
def look_alike(post: Post) -> Iterator[Hit]:
    """Letters of other scripts that look Latin make a name that reads as a known one and belongs to somebody else."""
    for link in first_links(post):
        if seems := _seems(_readable(hosts.parse(link.text).host)):
            yield link.hit(f"the host reads as {seems} but holds letters of another script: check whose it is")


@rule(
    "links.punycode",
    "A host written in punycode",
    about="links",
    severity=INFO,
    good=["https://müller.de"],
    bad=["https://xn--mller-kva.de/"],
)
def punycode(post: Post) -> Iterator[Hit]:
    """Nobody can read ``xn--…``: write the name as people know it, if the network allows it."""
    for link in first_links(post):
        host = hosts.parse(link.text).host
        readable = _readable(host)
        if readable != host and not _seems(readable):
            yield link.hit(f"{host} is {readable}: write it so", fix=Fix(f"write {readable}", link.text.replace(host, readable)))


@rule(
    "links.near-miss",
    "A host one slip away from the brand's own",
    about="links",
    severity=ERROR,
    good=[Example(Post("https://www.acme.com/a https://acmeshop.co.uk https://other.com https://acne.org https://acme.no"), _ACME)],
    bad=[
        Example(Post("https://acme.co/a"), _ACME),
        Example(Post("https://acrne.com/a"), _ACME),
        Example(Post("https://amceshop.co.uk/a"), _ACME),
        Example(Post("https://shopacme.co.uk/a"), _ACME),
    ],
    source="https://www.theverge.com/2017/9/20/16339612/equifax-tweet-wrong-website-phishing-identity-monitoring",
)
def near_miss(post: Post, brand: Brand) -> Iterator[Hit]:
    """One letter off, another ending, two words swapped: the address may be for sale, or belong to somebody who waits for the slip.
    Domains that are yours belong into ``domains``.
    """
    for link in first_links(post) if brand.domains else ():
        host = hosts.parse(link.text).host
        if not hosts.listed(host, brand.domains) and (own := _near(host, brand.domains)):
            yield link.hit(f"{host} is none of the domains of {brand.name or 'the brand'}, but {own} is: which is meant?")


@rule(
    "links.other-domain",
    "A link to a domain that is not the brand's",
    about="links",
    severity=INFO,
    confidence="low",
    good=[Example(Post("https://shop.acme.com/a"), _ACME), "https://other.com/"],
    bad=[Example(Post("https://other.com/a"), _ACME)],
)
def other_domain(post: Post, brand: Brand) -> Iterator[Hit]:
    """A campaign leads to your own pages; a link elsewhere may be the wrong one."""
    for link in first_links(post) if brand.domains else ():
        host = hosts.parse(link.text).host
        if not hosts.listed(host, brand.domains) and not _near(host, brand.domains) and not hosts.inside(host):
            yield link.hit(f"{shown(host)} is none of the domains of {brand.name or 'the brand'}")


@rule(
    "links.blocked",
    "A link to a host that you never link to",
    about="links",
    severity=ERROR,
    good=["https://adult.org/", Example(Post("https://acme.com/"), options={"hosts": ("adult.org",)})],
    bad=[Example(Post("https://www.adult.org/"), options={"hosts": ("adult.org",)})],
)
def blocked(post: Post, *, hosts: tuple[str, ...] = ()) -> Iterator[Hit]:
    """A list of yours: sites for adults, malware, rivals. ``hosts`` holds names, each with all below it; without it the rule is silent."""
    for link, name in _listed(post, hosts):
        yield link.hit(f"{name} is on your list of hosts never to link to: take the link out")


@rule(
    "links.shortened",
    "A short link, which does not show where it leads",
    about="links",
    severity=INFO,
    good=["https://acme.com/a https://rabbit.ly/a"],
    bad=["https://bit.ly/3xYz"],
)
def shortened(post: Post) -> Iterator[Hit]:
    """Readers cannot see where a short link leads, one wrong letter leads to a stranger's page, and the service may end. Networks that
    shorten links do it themselves.
    """
    for link, name in _listed(post, hosts.tables()["shorteners"] if post.links else ()):
        yield link.hit(f"{name} hides where the link leads: use the long address, or your own short domain")


@rule(
    "links.unknown-contact",
    "A mail address or a telephone number that is not the brand's",
    hints=("mailto:", "tel:"),
    good=[
        Example(Post("mailto:hi@acme.com or mailto:press@acme.org, tel:+4722000000"), _OFFICE),
        Example(Post("mailto:hi@other.com tel:+4711111111")),
    ],
    bad=[Example(Post("Write to mailto:hi@acm.com"), _OFFICE), Example(Post("Call tel:+4722000001"), _OFFICE)],
)
def unknown_contact(post: Post, brand: Brand) -> Iterator[Hit]:
    """A wrong digit rings at a stranger's door. Mail addresses are held against the brand's ``domains`` and the directory's ``email``,
    numbers against its ``phone``; a brand that names none is asked nothing.
    """
    if not brand.known:
        return
    mails = set(brand.directory.get("email", ()))
    phones = {_digits(number) for number in brand.directory.get("phone", ())}
    for found in _CONTACT.finditer(post.text):
        kind, value = found[1].lower(), found[2].rstrip(" .").casefold()
        if kind == "mailto" and (mails or brand.domains):
            known = value in mails or bool(hosts.listed(value.rpartition("@")[2], brand.domains))
        else:
            known = kind == "mailto" or not phones or _digits(value) in phones
        if not known:
            yield Hit(f"{value} is not in the directory of {brand.name}: check it, then add it or mend it", *found.span())


def _listed(post: Post, names: tuple[str, ...] | list[str]) -> Iterator[tuple]:  # type: ignore[type-arg]
    for link in first_links(post) if names else ():
        if name := hosts.listed(hosts.parse(link.text).host, names):
            yield link, name


def _readable(host: str) -> str:
    """Return a host with its punycode read."""
    if "xn--" not in host:
        return host
    return ".".join(_label(label) for label in host.split("."))


def _label(label: str) -> str:
    try:
        return label[4:].encode("ascii").decode("punycode") if label.startswith("xn--") else label
    except UnicodeError:
        return label


@lru_cache(1024)
def _seems(host: str) -> str:
    """Return the Latin name a host seems to be while it is another; "" if it does not."""
    if host.isascii():
        return ""
    labels = host.split(".")
    seems = [_latin(label, whole=labels[-1].isascii()) for label in labels]
    return ".".join(seems) if seems != labels and all(seem.isascii() for seem in seems) else ""


def _latin(label: str, *, whole: bool) -> str:
    """Return a label with its look-alikes as Latin letters, if every foreign letter is one; ``whole``: in a label without Latin ones too."""
    if label.isascii():
        return label
    from confusable_homoglyphs import categories, confusables

    foreign = {letter for letter in label if categories.alias(letter) not in ("LATIN", "COMMON")}
    if not foreign or (not whole and not any(letter.isascii() and letter.isalpha() for letter in label)):
        return label
    read = {}
    for letter in foreign:
        found = confusables.is_confusable(letter, preferred_aliases=[])
        twins = [h["c"] for c in found or () for h in c["homoglyphs"] if h["c"].isascii() and h["c"].isalpha()]
        if not twins:
            return label
        read[letter] = twins[0].lower()
    return "".join(read.get(letter, letter) for letter in label)


def _plain(name: str) -> str:
    name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    for seen, meant in _PAIRS:
        name = name.replace(seen, meant)
    return name


@lru_cache(4096)
def _near(host: str, domains: tuple[str, ...]) -> str:
    """Return which of the brand's domains a host may be a slip of; "" if none."""
    name, _, end = hosts.registrable(_readable(host)).partition(".")
    for domain in domains:
        own, _, own_end = hosts.registrable(domain).partition(".")
        if name == own:
            slip = end != own_end and (edits(end, own_end, 1) <= 1 or {end, own_end} <= _COMMON_ENDS)
        else:
            slip = _plain(name) == _plain(own) or (len(own) >= _LONG and edits(name, own, 1) <= 1) or _swapped(name, own)
        if slip:
            return domain
    return ""


def _swapped(name: str, own: str) -> bool:
    """Whether two long names have the same letters in another order: two words of one have changed places."""
    return len(own) >= _VERY_LONG and sorted(name) == sorted(own)


def _digits(number: str) -> str:
    return "".join(filter(str.isdecimal, number)).removeprefix("00").lstrip("0")
