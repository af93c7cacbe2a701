"""The folder rules/, and values made from its files: computed once, then kept in the user's cache under a digest."""

import json
from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from postlint import __version__


@cache
def rules_folder() -> Path:
    """Return where the shipped data lies: in the wheel as ``postlint/packs``, in a checkout as ``rules/`` at the top."""
    package = Path(__file__).parent
    packed = package / "packs"
    return packed if packed.is_dir() else package.parents[1] / "rules"


def cache_folder() -> Path:
    """Return the user's cache folder of postlint (it may not exist yet)."""
    from platformdirs import user_cache_path  # noqa: PLC0415  only runs that have something to keep need it

    return user_cache_path("postlint", appauthor=False)


def compiled(kind: str, sources: list[Path], build: Callable[[], Any]) -> Any:  # noqa: ANN401  any JSON value
    """Return what ``build()`` makes of the files ``sources``, a JSON value, from the cache where the bytes are the same.

    YAML is slow: the cache turns tens of milliseconds into one. A cache that cannot be written is no error.
    """
    digest = blake2b(f"{__version__} {kind}".encode(), digest_size=16)
    for path in sources:
        content = path.read_bytes()
        digest.update(f"\0{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    kept = cache_folder() / f"{kind}-{digest.hexdigest()}.json"
    try:
        return json.loads(kept.read_bytes())
    except (OSError, ValueError):
        pass
    value = build()
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        for old in kept.parent.glob(f"{kind}-*.json"):
            old.unlink(missing_ok=True)
        fresh = kept.with_suffix(f".{id(value)}.new")
        fresh.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        fresh.replace(kept)
    except OSError:
        pass
    return value
