from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from senco_app.models import writing
from senco_app.models.audit import REFUSALS, AuditEntry, Version
from tests.register.examples import AddPerson, RemovePerson, RenamePerson

if TYPE_CHECKING:
    from collections.abc import Iterator

    from senco_app.models.keeping import Kept
    from senco_app.register import Register


@pytest.fixture
def kept(register: Register) -> Kept:
    found = register._kept  # noqa: SLF001 - the file itself is looked at
    assert found is not None
    return found


@contextmanager
def session_of(kept: Kept) -> Iterator[Session]:
    with Session(kept.database.engine) as session:
        yield session


def versions_of(kept: Kept, entity_id: str) -> list[Version]:
    with session_of(kept) as session:
        rows = session.exec(select(Version).where(Version.entity_id == entity_id))
        return sorted(rows, key=lambda version: version.number)


def faults(kept: Kept) -> tuple[str, ...]:
    with session_of(kept) as session:
        return writing.verify(session, kept.audit_key)


def tamper(kept: Kept, statement: str, *values: object) -> None:
    """Write past the application, as somebody with the key and another tool could."""
    for name, _ in REFUSALS:
        kept.database.connection.execute(f"DROP TRIGGER IF EXISTS {name}")
    kept.database.connection.execute(statement, values)


def test_every_change_keeps_the_values_before_and_after(
    register: Register, kept: Kept
) -> None:
    person = register.execute(AddPerson("Tamsin Oddlode"))
    assert register.execute(RenamePerson(person, ("Tamsin Lark",))) == 2
    register.execute(RemovePerson(person))
    names = [
        [json.loads(text)["name"] if text else None for text in (v.before, v.after)]
        for v in versions_of(kept, person)
    ]
    assert names == [
        [None, "Tamsin Oddlode"],
        ["Tamsin Oddlode", "Tamsin Lark"],
        ["Tamsin Lark", None],
    ]


def test_values_are_kept_as_they_are_stored(register: Register, kept: Kept) -> None:
    with session_of(kept) as session:
        rows = session.exec(select(Version).where(Version.entity == "appointment"))
        stored = json.loads(rows.one().after)
    assert stored["role"] == "SENCO"
    assert stored["from_on"] == register.today().isoformat()


def test_one_command_makes_one_version_and_one_entry(
    register: Register, kept: Kept
) -> None:
    person = register.execute(AddPerson("Tamsin Oddlode"))
    with session_of(kept) as session:
        before = writing.entries(session)
    version = register.execute(RenamePerson(person, ("A", "B", "C"), why="a slip"))
    assert version == 2
    assert [v.number for v in versions_of(kept, person)] == [1, 2]
    with session_of(kept) as session:
        assert writing.entries(session) == before + 1
        head = writing.head_of(session)
        entry = session.get_one(AuditEntry, head.sequence)
        assert (entry.person, entry.device) == ("Quillon Marsh", "LAPTOP-07")
        assert (entry.act, entry.entity) == ("rename a person", "person")
        assert (entry.entity_id, entry.why) == (person, "a slip")


def test_a_command_that_sets_what_is_there_already_makes_no_version(
    register: Register, kept: Kept
) -> None:
    person = register.execute(AddPerson("Tamsin Oddlode"))
    assert register.execute(RenamePerson(person, ("Tamsin Oddlode",))) == 1
    assert len(versions_of(kept, person)) == 1


def test_the_history_holds_no_values(register: Register, kept: Kept) -> None:
    register.execute(AddPerson("Tamsin Oddlode"))
    with session_of(kept) as session:
        text = str([entry.model_dump() for entry in session.exec(select(AuditEntry))])
    assert "Oddlode" not in text


def test_a_whole_history_has_no_fault(register: Register, kept: Kept) -> None:
    for number in range(5):
        register.execute(AddPerson(f"Person {number}"))
    assert faults(kept) == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET why = 'no reason' WHERE sequence = 3",
        "DELETE FROM audit_entry WHERE sequence = 3",
        "UPDATE version SET after = '{}'",
    ],
)
def test_the_file_itself_refuses_to_change_the_history(
    register: Register, kept: Kept, statement: str
) -> None:
    register.execute(AddPerson("Tamsin Oddlode"))
    with (
        pytest.raises(IntegrityError, match="the history is never changed"),
        kept.database.writer.begin() as connection,
    ):
        connection.exec_driver_sql(statement)
    assert faults(kept) == ()


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE audit_entry SET person = 'x' WHERE sequence = 3", "3 was changed"),
        (
            "UPDATE audit_entry SET at = '2027-01-01' WHERE sequence = 4",
            "4 was changed",
        ),
        ("DELETE FROM audit_entry WHERE sequence = 2", "entries 2 to 2 are gone"),
        ("UPDATE version SET after = '{}' WHERE sequence = 3", "versions of history"),
        ("DELETE FROM version WHERE sequence = 4", "versions of history entry 4"),
    ],
)
def test_what_another_tool_changed_is_noticed(
    register: Register, kept: Kept, statement: str, told: str
) -> None:
    for number in range(3):
        register.execute(AddPerson(f"Person {number}"))
    kept.database.connection.execute("PRAGMA foreign_keys = OFF")
    tamper(kept, statement)
    assert any(told in fault for fault in faults(kept))


@pytest.mark.parametrize(
    "name", [n for n in AuditEntry.model_fields if n != "sequence"]
)
def test_every_part_of_an_entry_answers_for_itself(
    register: Register, kept: Kept, name: str
) -> None:
    register.execute(AddPerson("Tamsin Oddlode"))
    value = "2027-01-01 00:00:00.000000" if name == "at" else "other"
    tamper(kept, f'UPDATE audit_entry SET "{name}" = ? WHERE sequence = 3', value)  # noqa: S608 - our own columns
    assert faults(kept)
