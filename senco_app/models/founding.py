"""Making the two files of a new register."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from sqlmodel import Session, SQLModel

from senco_app.models import upgrade, writing
from senco_app.models.audit import RegisterFact, RegisterSecret
from senco_app.models.database import create_database
from senco_app.models.failures import translated
from senco_app.models.keeping import (
    AUDIT_KEY,
    PACKS_KEY,
    REGISTER_ID,
    SEALER,
    VAULT_KEY,
    Arrival,
)
from senco_app.models.row import new_id
from senco_app.models.sign_ins import FOUNDED
from senco_app.models.tables import TABLES
from senco_app.models.writing import Act
from senco_app.security import recovery, sealing, slots
from senco_app.security.keyfile import KeyFile, write_key_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from senco_app.models.row import Row
    from senco_app.security.keyfile import Cost, SlotLabel
    from senco_app.security.slots import Keyring

SECRET_BYTES = 32


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
    ring = slots.Keyring(new_id(), slots.new_data_key(), sealing.new_private_key())
    act = Act(
        arrival.at,
        *(label.person_id, label.name, arrival.device),
        *(FOUNDED, "register", ring.register_id),
    )
    _found_database(folder, ring, rows, act)
    code = recovery.new_code()
    letters = recovery.parse(code) or ""
    made = (
        slots.make_slot(label, password, ring, cost),
        slots.make_slot(slots.recovery_label(new_id()), letters, ring, cost),
    )
    keys = KeyFile(ring.register_id, upgrade.SCHEMA, made)
    write_key_file(folder, keys, slots.seal_key(ring.data_key))
    return code


def _found_database(folder: Path, ring: Keyring, rows: Sequence[Row], act: Act) -> None:
    database = create_database(folder, ring.data_key)
    kept_inside = {
        AUDIT_KEY: secrets.token_bytes(SECRET_BYTES),
        VAULT_KEY: secrets.token_bytes(SECRET_BYTES),
        PACKS_KEY: secrets.token_bytes(SECRET_BYTES),
        SEALER: ring.sealer,
    }
    try:
        with (
            translated(folder),
            Session(database.writer) as session,
            session.begin(),
        ):
            connection = session.connection()
            SQLModel.metadata.create_all(connection, tables=TABLES)
            upgrade.stamp(connection)
            session.add(RegisterFact(name=REGISTER_ID, value=ring.register_id))
            for name, value in kept_inside.items():
                session.add(RegisterSecret(name=name, value=value))
            writing.watch(session)
            for row in rows:
                session.add(row)
                session.flush()
            writing.finish(session, act, kept_inside[AUDIT_KEY])
    finally:
        database.close()
