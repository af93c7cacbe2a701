"""What a Mastodon server says of its own limits, asked for by a person: ``/api/v2/instance``, by the same guarded client as links."""

import asyncio
import json
from collections.abc import Mapping
from math import ceil
from typing import Any

from postlint.errors import Unavailable
from postlint.services.web import hosts
from postlint.services.web.client import Client
from postlint.services.web.resolver import Loop
from postlint.services.web.settings import Settings
from postlint.services.web.verdict import Verdict

_PATH = "/api/v2/instance"
_LARGEST = 10**12
_FACTS = {
    "max-characters": ("statuses", "max_characters"),
    "link-length": ("statuses", "characters_reserved_per_url"),
    "max-images": ("statuses", "max_media_attachments"),
    "max-alt-text": ("media_attachments", "description_limit"),
    "max-image-bytes": ("media_attachments", "image_size_limit"),
    "max-image-pixels": ("media_attachments", "image_matrix_limit"),
    "max-video-bytes": ("media_attachments", "video_size_limit"),
    "max-video-fps": ("media_attachments", "video_frame_rate_limit"),
    "max-poll-options": ("polls", "max_options"),
    "max-poll-option": ("polls", "max_characters_per_option"),
    "min-poll-minutes": ("polls", "min_expiration"),
    "max-poll-minutes": ("polls", "max_expiration"),
}
"""Fact → where it stands under ``configuration``: https://docs.joinmastodon.org/entities/Instance/"""


def read_instance(host: str, settings: Settings) -> tuple[str, Mapping[str, int]]:
    """Ask a server (``fosstodon.org``, with a port if need be) for its limits; return the address that answered, and the facts.

    Raises ValueError for what is no name of a host, and Unavailable where no such answer can be had, with the reason.
    """
    parts = hosts.parse(host)
    if parts.scheme not in {"", "https"} or parts.user or parts.query or parts.fragment or parts.path.strip("/") or not parts.host:
        raise ValueError(host)
    place = hosts.to_ask(host).partition("://")[2].strip("/")
    with asyncio.Runner(loop_factory=lambda: Loop(allow_private=settings.allow_private)) as runner:
        answer = runner.run(_asked(f"https://{place}{_PATH}", settings))
    if not answer.answers:
        raise Unavailable(f"{answer.final} cannot be read: {answer.reason}")
    try:
        found = json.loads(answer.body)["configuration"]
        facts = {key: _number(key, found.get(table, {}).get(name)) for key, (table, name) in _FACTS.items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise Unavailable(f"{answer.final} does not answer as Mastodon 4 does: set its limits by hand, under [networks.mastodon]") from None
    return answer.final, {key: value for key, value in facts.items() if value is not None}


def _number(key: str, given: Any) -> int | None:
    if isinstance(given, bool) or not isinstance(given, int) or not 0 < given <= _LARGEST:
        return None
    if key.endswith("-minutes"):  # they are given in seconds
        return ceil(given / 60) if key.startswith("min-") else given // 60
    return given


async def _asked(address: str, settings: Settings) -> Verdict:
    client = Client(settings)
    try:
        return (await client.look(address, "application/json")).verdict
    finally:
        await client.close()
