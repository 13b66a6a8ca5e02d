"""What becomes of each entry that comes back: new, known, dropped, aside, refused."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sqlalchemy import or_, select
from sqlmodel import col

from senco_app.books.queries.handed_out import HandedOut, hand_outs_of
from senco_app.books.records import Marked, Misfit
from senco_app.books.reports import MergedPack
from senco_app.books.rules import doubtful, misfit
from senco_app.models.book import BookEntry
from senco_app.models.editing import found
from senco_app.models.people import Person
from senco_app.models.provision import GroupMember, ProvisionGroup
from senco_app.models.pupil import Pupil

if TYPE_CHECKING:
    from datetime import datetime

    from senco_app.books.queries.handed_out import HandOutMade
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
        made: Its hand-outs, by number.
        handed: What they let it write.
        new: What this merge takes in.
    """

    book: EnrolledBook
    person: str
    ids: dict[str, int]
    numbers: set[int]
    made: dict[int, HandOutMade]
    handed: HandedOut
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


def shelf_of(work: Work, book: EnrolledBook) -> Shelf:
    """Return what the register has of a book."""
    stored = work.session.connection().execute(
        select(col(BookEntry.id), col(BookEntry.counter)).where(
            col(BookEntry.book_id) == book.id
        )
    )
    ids = {row[0]: row[1] for row in stored}
    person = found(work.session, Person, book.person_id, "person").name
    made = hand_outs_of(work.session, book)
    handed = HandedOut(work.session, book, made, work.today)
    return Shelf(book, person, ids, set(ids.values()), made, handed)


def sort(
    shelf: Shelf, returned: Returned, school: School, now: datetime, name: str
) -> MergedPack:
    """Put each entry of a return where it belongs, and count.

    A pupil whom a hand-out of this register named and who is not here any more was
    erased: such a mark is dropped. If the register knows nothing of the hand-out, it
    was restored from an older backup: then the entry waits in the book. What a book
    cannot have written is refused, and waits there too; the rest is taken.
    """
    counts = dict.fromkeys(("new", "known", "dropped", "aside", "doubtful", "gone"), 0)
    refused = [Misfit.UNKNOWN] * returned.unknown
    copied = False
    for known in returned.entries:
        entry = known.entry
        where = _where(known, shelf, school)
        if isinstance(where, Misfit):
            refused.append(where)
            continue
        counts[where] += 1
        if where != "new":
            continue
        made = shelf.made.get(entry.generation)
        wrong = doubtful(entry.entered_at, made.made_at if made else None, now)
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
        refused=len(refused),
        refused_why=tuple(why.value for why in Misfit if why in refused),
        revoked_on=shelf.book.revoked_on,
    )


def pupil_of(entry: Entry) -> str | None:
    """Return whom an entry is about; none if it is about the session."""
    return entry.said.mark.pupil_id if isinstance(entry.said, Marked) else None


def _where(known: KnownEntry, shelf: Shelf, school: School) -> str | Misfit:
    entry = known.entry
    if known.id in shelf.ids or known.id in shelf.new:
        return "known"
    if entry.device != shelf.book.id:
        return Misfit.DEVICE
    made, pupil_id = shelf.made.get(entry.generation), pupil_of(entry)
    if made and pupil_id in made.pupil_ids and pupil_id not in school.pupils:
        return "dropped"
    handed = shelf.handed.session(entry.generation, entry.key)
    why = misfit(entry, handed, shelf.book.revoked_on)
    restored = made is None and why in _PERHAPS_RESTORED
    unknown = entry.key.group_id not in school.groups
    return "aside" if restored or unknown else why or "new"


_PERHAPS_RESTORED = (Misfit.SESSION, Misfit.PUPIL)
"""Of a hand-out that the register does not know, this says nothing against the book."""


def _is_gone(entry: Entry, school: School) -> bool:
    pupil_id = pupil_of(entry)
    at = (entry.key.group_id, pupil_id)
    return pupil_id is not None and at not in school.present
