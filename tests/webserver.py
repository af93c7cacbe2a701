"""A web server on loopback that plays what link checkers meet: pages, walls, faults and tricks; with TLS and with names of its own."""

import asyncio
import gzip
import json
import socket
import ssl
import threading
from collections.abc import Awaitable, Callable

import trustme

Play = Callable[[asyncio.StreamWriter], Awaitable[None]]
Answer = bytes | Play | list["bytes | Play"]


def answer(body="", status=200, reason="Status", *, kind="text/html; charset=utf-8", length=None, **headers):
    """Return a whole HTTP answer; a header's underscores stand for hyphens."""
    content = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status} {reason}", f"content-type: {kind}", f"content-length: {len(content) if length is None else length}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + content


def page(title="A fine page", *, h1="", text="All about it. " * 30, head="", lang="en", **more):
    """Return an answer with an HTML page."""
    return answer(
        f"<!doctype html><html lang={lang}><head><title>{title}</title>{head}</head><body><h1>{h1}</h1><p>{text}</body></html>", **more
    )


def redirect(target, status=302):
    return answer(status=status, location=target)


def gzip_bomb(megabytes=50):
    return answer(gzip.compress(b"<title>Bomb</title>" + b"\0" * (megabytes << 20)), content_encoding="gzip")


async def hang(writer):
    """Take the request and never answer."""
    await asyncio.sleep(60)


async def endless(writer):
    """Send a page without an end."""
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n<title>Endless</title>")
    while not writer.is_closing():
        writer.write(b"<p>and on " * 1000)
        await writer.drain()


async def drip(writer):
    """One letter at a time, so that no single read is late."""
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n")
    while not writer.is_closing():
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(0.05)


async def reset(writer):
    """Break the connection off before a word is said."""
    writer.transport.abort()


def slow(seconds, then):
    async def play(writer):
        await asyncio.sleep(seconds)
        writer.write(then)

    return play


class Server:
    """Answers by ``routes``: path, or host and path, → an answer, a way to play one, or a list of them, one a request (the last stays).

    ``seen`` are (host, path) of all requests and ``headers`` what came with them, in order; ``most`` is the most requests at once.
    """

    def __init__(self):
        self.routes: dict[str, Answer] = {}
        self.seen: list[tuple[str, str]] = []
        self.headers: list[dict[str, str]] = []
        self.connections = self.now = self.most = 0
        self.authority = trustme.CA()
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        self._ready.wait(5)

    def certificate(self, *names):
        """Let the TLS port show a certificate for these names from now on."""
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        self.authority.issue_cert(*names).configure_cert(context)
        self._tls.sni_callback = lambda connection, *_: setattr(connection, "context", context)

    def url(self, path="/", host="127.0.0.1"):
        return f"http://{host}:{self.port}{path}"

    def secure_url(self, path="/", host="127.0.0.1"):
        return f"https://{host}:{self.secure_port}{path}"

    def paths(self):
        return [path for _, path in self.seen]

    def reset(self):
        """Forget all routes and requests, and let go of every client."""

        async def drop():
            others = [task for task in asyncio.all_tasks() if task not in (self._main, asyncio.current_task())]
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)

        asyncio.run_coroutine_threadsafe(drop(), self._loop).result(5)
        self.routes.clear()
        self.seen.clear()
        self.headers.clear()
        self.connections = self.most = 0

    def close(self):
        self.reset()
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join(5)

    def _run(self):
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    async def _serve(self):
        self._over = asyncio.Event()
        self._main = asyncio.current_task()
        self._tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        self.authority.issue_cert("127.0.0.1").configure_cert(self._tls)
        plain = await asyncio.start_server(self._connected, "127.0.0.1", 0, backlog=1024)
        secure = await asyncio.start_server(self._connected, "127.0.0.1", 0, ssl=self._tls, backlog=1024)
        self.port, self.secure_port = (server.sockets[0].getsockname()[1] for server in (plain, secure))
        self._loop.set_exception_handler(lambda *_: None)  # clients that go away in the middle are the point of many tests
        self._ready.set()
        await self._over.wait()
        plain.close()
        secure.close()
        await asyncio.sleep(0)  # aborted connections are closed in the next turn

    async def _connected(self, reader, writer):
        self.connections += 1
        try:
            while True:
                await self._request((await reader.readuntil(b"\r\n\r\n")).decode("latin-1"), writer)
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass
        finally:
            writer.transport.abort()

    async def _request(self, request, writer):
        first, *lines = request.strip().split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in lines)
        path, host = first.split(" ")[1], headers.get("host", "").partition(":")[0]
        self.seen.append((host, path))
        self.headers.append(headers)
        self.now += 1
        self.most = max(self.most, self.now)
        try:
            await self._answer(self._route(host, path), writer)
        finally:
            self.now -= 1

    def _route(self, host, path):
        found = self.routes.get(host + path) or self.routes.get(path) or self.routes.get("*")
        if isinstance(found, list):
            return found.pop(0) if len(found) > 1 else found[0]
        return found or answer("<title>Not here</title>", 404)

    async def _answer(self, found, writer):
        if isinstance(found, bytes):
            writer.write(found)
        else:
            await found(writer)
        await writer.drain()


