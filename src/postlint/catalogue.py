"""All rules there are: those in checks/, the packs in rules/, what plugins bring, and the packs a configuration names."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from postlint import checks, packfile, packs
from postlint.data import compiled, rules_folder
from postlint.errors import ConfigError
from postlint.rules import Rule
from postlint.text import lexicon, normal
from postlint.text.lexicon import Lexicon, table

GROUP = "postlint.rules"
"""The entry-point group of plugins: each entry names a module with rules, or a package that holds a folder of YAML packs."""


def catalogue(named: Sequence[Path] = (), *, whole: bool = False) -> Mapping[str, Rule]:
    """Return every rule by id; ``named`` are the pack files of a configuration.

    ``whole`` are the rules with their examples, which a lint has no use for.

    Raises ConfigError when two rules have one id, or a pack or a plugin is no such thing.
    """
    found: dict[str, Rule] = {}
    plugin_rules, plugin_packs = plugins()
    _add(found, checks.rules() if whole else checks.known())
    _add(found, packs.load(packs.shipped_files(), whole=whole).values())
    _add(found, plugin_rules)
    for path in (*plugin_packs, *named):
        _add(found, packs.load([path]).values())
    return found


def matcher(rules: Mapping[str, Rule]) -> Lexicon:
    """Return the matcher of all terms and hints of ``rules``, which are all those of a catalogue.

    The terms of what is shipped are kept as one table in the user's cache, and only those of other packs are gathered here.
    """
    code = [Path(str(module.__file__)) for module in (packs, packfile, lexicon, normal)]
    lists = sorted((rules_folder() / "lists").glob("*.yml"))
    kept = compiled("terms", [*packs.shipped_files(), *checks.files(), *lists, *code], _shipped_terms)
    own = set(kept["rules"])
    if not own <= rules.keys():
        return packs.lexicon(rules.values())
    return Lexicon(kept["table"], table(packs.terms(rule for id, rule in rules.items() if id not in own)))


def _shipped_terms() -> dict[str, Any]:
    rules = [*checks.rules(), *packs.load(packs.shipped_files()).values()]
    return {"rules": [r.id for r in rules], "table": table([*packs.terms(rules), *packs.list_terms()])}


def _add(found: dict[str, Rule], rules: Iterable[Rule]) -> None:
    for rule in rules:
        if rule.id in found:
            raise ConfigError(f'two rules have the id "{rule.id}"')
        found[rule.id] = rule


def plugins() -> tuple[list[Rule], list[Path]]:
    """Return what installed packages declare in the entry-point group ``postlint.rules``: rules, and pack files.

    importlib.metadata takes longer to import than a post to lint, so it is asked only if some package has the group at all.
    """
    if not any(_declares(Path(folder)) for folder in dict.fromkeys(sys.path)):
        return [], []
    from importlib.metadata import entry_points

    rules: list[Rule] = []
    files: list[Path] = []
    for entry in sorted(entry_points(group=GROUP), key=lambda e: e.name):
        try:
            module = entry.load()
        except Exception as error:  # a plugin may fail in any way, and its name must be told
            raise ConfigError(f'the plugin "{entry.name}" ({entry.value}) cannot be loaded: {error}') from error
        if not isinstance(module, ModuleType):
            raise ConfigError(f'the plugin "{entry.name}" ({entry.value}) is no module')
        own = [value for value in vars(module).values() if isinstance(value, Rule)]
        yaml = [path for folder in getattr(module, "__path__", ()) for path in sorted(Path(folder).glob("*.yml"))]
        if not own and not yaml:
            raise ConfigError(f'the plugin "{entry.name}" ({entry.value}) has neither rules nor YAML packs')
        rules += own
        files += yaml
    return rules, files


def _declares(folder: Path) -> bool:
    try:
        return any(f"[{GROUP}]" in path.read_text(encoding="utf-8") for path in folder.glob("*.dist-info/entry_points.txt"))
    except (OSError, UnicodeDecodeError):
        return False
