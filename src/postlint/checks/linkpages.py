"""``links``, by what their pages say: whether a page is the one that was meant."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from postlint.brand import Brand
from postlint.checks.links import evidence, looks
from postlint.checks.linktext import gaps, shown
from postlint.finding import INFO, Fix, Hit
from postlint.post import Post
from postlint.rules import Example, rule
from postlint.services.web import Asker, Verdict, hosts
from postlint.text.entities import Entity
from postlint.text.patterns import Pattern

_ACME = Brand("acme", known=True, domains=("acme.com",))
_PARTS = Pattern(r"\s[|–—·•:»›/-]+\s|[|·•»›]")
_LANGUAGE = Pattern(r"[a-z]{2}(?:-[a-z]{2})?")
_HOMES = frozenset({"", "index.html", "index.php", "index.htm", "home", "default.aspx"})
_ACCENTS = Pattern("[\u0300-\u036f]+")
_CAMEL = Pattern("(?<=[a-z])(?=[A-Z])")
_LETTERS = Pattern(r"[^\W\d_]+")
_WORD = Pattern(r"[^\W\d_]{3,40}")
_KINDS = {
    "not-found": "a page that says it does not exist",
    "log-in": "a log-in",
    "for-sale": "the page of a domain for sale",
    "server-default": "the empty page of a web server",
    "coming-soon": "a page that is not ready",
}
_SHELL = 200
"""Visible characters below which a page without headings is the empty shell of an application: every address gets the same one."""
_ENOUGH = 6
"""Words that a post and a page must both have before it means anything that they share none."""
_STEM = 5
_SURE = 3

# The commonest words of each language, that the others do not have. Source: general knowledge.
_COMMON = {
    "en": "the and of to for with you your is are from this that our",
    "de": "der die das und für mit von nicht ist auf ein eine sich wir",
    "fr": "le les des et pour avec dans est une vous sur nous du aux",
    "es": "el los las y para con una por del es más nuestro como",
    "it": "il gli della per con una che di sono nel più alla",
    "pt": "os as para com uma não você dos mais em ao da",
    "nl": "de het een van en voor met niet op zijn je wij",
    "sv": "och att för med är på som inte till vi ett av",
    "no": "og for med er på som ikke til vi av det å",
    "da": "og for med er på som ikke til vi af det at",
}
_SAME = {"nb": "no", "nn": "no"}
_NEAR = frozenset({"no", "da", "sv"})
"""Languages that a few common words do not tell apart."""


@rule(
    "links.wrong-page",
    "A link to a page that is hardly the one you meant",
    about="links",
    decision=True,
    good=[
        Example(Post("Our shoes: https://acme.com/shoes"), web={"https://acme.com/shoes": "ok Shoes | Acme"}),
        Example(Post("Log in here: https://acme.com/login"), web={"https://acme.com/login": "ok Log in | Acme"}),
        Example(Post("The film 404 is out: https://acme.com/film"), web={"https://acme.com/film": "ok 404 | Acme Films"}),
        Example(Post("All about it https://acme.com"), web={"https://acme.com": "ok https://acme.com/en/ Acme"}),
    ],
    bad=[
        Example(Post("Our shoes: https://acme.com/shoes"), web={"https://acme.com/shoes": "ok Page not found | Acme"}),
        Example(Post("Our shoes: https://acme.com/shoes"), web={"https://acme.com/shoes": "ok https://acme.com/ Acme"}),
        Example(Post("Our shoes: https://acme.com/shoes"), web={"https://acme.com/shoes": "ok acme.com - Domain for sale"}),
        Example(
            Post("Vaccines for everybody over sixty: numbers, places and opening hours in your town https://health.example/x"),
            web={"https://health.example/x": "ok Roulette, poker and slot machines with real money and no deposit"},
        ),
    ],
)
def wrong_page(post: Post, web: Asker, brand: Brand) -> Iterator[Hit]:
    """A page that answers may still be the wrong one: a "not found" that says ok, a log-in, a parked domain, the home page instead of
    the article, a page in another language, or one that has nothing to do with the post. Only a person can say; until one does, the
    post waits. Whether any other address would get the same page is asked on the brand's own domains, and elsewhere with --probe.
    """
    between = " ".join(post.text[start:end] for start, end in gaps(post)) if post.links else ""
    for link, verdict in looks(post, web):
        if verdict.answers and (why := _doubt(post, between, link, verdict, web, brand)):
            yield link.hit(f"{shown(link.text)} {why}: is it the page you meant?", evidence=evidence(verdict))


def _doubt(post: Post, between: str, link: Entity, page: Verdict, web: Asker, brand: Brand) -> str | None:
    """Say why a page may be the wrong one, as what the link does; ``between`` is the post's text without its links."""
    expected = post.expects.get(link.text)
    if expected is not None:
        missing = [word for word in expected.split() if not _words(word) <= _words(_said(page))]
        return f"leads to {_titled(page)}, which does not say “{' '.join(missing)}”" if missing else None
    if (kind := _kind(page, post.text)) and not (kind == "log-in" and hosts.is_wall(link.text)):
        return f"leads to {_titled(page)}, {_KINDS[kind]}"
    if page.chain and not _is_home(link.text) and _is_home(page.final) and not _is_short(link.text):
        return f"leads to the home page {shown(page.final)}"
    if _is_own(link, brand) or web.probe:
        other = web.check(web.sibling(link.text)) if not _is_home(link.text) else None
        if other and other.answers and other.same_page(page) and (page.headings or page.size >= _SHELL):
            return f"leads to {_titled(page)}, which any other address there gets too"
    if page.card.title and page.title and page.card.url and _elsewhere(page):
        return f"has the preview of another page, “{page.card.title}”"
    if language := _other_language(page, post, brand):
        return f"leads to {_titled(page)}, which is in another language ({language})"
    if not _is_own(link, brand) and _unrelated(between, link, page):
        return f"leads to {_titled(page)}, which shares no word with the post"
    return None


