"""The whole start: what the application itself hands to its windows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from senco_app import doors
from senco_app.errors import FileUnusableError
from senco_app.ui.first_run.workshop import NewSchool, StoppedError
from senco_app.ui.preferences import Preferences
from senco_app.ui.sitting import House, Sitting
from senco_app.ui.unlock.door import Door
from senco_app.vocabulary import Phase
from tests.conftest import PASSWORD
from tests.ui.first_run.walking import SECONDS, Newcomer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from tests.conftest import FixedClock
    from tests.ui.first_run.conftest import Bench


@pytest.fixture
def sit_down(
    qtbot: QtBot, bench: Bench, clock: FixedClock, dressed: QApplication
) -> Iterator[Callable[[], Sitting]]:
    Preferences(dressed)
    kept: list[Sitting] = []

    def sit() -> Sitting:
        door = Door(
            open=lambda *_: None,
            prepare=lambda: None,
            last_used=lambda: None,
            makes_new=True,
        )
        sitting = Sitting(House(door, clock, back_up, bench.workshop))
        kept.append(sitting)
        qtbot.addWidget(sitting.unlock_window)
        sitting.start()
        qtbot.waitUntil(lambda: sitting.first_run is not None)
        return sitting

    yield sit
    for sitting in kept:
        if sitting.first_run is not None:
            sitting.first_run.cancel.click()
        if sitting.main_window is not None:
            with qtbot.waitSignal(sitting.finished, timeout=SECONDS):
                sitting.main_window.close()


def is_open(sitting: Sitting) -> bool:
    return sitting.first_run is not None


def back_up(register: Register) -> None:
    del register


def test_without_a_register_the_first_run_comes_by_itself_and_leads_to_today(
    qtbot: QtBot, sit_down: Callable[[], Sitting]
) -> None:
    sitting = sit_down()
    window = sitting.first_run
    assert window is not None
    assert window.isVisible()
    assert not sitting.unlock_window.isVisible()
    newcomer = Newcomer(qtbot, window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    newcomer.walk_to_the_terms()

    window.go_on()
    window.go_on()

    qtbot.waitUntil(lambda: sitting.main_window is not None, timeout=SECONDS)
    assert sitting.main_window is not None
    assert sitting.main_window.isVisible()
    assert sitting.first_run is None


def test_a_first_run_left_early_comes_back_to_the_unlock_window(
    sit_down: Callable[[], Sitting],
) -> None:
    sitting = sit_down()
    assert sitting.first_run is not None

    sitting.first_run.cancel.click()

    assert not is_open(sitting)
    assert sitting.unlock_window.isVisible()
    assert sitting.unlock_window.nothing is not None
    assert sitting.unlock_window.nothing.new.isVisible()
    sitting.unlock_window.nothing.new.click()
    assert is_open(sitting)


def test_the_next_register_gets_a_folder_that_holds_nothing(tmp_path: Path) -> None:
    wanted = tmp_path / "register"
    assert doors.free(wanted) == wanted

    wanted.mkdir()
    assert doors.free(wanted) == wanted

    (wanted / "register.keys").write_text("", encoding="utf-8")
    assert doors.free(wanted) == tmp_path / "register 2"


def test_the_application_makes_a_register_as_it_was_asked_for(
    tmp_path: Path, clock: FixedClock
) -> None:
    new = NewSchool(
        folder=tmp_path / "register",
        school="Wyebank Primary",
        authority="Herefordshire",
        phase=Phase.PRIMARY,
        last_year_group="6",
        senco="Quillon Marsh",
        password=PASSWORD,
    )
    made = doors.workshop(clock).make(new)
    try:
        assert made.register.who.name == "Quillon Marsh"
        assert made.code not in repr(made)
        assert PASSWORD not in repr(new)
        with pytest.raises(FileUnusableError, match="is taken"):
            doors.workshop(clock).make(new)
    finally:
        made.register.close()


def test_a_made_up_school_that_is_stopped_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: FixedClock
) -> None:
    monkeypatch.setattr("senco_app.places.default_register", lambda: tmp_path / "reg")
    seen: list[float] = []

    def stop(share: float) -> None:
        seen.append(share)
        raise StoppedError

    build = partial(doors.workshop(clock).make_up, stop)
    with pytest.raises(StoppedError):
        build()

    assert seen == [0.0]
    assert list(tmp_path.iterdir()) == []
