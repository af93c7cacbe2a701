"""The table ``[web]`` of the configuration: what each key means, and its default."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from postlint import __version__
from postlint.errors import ConfigError, did_you_mean

_KINDS: dict[type, str] = {bool: "true or false", int: "a whole number", float: "a number", str: "a text"}
_POSITIVE = ("timeout", "deadline", "concurrency", "per-host")


@dataclass(frozen=True, slots=True)
class Settings:
    """How links are asked for. In the configuration each name is written with hyphens.

    ``timeout`` is seconds for one address, its redirects included, and ``deadline`` seconds for all links of a run; what has not
    answered by then is unverified. ``concurrency`` is requests at once, ``per_host`` those to one host, ``gap`` milliseconds between
    the starts of two of them. ``retries`` are for what may pass (a reset connection, 429, 502, 503, 504); ``redirects`` the most that
    are followed. ``proxy`` is an address, or ``environment`` for the variables HTTPS_PROXY and the like; "" asks directly. ``cache``
    keeps what answered, or was gone, for ``cache_hours``, and ``refresh`` asks anew all the same. ``probe`` permits the extra
    requests that tell a soft 404 and http from https on hosts that are not the brand's own. ``allow_private`` lifts the guard
    against addresses of this machine and its networks.
    """

    allow_private: bool = False
    timeout: float = 10.0
    deadline: float = 300.0
    concurrency: int = 128
    per_host: int = 10
    gap: float = 0.0
    retries: int = 1
    redirects: int = 10
    user_agent: str = f"postlint/{__version__} (link check; +https://postlint.readthedocs.io)"
    proxy: str = ""
    cache: bool = True
    cache_hours: float = 24.0
    refresh: bool = False
    probe: bool = False


def read_settings(given: Mapping[str, Any]) -> Settings:
    """Read the table. Raises ConfigError for an unknown key, a value of the wrong type, and a number that leaves no request."""
    known = {field.name.replace("_", "-"): field for field in fields(Settings)}
    values: dict[str, Any] = {}
    for key, value in given.items():
        if key not in known:
            raise ConfigError(f'unknown key "web.{key}"{did_you_mean(key, known)}')
        kind = type(known[key].default)
        if type(value) is not kind and (kind is not float or type(value) is not int):
            raise ConfigError(f'"web.{key}" must be {_KINDS[kind]}, not {value!r}')
        if isinstance(value, (int, float)) and (value < 0 or (value == 0 and key in _POSITIVE)):
            raise ConfigError(f'"web.{key}" is too small: {value}')
        if isinstance(value, str) and key == "proxy" and value not in ("", "environment") and not value.startswith(("http://", "https://")):
            raise ConfigError(f'"web.proxy" must be an address (http://…) or "environment", not {value!r}')
        values[known[key].name] = value
    return Settings(**values)
