from __future__ import annotations

import shutil
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from senco_app.bootstrap import Recovery, open_register, recover
from senco_app.settings import Settings
from senco_app.ui import theme
from senco_app.ui.background import Background
from senco_app.ui.unlock.door import KEY_FILE, MADE_UP, Door, Recovered
from senco_app.ui.unlock.ways import FORGOTTEN
from senco_app.ui.unlock.window import MADE_UP_SENTENCE, UnlockWindow
from tests.conftest import PASSWORD, QUICK
from tests.ui.walls import (
    assert_named_and_reachable,
    assert_nothing_cut,
    assert_plain_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from senco_app.places import Laptop
    from senco_app.register import Register
    from senco_app.ui.unlock.recover import RecoverCard
    from tests.conftest import FixedClock, MadeRegister

NEW = "seven kettles over harbour"


@pytest.fixture
def background() -> Iterator[Background]:
    worker = Background()
    yield worker
    worker.drain()


@pytest.fixture
def second(made: MadeRegister, tmp_path: Path) -> Path:
    """Return a made-up school, another register of this laptop."""
    folder = tmp_path / "second"
    shutil.copytree(made.folder, folder)
    (folder / MADE_UP).write_text("made up", encoding="utf-8")
    return folder


@pytest.fixture
def show(
    qtbot: QtBot, background: Background, clock: FixedClock, laptop: Laptop
) -> Callable[..., UnlockWindow]:
    def open_it(folder: Path, person: str, password: str) -> Register:
        return open_register(
            folder, password, person=person, clock=clock, cost=QUICK, laptop=laptop
        )

    def recover_it(folder: Path, given: Recovered) -> Register:
        wanted = Recovery(given.code, given.person, given.password)
        return recover(folder, wanted, clock=clock, cost=QUICK, laptop=laptop)

    kept: list[UnlockWindow] = []

    def show_for(folder: Path | None, *known: Path) -> UnlockWindow:
        door = Door(
            open=open_it,
            prepare=lambda: None,
            last_used=lambda: folder,
            known=lambda: known,
            recover=recover_it,
            makes_new=True,
        )
        window = UnlockWindow(door, background)
        qtbot.addWidget(window)
        kept.append(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.begin()
        return window

    return show_for


def offered(window: UnlockWindow) -> list[str]:
    box = window.form.registers
    return [box.itemText(number) for number in range(box.count())]


def test_several_registers_are_chosen_from_a_list(
    qtbot: QtBot,
    made: MadeRegister,
    second: Path,
    tmp_path: Path,
    show: Callable[..., UnlockWindow],
) -> None:
    window = show(made.folder, made.folder, second, tmp_path / "gone")
    assert offered(window) == [str(made.folder), f"Made-up school: {second}"]

    window.form.registers.setFocus()
    qtbot.keyClick(window.form.registers, Qt.Key.Key_Down)

    assert window.form.place.text() == str(second)
    assert window.made_up.words.text() == MADE_UP_SENTENCE
    assert window.made_up.isVisible()
    assert window.form.person.currentText() == "Quillon Marsh"
    with qtbot.waitSignal(window.opened, timeout=10_000) as opened:
        qtbot.keyClicks(window.form.password, PASSWORD)
        qtbot.keyClick(window.form.password, Qt.Key.Key_Return)
    assert opened.args is not None
    assert opened.args[0] == second
    opened.args[1].close()


def test_one_register_needs_no_list(
    made: MadeRegister, show: Callable[..., UnlockWindow]
) -> None:
    window = show(made.folder, made.folder)

    assert "registers_field" not in vars(window.form)


def test_with_no_register_known_a_new_one_is_offered_at_once(
    qtbot: QtBot, background: Background
) -> None:
    door = Door(lambda *_: None, lambda: None, lambda: None, makes_new=True)
    window = UnlockWindow(door, background)
    qtbot.addWidget(window)

    with qtbot.waitSignal(window.new_requested):
        window.show()

    assert window.nothing is not None
    assert window.nothing.new.isVisible()
    background.drain()  # what it prepares holds the window


def test_a_new_register_is_one_button_away(
    qtbot: QtBot, made: MadeRegister, show: Callable[..., UnlockWindow]
) -> None:
    window = show(made.folder)
    assert window.form.ways is not None

    with qtbot.waitSignal(window.new_requested):
        qtbot.keyClick(window.form.ways.new, Qt.Key.Key_Return)


def begin_recovery(qtbot: QtBot, window: UnlockWindow) -> RecoverCard:
    assert window.form.ways is not None
    assert window.form.ways.forgot.text() == FORGOTTEN
    qtbot.keyClick(window.form.ways.forgot, Qt.Key.Key_Return)
    assert window.recover is not None
    assert window.recover.isVisible()
    assert not window.form.isVisible()
    return window.recover


def test_a_forgotten_password_is_replaced_by_the_recovery_code(
    qtbot: QtBot,
    made: MadeRegister,
    clock: FixedClock,
    laptop: Laptop,
    show: Callable[..., UnlockWindow],
) -> None:
    window = show(made.folder)
    card = begin_recovery(qtbot, window)
    assert window.focusWidget() is card.code

    qtbot.keyClicks(card.code, made.code.lower().replace("-", " "))
    qtbot.keyClicks(card.asked.first, NEW)
    qtbot.keyClicks(card.asked.second, NEW)
    with qtbot.waitSignal(window.opened, timeout=10_000) as opened:
        qtbot.keyClick(card.asked.second, Qt.Key.Key_Return)
        assert not card.set_it.isEnabled()

    assert opened.args is not None
    with opened.args[1] as register:
        assert register.who.name == "Quillon Marsh"
    assert (card.code.text(), card.asked.first.text()) == ("", "")
    assert window.form.isVisible()
    with open_register(made.folder, NEW, clock=clock, cost=QUICK, laptop=laptop) as now:
        assert now.who.name == "Quillon Marsh"


def test_a_wrong_code_is_said_beside_it_and_the_rest_stays_typed(
    qtbot: QtBot, made: MadeRegister, show: Callable[..., UnlockWindow]
) -> None:
    card = begin_recovery(qtbot, show(made.folder))
    for editor in (card.asked.first, card.asked.second):
        qtbot.keyClicks(editor, NEW)

    card.set_it.click()
    assert card.fields["code"].problem.text() == "Type the recovery code."

    card.code.setText(f"{made.code[:-1]}{'A' if made.code[-1] != 'A' else 'B'}")
    card.set_it.click()
    qtbot.waitUntil(lambda: "code" in card.fields["code"].problem.text(), timeout=9_000)
    assert card.asked.password() == NEW
    assert card.set_it.isEnabled()


def test_a_weak_password_is_said_beside_the_password(
    qtbot: QtBot, made: MadeRegister, show: Callable[..., UnlockWindow]
) -> None:
    card = begin_recovery(qtbot, show(made.folder))
    qtbot.keyClicks(card.code, made.code)
    qtbot.keyClicks(card.asked.first, "short")

    qtbot.keyClick(card.asked.first, Qt.Key.Key_Return)

    assert "at least 12" in card.fields["password"].problem.text()


def test_back_from_the_recovery_code_leaves_no_trace(
    qtbot: QtBot, made: MadeRegister, show: Callable[..., UnlockWindow]
) -> None:
    window = show(made.folder)
    card = begin_recovery(qtbot, window)
    qtbot.keyClicks(card.code, made.code)

    qtbot.keyClick(card.code, Qt.Key.Key_Escape)

    assert window.form.isVisible()
    assert not card.isVisible()
    assert begin_recovery(qtbot, window).code.text() == ""


def test_after_the_first_run_it_says_what_became_of_it(
    made: MadeRegister, show: Callable[..., UnlockWindow]
) -> None:
    window = show(None)
    window.hide()

    window.come_back(made.folder, "The register is made.")

    assert window.isVisible()
    assert window.banner.words.text() == "The register is made."
    assert window.form.place.text() == str(made.folder)


@pytest.mark.parametrize("percent", [100, 200])
def test_every_card_is_used_by_keyboard_alone_and_nothing_is_cut(
    qtbot: QtBot,
    dressed: QApplication,
    made: MadeRegister,
    second: Path,
    show: Callable[..., UnlockWindow],
    percent: int,
) -> None:
    theme.dress(dressed, Settings(text_percent=percent))
    try:
        window = show(made.folder, second)
        window.resize(1280, 720)
        begin_recovery(qtbot, window)
        for turn in (window.form, window.recover):
            assert turn is not None
            window.show_card(turn)
            # Large text lets the cards scroll: that is laid out in several rounds.
            qtbot.waitUntil(partial(assert_nothing_cut, window))
            assert window.width() == 1280
            assert_named_and_reachable(window)
            assert_plain_text(window)
    finally:
        theme.dress(dressed)


def test_a_register_whose_folder_is_gone_is_named(
    made: MadeRegister, show: Callable[..., UnlockWindow]
) -> None:
    window = show(made.folder)
    (made.folder / KEY_FILE).unlink()

    window.offer(made.folder)

    assert "register.keys" in window.banner.words.text()
