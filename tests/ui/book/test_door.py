"""A book that is opened on a shared laptop finds what waits for it there."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from bench.classroom import TODAY
from senco_app import places
from senco_app.bootstrap import leave_hand_outs
from senco_app.ui.book import door
from senco_app.vocabulary import NotRunReason

if TYPE_CHECKING:
    from pathlib import Path

    from bench.classroom import Classroom

FOLDER = "exchange"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return what this laptop keeps of its user, empty."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setattr(places, "own_folder", lambda: folder)
    return folder


def test_a_day_on_a_shared_laptop_needs_no_stick(
    classroom: Classroom, home: Path
) -> None:
    assert home.is_dir()
    places.remember_register(places.this_laptop(), classroom.folder / "register")
    leave_hand_outs(classroom.register)
    errands = door.book_house(classroom.clock).errands
    book = classroom.books[0]

    assert errands.fetch(book).startswith("Hand-out 1 of Wyebank Primary")
    [card] = classroom.desks[0].day(TODAY)
    classroom.desks[0].not_run(card.key, NotRunReason.ROOM, "")
    assert errands.leave(book)

    left = classroom.folder / "register" / FOLDER
    assert len(list(left.glob("return-*.pack"))) == 1
    classroom.reopen()
    assert any("1 new" in notice for notice in classroom.register.notices)


def test_a_register_in_its_usual_place_need_not_be_known(
    classroom: Classroom, home: Path
) -> None:
    usual = places.default_register()
    shutil.copytree(classroom.folder / "register", usual)

    assert usual.is_relative_to(home)
    assert door.exchanges(places.this_laptop()) == (usual / FOLDER,)
