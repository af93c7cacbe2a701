"""Pictures fetched to be looked at: a private folder, and how much may come into it."""

import shutil
import tempfile
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx

ACCEPT = "image/*,*/*;q=0.5"
"""What is asked for: a server that has several formats of a picture sends what it would send to a network."""

MOST, ALL = 25_000_000, 1_000_000_000
"""Bytes of one picture (more than any network whose limit is known takes), and of all that a run fetches."""


class TooMuchError(OSError):
    """An answer of more bytes than are looked at, or packed in a way that nobody asked for."""


class Store:
    """A folder that nobody else may read, made when it is first needed and removed by ``close``."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._names = count(1)
        self._left = ALL

    def place(self) -> Path:
        """Return the path of a file that is not there yet; it has no suffix, since an address promises no format."""
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="postlint-"))
        return self._folder / str(next(self._names))

    async def fill(self, path: Path, answer: "httpx.Response") -> None:
        """Write the body of an answer as it comes. Raises TooMuchError, and leaves no file then."""
        if answer.headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
            raise TooMuchError("it is packed, though nobody asked for that, so it was not looked at")
        size = 0
        try:
            with path.open("wb") as file:
                async for chunk in answer.aiter_raw(1 << 16):
                    size += len(chunk)
                    self._admit(size, len(chunk))
                    file.write(chunk)
        except BaseException:
            self._left += size
            path.unlink(missing_ok=True)  # noqa: ASYNC240
            raise

    def _admit(self, size: int, more: int) -> None:
        self._left -= more
        for given, most, what in ((size, MOST, "it has"), (ALL - self._left, ALL, "the pictures of this run have")):
            if given > most:
                raise TooMuchError(f"{what} more than {most // 1_000_000} MB, so it was not looked at")

    def close(self) -> None:
        """Remove the folder with all that is in it."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None
