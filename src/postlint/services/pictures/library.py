"""A folder of pictures that others are compared with: those that are cleared, and those that must not go out."""

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from postlint import __version__
from postlint.data import cache_folder
from postlint.services.pictures.fingerprint import Fingerprint, alike, is_rich
from postlint.services.pictures.kinds import SUFFIXES, VIDEOS
from postlint.services.pictures.picture import Match, Picture

_MOST = 20_000
"""Pictures of a folder that are looked at."""

_ENDINGS = frozenset(ending for format, endings in SUFFIXES.items() if format not in VIDEOS for ending in endings)


class Library:
    """The pictures of some folders, by what they show. Their hashes are kept in the user's cache while size and time stay the same."""

    def __init__(self, folders: Sequence[str], read: Callable[[Sequence[str]], Sequence[Picture]]) -> None:
        """Take folders as the configuration names them; links that lead out of them are not followed."""
        self.folders = [os.path.realpath(folder) for folder in folders]
        files = [(path, stat) for folder in self.folders for path, stat in _listed(folder)][:_MOST]
        kept = _Kept(self.folders)
        unknown = [(path, stat) for path, stat in files if kept.get(path, stat) is None]
        kept.add(unknown, read([path for path, _ in unknown]))
        self._known = {path: kept.get(path, stat) or _Entry() for path, stat in files}
        self._by_digest = {entry.digest: path for path, entry in self._known.items() if entry.digest}

    def find(self, path: Path, picture: Picture) -> Match | None:
        """Return the picture of the library that a file is, or shows; the very same bytes first."""
        if any(str(path).startswith(os.path.join(folder, "")) for folder in self.folders):
            return Match(path, same=True, sure=True)
        if picture.digest in self._by_digest:
            return Match(Path(self._by_digest[picture.digest]), same=True, sure=True)
        own = picture.look.fingerprint if picture.look else Fingerprint()
        for name, entry in self._known.items():
            if alike(own, entry.fingerprint):
                return Match(Path(name), sure=is_rich(own) and is_rich(entry.fingerprint))
        return None


class _Entry(NamedTuple):
    """What a picture is known by: the digest of its bytes, and its fingerprint."""

    digest: str = ""
    fingerprint: Fingerprint = Fingerprint()


class _Kept:
    """What is known of pictures from runs before, in one file of the user's cache. One that cannot be read or written is no error."""

    def __init__(self, folders: Sequence[str]) -> None:
        names = "\0".join(folders).encode("utf-8", "surrogateescape")
        self._file = cache_folder() / f"library-{crc32(names):08x}.json"
        self._data: dict[str, Any] = {}
        try:
            whole = json.loads(self._file.read_text(encoding="utf-8"))
            self._data = whole["pictures"] if whole["stamp"] == _stamp() else {}
        except (OSError, ValueError, KeyError, TypeError):
            pass

    def get(self, path: str, stat: os.stat_result) -> _Entry | None:
        try:
            size, time, digest, hashes, colors = self._data[path]
        except (KeyError, TypeError, ValueError):
            return None
        if [size, time] != [stat.st_size, stat.st_mtime_ns]:
            return None
        return _Entry(digest, Fingerprint(tuple(int(h, 16) for h in hashes), bytes.fromhex(colors)))

    def add(self, files: Sequence[tuple[str, os.stat_result]], pictures: Sequence[Picture]) -> None:
        for (path, stat), picture in zip(files, pictures, strict=True):
            found = picture.look.fingerprint if picture.look else Fingerprint()
            hashes = [f"{h:x}" for h in found.hashes]
            self._data[path] = [stat.st_size, stat.st_mtime_ns, picture.digest, hashes, found.colors.hex()]
        if files:
            try:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                fresh = self._file.with_suffix(f".{os.getpid()}")
                fresh.write_text(json.dumps({"stamp": _stamp(), "pictures": self._data}), encoding="utf-8")
                fresh.replace(self._file)
            except OSError:
                pass


def _stamp() -> list[str]:
    """Return what makes fingerprints comparable: the version, and the file that makes them."""
    code = str(sys.modules[Fingerprint.__module__].__file__)
    return [__version__, str(os.stat(code).st_mtime_ns)]


def _listed(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    for at, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(at, name)
            if name.rpartition(".")[2].lower() in _ENDINGS and os.path.realpath(path).startswith(os.path.join(folder, "")):
                try:
                    yield path, os.stat(path)
                except OSError:
                    continue


def missing(folders: Sequence[str]) -> str | None:
    """Return the first folder that is not there."""
    return next((folder for folder in folders if not os.path.isdir(folder)), None)
