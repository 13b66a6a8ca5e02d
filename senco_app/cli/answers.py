"""How answers look: as one JSON document, or as lines of text."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any

from senco_app.pupils.office.proposing import aside
from senco_app.wording import counted, day, short_day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from senco_app.books.reports import MergeReport
    from senco_app.models.checks import Findings
    from senco_app.models.history import HistoryLine
    from senco_app.pupils.records import ImportReport, PupilLine
    from senco_app.reminders.records import Reminder

Json = dict[str, Any]


def let_out(*streams: TextIO) -> None:
    """Let streams write "?" for a letter that they have no sign for, and not fail.

    A pipe on Windows takes the letters of one code page: "Łukasz" and an arrow are not
    among those of western Europe. What was done is done by then.
    """
    for stream in streams:
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def as_json(answer: object) -> str:
    """Return one JSON document; dates and codes as text.

    Where not every letter can be written, those beyond ASCII are escaped: none is lost.
    """
    every = "utf" in (getattr(sys.stdout, "encoding", None) or "").lower()
    return json.dumps(answer, ensure_ascii=not every, indent=2, default=str)


def refusal(message: str) -> str:
    """Return what a refusal looks like with ``--json``."""
    return as_json({"error": message})


def import_json(report: ImportReport) -> Json:
    """Return what ``import --json`` answers."""
    return {
        "read": report.read,
        "new": report.new,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "left_out": [asdict(remark) for remark in report.left_out],
        "counted_only": report.counted_only,
        "warnings": [asdict(remark) for remark in report.warnings],
    }


def import_lines(report: ImportReport, *, dry_run: bool) -> Iterable[str]:
    """Yield an import in words: counts, what changed, what was left out and why."""
    yield f"{counted(report.read, 'pupil', 'pupils')} read" + (
        "; nothing was written (dry run)." if dry_run else "."
    )
    yield (
        f"{report.new} new, {report.changed} changed{aside(report)}, "
        f"{report.unchanged} unchanged, {report.counted_only} counted only, "
        f"{len(report.left_out)} left out."
    )
    for change in report.changes:
        yield (
            f"  row {change.row}: {change.pupil}: {change.field}: "
            f"{change.old or '(empty)'} → {change.new or '(empty)'}"
            f"{' (only proposed)' if change.proposed else ''}"
        )
    for remark in report.left_out:
        yield f"  row {remark.row} left out: {remark.why}"
    for remark in report.warnings:
        yield f"  row {remark.row}: {remark.why}"


def merge_json(report: MergeReport) -> Json:
    """Return what ``merge --json`` answers."""
    return {
        "packs": [
            {
                "name": pack.name,
                "person": pack.person,
                "device": pack.device,
                "new": pack.new,
                "known": pack.known,
                "set_aside": pack.aside,
                "dropped": pack.dropped,
                "refused": pack.refused,
                "refused_why": list(pack.refused_why),
                "doubtful": pack.doubtful,
                "left_since": pack.gone,
                "copied": pack.copied,
            }
            for pack in report.packs
        ],
        "refused": [asdict(refusal) for refusal in report.refused],
        "sessions": report.sessions,
        "changed": report.changed,
        "to_decide": list(report.to_decide),
        "dry_run": report.dry_run,
    }


def pupil_json(line: PupilLine) -> Json:
    """Return what ``pupils --json`` says of one pupil."""
    return {
        "id": line.id,
        "upn": line.upn,
        "legal_surname": line.legal_surname,
        "legal_forename": line.legal_forename,
        "preferred_name": line.preferred_name,
        "born_on": line.born_on,
        "year_group": line.year_group,
        "form": line.form,
        "sen_status": line.status,
        "needs": list(line.needs),
    }


def pupil_line(line: PupilLine) -> str:
    """Return one pupil as a line of text."""
    parts = (line.sort_name, line.form, line.status.value, ", ".join(line.needs))
    return "  ".join(part for part in parts if part)


def reminder_json(reminder: Reminder) -> Json:
    """Return what ``reminders --json`` says of one reminder."""
    return {
        "kind": reminder.kind,
        "pupil_id": reminder.pupil_id,
        "upn": reminder.upn,
        "due_on": reminder.due_on,
        "urgency": reminder.urgency,
        "why": reminder.why,
        "source": reminder.source,
        "force": reminder.force,
    }


def reminder_line(reminder: Reminder) -> str:
    """Return one reminder as a line of text."""
    return (
        f"{day(reminder.due_on)}  {reminder.pupil}  {reminder.why} "
        f"({reminder.force}: {reminder.source})"
    )


def history_json(line: HistoryLine) -> Json:
    """Return what ``history --json`` says of one act."""
    return {
        "at": line.at.isoformat(timespec="seconds"),
        "person": line.person,
        "act": line.act,
        "entity": line.entity,
        "why": line.why,
    }


def history_line(line: HistoryLine) -> str:
    """Return one act as a line of text; the time is UTC, as it was recorded."""
    parts = (
        f"{short_day(line.at.date())} {line.at:%H:%M} UTC",
        line.person,
        line.act,
        line.entity,
        line.why,
    )
    return "  ".join(part for part in parts if part)


def findings_json(found: Findings) -> Json:
    """Return what ``check --json`` answers."""
    return {
        "sound": found.is_sound,
        "pages": found.pages,
        "rows": dict(found.rows),
        "history_entries": found.history_entries,
        "key_slots": found.key_slots,
        "backups": found.backups,
        "newest_backup": found.newest_backup,
        "newest_backup_at": found.newest_backup_at,
        "faults": list(found.faults),
    }


def findings_lines(found: Findings) -> Iterable[str]:
    """Yield what was checked, with figures; faults are told apart."""
    rows = sum(number for _, number in found.rows)
    yield f"{counted(found.pages, 'page', 'pages')} of the file read and proved"
    yield f"{counted(rows, 'row', 'rows')} in {len(found.rows)} tables, references kept"
    entries = counted(found.history_entries, "entry", "entries")
    yield f"{entries} of the history follow one another"
    yield f"{counted(found.key_slots, 'key slot', 'key slots')}"
    if found.newest_backup:
        made = counted(found.backups, "backup", "backups")
        yield f"{made}, the newest {found.newest_backup}, read back"
    else:
        yield "no backup yet"
    yield "All is well." if found.is_sound else "Faults were found."
