"""Takes a file in, and makes the proposed changes that were decided."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from senco_app.errors import SencoError
from senco_app.pupils.commands import ChangeStatus
from senco_app.pupils.commands.taking_in import ImportOfficeFile
from senco_app.pupils.office.proposing import decided
from senco_app.pupils.records import FileRemark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from senco_app.pupils.records import ImportReport, OfficeFile
    from senco_app.register import Register
    from senco_app.ui.intake.proposals import Decision


def taken_in(
    register: Register, file: OfficeFile, name: str, decisions: Sequence[Decision]
) -> ImportReport:
    """Take a file in, then make each change that was decided; return what was done.

    Each is an act of its own in the pupil's history. One that cannot be made stays
    proposed, with the reason among the warnings.

    Raises:
        SencoError: If the file was not taken in; then nothing was changed.
    """
    report = register.execute(ImportOfficeFile(file, name))
    still = {end.pupil_id for end in report.proposed}
    for end, reason, told_on in decisions:
        if end.pupil_id not in still:
            continue
        try:
            register.execute(ChangeStatus.ending(end, reason, told_on))
        except SencoError as error:
            why = f"The SEN status of {end.pupil} was not changed: {error}"
            told = (*report.warnings, FileRemark(end.row, why))
            report = replace(report, warnings=told)
        else:
            report = decided(report, end)
    return report
