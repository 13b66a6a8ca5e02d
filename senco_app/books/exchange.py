"""Packs that change hands by themselves, in a folder that both sides can reach.

The register takes in what lies in ``exchange/`` when somebody signs in, and leaves
hand-outs there; a book takes the newest hand-out at sign-in and leaves a return at
sign-out. Whatever fails is told in a sentence and keeps nobody from working.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from senco_app.books.telling import report_lines, taken_lines
from senco_app.errors import FileUnusableError, SencoError
from senco_app.files import write_whole
from senco_app.roles import Permission
from senco_app.security.packs import read_label, read_pack

if TYPE_CHECKING:
    from collections.abc import Iterable

    from senco_app.books.book import Book
    from senco_app.register import Register

FOLDER = "exchange"
_HAND_OUT, _RETURN = "hand-out-{}.pack", "return-{}.pack"


def returns_in(register_folder: Path) -> tuple[Path, ...]:
    """Return the returns that lie in a register's exchange folder; quick."""
    return returns_under(register_folder / FOLDER)


def returns_under(folder: Path) -> tuple[Path, ...]:
    """Return the returns that lie in any folder; none if it cannot be read."""
    with suppress(OSError):
        return tuple(sorted(folder.glob(_RETURN.format("*"))))
    return ()


def take_in_returns(register: Register) -> tuple[str, ...]:
    """Merge the returns in the exchange folder that were not merged yet.

    Returns:
        What was done, in sentences; nothing if there was nothing to do.
    """
    if not register.may(Permission.EXCHANGE_PACKS):
        return ()
    from senco_app.books.commands.merging import MergePacks  # noqa: PLC0415 - heavy
    from senco_app.books.queries import Books  # noqa: PLC0415 - heavy
    from senco_app.books.records import PackFile  # noqa: PLC0415 - heavy

    files, troubles = [], []
    try:
        merged = {line.last_return for line in register.ask(Books())}
        for path in returns_in(register.folder):
            try:
                data = read_pack(path)
                if read_label(data, path.name).pack_id not in merged:
                    files.append(PackFile(path.name, data))
            except FileUnusableError as refusal:
                troubles.append(str(refusal))
        if not files:
            return tuple(troubles)
        report = register.execute(MergePacks(tuple(files)))
    except SencoError as error:
        return (*troubles, str(error))
    refused = (refusal.why for refusal in report.refused)
    return (*report_lines(report), *refused, *troubles)


def leave_hand_outs(register: Register) -> tuple[str, ...]:
    """Write a hand-out for each book whose content is not what lies there already.

    Returns:
        What could not be done, in sentences.
    """
    if not register.may(Permission.EXCHANGE_PACKS):
        return ()
    from senco_app.books.commands.handing_out import HandOutChanges  # noqa: PLC0415
    from senco_app.books.queries import Books, BooksToHandOut  # noqa: PLC0415

    folder, troubles = register.folder / FOLDER, []
    try:
        lines = register.ask(Books())
        there = (one.id for one in lines if _hand_out(folder, one.id).is_file())
        wanted = register.ask(BooksToHandOut(frozenset(there))) if lines else ()
        packs = register.execute(HandOutChanges(wanted)) if wanted else {}
        folder.mkdir(exist_ok=True)
    except (SencoError, OSError) as error:
        return (str(error),)
    for book_id, pack in packs.items():
        path = _hand_out(folder, book_id)
        try:
            write_whole(path, pack.data)
        except FileUnusableError as error:
            with suppress(OSError):  # an old one would pass for the new one
                path.unlink(missing_ok=True)
            troubles.append(str(error))
    return tuple(troubles)


def take_hand_out(book: Book, folders: Iterable[Path]) -> tuple[str, ...]:
    """Have a book take the newest hand-out that waits for it, if it has it not yet.

    Args:
        book: An open book.
        folders: Where hand-outs may lie: the exchange folders of this laptop.

    Returns:
        What was done, or why it could not be; nothing if there was nothing new.
    """
    told: list[str] = []
    for folder in _folders(book, folders):
        path = _hand_out(folder, book.owner.device)
        try:
            if not path.is_file():
                continue
            data = read_pack(path)
            label = read_label(data, path.name)
            has = 0 if book.school is None else book.school.generation
            if label.generation > has:
                told.extend(taken_lines(book.take(data, path.name)))
        except (SencoError, OSError) as error:
            told.append(str(error))
    return tuple(told)


def leave_return(book: Book, folders: Iterable[Path]) -> tuple[str, ...]:
    """Have a book leave a return wherever a hand-out for it lies.

    Returns:
        What could not be done, in sentences. What was recorded stays in the book.
    """
    told: list[str] = []
    if book.school is None or not book.waiting:
        return ()
    for folder in _folders(book, folders):
        try:
            if _hand_out(folder, book.owner.device).is_file():
                path = folder / _RETURN.format(book.owner.device)
                write_whole(path, book.returned())
        except (SencoError, OSError) as error:
            told.append(f"{error} What you recorded is safe in the book.")
    return tuple(told)


def hand_out_name(book_id: str) -> str:
    """Return the name of a book's hand-outs: it names nobody."""
    return _HAND_OUT.format(book_id)


def _hand_out(folder: Path, book_id: str) -> Path:
    return folder / hand_out_name(book_id)


def _folders(book: Book, folders: Iterable[Path]) -> tuple[Path, ...]:
    """Return where to look: the folder that was set for the book, then the others."""
    own = (Path(book.exchange),) if book.exchange else ()
    return tuple(dict.fromkeys((*own, *folders)))
