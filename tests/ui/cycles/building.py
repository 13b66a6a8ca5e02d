"""A made-up pupil with a cycle, brought to any stage, and a pair of hands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from senco_app.cycles.commands import SaveAssessment, SavePlan, SaveReview, StartCycle
from senco_app.cycles.queries import CyclePage
from senco_app.cycles.records import (
    Assessment,
    Outcome,
    OutcomeFinding,
    Plan,
    Provision,
    Review,
)
from senco_app.pupils.commands import AddPupil
from senco_app.pupils.records import PupilDetails, RankedNeed
from senco_app.school.commands import SetCalendar
from senco_app.school.records import Calendar, TermDates
from senco_app.vocabulary import Decision, Result, SenStatus, Sex

if TYPE_CHECKING:
    from senco_app.cycles.records import CycleRecord
    from senco_app.register import Register

MOST_TABS = 120
MOST_TURNS = 1000
CALENDAR = Calendar(
    terms=(
        TermDates(
            "Autumn term",
            date(2026, 9, 2),
            date(2026, 12, 18),
            date(2026, 10, 26),
            date(2026, 10, 30),
        ),
        TermDates(
            "Spring term",
            date(2027, 1, 4),
            date(2027, 3, 25),
            date(2027, 2, 15),
            date(2027, 2, 19),
        ),
        TermDates("Summer term", date(2027, 4, 12), date(2027, 7, 21)),
    ),
    days_off=(),
)
ASSESSMENT = Assessment(
    "Class teacher’s assessment, December; speech and language report, 12 May.",
    "Draws with great care. Kind to younger children.",
    "Loses the second step of an instruction. Rarely says when stuck.",
    "“I like it when people show me.”",
    "Mr Zeller: tired after school, talks more at home.",
)
PLAN = Plan(
    outcomes=(
        Outcome(
            "Follows a two-step instruction, no prompt",
            "1 of 5",
            "4 of 5",
            "Five tries a week",
            date(2027, 2, 8),
        ),
        Outcome(
            "Uses the help card", "0 a week", "3 a week", "Count", date(2027, 2, 8)
        ),
    ),
    provisions=(
        Provision("Speech and language group", "J. Pritchard", 30, 3, 4, group_size=4),
    ),
    strategies="Say it, show it, check back.",
    responsible="Mrs Orme",
    parents_told_on=date(2027, 1, 11),
    review_by=date(2027, 2, 8),
)


@dataclass(frozen=True)
class Made:
    """The ids of a pupil and of the open cycle."""

    pupil_id: str
    cycle_id: str


def details(forename: str = "Orla") -> PupilDetails:
    """Return who a made-up pupil of Year 5 is."""
    return PupilDetails(
        "Zeller",
        forename,
        born_on=date(2017, 3, 14),
        sex=Sex.FEMALE,
        upn="E884200126001" if forename == "Orla" else None,
        form="5 Oak",
        home_authority="Worcestershire",
    )


def add_pupil(register: Register, forename: str = "Orla") -> str:
    """Add a pupil on SEN support since January 2026."""
    register.execute(SetCalendar(CALENDAR))
    since = date(2026, 1, 6)
    needs = (RankedNeed("SLCN", 1, since), RankedNeed("SEMH", 2, since))
    command = AddPupil(
        details(forename), SenStatus.SEN_SUPPORT, since, needs, "Concern", since
    )
    return register.execute(command)


def started(register: Register, forename: str = "Orla") -> Made:
    """Start a cycle on 5 January 2027."""
    pupil_id = add_pupil(register, forename)
    cycle_id = register.execute(StartCycle(pupil_id, date(2027, 1, 5)))
    return Made(pupil_id, cycle_id)


def assessed(register: Register, assessment: Assessment = ASSESSMENT) -> Made:
    """Start a cycle whose assessment is done."""
    made = started(register)
    cycle = stored(register, made)
    command = SaveAssessment(
        cycle.id, cycle.version, assessment, done=True, assessed_on=date(2027, 1, 8)
    )
    register.execute(command)
    return made


def planned(register: Register, plan: Plan = PLAN) -> Made:
    """Start a cycle whose plan is agreed; its review was due on 8 February 2027."""
    made = assessed(register)
    cycle = stored(register, made)
    command = SavePlan(
        cycle.id, cycle.version, plan, agreed=True, planned_on=date(2027, 1, 11)
    )
    register.execute(command)
    return made


def reviewed(register: Register, decision: Decision = Decision.CHANGE_PLAN) -> Made:
    """Start a cycle whose review is written and not finished."""
    made = planned(register)
    cycle = stored(register, made)
    register.execute(SaveReview(cycle.id, cycle.version, review(cycle, decision)))
    return made


def review(cycle: CycleRecord, decision: Decision) -> Review:
    """Return a whole review of this cycle."""
    return Review(
        held_on=date(2027, 2, 9),
        attended="Mr Zeller, Mrs Orme, Orla",
        findings=tuple(
            OutcomeFinding(outcome.id, Result.PARTLY_MET, "2 of 5")
            for outcome in cycle.plan.outcomes
        ),
        what_helped="Pre-taught words.",
        pupil_words="“Nobody looks at me.”",
        parents_words="Calmer before school.",
        learned="Short, shown steps work.",
        next_changes="Card practice at lunch.",
        why_it_stays="It works, slowly.",
        decision=decision,
    )


def stored(register: Register, made: Made) -> CycleRecord:
    """Return the cycle as the register holds it."""
    return register.ask(CyclePage(made.cycle_id))


class Windows(QObject):
    """Notes every window that shows itself."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_window = isinstance(watched, QWidget) and watched.isWindow()
        if is_window and event.type() is QEvent.Type.Show:
            self.shown.append(type(watched).__name__)
        return False


class Hands:
    """Types and presses keys, wherever the cursor is; knows no mouse."""

    def __init__(self, window: QWidget) -> None:
        window.resize(1042, 600)
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        self._window = window

    def type(self, text: str) -> None:
        """Type over what stands where the cursor is."""
        self.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        for sign in text:
            here = self.here()
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign)
                QApplication.sendEvent(here, event)

    def press(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press one key, alone or with another."""
        QTest.keyClick(self.here(), key, modifier)
        for _ in range(MOST_TURNS):  # a button stays down a moment, then acts
            if not any(one.isDown() for one in self._window.findChildren(QPushButton)):
                return
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def finish(self) -> None:
        """Press Ctrl and Return: the filled button."""
        self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def save(self) -> None:
        """Press Ctrl and S."""
        self.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    def go_to(self, name: str) -> None:
        """Press Tab until the cursor is where a screen reader would say ``name``."""
        QApplication.processEvents()  # what was just added shows itself
        seen = []
        for _ in range(MOST_TABS):
            if self.here().accessibleName() == name:
                return
            seen.append(self.here().accessibleName())
            self.press(Qt.Key.Key_Tab)
        message = f"Tab never reached “{name}”, only {sorted(set(seen))}"
        raise AssertionError(message)

    def fill(self, **words: str) -> None:
        """Type into each field; underscores stand for spaces."""
        for name, text in words.items():
            self.go_to(name.replace("_", " "))
            self.type(text)

    def here(self) -> QWidget:
        """Return the widget that has the cursor."""
        return QApplication.focusWidget() or self._window
