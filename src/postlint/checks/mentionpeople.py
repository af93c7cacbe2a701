"""``mentions``: the people a text names, and whether the handles beside them are theirs."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from postlint.brand import Brand, Person
from postlint.checks._handles import TAGGING, WORD, Named, directory, handle_of, named, person
from postlint.finding import ERROR, INFO, WARNING, Fix, Hit
from postlint.post import Post
from postlint.rules import Example, rule
from postlint.text.entities import Entity
from postlint.text.handles import squeezed
from postlint.text.networks import Network
from postlint.text.patterns import Pattern

if TYPE_CHECKING:
    from postlint.services.nlp import Nlp

_ACME = Brand(
    "acme", known=True, accounts={"x": "@acme"},
    people=(
        Person("Ana Ruiz", {"x": "@anaruiz"}, country="NO", club="Northside"),
        Person("Ana Berg", {"x": "@anaberg"}, country="SE", club="Southside"),
        Person("Ben Gray", {"x": "@bengray"}, country="GB-SCT"),
    ),
)  # fmt: skip


_THEN_HANDLE = Pattern(r"(?:['’]s)? ?\(?(?:[^\W\d_]{1,12}:? ?)?(?=[@＠])")


@rule(
    "mentions.wrong-person",
    "A name beside the handle of somebody else",
    about="mentions",
    severity=ERROR,
    covers=("mentions.namesake", "mentions.untagged"),
    good=[
        Example(Post("Ana Ruiz (@anaruiz) and Ben Gray @bengray won", ("x",)), _ACME),
        Example(Post("Well done Ana Ruiz, @bengray and all", ("x",)), _ACME),
        Example(Post("Ana Ruiz (@acme) explains", ("x",)), _ACME),
    ],
    bad=[
        Example(Post("Ana Ruiz (@bengray) won", ("x",)), _ACME),
        Example(Post("Well done Ana Ruiz @anaberg!", ("x",)), _ACME),
        Example(Post("Well done @bengray (Ana Ruiz)!", ("x",)), _ACME),
    ],
)
def wrong_person(post: Post, brand: Brand, network: Network) -> Iterator[Hit]:
    """The directory knows both: the name is one person's, and the handle right beside it another's. Who is tagged gets the praise, or the
    blame, of the other.
    """
    known = directory(brand, network)
    mentions = ({m.start: m for m in post.mentions}, {m.end: m for m in post.mentions})
    for name in named(post, brand) if known else ():
        for mention in _beside(name, post, mentions):
            owner = known.get(brand.handle(network.id, mention.text))
            right = handle_of(name.person.name, brand, network)
            bracketed = "(" in post.text[min(name.end, mention.end) : max(name.start, mention.start)]
            if person(brand, owner) and owner != name.person.name and (bracketed or right):
                fix = Fix(f"write {right}", right) if right else None
                yield mention.hit(f"{mention.text} is {owner}, and not {name.person.name}", fix=fix)


def _beside(name: Named, post: Post, mentions: Sequence[Mapping[int, Entity]]) -> Iterator[Entity]:
    """Yield the handles right after a name, or right before it where it stands in brackets; ``mentions`` by start, and by end."""
    starts, ends = mentions
    if (then := _THEN_HANDLE.match(post.text, name.end)) and (after := starts.get(then.end())):
        yield after
    if post.text[name.start - 1 : name.start] == "(":
        end = name.start - 1 - (post.text[name.start - 2 : name.start - 1] == " ")
        if before := ends.get(end):
            yield before


@rule(
    "mentions.namesake",
    "One person is named, and a namesake tagged",
    about="mentions",
    severity=WARNING,
    covers=("mentions.untagged",),
    good=[
        Example(Post("Ana Ruiz won. Ask @anaruiz how", ("x",)), _ACME),
        Example(Post("Ana Ruiz beat Ana Berg: @anaberg was second", ("x",)), _ACME),
        Example(Post("Ana won. Ask @anaberg how", ("x",)), _ACME),
    ],
    bad=[Example(Post("Ana Ruiz won the race. Congratulations, @anaberg!", ("x",)), _ACME)],
)
def namesake(post: Post, brand: Brand, network: Network) -> Iterator[Hit]:
    """Two people of one first name are the pair that are mixed up most: the text names one in full, and tags only the other."""
    known = directory(brand, network)
    names = {found.person.name for found in named(post, brand) if " " in found.person.name} if known else set()
    tagged = {owner: m for m in post.mentions if names and (owner := known.get(brand.handle(network.id, m.text))) and person(brand, owner)}
    for name in sorted(names - tagged.keys()):
        others = [o for o in tagged if o not in names and o.split()[0].casefold() == name.split()[0].casefold()]
        if others and person(brand, name):
            right = handle_of(name, brand, network)
            fix = Fix(f"write {right}", right) if right else None
            yield tagged[others[0]].hit(f"the text names {name}, and {tagged[others[0]].text} is {others[0]}", fix=fix)


@rule(
    "mentions.untagged",
    "Somebody is named, and their handle is not",
    about="text",
    severity=INFO,
    good=[
        Example(Post("Ana Ruiz (@anaruiz) won", ("x",)), _ACME),
        Example(Post("Ana Ruiz won", ("linkedin",)), _ACME),
        Example(Post("Ana Ruiz won"), Brand("other")),
    ],
    bad=[Example(Post("Ana Ruiz won", ("x",)), _ACME)],
)
def untagged(post: Post, brand: Brand, network: Network) -> Iterator[Hit]:
    """Your directory has the handle: whoever is tagged hears of it, and shares it. A note, since a tag is not always wanted."""
    known = directory(brand, network)
    if not known or network.id not in TAGGING:
        return
    handles = {brand.handle(network.id, m.text) for m in post.mentions}
    tagged = {people[handle] for people in brand.directory.values() for handle in handles if handle in people}
    for name in named(post, brand):
        right = handle_of(name.person.name, brand, network)
        if right and name.person.name not in tagged:
            tagged.add(name.person.name)
            yield Hit(f"{name.person.name} is {right} on {network.name}: tag them, if you mean to", name.start, name.end)


@rule(
    "mentions.ambiguous-name",
    "A first name that two people bear",
    about="text",
    severity=INFO,
    confidence="low",
    good=[Example(Post("Ana Ruiz won. Ana is glad", ("x",)), _ACME), Example(Post("Well done, Ana! @anaberg", ("x",)), _ACME)],
    bad=[Example(Post("Well done, Ana!", ("x",)), _ACME)],
)
def ambiguous_name(post: Post, brand: Brand) -> Iterator[Hit]:
    """Readers, and whoever posts this, may think of the other one. Told only where neither is named in full or tagged."""
    firsts: dict[str, list[Person]] = {}
    for one in brand.people:
        if " " in one.name:
            firsts.setdefault(one.name.split()[0], []).append(one)
    tagged = {m.text.lstrip("@＠").casefold() for m in post.mentions}
    text = post.text.casefold()
    for match in WORD.finditer(post.text):
        people = firsts.pop(match[0].replace("’", "'").removesuffix("'s"), [])
        told = any(one.name.split()[-1].casefold() in text or tagged & _handles(one) for one in people)
        if len(people) > 1 and not told:
            which = " or ".join(f"{p.name}{f' ({p.role})' if p.role else ''}" for p in people)
            yield Hit(f"{which}? Write the whole name", match.start(), match.start() + len(people[0].name.split()[0]))


def _handles(one: Person) -> set[str]:
    return {handle.lstrip("@").casefold() for handle in one.handles.values()}


_STRANGER = Pattern(r"((?:[^\W\d_a-z][\w'’-]{1,30} ){1,3}[^\W\d_a-z][\w'’-]{1,30}) ?\((?=[@＠])")


@rule(
    "mentions.other-person",
    "A name the directory has not got, beside a handle that it has",
    about="mentions",
    severity=WARNING,
    good=[
        Example(Post("Our guest Ana Ruiz (@anaruiz) won", ("x",)), _ACME),
        Example(Post("Ana Ruiz-Mota (@anaruiz) won", ("x",)), _ACME),
        Example(Post("Head Coach (@bengray)", ("x",)), _ACME),
    ],
    bad=[Example(Post("We talked to Maria Lopez (@bengray) about it", ("x",)), _ACME)],
)
def other_person(post: Post, brand: Brand, network: Network, nlp: "Nlp") -> Iterator[Hit]:
    """A person's name stands in front of a handle in brackets, and the directory says that the handle is another person's."""
    known = directory(brand, network)
    mentions = {m.start: m for m in post.mentions}
    for match in _STRANGER.finditer(post.text) if known else ():
        mention = mentions.get(match.end())
        owner = known.get(brand.handle(network.id, mention.text)) if mention else None
        if mention is None or not person(brand, owner):
            continue
        words = {squeezed(word) for word in match[1].replace("-", " ").split()}
        theirs = {squeezed(word) for word in str(owner).replace("-", " ").split()}
        if not words & theirs and any(n.label == "PERSON" and n.end >= match.end(1) > n.start for n in nlp.names(post.text)):
            yield mention.hit(f"{mention.text} is {owner} by the directory, and not {match[1]}")
