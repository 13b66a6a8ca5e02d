"""Needs: the types of need in rank order, and the SEN status with its history."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.errors import RuleBrokenError
from senco_app.pupils.commands import SetNeeds
from senco_app.pupils.queries import PupilPage
from senco_app.ui.cycles.typed import SuggestedDay
from senco_app.ui.dressing import fix_height, most_width
from senco_app.ui.piling import pile
from senco_app.ui.pupil.ranked_list import RankedList
from senco_app.ui.pupil.status_form import StatusForm
from senco_app.ui.pupil.tab import PupilTab
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton
from senco_app.ui.widgets.card import GAP, Card, empty
from senco_app.ui.widgets.fields import Choice, Field
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.vocabulary import need_types
from senco_app.wording import short_day

if TYPE_CHECKING:
    from datetime import date

    from senco_app.pupils.records import PupilRecord, RankedNeed
    from senco_app.register import Register
    from senco_app.ui.turns import Turns
    from senco_app.ui.typing_state import Editors

NO_NEEDS = "No needs recorded yet. Choose the primary need and add it."
KEYS = (
    "Drag a row, or press Alt+Up and Alt+Down, to change the rank; Delete removes. "
    "The first is the primary need."
)
CHANGED_SINCE = "The needs were changed again since then, so nothing was taken back."
DAY_WIDTH = 180
LIST_HEIGHT = 168


class NeedsTab(PupilTab):
    """Types of need, ranked by hand; beside them the SEN status."""

    draft_name: ClassVar[str] = "needs"
    told = Signal(str, object)  # a sentence, and what takes back what it tells
    status: StatusForm

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(register, parent)
        self.list = RankedList()
        self.types = Choice("Type of need to add", _choices(register.today()))
        self.add_button = QuietButton("Add", "plus", shortcut="Alt+A")
        self.up = QuietButton("Up", name="Move the need up")
        self.down = QuietButton("Down", name="Move the need down")
        self.remove = QuietButton("Remove", "trash-2", name="Remove the need")
        self.from_on = SuggestedDay("from_on")
        self._held_from = register.today()
        self.save_button = PrimaryButton("Save needs", "save", shortcut="Ctrl+S")
        self.fields = {
            "needs": Field("Types of need", self.list, KEYS),
            "from_on": Field("Changes hold from", self.from_on),
        }
        self.none_yet = PlainLabel(NO_NEEDS, "muted", wrap=True)
        self.former = QVBoxLayout()

    def making(self) -> Turns[None]:
        """Make the form of the status, and put all of it in its place."""
        self.status = StatusForm(self.register, self.banner)
        yield
        self._arrange()
        self._connect()
        yield

    def fill(self, pupil: PupilRecord) -> None:
        """Show the needs that hold, and those that did."""
        kept = self.list.code(self.list.currentRow())
        self.list.show_codes(tuple(need.type_code for need in pupil.needs), kept)
        self.from_on.suggest(self.register.today())
        empty(self.former)
        if pupil.former_needs:
            self.former.addWidget(PlainLabel("Before", "strong"))
        for need in pupil.former_needs:
            self.former.addWidget(PlainLabel(_former_words(need), "small", wrap=True))

    def show_pupil(self, pupil: PupilRecord, *, anew: bool = False) -> None:
        """Show a pupil; unsaved needs, and an unsaved change of status, stay."""
        self.status.show_pupil(pupil)  # first: a draft is shown in both
        super().show_pupil(pupil, anew=anew)

    def part(self, pupil: PupilRecord) -> tuple[RankedNeed, ...]:
        """Return the needs that hold."""
        return pupil.needs

    def value(self) -> tuple[str, ...]:
        """Return the codes in rank order."""
        return self.list.codes()

    def unsaved(self) -> bool:
        """Say whether the needs, or a change of status, wait to be saved."""
        return super().unsaved() or self.status.unsaved()

    def editors(self) -> Editors:
        """Return the order of the needs, and what changes the status."""
        return {"needs": self.list, "from_on": self.from_on, **self.status.editors()}

    def _save(self) -> None:
        before = tuple(need.type_code for need in self.shown().needs)
        if not self.keep(self._command):
            return
        saved = tuple(need.type_code for need in self.shown().needs)
        if before and saved != before:
            self.told.emit(
                f"Needs saved: {', '.join(saved) or 'none'}.",
                partial(self._take_back, saved, before, self._held_from),
            )

    def _take_back(
        self, saved: tuple[str, ...], before: tuple[str, ...], from_on: date
    ) -> None:
        """Rank the needs as they were, unless somebody changed them since."""
        pupil = self.register.ask(PupilPage(self.shown().id))
        if tuple(need.type_code for need in pupil.needs) != saved:
            self.banner.say(CHANGED_SINCE, "info")
            return
        self.register.execute(SetNeeds(pupil.id, pupil.version, before, from_on))

    def _command(self) -> SetNeeds:
        pupil, from_on = self.shown(), self.from_on.day()
        if from_on is None:
            message = "Say from which day this holds."
            raise RuleBrokenError(message, "from_on")
        self._held_from = from_on
        return SetNeeds(pupil.id, pupil.version, self.value(), from_on)

    def _add(self) -> None:
        code = self.types.chosen()
        if isinstance(code, str) and code not in self.value():
            self.list.show_codes((*self.value(), code), code)

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        self._place(row, row + step)

    def _place(self, row: int, place: int) -> None:
        codes = list(self.value())
        if 0 <= row < len(codes) and 0 <= place < len(codes):
            code = codes.pop(row)
            codes.insert(place, code)
            self.list.show_codes(tuple(codes), code)

    def _remove(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            codes = [code for place, code in enumerate(self.value()) if place != row]
            current = codes[min(row, len(codes) - 1)] if codes else ""
            self.list.show_codes(tuple(codes), current)

    def _say_if_none(self) -> None:
        self.none_yet.setHidden(self.list.count() > 0)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self._add)
        self.save_button.clicked.connect(self._save)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.remove.clicked.connect(self._remove)
        self.list.dragged.connect(self._place)
        self.list.edited.connect(self._say_if_none)
        self.status.changed.connect(self.keep_soon)
        for keys, button in (
            ("Alt+Up", self.up),
            ("Alt+Down", self.down),
            ("Delete", self.remove),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(button.click)

    def _arrange(self) -> None:
        fix_height(self.list, LIST_HEIGHT)
        most_width(self.from_on, DAY_WIDTH)
        card = Card(parent=self.page.widget())
        card.body.setSpacing(GAP)
        card.body.addWidget(self.fields["needs"])
        card.body.addWidget(self.none_yet)
        moves, adding, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for button in (self.up, self.down, self.remove):
            moves.addWidget(button)
        moves.addStretch(1)
        adding.addWidget(self.types, 1)
        adding.addWidget(self.add_button)
        foot.addWidget(self.fields["from_on"])
        foot.addStretch(1)
        foot.addWidget(self.said, 0, Qt.AlignmentFlag.AlignBottom)
        foot.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignBottom)
        for line in (moves, adding, foot, self.former):
            card.body.addLayout(line)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(card, 3, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.status, 2, Qt.AlignmentFlag.AlignTop)
        pile(self, row)
        self.page.body.addLayout(row)
        self.page.body.addStretch(1)


def _choices(today: date) -> tuple[tuple[str, object], ...]:
    return tuple(
        (f"{kind.code} · {kind.description}", kind.code)
        for kind in need_types()
        if kind.holds_on(today)
    )


def _former_words(need: RankedNeed) -> str:
    until = f" to {short_day(need.until_on)}" if need.until_on else ""
    return f"{need.type_code}, rank {need.rank}: {short_day(need.from_on)}{until}"
