"""One request, or a chain of them, and what became of it: httpx, guarded; GET, streamed and cut; no cookies, no credentials."""

import asyncio
import os
import re
import ssl
import sys
import time
import zlib
from email.utils import parsedate_to_datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

# Two imports that cost more than they bring: httpx loads its own command line, and with it rich and pygments where they are installed
# (50 ms), and httpcore tries to import sniffio at each step of each request, which searches the whole path where it is not.
if "httpx" not in sys.modules:
    sys.modules["httpx._main"] = None  # type: ignore[assignment]
import httpx

if sys.modules.get("httpx._main", httpx) is None:
    del sys.modules["httpx._main"]
if find_spec("sniffio") is None:
    sys.modules["sniffio"] = None  # type: ignore[assignment]

from postlint.services.web import hosts
from postlint.services.web.page import decode, read_page
from postlint.services.web.resolver import NoSuchHostError, PrivateAddressError, UnresolvedError
from postlint.services.web.store import Store, TooMuchError
from postlint.services.web.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from postlint.services.web.page import Page
    from postlint.services.web.settings import Settings

WIRE, TEXT = 64 * 1024, 256 * 1024
"""The most that is read of an answer, in bytes: as it comes, and unpacked."""

_HEADERS = {
    # Some sites answer 404 to who does not ask for HTML: https://github.com/agent-ecosystem/skill-validator/issues/45
    "accept": "text/html,application/xhtml+xml,*/*;q=0.8",
    "accept-encoding": "gzip",
    "accept-language": "*",
}
_CLIENTS = 64
_PERMANENT, _REDIRECTS = (301, 308), (301, 302, 303, 307, 308)
_GONE = (404, 410)
_PASSING = (408, 425, 429, 502, 503, 504)
_OTHER_NAME = (62, 64)  # X509_V_ERR_HOSTNAME_MISMATCH and X509_V_ERR_IP_ADDRESS_MISMATCH of OpenSSL
_END = re.compile(r"[\s.…]+\Z")


class Look(NamedTuple):
    """A verdict, and whether another try may change it: ``again`` is None, or the seconds the host asks to wait (0: it does not say).

    ``unreachable`` says that the address's own host could not be connected to, ``public`` that the answer came from the public Internet.
    """

    verdict: Verdict
    again: float | None = None
    unreachable: bool = False
    public: bool = False


