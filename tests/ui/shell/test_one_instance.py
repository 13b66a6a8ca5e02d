from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDir
from PySide6.QtNetwork import QLocalSocket

from senco_app.ui import one_instance
from senco_app.ui.one_instance import OneInstance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

NOBODY = 999_999_999  # more processes than any system has
CHECKOUT = Path(__file__).resolve().parents[3]
FIRST = """
from PySide6.QtCore import QEvent, QObject
from senco_app.__main__ import Options, open_window

class Eyes(QObject):
    def eventFilter(self, window, event):
        if event.type() == QEvent.Type.WindowStateChange:
            print("away" if window.isMinimized() else "forward", flush=True)
            if not window.isMinimized():
                self.app.quit()
        return False

eyes = Eyes()

def stay(app, sitting):
    eyes.app = app
    sitting.unlock_window.begun.connect(
        lambda: (
            sitting.unlock_window.installEventFilter(eyes),
            sitting.unlock_window.showMinimized(),
        )
    )
    return app.exec()

raise SystemExit(open_window(Options(), stay))
"""


@pytest.fixture
def first(tmp_path: Path) -> Iterator[OneInstance]:
    made = OneInstance(tmp_path, None)
    yield made
    made.close()


def start(home: Path, *words: str) -> subprocess.Popen[str]:
    environment = os.environ | {
        "XDG_DATA_HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
    }
    return subprocess.Popen(  # noqa: S603 - our own interpreter, our own words
        [sys.executable, *words],
        cwd=CHECKOUT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_the_first_start_goes_on(first: OneInstance) -> None:
    assert first.is_first()


def test_another_user_and_another_register_are_each_the_first(
    first: OneInstance, tmp_path: Path
) -> None:
    assert first.is_first()
    others = (
        OneInstance(tmp_path / "other", None),
        OneInstance(tmp_path, tmp_path / "register"),
    )

    for other in others:
        assert other.is_first()
        other.close()


def test_the_name_tells_neither_user_nor_register(
    first: OneInstance, tmp_path: Path
) -> None:
    name = first._name(tmp_path / "St Bede")  # noqa: SLF001 - what others may see

    assert "bede" not in name.casefold()
    assert len(name) == 30


def test_what_a_crash_left_behind_blocks_nothing(
    qtbot: QtBot, first: OneInstance
) -> None:
    name = first._first  # noqa: SLF001 - what a crash leaves
    left = Path(QDir.tempPath()) / f"{name}.lock"
    left.write_text(f"{NOBODY}\npython\n{platform.node()}\n", encoding="utf-8")
    if sys.platform != "win32":
        left.with_suffix("").write_bytes(b"")

    assert first.is_first()
    first.listen()

    socket = QLocalSocket()
    socket.connectToServer(name)
    with qtbot.waitSignal(first.raised):
        assert socket.waitForConnected(1_000)


def test_a_first_one_that_never_answers_is_no_reason_not_to_start(
    first: OneInstance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_instance, "PATIENCE_MS", 100)
    assert first.is_first()

    assert OneInstance(tmp_path, None).is_first()


def test_a_register_opened_later_is_answered_for_too(
    first: OneInstance, tmp_path: Path
) -> None:
    assert first.is_first()
    first.listen()
    register = tmp_path / "register"
    first.answer_for(register)

    again = OneInstance(tmp_path, register)

    assert not again._hold(again._first)  # noqa: SLF001 - the first half of is_first


def test_a_second_start_brings_the_first_forward_and_ends(tmp_path: Path) -> None:
    with start(tmp_path, "-c", FIRST) as first:
        try:
            assert first.stdout is not None
            assert first.stdout.readline() == "away\n"
            with start(tmp_path, "-m", "senco_app") as second:
                assert second.wait(20) == 0
            assert first.stdout.readline() == "forward\n"
            assert first.wait(20) == 0
        finally:
            first.kill()
