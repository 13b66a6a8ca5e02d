"""The school's interventions: add, change, archive, and start with twenty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from sqlmodel import select

from senco_app.models.editing import found_as
from senco_app.models.provision import Intervention as InterventionRow
from senco_app.provision.catalogue import starting_catalogue
from senco_app.provision.rules import check_intervention
from senco_app.register import Topic
from senco_app.roles import Permission

if TYPE_CHECKING:
    from sqlmodel import Session

    from senco_app.provision.records import Intervention
    from senco_app.register import Work


@dataclass(frozen=True, slots=True)
class AddIntervention:
    """Enter an intervention that the school gives."""

    permission: ClassVar[Permission] = Permission.PLAN_PROVISION
    act: ClassVar[str] = "add an intervention"

    intervention: Intervention

    def run(self, work: Work) -> str:
        """Write it, and return its id.

        Raises:
            RuleBrokenError: If its name is missing or taken, or its area unknown.
        """
        check_intervention(self.intervention, _names(work.session))
        row = InterventionRow(name="")
        _fill(row, self.intervention)
        work.session.add(row)
        _changed(work, row)
        return row.id


@dataclass(frozen=True, slots=True)
class EditIntervention:
    """Change what stands of an intervention."""

    permission: ClassVar[Permission] = Permission.PLAN_PROVISION
    act: ClassVar[str] = "change an intervention"

    intervention: Intervention

    def run(self, work: Work) -> int:
        """Write it as typed, and return its new version.

        Raises:
            RecordMissingError: If there is no such intervention.
            RecordChangedError: If somebody changed it meanwhile.
            RuleBrokenError: If its name is missing or taken, or its area unknown.
        """
        wanted = self.intervention
        row = found_as(
            work.session, InterventionRow, (wanted.id, wanted.version), "intervention"
        )
        check_intervention(wanted, _names(work.session, without=row.id))
        _fill(row, wanted)
        return _changed(work, row)


@dataclass(frozen=True, slots=True)
class ArchiveIntervention:
    """Leave an intervention out of the lists, or bring it back.

    Groups that are given it go on.
    """

    permission: ClassVar[Permission] = Permission.PLAN_PROVISION
    act: ClassVar[str] = "archive an intervention"

    intervention_id: str
    version: int
    archived: bool = True

    def run(self, work: Work) -> int:
        """Write it, and return its new version.

        Raises:
            RecordMissingError: If there is no such intervention.
            RecordChangedError: If somebody changed it meanwhile.
        """
        row = found_as(
            work.session,
            InterventionRow,
            (self.intervention_id, self.version),
            "intervention",
        )
        row.archived_on = work.today if self.archived else None
        return _changed(work, row)


@dataclass(frozen=True, slots=True)
class TakeCatalogue:
    """Enter the starting set of interventions; those known by name are left alone."""

    permission: ClassVar[Permission] = Permission.PLAN_PROVISION
    act: ClassVar[str] = "take the starting interventions"

    def run(self, work: Work) -> int:
        """Write those that are missing, and return how many."""
        taken = {name.casefold() for name in _names(work.session)}
        missing = [
            one for one in starting_catalogue() if one.name.casefold() not in taken
        ]
        for intervention in missing:
            row = InterventionRow(name="")
            _fill(row, intervention)
            work.session.add(row)
        work.session.flush()
        work.about("intervention", "", f"{len(missing)} added")
        if missing:
            work.changed.add(Topic.PROVISION)
        return len(missing)


def _names(session: Session, *, without: str = "") -> list[str]:
    rows = session.exec(select(InterventionRow.id, InterventionRow.name))
    return [name for row_id, name in rows if row_id != without]


def _fill(row: InterventionRow, wanted: Intervention) -> None:
    row.name = " ".join(wanted.name.split())
    row.area = wanted.area
    row.aim = wanted.aim
    row.evidence = wanted.evidence
    row.entry = wanted.entry
    row.exit = wanted.exit
    row.level = wanted.level


def _changed(work: Work, row: InterventionRow) -> int:
    work.session.flush()
    work.about("intervention", row.id)
    work.changed.add(Topic.PROVISION)
    return row.version
