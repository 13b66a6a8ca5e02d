"""Week: what is planned from Monday to Friday, by time, and who is in two places."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from senco_app.provision.queries import WeekOf
from senco_app.roles import Permission
from senco_app.school.queries import CalendarIs
from senco_app.ui.dressing import px
from senco_app.ui.provision import sessions_asked
from senco_app.ui.provision.choices import ChangingChoice
from senco_app.ui.provision.keying_page import KeyingPage
from senco_app.ui.provision.part import Part
from senco_app.ui.provision.session_page import SessionPage
from senco_app.ui.provision.sheets_page import SheetsPage
from senco_app.ui.provision.week_day import WeekDay
from senco_app.ui.provision.words import clash_words
from senco_app.ui.turns import at_once
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.card import GAP, Page
from senco_app.ui.widgets.flow import Flow
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.wording import counted, day, short_day

if TYPE_CHECKING:
    from datetime import date, time

    from PySide6.QtGui import QResizeEvent

    from senco_app.provision.records import SessionKey, Week, WeekSession
    from senco_app.register import Register
    from senco_app.school.records import Calendar
    from senco_app.ui.background import Background
    from senco_app.ui.ehc.writing import Edges
    from senco_app.ui.turns import Turns

ONE_DAY, ONE_WEEK = timedelta(days=1), timedelta(weeks=1)
DAYS = 5
EVERYBODY = "Everybody"
BACK_KEYS, ON_KEYS = "Ctrl+Shift+Left", "Ctrl+Shift+Right"
SIDE_BY_SIDE = 820
"""Pixels for text of the usual size: on a narrower screen the days stand below each
other."""
MOST_CLASHES = 4
"""Clashes told above the week; each session says its own."""
NONE_PLANNED = "Nothing is planned in this week."


class WeekPart(Part):
    """Five days with their sessions; a session opens to be recorded or corrected."""

    def __init__(
        self,
        register: Register,
        background: Background,
        edges: Edges,
        parent: QWidget | None = None,
    ) -> None:
        """Make the part.

        Args:
            register: The open register.
            background: Draws up tick sheets.
            edges: How files and printers are chosen.
            parent: The widget it belongs to.
        """
        super().__init__(register, parent)
        self._background, self._edges = background, edges
        self.monday = _monday(register.today())
        self._week: Week | None = None
        self._leaders: tuple[tuple[str, str], ...] = ()
        self.before = QuietButton(
            "Week before", "arrow-left", shortcut="Ctrl+Shift+Left"
        )
        self.now = QuietButton("This week", shortcut="Ctrl+Shift+Home")
        self.after = QuietButton(
            "Week after", "arrow-right", shortcut="Ctrl+Shift+Right"
        )
        self.who = ChangingChoice("Who leads", ((EVERYBODY, ""),))
        self.sheets = QuietButton("Tick sheets…", "printer", shortcut="Ctrl+P")
        self.key_in = QuietButton("Key in a sheet", "pencil", shortcut="Ctrl+Shift+K")
        self.which = PlainLabel("", "heading", wrap=True)
        self.told = PlainLabel("", "muted", wrap=True)
        self.clashes = PlainLabel("", "problem", wrap=True)
        self.days = [WeekDay() for _ in range(DAYS)]
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._arrange()
        self._connect()

    def renewing(self) -> Turns[None]:
        """Ask the register again, and show one day after the other."""
        self._week = week = self.register.ask(WeekOf(self.monday, self._now()))
        yield
        self._offer_leaders(week)
        yield from self._showing(week, self.register.ask(CalendarIs()))
        if self.opened is not None:
            self.opened.refresh()

    def refresh(self) -> None:
        """Do the same at once."""
        at_once(self.renewing())

    def show_week(self, on: date) -> None:
        """Show the week of this day."""
        self.close_page()
        if self.opened is None:
            self.monday = _monday(on)
            self.refresh()

    def take_focus(self) -> None:
        """Bring the keyboard to the first session, or to the weeks."""
        first = next((one.first() for one in self.days if one.first()), None)
        (first or self.after).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the days below each other where five side by side have no room."""
        super().resizeEvent(event)
        wide = self.width() >= px(SIDE_BY_SIDE)
        across = QBoxLayout.Direction.LeftToRight
        self._row.setDirection(across if wide else QBoxLayout.Direction.TopToBottom)

    def open_sheets(self, whose_id: str = "") -> None:
        """Show the tick sheets of the week, those of an adult or a group first."""
        whose = whose_id or str(self.who.chosen() or "")
        self.open_page(
            SheetsPage(self.register, self.monday, self._background, self._edges, whose)
        )

    def _print_sheets(self) -> None:
        self.open_sheets()

    def _key_in(self) -> None:
        whose = str(self.who.chosen() or "")
        self.open_page(KeyingPage(self.register, self.monday, whose))

    def _now(self) -> time | None:
        """Return the local time if this week is on show."""
        today = self.register.today()
        if _monday(today) != self.monday:
            return None
        return sessions_asked.now_on(self.register, today)

    def _showing(self, week: Week, calendar: Calendar) -> Turns[None]:
        friday = week.monday + (DAYS - 1) * ONE_DAY
        self.which.setText(f"{day(week.monday)} to {day(friday)}")
        leader = self.who.chosen()
        shown = [s for s in week.sessions if leader in ("", s.leader_id)]
        named = _named(calendar)
        clashing = _clashing(week)
        news = False
        for at, one in enumerate(self.days):
            on = week.monday + at * ONE_DAY
            closed = named.get(on, "No school") if on in week.closed else ""
            here = [session for session in shown if session.key.held_on == on]
            today = self.register.today()
            news |= one.show_day(on, here, clashing, closed, today=today)
            yield
        if news:
            self._order_tabs()
        self._tell(week, shown)

    def _tell(self, week: Week, shown: list[WeekSession]) -> None:
        count = counted(len(shown), "session", "sessions")
        self.told.setText(f"{count} planned" if shown else NONE_PLANNED)
        said = [f"{day(c.held_on)[:3]}: {clash_words(c)}" for c in week.clashes]
        more = len(said) - MOST_CLASHES
        rest = [f"and {more:,} more"] if more > 0 else []
        self.clashes.setText(" · ".join([*said[:MOST_CLASHES], *rest]))
        self.clashes.setVisible(bool(said))
        exports = self.register.may(Permission.EXPORT)
        self.sheets.setVisible(exports and bool(shown))
        self.key_in.setVisible(self.may_record() and bool(shown))

    def _order_tabs(self) -> None:
        """Let Tab go through the days in their order, and through each by time."""
        before: QWidget = self.key_in
        for one in self.days:
            for tile in one.tiles:
                QWidget.setTabOrder(before, tile)
                before = tile

    def _offer_leaders(self, week: Week) -> None:
        known = {session.leader_id: session.leader for session in week.sessions}
        leaders = tuple(sorted(known.items(), key=lambda each: each[1].casefold()))
        if leaders == self._leaders:
            return
        self._leaders = leaders
        chosen = self.who.chosen()
        self.who.offer(((EVERYBODY, ""), *((name, one) for one, name in leaders)))
        if chosen in known:
            self.who.choose(chosen)

    def _open(self, session: WeekSession) -> None:
        self.open_page(SessionPage(self.register, session.key))

    def _go(self, weeks: int) -> None:
        self.show_week(self.monday + weeks * ONE_WEEK)

    def _narrow(self) -> None:
        if self._week is not None:
            at_once(self._showing(self._week, self.register.ask(CalendarIs())))

    def _connect(self) -> None:
        self.before.clicked.connect(partial(self._go, -1))
        self.after.clicked.connect(partial(self._go, 1))
        self.now.clicked.connect(lambda: self.show_week(self.register.today()))
        self.who.activated.connect(self._narrow)
        self.sheets.clicked.connect(self._print_sheets)
        self.key_in.clicked.connect(self._key_in)
        for one in self.days:
            one.chosen.connect(self._open)

    def _arrange(self) -> None:
        acts = Flow()
        for act in (self.before, self.now, self.after, self.who):
            acts.flow.addWidget(act)
        for act in (self.sheets, self.key_in):
            acts.flow.addWidget(act)
        words = QHBoxLayout()
        words.addWidget(self.which, 1)
        words.addWidget(self.told, 0, Qt.AlignmentFlag.AlignRight)
        self._row.setSpacing(10)
        for one in self.days:
            self._row.addWidget(one, 1, Qt.AlignmentFlag.AlignTop)
        page = Page()
        page.body.addLayout(self._row)
        page.body.addStretch(1)
        inside = QWidget(self.stack)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(acts)
        column.addLayout(words)
        column.addWidget(self.clashes)
        column.addWidget(page, 1)
        self.stack.addWidget(inside)


def _monday(on: date) -> date:
    return on - timedelta(days=on.weekday())


def _named(calendar: Calendar) -> dict[date, str]:
    """Return what the calendar calls its days off: "INSET: phonics"."""
    named = {}
    for off in calendar.days_off:
        kind = off.kind.value
        named[off.closed_on] = f"{kind}: {off.name}" if off.name else kind
    for term in calendar.terms:
        first, last = term.half_term_first_on, term.half_term_last_on
        while first is not None and last is not None and first <= last:
            named.setdefault(first, f"Half-term ({short_day(first)})")
            first += ONE_DAY
    return named


def _clashing(week: Week) -> dict[SessionKey, str]:
    """Return who is in two places, by session."""
    found: dict[SessionKey, list[str]] = {}
    for clash in week.clashes:
        for key in (clash.one, clash.other):
            found.setdefault(key, []).append(clash.who)
    return {key: ", ".join(dict.fromkeys(who)) for key, who in found.items()}
