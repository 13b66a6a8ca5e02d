"""What becomes of each entry that comes back: new, known, dropped, or set aside."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sqlalchemy import or_, select
from sqlmodel import col

from senco_app.books.records import Marked
from senco_app.books.reports import MergedPack
from senco_app.books.rules import doubtful
from senco_app.models.book import BookEntry, BookHandOut
from senco_app.models.editing import found
from senco_app.models.people import Person
from senco_app.models.provision import GroupMember, ProvisionGroup
from senco_app.models.pupil import Pupil

if TYPE_CHECKING:
    from datetime import datetime

    from sqlmodel import Session

    from senco_app.books.records import Entry, KnownEntry, Returned
    from senco_app.models.book import EnrolledBook
    from senco_app.register import Work


@dataclass(slots=True)
class School:
    """Which groups and pupils there are, and who is in which group today."""

    groups: frozenset[str]
    pupils: frozenset[str]
    present: frozenset[tuple[str, str]]


@dataclass(slots=True)
class Shelf:
    """What the register has of one book, and what came new in this merge.

    Attributes:
        ids: The entries that are here, with their numbers.
        handed_out: When each hand-out was made.
        new: What this merge takes in.
    """

    book: EnrolledBook
    person: str
    ids: dict[str, int]
    numbers: set[int]
    handed_out: dict[int, datetime]
    new: dict[str, KnownEntry] = field(default_factory=dict)


def school_of(work: Work) -> School:
    """Return which groups and pupils the register knows."""
    ask = work.session.connection().execute
    present = ask(
        select(col(GroupMember.group_id), col(GroupMember.pupil_id))
        .join(Pupil, col(Pupil.id) == col(GroupMember.pupil_id))
        .where(
            col(Pupil.archived_on).is_(None),
            or_(
                col(GroupMember.until_on).is_(None),
                col(GroupMember.until_on) >= work.today,
            ),
        )
    )
    return School(
        groups=frozenset(ask(select(col(ProvisionGroup.id))).scalars()),
        pupils=frozenset(ask(select(col(Pupil.id))).scalars()),
        present=frozenset((row[0], row[1]) for row in present),
    )


def shelf_of(session: Session, book: EnrolledBook) -> Shelf:
    """Return what the register has of a book."""
    ask = session.connection().execute
    stored = ask(
        select(col(BookEntry.id), col(BookEntry.counter)).where(
            col(BookEntry.book_id) == book.id
        )
    )
    ids = {row[0]: row[1] for row in stored}
    made = ask(
        select(col(BookHandOut.generation), col(BookHandOut.made_at)).where(
            col(BookHandOut.book_id) == book.id
        )
    )
    person = found(session, Person, book.person_id, "person").name
    handed_out = {row[0]: row[1] for row in made}
    return Shelf(book, person, ids, set(ids.values()), handed_out)


def sort(
    shelf: Shelf, returned: Returned, school: School, now: datetime, name: str
) -> MergedPack:
    """Put each entry of a return where it belongs, and count.

    A pupil whom a hand-out of this register named and who is not here any more was
    erased: such a mark is dropped. If the register knows nothing of the hand-out, it
    was restored from an older backup: then the entry waits in the book.
    """
    counts = dict.fromkeys(("new", "known", "dropped", "aside", "doubtful", "gone"), 0)
    copied = False
    for known in returned.entries:
        entry = known.entry
        where = _where(known, shelf, school)
        counts[where] += 1
        if where != "new":
            continue
        wrong = doubtful(entry.entered_at, shelf.handed_out.get(entry.generation), now)
        counts["doubtful"] += wrong
        counts["gone"] += _is_gone(entry, school)
        copied = copied or entry.counter in shelf.numbers
        shelf.new[known.id] = replace(known, doubtful=wrong)
    shelf.numbers.update(known.entry.counter for known in shelf.new.values())
    return MergedPack(
        name=name,
        person=shelf.person,
        device=shelf.book.device,
        **counts,
        copied=copied,
        revoked_on=shelf.book.revoked_on,
    )


def pupil_of(entry: Entry) -> str | None:
    """Return whom an entry is about; none if it is about the session."""
    return entry.said.mark.pupil_id if isinstance(entry.said, Marked) else None


def _where(known: KnownEntry, shelf: Shelf, school: School) -> str:
    if known.id in shelf.ids or known.id in shelf.new:
        return "known"
    if known.entry.key.group_id not in school.groups:
        return "aside"
    pupil_id = pupil_of(known.entry)
    if pupil_id is None or pupil_id in school.pupils:
        return "new"
    return "dropped" if known.entry.generation in shelf.handed_out else "aside"


def _is_gone(entry: Entry, school: School) -> bool:
    pupil_id = pupil_of(entry)
    at = (entry.key.group_id, pupil_id)
    return pupil_id is not None and at not in school.present