@rule(
    "links.broken-preview",
    "A link whose preview is broken or missing",
    about="links",
    good=[Example(Post("https://acme.com/a"), web={"https://acme.com/a": "broken"})],
    bad=[Example(Post("https://acme.com/a"), web={"https://acme.com/a": "ok All about it"})],
    source="https://ogp.me/",
)
def broken_preview(post: Post, web: Asker) -> Iterator[Hit]:
    """Networks show the picture and title that a page names for them (``og:image``, ``og:title``) under the post, for its first link and if
    the post has no picture of its own. Without them the link stands bare.
    """
    if post.images or (post.networks and set(post.networks) <= {"instagram", "tiktok", "youtube", "pinterest"}):
        return
    for link, page in looks(post, web)[:1]:
        if not page.answers or not page.title:
            continue
        missing = [name for name, value in (("og:title", page.card.title), ("og:image", page.card.image)) if not value]
        if missing:
            names = " and ".join(missing)
            yield link.hit(
                f"{shown(link.text)} has no {names}, so networks show it without a full preview", severity=INFO, evidence=evidence(page)
            )
        elif (picture := web.check(page.card.image)).state in ("broken", "private"):
            yield link.hit(
                f"the preview picture of {shown(link.text)} is broken, {picture.reason}: mend its og:image", evidence=evidence(picture)
            )


@rule(
    "links.insecure",
    "A link with http where https shows the same page",
    about="links",
    severity=INFO,
    good=["http://other.com/a", Example(Post("http://acme.com/a"), _ACME, web={"https://acme.com/a": "unverified"})],
    bad=[Example(Post("http://acme.com/a"), _ACME)],
)
def insecure(post: Post, web: Asker, brand: Brand) -> Iterator[Hit]:
    """Browsers warn of pages without encryption. The page is asked for by https on the brand's own domains, and elsewhere with --probe."""
    for link, page in looks(post, web):
        if link.text.lower().startswith("http://") and (_is_own(link, brand) or web.probe) and page.state == "ok":
            secure = "https" + link.text[4:]
            other = web.check(secure)
            if other.answers and other.same_page(page):
                yield link.hit(
                    f"{shown(link.text)} shows the same page by https: write https://", fix=Fix("write https://", secure, safe=True)
                )