class Names:
    """A name server for tests: stands for ``socket.getaddrinfo`` and knows only the names it was given."""

    def __init__(self, known=None):
        self.known = dict(known or {})
        self.asked = []
        self._system = socket.getaddrinfo

    def __call__(self, name, port, *args, **kwargs):
        self.asked.append(name)
        given = self.known.get(name, [])
        if callable(given):
            given = given()
        numbers = [given] if isinstance(given, str) else given
        if not numbers:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [entry for number in numbers for entry in self._system(number, port, *args, **kwargs)]


def document(data, status=200, kind="application/json"):
    """Return an answer with a JSON document."""
    return answer(json.dumps(data), status, kind=kind)


def fediverse(server, handle, *, actor=None, host=None, **said):
    """Let a host answer as Mastodon does for an account: its WebFinger, and its profile with what is ``said``."""
    name, _, domain = handle.partition("@")
    host = host or domain
    address = f"https://{host}/users/{name}"
    server.routes[f"{domain}/.well-known/webfinger?resource=acct:{handle}"] = document(
        {
            "subject": f"acct:{handle}",
            "aliases": [f"https://{host}/@{name}", address],
            "links": [
                {"rel": "http://webfinger.net/rel/profile-page", "type": "text/html", "href": f"https://{host}/@{name}"},
                {"rel": "self", "type": "application/activity+json", "href": address},
                {"rel": "http://ostatus.org/schema/1.0/subscribe", "template": f"https://{host}/authorize_interaction?uri={{uri}}"},
            ],
        },
        kind="application/jrd+json; charset=utf-8",
    )
    whole = {"id": address, "type": "Person", "preferredUsername": name, "name": name, "url": f"https://{host}/@{name}", **said}
    server.routes[f"{host}/users/{name}"] = actor or document(whole, kind="application/activity+json; charset=utf-8")


def bluesky(server, handle, *, did="did:plc:abc234", profile=None, **said):
    """Let Bluesky's public servers know a handle, with what its profile has ``said``."""
    start = "public.api.bsky.app/xrpc"
    server.routes[f"{start}/com.atproto.identity.resolveHandle?handle={handle}"] = document({"did": did})
    server.routes[f"{start}/app.bsky.actor.getProfile?actor={did}"] = profile or document({"did": did, "handle": handle, **said})


def lead_home(monkeypatch, server, *names):
    """Let names resolve to this machine, their port 443 be the server's, and its certificate be theirs."""
    known = Names(dict.fromkeys(names, "127.0.0.1"))
    monkeypatch.setattr(socket, "getaddrinfo", known)
    server.certificate(*names)
    connect = asyncio.SelectorEventLoop.create_connection

    def rerouted(loop, factory, host=None, port=None, **more):
        return connect(loop, factory, host, server.secure_port if port == 443 else port, **more)

    monkeypatch.setattr("postlint.services.web.resolver.Loop.create_connection", rerouted, raising=False)
    return known
