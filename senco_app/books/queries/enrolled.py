"""Questions about enrolled books, and about the alerts that go into them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from sqlalchemy import or_, select
from sqlmodel import col

from senco_app.books.queries.news import Print
from senco_app.books.records import AlertLine
from senco_app.books.reports import BookLine
from senco_app.errors import RecordMissingError, RuleBrokenError
from senco_app.models.book import BookAlert, BookHandOut, EnrolledBook
from senco_app.models.people import Person
from senco_app.models.provision import GroupMember, ProvisionGroup
from senco_app.models.pupil import Pupil, PupilAlert
from senco_app.pupils.rules import full_name
from senco_app.roles import Permission
from senco_app.wording import day, listed

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session


@dataclass(frozen=True, slots=True)
class Books:
    """Which books were enrolled?"""

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    def fetch(self, session: Session, today: date) -> tuple[BookLine, ...]:
        """Return those in use first, by person, the newest of a person first."""
        handed: dict[str, BookHandOut] = {}
        for hand_out in session.scalars(
            select(BookHandOut).order_by(col(BookHandOut.generation))
        ):
            handed[hand_out.book_id] = hand_out
        rows = session.execute(
            select(EnrolledBook, col(Person.name))
            .join(Person, col(Person.id) == col(EnrolledBook.person_id))
            .order_by(
                col(EnrolledBook.revoked_on).is_not(None),
                col(Person.name),
                col(EnrolledBook.id).desc(),
            )
        )
        return tuple(
            _line(book, name, handed.get(book.id), today) for book, name in rows
        )


@dataclass(frozen=True, slots=True)
class BookOf:
    """Which book is handed out to, or revoked, of the person with this name?

    Attributes:
        book: The beginning of the book's id or of its words, if there are several.
        only: Whether it has to be the only one in use: revoking cannot be undone.
    """

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    person: str
    book: str = ""
    only: bool = False

    def fetch(self, session: Session, today: date) -> BookLine:
        """Return it; of several in use the newest.

        Raises:
            RecordMissingError: If the person has no book, or only revoked ones.
            RuleBrokenError: If it is not the only one, and has to be.
        """
        wanted = " ".join(self.person.split()).casefold()
        lines = Books().fetch(session, today)
        own = [
            line
            for line in lines
            if wanted in {line.person.casefold(), line.person_id, line.id}
            and (line.id.startswith(self.book) or line.spoken.startswith(self.book))
        ]
        if own and own[0].revoked_on is not None:
            message = (
                f"The book of {own[0].person} was revoked on "
                f"{day(own[0].revoked_on)}. Nothing was written; have a new one made "
                "and enrolled."
            )
            raise RecordMissingError(message)
        if not own:
            message = (
                f"No book of {self.person} is enrolled. Have the assistant make one "
                "(senco-app book) and take in its enrolment file (senco-app enrol)."
            )
            raise RecordMissingError(message)
        if self.only:
            _check_only([line for line in own if line.revoked_on is None])
        return own[0]


@dataclass(frozen=True, slots=True)
class AlertsFor:
    """Which alerts do the pupils of somebody's groups have, and which are ticked?"""

    permission: ClassVar[Permission] = Permission.EXCHANGE_PACKS

    person_id: str

    def fetch(self, session: Session, today: date) -> tuple[AlertLine, ...]:
        """Return those that hold today, by pupil."""
        groups = select(col(ProvisionGroup.id)).where(
            col(ProvisionGroup.leader_id) == self.person_id
        )
        pupils = select(col(GroupMember.pupil_id)).where(
            col(GroupMember.group_id).in_(groups),
            or_(
                col(GroupMember.until_on).is_(None), col(GroupMember.until_on) >= today
            ),
        )
        rows = session.execute(
            select(PupilAlert, Pupil, BookAlert)
            .join(Pupil, col(Pupil.id) == col(PupilAlert.pupil_id))
            .outerjoin(BookAlert, col(BookAlert.alert_id) == col(PupilAlert.id))
            .where(
                col(Pupil.id).in_(pupils),
                col(PupilAlert.from_on) <= today,
                or_(
                    col(PupilAlert.until_on).is_(None),
                    col(PupilAlert.until_on) >= today,
                ),
            )
            .order_by(col(Pupil.legal_surname), col(Pupil.id), col(PupilAlert.id))
        )
        return tuple(
            AlertLine(
                alert_id=alert.id,
                pupil_id=pupil.id,
                pupil=full_name(
                    pupil.legal_surname, pupil.legal_forename, pupil.preferred_name
                ),
                words=alert.words,
                ticked=tick is not None,
            )
            for alert, pupil, tick in rows
        )


def _check_only(in_use: list[BookLine]) -> None:
    """Accept one book; of several, name them by their laptop and first words."""
    if len(in_use) > 1:
        named = listed(
            tuple(f"{one.spoken.split()[0]} ({one.device})" for one in in_use)
        )
        message = (
            f"{in_use[0].person} has {len(in_use)} books in use; their words begin "
            f"with {named}. Nothing was changed; say which by --book and its words."
        )
        raise RuleBrokenError(message, "book")


def _line(
    book: EnrolledBook, name: str, last: BookHandOut | None, today: date
) -> BookLine:
    kept = Print.kept(book)
    return BookLine(
        id=book.id,
        person_id=book.person_id,
        person=name,
        device=book.device,
        spoken=book.spoken,
        enrolled_on=book.enrolled_on,
        generation=book.generation,
        version=book.version,
        handed_out_at=last.made_at if last else None,
        returned_at=book.returned_at,
        revoked_on=book.revoked_on,
        last_return=book.last_return,
        runs_out=kept is not None and kept.runs_out(today),
    )
