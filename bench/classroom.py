"""A made-up school with three books, for measurements and tests of packs.

Two of the books are one person's (a laptop of her own, and the shared one), so two
devices may record one session.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, ClassVar

from sqlmodel import col, select

from senco_app.books.commands.enrolling import EnrolBook
from senco_app.books.commands.handing_out import HandOutTo
from senco_app.books.commands.merging import MergePacks
from senco_app.books.desk import BookDesk
from senco_app.books.making import Desk, create_book, open_book
from senco_app.books.records import PackFile
from senco_app.bootstrap import Founding, create_register, open_register
from senco_app.models.book import BookEntry
from senco_app.models.provision import GroupMember, ProvisionSession, SessionMark
from senco_app.models.pupil import Need, Pupil, SenPeriod
from senco_app.people.commands import AddAssistant
from senco_app.places import Laptop
from senco_app.provision.commands import AddGroup, AddIntervention, AddMember
from senco_app.provision.records import GroupDetails, Intervention, Slot
from senco_app.pupils.commands import AddPupil
from senco_app.pupils.records import PupilDetails
from senco_app.roles import Permission
from senco_app.school.commands import SetCalendar
from senco_app.school.records import Calendar, TermDates
from senco_app.security.keyfile import Cost
from senco_app.vocabulary import Level, SenStatus

if TYPE_CHECKING:
    from pathlib import Path

    from sqlmodel import Session

    from senco_app.books.book import Book
    from senco_app.books.reports import MergeReport
    from senco_app.register import Register, Work

PASSWORD = "four plain made-up words"  # noqa: S105 - of nobody
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
TODAY = date(2027, 2, 9)
STARTED = date(2027, 1, 4)
CALENDAR = Calendar(
    (
        TermDates(
            *("Spring 2027", STARTED, date(2027, 3, 25)),
            *(date(2027, 2, 15), date(2027, 2, 19)),
        ),
    ),
    (),
)
TALKING = Intervention(
    name="Talking together",
    area="Communication and interaction",
    aim="Say more",
    evidence="No published trial",
    entry="Says little",
    exit="Says more",
    level=Level.TARGETED,
)
CHILDREN = (
    ("Ellie", "Quennell"),
    ("Ellie", "Brasher"),
    ("Idris", "Selwood"),
    ("Cerys", "Tandy"),
    ("Moth", "Vane"),
    ("Una", "Wickes"),
)
HELD_DAYS = (date(2027, 2, 1), date(2027, 2, 3), date(2027, 2, 8), TODAY)


@dataclass
class MadeUpClock:
    """A clock that says what it is told, a year off if need be."""

    time: datetime = field(default=datetime(2027, 2, 9, 15, 0, tzinfo=UTC))

    def today(self) -> date:
        """Return the day."""
        return self.time.date()

    def now(self) -> datetime:
        """Return the time in UTC."""
        return self.time

    def shift(self, days: int) -> None:
        """Put it forward, or back."""
        self.time += timedelta(days=days)


@dataclass(frozen=True, slots=True)
class Erase:
    """Erase a pupil from every table: the application has no way to do it yet."""

    permission: ClassVar[Permission] = Permission.EDIT_PUPILS
    act: ClassVar[str] = "erase a pupil"

    pupil_id: str

    def run(self, work: Work) -> None:
        """Delete what is about the pupil, then the pupil."""
        for kind in (SessionMark, BookEntry, GroupMember, SenPeriod, Need):
            of_pupil = col(kind.pupil_id) == self.pupil_id
            for row in work.session.exec(select(kind).where(of_pupil)):
                work.session.delete(row)
        work.session.flush()
        work.session.delete(work.session.get_one(Pupil, self.pupil_id))
        work.about("pupil", self.pupil_id)


Marks = dict[tuple[str, str, str, str], str]  # device, group, day, pupil: words


@dataclass(frozen=True, slots=True)
class InTheRegister:
    """What entries and marks of books, and how many records of its own, has it?"""

    permission: ClassVar[Permission] = Permission.READ_ASSESSMENTS

    def fetch(self, session: Session, today: date) -> tuple[list[str], Marks, Marks]:
        """Return the ids of entries, the marks of books, and the register's own."""
        del today
        ids = [row.id for row in session.exec(select(BookEntry))]
        rows = {row.id: row for row in session.exec(select(ProvisionSession))}
        books: Marks = {}
        own: Marks = {}
        for mark in session.exec(select(SessionMark)):
            row = rows[mark.session_id]
            at = (row.source, row.group_id, row.held_on.isoformat(), mark.pupil_id)
            (books if row.source else own)[at] = mark.words
        return ids, books, own


