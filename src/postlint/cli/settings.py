"""What the options of ``postlint check`` make of the configuration."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from postlint import config as configuration
from postlint.catalogue import catalogue
from postlint.config import Config
from postlint.config.plan import PRIVATE
from postlint.errors import ConfigError
from postlint.finding import Problem

_WEB = ("refresh", "probe", "allow-private")


def settings(files: Sequence[str], options: Mapping[str, Any]) -> tuple[Config, list[Problem]]:
    """Return the configuration that holds, and what is wrong with it: then the defaults hold, and the posts are linted all the same."""
    start = Path(files[0]) if files and files[0] != "-" else Path(options["stdin_filename"] or ".")
    problems: list[Problem] = []
    try:
        path = None if options["no_config"] else options["path"] or configuration.find(start)
        raw = configuration.read(path, start)
        config = Config.of(raw, catalogue(raw.packs))
    except ConfigError as error:
        problems += [Problem(e.path or "configuration", e.line, e.message) for e in getattr(error, "errors", [error])]
        config = Config.default(catalogue(), start)
    ignore = [*(PRIVATE if options["allow_private"] else ()), *(words(options["ignore"]) or ())]
    try:
        config = config.with_overrides(
            select=words(options["select"]), ignore=ignore, fail_on=options["fail_on"], require=words(options["require"]),
            pedantic=options["pedantic"], offline=options["offline"],
        )  # fmt: skip
    except ConfigError as error:
        raise click.UsageError(str(error)) from None
    web = {key: True for key in _WEB if options[key.replace("-", "_")]}
    if web:
        config = replace(config, services={**config.services, "web": {**config.services.get("web", {}), **web}})
    return config, problems


def words(given: str | None) -> list[str] | None:
    """Return the words of an option that takes several, by comma."""
    return None if given is None else [part.strip() for part in given.split(",") if part.strip()]


def time(option: str, given: str | None) -> datetime | None:
    """Return the time that an option gives."""
    if given is None:
        return None
    try:
        return datetime.fromisoformat(given)
    except ValueError:
        raise click.UsageError(f'{option}: "{given}" is no time; write 2026-12-01T09:00+01:00') from None
