"""Backups: a copy of the register that counts only after it was read back.

``VACUUM INTO`` makes the copy. (SQLite's other way, the online backup API, copies
damage without a word.) A backup is one folder with database, keys and manifest,
encrypted like the register itself; it appears under its name only when it is whole.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from sqlcipher3 import dbapi2

from senco_app.errors import FileUnusableError
from senco_app.files import write_whole
from senco_app.models import manifest as manifests
from senco_app.models.database import read_only
from senco_app.models.failures import CORRUPT, NOTADB, translated
from senco_app.models.folders import whole_folder
from senco_app.models.lineage import lost_history
from senco_app.models.manifest import (
    Manifest,
    read_manifest,
    readable,
    sha256,
    write_manifest,
)
from senco_app.models.probe import FILE_NAME, result_code
from senco_app.models.soundness import examine
from senco_app.models.upgrade import SCHEMA
from senco_app.roles import Permission
from senco_app.security import keyfile, slots

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from senco_app.models.keeping import Kept, Turn

FOLDER = "backups"
SUFFIX = ".senco-backup"
FILES = (FILE_NAME, keyfile.FILE_NAME)


@dataclass(frozen=True, slots=True)
class BackUp:
    """Make a backup, and read it back.

    Attributes:
        to: The folder to put it in; nothing for the register's own ``backups``.
    """

    to: Path | None = None
    permission: ClassVar[Permission] = Permission.KEEP_REGISTER
    act: ClassVar[str] = "back up"

    def perform(self, kept: Kept, turn: Turn) -> tuple[Path, str]:
        """Make it; return where it is.

        Raises:
            FileUnusableError: If it cannot be written there, or is not the same when
                it is read back. Nothing is left of it then.
        """
        place = self.to if self.to is not None else kept.folder / FOLDER
        if self.to is None:
            with suppress(OSError):  # what is in the way is told below
                place.mkdir(exist_ok=True)
        if not place.is_dir():
            message = (
                f"There is no folder {place} to put a backup in. "
                "Make it, or connect its disk, then try again; nothing was changed."
            )
            raise FileUnusableError(message)
        target = free_target(place, _stem(kept.folder.name, turn.at))
        with whole_folder(target) as draft:
            _copy(kept, draft, turn.at)
            verify(draft, kept.data_key)
        return target, target.name


def newest(folder: Path) -> Path | None:
    """Return the newest backup in a register's own folder of backups, if any."""
    return max(backups_of(folder), key=_when, default=None)


def newest_first(folder: Path) -> tuple[Path, ...]:
    """Return the backups in a register's own folder of backups, the newest first."""
    return tuple(sorted(backups_of(folder), key=_when, reverse=True))


def backups_of(folder: Path) -> tuple[Path, ...]:
    """Return the backups in a register's own folder of backups."""
    return tuple((folder / FOLDER).glob(f"*{SUFFIX}"))


def verify(folder: Path, data_key: bytes) -> Manifest:
    """Read a whole backup and compare it with its manifest.

    Raises:
        FileUnusableError: If anything differs or cannot be read; the text says what.
        DatabaseTooNewError: If a newer application wrote it.
    """
    manifest = read_manifest(folder, slots.manifest_key(data_key))
    for name, expected in manifest.files:
        with readable(folder):
            same = (folder / name).is_file() and sha256(folder / name) == expected
        if not same:
            raise FileUnusableError(_differs(folder, name))
    with translated(folder), read_only(folder / FILE_NAME, data_key) as connection:
        found = examine(connection, folder / FILE_NAME)
    if found.faults or (found.rows, found.head) != (manifest.rows, manifest.head):
        raise FileUnusableError(_differs(folder, FILE_NAME))
    return manifest


def _copy(kept: Kept, draft: Path, now: datetime) -> None:
    found = examine(kept.database.connection, kept.folder / FILE_NAME)
    if found.faults:
        message = (
            "No backup was made, because the register itself has a fault. "
            f"{found.faults[0]} Run a check, and keep the backups that there are."
        )
        raise FileUnusableError(message)
    lost = lost_history(kept, backups_of(kept.folder))
    if lost:
        message = f"No backup was made, so that none is pushed out by it. {lost}"
        raise FileUnusableError(message)
    _vacuum_into(kept, draft)
    write_whole(draft / keyfile.FILE_NAME, keyfile.file_bytes(kept.keys))
    manifest = Manifest(
        made_at=now,
        register_id=kept.keys.register_id,
        schema=SCHEMA,
        files=tuple((name, sha256(draft / name)) for name in FILES),
        rows=found.rows,
        head=found.head,
    )
    write_manifest(draft, manifest, slots.manifest_key(kept.data_key))


def _vacuum_into(kept: Kept, draft: Path) -> None:
    copy = draft / FILE_NAME
    try:
        kept.database.connection.execute("VACUUM INTO ?", (str(copy),)).close()
    except dbapi2.DatabaseError as error:
        if result_code(error) in {CORRUPT, NOTADB}:
            raise
        message = (
            f"The backup could not be written to {draft.parent} ({error}). Nothing is "
            "left of it there, and the register is as it was; make room, or choose "
            "another folder."
        )
        raise FileUnusableError(message) from error
    with copy.open("r+b") as file:
        os.fsync(file.fileno())


def _stem(register: str, now: datetime) -> str:
    """Return a name with date and time that is safe on every disk."""
    plain = "".join(c for c in register if c.isascii() and (c.isalnum() or c in "-_"))
    return f"{plain or 'register'}-{now.astimezone():%Y%m%d-%H%M%S}"


def free_target(place: Path, stem: str) -> Path:
    """Return a backup's place of this name, with a number if it is taken."""
    target, number = place / f"{stem}{SUFFIX}", 1
    while target.exists():
        number += 1
        target = place / f"{stem}-{number}{SUFFIX}"
    return target


def _when(folder: Path) -> tuple[str, str]:
    """Return when a backup says it was made; its name decides ties."""
    return said_made_at(folder), folder.name


def said_made_at(folder: Path) -> str:
    """Return when a backup says it was made, unproved; empty if it does not say."""
    try:
        said = json.loads((folder / manifests.FILE_NAME).read_bytes())
        return str(said["made_at"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _differs(folder: Path, name: str) -> str:
    return (
        f"The backup {folder.name} is damaged: its {name} is not as it was written. "
        "Nothing was changed; use another backup."
    )
