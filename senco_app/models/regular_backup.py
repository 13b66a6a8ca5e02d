"""Backups that make themselves when something changed, and no more than needed."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from sqlmodel import Session, col, or_, select

from senco_app.errors import SencoError
from senco_app.files import replace
from senco_app.models import backup
from senco_app.models.audit import AuditEntry
from senco_app.models.manifest import read_manifest
from senco_app.models.thinning import Copy, let_go
from senco_app.roles import Permission
from senco_app.security import slots
from senco_app.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from senco_app.models.keeping import Kept, Turn

GONE = ".gone"


@dataclass(frozen=True, slots=True)
class BackUpIfChanged:
    """Make a backup beside the register, if a record changed since the newest one."""

    permission: ClassVar[Permission] = Permission.KEEP_REGISTER
    act: ClassVar[str] = "back up"

    def perform(self, kept: Kept, turn: Turn) -> tuple[Path | None, str | None]:
        """Return where it is; nothing if none was needed.

        Raises:
            FileUnusableError: If it cannot be written, or read back.
        """
        if not has_changed(kept):
            return None, None
        return backup.BackUp().perform(kept, turn)


@dataclass(frozen=True, slots=True)
class ThinBackups:
    """Take the backups away that are not needed any more; see ``thinning``."""

    permission: ClassVar[Permission] = Permission.KEEP_REGISTER
    act: ClassVar[str] = "thin out backups"

    def perform(self, kept: Kept, turn: Turn) -> tuple[tuple[str, ...], str | None]:
        """Return the names of those that went."""
        key = slots.manifest_key(kept.data_key)
        folder = kept.folder / backup.FOLDER
        went = thin(folder, backup.backups_of(kept.folder), key, turn.at)
        return went, counted(len(went), "backup", "backups") if went else None


def thin(
    folder: Path, backups: Iterable[Path], key: bytes, at: datetime
) -> tuple[str, ...]:
    """Take those of a folder's backups away that are not needed any more.

    Args:
        folder: Where they are.
        backups: Those that are looked at; all others stay.
        key: What their manifests are sealed with.
        at: Now, UTC.

    Returns:
        The names of those that went.
    """
    for left in folder.glob(f"~$*{GONE}"):  # by a crash
        shutil.rmtree(left, ignore_errors=True)
    found = (_copy(one, key) for one in backups)
    names = let_go((copy for copy in found if copy), at.astimezone())
    return tuple(name for name in names if _remove(folder / name))


def has_changed(kept: Kept) -> bool:
    """Say whether a record changed since the newest backup that opens today.

    Reading, printing and signing in change no record.
    """
    newest = backup.newest(kept.folder)
    if newest is None:
        return True
    try:
        head = read_manifest(newest, slots.manifest_key(kept.data_key)).head
    except SencoError:
        return True
    changes = select(AuditEntry.sequence).where(
        col(AuditEntry.sequence) > head.sequence,
        or_(col(AuditEntry.before) != "", col(AuditEntry.after) != ""),
    )
    with Session(kept.database.engine) as session:
        return session.exec(changes.limit(1)).first() is not None


def _copy(folder: Path, key: bytes) -> Copy | None:
    """Return what is known of a backup; nothing if it does not say when it was made."""
    with suppress(SencoError):
        made_at = read_manifest(folder, key).made_at
        return Copy(folder.name, made_at.astimezone(), passed=True)
    said = backup.said_made_at(folder)
    try:
        made_at = datetime.fromisoformat(said).astimezone(UTC)
    except ValueError:
        return None
    return Copy(folder.name, made_at.astimezone(), passed=False)


def _remove(folder: Path) -> bool:
    """Take a backup away whole: half of one would look like a damaged one."""
    gone = folder.with_name(f"~${folder.name}{GONE}")
    try:
        replace(folder, gone)
    except OSError:  # held by another program: the next time, then
        return False
    shutil.rmtree(gone, ignore_errors=True)
    return True
