"""The pupil screen: who this is, their cycles, profile, needs and details."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, TypeVar

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
    from senco_app.pupils.records import PupilRecord
    from senco_app.register import Register
    from senco_app.ui.pupil.tab import PupilTab

GAP = 10
TITLES = ("Cycles", "One-page profile", "Needs", "Details")
PROFILE, NEEDS, DETAILS = 1, 2, 3
F = TypeVar("F", ProfileTab, NeedsTab, DetailsTab)


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
        self.pupil: PupilRecord | None = None
        self.cycles = CyclesTab(register)
        self.tabs = QTabWidget()
        self._forms: list[PupilTab] = []
        self._places: list[QVBoxLayout] = []
        self._arrange()
        self.cycles.cycle_requested.connect(self.cycle_requested)
        self.request_button.clicked.connect(self._request_export)

    @cached_property
    def profile(self) -> ProfileTab:
        """The one-page profile; like the next two it is made when first needed."""
        return self._ready(ProfileTab(self._register), PROFILE)

    @cached_property
    def needs(self) -> NeedsTab:
        """Types of need, and the SEN status."""
        return self._ready(NeedsTab(self._register), NEEDS)

    @cached_property
    def details(self) -> DetailsTab:
        """Names, birth, UPN, class."""
        return self._ready(DetailsTab(self._register), DETAILS)

    def refresh(self) -> None:
        """Ask the register again; what is being typed stays.

        Raises:
            RecordMissingError: If the pupil is no longer in the register.
        """
        self.pupil = pupil = self._register.ask(PupilPage(self._pupil_id))
        self.header.show_pupil(pupil, self._register.today())
        self.cycles.show_pupil(pupil)
        for form in self._forms:
            form.show_pupil(pupil)

    def unsaved(self) -> bool:
        """Say whether any tab holds words that are not in the register."""
        return any(form.unsaved() for form in self._forms)

    def _ready(self, form: F, place: int) -> F:
        """Take a form that was just made into its tab, filled."""
        self._forms.append(form)
        self._places[place].addWidget(form)
        if self.pupil is not None:
            form.show_pupil(self.pupil)
        return form

    def _open_tab(self, place: int) -> PupilTab | CyclesTab:
        """Make the form of a tab that is gone to for the first time."""
        if place == PROFILE:
            return self.profile
        if place == NEEDS:
            return self.needs
        return self.details if place == DETAILS else self.cycles

    def _request_export(self) -> None:
        self.export_requested.emit(self._pupil_id)

    def _arrange(self) -> None:
        bar = self.tabs.tabBar()
        for named in (bar, self.tabs):
            named.setAccessibleName("Parts of the pupil’s record")
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its bar has the focus
        bar.setDrawBase(False)
        for number, words in enumerate(TITLES):
            tab = QWidget()
            place = QVBoxLayout(tab)
            place.setContentsMargins(0, 0, 0, 0)
            self._places.append(place)
            self.tabs.addTab(tab, words)
            self.tabs.setTabToolTip(number, f"Alt+{number + 1}")
            shortcut = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
            shortcut.activated.connect(lambda at=number: self.tabs.setCurrentIndex(at))
        self.tabs.currentChanged.connect(self._open_tab)
        self._places[0].addWidget(self.cycles)
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
