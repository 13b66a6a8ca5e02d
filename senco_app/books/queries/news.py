"""Which books wait for something: new words, or only the weeks that moved on.

What was handed out is not kept. Two marks of it are: one of all that it held, and one
of what an assistant would notice, which days that pass do not change.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Self

from sqlalchemy import select
from sqlmodel import col

from senco_app.books.handed import hand_out_bytes
from senco_app.books.queries.contents import DAYS_AHEAD, contents_of, midnight
from senco_app.books.records import Merged
from senco_app.models.book import EnrolledBook
from senco_app.roles import Permission
from senco_app.vocabulary import CardState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from senco_app.books.records import HandOut
    from senco_app.provision.records import SessionCard

LEAST_AHEAD = timedelta(days=7)
"""A book with fewer days to come than these waits for the next weeks."""
NEVER = datetime(1, 1, 1, tzinfo=UTC)


class Print(NamedTuple):
    """What is kept of a hand-out: its day, and a mark of all and of what matters."""

    on: date
    whole: str
    matters: str

    @classmethod
    def of(cls, content: HandOut, on: date) -> Self:
        """Return what is kept of a hand-out made on a day."""
        timeless = replace(content, made_at=NEVER, return_by=NEVER.date())
        return cls(on, _hash(timeless), _hash(_matters(timeless, on)))

    @classmethod
    def kept(cls, book: EnrolledBook) -> Self | None:
        """Return what is kept of a book's last hand-out; none if there was none."""
        match book.content.split():
            case [on, whole, matters]:
                return cls(date.fromisoformat(on), whole, matters)
        return None

    def text(self) -> str:
        """Return it as it is kept."""
        return f"{self.on.isoformat()} {self.whole} {self.matters}"

    def runs_out(self, today: date) -> bool:
        """Say whether few of the days that were handed out are still to come."""
        return self.on + timedelta(DAYS_AHEAD) < today + LEAST_AHEAD


@dataclass(frozen=True, slots=True)
class BooksToHandOut:
    """Which books in use would get anything else than they were handed out last?

    Another day is enough: the weeks move on by themselves on a shared laptop.

    Attributes:
        present: Books whose last hand-out still lies where they take it from.
    """

    permission: ClassVar[Permission] = Permission.EXCHANGE_PACKS

    present: frozenset[str] = frozenset()

    def fetch(self, session: Session, today: date) -> tuple[str, ...]:
        """Return their ids."""
        books = _in_use(session)
        contents = contents_of(session, books, today, midnight(today))
        return tuple(
            book.id
            for book in books
            if book.id not in self.present
            or (kept := Print.kept(book)) is None
            or kept.whole != Print.of(contents[book.id], today).whole
        )


@dataclass(frozen=True, slots=True)
class BooksWithNews:
    """Which books in use would bring their assistants something new?

    That is other pupils, words or times in the days that they have, or weeks that run
    out. That days pass is no news, nor is what came back from the book itself.
    """

    permission: ClassVar[Permission] = Permission.EXCHANGE_PACKS

    def fetch(self, session: Session, today: date) -> tuple[str, ...]:
        """Return their ids."""
        of_day: dict[date, list[tuple[EnrolledBook, Print]]] = defaultdict(list)
        found = []
        for book in _in_use(session):
            kept = Print.kept(book)
            if kept is None or kept.runs_out(today):
                found.append(book.id)
            else:
                of_day[kept.on].append((book, kept))
        for on, pairs in of_day.items():
            books = [book for book, _ in pairs]
            contents = contents_of(session, books, today, midnight(today), on)
            found += [
                book.id
                for book, kept in pairs
                if Print.of(contents[book.id], on).matters != kept.matters
            ]
        return tuple(found)


def _in_use(session: Session) -> Sequence[EnrolledBook]:
    return session.scalars(
        select(EnrolledBook).where(col(EnrolledBook.revoked_on).is_(None))
    ).all()


def _hash(content: HandOut) -> str:
    return hashlib.sha256(hand_out_bytes(content)).hexdigest()


def _matters(content: HandOut, on: date) -> HandOut:
    """Return what an assistant would notice: who, what for, and when from that day."""
    cards = tuple(_plan(card) for card in content.cards if card.key.held_on >= on)
    return replace(content, cards=cards, merged=Merged())


def _plan(card: SessionCard) -> SessionCard:
    """Return a card without what was recorded, and without the number of its week."""
    members = tuple(replace(one, mark=None, last=None) for one in card.members)
    return replace(
        card,
        members=members,
        state=CardState.DUE,
        week=0,
        weeks=0,
        recorded_at=None,
        reason=None,
        words="",
    )
