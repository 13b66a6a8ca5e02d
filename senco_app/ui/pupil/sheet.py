"""One pupil on one sheet: the head, and the tabs of the record."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from senco_app.pupils.queries import PupilPage
from senco_app.ui.lazy_parts import LazyParts
from senco_app.ui.pupil.cycles_tab import CyclesTab
from senco_app.ui.pupil.details_tab import DetailsTab
from senco_app.ui.pupil.ehc_tab import EhcTab
from senco_app.ui.pupil.header import PupilHeader
from senco_app.ui.pupil.needs_tab import NeedsTab
from senco_app.ui.pupil.overview_tab import OverviewTab
from senco_app.ui.pupil.profile_tab import ProfileTab
from senco_app.ui.pupil.provision_tab import ProvisionTab
from senco_app.ui.pupil.sheets import Sheet
from senco_app.ui.pupil.tab import Tab
from senco_app.ui.turns import TurnTaker, at_once
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from collections.abc import Callable

    from senco_app.pupils.records import PupilRecord
    from senco_app.register import Register
    from senco_app.ui.turns import Turns

GAP = 10
PARTS: dict[str, tuple[str, type[Tab]]] = {
    "overview": ("Overview", OverviewTab),
    "profile": ("One-page profile", ProfileTab),
    "needs": ("Needs", NeedsTab),
    "cycles": ("Cycles", CyclesTab),
    "provision": ("Provision", ProvisionTab),
    "ehc": ("EHC", EhcTab),
    "details": ("Details", DetailsTab),
}
NAMES = tuple(PARTS)


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
        titles = [words for words, _ in PARTS.values()]
        self.tabs = Tabs("Parts of the pupil’s record", titles)
        self._parts = LazyParts[str, Tab](self._makers(), self._take, self._filling)
        self._turns = TurnTaker(self)
        self._arrange()
        self.request_button.clicked.connect(self._request)

    @property
    def overview(self) -> OverviewTab:
        """What is being done, and what happened."""
        return cast("OverviewTab", at_once(self._parts.part("overview")))

    @property
    def profile(self) -> ProfileTab:
        """The one-page profile."""
        return cast("ProfileTab", at_once(self._parts.part("profile")))

    @property
    def needs(self) -> NeedsTab:
        """Types of need, and the SEN status."""
        return cast("NeedsTab", at_once(self._parts.part("needs")))

    @property
    def cycles(self) -> CyclesTab:
        """The cycles, newest first."""
        return cast("CyclesTab", at_once(self._parts.part("cycles")))

    @property
    def provision(self) -> ProvisionTab:
        """What was planned and given in groups."""
        return cast("ProvisionTab", at_once(self._parts.part("provision")))

    @property
    def ehc(self) -> EhcTab:
        """The requests for an EHC needs assessment."""
        return cast("EhcTab", at_once(self._parts.part("ehc")))

    @property
    def details(self) -> DetailsTab:
        """Names, birth, UPN, class, alerts."""
        return cast("DetailsTab", at_once(self._parts.part("details")))

    def opening(self) -> Turns[None]:
        """Fill it before it is shown: its head, and the parts that are made.

        Raises:
            RecordMissingError: If the pupil is no longer in the register.
        """
        pupil = self.pupil = self._register.ask(PupilPage(self._pupil_id))
        yield
        self.header.show_pupil(pupil, self._register.today())
        yield
        for part in self._made():
            part.show_pupil(pupil)
            yield
        yield from self._coming_to(self.tabs.currentIndex())

    def unsaved(self) -> bool:
        """Say whether any tab holds words that are not in the register."""
        return any(part.unsaved() for part in self._made())

    def about_pupil(self) -> str:
        """Return the pupil's id."""
        return self._pupil_id

    def keep_drafts(self) -> bool:
        """Keep what was typed as drafts, now; say whether nothing would be lost."""
        kept = [part.keep_draft() for part in self._made()]
        return all(kept)

    def open_part(self, name: str) -> None:
        """Open a part of the record: one of ``PARTS``."""
        self.tabs.setCurrentIndex(NAMES.index(name))
        self.tabs.tabBar().setFocus()

    def _made(self) -> tuple[Tab, ...]:
        return tuple(self._parts.made.values())

    def _makers(self) -> dict[str, Callable[[], Tab]]:
        return {
            name: partial(kind, self._register, self.tabs.pages[words])
            for name, (words, kind) in PARTS.items()
        }

    def _filling(self, part: Tab) -> Turns[None]:
        yield from part.making()
        if self.pupil is not None:
            yield from part.showing(self.pupil)

    def _take(self, name: str, part: Tab) -> None:
        """Put a part on its tab, and follow its wishes."""
        if isinstance(part, OverviewTab | CyclesTab):
            part.cycle_requested.connect(self.cycle_requested)
        if isinstance(part, OverviewTab):
            part.part_requested.connect(self.open_part)
        elif isinstance(part, NeedsTab):
            part.told.connect(self.said)
        elif isinstance(part, EhcTab):
            part.ehc_requested.connect(self.ehc_requested)
        elif isinstance(part, DetailsTab):
            part.leaving.said.connect(self.said)
        self.tabs.columns[PARTS[name][0]].addWidget(part)

    def _coming_to(self, place: int) -> Turns[None]:
        yield from self._parts.part(NAMES[place])

    def _request(self) -> None:
        self.ehc_requested.emit(self._pupil_id)

    def _arrange(self) -> None:
        self.tabs.currentChanged.connect(
            lambda place: self._turns.take(self._coming_to(place))
        )
        self.header.acts.addWidget(self.request_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.header)
        column.addWidget(self.banner)
        column.addWidget(self.tabs, 1)
