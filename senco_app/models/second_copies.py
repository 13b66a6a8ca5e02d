"""Copies of backups in a second place, made while nothing of the register is held."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from senco_app.errors import FileUnusableError, SencoError
from senco_app.models import backup, manifest
from senco_app.models.folders import whole_folder
from senco_app.models.regular_backup import thin
from senco_app.roles import Permission
from senco_app.second_place import NOT_THERE
from senco_app.security import slots

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from senco_app.models.keeping import Kept, Turn
    from senco_app.models.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Copier:
    """Copies a register's newest backup; it needs neither the register nor its lock.

    Attributes:
        newest: The newest backup that opens with today's key; None without one.
        register_id: Whose it is.
        at: Now, UTC.
        key: What manifests are sealed with.
    """

    newest: Path | None
    register_id: str
    at: datetime
    key: bytes = field(repr=False)

    def bring(self, place: Path) -> Path | None:
        """Copy the newest backup there if it is not, and thin out those there.

        A copy counts once each of its files has the hash that the sealed manifest
        says; it appears under its name only then.

        Returns:
            Where the new copy is; None if there was none to make.

        Raises:
            FileUnusableError: If the place is not there, is full, or cannot be
                written; nothing half-written stays.
        """
        if not place.is_dir():
            raise FileUnusableError(NOT_THERE)
        if self.newest is None or self._is_there(place):
            return None
        target = backup.free_target(place, self.newest.stem)
        made = manifest.read_manifest(self.newest, self.key)
        with whole_folder(target) as draft:
            _copy_files(self.newest, draft, made)
        thin(place, self._mine(place), self.key, self.at)
        return target

    def _is_there(self, place: Path) -> bool:
        """Say whether the newest is there already, by its sealed manifest."""
        newest = self.newest
        return newest is not None and any(
            _manifest_bytes(one) == _manifest_bytes(newest)
            and all((one / name).is_file() for name in backup.FILES)
            for one in place.glob(f"{newest.stem}*{backup.SUFFIX}")
        )

    def _mine(self, place: Path) -> tuple[Path, ...]:
        """Return this register's backups there: other schools' are not touched."""
        found = place.glob(f"*{backup.SUFFIX}")
        return tuple(one for one in found if _said_register(one) == self.register_id)


@dataclass(frozen=True, slots=True)
class SecondCopies:
    """Say what there is to copy; quick, for copying goes on without the register."""

    permission: ClassVar[Permission] = Permission.KEEP_REGISTER
    act: ClassVar[str] = "copy a backup"

    def perform(self, kept: Kept, turn: Turn) -> tuple[Copier, None]:
        """Return what copies the newest backup that opens with today's key."""
        key = slots.manifest_key(kept.data_key)
        return Copier(
            _newest(kept.folder, key), kept.keys.register_id, turn.at, key
        ), None


@dataclass(frozen=True, slots=True)
class NoteCopy:
    """Write into the history that a backup lies in the second place, too."""

    name: str
    permission: ClassVar[Permission] = Permission.KEEP_REGISTER
    act: ClassVar[str] = "copy a backup"

    def perform(self, kept: Kept, turn: Turn) -> tuple[None, str]:
        """Note it."""
        del kept, turn
        return None, f"{self.name}, to the second place"


def _newest(folder: Path, key: bytes) -> Path | None:
    for one in backup.newest_first(folder):
        with suppress(SencoError):
            manifest.read_manifest(one, key)
            return one
    return None


def _copy_files(source: Path, draft: Path, made: Manifest) -> None:
    for name in (*(name for name, _ in made.files), manifest.FILE_NAME):
        shutil.copyfile(source / name, draft / name)
        with (draft / name).open("r+b") as file:
            os.fsync(file.fileno())
    same = _manifest_bytes(draft) == _manifest_bytes(source)
    if not same or any(
        manifest.sha256(draft / name) != expected for name, expected in made.files
    ):
        message = "What was written there is not the same when it is read back."
        raise FileUnusableError(message)


def _manifest_bytes(folder: Path) -> bytes:
    with suppress(OSError):
        return (folder / manifest.FILE_NAME).read_bytes()
    return b""


def _said_register(folder: Path) -> str:
    """Return whose a backup says it is, unproved."""
    try:
        return str(json.loads(_manifest_bytes(folder))["register"])
    except (ValueError, KeyError, TypeError):
        return ""
