from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from senco_app.__main__ import Options, has_screen, main, read_options

CHECKOUT = Path(__file__).resolve().parents[3]
PAINTED = """
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
from senco_app.__main__ import Options, open_window

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not hasattr(self, "loaded"):
            self.loaded = " ".join(sys.modules)
        return False

eyes = FirstPaint()

def look(app, sitting):
    sitting.unlock_window.installEventFilter(eyes)
    sitting.unlock_window.begun.connect(sitting.unlock_window.close)
    sitting.finished.connect(app.quit)
    app.exec()
    return 0

open_window(Options(), look)
print(eyes.loaded)
"""
DRAWN = """
from functools import partial
from multiprocessing import active_children
from threading import Event
from PySide6.QtCore import QTimer
from senco_app.__main__ import Options, open_window
from senco_app.exports.press import PRESS
from tests.exports.test_press import here, whose

def look(app, sitting):
    begun = sitting.unlock_window.begun
    begun.connect(lambda: print(PRESS.draw(whose, Event()) != here()))
    begun.connect(sitting.unlock_window.close)
    sitting.finished.connect(app.quit)
    return app.exec()

open_window(Options(), look)
print(PRESS.draw(whose, Event()) == here(), active_children())
"""
HEAVY = {
    *("sqlmodel", "sqlalchemy", "pydantic", "alembic", "sqlcipher3", "reportlab"),
    *("docx", "typer", "argon2", "cryptography"),
}


def run(
    *words: str, home: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    without = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    kept = {name: value for name, value in os.environ.items() if name not in without}
    return subprocess.run(  # noqa: S603 - our own interpreter, our own words
        [sys.executable, *words],
        cwd=CHECKOUT,
        env={**kept, "XDG_DATA_HOME": str(home), **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_the_window_is_painted_before_anything_heavy_is_loaded(tmp_path: Path) -> None:
    done = run("-c", PAINTED, home=tmp_path, QT_QPA_PLATFORM="offscreen")

    assert done.returncode == 0, done.stderr
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "PySide6" in loaded
    assert loaded & HEAVY == set()


def test_documents_are_drawn_in_a_process_of_their_own_while_a_window_is_open(
    tmp_path: Path,
) -> None:
    done = run("-c", DRAWN, home=tmp_path, QT_QPA_PLATFORM="offscreen")

    assert done.stdout.splitlines() == ["True", "True []"], done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is a screen")
def test_without_a_screen_it_names_the_commands(tmp_path: Path) -> None:
    done = run("-m", "senco_app", home=tmp_path)

    assert done.returncode == 1
    assert done.stdout == ""
    assert "senco-app new" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_password_file_that_cannot_be_read_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "missing"

    assert main(["--password-file", str(missing)]) == 1
    assert str(missing) in capsys.readouterr().err


def test_options_alone_open_the_window() -> None:
    words = ("--register", "reg", "--person", "Ann Price", "--today", "2026-11-23")

    assert read_options([]) == Options()
    assert read_options(words) == Options(
        Path("reg"), "Ann Price", date(2026, 11, 23), None
    )


@pytest.mark.parametrize(
    "words",
    [
        ["pupils"],
        ["--register", "reg", "check", "--json"],
        ["--help"],
        ["--today", "tomorrow"],
        ["--register"],
        ["--reg", "x"],
    ],
)
def test_anything_else_goes_to_the_command_line(words: list[str]) -> None:
    assert read_options(words) is None


@pytest.mark.parametrize(
    ("environment", "platform", "screen"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({"QT_QPA_PLATFORM": "vnc:size=1366x768"}, "linux", True),
        ({"QT_QPA_PLATFORM": "xcb"}, "linux", False),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_screen_is_looked_for(
    environment: dict[str, str],
    platform: str,
    screen: bool,  # noqa: FBT001 - yes or no is what is asked
) -> None:
    assert has_screen(environment, platform) is screen
