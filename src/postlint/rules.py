"""What a rule is, how one is declared, and how rules are chosen by prefix."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any, NamedTuple

from postlint.brand import Brand
from postlint.errors import ConfigError, did_you_mean
from postlint.finding import WARNING, Hit, Severity
from postlint.post import Post

FAMILIES = (
    "topics", "days", "words", "tone", "hashtags", "language", "links", "mentions",
    "images", "account", "networks", "schedule", "confirm", "draft", "crisis",
)  # fmt: skip
"""The fixed families: the first part of every shipped rule's id. A user's own pack may use others."""

SERVICES = ("web", "grammar", "nlp", "pictures", "videos", "vision", "faces", "ocr", "clock", "others", "lexicon")
"""What a rule may ask for that is built once a run: an engine, the time, the run's other posts, the matcher of all packs."""

FACTS = ("brand", "brands", "network", "pause", "unused", "stale")
"""What a rule may ask for that belongs to the post: its brand's settings, those of all brands by name, the facts of one target network (the rule then runs
once for each), the pause in force or None, the ignores that silenced nothing, and the approval of the post as it was before somebody changed it, or None."""

PARTS = (
    "text",
    "links",
    "mentions",
    "hashtags",
    "digits",
    "images",
    "addresses",
    "when",
    "readings",
    "account",
    "poll",
    "targets",
    "ignores",
)
"""What a rule may be about: the attributes of a post that can be empty."""

ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\.[a-z0-9]+(?:-[a-z0-9]+)*\Z")
URL = "https://postlint.readthedocs.io/rules/{}"

type_names = {int: "integer", str: "string", bool: "boolean", float: "number", tuple[str, ...]: "array"}


class Option(NamedTuple):
    """An option of a rule: its JSON schema type (``array`` is of strings) and its default."""

    type: str
    default: Any


class Example(NamedTuple):
    """A post for which a rule is silent (good) or speaks (bad), with the world around it.

    ``brands`` are all that a configuration describes, ``files`` are pictures that exist (name → bytes), ``texts`` what is written in pictures (name → text), ``web`` the answers of the network (address → ``ok``, ``broken``, …), ``now``
    the time of the run, ``others`` the run's other posts, ``pause`` the pause in force, ``stale`` an approval of the post before it was changed, ``options`` the
    rule's options.
    """

    post: Post
    brand: Brand = Brand()
    now: datetime | None = None
    files: Mapping[str, bytes] = MappingProxyType({})
    web: Mapping[str, str] = MappingProxyType({})
    others: tuple[Post, ...] = ()
    pause: Any = None
    stale: Any = None
    options: Mapping[str, Any] = MappingProxyType({})
    brands: Mapping[str, Brand] = MappingProxyType({})
    texts: Mapping[str, str] = MappingProxyType({})


class Rule(NamedTuple):
    """A check and all that is known of it. Made by ``@rule`` from a function, or by a pack from YAML.

    ``about`` and ``hints`` say what must be there for the check to find anything: a part of the post (``links``, ``images``, …), and
    literals, one of which stands in every text that it speaks on. Where they are missing it is not even imported. ``covers`` are
    rules that have nothing to add where this one speaks of the same words: a mistake is told once.
    """

    id: str
    title: str
    why: str
    severity: Severity
    check: Callable[..., Iterable[Hit]]
    decision: bool = False
    confidence: str = "high"
    needs: tuple[str, ...] = ()
    options: Mapping[str, Option] = MappingProxyType({})
    good: Sequence[Example] = ()
    bad: Sequence[Example] = ()
    source: str | None = None
    pack: str | None = None
    about: str | None = None
    hints: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        """The first part of the id."""
        return self.id.partition(".")[0]

    @property
    def url(self) -> str:
        """The address of the rule's page."""
        return URL.format(self.id)

    @property
    def services(self) -> tuple[str, ...]:
        """The engines among what the rule needs."""
        return tuple(name for name in self.needs if name in SERVICES)


def example(given: "str | Post | Example") -> Example:
    """Read the short forms of an example: a text, or a post."""
    if isinstance(given, Example):
        return given
    return Example(given if isinstance(given, Post) else Post(given))


def rule(  # noqa: PLR0913  a declaration: each word of it is read on the rule's page
    id: str,
    title: str,
    *,
    severity: Severity = WARNING,
    good: Sequence[str | Post | Example],
    bad: Sequence[str | Post | Example],
    decision: bool = False,
    confidence: str = "high",
    source: str | None = None,
    about: str | None = None,
    hints: Sequence[str] = (),
    covers: Sequence[str] = (),
) -> Callable[[Callable[..., Iterator[Hit]]], Rule]:
    """Make a rule of a function ``(post, *services, **options) -> Iterator[Hit]``.

    The function's positional names say what it needs (``SERVICES`` and ``FACTS``), its keyword-only names are its options, its
    docstring says why the rule exists. ``about`` names a part of the post without which it has nothing to say, ``hints`` are literals
    (case and accents do not count), one of which is in every text that it speaks on, ``covers`` the rules that
    have nothing to add to it. Raises ConfigError where the declaration is no rule.
    """

    def make(check: Callable[..., Iterator[Hit]]) -> Rule:
        code = check.__code__
        positional = code.co_varnames[: code.co_argcount]
        keywords = code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]
        needs = positional[1:]
        if not ID.match(id) or positional[:1] != ("post",):
            raise ConfigError(f'rule "{id}": an id is family.what-is-wrong, and its function takes post first')
        for name in needs:
            if name not in SERVICES + FACTS:
                raise ConfigError(f'rule "{id}" asks for "{name}", which is no service{did_you_mean(name, SERVICES + FACTS)}')
        if decision and severity != WARNING:
            raise ConfigError(f'rule "{id}": a decision has severity warning')
        if about and about not in PARTS:
            raise ConfigError(f'rule "{id}" is about "{about}", which is no part of a post{did_you_mean(about, PARTS)}')
        defaults = check.__kwdefaults__ or {}
        options = {}
        for name in keywords:
            kind = check.__annotations__.get(name)
            if kind not in type_names or name not in defaults:
                raise ConfigError(f'rule "{id}": option "{name}" needs a default and one of the types {", ".join(type_names.values())}')
            options[name.replace("_", "-")] = Option(type_names[kind], defaults[name])
        return Rule(
            id, title, " ".join((check.__doc__ or "").split()), severity, check, decision, confidence, needs, options,
            [example(g) for g in good], [example(b) for b in bad], source, about=about, hints=tuple(hints), covers=tuple(covers),
        )  # fmt: skip

    return make


def chosen(id: str, prefixes: Iterable[str]) -> bool:
    """Whether a rule id is named by one of the prefixes: ``*``, a family, or an id.

    >>> chosen("links.broken", ["links"]), chosen("links.broken", ["link"]), chosen("links.broken", ["*"])
    (True, False, True)
    """
    return any(p in {"*", id} or id.startswith(p + ".") for p in prefixes)


def check_prefixes(prefixes: Iterable[str], ids: Iterable[str]) -> None:
    """Raise ConfigError for a prefix that names no rule, with the nearest one that does."""
    ids = list(ids)
    families = {id.partition(".")[0] for id in ids}
    for prefix in prefixes:
        if prefix != "*" and prefix not in families and prefix not in ids:
            raise ConfigError(f'unknown rule "{prefix}"{did_you_mean(prefix, [*ids, *sorted(families)])}')
