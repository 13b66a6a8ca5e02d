"""Opening a register's files, and signing in to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from senco_app.errors import DiskFullError, FileUnusableError, NotAllowedError
from senco_app.models import (
    appointments,
    ballast,
    copies,
    key_slots,
    lease,
    rekeying,
    upgrade,
    writing,
)
from senco_app.models.audit import RegisterFact, RegisterSecret
from senco_app.models.backup import backups_of
from senco_app.models.database import Database, open_database
from senco_app.models.failures import DAMAGED, translated
from senco_app.models.lineage import lost_history
from senco_app.models.sign_ins import BY_CODE, SIGN_IN, told_since
from senco_app.models.writing import Act
from senco_app.roles import Role
from senco_app.security.slots import Keyring

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from pathlib import Path

    from senco_app.security.keyfile import KeyFile
    from senco_app.security.sign_in import SignIn

AUDIT_KEY = "audit chain"
VAULT_KEY = "document vault"
PACKS_KEY = "packs"
SEALER = "key slots"
REGISTER_ID = "register id"
_FULL = (
    "The disk is full: this sign-in could not be noted, and nothing can be saved until "
    "there is room. Everything saved before is here to read."
)
_SECRETS = select(RegisterSecret)


@dataclass(slots=True)
class Kept:
    """An open register: its file, its key file, and the keys to both.

    Attributes:
        data_key: What opens ``register.db`` and seals ``register.keys``.
        audit_key: What seals the history; it lies inside the register.
        sealer: What seals the data key to people; it lies inside the register.
    """

    database: Database
    keys: KeyFile
    data_key: bytes = field(repr=False)
    audit_key: bytes = field(repr=False)
    sealer: bytes = field(repr=False)

    @property
    def folder(self) -> Path:
        """The register's folder."""
        return self.database.folder

    @property
    def ring(self) -> Keyring:
        """What slots are made with."""
        return Keyring(self.keys.register_id, self.data_key, self.sealer)


@dataclass(frozen=True, slots=True)
class Arrival:
    """Where and when (UTC) somebody signs in, or founds a register."""

    device: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Entered:
    """An opened register, and whoever opened it: their role today, what to tell."""

    kept: Kept
    role: Role
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """Who does a piece of work on the files, where and when.

    Attributes:
        at: UTC.
        today: The laptop's own day.
    """

    person_id: str
    person: str
    device: str
    at: datetime
    today: date

    def act(self, words: str, entity: str, entity_id: str, why: str = "") -> Act:
        """Return what the history says of a part of the work."""
        who = (self.person_id, self.person, self.device)
        return Act(self.at, *who, words, entity, entity_id, why)


def open_files(folder: Path, keys: KeyFile, data_key: bytes) -> Kept:
    """Open a register's files with its data key; every page is checked.

    Raises:
        RegisterInUseError: If somebody else has it open.
        FileUnusableError: If the file is missing, damaged, read-only or another
            register's.
        DatabaseTooNewError: If a newer application wrote it.
    """
    with translated(folder):
        rekeying.settle(folder, data_key)
    database = open_database(folder, data_key)
    try:
        with translated(folder), Session(database.engine) as session:
            upgrade.check_schema(session.connection())
            _check_same_register(session, keys, folder)
            secrets = {row.name: row.value for row in session.exec(_SECRETS)}
    except BaseException:
        database.close()
        raise
    ballast.fill(folder)
    return Kept(database, keys, data_key, secrets[AUDIT_KEY], secrets[SEALER])


def enter(folder: Path, entry: SignIn, arrival: Arrival, today: date) -> Entered:
    """Open a register's files for somebody, and note that they came.

    Raises:
        NotAllowedError: If they have no role today.
        FileUnusableError: And the others of ``open_files``; nothing stays open then.
    """
    kept = open_files(folder, entry.keys, entry.data_key)
    role = admit(kept, entry, arrival, today)
    person_id, register_id = entry.slot.label.person_id, entry.keys.register_id
    with translated(folder), Session(kept.database.engine) as session:
        notices = told_since(session, register_id, person_id)
    noted = settle_in(kept, entry, arrival)
    if noted:
        copies.take_in(kept, write)
    key_slots.keep_role(kept, person_id, role)
    told = (*entry.notices(), *notices, *_troubles(kept, noted=noted))
    return Entered(kept, role, told)


