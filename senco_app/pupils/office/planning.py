"""Plans what an import does: every row of the file into exactly one count."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from senco_app.pupils import rules
from senco_app.pupils.office.comparing import (
    changes_of,
    details_of,
    differing,
    former_upn_after,
    merged,
)
from senco_app.pupils.office.examining import examined, warn_of_words
from senco_app.pupils.office.matching import (
    RegisterIndex,
    RowsTaken,
    is_somebody_else,
)
from senco_app.pupils.office.proposing import proposed_end
from senco_app.pupils.office.records import Amendment, ImportPlan, Newcomer
from senco_app.pupils.office.roll import parts_missing, roll_numbers
from senco_app.pupils.office.support import (
    codes_of,
    end_change,
    first_needs,
    first_period,
    needs_after,
    status_after,
    support_changes,
)
from senco_app.pupils.records import (
    FieldChange,
    FileRemark,
    ImportReport,
    NewPupil,
)
from senco_app.vocabulary import SenStatus

if TYPE_CHECKING:
    from datetime import date

    from senco_app.pupils.office.records import KnownPupil
    from senco_app.pupils.office.support import StatusAfter
    from senco_app.pupils.records import FilePupil, OfficeFile, PupilDetails
    from senco_app.school.records import RollNumber


def planned(file: OfficeFile, known: tuple[KnownPupil, ...], today: date) -> ImportPlan:
    """Return what taking in the file does to the register, and the report of it.

    Children without SEN who are not in the register are counted only. Their numbers
    replace the snapshot of roll numbers whole, if the file lists any and is complete;
    where it has no sex, pupil premium, EAL or care, neither has the new snapshot, and
    a warning says so: figures of two days are never mixed.
    """
    planning = _Planning(known, today)
    for pupil in file.pupils:
        planning.take(pupil)
    return planning.plan(file)


class _Planning:
    """Goes through the rows once, in the order of the file."""

    def __init__(self, known: tuple[KnownPupil, ...], today: date) -> None:
        self._today = today
        self._register = RegisterIndex(known)
        self._taken = RowsTaken()
        self._row_of: dict[str, int] = {}
        self._newcomers: list[Newcomer] = []
        self._amendments: list[Amendment] = []
        self._counted: list[FilePupil] = []
        self._unchanged = self._only_proposed = 0
        self._left_out: list[FileRemark] = []
        self._warnings: list[FileRemark] = []
        self._changes: list[FieldChange] = []

    def take(self, row: FilePupil) -> None:
        """Sort one row into its count."""
        begun = len(self._warnings)
        pupil = examined(row, self._today, self._warn)
        earlier = self._taken.earlier(pupil)
        if earlier is not None:
            del self._warnings[begun:]  # told of the first row already
            self._second_row(pupil, earlier)
            return
        match = self._register.match(pupil)
        first_row = self._row_of.get(match.known.id) if match.known else None
        if match.doubt or first_row:
            doubt = match.doubt or f"It is the same pupil as row {first_row}."
            self._leave_out(pupil, doubt)
            return
        self._taken.add(pupil)
        self._enter(pupil, match.known)

    def _enter(self, pupil: FilePupil, known: KnownPupil | None) -> None:
        supported = pupil.status in (SenStatus.SEN_SUPPORT, SenStatus.EHC_PLAN)
        if known is not None and (supported or not known.archived):
            self._row_of[known.id] = pupil.row
            self._compare(pupil, known)
        elif supported:
            self._add(pupil)
        else:
            self._count(pupil)

    def _warn(self, row: int, why: str) -> None:
        self._warnings.append(FileRemark(row, why))

    def _leave_out(self, pupil: FilePupil, why: str) -> None:
        self._left_out.append(FileRemark(pupil.row, why))

    def _second_row(self, pupil: FilePupil, earlier: FilePupil) -> None:
        if is_somebody_else(pupil, earlier):
            self._leave_out(
                pupil, f"Row {earlier.row} gives another child the same UPN."
            )
            return
        said = differing(pupil, earlier)
        if not said:
            self._unchanged += 1
            return
        self._leave_out(
            pupil,
            f"It is a second row for the pupil of row {earlier.row}, which counts, "
            f"and says otherwise of {said}.",
        )

    def _count(self, pupil: FilePupil) -> None:
        self._counted.append(pupil)
        if pupil.needs:
            self._warn(
                pupil.row,
                "There is a type of need and no SEN status: counted as a child "
                "without SEN. Ask the office for the status if that is wrong.",
            )

    def _add(self, pupil: FilePupil) -> None:
        warn_of_words(pupil, self._warn)
        self._newcomers.append(
            Newcomer(
                details=details_of(pupil, self._today),
                former_upn=pupil.former_upn,
                period=first_period(pupil, self._today, self._warn),
                needs=first_needs(pupil),
            )
        )

    def _compare(self, pupil: FilePupil, known: KnownPupil) -> None:
        details = merged(pupil, known, self._today)
        status = status_after(pupil, known, self._today, self._warn)
        needs = self._needs(pupil, known, status)
        changes = [
            *self._seen_back(pupil, known),
            *changes_of(pupil.row, known, details),
            *support_changes(pupil.row, known, status, needs),
        ]
        former = former_upn_after(pupil, known)
        self._remark(pupil, known, details)
        if status.words_added:
            warn_of_words(pupil, self._warn)
        same = not changes and former == known.former_upn
        proposed = self._propose(pupil, known, alone=same)
        if same:
            self._unchanged += not proposed
            return
        self._changes.extend(changes)
        self._amendments.append(
            Amendment(known.id, details, former, status.period, status.follows, needs)
        )

    def _propose(self, pupil: FilePupil, known: KnownPupil, *, alone: bool) -> bool:
        """Tell of a change that somebody has to decide; say whether there is one."""
        end = proposed_end(pupil, known, self._today)
        if end is None:
            return False
        self._changes.append(end_change(replace(end, alone=alone)))
        self._only_proposed += alone
        self._warn(pupil.row, end.why)
        return True

    def _needs(
        self, pupil: FilePupil, known: KnownPupil, status: StatusAfter
    ) -> tuple[str, ...] | None:
        """Return the needs to be, or ``None`` if the present ones stay."""
        period = status.period or known.period
        after = needs_after(pupil, known, period.status if period else SenStatus.NONE)
        return None if after == codes_of(known) else after

    def _seen_back(self, pupil: FilePupil, known: KnownPupil) -> list[FieldChange]:
        if not known.archived:
            return []
        self._warn(
            pupil.row,
            "The pupil was archived and is in the office's file again: the record was "
            "brought back, with its history.",
        )
        return [
            FieldChange(
                pupil.row, _full_name(known.details), "record", "archived", "in use"
            )
        ]

    def _remark(self, pupil: FilePupil, known: KnownPupil, after: PupilDetails) -> None:
        """Warn of a UPN in the file that the register does not take over."""
        if pupil.upn not in (None, after.upn, known.former_upn):
            self._warn(
                pupil.row,
                f"The file has UPN {pupil.upn}; the register's {after.upn} was kept.",
            )

    def plan(self, file: OfficeFile) -> ImportPlan:
        """Return the plan once all rows were taken."""
        roll = self._roll(file)
        warnings = sorted((*file.warnings, *self._warnings), key=lambda w: w.row)
        left_out = sorted((*file.left_out, *self._left_out), key=lambda w: w.row)
        report = ImportReport(
            read=file.read,
            new=len(self._newcomers),
            changed=len(self._amendments) + self._only_proposed,
            unchanged=self._unchanged,
            counted_only=len(self._counted),
            left_out=tuple(left_out),
            warnings=tuple(warnings),
            changes=tuple(self._changes),
            newcomers=tuple(_new_pupil(new, self._today) for new in self._newcomers),
            roll=roll or (),
        )
        return ImportPlan(tuple(self._newcomers), tuple(self._amendments), roll, report)

    def _roll(self, file: OfficeFile) -> tuple[RollNumber, ...] | None:
        if not self._counted:
            return None
        last_row = max(pupil.row for pupil in file.pupils)
        if not file.whole:
            self._warn(
                last_row, "Because the file is incomplete, the roll numbers stay."
            )
            return None
        missing = parts_missing(self._counted)
        if missing:
            self._warn(
                1,
                f"The file says nothing of {missing} for the children counted: the "
                "roll numbers are without.",
            )
        return roll_numbers(self._counted, self._today)


def _new_pupil(new: Newcomer, today: date) -> NewPupil:
    """Return what is told of a newcomer before they are taken in."""
    details = new.details
    return NewPupil(
        name=_full_name(details),
        year_group=rules.year_group(details, today),
        form=details.form,
        status=new.period.status,
        needs=new.needs,
    )


def _full_name(details: PupilDetails) -> str:
    return rules.full_name(
        details.legal_surname, details.legal_forename, details.preferred_name
    )
