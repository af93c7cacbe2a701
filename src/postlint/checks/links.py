"""``links``, by asking: whether each answers, and where it leads."""

from collections.abc import Iterator

from postlint.checks.linktext import first_links, shown
from postlint.finding import ERROR, INFO, Fix, Hit
from postlint.post import Post
from postlint.rules import Example, rule
from postlint.services.web import Asker, Verdict, hosts
from postlint.text.entities import Entity


def looks(post: Post, web: Asker) -> list[tuple[Entity, Verdict]]:
    """Return each link of a post with the verdict on it; nothing is asked for where there is none."""
    links = first_links(post)
    return list(zip(links, web.check_all(link.text for link in links), strict=True)) if links else []


def evidence(verdict: Verdict) -> dict[str, object]:
    """Return what is known of an answer, for machines."""
    return {"state": verdict.state, "status": verdict.status, "final": verdict.final, "chain": list(verdict.chain), "title": verdict.title}


@rule(
    "links.broken",
    "A link that leads nowhere",
    about="links",
    severity=ERROR,
    good=["https://acme.com/a", Example(Post("https://acme.com/a"), web={"https://acme.com/a": "unverified it answers with 403"})],
    bad=[Example(Post("Read https://acme.com/a"), web={"https://acme.com/a": "broken the page is not there (404)"})],
    source="https://www.rfc-editor.org/rfc/rfc9110#section-15.5.5",
)
def broken(post: Post, web: Asker) -> Iterator[Hit]:
    """Told only of what is certain: the server says that the page is not there (404) or gone (410), no host has this name while other
    names resolve, or the certificate is for another name. Walls, faults and time-outs are ``links.unverified``.
    """
    for link, verdict in looks(post, web):
        if verdict.state == "broken":
            yield link.hit(f"{shown(link.text)} is broken, {verdict.reason}: mend the link or leave it out", evidence=evidence(verdict))


@rule(
    "links.leads-inside",
    "A link that leads into a private network",
    about="links",
    severity=ERROR,
    good=["https://acme.com/a", Example(Post("http://localhost/"), web={"http://localhost/": "private"})],
    bad=[
        Example(
            Post("https://acme.com/a"), web={"https://acme.com/a": "private http://10.0.0.1/ 10.0.0.1 is an address of a private network"}
        )
    ],
)
def leads_inside(post: Post, web: Asker) -> Iterator[Hit]:
    """The address looks public, but its name or a redirect leads inside, where no reader can follow; nothing there was asked for."""
    for link, verdict in looks(post, web):
        if verdict.state == "private" and not hosts.inside(hosts.parse(link.text).host):
            yield link.hit(
                f"{shown(link.text)} cannot be opened by readers, {verdict.reason}: link to the public page", evidence=evidence(verdict)
            )


@rule(
    "links.leads-to-blocked",
    "A link that ends at a host that you never link to",
    about="links",
    severity=ERROR,
    good=["https://bit.ly/x", Example(Post("https://bit.ly/x"), options={"hosts": ("adult.example",)})],
    bad=[
        Example(
            Post("https://bit.ly/x"), web={"https://bit.ly/x": "ok https://adult.example/ Adults"}, options={"hosts": ("adult.example",)}
        )
    ],
    source="https://www.bt.no/kultur/i/mr9zpg/canadisk-helsedepartement-delte-pornolenke",
)
def leads_to_blocked(post: Post, web: Asker, *, hosts: tuple[str, ...] = ()) -> Iterator[Hit]:
    """The list of ``links.blocked``, held against where links lead: one wrong letter in a short link is enough."""
    for link, verdict in looks(post, web) if hosts else ():
        for address in verdict.chain:
            if name := _listed(address, hosts):
                yield link.hit(f"{shown(link.text)} leads to {name}, which is on your list: take the link out", evidence=evidence(verdict))
                break


@rule(
    "links.moved",
    "A link to a page that has moved for good",
    about="links",
    severity=INFO,
    good=["https://acme.com/a"],
    bad=[Example(Post("http://acme.com/a"), web={"http://acme.com/a": "moved https://acme.com/b All about it"})],
    source="https://www.rfc-editor.org/rfc/rfc9110#section-15.4.2",
)
def moved(post: Post, web: Asker) -> Iterator[Hit]:
    """The server redirects permanently (301, 308): the old address works as long as somebody keeps the redirect."""
    for link, verdict in looks(post, web):
        if verdict.state == "moved":
            fix = Fix("link to where it leads", verdict.final)
            yield link.hit(f"{shown(link.text)} has moved for good to {_place(verdict)}: link there", fix=fix, evidence=evidence(verdict))


@rule(
    "links.unverified",
    "A link that could not be verified",
    about="links",
    severity=INFO,
    good=["https://acme.com/a"],
    bad=[Example(Post("https://acme.com/a"), web={"https://acme.com/a": "unverified it answers with 403 (forbidden)"})],
)
def unverified(post: Post, web: Asker) -> Iterator[Hit]:
    """Many sites turn link checkers away, and servers fail for a while; that says nothing about what readers will see, so a person
    should look. Told once for a host.
    """
    told = set()
    for link, verdict in looks(post, web):
        host = hosts.parse(link.text).host
        if verdict.state == "unverified" and host not in told:
            told.add(host)
            leads = f" (leads to {shown(verdict.final)})" if verdict.chain else ""
            yield link.hit(
                f"{shown(link.text)} could not be verified, {verdict.reason}{leads}: open it by hand", evidence=evidence(verdict)
            )


@rule(
    "links.destination",
    "Where a link leads",
    about="links",
    severity=INFO,
    good=[Example(Post("https://acme.com/a"), web={"https://acme.com/a": "broken"}), "https://acme.com/a"],
    bad=[Example(Post("https://acme.com/a"), web={"https://acme.com/a": "ok https://acme.com/b All about it"})],
)
def destination(post: Post, web: Asker) -> Iterator[Hit]:
    """No program knows whether a page is the one you meant, but you do: its title, and its address where that is another one."""
    for link, verdict in looks(post, web):
        if verdict.state == "ok" and (verdict.title or verdict.chain):
            yield link.hit(f"{shown(link.text)} leads to {_place(verdict)}", evidence=evidence(verdict))


def _place(verdict: Verdict) -> str:
    title = f"“{verdict.title}”" if verdict.title else ""
    return " at ".join(part for part in (title, shown(verdict.final) if verdict.chain else "") if part)


def _listed(address: str, names: tuple[str, ...]) -> str | None:
    return hosts.listed(hosts.parse(address).host, names)
