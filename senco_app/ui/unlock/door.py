"""What the unlock window is handed: it knows no register itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RECOVERY_CODE = "Recovery code"
MADE_UP = "made-up-school.txt"
KEY_FILE = "register.keys"
BOOK_KEY_FILE = "book.keys"


@dataclass(frozen=True, slots=True)
class Recovered:
    """The recovery code as typed, and who gets which new password by it."""

    code: str = field(repr=False)
    person: str
    password: str = field(repr=False)


class Door(NamedTuple):
    """How registers are opened, and which one is offered first.

    Attributes:
        open: Opens the register in a folder for a person with a password. Slow; it
            runs on a worker and raises a ``SencoError`` that says what to do.
        prepare: Loads what ``open`` needs, while the password is typed; on a worker.
        last_used: Finds the register to offer first, if there is one. Called once the
            window stands.
        person: Who is chosen first; empty for the first on the list.
        known: Finds the other registers that were opened on this laptop.
        recover: Gives somebody a new password by the recovery code, and opens the
            register. Slow, like ``open``. Without it the window does not offer that.
        makes_new: Whether new registers can be made here.
        read_copy: Opens the newest backup for reading, as ``open`` opens the register.
            Without it the window does not offer that when the register is in use.
        whose: Tells whose book lies in a folder; raises a ``SencoError`` if it is
            damaged. Without it no book is opened here.
    """

    open: Callable[[Path, str, str], object]
    prepare: Callable[[], None]
    last_used: Callable[[], Path | None]
    person: str = ""
    known: Callable[[], tuple[Path, ...]] = tuple
    recover: Callable[[Path, Recovered], object] | None = None
    makes_new: bool = False
    read_copy: Callable[[Path, str, str], object] | None = None
    whose: Callable[[Path], str] | None = None


def is_made_up(folder: Path) -> bool:
    """Say whether the register in this folder holds a made-up school."""
    return (folder / MADE_UP).is_file()


def is_book(folder: Path | None) -> bool:
    """Say whether a teaching assistant's book lies in this folder."""
    return folder is not None and (folder / BOOK_KEY_FILE).is_file()
