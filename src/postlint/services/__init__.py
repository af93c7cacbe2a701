"""The engines: each built once, at the first use a rule makes of it, or found to be unavailable, once."""

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from threading import Lock
from typing import Any

from postlint.errors import Unavailable

BUILDERS = {
    "web": "postlint.services.web",
    "grammar": "postlint.services.grammar",
    "nlp": "postlint.services.nlp",
    "pictures": "postlint.services.pictures",
    "videos": "postlint.services.videos",
    "vision": "postlint.services.vision",
    "faces": "postlint.services.faces",
    "ocr": "postlint.services.ocr",
}
"""Service → the module that builds it, by ``build(settings, *, offline)``; a module is imported only when its service is used."""


class Services:
    """The services of one run. Safe from any thread; ``close`` ends what was started."""

    def __init__(self, settings: Mapping[str, Mapping[str, Any]], *, offline: bool = False, given: Mapping[str, Any] | None = None) -> None:
        """Take each service's table of the configuration; ``given`` are services that exist already (the clock, the other posts)."""
        self._settings = settings
        self._offline = offline
        self._given = dict(given or {})
        self._built: dict[str, Any] = {}
        self._locks = {name: Lock() for name in BUILDERS}

    def get(self, name: str) -> Any:
        """Return a service for a rule: one that exists, or one that will be built when the rule first uses it."""
        return self._given[name] if name in self._given else Lazy(self, name)

    def build(self, name: str) -> Any:
        """Return the service itself. Raises Unavailable, each time the same, if it cannot be had."""
        if name not in self._built:
            with self._locks[name]:
                if name not in self._built:
                    self._built[name] = self._build(name)
        service = self._built[name]
        if isinstance(service, Unavailable):
            raise service
        return service

    def _build(self, name: str) -> Any:
        try:
            make: Callable[..., Any] = import_module(BUILDERS[name]).build
            return make(self._settings.get(name, {}), offline=self._offline)
        except Unavailable as error:
            error.service = name
            return error

    def wait_for(self, names: Iterable[str]) -> bool:
        """Whether a rule with these services waits for something outside the process, so that many should wait at once."""
        for name in names:
            if name in {"web", "vision", "faces", "ocr"}:  # always: and none is built before some rule has something to ask
                return True
            if name == "grammar":
                try:
                    return bool(getattr(self.build(name), "waits", False))
                except Unavailable:
                    return False
        return False

    def close(self) -> None:
        """End every service that has something to end."""
        for service in self._built.values():
            if callable(getattr(service, "close", None)):
                service.close()


class Lazy:
    """A service that is built when something of it is used: a post without links never needs the network."""

    def __init__(self, services: Services, name: str) -> None:
        self._services = services
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        return getattr(self._services.build(self._name), attribute)
