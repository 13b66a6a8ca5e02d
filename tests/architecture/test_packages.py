"""The versions on which the register's safety rests."""

from __future__ import annotations

from sqlcipher3 import dbapi2

SAFE_SQLITE = (3, 51, 3)  # older ones can damage a file in write-ahead mode


def version(words: str) -> tuple[int, ...]:
    """Return "3.51.3" as figures that can be compared."""
    return tuple(int(part) for part in words.split("."))


def test_the_sqlite_inside_sqlcipher_is_a_safe_one() -> None:
    assert version(dbapi2.sqlite_version) >= SAFE_SQLITE


def test_versions_are_compared_by_figures_not_by_letters() -> None:
    assert version("3.51.10") > SAFE_SQLITE
    assert version("3.9.0") < SAFE_SQLITE


def test_the_register_is_opened_by_sqlcipher_and_not_by_plain_sqlite() -> None:
    connection = dbapi2.connect(":memory:")
    try:
        told = connection.execute("PRAGMA cipher_version").fetchone()
    finally:
        connection.close()

    assert told is not None
    assert told[0].startswith("4.")
