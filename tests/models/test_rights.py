"""A file that the system keeps from somebody is told so, and is not called damaged."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from senco_app.books.making import Desk, create_book, open_book
from senco_app.bootstrap import back_up, open_register, restore
from senco_app.errors import FileUnusableError
from senco_app.models.probe import FILE_NAME
from senco_app.places import Laptop
from tests.conftest import PASSWORD, QUICK, somebody_else

if TYPE_CHECKING:
    from collections.abc import Iterator

    from senco_app.register import Register
    from tests.conftest import FixedClock, MadeRegister

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="rights are of another kind there"
)


@pytest.fixture
def shared() -> Iterator[Path]:
    """Return a folder that everybody may come into; those of the tests are not."""
    with tempfile.TemporaryDirectory(prefix="senco-rights-") as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)


def opened_up(folder: Path) -> None:
    """Let everybody write in a folder and all below it."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o777 if path.is_dir() else 0o666)


def here(shared: Path) -> Laptop:
    """Return a laptop whose folder everybody may write to."""
    return Laptop("LAPTOP-07", shared / "laptop")


@pytest.mark.parametrize("rights", [0o444, 0o000])
def test_a_register_that_may_not_be_written_is_not_called_damaged(
    shared: Path, made: MadeRegister, rights: int
) -> None:
    folder = shared / "register"
    shutil.copytree(made.folder, folder)
    late_imports = open_register(folder, PASSWORD, cost=QUICK, laptop=here(shared))
    late_imports.close()
    opened_up(shared)
    (folder / FILE_NAME).chmod(rights)

    with (
        somebody_else(),
        pytest.raises(FileUnusableError, match="the right to write"),
    ):
        open_register(folder, PASSWORD, cost=QUICK, laptop=here(shared))

    opened_up(folder)
    open_register(folder, PASSWORD, cost=QUICK, laptop=here(shared)).close()


def test_a_book_that_may_not_be_opened_is_not_called_damaged(
    shared: Path, clock: FixedClock
) -> None:
    folder = shared / "book"
    desk = Desk(clock, QUICK)
    create_book(folder, "Tamsin Oddlode", PASSWORD, desk)
    open_book(folder, PASSWORD, desk).close()
    opened_up(folder)
    (folder / "book.db").chmod(0)

    with (
        somebody_else(),
        pytest.raises(FileUnusableError, match="the right to write"),
    ):
        open_book(folder, PASSWORD, desk)


def test_a_backup_that_may_not_be_read_is_told_so_file_by_file(
    shared: Path, register: Register
) -> None:
    made = back_up(register, shared)
    restore(made, PASSWORD, shared / "before", cost=QUICK)
    for name in ("manifest.json", "register.db", "register.keys"):
        opened_up(shared)
        (made / name).chmod(0)
        with (
            somebody_else(),
            pytest.raises(FileUnusableError, match=r"could not be read.*denied"),
        ):
            restore(made, PASSWORD, shared / "back", cost=QUICK)
    made.chmod(0)
    with (
        somebody_else(),
        pytest.raises(FileUnusableError, match=r"could not be read.*denied"),
    ):
        restore(made, PASSWORD, shared / "back", cost=QUICK)
    assert not (shared / "back").exists()
