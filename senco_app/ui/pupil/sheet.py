"""One pupil on one sheet: the head, and the tabs of the record."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from senco_app.pupils.queries import PupilPage
from senco_app.ui.pupil.cycles_tab import CyclesTab
from senco_app.ui.pupil.details_tab import DetailsTab
from senco_app.ui.pupil.ehc_tab import EhcTab
from senco_app.ui.pupil.header import PupilHeader
from senco_app.ui.pupil.needs_tab import NeedsTab
from senco_app.ui.pupil.overview_tab import OverviewTab
from senco_app.ui.pupil.profile_tab import ProfileTab
from senco_app.ui.pupil.provision_tab import ProvisionTab
from senco_app.ui.pupil.sheets import Sheet
from senco_app.ui.pupil.tab import PupilTab
from senco_app.ui.turns import TurnTaker
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.buttons import QuietButton

if TYPE_CHECKING:
    from senco_app.pupils.records import PupilRecord
    from senco_app.register import Register
    from senco_app.ui.turns import Turns

GAP = 10
PARTS = {
    "overview": "Overview",
    "profile": "One-page profile",
    "needs": "Needs",
    "cycles": "Cycles",
    "provision": "Provision",
    "ehc": "EHC",
    "details": "Details",
}
PLACES = {name: place for place, name in enumerate(PARTS)}
Part = (
    OverviewTab | ProfileTab | NeedsTab | CyclesTab | ProvisionTab | EhcTab | DetailsTab
)
P = TypeVar("P", bound=Part)


class PupilSheet(Sheet):
    """One pupil: the header, and tabs that each keep what was typed.

    A tab is made when it is first gone to.
    """

    cycle_requested = Signal(object)  # cycle id, perhaps with its stage
    ehc_requested = Signal(object)  # the pupil's id

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
        self.tabs = QTabWidget()
        self._parts: list[Part] = []
        self._places: list[QVBoxLayout] = []
        self._pages: list[QWidget] = []
        self._turns = TurnTaker(self)
        self._arrange()
        self.request_button.clicked.connect(self._request)

    @cached_property
    def overview(self) -> OverviewTab:
        """What is being done, and what happened."""
        part = self._ready(OverviewTab(self._register, self._page("overview")))
        part.cycle_requested.connect(self.cycle_requested)
        part.part_requested.connect(self.open_part)
        return part

    @cached_property
    def profile(self) -> ProfileTab:
        """The one-page profile."""
        return self._ready(ProfileTab(self._register, self._page("profile")))

    @cached_property
    def needs(self) -> NeedsTab:
        """Types of need, and the SEN status."""
        part = self._ready(NeedsTab(self._register, self._page("needs")))
        part.told.connect(self.said)
        return part

    @cached_property
    def cycles(self) -> CyclesTab:
        """The cycles, newest first."""
        part = self._ready(CyclesTab(self._register, self._page("cycles")))
        part.cycle_requested.connect(self.cycle_requested)
        return part

    @cached_property
    def provision(self) -> ProvisionTab:
        """What was planned and given in groups."""
        part = ProvisionTab(self._register, self._page("provision"))
        return self._ready(part)

    @cached_property
    def ehc(self) -> EhcTab:
        """The requests for an EHC needs assessment."""
        part = self._ready(EhcTab(self._register, self._page("ehc")))
        part.ehc_requested.connect(self.ehc_requested)
        return part

    @cached_property
    def details(self) -> DetailsTab:
        """Names, birth, UPN, class, alerts."""
        part = self._ready(DetailsTab(self._register, self._page("details")))
        part.leaving.said.connect(self.said)
        return part

    def opening(self) -> Turns[None]:
        """Fill it before it is shown: its head, and the parts that are made.

        Raises:
            RecordMissingError: If the pupil is no longer in the register.
        """
        pupil = self._register.ask(PupilPage(self._pupil_id))
        yield
        yield from self._coming_to(self.tabs.currentIndex())
        self.pupil = pupil
        self.header.show_pupil(pupil, self._register.today())
        yield
        for part in tuple(self._parts):
            part.show_pupil(pupil)
            yield

    def unsaved(self) -> bool:
        """Say whether any tab holds words that are not in the register."""
        return any(part.unsaved() for part in self._parts)

    def about_pupil(self) -> str:
        """Return the pupil's id."""
        return self._pupil_id

    def keep_drafts(self) -> bool:
        """Keep what was typed as drafts, now; say whether nothing would be lost."""
        kept = [
            part.keep_draft() if isinstance(part, PupilTab) else not part.unsaved()
            for part in self._parts
        ]
        return all(kept)

    def open_part(self, name: str) -> None:
        """Open a part of the record: one of ``PARTS``."""
        self.tabs.setCurrentIndex(PLACES[name])
        self.tabs.tabBar().setFocus()

    def _ready(self, part: P) -> P:
        """Fill a part that was just made; it stands on its tab once that is shown."""
        self._parts.append(part)
        if self.pupil is not None:
            part.show_pupil(self.pupil)
        return part

    def _page(self, name: str) -> QWidget:
        """Return what a part is made in: to find its parent later dresses it twice."""
        return self._pages[PLACES[name]]

    def _make_shown(self, place: int) -> None:
        self._turns.take(self._coming_to(place))

    def _coming_to(self, place: int) -> Turns[None]:
        """Make the part of a tab that is gone to for the first time, then show it."""
        part = getattr(self, tuple(PARTS)[place])
        yield
        if self._places[place].indexOf(part) < 0:
            self._places[place].addWidget(part)
        yield

    def _request(self) -> None:
        self.ehc_requested.emit(self._pupil_id)

    def _arrange(self) -> None:
        bar = self.tabs.tabBar()
        for named in (bar, self.tabs):
            named.setAccessibleName("Parts of the pupil’s record")
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its bar has the focus
        bar.setDrawBase(False)
        for number, words in enumerate(PARTS.values()):
            tab = QWidget()
            place = QVBoxLayout(tab)
            place.setContentsMargins(0, 0, 0, 0)
            self._places.append(place)
            self._pages.append(tab)
            self.tabs.addTab(tab, words)
            self.tabs.setTabToolTip(number, f"Alt+{number + 1}")
            shortcut = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
            shortcut.activated.connect(lambda at=number: self.tabs.setCurrentIndex(at))
        self.tabs.currentChanged.connect(self._make_shown)
        self.header.acts.addWidget(self.request_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.header)
        column.addWidget(self.banner)
        column.addWidget(self.tabs, 1)
