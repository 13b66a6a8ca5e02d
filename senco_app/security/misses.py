"""Failed sign-ins on this laptop: how long to wait, and what to tell afterwards.

It slows somebody who guesses at the keyboard. Somebody who copied the files meets the
cost of the key slots instead. Nobody is ever locked out for good.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from senco_app.errors import FileUnusableError, WrongPasswordError
from senco_app.files import UNREADABLE, write_whole
from senco_app.wording import counted, day

if TYPE_CHECKING:
    from pathlib import Path

FREE_MISSES = 3
LONGEST_WAIT = timedelta(seconds=300)
WINDOW = timedelta(minutes=5)
TRIES_IN_WINDOW = 10


class TooSoonError(WrongPasswordError):
    """Too many wrong passwords: the next try has to wait.

    Attributes:
        seconds: How long, rounded up.
    """

    def __init__(self, message: str, seconds: int) -> None:
        super().__init__(message)
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Miss:
    """A failed sign-in: when, and to whose slot."""

    at: datetime
    person: str


def told_of(misses: tuple[Miss, ...]) -> tuple[str, ...]:
    """Return what to tell whoever signs in now: how many tries failed, and when."""
    if not misses:
        return ()
    last = misses[-1].at.astimezone()
    wrong = counted(len(misses), "wrong password", "wrong passwords")
    when = f"{last:%H:%M} on {day(last.date())}"
    return (f"{wrong} since the last sign-in, the last at {when}.",)


@dataclass(frozen=True, slots=True)
class MissBook:
    """The file on this laptop that remembers misses, a list for each register."""

    path: Path

    def of(self, register_id: str) -> tuple[Miss, ...]:
        """Return the misses since the last success, oldest first."""
        return tuple(
            Miss(_moment(at), person)
            for at, person in self._read().get(register_id, [])
        )

    def check(self, register_id: str, now: datetime) -> None:
        """Accept another try.

        Raises:
            TooSoonError: If the wait after the last miss is not over.
        """
        misses = self.of(register_id)
        if any(miss.at > now for miss in misses):  # the clock was put back
            misses = tuple(Miss(min(miss.at, now), miss.person) for miss in misses)
            self._keep(register_id, misses)
        left = wait([miss.at for miss in misses], now)
        if left > timedelta():
            seconds = -(-left // timedelta(seconds=1))
            wrong = counted(len(misses), "wrong password", "wrong passwords")
            message = (
                f"After {wrong} the next try has to wait "
                f"{counted(seconds, 'second', 'seconds')}. Nothing was changed."
            )
            raise TooSoonError(message, seconds)

    def add(self, register_id: str, miss: Miss) -> None:
        """Remember a miss."""
        self._keep(register_id, (*self.of(register_id), miss))

    def forget(self, register_id: str) -> None:
        """Start afresh after a success."""
        if self.of(register_id):
            self._keep(register_id, ())

    def _keep(self, register_id: str, misses: tuple[Miss, ...]) -> None:
        book = self._read()
        book[register_id] = [(miss.at.isoformat(), miss.person) for miss in misses]
        kept = {register: rows for register, rows in book.items() if rows}
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self.path, json.dumps(kept, indent=1).encode())
        except (FileUnusableError, OSError):
            return  # a full disk must not keep the right password out

    def _read(self) -> dict[str, list[tuple[str, str]]]:
        try:
            book = json.loads(self.path.read_bytes())
            return {
                str(register): [(str(at), str(person)) for at, person in rows]
                for register, rows in book.items()
                if all(_moment(at) for at, _ in rows)
            }
        except (OSError, *UNREADABLE):
            return {}  # lost or damaged: it only slows guessing, it proves nothing


def _moment(at: str) -> datetime:
    return datetime.fromisoformat(at).astimezone(UTC)


def wait(misses: list[datetime], now: datetime) -> timedelta:
    """Return how long the next try has to wait: 1, 2, 4 … 300 s after the third miss.

    Never more than ten tries in five minutes.
    """
    if len(misses) < FREE_MISSES:
        return timedelta()
    doublings = min(len(misses) - FREE_MISSES, 9)
    ready = misses[-1] + min(timedelta(seconds=2**doublings), LONGEST_WAIT)
    if len(misses) >= TRIES_IN_WINDOW:
        ready = max(ready, misses[-TRIES_IN_WINDOW] + WINDOW)
    return max(ready - now, timedelta())
