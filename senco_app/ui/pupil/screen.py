"""The pupil screen: who this is, their cycles, profile, needs and details."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from senco_app.pupils.queries import PupilPage
from senco_app.register import Topic
from senco_app.ui.pupil.cycles_tab import CyclesTab
from senco_app.ui.pupil.details_tab import DetailsTab
from senco_app.ui.pupil.header import PupilHeader
from senco_app.ui.pupil.needs_tab import NeedsTab
from senco_app.ui.pupil.profile_tab import ProfileTab
from senco_app.ui.pupil.sheets import Sheet, SheetScreen
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.buttons import QuietButton

if TYPE_CHECKING:
    from senco_app.register import Register

GAP = 10


class PupilSheet(Sheet):
    """One pupil: the header, and four tabs that each keep what was typed."""

    cycle_requested = Signal(object)  # cycle id
    export_requested = Signal(object)  # the pupil's id

    def __init__(
        self, register: Register, pupil_id: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._register = register
        self._pupil_id = pupil_id
        self.header = PupilHeader()
        self.banner = Banner()
        self.request_button = QuietButton(
            "EHC request…",
            "scale",
            shortcut="Ctrl+E",
            name="EHC needs assessment request",
        )
        self.cycles = CyclesTab(register)
        self.profile = ProfileTab(register)
        self.needs = NeedsTab(register)
        self.details = DetailsTab(register)
        self.tabs = QTabWidget()
        self._arrange()
        self.cycles.cycle_requested.connect(self.cycle_requested)
        self.request_button.clicked.connect(self._request_export)

    def refresh(self) -> None:
        """Ask the register again; what is being typed stays.

        Raises:
            RecordMissingError: If the pupil is no longer in the register.
        """
        pupil = self._register.ask(PupilPage(self._pupil_id))
        self.header.show_pupil(pupil, self._register.today())
        self.cycles.show_pupil(pupil)
        for tab in (self.profile, self.needs, self.details):
            tab.show_pupil(pupil)

    def unsaved(self) -> bool:
        """Say whether any tab holds words that are not in the register."""
        return any(tab.unsaved() for tab in (self.profile, self.needs, self.details))

    def _request_export(self) -> None:
        self.export_requested.emit(self._pupil_id)

    def _arrange(self) -> None:
        bar = self.tabs.tabBar()
        for named in (bar, self.tabs):
            named.setAccessibleName("Parts of the pupil’s record")
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its bar has the focus
        bar.setDrawBase(False)
        for number, (tab, words) in enumerate(
            (
                (self.cycles, "Cycles"),
                (self.profile, "One-page profile"),
                (self.needs, "Needs"),
                (self.details, "Details"),
            )
        ):
            self.tabs.addTab(tab, words)
            self.tabs.setTabToolTip(number, f"Alt+{number + 1}")
            shortcut = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
            shortcut.activated.connect(lambda at=number: self.tabs.setCurrentIndex(at))
        self.header.acts.addWidget(self.request_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.header)
        column.addWidget(self.banner)
        column.addWidget(self.tabs, 1)


class PupilScreen(SheetScreen):
    """Shows one pupil at a time."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.PUPILS, Topic.CYCLES})

    cycle_requested = Signal(object)  # cycle id
    export_requested = Signal(object)  # the pupil's id

    def make(self, about: str) -> PupilSheet:
        """Return a new sheet for this pupil."""
        sheet = PupilSheet(self.register, about)
        sheet.cycle_requested.connect(self.cycle_requested)
        sheet.export_requested.connect(self.export_requested)
        return sheet

    @property
    def sheet(self) -> PupilSheet | None:
        """The sheet on show."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, PupilSheet) else None

    def show_pupil(self, pupil_id: str) -> None:
        """Show this pupil, with words that were typed on them and not saved.

        Raises:
            RecordMissingError: If there is no such pupil.
        """
        self.show_sheet(pupil_id)
