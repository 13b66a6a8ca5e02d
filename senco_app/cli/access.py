"""Which register, who asks, on which day, with which password."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass
from getpass import getpass
from typing import TYPE_CHECKING

from senco_app import bootstrap, places
from senco_app.clock import DayClock, SystemClock, chosen_day
from senco_app.errors import FileUnusableError, RuleBrokenError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from senco_app.clock import Clock
    from senco_app.register import Register


@dataclass(frozen=True, slots=True)
class Access:
    """The options that stand before every command."""

    folder: Path | None
    person: str
    today: date | None
    password_file: Path | None

    @property
    def clock(self) -> Clock:
        """Return the machine's clock, or the day that was asked for."""
        return SystemClock() if self.today is None else DayClock(self.today)

    @property
    def register_folder(self) -> Path:
        """Return the register's folder: the one named, else the last one used.

        Raises:
            FileUnusableError: If none was named and none was used before.
        """
        folder = self.folder or places.last_register(places.this_laptop())
        if folder is None:
            message = (
                "No register was opened on this computer yet. Name its folder with "
                "--register DIR, or make one with: senco-app new DIR"
            )
            raise FileUnusableError(message)
        return folder

    def password(self) -> str:
        """Return the password, from the file named or typed at the prompt."""
        if self.password_file is not None:
            return read_password(self.password_file)
        return ask_password()

    @contextmanager
    def register(self) -> Iterator[Register]:
        """Open the register, and close it whatever happens."""
        with bootstrap.open_register(
            self.register_folder, self.password(), person=self.person, clock=self.clock
        ) as register:
            for notice in register.notices:
                print(notice, file=sys.stderr)  # noqa: T201 - messages go to stderr
            yield register


def ask_password() -> str:
    """Ask for a password at the terminal.

    Raises:
        FileUnusableError: If there is no terminal to ask at.
    """
    if not sys.stdin.isatty():
        message = "A password is needed: name a file with --password-file FILE."
        raise FileUnusableError(message)
    return getpass("Password: ")


def read_password(path: Path) -> str:
    """Return the first line of a file.

    Raises:
        FileUnusableError: If the file cannot be read as text.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = f"The password file {path} cannot be read."
        raise FileUnusableError(message) from error
    return text.splitlines()[0] if text else ""


def read_day(text: str) -> date:
    """Return a day that was typed.

    Raises:
        RuleBrokenError: If it is no date of this century.
    """
    try:
        return chosen_day(text)
    except ValueError as error:
        message = f"{text} is no date of this century. Write it as 2026-11-23."
        raise RuleBrokenError(message) from error
