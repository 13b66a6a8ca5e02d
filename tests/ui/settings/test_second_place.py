from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from senco_app.bootstrap import back_up_if_changed
from senco_app.second_place import NOT_THERE
from senco_app.ui import second
from senco_app.ui.main_window import MainWindow
from senco_app.ui.settings.backups import BackupsSection
from senco_app.ui.settings.second_place import GIVEN_UP
from tests.register.examples import AddPerson

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from tests.conftest import FixedClock


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "data"))


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def section(register: Register, qtbot: QtBot) -> BackupsSection:
    made = BackupsSection(register, back_up_if_changed)
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.refresh()
    made.show()
    return made


def test_a_second_place_is_chosen_and_the_newest_backup_copied_at_once(
    section: BackupsSection,
    stick: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    card = section.second
    assert card.state.text() == second.NONE_SET
    assert not card.stop.isVisible()
    chosen = str(stick)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: chosen)
    with qtbot.waitSignal(section.said, timeout=20_000):
        card.browse.click()
    assert len(list(stick.iterdir())) == 1
    assert "in the second place, too" in section.banner.words.text()
    assert card.folder.text() == str(stick)
    assert "A backup was last copied there on" in card.state.text()
    assert card.stop.isVisible()


def test_a_place_that_is_not_there_now_is_told_calmly(
    section: BackupsSection, register: Register, stick: Path, qtbot: QtBot
) -> None:
    second.choose(register.folder, str(stick))
    stick.rmdir()
    section.make.click()
    qtbot.waitUntil(section.make.isEnabled, timeout=20_000)
    assert section.banner.words.text() == NOT_THERE
    assert section.second.state.text().startswith(NOT_THERE)
    assert "1 backup; the newest" in section.newest.text()


@pytest.mark.parametrize("typed", ["", "  ", "stick", "/no/such/folder", "<b>x</b>"])
def test_what_is_no_folder_is_refused_beside_the_field(
    section: BackupsSection, register: Register, typed: str
) -> None:
    section.second.folder.setText(typed)
    section.second.use.click()
    assert section.second.fields["second_place"].problem.isVisible()
    assert section.second.folder.text() == typed
    assert second.of(register.folder) is None


def test_a_second_place_is_given_up(
    section: BackupsSection, register: Register, stick: Path
) -> None:
    second.choose(register.folder, str(stick))
    section.refresh()
    assert section.second.folder.text() == str(stick)
    section.second.stop.click()
    assert second.of(register.folder) is None
    assert section.banner.words.text() == GIVEN_UP
    assert section.second.folder.text() == ""


def test_what_is_being_typed_stays_when_a_backup_is_made(
    section: BackupsSection,
) -> None:
    section.second.folder.setText("/media/sti")
    section.refresh()
    assert section.second.folder.text() == "/media/sti"


def test_the_rail_says_both_times_and_a_miss_is_told_once(
    register: Register, clock: FixedClock, stick: Path, qtbot: QtBot
) -> None:
    second.choose(register.folder, str(stick))
    back_up_if_changed(register)
    window = MainWindow(register, clock)
    qtbot.addWidget(window)
    window.show()
    at = clock.now().astimezone()
    assert window.rail.backed_up.text().endswith(f", second place {at:%H:%M}")
    assert not window.toasts.isVisible()
    clock.pass_days(1)
    stick.rename(stick.with_name("away"))
    register.execute(AddPerson("Ada Voss"))
    back_up_if_changed(register)
    window.show_backup()
    assert window.rail.backed_up.text().endswith("second place not since Tue")
    assert window.toasts.words.text() == NOT_THERE
    window.toasts.clear()
    window.show_backup()
    assert not window.toasts.isVisible()