def admit(kept: Kept, entry: SignIn, arrival: Arrival, today: date) -> Role:
    """Return the strongest role that whoever signs in has today.

    The recovery code is the school's own, and stands above roles.

    Raises:
        NotAllowedError: If they have none; that they came is noted, and the files are
            closed.
    """
    try:
        return role_today(kept.database, entry, today, arrival.at)
    except NotAllowedError:
        label = entry.slot.label
        turn = Turn(label.person_id, label.name, arrival.device, arrival.at, today)
        act = turn.act("sign-in refused", "register", kept.keys.register_id, "no role")
        note_and_close(kept, act)
        raise


def role_today(database: Database, entry: SignIn, today: date, at: datetime) -> Role:
    """Return the strongest role of whoever signs in, by an open file.

    Args:
        database: The open file.
        entry: Whoever signs in.
        today: What day it is, or was chosen to be.
        at: What time it is by the computer, UTC.

    Raises:
        NotAllowedError: If they have none.
    """
    if entry.by_recovery_code:
        return Role.SENCO
    person_id = entry.slot.label.person_id
    with translated(database.folder), Session(database.engine) as session:
        role = appointments.role_on(session, person_id, today, at)
        refusal = appointments.no_role(session, person_id, today)
    if role is None:
        raise NotAllowedError(refusal)
    return role


def settle_in(kept: Kept, entry: SignIn, arrival: Arrival) -> bool:
    """Take the lease, and write the sign-in into the history with the misses before.

    On a full disk the reserve is given back and used for it.

    Returns:
        Whether it was written: a disk without any room left does not keep anybody
        from reading what was saved.

    Raises:
        FileUnusableError: If it cannot be written; the files are closed again.
    """
    label = entry.slot.label
    who = (label.person_id, label.name, arrival.device)
    about = ("register", kept.keys.register_id)
    acts = [
        Act(arrival.at, "", miss.person, arrival.device, "sign-in failed", *about, when)
        for miss in entry.misses
        if (when := f"at {miss.at.isoformat(timespec='seconds')}")
    ]
    why = BY_CODE if entry.by_recovery_code else ""
    acts.append(Act(arrival.at, *who, SIGN_IN, *about, why))
    try:
        lease.take(kept.folder, lease.Lease(label.name, arrival.device, arrival.at))
        try:
            write(kept, acts)
        except DiskFullError:
            write(kept, acts)
    except DiskFullError:
        return False
    except BaseException:
        lease.give_back(kept.folder)
        kept.database.close()
        raise
    return True


def _troubles(kept: Kept, *, noted: bool) -> tuple[str, ...]:
    """Return what whoever opens the register must know of its file and its disk."""
    lost = lost_history(kept, backups_of(kept.folder))
    told = () if noted else (_FULL,)
    return (*told, lost) if lost else told


def note_and_close(kept: Kept, act: Act) -> None:
    """Write one entry into the history, and close the files.

    Raises:
        FileUnusableError: If it cannot be written; the files are closed all the same.
    """
    try:
        write(kept, (act,))
    finally:
        kept.database.close()


def write(kept: Kept, acts: Sequence[Act]) -> None:
    """Write entries into the history, all of them or none.

    Raises:
        FileUnusableError: If they cannot be written.
    """
    with (
        translated(kept.folder),
        Session(kept.database.writer) as session,
        session.begin(),
    ):
        writing.watch(session)
        for act in acts:
            writing.finish(session, act, kept.audit_key)


def _check_same_register(session: Session, keys: KeyFile, folder: Path) -> None:
    own = session.exec(
        select(RegisterFact.value).where(col(RegisterFact.name) == REGISTER_ID)
    ).first()
    if own != keys.register_id:
        raise FileUnusableError(DAMAGED.format(folder=folder))