class Client:
    """Looks at addresses. Made and used on one event loop."""

    def __init__(self, settings: "Settings") -> None:
        self._settings = settings
        self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._roots_loaded = False
        self._clients: dict[int, httpx.AsyncClient] = {}
        self.store = Store()

    def _client(self, host: str) -> httpx.AsyncClient:
        """Return the client for a host: of several, since httpcore looks at all connections of a client at each request."""
        number = hash(host) % _CLIENTS
        if number not in self._clients:
            self._clients[number] = self._open()
        return self._clients[number]

    def _open(self) -> httpx.AsyncClient:
        settings = self._settings
        client = httpx.AsyncClient(
            headers={**_HEADERS, "user-agent": settings.user_agent},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            verify=self._tls,
            timeout=httpx.Timeout(settings.timeout, connect=settings.timeout / 2, pool=None),
            limits=httpx.Limits(max_connections=settings.concurrency, max_keepalive_connections=2 * settings.per_host),
            proxy=settings.proxy if settings.proxy not in ("", "environment") else None,
            trust_env=settings.proxy == "environment",
            follow_redirects=False,
        )
        if not settings.allow_private and not settings.proxy:
            from httpx_secure import httpx_ssrf_protection

            httpx_ssrf_protection(client)
        return client

    async def close(self) -> None:
        """End all connections, and remove what was fetched."""
        for client in self._clients.values():
            await client.aclose()
        self.store.close()

    async def look(self, address: str, accept: str = "", into: "Path | None" = None) -> Look:
        """Ask for an address and follow where it leads. Never raises for what a server, a name or a network does.

        ``accept`` is the kind of document that is asked for, if it is no page: then the verdict has its body, or, if it is written
        ``into`` a file, the file's path. A file may take three times as long.
        """
        chain: list[str] = []
        try:
            async with asyncio.timeout(self._settings.timeout * (3 if into else 1)):
                if not accept and (found := hosts.witness(address)) and (await self._get(found.ask)).status in _GONE:
                    return Look(Verdict("broken", found.gone, address, status=404), public=True)
                return await self._follow(address, chain, accept, into)
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError, zlib.error) as error:
            return _failed(error, chain[-1] if chain else address, tuple(chain))

    async def _follow(self, address: str, chain: list[str], accept: str, into: "Path | None") -> Look:
        for_good = True
        while True:
            here = chain[-1] if chain else address
            if why := hosts.walled(here):
                return Look(Verdict("unverified", why, here, tuple(chain)))
            answer = await self._get(here, accept, into)
            onward = answer.location or answer.page.refresh
            if not onward or (answer.page.refresh and hosts.to_ask(onward) == here):
                return answer.judge(address, here, tuple(chain), for_good=for_good)
            for_good = for_good and answer.status in _PERMANENT
            onward = urljoin(here, onward)
            if not onward.lower().startswith(("http://", "https://")):
                reason = f"it redirects to {onward[:80]}, which is no web address"
                return Look(Verdict("unverified", reason, here, tuple(chain), answer.status))
            onward = hosts.to_ask(onward)
            if onward in (address, *chain) or len(chain) >= self._settings.redirects:
                circle = onward in (address, *chain)
                reason = "it redirects in a circle" if circle else f"it redirects more than {self._settings.redirects} times"
                return Look(Verdict("unverified", reason, onward, (*chain, onward), answer.status))
            chain.append(onward)

    async def _get(self, address: str, accept: str = "", into: "Path | None" = None) -> "_Answer":
        host = hosts.parse(address).host
        if not self._settings.allow_private and (why := hosts.inside(host)):
            raise PrivateAddressError(f"{host} {why}")
        if address.startswith("https:") and not self._roots_loaded:
            self._roots_loaded = True
            # The variable is OpenSSL's own, for machines whose network is watched by a certificate authority of their owner.
            self._tls.load_verify_locations(os.environ.get("SSL_CERT_FILE") or _certifi())
        client = self._client(host)
        headers = {"accept": accept, **({"accept-encoding": "identity"} if into else {})} if accept else None
        answer = await client.send(client.build_request("GET", address, headers=headers), stream=True)
        try:
            location = answer.headers.get("location", "") if answer.status_code in _REDIRECTS else ""
            is_html = "html" in answer.headers.get("content-type", "html")
            if into and answer.is_success:
                await self.store.fill(into, answer)
            body = b"" if location or into or not (is_html or accept) else await _read(answer)
            server = answer.extensions["network_stream"].get_extra_info("server_addr")
        finally:
            await answer.aclose()
        text = decode(body, answer.charset_encoding) if body else ""
        public = bool(server) and (number := hosts.number(str(server[0]))) is not None and hosts.is_public(number)
        page = read_page("" if accept else text, address)
        return _Answer(answer.status_code, answer.headers, location, page, public or bool(self._settings.proxy), text if accept else "",
                       str(into) if into and answer.is_success else "")  # fmt: skip


