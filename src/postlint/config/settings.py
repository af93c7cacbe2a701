"""The configuration of a run: checked, complete, frozen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from postlint.brand import Brand
from postlint.config.find import Raw, read
from postlint.config.globs import matches
from postlint.config.merge import Values
from postlint.config.plan import FAIL_ON, Bound, Choice, bind, given, wanted
from postlint.errors import ConfigError, did_you_mean
from postlint.finding import ERROR, Severity
from postlint.post import Ignore, Post
from postlint.rules import Rule, check_prefixes
from postlint.services import BUILDERS
from postlint.text.networks import facts

if TYPE_CHECKING:
    from postlint.config.origins import Setting


@dataclass(frozen=True)
class Config:
    """All that a run is told, from rule defaults to the command line. Made by ``Config.of``, ``Config.default`` or ``load``.

    ``root`` is the folder that globs are seen from and pictures must lie in. ``fail_on`` is None for ``never``. ``services`` are the
    settings of each service by its name, ``networks`` what overrides the facts of a network, by its id. ``page_keys`` are the front
    matter keys of Markdown pages that hold posts, ``days_first`` whether 03/04/2026 is in April (None: a table has to show it).
    ``ignores`` are known findings, by what their post is called in files of the root.
    """

    root: Path
    rules: Mapping[str, Rule]
    path: Path | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: Severity | None = ERROR
    require: tuple[str, ...] = ()
    packs: tuple[Path, ...] = ()
    reviewers: tuple[str, ...] = ()
    two_people: bool = False
    page_keys: tuple[str, ...] = ()
    days_first: bool | None = None
    brands: Mapping[str, Brand] = field(default_factory=dict)
    services: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    networks: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    paths: tuple[Mapping[str, Any], ...] = ()
    ignores: Mapping[str, tuple[Ignore, ...]] = field(default_factory=dict)
    offline: bool = False
    choice: Choice = field(default_factory=Choice)
    values: Values = field(default_factory=lambda: Values({}, {}), repr=False)
    commanded: Mapping[str, Any] = field(default_factory=dict)
    _plans: dict[tuple[str | None, str | None], Mapping[str, Bound]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def of(cls, raw: Raw | None, rules: Mapping[str, Rule]) -> "Config":
        """Check what was read (None: nothing) against all rules there are. Raises ConfigErrors with everything that is wrong, file by file."""
        raw = raw or read(None)
        if not raw.sources:
            return cls(raw.root, rules)
        from postlint.config.build import build

        return build(raw, rules)

    @classmethod
    def default(cls, rules: Mapping[str, Rule], start: Path | None = None) -> "Config":
        """Return what holds where there is no configuration; ``start`` is where the root is looked for."""
        return cls.of(read(None, start), rules)

    def with_overrides(
        self,
        *,
        select: Sequence[str] | None = None,
        ignore: Sequence[str] = (),
        fail_on: str | None = None,
        require: Sequence[str] | None = None,
        pedantic: bool = False,
        offline: bool = False,
    ) -> "Config":
        """Return this configuration under what the command line says; None is an option that was not given.

        Raises ConfigError for a rule, a service or a severity that does not exist, and for requiring ``web`` offline.
        """
        for option, prefixes in (("--select", select), ("--ignore", ignore)):
            try:
                check_prefixes(prefixes or (), self.rules)
            except ConfigError as error:
                raise ConfigError(f"{option}: {error.message}") from None
        _known("--fail-on", [fail_on] if fail_on else [], FAIL_ON)
        _known("--require", require or [], BUILDERS)
        if offline and "web" in (require or ()):
            raise ConfigError("--require web and --offline exclude each other")
        given = {"select": select, "ignore": ignore, "fail-on": fail_on, "require": require, "pedantic": pedantic, "offline": offline}
        return replace(
            self,
            fail_on=self.fail_on if fail_on is None else threshold(fail_on),
            require=self.require if require is None else tuple(require),
            offline=self.offline or offline,
            choice=self.choice._replace(only=None if select is None else tuple(select), without=tuple(ignore), pedantic=pedantic),
            commanded={key: value for key, value in given.items() if value not in (None, False, ())},
        )

    def brand(self, name: str | None) -> Brand:
        """Return a brand by name: one that no configuration describes is only a name; without a name, the only one there is."""
        if name is None:
            return next(iter(self.brands.values())) if len(self.brands) == 1 else Brand()
        return self.brands.get(name) or Brand(name)

    def aimed(self, post: Post) -> Post:
        """Return a post with the networks it goes to: where it names none, those of its brand's accounts.

        They are those on which the brand bears the post's account, if it names one that is the brand's; a post without pictures goes to
        no network that wants some.
        """
        if post.networks:
            return post
        accounts = self.brand(post.brand).accounts
        named = (post.account or "").lstrip("@").casefold()
        networks = [n for n, handle in accounts.items() if named and handle.lstrip("@").casefold() == named] or list(accounts)
        if not post.images:
            networks = [n for n in networks if not facts(n, self.networks.get(n, {})).get("media-required")]
        return replace(post, networks=tuple(networks)) if networks else post

    def folder_defaults(self, path: Path) -> dict[str, Any]:
        """Return what ``[[paths]]`` says of a file: ``brand``, ``to`` and ``account``, each from the last table that matches and has it."""
        found: dict[str, Any] = {}
        for table in self.paths:
            if matches(path, (table["match"],), self.root):
                found |= {key: value for key, value in table.items() if key != "match"}
        return found

    def plan(self, brand: str | None, network: str | None) -> Mapping[str, Bound]:
        """Return the rules that run for a brand (as ``brand()`` finds it) on a network, by id; None for what needs no network."""
        key = (self._configured(brand), network)
        if key not in self._plans:
            self._plans[key] = self._planned(*key)
        return self._plans[key]

    def _planned(self, brand: str | None, network: str | None) -> dict[str, Bound]:
        plan = {}
        for id, rule in self.rules.items():
            said = list(given(rule, self.values, brand, network))
            if wanted(rule, self.choice, said)[0]:
                plan[id] = bind(rule, said)
        return plan

    def origins(self, brand: str | None, network: str | None) -> "list[Setting]":
        """Return every value in force for a brand on a network, with where it came from."""
        from postlint.config.origins import of_rule, of_run

        name = self._configured(brand)
        rules = (setting for rule in self.rules.values() for setting in of_rule(rule, self.values, self.choice, name, network))
        return [*of_run(self.values, name, self.commanded), *rules]

    def _configured(self, brand: str | None) -> str | None:
        name = self.brand(brand).name
        return name if name in self.brands else None


def threshold(word: str) -> Severity | None:
    """Return the least severity that holds a post, by its word; None for ``never``."""
    return None if word == "never" else Severity[word.upper()]


def _known(option: str, words: Iterable[str], known: Iterable[str]) -> None:
    for word in words:
        if word not in known:
            raise ConfigError(f'{option}: "{word}" is not one of {", ".join(known)}{did_you_mean(word, known)}')
