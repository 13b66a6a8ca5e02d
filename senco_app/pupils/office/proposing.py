"""A known pupil who is N in the office's file: proposed, and decided by somebody."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from senco_app.errors import RuleBrokenError
from senco_app.pupils import rules
from senco_app.pupils.records import FileRemark, ProposedEnd, StatusPeriod
from senco_app.vocabulary import SenStatus

if TYPE_CHECKING:
    from datetime import date

    from senco_app.pupils.office.records import KnownPupil
    from senco_app.pupils.records import FilePupil, ImportReport


def proposed_end(
    pupil: FilePupil, known: KnownPupil, today: date
) -> ProposedEnd | None:
    """Return the end of SEN that a row of the file proposes for a known pupil.

    A blank proposes nothing. It would hold from the day that the file gives, if that
    is after the present status began, else from today.

    Source:
        SEND Code of Practice (2015), 6.56: why support ends, and that parents and
        carers were told, is the school's to say, not the file's.
    """
    now = known.period
    if pupil.status is not SenStatus.NONE or now is None:
        return None
    if now.status is SenStatus.NONE:
        return None
    given = pupil.status_from_on
    start = given if given and given > now.from_on else max(today, now.from_on)
    details = known.details
    name = rules.full_name(
        details.legal_surname, details.legal_forename, details.preferred_name
    )
    obstacle = _obstacle(known)
    return ProposedEnd(
        row=pupil.row,
        pupil_id=known.id,
        pupil=name,
        now=now,
        from_on=start,
        why=_why(name, now.status, obstacle),
        obstacle=obstacle,
    )


def _obstacle(known: KnownPupil) -> str:
    try:
        rules.check_no_running_cycle(known.running_cycle)
    except RuleBrokenError as broken:
        return str(broken)
    return ""


def _why(name: str, now: SenStatus, obstacle: str) -> str:
    told = f"{name} is N in the file and {now.words} in the register, which stays"
    if obstacle:
        return f"{told} for now. {obstacle}"
    return (
        f"{told} until you say why it ends and when parents and carers were told: "
        "under Changed in the Import window, at a terminal, or on the pupil's page."
    )


def check_decided(
    end: ProposedEnd, reason: str, told_on: date | None, today: date
) -> None:
    """Accept what was decided about a proposed change.

    Raises:
        RuleBrokenError: If the reason or the day on which parents and carers were
            told is missing, or a day cannot be.
    """
    new = StatusPeriod(
        SenStatus.NONE, end.from_on, reason=reason, parents_told_on=told_on
    )
    rules.check_status_change(end.now, new, today)


def decided(report: ImportReport, end: ProposedEnd) -> ImportReport:
    """Return the report once a proposed change was made."""
    told = FileRemark(end.row, end.why)
    return replace(
        report,
        warnings=tuple(one for one in report.warnings if one != told),
        changes=tuple(
            replace(one, proposed=None)
            if one.proposed and one.proposed.pupil_id == end.pupil_id
            else one
            for one in report.changes
        ),
    )


def aside(report: ImportReport) -> str:
    """Return what is said after the number of those who change; mostly nothing."""
    ends = len(report.proposed)
    return f" ({ends:,} only proposed)" if ends else ""
