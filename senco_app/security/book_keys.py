"""The key file of a book: one slot, for the one person whose book it is.

It is made and read like a register's, with the same cost of a guess and the same waits
after misses. A book has no recovery code: what it holds was handed out by the register
and can be handed out again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from senco_app.errors import (
    DatabaseTooNewError,
    FileUnusableError,
    WrongPasswordError,
)
from senco_app.files import write_whole
from senco_app.roles import Role
from senco_app.security import keyfile, passwords, sealing, slots
from senco_app.security.keyfile import KeyFile
from senco_app.security.labels import SlotKind, SlotLabel
from senco_app.security.misses import Miss

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from senco_app.security.labels import Cost, Slot
    from senco_app.security.misses import MissBook

FILE_NAME = "book.keys"
SCHEMA = 1


@dataclass(frozen=True, slots=True)
class BookKeys:
    """A book's key file, opened.

    Attributes:
        data_key: What opens ``book.db``.
        misses: Failed sign-ins on this laptop since the last success.
    """

    keys: KeyFile
    data_key: bytes = field(repr=False)
    misses: tuple[Miss, ...] = ()


def make(folder: Path, label: SlotLabel, password: str, cost: Cost) -> bytes:
    """Write the key file of a new book, and return its data key.

    Args:
        folder: The book's folder; its id is that of the label's person.
        label: Whose book it is.
        password: An accepted one.
        cost: What a guess at it shall cost.

    Raises:
        FileUnusableError: If it cannot be written.
    """
    data_key = slots.new_data_key()
    _write(folder, label, password, (data_key, cost))
    return data_key


def read(folder: Path) -> KeyFile:
    """Return a book's key file.

    Raises:
        FileUnusableError: If there is none, or it is damaged.
        DatabaseTooNewError: If a newer version of the application made it.
    """
    try:
        data = (folder / FILE_NAME).read_bytes()
    except FileNotFoundError as error:
        message = (
            f"There is no book in {folder}: its key file, {FILE_NAME}, is missing. "
            "Choose the folder that the book was made in."
        )
        raise FileUnusableError(message) from error
    except OSError as error:
        message = f"The key file of the book could not be read ({error.strerror})."
        raise FileUnusableError(message) from error
    return _parsed(data, folder)


def whose(folder: Path) -> SlotLabel:
    """Return whose book lies in a folder; no password is needed for that.

    Raises:
        FileUnusableError: If there is none, or it is damaged.
    """
    return read(folder).slots[0].label


def label_of(book_id: str, name: str) -> SlotLabel:
    """Return the label of a book's one slot."""
    return SlotLabel(book_id, name, Role.TEACHING_ASSISTANT, SlotKind.PASSWORD)


def unlock(
    folder: Path, password: str, cost: Cost, tries: tuple[MissBook, datetime]
) -> BookKeys:
    """Open a book's slot, and count a miss if it does not open.

    A slot that costs less than it should by now is made anew.

    Args:
        folder: The book's folder.
        password: The person's.
        cost: What a slot should cost.
        tries: The misses on this laptop, and the time in UTC.

    Raises:
        TooSoonError: If the wait after the last miss is not over.
        WrongPasswordError: If the password is wrong.
        FileUnusableError: If the key file is missing, damaged or too weak.
    """
    keys = read(folder)
    book, now = tries
    slot = _slot(keys, password, cost)
    book.check(keys.register_id, now)
    data_key = _data_key(keys, password, tries)
    misses = book.of(keys.register_id)
    book.forget(keys.register_id)
    if not slot.cost.reaches(cost):
        _write(folder, slot.label, password, (data_key, cost))
    return BookKeys(keys, data_key, misses)


def change(folder: Path, proof: str, new: str, cost: Cost) -> None:
    """Give the book a new password.

    Raises:
        WrongPasswordError: If the old one is wrong; it still holds.
        FileUnusableError: If it cannot be written; the old one holds.
    """
    keys = read(folder)
    try:
        data_key = slots.open_slot(
            keys.slots[0], passwords.normalised(proof), keys.register_id
        )
    except WrongPasswordError as error:
        message = "That is not the password of this book. It was not changed."
        raise WrongPasswordError(message) from error
    _write(folder, keys.slots[0].label, new, (data_key, cost))


def _parsed(data: bytes, folder: Path) -> KeyFile:
    newer = (
        "This book was last opened by a newer version of SENCO Workbench. Nothing was "
        "changed; install that version on this computer to open it."
    )
    damaged = (
        f"The key file {FILE_NAME} in {folder} is damaged, so the book cannot be "
        "opened. Nothing was changed. Tell the SENCO; what was returned before is in "
        "the register."
    )
    try:
        keys = keyfile.parse(data, folder)
    except DatabaseTooNewError as error:
        raise DatabaseTooNewError(newer) from error
    except FileUnusableError as error:
        raise FileUnusableError(damaged) from error
    if not (keys.whole and keys.slots):
        raise FileUnusableError(damaged)
    if keys.schema > SCHEMA:
        raise DatabaseTooNewError(newer)
    return keys


def _slot(keys: KeyFile, password: str, cost: Cost) -> Slot:
    """Return the one slot, if a guess at it costs what it should."""
    try:
        return slots.choose_slot(keys, password, keys.slots[0].label.name, cost)
    except FileUnusableError as error:
        message = (
            f"The key file {FILE_NAME} asks for another strength of password hashing "
            "than this application allows, so it may have been tampered with. Nothing "
            "was changed. Tell the SENCO before you use the book."
        )
        raise FileUnusableError(message) from error


def _data_key(keys: KeyFile, password: str, tries: tuple[MissBook, datetime]) -> bytes:
    slot, (book, now) = keys.slots[0], tries
    try:
        return slots.open_slot(slot, passwords.normalised(password), keys.register_id)
    except WrongPasswordError as error:
        book.add(keys.register_id, Miss(now, slot.label.name))
        message = (
            f"That password does not open the book of {slot.label.name}. Nothing was "
            "changed; try again. A forgotten password cannot be found again: make a "
            "new book then, and ask the SENCO to enrol it."
        )
        raise WrongPasswordError(message) from error


def _write(
    folder: Path, label: SlotLabel, password: str, made: tuple[bytes, Cost]
) -> None:
    data_key, cost = made
    ring = slots.Keyring(label.person_id, data_key, sealing.new_private_key())
    slot = slots.make_slot(label, password, ring, cost)
    keys = KeyFile(label.person_id, SCHEMA, (slot,))
    sealed = keyfile.sealed(keys, slots.seal_key(data_key))
    write_whole(folder / FILE_NAME, keyfile.file_bytes(sealed))
