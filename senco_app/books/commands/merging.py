"""Merging what books returned: once, twice, late or out of order, with one result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from senco_app.books.commands.keys import keys_of
from senco_app.books.commands.recording import Trial, record
from senco_app.books.commands.sorting import school_of, shelf_of, sort
from senco_app.books.reports import MergeReport, Refusal
from senco_app.books.wire import read_returned
from senco_app.errors import FileUnusableError
from senco_app.models.book import EnrolledBook
from senco_app.register import Topic
from senco_app.roles import Permission
from senco_app.security.packs import PackKind, Reader, open_pack, read_label
from senco_app.wording import counted, day

if TYPE_CHECKING:
    from senco_app.books.commands.sorting import Shelf
    from senco_app.books.records import PackFile, Returned
    from senco_app.books.reports import MergedPack
    from senco_app.register import Work
    from senco_app.security.packs import PackLabel


@dataclass(frozen=True, slots=True)
class MergePacks:
    """Take in what books returned, all of it in one transaction.

    A pack that cannot be taken is refused with the reason; the others are taken.

    Attributes:
        dry_run: Report the same, and write nothing but that it was tried.
        from_revoked: Take entries of revoked books too: the SENCO has looked at them.
    """

    permission: ClassVar[Permission] = Permission.EXCHANGE_PACKS
    act: ClassVar[str] = "merge packs"

    packs: tuple[PackFile, ...]
    dry_run: bool = False
    from_revoked: bool = False

    def run(self, work: Work) -> MergeReport:
        """Write what is new, and return what was done.

        Nothing is dropped but what is about an erased pupil; nothing is doubled,
        overwritten, or moved to another pupil.
        """
        desk = _Desk(work, from_revoked=self.from_revoked)
        merged: list[MergedPack] = []
        refused: list[Refusal] = []
        for pack in self.packs:
            try:
                merged.append(desk.read(pack))
            except _RevokedBookError as refusal:
                refused.append(Refusal(pack.name, str(refusal), refusal.waiting))
            except FileUnusableError as refusal:
                refused.append(Refusal(pack.name, str(refusal)))
        trial: Trial | None = {} if self.dry_run else None
        done = [record(work, shelf, trial) for shelf in desk.shelves.values()]
        if not self.dry_run:
            desk.keep()
        report = MergeReport(
            packs=tuple(merged),
            refused=tuple(refused),
            sessions=sum(one.sessions for one in done),
            changed=sum(one.changed for one in done),
            to_decide=tuple(words for one in done for words in one.to_decide),
            dry_run=self.dry_run,
        )
        work.about("register", desk.keys.register_id, _why(report))
        if not self.dry_run and merged:
            work.changed.add(Topic.PROVISION)
        return report


class _RevokedBookError(FileUnusableError):
    """A return of a revoked book; ``waiting`` entries of it are not in the register."""

    def __init__(self, report: MergedPack, name: str) -> None:
        super().__init__(_revoked(report, name))
        self.waiting = report.new


class _Desk:
    """Where packs are opened, and what came out of them."""

    def __init__(self, work: Work, *, from_revoked: bool) -> None:
        self.work, self.from_revoked = work, from_revoked
        self.keys, self.school = keys_of(work.session), school_of(work)
        self.shelves: dict[str, Shelf] = {}
        self._read: list[tuple[Shelf, PackLabel, Returned, bool]] = []

    def read(self, pack: PackFile) -> MergedPack:
        """Open a pack, and put its entries where they belong.

        Raises:
            FileUnusableError: If it cannot be taken; nothing of it is.
        """
        label, content, book = self._opened(pack)
        returned = read_returned(content, pack.name)
        shelf = self.shelves.get(book.id) or shelf_of(self.work, book)
        before = dict(shelf.new)
        report = sort(shelf, returned, self.school, self.work.now, pack.name)
        if book.revoked_on is not None and not self.from_revoked:
            shelf.new = before
            raise _RevokedBookError(report, pack.name)
        self.shelves[book.id] = shelf
        whole = not report.aside and not report.refused
        self._read.append((shelf, label, returned, whole))
        return report

    def keep(self) -> None:
        """Note in each book how far the register has it, and its newest hand-out."""
        for shelf, label, returned, whole in self._read:
            book = shelf.book
            if whole and returned.merged.counter > book.merged_counter:
                book.merged_counter = returned.merged.counter
                book.merged_head = returned.merged.head
            book.generation = max(book.generation, label.generation)
            book.last_return, book.returned_at = label.pack_id, self.work.now

    def _opened(self, pack: PackFile) -> tuple[PackLabel, bytes, EnrolledBook]:
        label = read_label(pack.data, pack.name)
        book = self.work.session.get(EnrolledBook, label.book_id)
        reader = Reader(
            kind=PackKind.RETURN,
            register_id=self.keys.register_id,
            book_id=label.book_id,
            sender=bytes.fromhex(book.public_key) if book else b"",
            private=self.keys.private,
            today=self.work.today,
        )
        opened, content = open_pack(pack.data, pack.name, reader)
        if book is None:
            message = (
                f"{pack.name} comes from a book that was not enrolled here. Nothing "
                "was taken from it; take in its enrolment file first, then merge."
            )
            raise FileUnusableError(message)
        return opened, content, book


def _revoked(report: MergedPack, name: str) -> str:
    on = "" if report.revoked_on is None else f" on {day(report.revoked_on)}"
    if not report.new:
        nothing = "that could be taken" if report.refused else "new to the register"
        return (
            f"{name} comes from the book of {report.person}, which was revoked{on}. "
            f"It holds nothing {nothing}."
        )
    entries = counted(report.new, "entry", "entries")
    return (
        f"{name} comes from the book of {report.person}, which was revoked{on}. "
        f"Nothing was taken: it holds {entries} that the register has not. If you know "
        "that they are right, take them in under Settings, Books, or with "
        "merge --from-revoked."
    )


def _why(report: MergeReport) -> str:
    new = sum(pack.new for pack in report.packs)
    known = sum(pack.known for pack in report.packs)
    dropped = sum(pack.dropped for pack in report.packs)
    odd = sum(pack.refused for pack in report.packs)
    dry = "dry run: " if report.dry_run else ""
    return (
        f"{dry}{len(report.packs)} packs, {new} entries new, {known} known, "
        f"{dropped} dropped, {odd} entries and {len(report.refused)} packs refused"
    )
