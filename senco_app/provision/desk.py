"""What My sessions works over: the register, or a teaching assistant's book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date

    from senco_app.provision.records import PupilMark, SessionCard, SessionKey
    from senco_app.vocabulary import NotRunReason


class SessionDesk(Protocol):
    """The sessions of one adult, by day; each call is on the disk when it returns.

    Every call may raise ``RuleBrokenError`` (nothing was changed), ``NotAllowedError``
    and ``FileUnusableError``.
    """

    @property
    def who(self) -> str:
        """The name of the adult whose sessions these are."""
        ...

    def today(self) -> date:
        """Return the local day."""
        ...

    def day(self, on: date) -> tuple[SessionCard, ...]:
        """Return the sessions of a day, in time order."""
        ...

    def mark(self, key: SessionKey, mark: PupilMark) -> None:
        """Save how one pupil took part; what was said of that pupil is replaced.

        A session that was said not to have run did run.
        """
        ...

    def not_run(self, key: SessionKey, reason: NotRunReason, words: str) -> None:
        """Save that the session did not take place, and why."""
        ...

    def ran(self, key: SessionKey) -> None:
        """Take back that the session did not run; it is to be recorded again."""
        ...

    def finish(self, key: SessionKey) -> None:
        """Save that the session is recorded whole."""
        ...
