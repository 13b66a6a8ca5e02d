"""Reading the newest backup in place, while somebody else has the register open.

The copy itself is never written to. What its reader did (they came, they looked at a
pupil, they printed) is kept beside the register in sealed lines, and goes into the
history when the register is opened next.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import event
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from senco_app.errors import FileUnusableError, NotAllowedError
from senco_app.models import backup
from senco_app.models.audit import AuditEntry, RegisterSecret
from senco_app.models.database import open_copy_of
from senco_app.models.failures import translated
from senco_app.models.probe import FILE_NAME
from senco_app.models.writing import Act
from senco_app.security.notes import read_line, seal_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from sqlalchemy.orm import UOWTransaction

    from senco_app.models.database import Database
    from senco_app.models.keeping import Kept

READINGS = "read-from-copies.log"
READ_A_COPY = "read a copy"
NO_COPY = (
    "There is no backup to read meanwhile: none has been made yet that opens with "
    "today's keys. Try again when the register is free."
)
NOTHING_CHANGES = (
    "This is a copy to read, and nothing can be changed in it. "
    "Close it, and open the register when it is free."
)
_AUDIT_KEY = select(RegisterSecret.value).where(RegisterSecret.name == "audit chain")


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup opened for reading.

    Attributes:
        folder: The register's folder, whose backup it is.
        made_at: When the backup was made, UTC.
        audit_key: What seals the lines that its reader leaves.
    """

    folder: Path
    made_at: datetime
    database: Database
    audit_key: bytes = field(repr=False)

    def note(self, act: Act) -> None:
        """Keep for the history what the reader did; it is on the disk on return.

        Raises:
            FileUnusableError: If it cannot be written: then it must not be done.
        """
        said = json.dumps({**asdict(act), "at": act.at.isoformat()})
        line = seal_line(said, self.audit_key)
        with translated(self.folder), (self.folder / READINGS).open("a") as log:
            log.write(f"{line}\n")
            log.flush()
            os.fsync(log.fileno())


def open_newest(folder: Path, data_key: bytes) -> Copy:
    """Open the newest backup of a register that is whole; nothing is written to it.

    Args:
        folder: The register's folder.
        data_key: What opens the register today; backups of an older key stay closed.

    Raises:
        FileUnusableError: If there is no such backup.
    """
    for one in backup.newest_first(folder):
        with suppress(FileUnusableError):
            made = backup.verify(one, data_key)
            database = open_copy_of(one / FILE_NAME, data_key, folder)
            with Session(database.engine) as session:
                audit_key = session.exec(_AUDIT_KEY).one()
            return Copy(folder, made.made_at, database, audit_key)
    raise FileUnusableError(NO_COPY)


def refuse_changes(session: Session) -> None:
    """Have this session refuse whatever would change a row of the copy."""
    event.listen(session, "before_flush", _refuse)


def take_in(kept: Kept, write: Callable[[Kept, Sequence[Act]], None]) -> None:
    """Have what was read from copies since the last time written into the history.

    Lines that are not as they were written are left out: only the register's own key
    makes them. A line that stands in the history already, because the log could not be
    deleted or was put back, is left out too. What cannot be moved or written now is
    taken in next time.

    Args:
        kept: The open register.
        write: Writes entries into its history, all of them or none.
    """
    log = kept.folder / READINGS
    taken = log.with_name(f"~${READINGS}")
    with suppress(OSError):
        if not taken.exists():
            log.rename(taken)
    with suppress(OSError, FileUnusableError):
        text = taken.read_text(encoding="ascii", errors="replace")
        acts = tuple(dict.fromkeys(_acts(text, kept.audit_key)))
        standing = _standing(kept, acts)
        write(kept, tuple(act for act in acts if act not in standing))
        taken.unlink()


def _acts(text: str, key: bytes) -> Iterator[Act]:
    for line in text.splitlines():
        said = read_line(line, key)
        if said is not None:
            values = json.loads(said)
            yield Act(**{**values, "at": datetime.fromisoformat(values["at"])})


def _standing(kept: Kept, acts: Sequence[Act]) -> set[Act]:
    """Return the acts of those days that the history has; no two have one time."""
    if not acts:
        return set()
    names = [col(getattr(AuditEntry, name)) for name in Act.__slots__]
    when = [act.at for act in acts]
    since = columns(*names).where(col(AuditEntry.at).between(min(when), max(when)))
    with translated(kept.folder), Session(kept.database.engine) as session:
        return {Act(*row) for row in session.execute(since)}


def _refuse(session: Session, _flush: UOWTransaction, _instances: object) -> None:
    changed = any(session.is_modified(row) for row in session.dirty)
    if changed or session.new or session.deleted:
        raise NotAllowedError(NOTHING_CHANGES)
