"""The made-up SENCO's desk, where groups are planned and tick sheets keyed in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from senco_app.cycles.queries import CyclePage
from senco_app.people.commands import AddAssistant
from senco_app.provision.commands import (
    AddGroup,
    AddMember,
    EndMember,
    RecordSession,
    RecordSessions,
    TakeCatalogue,
)
from senco_app.provision.queries import Interventions
from senco_app.provision.records import GroupDetails

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from senco_app.demo.desk import Desk
    from senco_app.demo.groups import MadeGroup, Place
    from senco_app.demo.staff import Staff
    from senco_app.provision.records import SessionEntry
    from senco_app.register import Register


class ProvisionDesk:
    """Writes groups and sessions; it remembers the id of each group and adult."""

    def __init__(self, register: Register, desk: Desk) -> None:
        self._register, self._desk = register, desk
        self._adults: dict[str, str] = {}
        self._interventions: dict[str, str] = {}
        self._groups: dict[int, str] = {}
        self._members: dict[tuple[int, int], str] = {}

    def set_up(self, staff: Staff, on: date) -> None:
        """Enter the teaching assistants, and take the starting catalogue."""
        for name in dict.fromkeys(adult.name for adult in staff.assistants.values()):
            self._adults[name] = self._register.execute(AddAssistant(name, on))
        self._register.execute(TakeCatalogue())
        found = self._register.ask(Interventions())
        self._interventions = {one.name: one.id for one in found}

    def begin(self, number: int, made: MadeGroup) -> None:
        """Begin a group."""
        group = made.group
        details = GroupDetails(
            intervention_id=self._interventions[group.intervention],
            name=group.name,
            leader_id=self._adults[group.leader],
            minutes=group.minutes,
            weeks=group.weeks,
            started_on=group.started_on,
            slots=group.slots,
            room=group.room,
            others=group.others,
            focus=group.focus,
        )
        self._groups[number] = self._register.execute(AddGroup(details))

    def join(self, number: int, seat: int, place: Place) -> None:
        """Take a child into a group, for the outcome of the plan that asks for it."""
        cycle = self._register.ask(CyclePage(self._desk.cycle_of(place.child)))
        self._members[number, seat] = self._register.execute(
            AddMember(
                group_id=self._groups[number],
                pupil_id=self._desk.pupil_of(place.child),
                from_on=place.from_on,
                outcome_id=cycle.plan.outcomes[place.position].id,
            )
        )

    def leave(self, number: int, seat: int, on: date) -> None:
        """End a child's place in a group."""
        self._register.execute(EndMember(self._members[number, seat], on))

    def key_in(self, sheets: Iterable[tuple[int, SessionEntry]]) -> None:
        """Key in a week's tick sheets: the entries of each group."""
        forms = tuple(
            RecordSession(self._named(number, entry)) for number, entry in sheets
        )
        if forms:
            self._register.execute(RecordSessions(forms))

    def _named(self, number: int, entry: SessionEntry) -> SessionEntry:
        """Return an entry with the ids of the group and the pupils."""
        return replace(
            entry,
            key=replace(entry.key, group_id=self._groups[number]),
            marks=tuple(
                replace(mark, pupil_id=self._desk.pupil_of(int(mark.pupil_id)))
                for mark in entry.marks
            ),
        )
