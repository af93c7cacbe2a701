"""The time, as the only thing that rules may know of it."""

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

ARCHIVE = timedelta(days=31)
"""A post that was due longer ago is an archive: nobody means to send it."""


class Clock(NamedTuple):
    """The moment the run is about: ``--now``, or the present. Aware of its zone."""

    now: datetime

    @classmethod
    def at(cls, now: datetime | None = None) -> "Clock":
        """Return a clock that stands at ``now`` (naive: local time), or at the present."""
        return cls((now or datetime.now(UTC)).astimezone())

    def of(self, when: date) -> datetime:
        """Return a post's ``when`` as an aware time: in this machine's zone where it names none, at 00:00 where it has no time."""
        if not isinstance(when, datetime):
            when = datetime(when.year, when.month, when.day)  # noqa: DTZ001  astimezone() reads a naive time as local
        return when.astimezone()

    def is_archive(self, when: date | None) -> bool:
        """Whether a post's ``when`` is more than a month ago."""
        return when is not None and self.now - self.of(when) > ARCHIVE
