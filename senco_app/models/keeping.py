"""Making, opening and signing in to a register's files."""

from __future__ import annotations

import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlmodel import Session, SQLModel, col, select

from senco_app.errors import FileUnusableError
from senco_app.models import ballast, lease, upgrade, writing
from senco_app.models.audit import RegisterFact, RegisterSecret
from senco_app.models.database import Database, create_database, open_database
from senco_app.models.failures import DAMAGED, DiskFullError, translated
from senco_app.models.row import new_id
from senco_app.models.tables import TABLES
from senco_app.models.writing import Act
from senco_app.security import passwords, recovery, slots
from senco_app.security.keyfile import KeyFile, SlotKind, is_sealed, write_key_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from senco_app.models.row import Row
    from senco_app.security.keyfile import Cost, Slot, SlotLabel
    from senco_app.security.sign_in import SignIn

AUDIT_KEY = "audit chain"
VAULT_KEY = "document vault"
PACKS_KEY = "packs"
SECRET_BYTES = 32
REGISTER_ID = "register id"


@dataclass(slots=True)
class Kept:
    """An open register: its file, its key file, and the keys to both.

    Attributes:
        data_key: What opens ``register.db`` and seals ``register.keys``.
        audit_key: What seals the history; it lies inside the register.
    """

    database: Database
    keys: KeyFile
    data_key: bytes = field(repr=False)
    audit_key: bytes = field(repr=False)

    @property
    def folder(self) -> Path:
        """The register's folder."""
        return self.database.folder


@dataclass(frozen=True, slots=True)
class Arrival:
    """Where and when (UTC) somebody signs in, or founds a register."""

    device: str
    at: datetime


def found(
    folder: Path,
    rows: Sequence[Row],
    founder: tuple[SlotLabel, str, Cost],
    arrival: Arrival,
) -> str:
    """Make both files of a register in a new folder; return its recovery code.

    Args:
        folder: An empty folder.
        rows: The register's first rows, each after those that it refers to.
        founder: Who, with which password, which a guess shall cost so much.
        arrival: Where and when.

    Raises:
        FileUnusableError: If they cannot be written.
    """
    label, password, cost = founder
    register_id, data_key, code = new_id(), slots.new_data_key(), recovery.new_code()
    act = Act(
        arrival.at,
        *(label.person_id, label.name, arrival.device),
        *("found the register", "register", register_id),
    )
    _found_database(folder, data_key, rows, act)
    letters = recovery.parse(code) or ""
    made = (
        slots.make_slot(label, password, data_key, register_id, cost),
        slots.make_slot(
            slots.recovery_label(new_id()), letters, data_key, register_id, cost
        ),
    )
    keys = KeyFile(register_id, upgrade.SCHEMA, made)
    write_key_file(folder, keys, slots.seal_key(data_key))
    return code


def open_files(folder: Path, keys: KeyFile, data_key: bytes) -> Kept:
    """Open a register's files with its data key; every page is checked.

    Raises:
        RegisterInUseError: If somebody else has it open.
        FileUnusableError: If the file is missing, damaged, read-only or another
            register's.
        DatabaseTooNewError: If a newer application wrote it.
    """
    database = open_database(folder, data_key)
    try:
        with translated(folder), Session(database.engine) as session:
            upgrade.check_schema(session.connection())
            _check_same_register(session, keys, folder)
            audit_key = session.exec(
                select(RegisterSecret.value).where(
                    col(RegisterSecret.name) == AUDIT_KEY
                )
            ).one()
    except BaseException:
        database.close()
        raise
    ballast.fill(folder)
    return Kept(database, keys, data_key, audit_key)


def enter(folder: Path, entry: SignIn, arrival: Arrival) -> Kept:
    """Open a register's files for somebody, and note that they came.

    Raises:
        FileUnusableError: And the others of ``open_files``; nothing stays open then.
    """
    kept = open_files(folder, entry.keys, entry.data_key)
    settle_in(kept, entry, arrival)
    return kept


def settle_in(kept: Kept, entry: SignIn, arrival: Arrival) -> None:
    """Take the lease, and write the sign-in into the history with the misses before.

    On a full disk the reserve is given back and used for it.

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
    why = "with the recovery code" if entry.by_recovery_code else ""
    acts.append(Act(arrival.at, *who, "sign in", *about, why))
    try:
        lease.take(kept.folder, lease.Lease(label.name, arrival.device, arrival.at))
        try:
            _write(kept, acts)
        except DiskFullError:
            _write(kept, acts)
    except BaseException:
        lease.give_back(kept.folder)
        kept.database.close()
        raise


def note_and_close(kept: Kept, act: Act) -> None:
    """Write one entry into the history, and close the files.

    Raises:
        FileUnusableError: If it cannot be written; the files are closed all the same.
    """
    try:
        _write(kept, (act,))
    finally:
        kept.database.close()


def strengthen(kept: Kept, slot: Slot, secret: str, cost: Cost) -> None:
    """Make a slot anew that costs a guesser less than it should by now.

    It changes nothing while the key file is damaged, or cannot be written.
    """
    if slot.cost.reaches(cost):
        return
    with suppress(FileUnusableError):
        replace_slot(kept, slot, secret, cost)


def replace_slot(kept: Kept, slot: Slot, secret: str, cost: Cost) -> None:
    """Write a person's slot anew, with another secret or another cost.

    The new slot is opened once before the file is replaced.

    Raises:
        FileUnusableError: If the key file is damaged, or cannot be written; the old
            one is untouched.
    """
    key = slots.seal_key(kept.data_key)
    if not is_sealed(kept.keys, key):
        message = (
            "The key file register.keys is damaged, so it is not written over. "
            "Restore the register from its newest backup first."
        )
        raise FileUnusableError(message)
    register_id = kept.keys.register_id
    code = recovery.parse(secret) if slot.label.kind is SlotKind.RECOVERY else None
    typed = passwords.normalised(code or secret)
    made = slots.make_slot(slot.label, typed, kept.data_key, register_id, cost)
    slots.open_slot(made, typed, register_id)
    others = (made if old.label == slot.label else old for old in kept.keys.slots)
    keys = KeyFile(register_id, kept.keys.schema, tuple(others))
    kept.keys = write_key_file(kept.folder, keys, key)


def _found_database(
    folder: Path, data_key: bytes, rows: Sequence[Row], act: Act
) -> None:
    database = create_database(folder, data_key)
    audit_key = secrets.token_bytes(SECRET_BYTES)
    try:
        with (
            translated(folder),
            Session(database.writer) as session,
            session.begin(),
        ):
            connection = session.connection()
            SQLModel.metadata.create_all(connection, tables=TABLES)
            upgrade.stamp(connection)
            session.add(RegisterFact(name=REGISTER_ID, value=act.entity_id))
            session.add(RegisterSecret(name=AUDIT_KEY, value=audit_key))
            for name in (VAULT_KEY, PACKS_KEY):
                value = secrets.token_bytes(SECRET_BYTES)
                session.add(RegisterSecret(name=name, value=value))
            writing.watch(session)
            for row in rows:
                session.add(row)
                session.flush()
            writing.finish(session, act, audit_key)
    finally:
        database.close()


def _write(kept: Kept, acts: Sequence[Act]) -> None:
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
