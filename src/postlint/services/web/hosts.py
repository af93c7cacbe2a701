"""Addresses and hosts, judged without asking anyone: the parts of an address, what lies inside, and the tables of rules/hosts.yml."""

import unicodedata
from collections.abc import Container, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from postlint.data import compiled, rules_folder
from postlint.text.patterns import Pattern

if TYPE_CHECKING:
    from ipaddress import IPv4Address, IPv6Address

_SCHEME = Pattern(r"([A-Za-z][A-Za-z0-9+.-]{0,30}):[/\\]{2}", ":/", ":\\")
_NUMBER = Pattern(r"(?a)(?P<hex>0[xX][0-9a-fA-F]{0,16})|(?P<octal>0[0-7]{1,22})|(?P<decimal>[0-9]{1,20})")
_LONGEST = 100_000
_EMBEDDED = {"::/96": 0, "::ffff:0:0/96": 0, "::ffff:0:0:0/96": 0, "64:ff9b::/96": 0, "2002::/16": 80}
_AZURE = "168.63.129.16"  # a public number, answered by the host of every Azure machine
_DIGITS = frozenset("0123456789")


class Address(NamedTuple):
    """The parts of an address as written; ``host`` is in lower case, without brackets and a last dot. ``scheme`` and ``user`` may be ""."""

    scheme: str
    user: str
    host: str
    port: str
    path: str
    query: str
    fragment: str


@lru_cache(1024)
def parse(address: str) -> Address:
    """Split an address, with or without a scheme, as a browser would: any text has parts, which may be empty."""
    address = address[:_LONGEST]
    scheme = address.partition("://")[0] if address.startswith(("http://", "https://")) else ""
    at = len(scheme) + 3 if scheme else 0
    if not scheme and (found := _SCHEME.match(address)):
        scheme, at = found[1], found.end()
    sign = address.rfind("@", at, _first(address, "/?#\\", at))
    user = address[at:sign] if sign >= 0 else ""
    at = max(at, sign + 1)
    end = _first(address, "]/?#", at) if address.startswith("[", at) else -1
    end = end + 1 if address[end : end + 1] == "]" else _first(address, "/?#:\\", at)
    host = unicodedata.normalize("NFKC", address[at:end]).replace("。", ".").strip("[]").rstrip(".").lower()
    at = _first(address, "/?#\\", end) if address.startswith(":", end) else end
    rest, _, fragment = address[at:].partition("#")
    path, _, query = rest.partition("?")
    return Address(scheme.lower(), user, host, address[end + 1 : at], path, query, fragment)


def _first(text: str, signs: str, start: int) -> int:
    """Return where the first of some signs stands, at or after ``start``; the end of the text if there is none."""
    return min((at for sign in signs if (at := text.find(sign, start)) >= 0), default=len(text))


@lru_cache(1024)
def to_ask(address: str) -> str:
    """Return the address that a request is made to: with a scheme (networks link bare names as http), and no user or fragment."""
    scheme, _, host, port, path, query, _ = parse(address)
    place = f"[{host}]" if ":" in host else host
    # A backslash is a slash to browsers; left alone, some parsers would read another host out of what follows it.
    path = "/" + path.replace("\\", "/").removeprefix("/")
    return f"{scheme or 'http'}://{place}{f':{port}' if port else ''}{path}{f'?{query}' if query else ''}"


@cache
def tables() -> Mapping[str, Any]:
    """Return rules/hosts.yml with its groups as host → why (``walled``, ``inner``) or as lists."""
    source = rules_folder() / "hosts.yml"
    found: Mapping[str, Any] = compiled("hosts", [source], lambda: _read(source))
    return found


def _read(source: Path) -> dict[str, Any]:
    from postlint.marked import read_yaml

    table: dict[str, Any] = read_yaml(source.read_text(encoding="utf-8")).value
    for group in ("walled", "inner"):
        table[group] = {host: row["why"] for row in table[group] for host in row["hosts"]}
    table["tracking-of"] = {host: row["names"] for row in table["tracking-of"] for host in row["hosts"]}
    table["witnesses"] = {host: row for row in table["witnesses"] for host in row["hosts"]}
    table["titles"] = {title: kind for kind, titles in table["titles"].items() for title in titles}
    return table


