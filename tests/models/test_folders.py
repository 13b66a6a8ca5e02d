"""What lies in a register's folder, a book's or a backup is for its owner only."""

from __future__ import annotations

import stat
import sys
from typing import TYPE_CHECKING

import pytest

from bench.classroom import CHEAP, PASSWORD
from senco_app.books.making import Desk, create_book
from senco_app.bootstrap import Founding, back_up, create_register, open_register
from senco_app.errors import DiskFullError
from senco_app.models.folders import whole_folder

if TYPE_CHECKING:
    from pathlib import Path

    from senco_app.places import Laptop
    from tests.conftest import FixedClock

EVERYBODY = stat.S_IRWXG | stat.S_IRWXO
pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has rights of another kind"
)


def open_to_others(folder: Path) -> list[str]:
    """Return what somebody else on the computer may read, write or list."""
    found = (folder, *folder.rglob("*"))
    return [path.name for path in found if path.stat().st_mode & EVERYBODY]


def test_a_register_and_its_backups_are_their_owners(
    tmp_path: Path, clock: FixedClock, laptop: Laptop
) -> None:
    folder = tmp_path / "register"
    founding = Founding("Wyebank Primary", "Quillon Marsh")
    create_register(folder, founding, PASSWORD, clock=clock, cost=CHEAP)
    assert open_to_others(folder) == []

    with open_register(
        folder, PASSWORD, clock=clock, cost=CHEAP, laptop=laptop
    ) as register:
        made = back_up(register)
        assert open_to_others(made) == []
        assert folder.stat().st_mode & EVERYBODY == 0


def test_a_book_is_its_owners(
    tmp_path: Path, clock: FixedClock, laptop: Laptop
) -> None:
    create_book(tmp_path / "book", "Tamsin Reed", PASSWORD, Desk(clock, CHEAP, laptop))

    assert open_to_others(tmp_path / "book") == []
    assert (tmp_path / "book" / "book.db").stat().st_mode & stat.S_IRUSR


def test_nobody_looks_in_while_a_folder_is_built(tmp_path: Path) -> None:
    with whole_folder(tmp_path / "made") as draft:
        assert open_to_others(draft) == []
        (draft / "inside").mkdir()
        (draft / "inside" / "words").write_text("x")

    assert open_to_others(tmp_path / "made") == []


def test_a_full_disk_is_told_of_the_folder_that_was_asked_for(tmp_path: Path) -> None:
    def build() -> None:
        with whole_folder(tmp_path / "school") as draft, whole_folder(draft / "inner"):
            message = f"everything saved before is safe in {draft}"
            raise DiskFullError(message)

    with pytest.raises(DiskFullError, match=r"/school could not be made: .* is full"):
        build()
    assert not list(tmp_path.iterdir())
