"""Changes to who a pupil is: taking in, details, profile, archiving."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from sqlmodel import col, select

from senco_app.errors import RuleBrokenError
from senco_app.models.editing import found, found_as
from senco_app.models.pupil import Need, Pupil, SenPeriod
from senco_app.pupils import rules
from senco_app.pupils.commands.rows import changed, status_now
from senco_app.pupils.records import PupilDetails
from senco_app.register import Topic
from senco_app.roles import Permission
from senco_app.vocabulary import SenStatus

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from senco_app.pupils.records import Profile, RankedNeed
    from senco_app.register import Work


@dataclass(frozen=True, slots=True)
class AddPupil:
    """Take a pupil into the register, with their SEN status and needs."""

    permission: ClassVar[Permission] = Permission.EDIT_PUPILS
    act: ClassVar[str] = "add a pupil"

    details: PupilDetails
    status: SenStatus
    status_from_on: date
    needs: tuple[RankedNeed, ...] = ()
    why: str = ""
    parents_told_on: date | None = None

    def run(self, work: Work) -> str:
        """Write the pupil, and return the new id.

        Raises:
            RuleBrokenError: If a rule of details, status or needs is broken, or
                another pupil has the UPN.
        """
        self._check(work)
        pupil = Pupil(
            legal_surname=self.details.legal_surname,
            legal_forename=self.details.legal_forename,
            entered_on=work.today,
        )
        _fill(pupil, self.details)
        work.session.add(pupil)
        work.session.flush()
        work.session.add(
            SenPeriod(
                pupil_id=pupil.id,
                status=self.status,
                from_on=self.status_from_on,
                reason=self.why,
                parents_told_on=self.parents_told_on,
            )
        )
        for need in self.needs:
            work.session.add(_need(pupil.id, need))
        work.about("pupil", pupil.id, self.why)
        work.changed.add(Topic.PUPILS)
        return pupil.id

    def _check(self, work: Work) -> None:
        rules.check_details(self.details, self.status, work.today)
        _check_upn_free(work.session, self.details.upn, "")
        rules.check_status_start(None, self.status, self.status_from_on, work.today)
        born_on = self.details.born_on
        rules.check_not_before_birth(self.status_from_on, born_on, "from_on")
        rules.check_told(self.parents_told_on, work.today)
        rules.check_ranks(self.needs)
        for need in self.needs:
            rules.check_need_start(need.from_on, work.today)
        ranked = sorted(self.needs, key=lambda need: need.rank)
        codes = tuple(need.type_code for need in ranked)
        rules.check_needs(codes, self.status, work.today)


@dataclass(frozen=True, slots=True)
class EditPupil:
    """Change who a pupil is."""

    permission: ClassVar[Permission] = Permission.EDIT_PUPILS
    act: ClassVar[str] = "change a pupil's details"

    pupil_id: str
    version: int
    details: PupilDetails

    def run(self, work: Work) -> int:
        """Write the details, and return the record's new version.

        Raises:
            RecordMissingError: If there is no such pupil.
            RecordChangedError: If somebody changed the record meanwhile.
            RuleBrokenError: If a rule is broken, or another pupil has the UPN.
        """
        pupil = found_as(work.session, Pupil, (self.pupil_id, self.version), "pupil")
        now = status_now(work.session, pupil.id)
        status = now.status if now else SenStatus.NONE
        rules.check_details(self.details, status, work.today)
        _check_upn_free(work.session, self.details.upn, pupil.id)
        former = pupil.upn
        _fill(pupil, self.details)
        if former and former != pupil.upn:
            pupil.former_upn = former
        return changed(work, pupil)


@dataclass(frozen=True, slots=True)
class SaveProfile:
    """Change a pupil's one-page profile."""

    permission: ClassVar[Permission] = Permission.EDIT_PUPILS
    act: ClassVar[str] = "change a one-page profile"

    pupil_id: str
    version: int
    profile: Profile

    def run(self, work: Work) -> int:
        """Write the profile as typed, and return the record's new version.

        Raises:
            RecordMissingError: If there is no such pupil.
            RecordChangedError: If somebody changed the record meanwhile.
        """
        pupil = found_as(work.session, Pupil, (self.pupil_id, self.version), "pupil")
        pupil.profile_appreciated = self.profile.appreciated
        pupil.profile_important = self.profile.important
        pupil.profile_support = self.profile.support
        return changed(work, pupil)


@dataclass(frozen=True, slots=True)
class ArchivePupil:
    """Take a pupil who left out of the lists; nothing of the record is lost."""

    permission: ClassVar[Permission] = Permission.EDIT_PUPILS
    act: ClassVar[str] = "archive a pupil"

    pupil_id: str
    why: str

    def run(self, work: Work) -> int:
        """Archive the pupil as of today, and return the record's new version.

        Raises:
            RecordMissingError: If there is no such pupil.
            RuleBrokenError: If no reason is given.
        """
        rules.check_archive(self.why)
        pupil = found(work.session, Pupil, self.pupil_id, "pupil")
        if pupil.archived_on is None:
            pupil.archived_on = work.today
        return changed(work, pupil, self.why)


@dataclass(frozen=True, slots=True)
class BringBackPupil:
    """Put an archived pupil back into the lists."""

    permission: ClassVar[Permission] = Permission.EDIT_PUPILS
    act: ClassVar[str] = "bring back an archived pupil"

    pupil_id: str
    why: str

    def run(self, work: Work) -> int:
        """Bring the pupil back, and return the record's new version.

        Raises:
            RecordMissingError: If there is no such pupil.
            RuleBrokenError: If no reason is given, or another pupil has the UPN now.
        """
        rules.check_archive(self.why)
        pupil = found(work.session, Pupil, self.pupil_id, "pupil")
        _check_upn_free(work.session, pupil.upn, pupil.id)
        pupil.archived_on = None
        return changed(work, pupil, self.why)


def _fill(pupil: Pupil, details: PupilDetails) -> None:
    for name in PupilDetails.__slots__:
        setattr(pupil, name, getattr(details, name))
    pupil.upn = rules.tidy_upn(details.upn)
    pupil.year_group_override = details.year_group_override or None


def _need(pupil_id: str, need: RankedNeed) -> Need:
    return Need(
        pupil_id=pupil_id,
        type_code=need.type_code,
        rank=need.rank,
        from_on=need.from_on,
        original=need.original,
    )


def _check_upn_free(session: Session, upn: str | None, but_for: str) -> None:
    tidy = rules.tidy_upn(upn)
    if tidy is None:
        return
    other = session.exec(
        select(Pupil).where(
            col(Pupil.upn) == tidy,
            col(Pupil.archived_on).is_(None),
            col(Pupil.id) != but_for,
        )
    ).first()
    if other is not None:
        names = (other.legal_surname, other.legal_forename, other.preferred_name)
        message = f"{rules.full_name(*names)} has this UPN already."
        raise RuleBrokenError(message, "upn")
