"""The service ``web``: addresses in, verdicts out; one request for one address, however many rules and threads ask."""

import secrets
from collections.abc import Iterable
from threading import Lock
from typing import TYPE_CHECKING

from postlint.services.web import accounts, hosts
from postlint.services.web.accounts import Account
from postlint.services.web.settings import Settings
from postlint.services.web.store import ACCEPT
from postlint.services.web.verdict import Verdict

if TYPE_CHECKING:
    from concurrent.futures import Future

    from postlint.services.web.turns import Turns


class Web:
    """Asks for addresses in a background thread, started by the first one. Every method may be called from any thread.

    ``probe`` says whether the user permits requests beyond one for each link.
    """

    def __init__(self, settings: Settings) -> None:
        self.probe = settings.probe
        self._settings = settings
        self._lock = Lock()
        self._asked: dict[tuple[str, str], Future[Verdict]] = {}
        self._fetched: dict[str, Future[Verdict]] = {}
        self._turns: Turns | None = None
        self._name = secrets.token_hex(8)

    def check(self, address: str) -> Verdict:
        """Return the verdict on an address; ask for it at the first call of the run."""
        return self._ask(address).result()

    def check_all(self, addresses: Iterable[str]) -> list[Verdict]:
        """Return the verdicts in the order of the addresses, which are asked for at once."""
        return [future.result() for future in [self._ask(address) for address in addresses]]

    def prefetch(self, addresses: Iterable[str]) -> None:
        """Start to ask for addresses that will be checked later; wait for nothing."""
        for address in addresses:
            self._ask(address)

    def pictures(self, addresses: Iterable[str]) -> list[Verdict]:
        """Return the verdicts on addresses of pictures, fetched at once into files that are there until ``close``; see ``Verdict.file``."""
        with self._lock:
            futures = [self._fetch(hosts.to_ask(address)) for address in addresses]
        return [future.result() for future in futures]

    def document(self, address: str, accept: str) -> Verdict:
        """Return the verdict on an address with what is there, as a document of a kind (``application/json``)."""
        return self._ask(address, accept).result()

    def accounts(self, names: Iterable[str]) -> list[Account]:
        """Return what is known of accounts (``acct:ana@tea.social``, ``at://ana.bsky.social``), in their order, asked for at once."""
        wanted = list(names)
        for name in wanted:
            if first := accounts.first_question(name):
                self._ask(*first)
        return [accounts.look_up(name, self.document) for name in wanted]

    def sibling(self, address: str) -> str:
        """Return an address beside this one, under a name that nobody has given to a page."""
        return hosts.to_ask(address).partition("?")[0].rstrip("/").rpartition("/")[0] + f"/{self._name}"

    def close(self) -> None:
        """End the thread and its connections, remove what was fetched, and write the cache."""
        with self._lock:
            turns, self._turns = self._turns, None
        if turns:
            turns.close()

    def _ask(self, address: str, accept: str = "") -> "Future[Verdict]":
        address = hosts.to_ask(address)
        key = (address, accept)
        with self._lock:
            if not accept and address in self._fetched:  # whoever fetched it knows whether it answers
                return self._fetched[address]
            if key not in self._asked:
                self._asked[key] = self._started().ask(address, accept)
            return self._asked[key]

    def _fetch(self, address: str) -> "Future[Verdict]":
        if address not in self._fetched:
            self._fetched[address] = self._started().ask(address, ACCEPT, to_file=True)
        return self._fetched[address]

    def _started(self) -> "Turns":
        if self._turns is None:
            from postlint.services.web.turns import Turns

            self._turns = Turns(self._settings)
        return self._turns
