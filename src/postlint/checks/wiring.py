"""``account``: two brands in one place. What belongs to one of several configured brands stands in a post of another."""

from collections.abc import Iterator, Mapping
from pathlib import PurePath
from urllib.parse import urlsplit

from postlint.brand import Brand
from postlint.finding import WARNING, Hit
from postlint.post import Image, PlainOrigin, Post
from postlint.rules import Example, rule
from postlint.services.others import Others
from postlint.text.normal import fold

_ACME = Brand("acme", known=True, words=("Rocketskate",), hashtags=("RocketFriday",), domains=("acme.example",), accounts={"x": "@acme"})
_NORTH = Brand(
    "Northwind", known=True, words=("Gale",), hashtags=("BlowAway",), domains=("northwind.example",), accounts={"x": "@northwind"}
)
_BOTH = {"acme": _ACME, "Northwind": _NORTH}
_SHORTEST = 3


def _handles(brand: Brand) -> set[str]:
    return {handle.strip().rstrip("/").rpartition("/")[2].lstrip("@").partition("@")[0].casefold() for handle in brand.accounts.values()}


def _things(post: Post, brand: Brand) -> Iterator[tuple[str, int | None, int | None]]:
    """Yield (what it is, start, end) of each thing in a post that is a brand's own: its name, words, tags, links, handles, pictures."""
    text = fold(post.text)
    for name in (brand.name, *brand.words):
        wanted = fold(name).text
        at = text.text.find(wanted) if len(wanted) >= _SHORTEST else -1
        while at >= 0:
            end = at + len(wanted)
            start, stop = text.span(at, end)
            whole = not (text.text[at - 1 : at].isalnum() and at) and not text.text[end : end + 1].isalnum()
            # Written small, a name may be the word it comes from.
            if whole and (not name[:1].isupper() or post.text[start : start + 1].isupper()) and not _in_entity(post, start):
                yield f'the name "{post.text[start:stop]}"', start, stop
                break
            at = text.text.find(wanted, end)
    tags = {tag.casefold() for tag in brand.hashtags or ()}
    for entity in post.entities:
        if entity.kind == "hashtag" and entity.text.lstrip("#＃").casefold() in tags:
            yield f"the tag {entity.text}", entity.start, entity.end
        elif entity.kind == "mention" and entity.text.lstrip("@").partition("@")[0].casefold() in _handles(brand):
            yield f"the handle {entity.text}", entity.start, entity.end
        elif entity.kind == "link" and (host := _host(entity.text)) and any(_under(host, domain) for domain in brand.domains):
            yield f"a link to {host}", entity.start, entity.end
    for image in post.images:
        if _lies_with(image.file, brand):
            yield f"the picture {image.file}", None, None


def _in_entity(post: Post, at: int) -> bool:
    return any(e.start <= at < e.end for e in post.entities)


def _host(link: str) -> str:
    try:
        return (urlsplit(link if "://" in link else f"https://{link}").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _under(host: str, domain: str) -> bool:
    domain = domain.lower().removeprefix("www.")
    return host == domain or host.endswith("." + domain)


def _lies_with(path: str, brand: Brand) -> bool:
    """Whether a file lies in a folder that is called as the brand is."""
    wanted = fold(brand.name).text.replace(" ", "-")
    return any(fold(part).text.replace(" ", "-").replace("_", "-") == wanted for part in PurePath(path.replace("\\", "/")).parts[:-1])


@rule(
    "account.other-brand", "What belongs to another brand", decision=True,
    good=[
        Example(Post("Rocketskate is here", brand="acme"), _ACME, brands=_BOTH),
        Example(Post("acme and Northwind open a hall together", brand="acme"), _ACME, brands=_BOTH),
        Example(Post("There is a gale in the harbour", brand="acme"), _ACME, brands=_BOTH),
        Example(Post("The new Gale is here", brand="Northwind"), _NORTH, brands=_BOTH),
        Example(Post("The new Gale is here", brand="acme"), _ACME, brands={"acme": _ACME}),
    ],
    bad=[
        Example(Post("The new Gale is here", brand="acme"), _ACME, brands=_BOTH),
        Example(Post("Summer is here #BlowAway", brand="acme"), _ACME, brands=_BOTH),
        Example(Post("Summer is here: https://www.northwind.example/summer", brand="acme"), _ACME, brands=_BOTH),
        Example(Post("Summer is here", brand="acme", images=(Image("northwind/summer.jpg", "A beach"),)), _ACME, brands=_BOTH),
    ],
)  # fmt: skip
def other_brand(post: Post, brand: Brand, brands: Mapping[str, Brand]) -> Iterator[Hit]:
    """Who looks after several brands has the wrong one open sooner or later: a post that names only the other one is held."""
    if not brand.known or len(brands) < 2:
        return
    own: set[str] | None = None
    for other in brands.values():
        if other.name == brand.name:
            continue
        for what, start, end in _things(post, other):
            own = {thing for thing, _, _ in _things(post, brand)} if own is None else own
            if own and what not in own:  # both are meant
                return
            if what in own:  # a word or tag that both use
                continue
            yield Hit(f"{what} is {other.name}'s, and nothing here is {brand.name}'s: is it the right account?", start, end)
            return


@rule(
    "account.other-folder", "A post in the folder of another brand", severity=WARNING,
    good=[
        Example(Post("We are live", brand="acme", origin=PlainOrigin("", "posts/acme/a.txt")), _ACME, brands=_BOTH),
        Example(Post("We are live", brand="acme", origin=PlainOrigin("", "posts/may/a.txt")), _ACME, brands=_BOTH),
    ],
    bad=[Example(Post("We are live", brand="acme", origin=PlainOrigin("", "posts/northwind/a.txt")), _ACME, brands=_BOTH)],
)  # fmt: skip
def other_folder(post: Post, brand: Brand, brands: Mapping[str, Brand]) -> Iterator[Hit]:
    """A draft copied from one brand's folder to the next keeps the brand of its front matter."""
    if not brand.known or len(brands) < 2 or _lies_with(path := post.place().path, brand):
        return
    other = next((b for b in brands.values() if b.name != brand.name and _lies_with(path, b)), None)
    if other:
        yield Hit(f"this lies in the folder of {other.name}, and would go out as {brand.name}: change one of the two", key="brand")


_MANY = 3


@rule(
    "account.odd-one-out", "One brand's post among another's", severity=WARNING,
    good=[
        Example(Post("One", brand="acme"), _ACME, brands=_BOTH),
        Example(Post("One", brand="acme"), _ACME, brands=_BOTH, others=(Post("Two", brand="Northwind"), Post("Three", brand="acme"))),
    ],
    bad=[Example(Post("One", brand="acme"), _ACME, brands=_BOTH, others=tuple(Post(t, brand="Northwind") for t in ("Two", "Three", "Four")))],
)  # fmt: skip
def odd_one_out(post: Post, brand: Brand, brands: Mapping[str, Brand], others: Others) -> Iterator[Hit]:
    """In a file or folder of one brand, a single post of another was mostly put there by a slip of the list."""
    if not brand.known or len(brands) < 2:
        return
    for counts, where in zip(others.brands_beside(post), ("file", "folder"), strict=True):
        rest = [name for name in counts if name != post.brand]
        if counts.get(post.brand) == 1 and len(rest) == 1 and rest[0] and counts[rest[0]] >= _MANY:
            yield Hit(
                f"the only post of {brand.name} among {counts[rest[0]]} of {rest[0]} in this {where}: is the brand right?", key="brand"
            )
            return
