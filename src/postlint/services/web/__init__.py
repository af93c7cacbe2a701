"""Whether an address answers, where it leads, and what the page there says of itself. Nothing here loads httpx before the first request."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from postlint.errors import Unavailable
from postlint.services.web.accounts import Account
from postlint.services.web.verdict import STATES, Asker, Canned, Card, Verdict

if TYPE_CHECKING:
    from postlint.services.web.service import Web

__all__ = ["STATES", "Account", "Asker", "Canned", "Card", "Verdict", "build"]


def build(settings: Mapping[str, Any], *, offline: bool) -> "Web":
    """Return the service for the configuration's table ``[web]``. Raises Unavailable offline, and ConfigError as ``settings.read_settings``."""
    if offline:
        raise Unavailable("--offline", wanted=False)
    from postlint.services.web.service import Web
    from postlint.services.web.settings import read_settings

    return Web(read_settings(settings))
