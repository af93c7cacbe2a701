"""The folder rules/, and values made from its files: computed once, then kept in the user's cache while its files stay the same."""

import json
import os
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

from postlint import __version__


@cache
def rules_folder() -> Path:
    """Return where the shipped data lies: in the wheel as ``postlint/packs``, in a checkout as ``rules/`` at the top."""
    package = Path(__file__).parent
    packed = package / "packs"
    return packed if packed.is_dir() else package.parents[1] / "rules"


def cache_folder() -> Path:
    """Return the user's cache folder of postlint (it may not exist yet), where each system has its caches.

    platformdirs knows no more, and takes as long to import as a post to lint.
    """
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "postlint"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "postlint" / "Cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "postlint"


def data_folder() -> Path:
    """Return the folder for what is fetched once and kept, where each system has it (it may not exist yet)."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "postlint"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "postlint"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "postlint"


def compiled(kind: str, sources: Sequence[Path], build: Callable[[], Any]) -> Any:
    """Return what ``build()`` makes of the files ``sources``, a JSON value, from the cache while the files are the same.

    The same are those files, and the one with the code of ``build``, while sizes and times are.
    YAML is slow: the cache turns tens of milliseconds into one. A cache that cannot be read or written is no error.
    """
    stamp = [__version__]
    code: Any = build  # a function: callables of other kinds have no file
    for path in (code.__code__.co_filename, *sources):
        stat = os.stat(path)
        stamp.append(f"{path} {stat.st_size} {stat.st_mtime_ns}")
    names = "\0".join(map(str, sources)).encode("utf-8", "surrogateescape")
    kept = os.path.join(cache_folder(), f"{kind}-{crc32(names):08x}.json")
    try:
        with open(kept, encoding="utf-8") as file:
            if json.loads(file.readline()) == stamp:
                return json.loads(file.read())
    except (OSError, ValueError):
        pass
    value = build()
    try:
        os.makedirs(os.path.dirname(kept), exist_ok=True)
        fresh = f"{kept}.{os.getpid()}"
        with open(fresh, "w", encoding="utf-8") as file:
            file.write(f"{json.dumps(stamp)}\n{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}")
        os.replace(fresh, kept)
    except OSError:
        pass
    return value