class Classroom:
    """A register with two groups, and three books that were enrolled.

    Attributes:
        groups: Tamsin's group of four, and Wilf's of three; one child is in both.
        books: Tamsin's own, the shared laptop's (hers too), and Wilf's.
    """

    def __init__(self, folder: Path) -> None:
        """Make everything, or open what was made; nothing was handed out then."""
        self.folder, self.clock = folder, MadeUpClock()
        self.laptop = Laptop("bench", folder / "laptop")
        self.clocks = [MadeUpClock() for _ in range(3)]
        made = folder / "made.json"
        if not made.exists():
            made.write_text(json.dumps(self._make()))
        self.pupils, self.people, self.groups = json.loads(made.read_text())
        self.register = self._opened()
        self.books = [self._book(place) for place in range(len(self.clocks))]
        self.desks = [BookDesk(book) for book in self.books]

    def _make(self) -> tuple[list[str], list[str], list[str]]:
        """Make the files, and return the ids of pupils, adults and groups."""
        founding = Founding("Wyebank Primary", "Quillon Marsh")
        where = self.folder / "register"
        create_register(where, founding, PASSWORD, clock=self.clock, cost=CHEAP)
        with self._opened() as self.register:
            pupils = self._pupils()
            people, groups = self._groups(pupils)
            for place, name in enumerate(("Tamsin Reed", "Tamsin Reed", "Wilf Oake")):
                folder = self.folder / f"book-{place}"
                create_book(folder, name, PASSWORD, self._desk(place))
                with self._book(place) as book:
                    self.register.execute(EnrolBook(book.enrolment()))
        return pupils, people, groups

    def close(self) -> None:
        """Let go of every file."""
        for book in self.books:
            book.close()
        self.register.close()

    def reopen(self) -> None:
        """Close the register and open it again."""
        self.register.close()
        self.register = self._opened()

    def hand_out(self, place: int) -> bytes:
        """Return a hand-out for a book."""
        return self.register.execute(HandOutTo(self.books[place].owner.device)).data

    def hand_over(self, place: int) -> None:
        """Hand out to a book, and have it take that in."""
        self.books[place].take(self.hand_out(place), "out.pack")

    def merge(self, *packs: bytes, dry_run: bool = False) -> MergeReport:
        """Merge returns."""
        files = tuple(PackFile(f"back-{n}.pack", data) for n, data in enumerate(packs))
        return self.register.execute(MergePacks(files, dry_run))

    def _opened(self) -> Register:
        return open_register(
            self.folder / "register",
            PASSWORD,
            clock=self.clock,
            cost=CHEAP,
            laptop=self.laptop,
        )

    def _pupils(self) -> list[str]:
        self.register.execute(SetCalendar(CALENDAR))
        return [
            self.register.execute(
                AddPupil(
                    PupilDetails(surname, forename), SenStatus.SEN_SUPPORT, STARTED
                )
            )
            for forename, surname in CHILDREN
        ]

    def _groups(self, pupils: list[str]) -> tuple[list[str], list[str]]:
        execute = self.register.execute
        intervention = execute(AddIntervention(TALKING))
        people = [
            execute(AddAssistant(name, STARTED))
            for name in ("Tamsin Reed", "Wilf Oake")
        ]
        groups = []
        for leader, weekday, members in zip(
            people, ((0, 1), (2,)), (pupils[:4], pupils[3:]), strict=True
        ):
            details = GroupDetails(
                intervention_id=intervention,
                name="",
                leader_id=leader,
                minutes=20,
                weeks=11,
                started_on=STARTED,
                slots=tuple(Slot(day, time(9, 30)) for day in weekday),
                room="Library",
                focus="one new word",
            )
            groups.append(execute(AddGroup(details)))
            for pupil in members:
                execute(AddMember(groups[-1], pupil, STARTED))
        return people, groups

    def _book(self, place: int) -> Book:
        return open_book(self.folder / f"book-{place}", PASSWORD, self._desk(place))

    def _desk(self, place: int) -> Desk:
        return Desk(self.clocks[place], CHEAP, self.laptop)
