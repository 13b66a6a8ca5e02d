"""Packs of a book: taken from where they lie, and left where the SENCO finds them."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from senco_app.errors import FileUnusableError, SencoError
from senco_app.files import write_whole
from senco_app.security.packs import PackKind, read_label, read_pack
from senco_app.ui.book.house import Errands
from senco_app.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from senco_app.books.book import Book
    from senco_app.books.records import Taken

PACK = ".senco-pack"
MOST_FILES = 200
"""Files that are looked at in a folder where packs are exchanged."""
SHORT_ID = 8
NO_FOLDER = (
    "{folder} is not there. Plug the stick in or open the share, then use “Hand back…”."
)
TAKEN = "Taken in: {sessions}, {pupils}."
KNOWN = "This hand-out is in your book already. Nothing was changed."
FIRST = " Your book belongs to {school} now."
RETURNED = "Handed back to {folder}. The SENCO can take it from there."


def errands(folders: Callable[[], tuple[Path, ...]]) -> Errands:
    """Return how packs come and go.

    Args:
        folders: Finds where registers on this laptop exchange packs.
    """
    return Errands(
        fetch=partial(fetch, folders),
        take=take,
        leave=leave,
        hand_back=hand_back,
        handed_back_at=handed_back_at,
    )


def fetch(folders: Callable[[], tuple[Path, ...]], book: Book) -> str:
    """Take the newest hand-out of the folders; say nothing if none is new."""
    known = (Path(book.exchange),) if book.exchange else ()
    found = [one for folder in (*known, *folders()) for one in _hand_outs(book, folder)]
    if not found:
        return ""
    _, path = max(found)
    return take(book, path)


def take(book: Book, path: Path) -> str:
    """Take in a hand-out from a file, and remember its folder.

    Raises:
        FileUnusableError: If it is no hand-out for this book; nothing was changed.
    """
    taken = book.take(read_pack(path), path.name)
    book.exchange_in(str(path.parent.absolute()))
    return _told(taken)


def leave(book: Book) -> str:
    """Leave a return where packs are exchanged; say nothing if all is there.

    Raises:
        FileUnusableError: If it cannot be written; the book has everything.
    """
    if not book.waiting or not book.exchange:
        return ""
    return hand_back(book, Path(book.exchange))


def hand_back(book: Book, folder: Path) -> str:
    """Write a return into a folder, in the place of the one before.

    Raises:
        FileUnusableError: If it cannot be written.
        RuleBrokenError: If nothing was handed out yet.
    """
    if not folder.is_dir():
        raise FileUnusableError(NO_FOLDER.format(folder=folder))
    write_whole(folder / return_name(book), book.returned())
    book.exchange_in(str(folder.absolute()))
    return RETURNED.format(folder=folder)


def handed_back_at(book: Book) -> datetime | None:
    """Return when the return was written that lies where packs are exchanged."""
    if not book.exchange:
        return None
    with suppress(OSError):
        written = (Path(book.exchange) / return_name(book)).stat().st_mtime
        return datetime.fromtimestamp(written, UTC)
    return None


def return_name(book: Book) -> str:
    """Return the name of a book's returns: it names nobody."""
    return f"return-{book.owner.device[-SHORT_ID:]}{PACK}"


def _hand_outs(book: Book, folder: Path) -> Iterator[tuple[int, Path]]:
    """Give the hand-outs in a folder that are newer than what is in the book."""
    before = 0 if book.school is None else book.school.generation
    for path in _files(folder):
        with suppress(SencoError):
            label = read_label(read_pack(path), path.name)
            ours = label.book_id == book.owner.device
            hand_out = label.kind is PackKind.HAND_OUT
            if ours and hand_out and label.generation > before:
                yield label.generation, path


def _files(folder: Path) -> list[Path]:
    with suppress(OSError):
        return sorted(folder.glob(f"*{PACK}"))[:MOST_FILES]
    return []


def _told(taken: Taken) -> str:
    if taken.known:
        return KNOWN
    told = TAKEN.format(
        sessions=counted(taken.sessions, "session", "sessions"),
        pupils=counted(taken.pupils, "pupil", "pupils"),
    )
    return told + (FIRST.format(school=taken.school) if taken.first else "")
