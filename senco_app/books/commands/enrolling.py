"""Taking in a book, ticking the alerts that go into books, and revoking a book."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from sqlmodel import col, select

from senco_app.books.rules import check_in_use
from senco_app.errors import RuleBrokenError
from senco_app.models.appointments import role_on
from senco_app.models.book import BookAlert, EnrolledBook
from senco_app.models.editing import found, found_as
from senco_app.models.key_holders import names
from senco_app.models.people import Appointment, Person
from senco_app.models.pupil import PupilAlert
from senco_app.people.rules import check_name
from senco_app.register import Topic
from senco_app.roles import Permission, Role
from senco_app.wording import day

if TYPE_CHECKING:
    from sqlmodel import Session

    from senco_app.register import Work
    from senco_app.security.enrolment import Enrolment


@dataclass(frozen=True, slots=True)
class EnrolBook:
    """Take in a book, after its words were compared with the assistant's.

    Somebody who is not in the register yet is added as a teaching assistant.
    """

    permission: ClassVar[Permission] = Permission.EXCHANGE_PACKS
    act: ClassVar[str] = "enrol a book"

    enrolment: Enrolment

    def run(self, work: Work) -> str:
        """Write the book, and return its id. A book that is known stays as it is.

        Raises:
            RuleBrokenError: If the book was revoked, or its key is another book's.
        """
        wanted = self.enrolment
        known = work.session.get(EnrolledBook, wanted.book_id)
        if known is None:
            _check_new(work.session, wanted)
            person = _person(work, wanted.person)
            work.session.add(
                EnrolledBook(
                    id=wanted.book_id,
                    person_id=person.id,
                    device=wanted.device,
                    public_key=wanted.public.hex(),
                    spoken=wanted.spoken(),
                    enrolled_on=work.today,
                )
            )
        else:
            _check_same(known, wanted)
        work.about("book", wanted.book_id, wanted.spoken())
        work.changed.update({Topic.PEOPLE, Topic.PROVISION})
        return wanted.book_id


@dataclass(frozen=True, slots=True)
class RevokeBook:
    """Take no more packs of a book, and hand out nothing more to it."""

    permission: ClassVar[Permission] = Permission.EXCHANGE_PACKS
    act: ClassVar[str] = "revoke a book"

    book_id: str
    version: int
    why: str = ""

    def run(self, work: Work) -> None:
        """Write the day.

        Raises:
            RecordMissingError: If no such book was enrolled.
            RecordChangedError: If it was changed meanwhile.
            RuleBrokenError: If it was revoked already.
        """
        book = found_as(
            work.session, EnrolledBook, (self.book_id, self.version), "book"
        )
        check_in_use(book.revoked_on)
        book.revoked_on = work.today
        work.about("book", book.id, self.why.strip())
        work.changed.update({Topic.PEOPLE, Topic.PROVISION})


@dataclass(frozen=True, slots=True)
class TickAlert:
    """Say whether an alert goes into the books of those who see the pupil."""

    permission: ClassVar[Permission] = Permission.EXCHANGE_PACKS
    act: ClassVar[str] = "choose an alert for books"

    alert_id: str
    ticked: bool = True

    def run(self, work: Work) -> None:
        """Write it.

        Raises:
            RecordMissingError: If there is no such alert.
        """
        alert = found(work.session, PupilAlert, self.alert_id, "alert")
        row = work.session.exec(
            select(BookAlert).where(col(BookAlert.alert_id) == alert.id)
        ).first()
        if self.ticked and row is None:
            work.session.add(BookAlert(alert_id=alert.id))
        if not self.ticked and row is not None:
            work.session.delete(row)
        work.about("pupil", alert.pupil_id, "in books" if self.ticked else "not")
        work.changed.add(Topic.PROVISION)


def _person(work: Work, name: str) -> Person:
    """Return whose book it is: somebody known by that name, else somebody new."""
    wanted = " ".join(name.split()).casefold()
    for person in work.session.exec(
        select(Person).where(col(Person.removed_on).is_(None))
    ):
        if " ".join(person.name.split()).casefold() == wanted:
            if role_on(work.session, person.id, work.today) is None:
                _appoint(work, person)
            return person
    person = Person(name=check_name(name, names(work.session)))
    work.session.add(person)
    work.session.flush()
    _appoint(work, person)
    return person


def _appoint(work: Work, person: Person) -> None:
    work.session.add(
        Appointment(
            person_id=person.id,
            role=Role.TEACHING_ASSISTANT,
            from_on=work.today,
        )
    )


def _check_new(session: Session, wanted: Enrolment) -> None:
    other = session.exec(
        select(EnrolledBook).where(col(EnrolledBook.public_key) == wanted.public.hex())
    ).first()
    if other is not None:
        message = (
            "This file names the key of another book, so somebody has changed it. "
            "Nothing was taken in; have the book write its enrolment again."
        )
        raise RuleBrokenError(message, "enrolment")


def _check_same(known: EnrolledBook, wanted: Enrolment) -> None:
    if known.public_key != wanted.public.hex() or known.spoken != wanted.spoken():
        message = (
            "This book was enrolled with other words, so this file was changed or is "
            "another book's. Nothing was taken in; have the book write it again."
        )
        raise RuleBrokenError(message, "enrolment")
    if known.revoked_on is not None:
        message = (
            f"This book was revoked on {day(known.revoked_on)} and stays so. "
            "Nothing was taken in; have the assistant make a new book."
        )
        raise RuleBrokenError(message, "enrolment")
