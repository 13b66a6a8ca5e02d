"""A book is taken apart: what a thief with the password would find, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.classroom import CHEAP, CHILDREN, PASSWORD, STARTED, TODAY, Classroom
from senco_app.books.commands.enrolling import TickAlert
from senco_app.books.queries import AlertsFor, HandOutPreview
from senco_app.books.telling import preview_lines
from senco_app.models.database import read_only
from senco_app.provision.records import PupilMark
from senco_app.pupils.commands import SetAlerts, SetNeeds
from senco_app.pupils.records import Alert
from senco_app.roles import Permission
from senco_app.security import book_keys
from senco_app.security.misses import MissBook
from senco_app.vocabulary import AlertKind, Presence

if TYPE_CHECKING:
    from typing import ClassVar

    from senco_app.models.keeping import Kept, Turn
    from senco_app.register import Task

SEIZURE = "Move chairs away, time it, send for the office at 3 minutes"
HEARING = "Stand in the light, speak to the face"


class KeysOf:
    """Give the keys of the register, as only the application itself sees them."""

    permission: ClassVar[Permission] = Permission.KEEP_REGISTER
    act: ClassVar[str] = "look"

    def perform(self, kept: Kept, turn: Turn) -> tuple[tuple[bytes, ...], None]:
        del turn
        rows = kept.database.connection.execute("SELECT value FROM register_secret")
        inside = [bytes(row[0]) for row in rows.fetchall()]
        return (kept.data_key, kept.audit_key, kept.sealer, *inside), None


def everything_in(classroom: Classroom, place: int) -> bytes:
    """Return every value of every table of a book, decrypted, and its other files."""
    folder = classroom.folder / f"book-{place}"
    classroom.books[place].close()
    tries = (MissBook(classroom.laptop.misses), classroom.clock.now())
    keys = book_keys.unlock(folder, PASSWORD, CHEAP, tries)
    found = [path.read_bytes() for path in folder.iterdir() if path.name != "book.db"]
    with read_only(folder / "book.db", keys.data_key) as connection:
        tables = connection.execute("SELECT name, sql FROM sqlite_master").fetchall()
        found.append(repr(tables).encode())
        for name, sql in tables:
            if sql and sql.startswith("CREATE TABLE"):
                rows = connection.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608 - its own table
                found.extend(_bytes(value) for row in rows for value in row)
    return b"\n".join(found)


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


def prepared(classroom: Classroom) -> None:
    """Give the first child needs and two alerts, of which one is ticked."""
    child = classroom.pupils[0]
    execute = classroom.register.execute
    version = execute(SetNeeds(child, 1, ("ASD", "SEMH"), TODAY))
    alerts = tuple(
        Alert(kind, words, STARTED)
        for kind, words in ((AlertKind.HEALTH, SEIZURE), (AlertKind.OTHER, HEARING))
    )
    execute(SetAlerts(child, version, alerts))
    for alert in classroom.register.ask(AlertsFor(classroom.people[0])):
        if alert.words == SEIZURE:
            execute(TickAlert(alert.alert_id))


def test_it_holds_the_groups_children_and_nothing_else(classroom: Classroom) -> None:
    prepared(classroom)
    classroom.hand_over(0)
    [card] = classroom.desks[0].day(TODAY)
    mark = PupilMark(classroom.pupils[0], Presence.HERE, words="used three new words")
    classroom.desks[0].mark(card.key, mark)

    inside = everything_in(classroom, 0)

    for wanted in ("Ellie B", "Idris", "one new word", SEIZURE, "used three new words"):
        assert wanted.encode() in inside
    for _, surname in CHILDREN:
        assert surname.encode() not in inside
    for child in classroom.pupils[4:]:
        assert child.encode() not in inside
    for other in ("Moth", "Una", "ASD", "SEMH", "utis", "Wilf", "Quillon", HEARING):
        assert other.encode() not in inside


def test_it_holds_no_key_of_the_register(classroom: Classroom) -> None:
    classroom.hand_over(0)
    task: Task[tuple[bytes, ...]] = KeysOf()
    keys = classroom.register.look_after(task)

    inside = everything_in(classroom, 0)

    assert len(keys) >= 6
    for key in keys:
        assert key not in inside
        assert key.hex().encode() not in inside


def test_its_files_say_nothing_without_the_password(classroom: Classroom) -> None:
    prepared(classroom)
    classroom.hand_over(0)
    pack = classroom.hand_out(0)

    for path in (classroom.folder / "book-0").iterdir():
        for name, _ in CHILDREN:
            assert name.encode() not in path.read_bytes()
    assert not any(name.encode() in pack for name, _ in CHILDREN)
    assert classroom.pupils[0].encode() not in pack


def test_a_child_who_left_the_group_is_gone_from_the_book_once_merged(
    classroom: Classroom,
) -> None:
    from senco_app.pupils.commands import ArchivePupil  # noqa: PLC0415 - only here

    classroom.hand_over(0)
    [card] = classroom.desks[0].day(TODAY)
    child = classroom.pupils[2]
    mark = PupilMark(child, Presence.HERE, words="counted to twelve")
    classroom.desks[0].mark(card.key, mark)
    classroom.merge(classroom.books[0].returned())
    classroom.clock.shift(30)
    classroom.clocks[0].shift(30)
    classroom.register.execute(ArchivePupil(child, "Moved away"))
    classroom.hand_over(0)

    inside = everything_in(classroom, 0)

    assert b"counted to twelve" not in inside
    assert b"Idris" not in inside
    assert child.encode() not in inside


def test_the_preview_says_exactly_what_goes(classroom: Classroom) -> None:
    prepared(classroom)

    preview = classroom.register.ask(HandOutPreview(classroom.books[0].owner.device))
    classroom.hand_over(0)
    taken = classroom.books[0].content

    assert taken is not None
    assert preview.groups == taken.groups
    assert [card.key for card in preview.cards] == [card.key for card in taken.cards]
    assert preview.pupil_ids == taken.pupil_ids == set(classroom.pupils[:4])
    told = "\n".join(preview_lines(preview))
    assert f"what to do: {SEIZURE}" in told
    assert HEARING not in told
    assert told.startswith("For Tamsin Reed: 1 group, 4 pupils, ")
