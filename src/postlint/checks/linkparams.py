"""``links``, by what hangs on them: parameters that follow readers, let them into a session, or name another network."""

from collections.abc import Callable, Iterator

from postlint.finding import INFO, Fix, Hit
from postlint.post import Post
from postlint.rules import Example, rule
from postlint.services.web import hosts
from postlint.text.networks import Network


@rule(
    "links.tracking",
    "A link with somebody's click in it",
    about="links",
    hints=("?",),
    severity=INFO,
    good=["https://acme.com/?utm_source=x&id=3", "https://acme.com/?si=no"],
    bad=["https://acme.com/a?fbclid=IwAR0x", "https://youtu.be/dQw4w9WgXcQ?si=abc&t=3"],
    source="https://github.com/mpchadwick/tracking-query-params-registry",
)
def tracking(post: Post) -> Iterator[Hit]:
    """The parameter names the click, or the person, that the link was copied from: readers are counted as that one, and the link is
    longer than it needs to be.
    """
    for link in post.links:
        host, query = hosts.parse(link.text).host, hosts.parse(link.text).query
        if query:
            tables = hosts.tables()
            names = {*tables["tracking"], *tables["tracking-of"].get(hosts.listed(host, tables["tracking-of"]), ())}
            if found := [name for name in _names(query) if name in names]:
                fix = Fix("leave it out", _without(link.text, names.__contains__), safe=True)
                yield link.hit(f"{found[0]} names the click that this link was copied from: leave it out", fix=fix)


@rule(
    "links.session",
    "A link into somebody's session",
    about="links",
    hints=("?", ";"),
    good=["https://acme.com/session?id=3"],
    bad=["https://acme.com/a?PHPSESSID=0a1b2c3d4e", "https://acme.com/cart;jsessionid=0A1B2C?x=1"],
    source="https://owasp.org/www-community/attacks/Session_hijacking_attack",
)
def session(post: Post) -> Iterator[Hit]:
    """A session id in a public address shows readers an error, or somebody's account."""
    for link in post.links:
        path, query = hosts.parse(link.text).path, hosts.parse(link.text).query
        if query or ";" in path:
            names = frozenset(hosts.tables()["session"])
            found = [name for name in (*_names(query), *_names(path.rpartition(";")[2])) if name.lower() in names]
            if found:
                fix = Fix("leave it out", _without(link.text, lambda name, names=names: name.lower() in names))  # type: ignore[misc]
                yield link.hit(
                    f"{found[0]} lets readers into a session: leave it out and test the link where you are not logged in", fix=fix
                )


@rule(
    "links.wrong-utm",
    "A link that says it comes from another network",
    about="links",
    hints=("utm_source",),
    good=[Example(Post("https://acme.com/?utm_source=twitter", ("x",))), Example(Post("https://acme.com/?utm_source=newsletter", ("x",)))],
    bad=[Example(Post("https://acme.com/?utm_source=twitter", ("linkedin",)))],
)
def wrong_utm(post: Post, network: Network) -> Iterator[Hit]:
    """Visits are counted for the network that ``utm_source`` names: copied from another network's post, the numbers of both are wrong."""
    for link in post.links:
        query = hosts.parse(link.text).query
        source = (
            dict(pair.partition("=")[::2] for pair in query.lower().split("&")).get("utm_source") if "utm_source" in query.lower() else None
        )
        if source:
            utm = hosts.tables()["utm"]
            named = next((name for name, values in utm.items() if source in values), network.id)
            if named != network.id:
                yield link.hit(f"utm_source={source} counts visits for {named}, but this goes to {network.id}: change it")


def _names(query: str) -> list[str]:
    return [pair.partition("=")[0] for pair in query.split("&") if pair]


def _without(address: str, unwanted: Callable[[str], bool]) -> str:
    """Return an address without some of its parameters, and else as it was."""
    rest, hash_, fragment = address.partition("#")
    place, _, query = rest.partition("?")
    start, semicolon, parameter = place.rpartition(";")
    if semicolon and unwanted(parameter.partition("=")[0]):
        place = start
    kept = "&".join(pair for pair in query.split("&") if not unwanted(pair.partition("=")[0]))
    return place + (f"?{kept}" if kept else "") + hash_ + fragment
