"""What is asked before somebody gets a role, loses one, or is removed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from senco_app.errors import RuleBrokenError
from senco_app.people.commands import Appoint, EndAppointment
from senco_app.roles import Role
from senco_app.ui.cycles.typed import CalmChoice
from senco_app.ui.settings.people_forms import ROLES
from senco_app.ui.settings.people_rows import role_words
from senco_app.ui.widgets.dates import DateField
from senco_app.ui.widgets.fields import Field

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from senco_app.people.records import AppointmentLine, PersonLine
    from senco_app.register import Register

REMOVAL = (
    "{name} can no longer sign in: the register is encrypted anew, which takes some "
    "seconds. What {name} wrote stays. This cannot be undone, but {name} can be added "
    "again."
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its fields, and what is done once it is answered.

    Attributes:
        words: The title, what follows from it, and the word of the button.
        fields: What is asked, by name.
        act: Done with what was typed.
        place: Where a draft of the answer is kept; empty: nowhere.
    """

    words: tuple[str, str, str]
    fields: dict[str, Field] = field(default_factory=dict)
    act: Callable[[], object] = lambda: None
    place: str = ""


def about_role(register: Register, person: PersonLine) -> Question:
    """Ask which role a person gets, and on which days."""
    role = CalmChoice("", ROLES)
    first = DateField(field="from_on", on=register.today())
    last = DateField(field="until_on")
    fields = {
        "role": Field("Role", role),
        "from_on": Field("From", first),
        "until_on": Field("Until", last, "Empty if no end is known"),
    }

    def give() -> None:
        day = _needed(first, "Enter the first day.", "from_on")
        chosen = Role(str(role.chosen()))
        register.execute(Appoint(person.id, chosen, day, last.day()))

    words = (f"Give {person.name} a role", "The role holds on these days.", "Give")
    return Question(words, fields, give, f"ask/role/{person.id}")


def about_end(
    register: Register, person: PersonLine, appointment: AppointmentLine
) -> Question:
    """Ask for the last day of a role."""
    last = DateField(field="until_on", on=register.today())

    def end() -> None:
        day = _needed(last, "Enter the last day.", "until_on")
        register.execute(EndAppointment(appointment.id, day))

    explained = (
        f"{person.name}: {role_words(appointment)}. After the last day the role "
        "opens this register no more; the password is kept for another role."
    )
    words = ("End a role", explained, "End the role")
    fields = {"until_on": Field("Last day", last)}
    return Question(words, fields, end, f"ask/end-role/{appointment.id}")


def about_removal(person: PersonLine) -> Question:
    """Ask whether a person is to be removed."""
    remove = f"Remove {person.name}"
    return Question((remove, REMOVAL.format(name=person.name), remove))


def _needed(editor: DateField, sentence: str, field: str) -> date:
    day = editor.day()
    if day is None:
        raise RuleBrokenError(sentence, field)
    return day
