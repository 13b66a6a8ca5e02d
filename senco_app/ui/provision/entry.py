"""What is recorded of one session, on one card: keyed in from paper, or corrected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from senco_app.errors import RuleBrokenError
from senco_app.provision.records import PupilMark, SessionEntry
from senco_app.provision.rules.checking import LONGEST_WORDS, MOST_MINUTES
from senco_app.ui.cycles.typed import Amount
from senco_app.ui.dressing import fix_width
from senco_app.ui.provision.marks import LEGEND, MarkChoice, Meaning
from senco_app.ui.provision.words import mark_words
from senco_app.ui.typing_state import watch
from senco_app.ui.widgets.card import GAP
from senco_app.ui.widgets.fields import Choice, Field, line
from senco_app.ui.widgets.flow import Flow
from senco_app.ui.widgets.labels import PlainLabel, SafetyLine, show_tip
from senco_app.vocabulary import AwayReason, GotOn, NotRunReason, Presence
from senco_app.wording import counted, listed

if TYPE_CHECKING:
    from senco_app.provision.records import CardMember, SessionCard
    from senco_app.ui.widgets.fields import ShortWords

RAN = "It ran"
MARK_WIDTH, AMOUNT_WIDTH = 250, 90
RAN_CHOICES: tuple[tuple[str, object], ...] = (
    (RAN, None),
    *((f"Not run: {why.value}", why) for why in NotRunReason),
)


@dataclass(frozen=True, slots=True)
class MarkRow:
    """The editors of one pupil."""

    member: CardMember
    mark: MarkChoice
    words: ShortWords


class EntryEditor(QWidget):
    """A row a pupil, whether it ran, the minutes and a few words."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[MarkRow] = []
        self.ran = Choice("Did it run?", RAN_CHOICES)
        self.minutes = Amount("Minutes", MOST_MINUTES)
        self.words = line("A few words about the session", longest=LONGEST_WORDS)
        self.fields = {
            "reason": Field("Did it run?", self.ran),
            "minutes": Field("Minutes", self.minutes),
            "words": Field("A few words about the session", self.words),
        }
        self.legend = PlainLabel(LEGEND, "small", wrap=True)
        self.problem = PlainLabel("", "problem", wrap=True)
        self.problem.hide()
        self._card: SessionCard | None = None
        self._grid = QGridLayout()
        self._marks = QWidget()
        self._arrange()
        self.ran.currentIndexChanged.connect(self._show_parts)
        own = {"ran": self.ran, "minutes": self.minutes, "words": self.words}
        watch(own, self.edited.emit)

    def show_card(self, card: SessionCard, entry: SessionEntry | None = None) -> None:
        """Show a session, with what is recorded of it if anything is."""
        self._card = card
        self.problem.hide()
        given = {mark.pupil_id: mark for mark in entry.marks} if entry else {}
        self._drop_rows()
        for member in card.members:
            self._add_row(member, given.get(member.pupil_id, member.mark))
        for field in self.fields.values():
            field.clear_problem()
        self.ran.choose(entry.reason if entry else card.reason)
        self.minutes.setValue(entry.minutes if entry else card.minutes)
        self.words.show_words(entry.words if entry else card.words)
        self._show_parts()

    def value(self) -> tuple[object, ...]:
        """Return what stands in the editors, to be compared."""
        rows = tuple((row.mark.chosen(), row.words.words()) for row in self.rows)
        own = (self.ran.chosen(), self.minutes.value(), self.words.words())
        return (*own, *rows)

    def entry(self) -> SessionEntry:
        """Return what was recorded, whole.

        Raises:
            RuleBrokenError: If a pupil is not marked; ``field`` is "marks".
            LookupError: If no session is shown.
        """
        if self._card is None:
            message = "no session is shown"
            raise LookupError(message)
        reason = self.ran.chosen()
        why = reason if isinstance(reason, NotRunReason) else None
        if why is None:
            self._check_marked()
        return SessionEntry(
            key=self._card.key,
            ran=why is None,
            minutes=self.minutes.value(),
            reason=why,
            words=self.words.words(),
            marks=() if why else tuple(self._given()),
        )

    def say_problem(self, error: RuleBrokenError) -> bool:
        """Say an error beside what it is about; say whether that is here."""
        self.problem.hide()
        for field in self.fields.values():
            field.clear_problem()
        if error.field in self.fields:
            self.fields[error.field].show_problem(str(error))
            self.fields[error.field].editor.setFocus()
            return True
        if error.field != "marks":
            return False
        self.problem.setText(str(error))
        self.problem.show()
        lacking = [row for row in self.rows if row.mark.chosen() is None]
        (lacking or self.rows)[0].mark.setFocus()
        return True

    def take_focus(self) -> None:
        """Bring the keyboard to the first pupil without a mark."""
        lacking = [row for row in self.rows if row.mark.chosen() is None]
        first = (lacking or self.rows)[0].mark if self.rows else self.ran
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> dict[str, Any]:
        """Return what stands here, for a draft."""
        return {
            "ran": self.ran.currentIndex(),
            "minutes": self.minutes.value(),
            "words": self.words.words(),
            "rows": {
                row.member.pupil_id: [row.mark.currentIndex(), row.words.words()]
                for row in self.rows
            },
        }

    def show_typed(self, typed: dict[str, Any]) -> None:
        """Show that again; a pupil who is no longer in the session is left out."""
        self.ran.setCurrentIndex(typed["ran"])
        self.minutes.setValue(typed["minutes"])
        self.words.show_words(typed["words"])
        for row in self.rows:
            if row.member.pupil_id in typed["rows"]:
                mark, words = typed["rows"][row.member.pupil_id]
                row.mark.setCurrentIndex(mark)
                row.words.show_words(words)

    def _check_marked(self) -> None:
        lacking = [row.member.name for row in self.rows if row.mark.chosen() is None]
        if lacking:
            message = (
                f"{counted(len(lacking), 'pupil is', 'pupils are')} not marked yet: "
                f"{listed(tuple(lacking))}."
            )
            raise RuleBrokenError(message, "marks")

    def _given(self) -> list[PupilMark]:
        return [
            _mark(row.member.pupil_id, row.mark.chosen(), row.words.words())
            for row in self.rows
        ]

    def _add_row(self, member: CardMember, mark: PupilMark | None) -> None:
        place = len(self.rows)
        choice = MarkChoice(f"{member.name}: mark")
        words = line(f"{member.name}: a few words", longest=LONGEST_WORDS)
        words.setPlaceholderText("a few words")
        fix_width(choice, MARK_WIDTH)
        if mark is not None:
            choice.choose(_meaning(mark))
            words.show_words(mark.words)
        name = PlainLabel(member.name, "strong", wrap=True)
        if member.last is not None:
            show_tip(name, f"Last time: {mark_words(member.last)}")
        for at, widget in enumerate((name, choice, words)):
            self._grid.addWidget(widget, place, at)
            widget.show()  # at once: the keyboard goes to it before the layout does
        row = MarkRow(member, choice, words)
        self.rows.append(row)
        choice.marked.connect(lambda: self._go_on(place))
        watch({"mark": choice, "words": words}, self.edited.emit)

    def _go_on(self, place: int) -> None:
        """Ask for the next pupil's mark; after the last one, stay."""
        if place + 1 < len(self.rows):
            self.rows[place + 1].mark.setFocus(Qt.FocusReason.TabFocusReason)

    def _drop_rows(self) -> None:
        self.rows = []
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _show_parts(self) -> None:
        ran = self.ran.chosen() is None
        for part in (self._marks, self.legend):
            part.setVisible(ran and bool(self.rows))

    def _arrange(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(2, 3)
        self._marks.setLayout(self._grid)
        fix_width(self.ran, MARK_WIDTH)
        fix_width(self.minutes, AMOUNT_WIDTH)
        own = Flow()
        for name in ("reason", "minutes"):
            self.fields[name].keep_to_top()
            own.flow.addWidget(self.fields[name])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for part in (self._marks, self.problem, self.legend, own):
            column.addWidget(part)
        column.addWidget(self.fields["words"])
        column.addWidget(SafetyLine())


def _meaning(mark: PupilMark) -> Meaning:
    if mark.presence is Presence.HERE:
        return mark.presence, mark.got_on
    return mark.presence, mark.away_reason or AwayReason.OTHER


def _mark(pupil_id: str, chosen: object, words: str) -> PupilMark:
    presence, why = chosen if isinstance(chosen, tuple) else (Presence.HERE, None)
    return PupilMark(
        pupil_id,
        presence,
        away_reason=why if isinstance(why, AwayReason) else None,
        got_on=why if isinstance(why, GotOn) else None,
        words=words,
    )
