"""A query and some commands that tests give to a register."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from sqlalchemy import update
from sqlmodel import select

from senco_app.errors import RecordMissingError
from senco_app.models.people import Person
from senco_app.register import Topic
from senco_app.roles import Permission

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from senco_app.register import Register, Work


@dataclass(frozen=True, slots=True)
class Names:
    """Who is in the register?"""

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    def fetch(self, session: Session, today: date) -> tuple[str, ...]:
        """Return the names in order."""
        del today
        return tuple(sorted(person.name for person in session.exec(select(Person))))


@dataclass(frozen=True, slots=True)
class AddPerson:
    """Add a person, or fail half-way."""

    name: str
    then_fail: bool = False
    permission: ClassVar[Permission] = Permission.EDIT_SCHOOL
    act: ClassVar[str] = "add a person"

    def run(self, work: Work) -> str:
        """Return the new person's id."""
        person = Person(name=self.name)
        work.session.add(person)
        work.session.flush()
        if self.then_fail:
            message = "That is not so."
            raise RecordMissingError(message)
        work.changed.add(Topic.PEOPLE)
        work.about("person", person.id)
        return person.id


@dataclass(frozen=True, slots=True)
class AddTwice:
    """Add a person with an id that is taken."""

    person_id: str
    name: str
    permission: ClassVar[Permission] = Permission.EDIT_SCHOOL
    act: ClassVar[str] = "add a person"

    def run(self, work: Work) -> None:
        """Add the row; SQLite refuses it."""
        work.session.add(Person(id=self.person_id, name=self.name))
        work.session.flush()


@dataclass(frozen=True, slots=True)
class RenamePerson:
    """Give a person one name after another, each written at once."""

    person_id: str
    names: tuple[str, ...]
    why: str = ""
    permission: ClassVar[Permission] = Permission.EDIT_SCHOOL
    act: ClassVar[str] = "rename a person"

    def run(self, work: Work) -> int:
        """Return the new version."""
        person = work.session.get_one(Person, self.person_id)
        for name in self.names:
            person.name = name
            work.session.flush()
        work.about("person", person.id, self.why)
        return person.version


@dataclass(frozen=True, slots=True)
class RemovePerson:
    """Take a person's row away."""

    person_id: str
    permission: ClassVar[Permission] = Permission.EDIT_SCHOOL
    act: ClassVar[str] = "remove a person"

    def run(self, work: Work) -> None:
        """Delete it."""
        work.session.delete(work.session.get_one(Person, self.person_id))
        work.about("person", self.person_id)


@dataclass(frozen=True, slots=True)
class RenameEverybody:
    """Write past the session, as no command may."""

    permission: ClassVar[Permission] = Permission.EDIT_SCHOOL
    act: ClassVar[str] = "rename everybody"

    def run(self, work: Work) -> None:
        """Try a bulk update."""
        work.session.execute(update(Person).values(name="Nobody"))


@dataclass(frozen=True, slots=True)
class AskInside:
    """Ask the register from inside a command, as no command may."""

    register: Register
    permission: ClassVar[Permission] = Permission.EDIT_SCHOOL
    act: ClassVar[str] = "ask inside"

    def run(self, work: Work) -> None:
        """Ask the register instead of the session."""
        del work
        self.register.ask(Names())
