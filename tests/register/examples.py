"""A query and some commands that tests give to a register."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from sqlmodel import select

from senco_app.errors import RecordMissingError
from senco_app.models.people import Person
from senco_app.register import Topic
from senco_app.roles import Permission

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from senco_app.register import Work


@dataclass(frozen=True, slots=True)
class Names:
    permission: ClassVar[Permission] = Permission.READ_REGISTER

    def fetch(self, session: Session, today: date) -> tuple[str, ...]:
        del today
        return tuple(sorted(person.name for person in session.exec(select(Person))))


@dataclass(frozen=True, slots=True)
class AddPerson:
    name: str
    then_fail: bool = False
    permission: ClassVar[Permission] = Permission.EDIT_SCHOOL
    act: ClassVar[str] = "add a person"

    def run(self, work: Work) -> str:
        person = Person(name=self.name)
        work.session.add(person)
        work.session.flush()
        if self.then_fail:
            message = "That is not so."
            raise RecordMissingError(message)
        work.changed.add(Topic.PEOPLE)
        work.about("person", person.id)
        return person.id
