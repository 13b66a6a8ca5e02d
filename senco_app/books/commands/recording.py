"""Writing what a book says into recorded sessions: each source keeps its own record."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select
from sqlmodel import col

from senco_app.books import wire
from senco_app.books.commands.sorting import pupil_of
from senco_app.books.rules import fold
from senco_app.models.book import BookEntry, append_entries
from senco_app.models.provision import (
    Intervention,
    ProvisionGroup,
    ProvisionSession,
    SessionMark,
)
from senco_app.provision.records import PupilMark, SessionKey
from senco_app.wording import day

if TYPE_CHECKING:
    from sqlmodel import Session

    from senco_app.books.commands.sorting import Shelf
    from senco_app.books.records import Folded, KnownEntry
    from senco_app.register import Work

Marks = dict[str, SessionMark]
Trial = dict[SessionKey, list[str]]


@dataclass(slots=True)
class Recorded:
    """What recording did, or would do."""

    sessions: int = 0
    changed: int = 0
    to_decide: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Page:
    """What stands in the register of the sessions that new entries are about.

    Attributes:
        own: This book's record of each.
        marks: The marks of each of these records.
        others: Who else's record of a session stands.
        entries: The entries of this book that are here already.
        titles: What each group is called.
    """

    own: dict[SessionKey, ProvisionSession]
    marks: dict[str, Marks]
    others: dict[SessionKey, list[str]]
    entries: dict[SessionKey, list[KnownEntry]]
    titles: dict[str, str]


class Change(NamedTuple):
    """A record that is to say what the entries come to.

    Attributes:
        other: Whether that is not what it says now.
    """

    row: ProvisionSession
    folded: Folded
    other: bool


def record(work: Work, shelf: Shelf, trial: Trial | None) -> Recorded:
    """Fold what is new of a book into its records of sessions.

    A record that the SENCO corrected stands as corrected, in a record of its own: what
    the book says later changes the book's record only, which then stands beside it.

    Args:
        work: What is being done.
        shelf: The book, and what is new of it.
        trial: Who else's record would stand by then, when nothing is to be written.
    """
    done = Recorded()
    new: dict[SessionKey, list[KnownEntry]] = {}
    for known in shelf.new.values():
        new.setdefault(known.entry.key, []).append(known)
    page = _page(work.session, shelf, set(new))
    changes: list[Change] = []
    for key in sorted(new):
        folded = fold((*page.entries.get(key, ()), *new[key]))
        row = page.own.get(key)
        if folded is None:
            continue
        other = row is None or not _says(row, page, folded)
        if trial is not None and other:
            _try_out(page, trial, key, shelf.person)
        done.sessions += row is None
        done.changed += other and row is not None
        if other and page.others.get(key):
            who = [f"the book of {shelf.person}", *page.others[key]]
            done.to_decide.append(_said(page.titles[key.group_id], key, who))
        if trial is None:
            row = row or _new_row(work, shelf, key, folded)
            changes.append(Change(row, folded, other))
    if trial is None:
        _write(work, shelf, page, changes)
    return done


def _try_out(page: Page, trial: Trial, key: SessionKey, person: str) -> None:
    """Note that a record would stand, and who else's would by then."""
    page.others.setdefault(key, []).extend(trial.get(key, ()))
    row = page.own.get(key)
    if row is None or not row.standing:
        trial.setdefault(key, []).append(_whose(person))


def _whose(person: str) -> str:
    return f"the record of {person}"


def _page(session: Session, shelf: Shelf, keys: set[SessionKey]) -> Page:
    groups = {key.group_id for key in keys}
    rows = session.scalars(
        select(ProvisionSession).where(col(ProvisionSession.group_id).in_(groups))
    )
    page = Page({}, {}, {}, {}, _titles(session, groups))
    for row in rows:
        key = SessionKey(row.group_id, row.held_on, row.starts_at)
        if key not in keys:
            continue
        if row.source == shelf.book.id:
            page.own[key] = row
        elif row.standing:
            page.others.setdefault(key, []).append(_whose(row.recorded_by))
    of_book = col(SessionMark.session_id).in_(
        select(col(ProvisionSession.id)).where(
            col(ProvisionSession.source) == shelf.book.id,
            col(ProvisionSession.group_id).in_(groups),
        )
    )
    for mark in session.scalars(select(SessionMark).where(of_book)):
        page.marks.setdefault(mark.session_id, {})[mark.pupil_id] = mark
    _add_entries(session, shelf, groups, page)
    return page


