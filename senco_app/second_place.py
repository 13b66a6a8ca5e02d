"""The second place for backups: a stick, a share or another disk.

A backup beside the register is lost with the laptop. So each one is copied to a second
place, too, which is chosen for each laptop. That it is not there now is no fault, and
is told once.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from senco_app.errors import FileUnusableError, RuleBrokenError
from senco_app.settings import SecondPlace, change_settings, read_settings
from senco_app.wording import DAYS, day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

FIELD = "second_place"
WEEK = timedelta(days=7)
NOT_THERE = "The second place was not there; the backup beside the register was made."
NOT_COPIED = "The backup beside the register was made, but its copy was not. {}"


def chosen(own_folder: Path, register: Path) -> SecondPlace | None:
    """Return the second place for a register's backups, if one is set.

    Args:
        own_folder: Where this laptop's settings are.
        register: The register's folder.
    """
    return read_settings(own_folder).second_place(_whole(register))


def choose(own_folder: Path, register: Path, folder: str) -> SecondPlace | None:
    """Set the second place for a register's backups; empty for none.

    Raises:
        RuleBrokenError: If it is no folder, or lies in the register's own.
        FileUnusableError: If the settings cannot be written.
    """
    register = _whole(register)
    place = check(folder, register) if folder.strip() else None
    made = SecondPlace(register, place) if place else None
    change_settings(own_folder, lambda s: s.with_second_place(register, made))
    return made


def check(typed: str, register: Path) -> Path:
    """Return the folder that was typed, if backups can be copied to it.

    Raises:
        RuleBrokenError: If not; it says what to do instead.
    """
    broken = _refusal_of(typed)
    if broken:
        raise RuleBrokenError(broken, FIELD)
    place = _whole(Path(typed.strip()).expanduser())
    if place.is_relative_to(_whole(register)):
        message = (
            "This is where the register itself is: what happens to it happens to "
            "these backups. Choose a folder on a stick, a share or another disk."
        )
        raise RuleBrokenError(message, FIELD)
    try:
        there = place.is_dir()
    except (OSError, ValueError):
        there = False
    if not there:
        message = (
            "There is no such folder now. Plug the stick in or connect the share, "
            "make the folder if need be, and try again."
        )
        raise RuleBrokenError(message, FIELD)
    return place


def _refusal_of(typed: str) -> str:
    """Return what is wrong with a path as it was typed; empty if nothing is."""
    try:
        typed.encode()
        whole = Path(typed.strip()).expanduser().is_absolute()
    except (UnicodeEncodeError, RuntimeError):
        return "This name holds what no program can read. Choose another folder."
    if not whole or "\0" in typed:
        return "Enter the whole path of a folder, or choose one."
    return ""


def note_copied(own_folder: Path, register: Path, at: datetime) -> None:
    """Note that a backup was copied there. Failing to is no reason to stop."""
    _note(
        own_folder,
        register,
        lambda place: replace(place, copied_at=at, missed_at=None, why="", told=False),
    )


def note_missed(own_folder: Path, register: Path, at: datetime, why: str) -> None:
    """Note that no backup could be copied there; since when, the first time says."""
    _note(
        own_folder,
        register,
        lambda place: replace(place, missed_at=place.missed_at or at, why=why),
    )


def to_tell(own_folder: Path, register: Path) -> str:
    """Return why the last backup was not copied, once; empty if there is no news."""
    place = chosen(own_folder, register)
    if place is None or place.missed_at is None or place.told:
        return ""
    _note(own_folder, register, lambda known: replace(known, told=True))
    return place.why


def words(place: SecondPlace | None, today: date) -> str:
    """Return how far the second place is: "second place 14:05", "… not since Mon".

    Args:
        place: The second place; None without one.
        today: The day by the laptop's own clock.
    """
    if place is None:
        return ""
    if place.copied_at is None:
        return "second place: not yet"
    at = place.copied_at.astimezone()
    since = f"{at:%H:%M}" if at.date() == today else _day_words(at.date(), today)
    return f"second place {'not since ' if place.missed_at else ''}{since}"


def _day_words(when: date, today: date) -> str:
    recent = timedelta() <= today - when < WEEK
    return DAYS[when.weekday()] if recent else day(when)


def _note(
    own_folder: Path, register: Path, change: Callable[[SecondPlace], SecondPlace]
) -> None:
    register = _whole(register)
    with suppress(FileUnusableError):
        change_settings(
            own_folder,
            lambda s: (
                s.with_second_place(register, change(place))
                if (place := s.second_place(register))
                else s
            ),
        )


def _whole(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() fails on dead shares
