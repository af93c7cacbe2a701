"""An event loop that looks each name up once a run, and refuses the names that lead inside before anything connects to them."""

import asyncio
import socket
from contextlib import suppress
from ipaddress import ip_address
from threading import Thread
from typing import Any

from postlint.services.web import hosts

WITNESS = "a.root-servers.net"
"""A name that resolves wherever names resolve at all (IANA's root server A), looked up when no other name has told yet."""

_UNKNOWN = {getattr(socket, name) for name in ("EAI_NONAME", "EAI_NODATA") if hasattr(socket, name)}


class PrivateAddressError(OSError):
    """A name, or a number, that leads to this machine or into a private network: it was not connected to."""


class NoSuchHostError(OSError):
    """A name that does not exist, while others do."""


class UnresolvedError(OSError):
    """A name that could not be looked up; it may exist."""


class Loop(asyncio.SelectorEventLoop):
    """An event loop whose connections all go through ``getaddrinfo`` below: resolved once, pinned for the run, checked in between."""

    def __init__(self, *, allow_private: bool) -> None:
        super().__init__()
        self._allow_private = allow_private
        self._lookups: dict[tuple[str, Any], asyncio.Task[Any]] = {}
        self._asked: set[asyncio.Future[Any]] = set()
        self._some_resolved = False

    async def getaddrinfo(self, host: bytes | str | None, port: Any, *, family: int = 0, **_: Any) -> list[tuple[Any, ...]]:
        """Look a name up, once a run. Raises PrivateAddressError, NoSuchHostError or UnresolvedError."""
        name = (host.decode("ascii", "replace") if isinstance(host, bytes) else host or "").rstrip(".").lower()
        key = (name, port)
        if key not in self._lookups:
            self._lookups[key] = self.create_task(self._look_up(name, port))
            self._lookups[key].add_done_callback(lambda task: task.cancelled() or task.exception())  # nobody may be left to hear it
        # A request that runs out of time must not end the lookup that others wait for.
        found: list[tuple[Any, ...]] = await asyncio.shield(self._lookups[key])
        return [entry for entry in found if family in (0, entry[0])]

    async def _look_up(self, name: str, port: Any) -> list[tuple[Any, ...]]:
        if not self._allow_private and (why := hosts.inside(name)):
            raise PrivateAddressError(f"{name} {why}")
        try:
            found = await self._ask_system(name, port)
        except socket.gaierror as error:
            if error.errno in _UNKNOWN and name != WITNESS and await self._names_resolve():
                raise NoSuchHostError(f"no host is called {name}") from None
            raise UnresolvedError(f"the name {name} could not be looked up") from None
        for *_, place in found:
            if not self._allow_private and not hosts.is_public(ip_address(place[0].partition("%")[0])):
                raise PrivateAddressError(f"{name} leads into a private network")
        return found

    async def _ask_system(self, name: str, port: Any) -> list[tuple[Any, ...]]:
        # A thread of its own, not the loop's pool: that has few threads and waits at exit for a resolver that hangs.
        answer: asyncio.Future[Any] = self.create_future()
        self._asked.add(answer)
        answer.add_done_callback(self._asked.discard)

        def settle(method: str, value: Any) -> None:
            if method == "set_result" and hosts.number(name) is None and not hosts.listed(name, ("localhost",)):
                self._some_resolved = True
            if not answer.done():
                getattr(answer, method)(value)

        def ask() -> None:
            method, value = "set_result", None  # type: str, Any
            try:
                value = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
            except OSError as error:
                method, value = "set_exception", error
            except UnicodeError as error:  # a part of the name is longer than names can be
                method, value = "set_exception", socket.gaierror(socket.EAI_NONAME, str(error))
            with suppress(RuntimeError):  # the loop may have ended in the meantime
                self.call_soon_threadsafe(settle, method, value)

        Thread(target=ask, name=f"postlint-dns-{name}", daemon=True).start()
        found: list[tuple[Any, ...]] = await answer
        return found

    async def _names_resolve(self) -> bool:
        """Whether any name resolves: one that did, the witness, or one that is being looked up just now."""
        if not self._some_resolved:
            try:
                await self.getaddrinfo(WITNESS, 53)
            except OSError:
                if self._asked:
                    await asyncio.wait(self._asked)
        return self._some_resolved