def _add_entries(session: Session, shelf: Shelf, groups: set[str], page: Page) -> None:
    stored = session.connection().execute(
        select(col(BookEntry.said), col(BookEntry.doubtful)).where(
            col(BookEntry.book_id) == shelf.book.id,
            col(BookEntry.group_id).in_(groups),
        )
    )
    for said, doubtful in stored:
        known = wire.known_entry(said)
        known = replace(known, doubtful=doubtful)
        page.entries.setdefault(known.entry.key, []).append(known)


def _titles(session: Session, groups: set[str]) -> dict[str, str]:
    rows = session.connection().execute(
        select(col(ProvisionGroup.id), col(ProvisionGroup.name), col(Intervention.name))
        .join(Intervention, col(Intervention.id) == col(ProvisionGroup.intervention_id))
        .where(col(ProvisionGroup.id).in_(groups))
    )
    return {row[0]: row[1] or row[2] for row in rows}


def _says(row: ProvisionSession, page: Page, folded: Folded) -> bool:
    """Say whether a record says what the entries come to."""
    said, marks = folded.entry, page.marks.get(row.id, {})
    same = (row.ran, row.reason, row.words, row.minutes, row.finished) == (
        *(said.ran, said.reason, said.words, said.minutes, said.finished),
    )
    return same and {_mark(mark) for mark in marks.values()} == set(said.marks)


def _mark(row: SessionMark) -> PupilMark:
    return PupilMark(row.pupil_id, row.presence, row.away_reason, row.got_on, row.words)


def _new_row(
    work: Work, shelf: Shelf, key: SessionKey, folded: Folded
) -> ProvisionSession:
    row = ProvisionSession(
        group_id=key.group_id,
        held_on=key.held_on,
        starts_at=key.starts_at,
        source=shelf.book.id,
        minutes=folded.entry.minutes,
        recorded_by=shelf.person,
        recorded_at=folded.recorded_at,
    )
    work.session.add(row)
    return row


def _write(
    work: Work,
    shelf: Shelf,
    page: Page,
    changes: list[Change],
) -> None:
    for row, folded, other in changes:
        row.recorded_at, row.clock_doubtful = folded.recorded_at, folded.doubtful
        if not other:  # tapped once more: nothing that was decided is asked again
            continue
        said = folded.entry
        row.ran, row.reason = said.ran, said.reason
        row.words, row.minutes = said.words, said.minutes
        row.finished, row.standing = said.finished, True
    work.session.flush()  # marks refer to them
    for row, folded, _ in changes:
        _write_marks(work, row, page.marks.get(row.id, {}), folded)
    entries = [_entry(work, shelf, known) for known in shelf.new.values()]
    append_entries(work.session, entries)
    work.session.flush()


def _write_marks(
    work: Work, row: ProvisionSession, marks: Marks, folded: Folded
) -> None:
    left = dict(marks)
    for mark in folded.entry.marks:
        former = left.pop(mark.pupil_id, None)
        if former is None:
            former = SessionMark(
                session_id=row.id, pupil_id=mark.pupil_id, presence=mark.presence
            )
            work.session.add(former)
        former.presence, former.away_reason = mark.presence, mark.away_reason
        former.got_on, former.words = mark.got_on, mark.words
    for former in left.values():
        work.session.delete(former)


def _entry(work: Work, shelf: Shelf, known: KnownEntry) -> dict[str, object]:
    key = known.entry.key
    return {
        "id": known.id,
        "book_id": shelf.book.id,
        "counter": known.entry.counter,
        "group_id": key.group_id,
        "held_on": key.held_on,
        "starts_at": key.starts_at,
        "pupil_id": pupil_of(known.entry),
        "said": known.text,
        "doubtful": known.doubtful,
        "received_at": work.now,
    }


def _said(title: str, key: SessionKey, who: list[str]) -> str:
    return f"{title}, {day(key.held_on)} at {key.starts_at:%H:%M}: {' and '.join(who)}"
