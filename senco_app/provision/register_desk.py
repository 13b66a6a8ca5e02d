"""My sessions over the open register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app.provision.commands import (
    FinishSession,
    MarkPupil,
    SayNotRun,
    SayRan,
)
from senco_app.provision.queries import SessionsOn

if TYPE_CHECKING:
    from datetime import date

    from senco_app.provision.records import PupilMark, SessionCard, SessionKey
    from senco_app.register import Register
    from senco_app.vocabulary import NotRunReason


class RegisterDesk:
    """A ``SessionDesk`` of everybody's sessions, for the SENCO.

    Args:
        register: Open, and signed in to.
        leader_id: Show only this adult's sessions; empty for all.
    """

    def __init__(self, register: Register, leader_id: str = "") -> None:
        self._register = register
        self._leader_id = leader_id

    @property
    def who(self) -> str:
        """The name of whoever is signed in."""
        return self._register.who.name

    def today(self) -> date:
        """Return the local day."""
        return self._register.today()

    def day(self, on: date) -> tuple[SessionCard, ...]:
        """Return the sessions of a day, in time order."""
        now = self._register.now().astimezone().time()
        return self._register.ask(SessionsOn(on, now, self._leader_id))

    def mark(self, key: SessionKey, mark: PupilMark) -> None:
        """Save how one pupil took part; what was said of that pupil is replaced."""
        self._register.execute(MarkPupil(key, mark))

    def not_run(self, key: SessionKey, reason: NotRunReason, words: str) -> None:
        """Save that the session did not take place, and why."""
        self._register.execute(SayNotRun(key, reason, words))

    def ran(self, key: SessionKey) -> None:
        """Take back that the session did not run; it is to be recorded again."""
        self._register.execute(SayRan(key))

    def finish(self, key: SessionKey) -> None:
        """Save that the session is recorded whole."""
        self._register.execute(FinishSession(key))
