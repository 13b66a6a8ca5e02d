"""What the comparison takes and gives: the register's pupils, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from senco_app.pupils.records import (
        ImportReport,
        PupilDetails,
        RankedNeed,
        StatusPeriod,
    )
    from senco_app.school.records import RollNumber


@dataclass(frozen=True, slots=True)
class KnownPupil:
    """A pupil as the register has them. ``needs`` are the present ones, by rank.

    ``period`` is the SEN status that holds, ``free_from`` the first day after the one
    before it. ``running_cycle`` is the number of a cycle that waits for its review.
    """

    id: str
    details: PupilDetails
    former_upn: str | None = None
    archived: bool = False
    period: StatusPeriod | None = None
    free_from: date | None = None
    needs: tuple[RankedNeed, ...] = ()
    running_cycle: int | None = None


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A pupil to be added."""

    details: PupilDetails
    former_upn: str | None
    period: StatusPeriod
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Amendment:
    """What becomes of a pupil in the register; ``None`` leaves a part as it is.

    ``follows`` says that the period follows the one that holds now, which ends on the
    day before; otherwise the present one is corrected.
    """

    pupil_id: str
    details: PupilDetails
    former_upn: str | None
    period: StatusPeriod | None = None
    follows: bool = False
    needs: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """All that an import does; ``roll`` is ``None`` where the numbers stay."""

    newcomers: tuple[Newcomer, ...]
    amendments: tuple[Amendment, ...]
    roll: tuple[RollNumber, ...] | None
    report: ImportReport
