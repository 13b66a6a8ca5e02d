"""Whether the register still has all the history that its backups have.

A whole but older file put in the place of the register passes every other check. It
must be told before the next backup is made, since that one would hide it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from senco_app.errors import SencoError
from senco_app.models import manifest as manifests
from senco_app.models.audit import AuditEntry
from senco_app.security import slots

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from senco_app.models.keeping import Kept
    from senco_app.security.chain import Head

LACKING = (
    "The register lacks history that its backup {name} has: an older file may have "
    "been put in its place. Restore that backup into a new folder and compare."
)


def lost_history(kept: Kept, backups: Iterable[Path]) -> str:
    """Return what to tell if a backup knows more than the register; else nothing.

    Only manifests are read, and those sealed with another key are passed over: they
    are of the time before somebody was removed.
    """
    key = slots.manifest_key(kept.data_key)
    with Session(kept.database.engine) as session:
        for folder in backups:
            head = _head(folder, key)
            if head is not None and _seal_at(session, head.sequence) != head.seal:
                return LACKING.format(name=folder.name)
    return ""


def _head(folder: Path, key: bytes) -> Head | None:
    try:
        return manifests.read_manifest(folder, key).head
    except SencoError:
        return None


def _seal_at(session: Session, sequence: int) -> str | None:
    known = select(AuditEntry.seal).where(col(AuditEntry.sequence) == sequence)
    return session.exec(known).first()
