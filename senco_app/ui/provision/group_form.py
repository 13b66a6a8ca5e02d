"""What a group is: intervention, who leads it, where, when and for how long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from senco_app.errors import RuleBrokenError
from senco_app.people.queries import People
from senco_app.provision.commands import AddGroup, EditGroup
from senco_app.provision.queries import Interventions
from senco_app.provision.records import GroupDetails
from senco_app.provision.rules.checking import MOST_MINUTES, MOST_OTHERS, MOST_WEEKS
from senco_app.ui.cycles.typed import Amount
from senco_app.ui.dressing import fix_width
from senco_app.ui.provision.form import RecordForm
from senco_app.ui.provision.times import MeetingTime, slots_editor, slots_of
from senco_app.ui.widgets.card import GAP
from senco_app.ui.widgets.dates import DateField
from senco_app.ui.widgets.fields import Choice, Field, line
from senco_app.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from datetime import date

    from senco_app.people.records import PersonLine
    from senco_app.provision.records import Group
    from senco_app.register import Command, Register
    from senco_app.ui.widgets.banner import Banner

CHOOSE = "Choose…"
AMOUNT_WIDTH, DAY_WIDTH = 84, 170
USUAL_MINUTES, USUAL_WEEKS = 30, 10
LEFT = "{} (no longer works here)"


class GroupForm(RecordForm):
    """The group and its timetable; its members stand below it."""

    def __init__(
        self, register: Register, banner: Banner, stored: Group | None
    ) -> None:
        place = f"group/{stored.id if stored else 'new'}"
        heading = "Group and timetable" if stored else "New group"
        super().__init__(register, banner, heading, place)
        self.stored = stored
        self.intervention = Choice("", _interventions(register, stored))
        self.leader = Choice("", _leaders(register, stored))
        self.name, self.room = line(longest=80), line(longest=80)
        self.minutes = Amount("", MOST_MINUTES)
        self.weeks = Amount("", MOST_WEEKS)
        self.others = Amount("", MOST_OTHERS)
        self.started_on = DateField(field="started_on")
        self.focus = line(longest=200)
        self.slots = slots_editor()
        self.fields = self._fields()
        self._arrange()

    def fill(self) -> None:
        """Show what is stored; a new group begins today."""
        stored = self.stored
        self.intervention.choose(stored.intervention_id if stored else "")
        self.leader.choose(stored.leader_id if stored else "")
        self.name.show_words(stored.name if stored else "")
        self.room.show_words(stored.room if stored else "")
        self.minutes.setValue(stored.minutes if stored else USUAL_MINUTES)
        self.weeks.setValue(stored.weeks if stored else USUAL_WEEKS)
        self.others.setValue(stored.others if stored else 0)
        first = stored.started_on if stored else self.register.today()
        self.started_on.set_day(first)
        self.focus.show_words(stored.focus if stored else "")
        slots = stored.slots if stored else ()
        self.slots.show_values([MeetingTime(slot) for slot in slots])
        if not slots:
            self.slots.show_values([])

    def value(self) -> GroupDetails:
        """Return the group as it stands in the editors.

        Raises:
            RuleBrokenError: If a day or a time cannot be read, or the first day lacks.
        """
        return GroupDetails(
            intervention_id=str(self.intervention.chosen()),
            name=self.name.words(),
            leader_id=str(self.leader.chosen()),
            minutes=self.minutes.value(),
            weeks=self.weeks.value(),
            started_on=self._first_day(),
            slots=slots_of(self.slots),
            room=self.room.words(),
            others=self.others.value(),
            focus=self.focus.words(),
        )

    def command(self) -> Command[object]:
        """Return the command that adds or changes the group."""
        stored = self.stored
        if stored is None:
            return AddGroup(self.value())
        return EditGroup(stored.id, stored.version, self.value())

    def become(self, stored: Group) -> None:
        """Go on as the form of a group that is stored now."""
        self.stored = stored
        self.move_draft(f"group/{stored.id}")
        self.refresh()

    def _first_day(self) -> date:
        first = self.started_on.day()
        if first is None:
            message = "Enter the first day."
            raise RuleBrokenError(message, "started_on")
        return first

    def _fields(self) -> dict[str, Field]:
        return {
            "intervention_id": Field("Intervention", self.intervention),
            "name": Field("Name of the group", self.name),
            "leader_id": Field("Who leads it", self.leader),
            "room": Field("Room", self.room),
            "slots": Field("When it meets", self.slots),
            "minutes": Field("Minutes", self.minutes),
            "weeks": Field("Weeks", self.weeks),
            "started_on": Field("First day", self.started_on),
            "others": Field("Others", self.others),
            "focus": Field(
                "Today’s aim", self.focus, "What the group is working at just now"
            ),
        }

    def _arrange(self) -> None:
        for amount in (self.minutes, self.weeks, self.others):
            fix_width(amount, AMOUNT_WIDTH)
        fix_width(self.started_on, DAY_WIDTH)
        self.name.setPlaceholderText("empty: the intervention’s name")
        self.others.setAccessibleDescription("Children without a record here")
        self.others.setToolTip("Children without a record here, as a number")
        rows = (
            (("intervention_id", 3), ("name", 3)),
            (("leader_id", 3), ("room", 3)),
            (("slots", 1),),
            (("focus", 1),),
        )
        for row in rows:
            across = QHBoxLayout()
            across.setSpacing(GAP)
            for name, share in row:
                self.fields[name].keep_to_top()
                across.addWidget(self.fields[name], share)
            self.body.addLayout(across)
        numbers = Flow()
        for name in ("minutes", "weeks", "started_on", "others"):
            self.fields[name].keep_to_top()
            numbers.flow.addWidget(self.fields[name])
        self.body.insertWidget(self.body.count() - 1, numbers)
        self.body.addLayout(self.foot())


def _interventions(
    register: Register, stored: Group | None
) -> list[tuple[str, object]]:
    """Return what can be given: all that is in use, and what is given now."""
    kept = stored.intervention_id if stored else ""
    known = register.ask(Interventions(archived=True))
    offered = [one for one in known if not one.archived or one.id == kept]
    offered.sort(key=lambda one: one.name.casefold())
    return [(CHOOSE, ""), *((one.name, one.id) for one in offered)]


def _leaders(register: Register, stored: Group | None) -> list[tuple[str, object]]:
    """Return the adults who work here now, and the one who leads the group."""
    people = register.ask(People())
    here = [(one.name, one.id) for one in people if _works_here(one)]
    if stored is not None and stored.leader_id not in {each for _, each in here}:
        here.append((LEFT.format(stored.leader), stored.leader_id))
    return [(CHOOSE, ""), *here]


def _works_here(person: PersonLine) -> bool:
    if person.removed_on is not None:
        return False
    return any(appointment.is_current for appointment in person.appointments)
