"""Making a book, and opening one: its folder, its password, its key pair."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import uuid_utils

from senco_app import places
from senco_app.books import wire
from senco_app.books.book import PRIVATE, WHOSE, Book
from senco_app.clock import SystemClock
from senco_app.errors import RuleBrokenError
from senco_app.models import book_file
from senco_app.models.folders import whole_folder
from senco_app.security import book_keys, passwords, sealing
from senco_app.security.labels import Cost
from senco_app.security.misses import MissBook, told_of

if TYPE_CHECKING:
    from pathlib import Path

    from senco_app.clock import Clock
    from senco_app.places import Laptop

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Desk:
    """Where and when a book is used, and how strong its password is kept.

    Attributes:
        clock: Says what day and what time it is.
        cost: What a guess at the password shall cost.
        laptop: This computer, which remembers failed sign-ins.
    """

    clock: Clock = field(default_factory=SystemClock)
    cost: Cost = field(default_factory=Cost)
    laptop: Laptop = field(default_factory=places.this_laptop)


def create_book(
    folder: Path, person: str, password: str, desk: Desk | None = None
) -> None:
    """Make a book in a new folder, whole or not at all.

    Args:
        folder: Where; it must not exist yet, or be empty.
        person: Whose book it is.
        password: That person's password for it.
        desk: Where and when; this computer, now, unless given.

    Raises:
        RuleBrokenError: If the password is too weak, or the name is missing.
        FileUnusableError: If the folder is taken, or no place for a live file.
    """
    desk = desk or Desk()
    name, secret = check_person(person), passwords.check_password(password)
    folder = folder.absolute()
    places.check_live_folder(folder, book=True)
    places.check_free(folder)
    label = book_keys.label_of(str(uuid_utils.uuid7()), name)
    said = wire.canonical([label.person_id, name, desk.laptop.name]).encode()
    facts = {WHOSE: said, PRIVATE: sealing.new_private_key()}
    with whole_folder(folder) as draft:
        key = book_keys.make(draft, label, secret, desk.cost)
        book_file.create_book_file(draft, key, facts)


def open_book(folder: Path, password: str, desk: Desk | None = None) -> Book:
    """Open a book for the person whose it is.

    Args:
        folder: The book's folder.
        password: Their password.
        desk: Where and when; this computer, now, unless given.

    Raises:
        WrongPasswordError: If it is wrong; ``TooSoonError`` if there is a wait.
        RegisterInUseError: If the book is open elsewhere.
        DatabaseTooNewError: If a newer application wrote it.
        FileUnusableError: If a file is missing, damaged, read-only, misplaced.
    """
    desk = desk or Desk()
    places.check_live_folder(folder, book=True)
    tries = (MissBook(desk.laptop.misses), desk.clock.now())
    keys = book_keys.unlock(folder, password, desk.cost, tries)
    file = book_file.open_book_file(folder, keys.data_key)
    try:
        return Book(file, desk.clock, told_of(keys.misses))
    except BaseException:
        file.close()
        raise


def change_password(
    folder: Path, proof: str, new: str, desk: Desk | None = None
) -> None:
    """Give a book a new password; what is in it is not written anew.

    Raises:
        RuleBrokenError: If the new one is too weak.
        WrongPasswordError: If the old one is wrong; it still holds.
        FileUnusableError: If it cannot be written; the old one holds.
    """
    secret = passwords.check_password(new)
    book_keys.change(folder, proof, secret, (desk or Desk()).cost)


def whose(folder: Path) -> str:
    """Return the name of the person whose book lies in a folder.

    Raises:
        FileUnusableError: If there is none, or it is damaged.
    """
    return book_keys.whose(folder).name


def is_book(folder: Path) -> bool:
    """Say whether a folder holds a book; nothing is opened."""
    return (folder / book_keys.FILE_NAME).is_file()


def check_person(name: str) -> str:
    """Accept a person's name and return it without odd blanks.

    Raises:
        RuleBrokenError: If it is missing, too long, or cannot be printed.
    """
    plain = " ".join(name.split())
    if not plain or not plain.isprintable() or len(plain) > LONGEST_NAME:
        message = (
            f"Enter your name as the school knows it: 1 to {LONGEST_NAME} letters."
        )
        raise RuleBrokenError(message, "person")
    return plain