def listed(host: str, names: Container[str]) -> str | None:
    """Return which of the names the host is, or lies below.

    >>> listed("www.bit.ly", {"bit.ly"}), listed("rabbit.ly", {"bit.ly"})
    ('bit.ly', None)
    """
    while host:
        if host in names:
            return host
        host = host.partition(".")[2]
    return None


def registrable(host: str) -> str:
    """Return the part of a host's name that somebody registered: the last two labels, or three below such as ``co.uk``.

    A rule of thumb, good for comparing names; the list of all public suffixes is not consulted.

    >>> registrable("shop.acme.co.uk"), registrable("www.acme.com")
    ('acme.co.uk', 'acme.com')
    """
    labels = host.split(".")
    second = {"co", "com", "org", "net", "ac", "gov", "edu", "or", "ne", "go", "gob", "gouv", "nom"}
    return ".".join(labels[-3:] if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in second else labels[-2:])


def number(host: str) -> "IPv4Address | IPv6Address | None":
    """Return the IP address that a host's name spells, in any spelling systems read: ``127.1``, ``0x7f000001``, ``2130706433``."""
    if ":" not in host and host[:1] not in _DIGITS:
        return None
    from ipaddress import IPv4Address, ip_address

    try:
        return ip_address(host.partition("%")[0])
    except ValueError:
        pass
    values = []
    for part in host.split(".", 4):
        found = _NUMBER.fullmatch(part)
        if found is None:
            return None
        text = part.lower().removeprefix("0x")
        values.append(int(text or "0", 16 if found["hex"] else 8 if found["octal"] else 10))
    *first, last = values
    if len(values) > 4 or any(value > 255 for value in first) or last >= 256 ** (5 - len(values)):
        return None
    return IPv4Address(sum(value << (24 - 8 * place) for place, value in enumerate(first)) + last)


def is_public(address: "IPv4Address | IPv6Address") -> bool:
    """Whether a number belongs to the public Internet, the IPv4 one inside a translated IPv6 one too."""
    from ipaddress import IPv4Address, IPv6Address, IPv6Network

    if isinstance(address, IPv6Address):
        for network, shift in _EMBEDDED.items():
            if address in IPv6Network(network) and address not in (IPv6Address("::"), IPv6Address("::1")):
                return is_public(IPv4Address(int(address) >> shift & 0xFFFFFFFF))
    return address.is_global and not address.is_multicast and not address.is_reserved and str(address) != _AZURE


def inside(host: str) -> str | None:
    """Return why a host is none of the public Internet's, as the end of a sentence that begins with its name; None if it may be."""
    if not host:
        return None
    if address := number(host):
        return (
            None if is_public(address) else "is an address of this machine" if address.is_loopback else "is an address of a private network"
        )
    if name := listed(host, tables()["inner"]):
        why: str = tables()["inner"][name]
        return why
    return None if "." in host else "is a name that only a private network knows"


class Witness(NamedTuple):
    """An address to ask before another: where it is gone, ``gone`` says what that means."""

    ask: str
    gone: str


def witness(address: str) -> Witness | None:
    """Return who tells the truth about an address of a site that says ok to everything."""
    table = tables()["witnesses"]
    if (site := listed(parse(address).host, table)) and (found := Pattern(table[site]["find"]).search(address[:_LONGEST])):
        return Witness(table[site]["ask"].format(id=found[1]), table[site]["gone"])
    return None


def walled(address: str) -> str | None:
    """Return why an address is not asked for: its host answers link checkers wrongly; None for all others."""
    host = parse(address).host
    site = listed(host, tables()["walled"])
    return f"{site} {tables()['walled'][site]}" if site else None


def is_wall(address: str) -> bool:
    """Whether an address is that of a log-in or a consent page, by its path or the first part of its host."""
    found, walls = parse(address.lower()), tables()["walls"]
    return found.host.partition(".")[0] in walls["hosts"] or not set(walls["paths"]).isdisjoint(found.path.split("/"))
