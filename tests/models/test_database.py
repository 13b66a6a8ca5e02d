from __future__ import annotations

import random
import time
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

import pytest
from sqlcipher3 import dbapi2
from sqlmodel import Session

from senco_app.errors import FileUnusableError, RegisterInUseError
from senco_app.models.database import (
    OLDEST_SQLITE,
    create_database,
    open_database,
    read_only,
)
from senco_app.models.failures import translated
from senco_app.models.probe import probe, read_only_address

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path, PurePath

    from senco_app.models.database import Database

KEY = bytes(range(32))
WANTED: dict[str, int | str] = {
    "journal_mode": "truncate",
    "synchronous": 3,
    "locking_mode": "exclusive",
    "foreign_keys": 1,
    "secure_delete": 1,
    "trusted_schema": 0,
    "mmap_size": 0,
    "cell_size_check": 1,
    "cipher_log_level": "NONE",
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a register's file of some twenty pages."""
    folder = tmp_path_factory.mktemp("pattern")
    made = create_database(folder, KEY)
    rng = random.Random(7)  # noqa: S311 - any words will do
    with made.writer.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE note (words TEXT)")
        for _ in range(150):
            words = str(rng.random()) * 30
            connection.exec_driver_sql("INSERT INTO note VALUES (?)", (words,))
    made.close()
    return (folder / "register.db").read_bytes()


@pytest.fixture
def folder(whole: bytes, tmp_path: Path) -> Path:
    """Return a folder with such a file, closed."""
    (tmp_path / "register.db").write_bytes(whole)
    return tmp_path


@pytest.fixture
def opened(folder: Path) -> Iterator[Database]:
    made = open_database(folder, KEY)
    yield made
    made.close()


def test_the_linked_sqlite_has_no_known_fault() -> None:
    assert dbapi2.sqlite_version_info >= OLDEST_SQLITE >= (3, 51, 3)


@pytest.mark.parametrize("name", WANTED)
def test_the_file_is_kept_as_it_was_decided(opened: Database, name: str) -> None:
    said = opened.connection.execute(f"PRAGMA {name}").fetchone()[0]
    assert str(said) == str(WANTED[name])


def test_the_file_says_nothing_without_the_key(folder: Path) -> None:
    data = (folder / "register.db").read_bytes()
    assert data[:15] != b"SQLite format 3"
    assert b"CREATE TABLE" not in data
    with pytest.raises(FileUnusableError, match="damaged"):
        open_database(folder, bytes(32))


def test_damage_anywhere_is_noticed_at_opening(folder: Path) -> None:
    path = folder / "register.db"
    whole = path.read_bytes()
    rng = random.Random(11)  # noqa: S311 - any places will do
    places = {*range(32), *range(4080, 4112), len(whole) - 1}
    places |= {rng.randrange(len(whole)) for _ in range(200)}
    for at in sorted(places):
        hurt = bytearray(whole)
        hurt[at] ^= 1 << (at % 8)
        path.write_bytes(hurt)
        with pytest.raises(FileUnusableError, match="damaged"):
            open_database(folder, KEY)
        assert path.read_bytes() == bytes(hurt), "a damaged file is left as it is"
    path.write_bytes(whole)
    open_database(folder, KEY).close()


@pytest.mark.parametrize("cut", [0, 1, 100, 4096, 5000, 8192, -1, -4096, -5000])
def test_a_file_of_another_length_is_noticed(folder: Path, cut: int) -> None:
    path = folder / "register.db"
    whole = path.read_bytes()
    path.write_bytes(whole[:cut])
    with pytest.raises(FileUnusableError, match="damaged"):
        open_database(folder, KEY)
    path.write_bytes(whole + whole[:cut] if cut else whole + b"x")
    with pytest.raises(FileUnusableError, match="damaged"):
        open_database(folder, KEY)


def test_a_page_of_zeros_is_noticed(folder: Path, whole: bytes) -> None:
    zeros = bytes(4096)
    starts = range(0, len(whole), 4096)
    hurt = [whole[:at] + zeros + whole[at + 4096 :] for at in starts]
    for data in (*hurt, whole + zeros):
        (folder / "register.db").write_bytes(data)
        with pytest.raises(FileUnusableError, match="damaged"):
            open_database(folder, KEY)


def test_two_pages_that_changed_places_are_noticed(folder: Path) -> None:
    path = folder / "register.db"
    data = path.read_bytes()
    pages = [data[n : n + 4096] for n in range(0, len(data), 4096)]
    pages[3], pages[5] = pages[5], pages[3]
    path.write_bytes(b"".join(pages))
    with pytest.raises(FileUnusableError, match="damaged"):
        open_database(folder, KEY)


def test_damage_while_it_is_open_is_told_as_damage(
    folder: Path, opened: Database
) -> None:
    path = folder / "register.db"
    hurt = bytearray(path.read_bytes())
    for page in range(1, len(hurt) // 4096):
        hurt[page * 4096 + 100] ^= 1
    path.write_bytes(hurt)
    with (
        pytest.raises(FileUnusableError, match="damaged"),
        translated(folder),
        Session(opened.engine) as session,
    ):
        session.connection().exec_driver_sql("SELECT sum(length(words)) FROM note")


def test_a_second_opening_is_refused_at_once(folder: Path, opened: Database) -> None:
    began = time.perf_counter()
    with pytest.raises(RegisterInUseError):
        probe(folder)
    with pytest.raises(RegisterInUseError):
        open_database(folder, KEY)
    assert time.perf_counter() - began < 0.5
    assert opened.connection.execute("SELECT count(*) FROM note").fetchone()[0] == 150


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (PurePosixPath("/home/ann/a b?#%.db"), "file:///home/ann/a%20b%3F%23%25.db"),
        (PureWindowsPath("C:\\Users\\Ann\\r.db"), "file:///C:/Users/Ann/r.db"),
        (PureWindowsPath("\\\\server\\staff\\r.db"), "file:////server/staff/r.db"),
    ],
)
def test_every_path_has_an_address_for_reading_only(
    path: PurePath, address: str
) -> None:
    assert read_only_address(path) == f"{address}?mode=ro"


