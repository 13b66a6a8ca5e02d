"""What a dry run, and taking in, say in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app.pupils.office.proposing import aside
from senco_app.wording import counted, listed

if TYPE_CHECKING:
    from senco_app.pupils.records import ImportReport

NOTHING_NEW = "Nothing to take in: the register says the same already."
NOBODY = (
    "Nothing to take in: no row of this file can be used. Each row’s reason is below."
)
UNDECIDED = "Nothing to take in yet: fill in both fields under Changed."


def is_idle(report: ImportReport) -> bool:
    """Say whether taking the file in would change nothing, unless more is decided."""
    return not (report.new or report.taken or report.roll)


def read_words(report: ImportReport) -> str:
    """Return what was read, every pupil in one count."""
    read = counted(report.read, "pupil read", "pupils read")
    return f"{read}: {_counts(report)}."


def idle_words(report: ImportReport) -> str:
    """Return why there is nothing to take in; empty if there is something."""
    if not is_idle(report):
        return ""
    if report.proposed:
        return UNDECIDED
    return NOTHING_NEW if report.unchanged else NOBODY


def done_words(report: ImportReport) -> str:
    """Return what was taken in."""
    parts = (
        counted(report.new, "pupil is new", "pupils are new") if report.new else "",
        counted(report.taken, "pupil changed", "pupils changed")
        if report.taken
        else "",
        "the roll numbers were replaced" if report.roll else "",
    )
    said = listed(tuple(part for part in parts if part)) or "nothing"
    return f"Taken in: {said}.{_stays_words(report)}{_left_words(report)}"


def _stays_words(report: ImportReport) -> str:
    if not report.proposed:
        return ""
    many = len(report.proposed)
    kept = counted(many, "pupil who is", "pupils who are")
    stays = "keeps the SEN status" if many == 1 else "keep the SEN status"
    return f" {kept} N in the file {stays} of the register."


def _left_words(report: ImportReport) -> str:
    if not report.left_out:
        return ""
    left = counted(len(report.left_out), "row was", "rows were")
    return f" {left} left out; the reasons are below."


def _counts(report: ImportReport) -> str:
    return listed(
        (
            f"{report.new:,} new",
            f"{report.changed:,} changed{aside(report)}",
            f"{report.unchanged:,} unchanged",
            f"{report.counted_only:,} counted only",
            f"{len(report.left_out):,} left out",
        )
    )
