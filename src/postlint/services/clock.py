"""The time, as the only thing that rules may know of it."""

from datetime import UTC, date, datetime
from typing import NamedTuple


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
