"""Restoring a backup: into a new folder, and only after it was read whole."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from senco_app.errors import FileUnusableError
from senco_app.models import backup, keeping, manifest
from senco_app.models.folders import FOLDERS, whole_folder
from senco_app.models.writing import Act

if TYPE_CHECKING:
    from pathlib import Path

    from senco_app.models.keeping import Arrival
    from senco_app.security.sign_in import SignIn


def check_backup(backup_folder: Path) -> None:
    """Accept a folder that says it is a backup.

    Raises:
        FileUnusableError: If it does not.
    """
    with manifest.readable(backup_folder):
        found = (backup_folder / manifest.FILE_NAME).is_file()
    if not found:
        raise FileUnusableError(manifest.not_a_backup(backup_folder))


def check_new(to: Path, backup_folder: Path) -> None:
    """Accept a folder that does not exist yet, and does not lie in the backup.

    Raises:
        FileUnusableError: If it exists, even if it is empty, or would change the
            backup.
    """
    if to.is_relative_to(backup_folder):
        message = (
            f"{to} lies in the backup itself, which is never written to. "
            "Nothing was changed; name a folder somewhere else."
        )
        raise FileUnusableError(message)
    if to.exists():
        message = (
            f"{to} exists already, and a restore never overwrites. "
            "Nothing was changed; name a folder that does not exist yet."
        )
        raise FileUnusableError(message)


def restore(source: Path, to: Path, entry: SignIn, arrival: Arrival) -> None:
    """Copy a backup into a new folder and open it there once.

    Args:
        source: The backup's folder.
        to: The new register's folder; ``check_new`` has accepted it.
        entry: Whoever has opened a slot of the backup's key file.
        arrival: Where and when.

    Raises:
        FileUnusableError: If the backup is damaged, or ``to`` cannot be made; nothing
            is left of it.
        DatabaseTooNewError: If a newer application made it.
    """
    made = backup.verify(source, entry.data_key)
    with whole_folder(to) as draft:
        for name in FOLDERS:
            (draft / name).mkdir()
        for name in (*backup.FILES, manifest.FILE_NAME):
            shutil.copyfile(source / name, draft / name)
        backup.verify(draft, entry.data_key)
        (draft / manifest.FILE_NAME).unlink()
        label = entry.slot.label
        kept = keeping.open_files(draft, entry.keys, entry.data_key)
        act = Act(
            arrival.at,
            *(label.person_id, label.name, arrival.device),
            *("restore", "register", entry.keys.register_id),
            f"from a backup made at {made.made_at.isoformat(timespec='seconds')}",
        )
        keeping.note_and_close(kept, act)
