"""Groups that tests of Provision put into a register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLabel

from senco_app.provision.commands import (
    AddGroup,
    AddMember,
    RecordSession,
    TakeCatalogue,
)
from senco_app.provision.queries import Interventions
from senco_app.provision.records import (
    GroupDetails,
    PupilMark,
    SessionEntry,
    SessionKey,
    Slot,
)
from senco_app.school.commands import SetCalendar
from senco_app.school.records import Calendar, DayOff, TermDates
from senco_app.vocabulary import ClosedDay, GotOn, Presence
from tests.ui.people import add_pupil

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from senco_app.register import Register

SPRING = TermDates(
    "Spring 2027",
    date(2027, 1, 5),
    date(2027, 3, 25),
    date(2027, 2, 15),
    date(2027, 2, 19),
)
INSET = DayOff(date(2027, 2, 12), ClosedDay.INSET, "Phonics")
MONDAY = date(2027, 2, 8)  # the day before the register's today
NINE, HALF_PAST = time(9, 0), time(9, 30)


@dataclass(frozen=True)
class Taught:
    """Ids of what was built: three pupils, a group of them, one to one."""

    pupils: tuple[str, str, str]
    group: str
    alone: str
    first: SessionKey


def teach(register: Register) -> Taught:
    """Build a term, a group of three and one to one that clashes with it."""
    register.execute(SetCalendar(Calendar((SPRING,), (INSET,))))
    register.execute(TakeCatalogue())
    pupils = (
        add_pupil(register, "Ahmed", "Idris"),
        add_pupil(register, "Hughes", "Amelia"),
        add_pupil(register, "Okafor", "Noah"),
    )
    group = begin(register, "Speech group", Slot(0, NINE), Slot(4, NINE))
    alone = begin(register, "Reading", Slot(0, HALF_PAST), minutes=15)
    for pupil in pupils:
        register.execute(AddMember(group, pupil, SPRING.first_on))
    register.execute(AddMember(alone, pupils[0], SPRING.first_on))
    return Taught(pupils, group, alone, SessionKey(group, MONDAY, NINE))


def begin(
    register: Register, name: str, *slots: Slot, minutes: int = 45, others: int = 0
) -> str:
    """Begin a group that the person signed in leads; return its id."""
    intervention = register.ask(Interventions())[0]
    return register.execute(
        AddGroup(
            GroupDetails(
                intervention_id=intervention.id,
                name=name,
                leader_id=register.who.person_id,
                minutes=minutes,
                weeks=10,
                started_on=SPRING.first_on,
                slots=slots,
                room="Rainbow room",
                others=others,
                focus="say it in a sentence",
            )
        )
    )


def record(register: Register, taught: Taught) -> None:
    """Record Monday's group: everybody was here and did it."""
    marks = tuple(
        PupilMark(pupil, Presence.HERE, got_on=GotOn.DID_IT) for pupil in taught.pupils
    )
    entry = SessionEntry(taught.first, ran=True, minutes=45, marks=marks)
    register.execute(RecordSession(entry))


def words_on(widget: QWidget) -> str:
    """Return the words of every label on show."""
    QApplication.processEvents()  # a layout shows what it was given afterwards
    labels = widget.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())
