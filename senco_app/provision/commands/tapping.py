"""Recording a session tap by tap: each is saved at once, in the register's own row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from senco_app.provision.commands import rows
from senco_app.provision.rules import check_everybody, check_mark, check_words
from senco_app.roles import Permission

if TYPE_CHECKING:
    from senco_app.models.provision import ProvisionSession
    from senco_app.provision.records import PupilMark, SessionKey
    from senco_app.register import Work
    from senco_app.vocabulary import NotRunReason


@dataclass(frozen=True, slots=True)
class MarkPupil:
    """Save how one pupil took part; a session that did not run did run after all."""

    permission: ClassVar[Permission] = Permission.RECORD_SESSION
    act: ClassVar[str] = "mark a pupil in a session"

    key: SessionKey
    mark: PupilMark

    def run(self, work: Work) -> tuple[str, int]:
        """Write the mark, and return the record's id and version.

        Raises:
            RecordMissingError: If there is no such group.
            RuleBrokenError: If the session is still to come, the pupil is not in the
                group on that day, or the mark contradicts itself.
        """
        row = _row(work, self.key)
        check_mark(self.mark, rows.members_on(work.session, self.key))
        _run(row)
        rows.sign(work, row)
        stored = rows.marks_of(work.session, row.id).get(self.mark.pupil_id)
        rows.write_mark(work.session, row.id, stored, self.mark)
        return rows.recorded(work, row)


@dataclass(frozen=True, slots=True)
class SayNotRun:
    """Save that a session did not take place, and why; marks of pupils go."""

    permission: ClassVar[Permission] = Permission.RECORD_SESSION
    act: ClassVar[str] = "record that a session did not run"

    key: SessionKey
    reason: NotRunReason
    words: str = ""

    def run(self, work: Work) -> tuple[str, int]:
        """Write the reason, and return the record's id and version.

        Raises:
            RecordMissingError: If there is no such group.
            RuleBrokenError: If the session is still to come, or the words are too many.
        """
        check_words(self.words)
        row = _row(work, self.key)
        row.ran, row.reason, row.words = False, self.reason, self.words
        row.finished = True
        rows.sign(work, row)
        for mark in rows.marks_of(work.session, row.id).values():
            work.session.delete(mark)
        return rows.recorded(work, row, self.reason.value)


@dataclass(frozen=True, slots=True)
class SayRan:
    """Take back that a session did not run; it is to be recorded."""

    permission: ClassVar[Permission] = Permission.RECORD_SESSION
    act: ClassVar[str] = "take back that a session did not run"

    key: SessionKey

    def run(self, work: Work) -> tuple[str, int]:
        """Write it, and return the record's id and version.

        Raises:
            RecordMissingError: If there is no such group.
            RuleBrokenError: If the session is still to come.
        """
        row = _row(work, self.key)
        _run(row)
        row.finished = False
        rows.sign(work, row)
        return rows.recorded(work, row)


@dataclass(frozen=True, slots=True)
class FinishSession:
    """Say that a session is recorded whole."""

    permission: ClassVar[Permission] = Permission.RECORD_SESSION
    act: ClassVar[str] = "finish recording a session"

    key: SessionKey

    def run(self, work: Work) -> tuple[str, int]:
        """Write it, and return the record's id and version.

        Raises:
            RecordMissingError: If there is no such group.
            RuleBrokenError: If the session is still to come, or a pupil is neither
                here nor away.
        """
        row = _row(work, self.key)
        if row.ran:
            marked = rows.marks_of(work.session, row.id)
            check_everybody(marked, rows.members_on(work.session, self.key))
        row.finished = True
        rows.sign(work, row)
        return rows.recorded(work, row)


def _row(work: Work, key: SessionKey) -> ProvisionSession:
    group = rows.group_for(work, key)
    row = rows.own_row(work.session, key)
    if row is None:
        minutes = rows.planned_minutes(work.session, group, key)
        row = rows.new_row(work, key, minutes)
        work.session.flush()
    return row


def _run(row: ProvisionSession) -> None:
    if not row.ran:
        row.ran, row.reason, row.words = True, None, ""
        row.finished = False
