"""People who open the register: each with their roles, and what can be done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.ui.piling import pile
from senco_app.ui.widgets.buttons import LinkButton
from senco_app.ui.widgets.card import Card, Rule, empty
from senco_app.ui.widgets.labels import Chip, InitialsBadge, PlainLabel
from senco_app.wording import day

if TYPE_CHECKING:
    from senco_app.people.records import AppointmentLine, PersonLine
    from senco_app.ui.turns import Turns


class PeopleCard(Card):
    """Lists everybody; asks for what shall be done with one of them."""

    role_wanted = Signal(object)  # PersonLine
    end_wanted = Signal(object, object)  # PersonLine, AppointmentLine
    removal_wanted = Signal(object)  # PersonLine

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("People who open this register", parent)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(10)
        self.body.addLayout(self.rows)

    def showing(
        self, people: tuple[PersonLine, ...], own_id: str, *, editable: bool
    ) -> Turns[None]:
        """Show these people, one by one.

        Args:
            people: In the order in which they are shown.
            own_id: Who is signed in; they cannot take their own key away.
            editable: Whether whoever is signed in may change anything.
        """
        empty(self.rows)
        for number, person in enumerate(people):
            if number:
                self.rows.addWidget(Rule())
            can_change = editable and person.removed_on is None
            row = _PersonRow(person, is_own=person.id == own_id, editable=can_change)
            row.give.clicked.connect(partial(self.role_wanted.emit, person))
            row.remove.clicked.connect(partial(self.removal_wanted.emit, person))
            for button, appointment in row.ends:
                button.clicked.connect(
                    partial(self.end_wanted.emit, person, appointment)
                )
            self.rows.addWidget(row)
            yield


class _PersonRow(QWidget):
    """One person: name, roles with their days, and acts at the right."""

    def __init__(self, person: PersonLine, *, is_own: bool, editable: bool) -> None:
        super().__init__()
        self.give = LinkButton("Give a role…", name=f"Give {person.name} a role")
        self.remove = LinkButton("Remove…", name=f"Remove {person.name}")
        self.ends: list[tuple[LinkButton, AppointmentLine]] = []
        name = QHBoxLayout()
        name.addWidget(PlainLabel(person.name, "strong"))
        if is_own:
            name.addWidget(Chip("You", "accent"))
        name.addStretch(1)
        name.addWidget(self.give)
        name.addWidget(self.remove)
        pile(self, name)
        self._arrange(person.name, name, self._about(person, editable=editable))
        self.give.setVisible(editable)  # placed: else it would be a window
        self.remove.setVisible(editable and not is_own)

    def _about(self, person: PersonLine, *, editable: bool) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        for appointment in person.appointments:
            words.addLayout(self._role(person, appointment, editable=editable))
        if person.removed_on is not None:
            removed = f"Removed on {day(person.removed_on)}"
            words.addWidget(PlainLabel(removed, "muted", wrap=True))
        return words

    def _arrange(self, who: str, name: QHBoxLayout, words: QVBoxLayout) -> None:
        words.insertLayout(0, name)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(12)
        across.addWidget(InitialsBadge(who))
        across.addLayout(words, 1)

    def _role(
        self, person: PersonLine, appointment: AppointmentLine, *, editable: bool
    ) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(PlainLabel(role_words(appointment), "muted", wrap=True), 1)
        if editable and appointment.until_on is None:
            role = appointment.role.value
            end = LinkButton("End…", name=f"End {person.name}’s role as {role}")
            self.ends.append((end, appointment))
            line.addWidget(end)
            pile(self, line)
        return line


def role_words(appointment: AppointmentLine) -> str:
    """Return "SENCO from Tue 1 Sep 2026 until Fri 23 Jul 2027"."""
    words = f"{appointment.role.value} from {day(appointment.from_on)}"
    if appointment.until_on is None:
        return words
    return f"{words} until {day(appointment.until_on)}"
