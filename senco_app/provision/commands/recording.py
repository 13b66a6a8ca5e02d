"""Recording a session whole, correcting it, and deciding between two records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from senco_app import wording
from senco_app.errors import RecordMissingError, RuleBrokenError
from senco_app.models.editing import check_unchanged, found_as
from senco_app.models.provision import ProvisionSession
from senco_app.provision.commands import rows
from senco_app.provision.rules import check_entry, check_why
from senco_app.roles import Permission

if TYPE_CHECKING:
    from senco_app.provision.records import SessionEntry, SessionKey
    from senco_app.register import Work


@dataclass(frozen=True, slots=True)
class RecordSession:
    """Record what became of a session, in the register: all that is known of it.

    ``version`` is that of the record the form was filled from; 0 if there was none.
    """

    permission: ClassVar[Permission] = Permission.RECORD_SESSION
    act: ClassVar[str] = "record a session"

    entry: SessionEntry
    version: int = 0

    def run(self, work: Work) -> tuple[str, int]:
        """Write the entry, and return the record's id and version.

        Raises:
            RecordMissingError: If there is no such group.
            RecordChangedError: If it was recorded or changed meanwhile.
            RuleBrokenError: If the session is still to come, or the entry contradicts
                itself; see ``check_entry``.
        """
        rows.group_for(work, self.entry.key)
        row = rows.own_row(work.session, self.entry.key)
        if row is not None:
            check_unchanged(work.session, row, self.version)
        _check(work, self.entry, row)
        if row is None:
            row = rows.new_row(work, self.entry.key, self.entry.minutes)
        rows.fill(work, row, self.entry)
        return rows.recorded(work, row)


@dataclass(frozen=True, slots=True)
class RecordSessions:
    """Record several sessions at once, such as a week's tick sheet: all or none."""

    permission: ClassVar[Permission] = Permission.RECORD_SESSION
    act: ClassVar[str] = "record sessions"

    sessions: tuple[RecordSession, ...]

    def run(self, work: Work) -> tuple[tuple[str, int], ...]:
        """Write the entries, and return each record's id and version.

        Raises:
            RecordMissingError: As ``RecordSession``.
            RecordChangedError: As ``RecordSession``.
            RuleBrokenError: As ``RecordSession``; nothing was written of any.
        """
        written = tuple(session.run(work) for session in self.sessions)
        count = wording.counted(len(written), "session", "sessions")
        work.about("session", "", count)
        return written


@dataclass(frozen=True, slots=True)
class CorrectSession:
    """Correct what was recorded of a session; what stood before is kept.

    What came from a book stays as it was written there and no longer counts; the
    correction stands beside it, as the register's own.
    """

    permission: ClassVar[Permission] = Permission.RECORD_SESSION
    act: ClassVar[str] = "correct a session"

    session_id: str
    version: int
    entry: SessionEntry
    why: str

    def run(self, work: Work) -> tuple[str, int]:
        """Write the correction; return the id and version of the record that counts.

        Raises:
            RecordMissingError: If there is no such record.
            RecordChangedError: If somebody changed it meanwhile.
            RuleBrokenError: If there is no reason, the entry is of another session or
                contradicts itself.
        """
        check_why(self.why)
        former = found_as(
            work.session, ProvisionSession, (self.session_id, self.version), "session"
        )
        key = self.entry.key
        if (former.group_id, former.held_on, former.starts_at) != (
            *(key.group_id, key.held_on, key.starts_at),
        ):
            message = "That is the record of another session."
            raise RuleBrokenError(message, "held_on")
        _check(work, self.entry, former)
        row = rows.own_row(work.session, key)
        if row is None:
            row = rows.new_row(work, key, self.entry.minutes)
        rows.fill(work, row, self.entry)
        if former is not row:
            former.standing = False
        return rows.recorded(work, row, self.why)


@dataclass(frozen=True, slots=True)
class DecideBetween:
    """Say which of several records of one session counts; the others are kept."""

    permission: ClassVar[Permission] = Permission.RECORD_SESSION
    act: ClassVar[str] = "decide between two records of a session"

    key: SessionKey
    session_id: str

    def run(self, work: Work) -> None:
        """Let one record stand and no other.

        Raises:
            RecordMissingError: If that record is not one of this session.
        """
        records = rows.rows_at(work.session, self.key)
        chosen = next((row for row in records if row.id == self.session_id), None)
        if chosen is None:
            message = "That record of the session is not in the register."
            raise RecordMissingError(message)
        for row in records:
            if row.standing != (row is chosen):
                row.standing = row is chosen
        rows.recorded(work, chosen)


def _check(work: Work, entry: SessionEntry, row: ProvisionSession | None) -> None:
    """Accept an entry; a pupil marked before who has left the group stays marked."""
    members = rows.members_on(work.session, entry.key)
    marked = rows.marks_of(work.session, row.id) if row is not None else {}
    left = {pupil: "A pupil" for pupil in marked if pupil not in members}
    kept = {mark.pupil_id for mark in entry.marks}
    check_entry(entry, members | {p: w for p, w in left.items() if p in kept})
