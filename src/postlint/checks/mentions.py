"""``mentions``: handles and the people behind them, against the brand's directory."""

from collections.abc import Iterator, Mapping

from postlint.brand import Brand, Person
from postlint.finding import ERROR, WARNING, Fix, Hit
from postlint.post import Post
from postlint.rules import Example, rule
from postlint.text.distance import edits
from postlint.text.networks import Network

_ACME = Brand("acme", known=True, accounts={"x": "@acme"}, people=(Person("Ana Ruiz", {"x": "@anaruiz"}),))
_SHORTEST = 4  # of three letters, every handle is one edit from a hundred others


@rule(
    "mentions.unknown",
    "A handle that is not in the brand's directory",
    about="mentions",
    severity=WARNING,
    good=[Example(Post("Thanks, @anaruiz!", ("x",)), _ACME), Example(Post("Thanks, @bengray!", ("x",)))],
    bad=[Example(Post("Thanks, @bengray!", ("x",)), _ACME)],
)
def unknown(post: Post, brand: Brand, network: Network) -> Iterator[Hit]:
    """A tag reaches a stranger, or nobody, when the handle was guessed. A brand that keeps a directory (people or partners on this
    network) is told of each handle that is not in it; without one, every handle is as good as another.
    """
    directory = brand.directory.get(network.id, {})
    if not any(network.id in p.handles for p in (*brand.people, *brand.partners)):
        return
    for mention in post.mentions:
        handle = _plain(mention.text)
        if handle not in directory and not _near(handle, directory):
            yield mention.hit(f"{mention.text} is not in the directory of {brand.name}: check whose it is, then add it or mend it")


@rule(
    "mentions.near-miss",
    "A handle one slip away from one the brand knows",
    about="mentions",
    severity=ERROR,
    good=[Example(Post("Thanks, @anaruiz!", ("x",)), _ACME), Example(Post("Thanks, @bengray!", ("x",)), _ACME)],
    bad=[Example(Post("Thanks, @anariuz!", ("x",)), _ACME), Example(Post("Thanks, @ana_ruiz!", ("x",)), _ACME)],
)
def near_miss(post: Post, brand: Brand, network: Network) -> Iterator[Hit]:
    """One letter too many, too few, changed or swapped, and the praise goes to somebody else: the commonest wrong tag of all."""
    directory = brand.directory.get(network.id, {})
    for mention in post.mentions:
        handle = _plain(mention.text)
        near = None if handle in directory else _near(handle, directory)
        if near:
            right = f"@{near}"
            yield mention.hit(
                f"{mention.text} is nobody {brand.name} knows, but {right} is {directory[near]}", fix=Fix(f"write {right}", right)
            )


def _plain(handle: str) -> str:
    return handle.lstrip("@＠").casefold()


def _near(handle: str, directory: Mapping[str, str]) -> str | None:
    if len(handle) < _SHORTEST:
        return None
    bare = handle.replace("_", "")
    return next((known for known in directory if known.replace("_", "") == bare or edits(handle, known, 1) == 1), None)
