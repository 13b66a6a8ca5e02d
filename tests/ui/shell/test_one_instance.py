from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDir
from PySide6.QtNetwork import QLocalSocket

from senco_app.ui.latch import Latch
from senco_app.ui.one_instance import HERE, OneInstance, bring_forward

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.conftest import MadeRegister

CHECKOUT = Path(__file__).resolve().parents[3]
FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
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
    QTimer.singleShot(40_000, app.quit)
    sitting.unlock_window.begun.connect(
        lambda: (
            sitting.unlock_window.installEventFilter(eyes),
            sitting.unlock_window.showMinimized(),
        )
    )
    return app.exec()

raise SystemExit(open_window(Options(Path(sys.argv[1])), stay))
"""


@pytest.fixture
def latch(tmp_path: Path) -> Iterator[Latch]:
    made = Latch(tmp_path, None)
    yield made
    made.release()


@pytest.fixture
def first(latch: Latch) -> Iterator[OneInstance]:
    assert latch.hold()
    made = OneInstance(latch)
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


def test_one_start_holds_the_latch_and_gives_it_back(
    latch: Latch, tmp_path: Path
) -> None:
    other = Latch(tmp_path, None)

    assert latch.hold()
    assert latch.hold()
    assert not other.hold()
    latch.release()

    assert other.hold()
    other.release()


def test_another_user_and_another_register_are_each_the_first(
    latch: Latch, tmp_path: Path
) -> None:
    assert latch.hold()

    for other in (
        Latch(tmp_path / "other", None),
        Latch(tmp_path, tmp_path / "register"),
    ):
        assert other.hold()
        other.release()


def test_the_name_tells_neither_user_nor_register(tmp_path: Path) -> None:
    name = Latch(tmp_path, tmp_path / "St Bede").name

    assert "bede" not in name.casefold()
    assert len(name) == len("senco-") + 16


def test_where_nothing_can_be_written_everybody_may_start(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")

    assert Latch(tmp_path / "file", None).hold()


def test_a_later_start_is_told_of(
    qtbot: QtBot, latch: Latch, first: OneInstance
) -> None:
    socket = QLocalSocket()
    socket.connectToServer(latch.name)

    with qtbot.waitSignal(first.raised):
        assert socket.waitForConnected(1_000)
    qtbot.waitUntil(lambda: socket.readAll() == HERE)


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe leaves nothing behind")
def test_what_a_crash_left_behind_blocks_nothing(qtbot: QtBot, latch: Latch) -> None:
    (latch.home / f"{latch.name}.lock").write_bytes(b"")
    left = Path(QDir.tempPath()) / latch.name
    left.write_bytes(b"")

    assert latch.hold()
    instance = OneInstance(latch)

    socket = QLocalSocket()
    socket.connectToServer(latch.name)
    with qtbot.waitSignal(instance.raised):
        assert socket.waitForConnected(1_000)
    instance.close()
    assert not left.exists()


def test_a_first_one_that_never_answers_is_no_reason_not_to_start(
    latch: Latch,
) -> None:
    assert latch.hold()

    assert not bring_forward(latch.name, patience_ms=100)


def test_a_register_opened_later_is_answered_for_too(
    first: OneInstance, tmp_path: Path
) -> None:
    register = tmp_path / "register"
    first.answer_for(register)
    first.answer_for(register)

    assert not Latch(tmp_path, register).hold()


def test_a_second_start_brings_the_first_forward_and_ends(
    made: MadeRegister, tmp_path: Path
) -> None:
    named = str(made.folder)
    first = start(tmp_path, "-c", FIRST, named)
    assert first.stdout is not None
    assert first.stdout.readline() == "away\n"

    second = start(tmp_path, "-m", "senco_app", "--register", named)
    try:
        assert second.wait(20) == 0
        assert first.communicate(timeout=20)[0] == "forward\n"
        assert first.returncode == 0
    finally:
        for process in (second, first):
            process.kill()
            process.communicate()
