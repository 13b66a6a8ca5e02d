"""Sessions: planned, given, not run and why, not yet recorded, to decide."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.errors import RuleBrokenError
from senco_app.provision.queries import Deliveries, ToDecide
from senco_app.pupils.rules import match_key
from senco_app.school.queries import CalendarIs
from senco_app.ui.dressing import fix_width
from senco_app.ui.provision import words
from senco_app.ui.provision.choices import ChangingChoice
from senco_app.ui.provision.list_page import ListPage
from senco_app.ui.provision.part import Part
from senco_app.ui.provision.session_page import SessionPage
from senco_app.ui.record_table import Column
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.card import GAP
from senco_app.ui.widgets.dates import DateField
from senco_app.ui.widgets.fields import Choice, Field
from senco_app.ui.widgets.flow import Flow
from senco_app.wording import counted, day

if TYPE_CHECKING:
    from senco_app.provision.records import Delivery, DeliveryLine, Undecided
    from senco_app.register import Register
    from senco_app.school.records import TermDates

BY = (("By group", "group"), ("By pupil", "pupil"), ("By week", "week"))
OWN_DAYS = "other days"
NOTHING = "Nothing was planned in these days."
DECIDE = "Decide the first one"
DAY_WIDTH = 170


def _order(line: DeliveryLine) -> str:
    return match_key(line.name)


COLUMNS: tuple[tuple[Column[DeliveryLine], int], ...] = (
    (Column("What", lambda line: line.name, _order), 250),
    (
        Column(
            "Planned",
            lambda line: f"{line.delivery.planned:,}",
            lambda line: line.delivery.planned,
        ),
        80,
    ),
    (
        Column(
            "Given",
            lambda line: f"{line.delivery.delivered:,}",
            lambda line: line.delivery.delivered,
        ),
        70,
    ),
    (
        Column(
            "Share",
            lambda line: words.share_words(line.delivery),
            lambda line: line.delivery.share or 0,
        ),
        70,
    ),
    (
        Column(
            "Hours given",
            lambda line: words.hours_words(line.delivery.delivered_minutes),
            lambda line: line.delivery.delivered_minutes,
        ),
        105,
    ),
    (
        Column(
            "Planned hours",
            lambda line: words.hours_words(line.delivery.planned_minutes),
            lambda line: line.delivery.planned_minutes,
        ),
        115,
    ),
    (
        Column(
            "Not recorded",
            lambda line: f"{line.delivery.not_recorded:,}",
            lambda line: line.delivery.not_recorded,
        ),
        105,
    ),
    (
        Column(
            "Not run, and why",
            lambda line: words.lost_words(line.delivery),
            lambda line: line.delivery.lost_minutes,
        ),
        260,
    ),
)


class SessionsPart(Part):
    """What became of the planned sessions of a term, or of any days."""

    pupil_requested = Signal(object)  # pupil id
    group_requested = Signal(object)  # group id
    week_requested = Signal(object)  # the Monday

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(register, parent)
        self._terms: tuple[TermDates, ...] = ()
        self._begun = False
        self._undecided: tuple[Undecided, ...] = ()
        self.term = ChangingChoice("Term", ((OWN_DAYS, None),))
        self.by = Choice("Counted", BY)
        self.from_on = DateField(field="from_on")
        self.to_on = DateField(field="to_on")
        self.fields = {
            "term": Field("Term", self.term),
            "from_on": Field("From", self.from_on),
            "to_on": Field("To", self.to_on),
            "by": Field("Counted", self.by),
        }
        self.decide = Banner()
        self.list = ListPage("Sessions planned and given", COLUMNS)
        self._arrange()
        self._connect()

    def refresh(self) -> None:
        """Ask the register again."""
        self._offer_terms()
        self._show_undecided()
        self._count()
        if self.opened is not None:
            self.opened.refresh()

    def take_focus(self) -> None:
        """Bring the keyboard to the list, or to the days."""
        (self.list.table if self.list.table.isVisibleTo(self) else self.term).setFocus()

    def _count(self) -> None:
        for field in self.fields.values():
            field.clear_problem()
        try:
            from_on, to_on = self._days()
        except RuleBrokenError as error:
            self.fields[error.field].show_problem(str(error))
            return
        table = self.register.ask(Deliveries(from_on, to_on, by=str(self.by.chosen())))
        lines = table.lines
        self.list.show_records(lines, lambda line: line.id, NOTHING)
        self.list.told.setText(_told(table.total))
        self.list.told.setVisible(bool(lines))

    def _days(self) -> tuple[date, date]:
        """Return the days that are counted.

        Raises:
            RuleBrokenError: If one is missing or no date, or the last is before the
                first.
        """
        from_on, to_on = self.from_on.day(), self.to_on.day()
        if from_on is None:
            message = "Enter the first day."
            raise RuleBrokenError(message, "from_on")
        if to_on is None:
            message = "Enter the last day."
            raise RuleBrokenError(message, "to_on")
        if to_on < from_on:
            message = f"The last day is before the first, {day(from_on)}."
            raise RuleBrokenError(message, "to_on")
        return from_on, to_on

    def _offer_terms(self) -> None:
        """Offer the terms on file; at first the one that is now, or just was."""
        terms = self.register.ask(CalendarIs()).terms
        if self._begun and self._terms == terms:
            return
        self._terms = terms
        newest = sorted(terms, key=lambda term: term.first_on, reverse=True)
        self.term.offer([*((term.name, term) for term in newest), (OWN_DAYS, None)])
        if self._begun:
            self._match_term()
            return
        self._begun = True
        today = self.register.today()
        begun = [term for term in newest if term.first_on <= today]
        if begun:
            self.term.choose(begun[0])
            self._take_term()
        else:
            self.term.choose(None)
            self.from_on.set_day(today - timedelta(weeks=6))
            self.to_on.set_day(today)

    def _take_term(self) -> None:
        term = self.term.chosen()
        if term is not None:
            self.from_on.set_day(getattr(term, "first_on", None))
            self.to_on.set_day(getattr(term, "last_on", None))

    def _choose_term(self) -> None:
        self._take_term()
        self._count()

    def _match_term(self) -> None:
        """Show which term the typed days are, if they are one."""
        try:
            typed = self._days()
        except RuleBrokenError:
            return
        same = (t for t in self._terms if (t.first_on, t.last_on) == typed)
        self.term.choose(next(same, None))

    def _type_days(self) -> None:
        self._match_term()
        self._count()

    def _show_undecided(self) -> None:
        self._undecided = self.register.ask(ToDecide())
        count = len(self._undecided)
        if not count:
            self.decide.clear()
            return
        said = counted(count, "session has", "sessions have")
        self.decide.say(f"{said} two records: decide which one counts.", "info")
        self.decide.offer(DECIDE if self.may_record() else "")

    def _open_undecided(self) -> None:
        if self._undecided:
            self.open_page(SessionPage(self.register, self._undecided[0].key))

    def _open(self, line: DeliveryLine) -> None:
        by = self.by.chosen()
        if by == "week":
            self.week_requested.emit(date.fromisoformat(line.id))
        elif by == "pupil":
            self.pupil_requested.emit(line.id)
        else:
            self.group_requested.emit(line.id)

    def _connect(self) -> None:
        self.term.activated.connect(self._choose_term)
        self.by.activated.connect(self._count)
        for editor in (self.from_on, self.to_on):
            editor.day_changed.connect(self._type_days)
        self.list.chosen.connect(self._open)
        self.decide.act.clicked.connect(self._open_undecided)

    def _arrange(self) -> None:
        for editor in (self.from_on, self.to_on):
            fix_width(editor, DAY_WIDTH)
        row = Flow()
        for field in self.fields.values():
            field.keep_to_top()
            row.flow.addWidget(field)
        across = QHBoxLayout()
        across.addWidget(row, 1)
        inside = QWidget(self.stack)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.decide)
        column.addLayout(across)
        column.addWidget(self.list, 1)
        self.list.acts.hide()
        self.stack.addWidget(inside)


def _told(total: Delivery) -> str:
    decided = f" · {total.to_decide:,} to decide" if total.to_decide else ""
    return f"Together: {words.delivery_words(total)}{decided} · Enter opens a row"
