"""Whether an address answers, where it leads, and what the page there says of itself. Nothing here loads httpx before the first request."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from postlint.errors import Unavailable
from postlint.services.web.settings import Settings, read_settings
from postlint.services.web.verdict import STATES, Canned, Card, Verdict

if TYPE_CHECKING:
    from postlint.services.web.service import Web

__all__ = ["STATES", "Canned", "Card", "Settings", "Verdict", "build", "read_settings"]


def build(settings: Mapping[str, Any], *, offline: bool) -> "Web":
    """Return the service for the configuration's table ``[web]``. Raises Unavailable offline, and ConfigError as ``read_settings``."""
    if offline:
        raise Unavailable("--offline", wanted=False)
    from postlint.services.web.service import Web

    return Web(read_settings(settings))