def test_a_register_with_an_odd_name_is_probed_like_any_other(
    whole: bytes, tmp_path: Path
) -> None:
    folder = tmp_path / "50% of Zoë’s #1?"
    folder.mkdir()
    (folder / "register.db").write_bytes(whole)
    made = open_database(folder, KEY)
    with pytest.raises(RegisterInUseError):
        probe(folder)
    made.close()
    with read_only(folder / "register.db", KEY) as connection:
        assert connection.execute("SELECT count(*) FROM note").fetchone()[0] == 150


def test_a_free_register_is_not_in_use(folder: Path, tmp_path: Path) -> None:
    probe(folder)
    probe(tmp_path / "nowhere")


def test_a_journal_left_by_a_crash_is_rolled_back(folder: Path, tmp_path: Path) -> None:
    made = open_database(folder, KEY)
    made.connection.execute("PRAGMA cache_size = 2")
    made.connection.execute("BEGIN IMMEDIATE")
    made.connection.execute("UPDATE note SET words = words || 'half'")
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for name in ("register.db", "register.db-journal"):
        (crashed / name).write_bytes((folder / name).read_bytes())
    made.connection.execute("ROLLBACK")
    made.close()
    assert (crashed / "register.db-journal").stat().st_size > 0
    probe(crashed)
    again = open_database(crashed, KEY)
    halves = again.connection.execute(
        "SELECT count(*) FROM note WHERE words LIKE '%half'"
    )
    assert halves.fetchone()[0] == 0
    again.close()


def test_the_driver_keeps_no_transaction_of_its_own(opened: Database) -> None:
    assert opened.connection.isolation_level is None
    with opened.writer.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE other (id INTEGER)")
        connection.rollback()
    names = opened.connection.execute("SELECT name FROM sqlite_master").fetchall()
    assert ("other",) not in names