def _said(page: Verdict) -> str:
    return " ".join((page.title, page.description, *page.headings, page.card.title))


def _titled(page: Verdict) -> str:
    return f"“{page.title or page.headings[0]}”" if page.title or page.headings else shown(page.final)


def _kind(page: Verdict, text: str) -> str | None:
    """Return which kind of no-page the title, a part of it, or the first heading says it is, unless the post speaks of it itself."""
    titles = hosts.tables()["titles"]
    heads = [page.title, *_PARTS.sub("\n", page.title).split("\n"), *page.headings[:1]]
    for head in heads:
        plain = head.strip().lower().replace("’", "'").rstrip(" .…!")
        kind: str | None = titles.get(plain) or titles.get(f"{plain}!")
        if kind and plain not in text.lower():
            return kind
    return None


def _is_home(address: str) -> bool:
    found = hosts.parse(address)
    parts = [part for part in found.path.lower().split("/") if part]
    return not found.query and (not parts or (len(parts) == 1 and (parts[0] in _HOMES or _LANGUAGE.fullmatch(parts[0]) is not None)))


def _is_short(address: str) -> bool:
    return hosts.listed(hosts.parse(address).host, hosts.tables()["shorteners"]) is not None


def _is_own(link: Entity, brand: Brand) -> bool:
    return hosts.listed(hosts.parse(link.text).host, brand.domains) is not None


def _elsewhere(page: Verdict) -> bool:
    """Whether the card names another page of another title: its address is not where the link ends, and no word of the titles is the same."""
    card, final = hosts.parse(page.card.url), hosts.parse(page.final)
    return card.path.strip("/") != final.path.strip("/") and not (_words(page.card.title) & _words(page.title))


def _other_language(page: Verdict, post: Post, brand: Brand) -> str | None:
    """Return the language a page says it is in, if its words bear it out and the post is in another."""
    claimed, written = (_SAME.get(tag.lower()[:2], tag.lower()[:2]) for tag in (page.language, post.language or brand.language or ""))
    if claimed == written or {claimed, written} <= _NEAR or written not in _COMMON:
        return None
    return page.language if claimed == _speaks(_said(page)) else None


@lru_cache(64)
def _speaks(text: str) -> str | None:
    """Return the language that most of a text's commonest words are of, if there are three of them and half as many of any other."""
    words = [word[0] for word in _LETTERS.finditer(text.lower())]
    counts = sorted(((sum(word in _common(tag) for word in words), tag) for tag in _COMMON), reverse=True)
    (most, tag), (next_, second) = counts[:2]
    return tag if most >= _SURE and (most >= 2 * next_ or {tag, second} <= _NEAR) else None


def _unrelated(text: str, link: Entity, page: Verdict) -> bool:
    """Whether post and page are in one language, both say something, and have no word in common, those of the address included."""
    posted, paged = _words(text), _words(_said(page))
    if len(posted) < _ENOUGH or len(paged) < _ENOUGH or _speaks(text) is None or _speaks(text) != _speaks(_said(page)):
        return False
    addresses = [hosts.parse(address) for address in (link.text, page.final)]
    place = "".join(filter(str.isalnum, "".join(found.host + found.path for found in addresses))).lower()
    return not posted & paged and not any(word in place for word in posted)


@lru_cache(64)
def _words(text: str) -> frozenset[str]:
    """Return the stems of the words that carry meaning: without marks and endings, the commonest words of all languages left out."""
    split = _CAMEL.sub(" ", text)  # the words of a hashtag
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", split.casefold()))
    return frozenset(word[:_STEM] for word in (found[0] for found in _WORD.finditer(plain)) if word not in _all_common())


@lru_cache
def _common(tag: str) -> frozenset[str]:
    return frozenset(_COMMON[tag].split())


@lru_cache
def _all_common() -> frozenset[str]:
    return frozenset().union(*map(_common, _COMMON))
