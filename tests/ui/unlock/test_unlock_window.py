from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from senco_app.bootstrap import back_up, open_register, read_copy
from senco_app.register import Register
from senco_app.ui.background import Background
from senco_app.ui.unlock.door import MADE_UP, RECOVERY_CODE, Door
from senco_app.ui.unlock.form import CAPS_LOCK, OPENING
from senco_app.ui.unlock.nothing import NOTHING_YET
from senco_app.ui.unlock.window import (
    MADE_UP_SENTENCE,
    READ_COPY,
    UnlockWindow,
)
from tests.conftest import PASSWORD, QUICK
from tests.ui.walls import (
    assert_named_and_reachable,
    assert_nothing_cut,
    assert_plain_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from senco_app.places import Laptop
    from tests.conftest import FixedClock, MadeRegister


@pytest.fixture
def background() -> Iterator[Background]:
    worker = Background()
    yield worker
    worker.drain()


@pytest.fixture
def show(
    qtbot: QtBot, background: Background, clock: FixedClock, laptop: Laptop
) -> Callable[[Path | None], UnlockWindow]:
    def open_it(folder: Path, person: str, password: str) -> Register:
        return open_register(
            folder, password, person=person, clock=clock, cost=QUICK, laptop=laptop
        )

    def read_it(folder: Path, person: str, password: str) -> Register:
        return read_copy(
            folder, password, person=person, clock=clock, cost=QUICK, laptop=laptop
        )

    kept: list[UnlockWindow] = []  # qtbot alone would let them go at once

    def show_for(folder: Path | None) -> UnlockWindow:
        door = Door(open_it, lambda: None, lambda: folder, read_copy=read_it)
        window = UnlockWindow(door, background)
        qtbot.addWidget(window)
        kept.append(window)
        window.show()
        window.begin()
        return window

    return show_for


def try_password(qtbot: QtBot, window: UnlockWindow, password: str) -> None:
    qtbot.keyClicks(window.form.password, password)
    qtbot.keyClick(window.form.password, Qt.Key.Key_Return)


def refused(qtbot: QtBot, window: UnlockWindow) -> str:
    qtbot.waitUntil(lambda: bool(window.banner.words.text()), timeout=10_000)
    return window.banner.words.text()


def test_the_right_password_opens_the_register(
    qtbot: QtBot, made: MadeRegister, show: Callable[[Path | None], UnlockWindow]
) -> None:
    window = show(made.folder)
    assert window.form.person.currentText() == "Quillon Marsh"

    with qtbot.waitSignal(window.opened, timeout=10_000) as opened:
        try_password(qtbot, window, PASSWORD)
        assert window.form.unlock.text() == OPENING
        assert not window.form.password.isEnabled()

    assert opened.args is not None
    folder, register = opened.args
    assert isinstance(register, Register)
    with register:
        assert register.who.name == "Quillon Marsh"
    assert folder == made.folder
    assert window.form.password.text() == ""


def test_a_wrong_password_is_told_in_one_sentence_and_the_field_stays_focused(
    qtbot: QtBot, made: MadeRegister, show: Callable[[Path | None], UnlockWindow]
) -> None:
    window = show(made.folder)

    try_password(qtbot, window, "wrong horse battery staple")

    assert refused(qtbot, window)
    assert window.focusWidget() is window.form.password
    assert window.form.password.selectedText() != ""
    assert window.form.unlock.isEnabled()


def test_after_misses_the_wait_is_shown(
    qtbot: QtBot, made: MadeRegister, show: Callable[[Path | None], UnlockWindow]
) -> None:
    window = show(made.folder)
    for _ in range(4):
        window.banner.clear()
        window.form.stop_waiting()
        try_password(qtbot, window, "wrong")
        refused(qtbot, window)

    assert "next try has to wait" in window.banner.words.text()
    assert window.form.unlock.text() == "Next try in 1 second"
    assert not window.form.unlock.isEnabled()

    qtbot.waitUntil(window.form.unlock.isEnabled, timeout=3_000)
    assert window.form.unlock.text() == "Unlock"


def test_the_recovery_code_opens_it_too(
    qtbot: QtBot, made: MadeRegister, show: Callable[[Path | None], UnlockWindow]
) -> None:
    window = show(made.folder)
    window.form.person.setCurrentText(RECOVERY_CODE)
    assert window.form.password.accessibleName() == RECOVERY_CODE

    with qtbot.waitSignal(window.opened, timeout=10_000) as opened:
        try_password(qtbot, window, made.code)

    assert opened.args is not None
    opened.args[1].close()


def test_a_register_in_use_is_told_by_whom(
    qtbot: QtBot, register: Register, show: Callable[[Path | None], UnlockWindow]
) -> None:
    window = show(register.folder)

    try_password(qtbot, window, PASSWORD)

    assert "Quillon Marsh" in refused(qtbot, window)


def test_a_register_in_use_can_be_read_as_its_newest_backup(
    qtbot: QtBot, register: Register, show: Callable[[Path | None], UnlockWindow]
) -> None:
    back_up(register)
    window = show(register.folder)
    try_password(qtbot, window, PASSWORD)
    refused(qtbot, window)
    assert window.banner.act.text() == READ_COPY

    with qtbot.waitSignal(window.opened, timeout=10_000) as opened:
        qtbot.keyClick(window.banner.act, Qt.Key.Key_Return)

    assert opened.args is not None
    with opened.args[1] as copy:
        assert "Nothing can be changed here" in copy.standing


def test_a_damaged_register_is_told_and_nothing_is_opened(
    qtbot: QtBot, made: MadeRegister, show: Callable[[Path | None], UnlockWindow]
) -> None:
    database = made.folder / "register.db"
    data = bytearray(database.read_bytes())
    data[len(data) // 2] ^= 0xFF
    database.write_bytes(data)
    window = show(made.folder)

    try_password(qtbot, window, PASSWORD)

    assert "damaged" in refused(qtbot, window)


@pytest.mark.parametrize("content", [None, b"", b"{}"])
def test_without_a_readable_key_file_nobody_can_be_chosen(
    made: MadeRegister,
    show: Callable[[Path | None], UnlockWindow],
    content: bytes | None,
) -> None:
    keys = made.folder / "register.keys"
    keys.unlink() if content is None else keys.write_bytes(content)

    window = show(made.folder)

    assert "register.keys" in window.banner.words.text()
    assert window.form.person.count() == 0
    assert not window.form.unlock.isEnabled()
    assert window.form.ways is not None
    assert window.form.ways.other.isEnabled()


def test_without_a_register_it_says_how_to_make_one(
    show: Callable[[Path | None], UnlockWindow],
) -> None:
    window = show(None)

    assert window.nothing is not None
    assert window.nothing.missing.text() == NOTHING_YET
    assert_named_and_reachable(window)
    assert_nothing_cut(window)


def test_a_register_that_is_gone_is_named(
    tmp_path: Path, show: Callable[[Path | None], UnlockWindow]
) -> None:
    window = show(tmp_path / "gone")

    assert window.nothing is not None
    assert str(tmp_path / "gone") in window.nothing.missing.text()


def test_another_register_is_chosen_by_its_key_file(
    monkeypatch: pytest.MonkeyPatch,
    made: MadeRegister,
    show: Callable[[Path | None], UnlockWindow],
) -> None:
    window = show(None)
    chosen = str(made.folder / "register.keys")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (chosen, ""))

    assert window.nothing is not None
    window.nothing.other.click()

    assert window.form.place.text() == str(made.folder)
    assert window.form.person.currentText() == "Quillon Marsh"


def test_a_made_up_school_says_so(
    made: MadeRegister, show: Callable[[Path | None], UnlockWindow]
) -> None:
    (made.folder / MADE_UP).write_text("made up", encoding="utf-8")

    assert show(made.folder).made_up.words.text() == MADE_UP_SENTENCE


def test_the_caps_lock_is_noticed_by_letters_that_do_not_fit_the_shift_key(
    qtbot: QtBot, made: MadeRegister, show: Callable[[Path | None], UnlockWindow]
) -> None:
    form = show(made.folder).form

    qtbot.keyClick(form.password, "A")
    assert form.caps_lock.isVisible()
    assert form.caps_lock.text() == CAPS_LOCK

    qtbot.keyClick(form.password, "a")
    assert not form.caps_lock.isVisible()


def test_the_window_is_used_by_keyboard_alone_and_nothing_is_cut(
    qtbot: QtBot, made: MadeRegister, show: Callable[[Path | None], UnlockWindow]
) -> None:
    window = show(made.folder)
    window.resize(1280, 720)
    window.banner.say("A sentence that is long enough to need a second line " * 3)
    window.form.person.setCurrentText(RECOVERY_CODE)
    qtbot.waitExposed(window)

    assert_named_and_reachable(window)
    assert_nothing_cut(window)
    assert_plain_text(window)


def test_the_parts_that_are_needed_later_load_once_the_window_stands(
    qtbot: QtBot, background: Background, made: MadeRegister
) -> None:
    order: list[str] = []

    def last_used() -> Path:
        order.append("painted")
        return made.folder

    door = Door(lambda *_: None, lambda: order.append("prepared"), last_used)
    window = UnlockWindow(door, background)
    qtbot.addWidget(window)
    assert order == []

    window.show()
    qtbot.waitUntil(lambda: len(order) == 2)

    assert order == ["painted", "prepared"]
