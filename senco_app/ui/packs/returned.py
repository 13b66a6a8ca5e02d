"""What taking in returns would do, or did: pack by pack, to decide, and refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTabWidget, QWidget

from senco_app.books.telling import remarks
from senco_app.ui.intake.part import Part
from senco_app.ui.record_table import Column
from senco_app.ui.widgets.tabs import name_tabs

if TYPE_CHECKING:
    from senco_app.books.reports import MergedPack, MergeReport, Refusal

PARTS = ("Returns", "To decide", "Files refused")
NOTHING_TO_KNOW = "nothing special"


class ReturnsReport(QTabWidget):
    """Three tables, each with the whole text of the row that is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.packs: Part[MergedPack] = Part(
            PARTS[0],
            _PACKS,
            (200, 60, 124, 92, 84, 82, 108),
            "No return could be read; see under Files refused.",
        )
        self.to_decide: Part[str] = Part(
            PARTS[1], _TO_DECIDE, (), "No session has two records to decide between."
        )
        self.refused: Part[Refusal] = Part(
            PARTS[2], _REFUSED, (240,), "No file was refused."
        )
        parts: tuple[QWidget, ...] = (self.packs, self.to_decide, self.refused)
        for name, part in zip(PARTS, parts, strict=True):
            self.addTab(part, name)
        name_tabs(self, "What came back")

    def show_report(self, report: MergeReport) -> None:
        """Show a report; the first part that holds something is open."""
        self.packs.show_records(report.packs)
        self.to_decide.show_records(report.to_decide)
        self.refused.show_records(report.refused)
        found = (report.packs, report.to_decide, report.refused)
        for place, lines in enumerate(found):
            self.setTabText(place, f"{PARTS[place]} {len(lines):,}")
        self.setCurrentIndex(next((n for n, lines in enumerate(found) if lines), 0))


def _of(pack: MergedPack) -> str:
    return f"{pack.person} ({pack.device})"


_PACKS: tuple[Column[MergedPack], ...] = (
    Column("Book of", _of),
    Column("New", lambda pack: f"{pack.new:,}", lambda pack: pack.new),
    Column("Known already", lambda pack: f"{pack.known:,}", lambda pack: pack.known),
    Column("Set aside", lambda pack: f"{pack.aside:,}", lambda pack: pack.aside),
    Column("Dropped", lambda pack: f"{pack.dropped:,}", lambda pack: pack.dropped),
    Column("Refused", lambda pack: f"{pack.refused:,}", lambda pack: pack.refused),
    Column("Wrong clock", lambda p: f"{p.doubtful:,}", lambda p: p.doubtful),
    Column("What to know", lambda p: " ".join(remarks(p)) or NOTHING_TO_KNOW),
)
_TO_DECIDE: tuple[Column[str], ...] = (Column("Session", lambda words: words),)
_REFUSED: tuple[Column[Refusal], ...] = (
    Column("File", lambda one: one.name),
    Column("Why", lambda one: one.why),
)
