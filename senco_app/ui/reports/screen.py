"""Reports: picked, seen at once, adjusted, printed, saved, issued, signed off."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from senco_app.register import Topic
from senco_app.roles import Permission
from senco_app.summaries.termly_report.queries import IssuedReports, ReportTerms
from senco_app.ui.background import Background
from senco_app.ui.ehc.writing import Edges
from senco_app.ui.piling import pile
from senco_app.ui.reports.adjusting import ISSUED, Adjusting
from senco_app.ui.reports.choosing import Choosing
from senco_app.ui.reports.issuing import Issuing
from senco_app.ui.reports.outgoing import Outgoing
from senco_app.ui.reports.pane import ReportPane
from senco_app.ui.reports.shown import withheld_words
from senco_app.ui.screen import Screen
from senco_app.ui.turns import TurnTaker, at_once
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.card import GAP, Header
from senco_app.ui.widgets.flow import Flow
from senco_app.vocabulary import Audience

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from senco_app.register import Register
    from senco_app.summaries.termly_report.evidence import TermSpan
    from senco_app.summaries.termly_report.records import IssuedReport
    from senco_app.ui.changes import Changes
    from senco_app.ui.reports.pane import Drawn
    from senco_app.ui.reports.shown import Shown
    from senco_app.ui.turns import Turns

NO_TERMS = (
    "No term has begun, so there is nothing to report on. Enter the term dates under "
    "Settings, Terms."
)
LEFT, RIGHT = 9, 11


class ReportsScreen(Screen):
    """One report at a time: at the left what is added to it, at the right its pages."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {
            *(Topic.REPORTS, Topic.SCHOOL, Topic.PUPILS, Topic.CYCLES),
            *(Topic.REQUESTS, Topic.PROVISION, Topic.PEOPLE),
        }
    )

    def __init__(
        self,
        register: Register,
        changes: Changes,
        parent: QWidget | None = None,
        *,
        edges: Edges | None = None,
    ) -> None:
        """Make the screen.

        Args:
            register: The open register.
            changes: Tells what commands have changed.
            parent: The widget it belongs to.
            edges: How a file and a printer are chosen; the computer's own way unless
                given.
        """
        super().__init__(changes, parent)
        self._register = register
        self._terms: tuple[TermSpan, ...] = ()
        self._shown: Shown | None = None
        self._turns = TurnTaker(self)
        self.header = Header("Reports")
        self.preview = QuietButton("Preview", "eye", shortcut="Ctrl+Shift+V")
        self.banner = Banner()
        self.choosing = Choosing()
        background = Background(self)
        used = edges or Edges()
        self.out = Outgoing(register, background, used, self.banner, self)
        self.issuing = Issuing(register, self.out, self)
        self.adjusting = Adjusting(register, self.banner)
        self.pane = ReportPane(register, Background(self))
        self._arrange()
        self._connect()

    def minimumSizeHint(self) -> QSize:
        """Return what it needs as wide as it is: the choices go on in more lines."""
        needed, layout = super().minimumSizeHint(), self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return needed
        height = layout.minimumHeightForWidth(self.width())
        return needed.expandedTo(QSize(0, height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say how much height the new width needs."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def renewing(self) -> Turns[None]:
        """Ask the register again; what is chosen and what is typed stay."""
        self._terms = self._register.ask(ReportTerms())
        issued = self._register.ask(IssuedReports())
        yield
        self.choosing.offer(self._terms, issued)
        self.adjusting.issued.show_reports(issued)
        yield
        yield from self._showing_chosen(anew=True)

    def refresh(self) -> None:
        """Do the same at once."""
        at_once(self.renewing())

    def unsaved(self) -> bool:
        """Say whether something was typed that is not in the register yet."""
        return self.adjusting.unsaved()

    def keep_drafts(self) -> bool:
        """Keep what was typed as drafts, now; say whether nothing would be lost."""
        return self.adjusting.keep_drafts()

    def take_focus(self) -> None:
        """Bring the keyboard to the choice of the report."""
        self.choosing.report.setFocus()

    def open_issued(self, one: IssuedReport) -> None:
        """Show a report as it was issued."""
        self.choosing.choose(one)
        self._show_preview()

    def _show_chosen(self) -> None:
        self._turns.take(self._showing_chosen())

    def _showing_chosen(self, *, anew: bool = False) -> Turns[None]:
        shown = self.choosing.shown()
        another, self._shown = shown != self._shown, shown
        yield from self.adjusting.showing_for(shown)
        self.pane.come_last()
        self._offer_acts()
        if shown is None:
            self.header.subtitle.setText("")
            self.pane.say_empty(NO_TERMS)
            return
        self.header.subtitle.setText(shown.words())
        if another:
            self.banner.clear()
        if (another or anew) and not self.pane.isHidden():
            self._draw(shown)

    def _draw(self, shown: Shown) -> None:
        self.pane.tell_withheld("")
        self.pane.draw(shown.query(self._register.who.name))

    def _show_preview(self) -> None:
        self.pane.show()
        self.preview.hide()
        if self._shown is not None:
            self._draw(self._shown)

    def _hide_preview(self) -> None:
        self.pane.hide()
        self.preview.show()
        self.preview.setFocus()

    def _tell(self, drawn: Drawn) -> None:
        shown = self._shown
        if shown is not None and shown.audience is Audience.GOVERNORS:
            self.pane.tell_withheld(withheld_words(drawn.paper))
        self.adjusting.show_charts(drawn.charts)

    def _tell_issued(self, shown: Shown) -> None:
        self.adjusting.setCurrentIndex(ISSUED)
        words = f"Issued: {shown.term}, for {shown.audience.words}. It stays as it is."
        self.said.emit(words, None)

    def _offer_acts(self) -> None:
        shown = self._shown
        for button in self.out.buttons:
            button.setVisible(
                shown is not None and self._register.may(Permission.EXPORT)
            )
        issues = self._register.may(Permission.WRITE_REPORTS)
        as_of_today = shown is not None and shown.issued is None
        self.issuing.button.setVisible(issues and as_of_today)

    def _ends_on(self, key: str) -> date | None:
        return next((term.last_on for term in self._terms if term.key == key), None)

    def _connect(self) -> None:
        for asking in (self.out, self.issuing):
            asking.shown = self.choosing.shown
            asking.ready = self.adjusting.save_all
        self.issuing.ends_on = self._ends_on
        self.issuing.issued.connect(self._tell_issued)
        self.choosing.changed.connect(self._show_chosen)
        self.adjusting.issued.opened.connect(self.open_issued)
        self.adjusting.issued.said.connect(self.said)
        self.adjusting.part_entered.connect(self.pane.turn_to_part)
        self.pane.drawn.connect(self._tell)
        self.pane.closed.connect(self._hide_preview)
        self.preview.clicked.connect(self._show_preview)

    def _arrange(self) -> None:
        acts = Flow()
        for button in (self.preview, self.issuing.button, *self.out.buttons):
            acts.flow.addWidget(button)
        self.preview.hide()
        self.header.acts.addWidget(acts)
        self.header.title.setWordWrap(True)
        self.header.subtitle.setWordWrap(True)
        across = QHBoxLayout()
        across.setSpacing(GAP)
        across.addWidget(self.adjusting, LEFT)
        across.addWidget(self.pane, RIGHT)
        pile(self, across)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for widget in (self.header, self.choosing, self.banner):
            column.addWidget(widget)
        column.addWidget(self.out.progress)
        column.addLayout(across, 1)
