"""Whose turn it is: requests run in one thread on one event loop, within the limits for all hosts and for each."""

import asyncio
import random
from collections import deque
from concurrent.futures import Future
from threading import Thread

from postlint.data import cache_folder
from postlint.services.web.cache import Cache
from postlint.services.web.client import Client, Look
from postlint.services.web.resolver import Loop
from postlint.services.web.settings import Settings
from postlint.services.web.verdict import Verdict

PATIENCE = 20
"""The longest, in seconds, that a host's Retry-After is waited for."""


class _Job:
    __slots__ = ("accept", "address", "future", "to_file", "tries")

    def __init__(self, address: str, accept: str, future: "Future[Verdict]", *, to_file: bool) -> None:
        self.address = address
        self.accept = accept
        self.future = future
        self.to_file = to_file
        self.tries = 0

    @property
    def kept_as(self) -> str:
        """What the cache knows the answer by: an address may be a page to readers, and a document to servers."""
        return f"{self.accept} {self.address}" if self.accept else self.address


class _Host:
    """The turns of one host: what waits, how many are being asked, and when the next may be."""

    __slots__ = ("active", "limit", "not_before", "offered", "unreachable", "waiting")

    def __init__(self, limit: int) -> None:
        self.waiting: deque[_Job] = deque()
        self.active = 0
        self.limit = limit
        self.not_before = 0.0
        self.offered = False
        self.unreachable: Verdict | None = None


class Turns:
    """Takes addresses from any thread and gives each a verdict in time. Starts its thread when made."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._loop = Loop(allow_private=settings.allow_private)
        self._client = Client(settings)
        self._cache: Cache | None = None
        self._hosts: dict[str, _Host] = {}
        self._row: deque[_Host] = deque()
        self._active = 0
        self._unsettled = 0
        self._spent = 0.0  # seconds in which somebody waited, before those since ...
        self._since = 0.0
        self._tasks: set[asyncio.Task[None]] = set()
        self._over = asyncio.Event()
        self._thread = Thread(target=self._run, name="postlint-web", daemon=True)
        self._thread.start()

    def ask(self, address: str, accept: str = "", *, to_file: bool = False) -> "Future[Verdict]":
        """Return what will be the verdict on an address; ``accept``: as ``Client.look``. What goes to a file is never from the cache."""
        future = Future[Verdict]()
        self._loop.call_soon_threadsafe(self._add, _Job(address, accept, future, to_file=to_file))
        return future

    def close(self) -> None:
        """End what is under way, the connections and the thread, and write the cache."""
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join()

    # All below runs in the thread.

    def _run(self) -> None:
        if self._settings.cache and self._settings.cache_hours:
            self._cache = Cache(cache_folder() / "links.sqlite", self._settings.cache_hours)
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._serve())

    async def _serve(self) -> None:
        await self._over.wait()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for host in self._hosts.values():
            for job in host.waiting:
                job.future.cancel()
        await self._client.close()
        if self._cache:
            self._cache.close()

    def _add(self, job: _Job) -> None:
        if self._cache and not job.to_file and not self._settings.refresh and (kept := self._cache.get(job.kept_as)):
            job.future.set_result(kept)
            return
        if not self._unsettled:
            self._since = self._loop.time()
        self._unsettled += 1
        job.future.add_done_callback(lambda _: self._settled())
        place = job.address.split("/", 3)[:3]  # scheme, nothing, and host with port
        host = self._hosts.setdefault("/".join(place), _Host(self._settings.per_host))
        host.waiting.append(job)
        self._offer(host)
        self._pump()

    def _settled(self) -> None:
        self._unsettled -= 1
        if not self._unsettled:
            self._spent += self._loop.time() - self._since

    def _left(self) -> float:
        """Return the seconds that all links together may still take; time in which nobody waits does not count."""
        return self._settings.deadline - self._spent - (self._loop.time() - self._since)

    def _offer(self, host: _Host) -> None:
        """Put a host in the row of those whose turn it may be, now or when its pause is over."""
        if host.offered or not host.waiting or host.active >= host.limit:
            return
        host.offered = True
        if (pause := host.not_before - self._loop.time()) > 0:
            self._loop.call_later(pause, self._line_up, host)
        else:
            self._row.append(host)

    def _line_up(self, host: _Host) -> None:
        self._row.append(host)
        self._pump()

    def _pump(self) -> None:
        """Start requests, a host at a time, as long as the limits allow."""
        while self._row and self._active < self._settings.concurrency and not self._over.is_set():
            host = self._row.popleft()
            host.offered = False
            self._active += 1
            host.active += 1
            host.not_before = max(host.not_before, self._loop.time() + self._settings.gap / 1000)
            task = self._loop.create_task(self._work(host, host.waiting.popleft()))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
            self._offer(host)

    async def _work(self, host: _Host, job: _Job) -> None:
        try:
            if host.unreachable:
                job.future.set_result(host.unreachable._replace(final=job.address))
            elif (left := self._left()) <= 0:
                job.future.set_result(self._too_late(job.address))
            else:
                await self._settle(host, job, left)
        except asyncio.CancelledError:
            job.future.cancel()
            raise
        except Exception as error:  # noqa: BLE001  a bug: whoever waits must hear of it
            job.future.set_exception(error)
        finally:
            self._active -= 1
            host.active -= 1
            self._offer(host)
            self._pump()

    async def _settle(self, host: _Host, job: _Job, left: float) -> None:
        try:
            async with asyncio.timeout(left):
                look = await self._client.look(job.address, job.accept, self._client.store.place() if job.to_file else None)
        except TimeoutError:
            job.future.set_result(self._too_late(job.address))
            return
        job.tries += 1
        if look.again is not None and job.tries <= self._settings.retries and look.again <= PATIENCE:
            self._postpone(host, job, look)
            return
        if look.unreachable:
            host.unreachable = look.verdict
        if self._cache and look.public and not job.to_file:
            self._cache.put(job.kept_as, look.verdict)
        job.future.set_result(look.verdict)

    def _postpone(self, host: _Host, job: _Job, look: "Look") -> None:
        jitter = random.uniform(0.2, 0.6)  # noqa: S311  politeness, not a secret
        host.not_before = self._loop.time() + (look.again or 0) + jitter
        if look.verdict.status is not None:  # the host itself asks for less
            host.limit = 1
        host.waiting.appendleft(job)

    def _too_late(self, address: str) -> Verdict:
        return Verdict("unverified", f"the {self._settings.deadline:g} seconds for all links were over", address)
