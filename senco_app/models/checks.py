"""Checking a register: file, pages, references, history, keys and backups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from sqlmodel import Session

from senco_app.errors import SencoError
from senco_app.models import backup, writing
from senco_app.models.lineage import lost_history
from senco_app.models.probe import FILE_NAME
from senco_app.models.soundness import examine
from senco_app.models.upgrade import SCHEMA
from senco_app.roles import Permission
from senco_app.security import keyfile, slots
from senco_app.wording import counted

if TYPE_CHECKING:
    from datetime import datetime

    from senco_app.models.keeping import Kept, Turn


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check found.

    Attributes:
        pages: Pages of the file; each passed its HMAC.
        rows: Each table and how many rows it holds, by name.
        history_entries: Entries of the history, each proved by its seal.
        key_slots: People who can sign in, and the recovery code.
        backups: How many are in the register's own folder of backups.
        newest_backup: The newest one's name; empty for none.
        newest_backup_at: When it was made (UTC), if it was read back whole just now.
        faults: What is wrong, in words; nothing if all is well.
    """

    pages: int
    rows: tuple[tuple[str, int], ...]
    history_entries: int
    key_slots: int
    backups: int
    newest_backup: str
    newest_backup_at: datetime | None
    faults: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


@dataclass(frozen=True, slots=True)
class Check:
    """Look the whole register over."""

    permission: ClassVar[Permission] = Permission.KEEP_REGISTER
    act: ClassVar[str] = "check"

    def perform(self, kept: Kept, turn: Turn) -> tuple[Findings, str]:
        """Return the findings.

        Raises:
            FileUnusableError: If a page of the file is not as it was written.
        """
        del turn
        found = examine(kept.database.connection, kept.folder / FILE_NAME)
        with Session(kept.database.engine) as session:
            history = writing.verify(session, kept.audit_key)
            entries = writing.entries(session)
        made_at, backup_faults = _newest_backup(kept)
        newest = backup.newest(kept.folder)
        findings = Findings(
            pages=found.pages,
            rows=found.rows,
            history_entries=entries,
            key_slots=len(kept.keys.slots),
            backups=len(backup.backups_of(kept.folder)),
            newest_backup=newest.name if newest else "",
            newest_backup_at=made_at,
            faults=(*found.faults, *history, *_key_faults(kept), *backup_faults),
        )
        return findings, _in_short(findings)


def _in_short(findings: Findings) -> str:
    if findings.is_sound:
        return "all is well"
    return counted(len(findings.faults), "fault", "faults")


def _key_faults(kept: Kept) -> tuple[str, ...]:
    """Return what is wrong with the key file as it lies on the disk now."""
    try:
        keys = keyfile.read_key_file(kept.folder, newest_schema=SCHEMA)
    except SencoError as error:
        return (str(error),)
    if keyfile.is_sealed(keys, slots.seal_key(kept.data_key)):
        return ()
    message = (
        "The key file register.keys is not as it was written. Copy it back from the "
        "newest backup."
    )
    return (message,)


def _newest_backup(kept: Kept) -> tuple[datetime | None, tuple[str, ...]]:
    """Read the newest backup back, and see that no backup knows more than we do."""
    lost = lost_history(kept, backup.backups_of(kept.folder))
    faults = (lost,) if lost else ()
    newest = backup.newest(kept.folder)
    if newest is None:
        return None, faults
    try:
        return backup.verify(newest, kept.data_key).made_at, faults
    except SencoError as error:
        return None, (str(error), *faults)
