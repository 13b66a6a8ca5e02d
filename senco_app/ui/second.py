"""What the window says of the second place for backups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from senco_app import places, second_place
from senco_app.wording import day

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from senco_app.settings import SecondPlace

NONE_SET = (
    "None is set. What happens to this laptop happens to the backups on it, too: let "
    "each one be copied to a stick, a share or another disk."
)
NOT_YET = "Nothing was copied there yet."


def of(register: Path) -> SecondPlace | None:
    """Return the second place that this laptop has for a register."""
    return second_place.chosen(places.own_folder(), register)


def choose(register: Path, folder: str) -> SecondPlace | None:
    """Set it; empty for none. See ``second_place.choose``."""
    return second_place.choose(places.own_folder(), register, folder)


def ask(parent: QWidget, begin: Path | None) -> str:
    """Let a folder be chosen; empty if nothing was."""
    return QFileDialog.getExistingDirectory(
        parent, "Choose a second place for backups", str(begin or "")
    )


def after(words: str, register: Path, today: date) -> str:
    """Return when a backup was made, followed by when it was copied: "…, second…"."""
    more = second_place.words(of(register), today)
    return f"{words}, {more}" if more else words


def news(register: Path) -> str:
    """Return, once, why the last backup was not copied; empty if it was."""
    return second_place.to_tell(places.own_folder(), register)


def state(place: SecondPlace | None) -> str:
    """Return how it is with a second place, in sentences."""
    if place is None:
        return NONE_SET
    copied = NOT_YET
    if place.copied_at is not None:
        at = place.copied_at.astimezone()
        copied = f"A backup was last copied there on {day(at.date())} at {at:%H:%M}."
    return f"{place.why} {copied}" if place.missed_at else copied
