"""Plain records of pupils that cross borders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from senco_app.school.records import RollNumber
    from senco_app.vocabulary import AlertKind, KeepReason, SenStatus, Sex, Stage


@dataclass(frozen=True, slots=True)
class RankedNeed:
    """A type of need as it stands: rank 1 is the primary need."""

    type_code: str
    rank: int
    from_on: date
    until_on: date | None = None
    original: str = ""


@dataclass(frozen=True, slots=True)
class StatusPeriod:
    """A pupil's SEN status from a date until another."""

    status: SenStatus
    from_on: date
    until_on: date | None = None
    reason: str = ""
    parents_told_on: date | None = None
    original: str = ""


@dataclass(frozen=True, slots=True)
class Alert:
    """What to do for a pupil, from a day and perhaps until another.

    ``words`` say what to do, not why. ``id`` is empty for one that is not stored yet.
    """

    kind: AlertKind
    words: str
    from_on: date
    until_on: date | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class PupilDetails:
    """Who a pupil is. What a form edits, and what the command takes.

    ``decide_by`` is when it is looked at again why a pupil without SEN is kept.
    """

    legal_surname: str
    legal_forename: str
    preferred_name: str = ""
    born_on: date | None = None
    sex: Sex | None = None
    upn: str | None = None
    year_group_override: str | None = None
    form: str = ""
    home_authority: str = ""
    pupil_premium: bool = False
    eal: bool = False
    looked_after: bool = False
    attendance: str = ""
    keep_reason: KeepReason | None = None
    decide_by: date | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """The one-page profile, in the pupil's and the adults' own words."""

    appreciated: str = ""
    important: str = ""
    support: str = ""


@dataclass(frozen=True, slots=True)
class PupilLine:
    """A pupil as a list shows them.

    ``name`` is the preferred forename with the legal surname; ``sort_name`` starts
    with the surname. ``year_group`` is computed from the day of birth unless it was
    set by hand; empty if neither is known. The cycle's parts are empty without an
    open cycle. ``outcomes_met`` are those met of ``outcomes_reviewed``, all that a
    finished review has judged.
    """

    id: str
    name: str
    sort_name: str
    legal_surname: str
    legal_forename: str
    preferred_name: str
    born_on: date | None
    upn: str | None
    year_group: str
    form: str
    status: SenStatus
    status_from_on: date | None
    needs: tuple[str, ...]
    cycle_id: str = ""
    cycle_number: int = 0
    stage: Stage | None = None
    review_by: date | None = None
    late_days: int = 0
    keep_reason: KeepReason | None = None
    decide_by: date | None = None
    outcomes_met: int = 0
    outcomes_reviewed: int = 0


@dataclass(frozen=True, slots=True)
class Roll:
    """Everyone in the register, and how many on roll have no record here (or 0)."""

    lines: tuple[PupilLine, ...]
    others: int


@dataclass(frozen=True, slots=True)
class Glance:
    """What is told of a pupil beside the list: their profile's words, what to do."""

    pupil_id: str
    support: str
    important: str
    alerts: tuple[tuple[AlertKind, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PupilRecord:
    """One pupil whole, as their page shows them.

    ``alerts`` are those that hold today, and those that are still to come. Since
    ``archived_on`` the pupil is out of the lists.
    """

    id: str
    version: int
    name: str
    year_group: str
    upn_is_sound: bool
    details: PupilDetails
    profile: Profile
    statuses: tuple[StatusPeriod, ...]
    needs: tuple[RankedNeed, ...]
    former_needs: tuple[RankedNeed, ...] = ()
    alerts: tuple[Alert, ...] = ()
    archived_on: date | None = None

    @property
    def status(self) -> StatusPeriod | None:
        """Return the period that holds now; the newest is the first."""
        return next((p for p in self.statuses if p.until_on is None), None)


@dataclass(frozen=True, slots=True)
class FileNeed:
    """A need as the office's file has it; ``rank`` 0 where the file gives none."""

    type_code: str
    rank: int
    original: str = ""


@dataclass(frozen=True, slots=True)
class FilePupil:
    """A pupil's row of the office's file.

    ``None`` says that the file has no such column, or an empty cell in it: nothing is
    cleared by that. ``row`` is its number as the spreadsheet shows it. ``original`` is
    the office's word for a legacy status.
    """

    row: int
    legal_surname: str
    legal_forename: str
    preferred_name: str | None = None
    born_on: date | None = None
    sex: Sex | None = None
    upn: str | None = None
    former_upn: str | None = None
    year_group: str | None = None
    form: str | None = None
    status: SenStatus | None = None
    status_from_on: date | None = None
    original: str = ""
    needs: tuple[FileNeed, ...] | None = None
    pupil_premium: bool | None = None
    eal: bool | None = None
    looked_after: bool | None = None
    attendance: str | None = None


@dataclass(frozen=True, slots=True)
class FileRemark:
    """What was noticed of a row: why it was left out, or a warning."""

    row: int
    why: str


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """The office's file as plain records.

    ``read`` counts pupils (in a file with a row a need, pupils); each stands in
    ``pupils`` or in ``left_out``. ``whole`` is false if the file ends in the middle
    of a row: then more may be missing than that row.
    """

    kind: str
    read: int
    pupils: tuple[FilePupil, ...]
    left_out: tuple[FileRemark, ...] = ()
    warnings: tuple[FileRemark, ...] = ()
    whole: bool = True


@dataclass(frozen=True, slots=True)
class ProposedEnd:
    """A pupil of the register who is N in the file: that changes by a decision only.

    ``now`` is the status that holds until ``from_on``. ``why`` says what to do, and is
    among the warnings, too; ``obstacle``, if any, why it cannot be decided with the
    file. ``alone``: nothing else of the pupil changes.
    """

    row: int
    pupil_id: str
    pupil: str
    now: StatusPeriod
    from_on: date
    why: str
    obstacle: str = ""
    alone: bool = False


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one pupil: what stood in the register and what the file says.

    One that is only ``proposed`` is not taken in before somebody decides.
    """

    row: int
    pupil: str
    field: str
    old: str
    new: str
    proposed: ProposedEnd | None = None


@dataclass(frozen=True, slots=True)
class NewPupil:
    """A pupil whom an import adds; ``year_group`` and ``form`` empty if not known."""

    name: str
    year_group: str
    form: str
    status: SenStatus
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do. Every pupil read is in exactly one count.

    A pupil with a change that is only proposed counts as changed.
    """

    read: int
    new: int
    changed: int
    unchanged: int
    counted_only: int
    left_out: tuple[FileRemark, ...]
    warnings: tuple[FileRemark, ...]
    changes: tuple[FieldChange, ...] = ()
    newcomers: tuple[NewPupil, ...] = ()
    roll: tuple[RollNumber, ...] = ()

    @property
    def proposed(self) -> tuple[ProposedEnd, ...]:
        """Return the changes that wait for a decision."""
        return tuple(c.proposed for c in self.changes if c.proposed is not None)

    @property
    def taken(self) -> int:
        """Return how many pupils change without a decision."""
        return self.changed - sum(end.alone for end in self.proposed)
