"""The time, as the only thing that rules may know of it."""

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from postlint.errors import ConfigError, did_you_mean

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

ARCHIVE = timedelta(days=31)
"""A post that was due longer ago is an archive: nobody means to send it."""


class Clock(NamedTuple):
    """The moment the run is about: ``--now``, or the present. Aware of its zone.

    ``zone`` is where the readers of the post's brand are, None where nobody has said so.
    """

    now: datetime
    zone: "ZoneInfo | None" = None

    @classmethod
    def at(cls, now: datetime | None = None) -> "Clock":
        """Return a clock that stands at ``now`` (naive: local time), or at the present."""
        return cls((now or datetime.now(UTC)).astimezone())

    def seen_from(self, name: str | None) -> "Clock":
        """Return a clock at the same moment in another zone (``Europe/Oslo``); None changes nothing. Raises ConfigError as ``zone``."""
        if name is None:
            return self
        there = zone(name)
        return Clock(self.now.astimezone(there), there)

    def of(self, when: date) -> datetime:
        """Return a post's ``when`` as an aware time, at 00:00 where it has no time of day.

        A time without a zone is the readers', or this machine's where their zone is not known.
        """
        if not isinstance(when, datetime):
            when = datetime(when.year, when.month, when.day)  # noqa: DTZ001  a naive time is read below
        if self.zone is None:
            return when.astimezone()
        return (when if when.tzinfo else when.replace(tzinfo=self.zone)).astimezone(self.zone)

    def is_archive(self, when: date | None) -> bool:
        """Whether a post's ``when`` is more than a month ago."""
        return when is not None and self.now - self.of(when) > ARCHIVE


def zone(name: str) -> "ZoneInfo":
    """Return a time zone of the IANA database by its name. Raises ConfigError for one that is not there."""
    from zoneinfo import ZoneInfo, available_timezones

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # the last two: what no file can be called, or a folder
        known = available_timezones()
        cure = did_you_mean(name, known) if known else " (this machine has none at all: pip install tzdata)"
        raise ConfigError(f'unknown time zone "{name}"{cure}: a name such as Europe/Oslo is wanted') from None
