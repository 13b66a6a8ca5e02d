"""The one place that writes history: versions of records, and the entry of each act.

A flush listener notes which records a command touches, and how they stood before. When
the command is done, ``finish`` writes one version for each of them and one entry into
the audit chain, in the same transaction.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import event, func
from sqlmodel import Session, col, select

from senco_app.models.audit import AuditEntry, Version
from senco_app.models.row import Row
from senco_app.security import chain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy.orm import ORMExecuteState, UOWTransaction

LEDGER = "senco_ledger"
_CHUNK = 500  # SQLite takes a limited number of values in one question

Key = tuple[str, str]  # table and id
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Act:
    """What the history says of one act: who, where, when, what, and why."""

    at: datetime
    person_id: str
    person: str
    device: str
    act: str
    entity: str = ""
    entity_id: str = ""
    why: str = ""


@dataclass(slots=True)
class Ledger:
    """Records that a command has touched, with their values before it."""

    before: dict[Key, Values] = field(default_factory=dict)
    numbers: dict[Key, int] = field(default_factory=dict)


def watch(session: Session) -> None:
    """Have this session note what it writes."""
    session.info[LEDGER] = Ledger()
    event.listen(session, "before_flush", _note)
    event.listen(session, "do_orm_execute", _refuse_bulk)


def finish(session: Session, act: Act, audit_key: bytes) -> chain.Head:
    """Write the versions and the entry of a command that is done."""
    session.flush()
    ledger: Ledger = session.info[LEDGER]
    touched = sorted(ledger.numbers)
    after = _stored(session, touched)
    before_hash = after_hash = ""
    if touched:
        before_hash = _hash(touched, ledger.before, audit_key)
        after_hash = _hash(touched, after, audit_key)
    head = _append(session, act, (before_hash, after_hash), audit_key)
    for key in touched:
        session.add(
            Version(
                sequence=head.sequence,
                entity=key[0],
                entity_id=key[1],
                number=ledger.numbers[key],
                before=_text(ledger.before.get(key)),
                after=_text(after.get(key)),
            )
        )
    session.flush()
    return head


def finish_untold(session: Session) -> None:
    """Write what a command did that the history need not tell.

    Raises:
        TypeError: If it touched a record: no record changes without an entry.
    """
    session.flush()
    ledger: Ledger = session.info[LEDGER]
    if ledger.numbers:
        message = "a command that the history does not tell has changed a record"
        raise TypeError(message)


def head_of(session: Session) -> chain.Head:
    """Return the last entry of the chain."""
    newest = select(AuditEntry.sequence, AuditEntry.seal).order_by(
        col(AuditEntry.sequence).desc()
    )
    found = session.exec(newest.limit(1)).first()
    return chain.Head(0, chain.START) if found is None else chain.Head(*found)


def verify(session: Session, audit_key: bytes) -> tuple[str, ...]:
    """Return what is wrong with the whole history, in words; nothing if it is whole."""
    entries = session.exec(select(AuditEntry).order_by(col(AuditEntry.sequence))).all()
    found = list(chain.faults(((_link(e), e.seal) for e in entries), audit_key))
    versions: dict[int, list[Version]] = {}
    for version in session.exec(
        select(Version).order_by(col(Version.entity), col(Version.entity_id))
    ):
        versions.setdefault(version.sequence, []).append(version)
    for entry in entries:
        kept = versions.get(entry.sequence, [])
        if (entry.before, entry.after) != _hashes(kept, audit_key):
            found.append(
                f"Kept versions of history entry {entry.sequence} were changed."
            )
    return tuple(found)


def entries(session: Session) -> int:
    """Return how many entries the history has."""
    return session.exec(select(func.count()).select_from(AuditEntry)).one()


def _note(session: Session, _flush: UOWTransaction, _instances: object) -> None:
    ledger: Ledger = session.info[LEDGER]
    for row in session.new:
        if isinstance(row, Row):
            ledger.numbers[_key(row)] = row.version
    changed = [row for row in session.dirty if session.is_modified(row)]
    touched = [row for row in (*changed, *session.deleted) if isinstance(row, Row)]
    fresh = [key for row in touched if (key := _key(row)) not in ledger.numbers]
    ledger.before.update(_stored(session, fresh))
    for row in touched:
        if _key(row) in fresh:
            row.version = ledger.before[_key(row)]["version"] + 1
            ledger.numbers[_key(row)] = row.version


def _refuse_bulk(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        message = "write rows through the session, so that their versions are kept"
        raise TypeError(message)


def _append(
    session: Session, act: Act, hashes: tuple[str, str], audit_key: bytes
) -> chain.Head:
    last = head_of(session)
    entry = AuditEntry(
        sequence=last.sequence + 1,
        at=act.at,
        person_id=act.person_id,
        person=act.person,
        device=act.device,
        act=act.act,
        entity=act.entity,
        entity_id=act.entity_id,
        why=act.why,
        before=hashes[0],
        after=hashes[1],
        previous=last.seal,
        seal="",
    )
    entry.seal = chain.seal_of(_link(entry), audit_key)
    session.add(entry)
    session.flush()
    return chain.Head(entry.sequence, entry.seal)


def _link(entry: AuditEntry) -> chain.Link:
    parts = {name: getattr(entry, name) for name in chain.Link.__slots__}
    return chain.Link(**{**parts, "at": entry.at.isoformat()})


def _key(row: Row) -> Key:
    return str(row.__tablename__), row.id


def _stored(session: Session, keys: Iterable[Key]) -> dict[Key, Values]:
    """Return rows as they lie in the file: codes, not enums; text, not dates."""
    tables: dict[str, list[str]] = {}
    for table, row_id in keys:
        tables.setdefault(table, []).append(row_id)
    connection = session.connection()
    found: dict[Key, Values] = {}
    for table, ids in tables.items():
        for start in range(0, len(ids), _CHUNK):
            some = ids[start : start + _CHUNK]
            marks = ", ".join("?" * len(some))
            question = f'SELECT * FROM "{table}" WHERE id IN ({marks})'  # noqa: S608 - our own table's name
            rows = connection.exec_driver_sql(question, tuple(some)).mappings()
            found.update({(table, row["id"]): dict(row) for row in rows})
    return found


def _text(values: Values | None) -> str:
    if values is None:
        return ""
    return json.dumps(values, sort_keys=True, ensure_ascii=False)


def _hash(keys: list[Key], values: dict[Key, Values], audit_key: bytes) -> str:
    said = [[*key, _text(values.get(key))] for key in keys]
    return chain.keyed_hash(said, audit_key)


def _hashes(versions: list[Version], audit_key: bytes) -> tuple[str, str]:
    if not versions:
        return "", ""
    before = [[v.entity, v.entity_id, v.before] for v in versions]
    after = [[v.entity, v.entity_id, v.after] for v in versions]
    return chain.keyed_hash(before, audit_key), chain.keyed_hash(after, audit_key)