class _Answer(NamedTuple):
    status: int
    headers: "Mapping[str, str]"
    location: str
    page: "Page"
    public: bool
    body: str = ""
    file: str = ""

    def judge(self, asked: str, final: str, chain: tuple[str, ...], *, for_good: bool) -> Look:
        """Say what the last answer of a chain means."""

        def told(state: str, reason: str = "", again: float | None = None) -> Look:
            known = self.page._asdict()
            del known["refresh"]
            return Look(
                Verdict(state, reason, final, chain, self.status, body=self.body, file=self.file, **known), again, public=self.public
            )

        success = httpx.codes.is_success(self.status)
        title = _END.sub("", self.page.title.lower())
        marked = self.headers.get("cf-mitigated") == "challenge" or ("x-datadome" in self.headers and not success)
        if marked or title in hosts.tables()["challenges"]:
            return told("unverified", "it wants to see a person, not a link checker")
        if self.status in _GONE:
            return told("broken", "the page is not there (404)" if self.status == 404 else "the page is gone for good (410)")
        if not success:
            again = _seconds(self.headers.get("retry-after", "")) if self.status in _PASSING else None
            words = httpx.codes.get_reason_phrase(self.status).lower()
            return told("unverified", f"it answers with {self.status}{f' ({words})' if words else ''}", again)
        if chain and hosts.is_wall(final) and not hosts.is_wall(asked):
            return told("unverified", "it asks for a log-in or a consent first")
        if chain and for_good and not hosts.listed(hosts.parse(asked).host, hosts.tables()["shorteners"]):
            return told("moved", "it has moved for good")
        return told("ok")


async def _read(answer: httpx.Response) -> bytes:
    """Read and unpack what the limits allow; the rest is left on the wire."""
    packing = answer.headers.get("content-encoding", "").strip().lower()
    if packing not in ("", "identity", "gzip", "x-gzip"):
        return b""  # nobody asked for that
    unpack = zlib.decompressobj(wbits=31) if packing.endswith("gzip") else None  # 31: gzip
    body, wire = bytearray(), 0
    async for chunk in answer.aiter_raw():
        wire += len(chunk)
        body += unpack.decompress(chunk, TEXT - len(body)) if unpack else chunk
        if wire >= WIRE or len(body) >= TEXT or (unpack and unpack.eof):
            break
    return bytes(body[:TEXT])


def _certifi() -> str:
    import certifi

    return certifi.where()


def _seconds(given: str) -> float:
    """Read a Retry-After header: seconds, or a date; 0 where there is none."""
    if given.strip().isdecimal():
        return float(given)
    try:
        return max(0.0, parsedate_to_datetime(given).timestamp() - time.time())
    except ValueError:
        return 0.0


def _causes(error: BaseException) -> "Iterator[BaseException]":
    """Yield an error and all that led to it, the groups' members too."""
    waiting: list[BaseException | None] = [error]
    while waiting:
        cause = waiting.pop()
        if cause is not None:
            yield cause
            waiting += [*getattr(cause, "exceptions", ()), cause.__context__, cause.__cause__]


def _failed(error: BaseException, final: str, chain: tuple[str, ...]) -> Look:
    """Say what it means that no answer came."""

    def told(state: str, reason: str, again: float | None = None, *, unreachable: bool = False) -> Look:
        return Look(Verdict(state, reason, final, chain), again, unreachable and not chain)

    host = hosts.parse(final).host
    for cause in _causes(error):
        if isinstance(cause, PrivateAddressError) or type(cause).__name__ == "SSRFProtectionError":
            return told("private", str(cause) if isinstance(cause, PrivateAddressError) else f"{host} leads into a private network")
        if isinstance(cause, NoSuchHostError):
            return told("broken", str(cause))
        if isinstance(cause, TooMuchError):
            return told("unverified", str(cause))
        if isinstance(cause, UnresolvedError):
            return told("unverified", str(cause), unreachable=True)
        if isinstance(cause, ssl.SSLCertVerificationError):
            if cause.verify_code in _OTHER_NAME:
                return told("broken", f"its certificate is for another name than {host}")
            return told("unverified", f"its certificate does not hold: {cause.verify_message}")
    if isinstance(error, (httpx.TimeoutException, TimeoutError)):
        return told("unverified", "it did not answer in time", unreachable=isinstance(error, httpx.ConnectTimeout))
    if isinstance(error, (httpx.InvalidURL, httpx.UnsupportedProtocol, httpx.LocalProtocolError, ValueError)):
        return told("unverified", "it is no address that can be asked for")
    if isinstance(error, httpx.ConnectError):
        return told("unverified", "nothing could be connected to", 0, unreachable=True)
    if isinstance(error, zlib.error):
        return told("unverified", "its answer cannot be unpacked")
    return told("unverified", "it broke off its answer", 0)
