"""Tick sheets of a week: whose, shown, printed, saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from senco_app.errors import SencoError
from senco_app.exports.tick_sheet.records import TickSheet
from senco_app.provision.commands import HandOutTickSheet
from senco_app.provision.queries import WeekOf
from senco_app.ui.provision import sessions_asked
from senco_app.ui.provision.choices import ChangingChoice
from senco_app.ui.provision.part import Opened
from senco_app.ui.provision.sheet_out import SheetOut
from senco_app.ui.provision.whose import Whose, choices
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.card import GAP, Card
from senco_app.ui.widgets.fields import Field
from senco_app.ui.widgets.flow import Flow
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.wording import counted, day

if TYPE_CHECKING:
    from datetime import date

    from senco_app.provision.records import SessionCard
    from senco_app.register import Register
    from senco_app.ui.background import Background
    from senco_app.ui.ehc.preview import Preview
    from senco_app.ui.ehc.writing import Edges

NOTHING = "No sessions are planned in this week."
EXPLAINED = (
    "One row a pupil, with boxes to tick. It carries names: hand it over in person, "
    "take it back, key it in, shred it."
)
PREVIEW = "Preview of the tick sheet"


class SheetsPage(Opened):
    """Whose sheet it shall be; what becomes of it is ``out``'s."""

    def __init__(
        self,
        register: Register,
        monday: date,
        background: Background,
        edges: Edges,
        whose_id: str = "",
    ) -> None:
        """Make the page.

        Args:
            register: The open register.
            monday: The week's first day.
            background: Draws up the sheets.
            edges: How files and printers are chosen.
            whose_id: The adult or group to begin with; empty for the first one.
        """
        super().__init__(register)
        self._monday, self._begin_with = monday, whose_id
        self._cards: tuple[SessionCard, ...] = ()
        self.shown: Preview | None = None
        self.back = QuietButton("The week", "arrow-left", shortcut="Alt+Up")
        self.whose = ChangingChoice("Whose sheet", ())
        self.told = PlainLabel("", "muted", wrap=True)
        self.out = SheetOut(background, edges, self.banner, self)
        self.out.sheet, self.out.may_leave = self._sheet, self._may_leave
        self._arrange()
        self.back.clicked.connect(self.closed)
        self.whose.currentIndexChanged.connect(self._tell)
        self.out.previewed.connect(self._show)

    def begin(self) -> None:
        """Offer everybody who has a session in the week."""
        self.refresh()
        for _, whose in self.whose.offered():
            if isinstance(whose, Whose) and whose.id == self._begin_with:
                self.whose.choose(whose)
        self.whose.setFocus()

    def refresh(self) -> None:
        """Ask the register again; who is chosen stays chosen."""
        self._cards = sessions_asked.week_of_cards(self.register, self._monday)
        offered, chosen = choices(self._cards), self._chosen()
        self.whose.offer(offered)
        if chosen in {whose for _, whose in offered}:
            self.whose.choose(chosen)
        for button in self.out.buttons:
            button.setEnabled(bool(offered))
        self._tell()

    def close_preview(self) -> None:
        """Drop the preview with its bytes, and show what can be chosen again."""
        shown, self.shown = self.shown, None
        self.page.show()
        if shown is not None:
            shown.hide()
            shown.deleteLater()
            self.out.preview.setFocus()

    def _chosen(self) -> Whose | None:
        chosen = self.whose.chosen() if self.whose.count() else None
        return chosen if isinstance(chosen, Whose) else None

    def _sheet(self) -> TickSheet | None:
        whose = self._chosen()
        if whose is None:
            return None
        return TickSheet(
            whose=whose.name,
            monday=self._monday,
            cards=tuple(card for card in self._cards if whose.takes(card)),
            printed_by=self.register.who.name,
            printed_on=self.register.today(),
            closed=self.register.ask(WeekOf(self._monday)).closed,
        )

    def _may_leave(self) -> bool:
        whose = self._chosen()
        if whose is None:
            return False
        noted = HandOutTickSheet(whose.id, whose.is_group, self._monday)
        try:
            self.register.execute(noted)
        except SencoError as error:
            self.banner.say(str(error))
            return False
        return True

    def _tell(self) -> None:
        whose = self._chosen()
        week = f"Week of {day(self._monday)}"
        if whose is None:
            self.told.setText(f"{week}: {NOTHING}")
            return
        number = sum(whose.takes(card) for card in self._cards)
        count = counted(number, "session", "sessions")
        self.told.setText(f"{week} · {count}. {EXPLAINED}")

    def _show(self, data: bytes) -> None:
        from senco_app.ui.ehc.preview import Preview  # noqa: PLC0415 - loaded by then

        self.close_preview()
        if not data:
            return
        try:
            shown = Preview(data, PREVIEW)
        except SencoError as error:
            self.banner.say(str(error))
            return
        shown.closed.connect(self.close_preview)
        self.shown = shown
        self.page.hide()
        self.column.insertWidget(2, shown, 1)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addStretch(1)
        acts = Flow()
        for button in self.out.buttons:
            acts.flow.addWidget(button)
        card = Card("Tick sheets")
        card.body.setSpacing(GAP)
        whose = Field("Whose sheet", self.whose)
        for part in (self.told, whose, acts, self.out.progress):
            card.body.addWidget(part)
        self.lay_out(head, card)
