"""The engines: each built once, at the first rule that names it, or found to be unavailable, once."""

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from threading import Lock
from typing import Any

from postlint.errors import Unavailable

BUILDERS = {
    "web": "postlint.services.web",
    "grammar": "postlint.services.grammar",
    "nlp": "postlint.services.nlp",
    "vision": "postlint.services.vision",
    "pictures": "postlint.services.pictures",
}
"""Service → the module that builds it, by ``build(settings, *, offline)``; a module is imported only when its service is asked for."""


class Services:
    """The services of one run. ``get`` is safe from any thread; ``close`` ends what was started."""

    def __init__(self, settings: Mapping[str, Mapping[str, Any]], *, offline: bool = False, given: Mapping[str, Any] | None = None) -> None:
        """Take each service's table of the configuration; ``given`` are services that exist already (the clock, the other posts)."""
        self._settings = settings
        self._offline = offline
        self._built: dict[str, Any] = dict(given or {})
        self._locks = {name: Lock() for name in BUILDERS}

    def get(self, name: str) -> Any:  # noqa: ANN401  each service has its own type
        """Return the service, built at the first call. Raises Unavailable, each time the same, if it cannot be had."""
        if name not in self._built:
            with self._locks[name]:
                if name not in self._built:
                    self._built[name] = self._build(name)
        service = self._built[name]
        if isinstance(service, Unavailable):
            raise service
        return service

    def _build(self, name: str) -> Any:  # noqa: ANN401
        build: Callable[..., Any] = import_module(BUILDERS[name]).build
        try:
            return build(self._settings.get(name, {}), offline=self._offline)
        except Unavailable as error:
            return error

    def wait_for(self, names: Iterable[str]) -> bool:
        """Whether a rule with these services waits for something outside, so that many should wait at once."""
        for name in names:
            try:
                if getattr(self.get(name), "waits", False):
                    return True
            except Unavailable:
                return False
        return False

    def close(self) -> None:
        """End every service that has something to end; the others are left as they are."""
        for service in self._built.values():
            if callable(getattr(service, "close", None)):
                service.close()
