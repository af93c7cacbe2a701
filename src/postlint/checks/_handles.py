"""What the rules about mentions share: a brand's directory, and where a handle belongs."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from postlint.brand import Brand, Person
from postlint.data import compiled, rules_folder
from postlint.post import Post
from postlint.text.entities import Entity
from postlint.text.handles import Known, letters_of, mentions_on, owners
from postlint.text.networks import Network, facts
from postlint.text.patterns import Pattern

TAGGING = ("x", "bluesky", "mastodon", "threads", "instagram", "tiktok", "youtube", "telegram")
"""Networks where a handle written in the text tags its owner."""

WORD = Pattern(r"[^\W\d_][\w'’-]{1,60}")
_SHORTEST = 4
_BLUESKY_SERVER = ".bsky.social"


class Elsewhere(NamedTuple):
    """Where a handle belongs: the network by its id, whose it is there, and what to write here; "" for what is not known."""

    network: str
    owner: str = ""
    right: str = ""

    @property
    def name(self) -> str:
        """The name of the network."""
        return facts(self.network).name


def directory(brand: Brand, network: Network) -> Mapping[str, str]:
    """Return the handles that a brand knows on a network (lower case, without ``@``), each with whose it is."""
    return brand.directory.get(network.id, {})


class Index(NamedTuple):
    """What is found in a brand's directory for one network: ``known`` finds slips, ``letters`` whose name a handle bears."""

    known: Known
    letters: Mapping[str, Person]


def index(brand: Brand, network: Network) -> Index:
    """Return the index of a brand's handles on a network; it is made once a run."""
    key = ("mentions", network.id)
    if key not in brand.worked_out:
        people = [(p, p.handles[network.id].lstrip("@").casefold()) for p in (*brand.partners, *brand.people) if network.id in p.handles]
        letters = {looks: person for person, own in people for looks in letters_of(person.name, own)}
        brand.worked_out[key] = Index(Known(directory(brand, network)), letters)
    found: Index = brand.worked_out[key]
    return found


def person(brand: Brand, name: str | None) -> Person | None:
    """Return one of a brand's people (not partners) by name."""
    if "people" not in brand.worked_out:
        brand.worked_out["people"] = {person.name: person for person in brand.people}
    found: Person | None = brand.worked_out["people"].get(name)
    return found


def everybody(brand: Brand) -> tuple[Person, ...]:
    """Return the people and partners of a brand, and the brand itself."""
    return (*brand.people, *brand.partners, Person(brand.name, brand.accounts))


def written(brand: Brand, network: Network, handle: str) -> str:
    """Return a handle of the directory as the settings write it, with its ``@``."""
    given = (person.handles.get(network.id, "").lstrip("@") for person in everybody(brand))
    return "@" + next((h for h in given if h.casefold() == handle), handle)


def handle_of(owner: str, brand: Brand, network: Network) -> str:
    """Return the handle of somebody in the directory on a network, with its ``@``; "" if there is none."""
    given = (person.handles[network.id] for person in everybody(brand) if person.name == owner and network.id in person.handles)
    return next((f"@{handle.lstrip('@')}" for handle in given), "")


def handles_in(post: Post, network: Network) -> list[Entity]:
    """Return what a reader takes for handles in a post, and what else the network makes mentions of (``@ana@tea.socail``)."""
    general = list(post.mentions)
    taken = {at for mention in general for at in range(mention.start, mention.end)}
    more = [e for e in mentions_on(post.text, network.id) if e.kind == "mention" and taken.isdisjoint(range(e.start, e.end))]
    return sorted([*general, *more], key=lambda e: e.start) if more else general


def addressed(post: Post) -> int:
    """Return where the handles end that a text begins with, as an answer does."""
    end = 0
    for mention in post.mentions:
        if post.text[end : mention.start].strip(" ,\n"):
            break
        end = mention.end
    return end


def elsewhere(mention: Entity, brand: Brand, network: Network) -> Elsewhere | None:
    """Return where a handle belongs, if that is another network, or another server than one's own."""
    handle = brand.handle(network.id, mention.text)
    known = directory(brand, network)
    if handle in known:
        return None
    plain = mention.text.lstrip("@＠").casefold()
    sign = {"mastodon": "@", "bluesky": "."}.get(network.id)
    if sign and sign not in plain:
        whole = [other for other in known if other.startswith(plain + sign)]
        if len(whole) == 1:
            return Elsewhere(network.id, known[whole[0]], written(brand, network, whole[0]))
    for other, owner in owners(brand.directory, plain, network.id).items():
        if other in TAGGING:
            return Elsewhere(other, owner, handle_of(owner, brand, network))
    if plain.endswith(_BLUESKY_SERVER) and network.id != "bluesky":
        return Elsewhere("bluesky")
    if "@" in plain and network.id not in ("mastodon", "threads"):  # Threads reaches into the fediverse
        return Elsewhere("mastodon")
    return None


class Named(NamedTuple):
    """Somebody of the directory, and where the text names them in full."""

    person: Person
    start: int
    end: int


def named(post: Post, brand: Brand) -> list[Named]:
    """Return whom of the directory a text names in full; a name of one word must be written as in the directory."""
    index = brand.by_last_word
    found: list[Named] = []
    for match in WORD.finditer(post.text) if index else ():
        word = match[0].replace("’", "'").casefold()
        for person in index.get(word) or index.get(word.removesuffix("'s"), ()):
            end = match.start() + len(person.name.split()[-1])
            start = end - len(person.name)
            there = post.text[max(0, start) : end]
            same = there.casefold() == person.name.casefold() if " " in person.name else there == person.name and len(there) >= _SHORTEST
            if same and not post.text[max(0, start - 1) : start].isalnum() and post.text[max(0, start - 1) : start] not in ("@", "#"):
                found.append(Named(person, start, end))
    return found


def public() -> Mapping[str, Any]:
    """Return rules/mentions.yml: ``figures`` (handle on X → name) and ``flags``."""
    source = rules_folder() / "mentions.yml"
    found: Mapping[str, Any] = compiled("mentions", [source], lambda: _read(source))
    return found


def _read(source: Path) -> Any:
    from postlint.marked import read_yaml

    return read_yaml(source.read_text(encoding="utf-8")).value
