"""Who has a register open, for people to read. SQLite's own lock is the truth.

The file's name starts with ``~$``: such files are not copied to other laptops by the
usual synchronising programs, so a lease never locks out somebody elsewhere.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from senco_app.errors import FileUnusableError
from senco_app.files import UNREADABLE, write_whole
from senco_app.wording import day

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "~$register.lock"


@dataclass(frozen=True, slots=True)
class Lease:
    """Who has it open, on which laptop, since when (UTC)."""

    person: str
    device: str
    since: datetime


def take(folder: Path, lease: Lease) -> None:
    """Write down who has the register open. A full disk does not stop the opening."""
    said = {
        "device": lease.device,
        "person": lease.person,
        "since": lease.since.isoformat(),
    }
    with suppress(FileUnusableError):
        write_whole(folder / FILE_NAME, json.dumps(said, sort_keys=True).encode())


def give_back(folder: Path) -> None:
    """Take the note away; a stale one would do no harm."""
    with suppress(OSError):
        (folder / FILE_NAME).unlink(missing_ok=True)


def read(folder: Path) -> Lease | None:
    """Return what the note says, if it can be read."""
    try:
        said = json.loads((folder / FILE_NAME).read_bytes())
        since = datetime.fromisoformat(said["since"]).astimezone(UTC)
        return Lease(_shown(said["person"]), _shown(said["device"]), since)
    except (OSError, *UNREADABLE):
        return None  # somebody else's words, or damage: it is only advice


def _shown(words: object) -> str:
    return "".join(sign for sign in str(words) if sign.isprintable())


def sentence(folder: Path) -> str:
    """Say who has the register open, and what to do."""
    return f"{holder(folder)} Close it there, then try again; nothing was changed."


def holder(folder: Path) -> str:
    """Say who has the register open, where and since when."""
    lease = read(folder)
    if lease is None:
        return "This register is already open in another window or program."
    since = lease.since.astimezone()
    return (
        f"{lease.person} has this register open on {lease.device}, since "
        f"{since:%H:%M} on {day(since.date())}."
    )
