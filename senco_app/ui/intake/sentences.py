"""What a dry run, and taking in, say in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app.wording import counted, listed

if TYPE_CHECKING:
    from senco_app.pupils.records import ImportReport

NOTHING_NEW = "Nothing to take in: the register says the same already."
NOBODY = (
    "Nothing to take in: no row of this file can be used. Each row’s reason is below."
)


def is_idle(report: ImportReport) -> bool:
    """Say whether taking the file in would change nothing."""
    return not (report.new or report.changed or report.roll)


def read_words(report: ImportReport) -> str:
    """Return what was read, every pupil in one count."""
    read = counted(report.read, "pupil read", "pupils read")
    return f"{read}: {_counts(report)}."


def idle_words(report: ImportReport) -> str:
    """Return why there is nothing to take in; empty if there is something."""
    if not is_idle(report):
        return ""
    return NOTHING_NEW if report.unchanged else NOBODY


def done_words(report: ImportReport) -> str:
    """Return what was taken in."""
    parts = (
        counted(report.new, "pupil is new", "pupils are new") if report.new else "",
        counted(report.changed, "pupil changed", "pupils changed")
        if report.changed
        else "",
        "the roll numbers were replaced" if report.roll else "",
    )
    left = counted(len(report.left_out), "row was", "rows were")
    aside = f" {left} left out; the reasons are below." if report.left_out else ""
    return f"Taken in: {listed(parts)}.{aside}"


def _counts(report: ImportReport) -> str:
    return listed(
        (
            f"{report.new:,} new",
            f"{report.changed:,} changed",
            f"{report.unchanged:,} unchanged",
            f"{report.counted_only:,} counted only",
            f"{len(report.left_out):,} left out",
        )
    )
