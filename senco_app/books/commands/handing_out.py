"""Handing out: what goes into a book is reckoned, sealed, and noted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from senco_app.books.commands.keys import keys_of
from senco_app.books.handed import hand_out_bytes
from senco_app.books.queries.contents import contents_of
from senco_app.books.queries.news import Print
from senco_app.books.records import HandOutPack
from senco_app.books.rules import check_in_use
from senco_app.models.book import BookHandOut, EnrolledBook
from senco_app.models.editing import found
from senco_app.models.row import new_id
from senco_app.register import Topic
from senco_app.roles import Permission
from senco_app.security.packs import PackKind, PackLabel, seal_pack

if TYPE_CHECKING:
    from senco_app.books.commands.keys import RegisterKeys
    from senco_app.books.records import HandOut
    from senco_app.register import Work

DAYS_VALID = 42
"""How long a hand-out may be taken into the book."""


@dataclass(frozen=True, slots=True)
class HandOutTo:
    """Make a pack for one book: it grows older hand-outs out of date."""

    permission: ClassVar[Permission] = Permission.EXCHANGE_PACKS
    act: ClassVar[str] = "hand out to a book"

    book_id: str

    def run(self, work: Work) -> HandOutPack:
        """Note whose data goes out, and return the pack.

        Raises:
            RecordMissingError: If no such book was enrolled.
            RuleBrokenError: If the book was revoked.
        """
        book = found(work.session, EnrolledBook, self.book_id, "book")
        check_in_use(book.revoked_on)
        content = contents_of(work.session, [book], work.today, work.now)[book.id]
        pack = _pack(work, book, content, keys_of(work.session))
        pupils = len(content.pupil_ids)
        why = f"hand-out {pack.generation}: {pupils} pupils"
        work.about("book", book.id, why)
        work.changed.add(Topic.PROVISION)
        return pack


@dataclass(frozen=True, slots=True)
class HandOutChanges:
    """Make packs for several books at once."""

    permission: ClassVar[Permission] = Permission.EXCHANGE_PACKS
    act: ClassVar[str] = "hand out to books"

    book_ids: tuple[str, ...]

    def run(self, work: Work) -> dict[str, HandOutPack]:
        """Return a pack for each book in use, by the book's id.

        Raises:
            RecordMissingError: If one of them was not enrolled.
        """
        named = [
            found(work.session, EnrolledBook, one, "book") for one in self.book_ids
        ]
        books = [book for book in named if book.revoked_on is None]
        contents = contents_of(work.session, books, work.today, work.now)
        keys = keys_of(work.session)
        packs = {book.id: _pack(work, book, contents[book.id], keys) for book in books}
        work.about("book", "", f"{len(packs)} handed out")
        work.changed.add(Topic.PROVISION)
        return packs


def _pack(
    work: Work, book: EnrolledBook, content: HandOut, keys: RegisterKeys
) -> HandOutPack:
    book.generation += 1
    book.content = Print.of(content, work.today).text()
    row = BookHandOut(
        book_id=book.id,
        generation=book.generation,
        pack_id=new_id(),
        made_at=work.now,
        expires_on=work.today + timedelta(DAYS_VALID),
        sessions=len(content.cards),
        pupil_ids=" ".join(sorted(content.pupil_ids)),
    )
    work.session.add(row)
    label = PackLabel(
        kind=PackKind.HAND_OUT,
        register_id=keys.register_id,
        book_id=book.id,
        pack_id=row.pack_id,
        generation=row.generation,
        made_at=row.made_at,
        expires_on=row.expires_on,
        sender=keys.public,
        recipient=bytes.fromhex(book.public_key),
    )
    data = seal_pack(label, hand_out_bytes(content), keys.private)
    return HandOutPack(data, row.generation, row.expires_on, content, keys.words)
