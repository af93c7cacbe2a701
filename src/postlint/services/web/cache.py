"""Verdicts kept on disk: only what answered and what was certainly gone, and not for long."""

import json
import sqlite3
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from postlint import __version__
from postlint.services.web.verdict import Card, Verdict

GONE = 600
"""Seconds for which a 404 or 410 is kept: its author is mending it just now."""


class Cache:
    """A table of verdicts in a file, each with the time it was made. A file that cannot be read or written is as good as none."""

    def __init__(self, path: Path, hours: float) -> None:
        self._age = hours * 3600
        self._fresh: dict[str, Verdict] = {}
        self._file: sqlite3.Connection | None = None
        with suppress(OSError, sqlite3.Error):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = sqlite3.connect(path, timeout=1, isolation_level=None)
            self._file.execute("CREATE TABLE IF NOT EXISTS verdicts (address TEXT PRIMARY KEY, made REAL, version TEXT, verdict TEXT)")

    def get(self, address: str) -> Verdict | None:
        """Return the verdict on an address if it was made not too long ago, by this version."""
        if self._file is None:
            return None
        with suppress(sqlite3.Error, ValueError, TypeError):
            query = "SELECT made, verdict FROM verdicts WHERE address = ? AND version = ?"
            if row := self._file.execute(query, (address, __version__)).fetchone():
                kept: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in json.loads(row[1]).items()}
                verdict = Verdict(**{**kept, "card": Card(*kept["card"])})
                age = time.time() - row[0]
                return verdict if 0 <= age < (self._age if verdict.answers else min(GONE, self._age)) else None
        return None

    def put(self, address: str, verdict: Verdict) -> None:
        """Keep a verdict, if it is of a kind that is kept; it is written by ``close``."""
        if verdict.answers or (verdict.state == "broken" and verdict.status is not None):
            self._fresh[address] = verdict

    def close(self) -> None:
        """Write what is new, forget what is too old, and close the file."""
        if self._file is None:
            return
        now = time.time()
        rows = [(address, now, __version__, json.dumps(verdict._asdict())) for address, verdict in self._fresh.items()]
        with suppress(sqlite3.Error):
            self._file.execute("BEGIN IMMEDIATE")
            self._file.execute("DELETE FROM verdicts WHERE made < ? OR version <> ?", (now - self._age, __version__))
            self._file.executemany("INSERT OR REPLACE INTO verdicts VALUES (?, ?, ?, ?)", rows)
            self._file.execute("COMMIT")
        self._file.close()
        self._file = None
