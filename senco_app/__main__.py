"""The start: no command opens the window, any other word goes to the command line."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from senco_app import places
from senco_app.clock import DayClock, SystemClock

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from senco_app.clock import Clock
    from senco_app.register import Register

CAN_ACT = 1
WITHOUT_A_SCREEN = ("offscreen", "minimal", "vnc")
NO_SCREEN = (
    "There is no screen here for the window. Everything that needs none can be done "
    "with a command: senco-app new, demo, import, pupils, reminders, export, check, "
    "backup, restore, history. See: senco-app --help"
)


class _NotForTheWindow(Exception):  # noqa: N818 - no error: the command line takes over
    """The arguments hold a command, or something that only the command line knows."""


class _Options(argparse.ArgumentParser):
    """Reads the options that stand before every command; leaves the rest alone."""

    def error(self, message: str) -> NoReturn:
        """Leave it to the command line to say what is wrong."""
        raise _NotForTheWindow(message)


def main(arguments: Sequence[str] | None = None) -> int:
    """Start, and return the exit code of the command or the window."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        options = read_options(given)
    except _NotForTheWindow:
        return _run_command(given)
    if not has_screen(os.environ, sys.platform):
        print(NO_SCREEN, file=sys.stderr)  # noqa: T201 - there is nowhere else to say it
        return CAN_ACT
    return open_window(options)


def read_options(given: Sequence[str]) -> argparse.Namespace:
    """Return the options for the window.

    Raises:
        _NotForTheWindow: If there is anything else among the arguments.
    """
    parser = _Options(prog="senco-app", add_help=False, allow_abbrev=False)
    parser.add_argument("--register", type=Path)
    parser.add_argument("--person", default="")
    parser.add_argument("--today", type=date.fromisoformat)
    parser.add_argument("--password-file", type=Path)
    return parser.parse_args(given)


def has_screen(environment: Mapping[str, str], platform: str) -> bool:
    """Say whether a window can be shown."""
    if platform != "linux":
        return True
    drawn = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    wanted = ("DISPLAY", "WAYLAND_DISPLAY")
    return drawn in WITHOUT_A_SCREEN or any(environment.get(name) for name in wanted)


def open_window(options: argparse.Namespace) -> int:
    """Show the unlock window, and stay until the last window has closed."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - not for commands

    from senco_app.ui import theme  # noqa: PLC0415 - not for commands
    from senco_app.ui.crash import CrashHandler  # noqa: PLC0415 - not for commands
    from senco_app.ui.sitting import House, Sitting  # noqa: PLC0415 - not for commands
    from senco_app.ui.unlock.door import Door  # noqa: PLC0415 - not for commands

    password = ""
    if options.password_file is not None:
        try:
            password = _first_line(options.password_file)
        except (OSError, UnicodeDecodeError):
            refusal = f"The password file {options.password_file} cannot be read."
            print(refusal, file=sys.stderr)  # noqa: T201 - before there is a window
            return CAN_ACT
    app = QApplication(sys.argv[:1])
    app.setApplicationName("SENCO Workbench")
    app.setQuitOnLastWindowClosed(False)
    CrashHandler().install()
    theme.dress(app)
    clock = SystemClock() if options.today is None else DayClock(options.today)
    folder = options.register or places.last_register(places.this_laptop())
    door = Door(partial(_open, clock), _prepare, folder, options.person)
    sitting = Sitting(House(door, clock, _back_up))
    sitting.finished.connect(app.quit)
    sitting.start(password)
    return app.exec()


def _run_command(given: Sequence[str]) -> int:
    from senco_app.cli.app import main as run  # noqa: PLC0415 - not for the window

    return run(given)


def _prepare() -> None:
    """Load what opening a register needs, while the password is typed."""
    for name in ("models.keeping", "security.slots", "ui.main_window"):
        import_module(f"senco_app.{name}")


def _open(clock: Clock, folder: Path, person: str, password: str) -> Register:
    from senco_app import bootstrap  # noqa: PLC0415 - heavy

    return bootstrap.open_register(folder, password, person=person, clock=clock)


def _back_up(register: Register) -> Path:
    from senco_app import bootstrap  # noqa: PLC0415 - heavy

    return bootstrap.back_up(register, None)


def _first_line(path: Path) -> str:
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return lines[0] if lines else ""


if __name__ == "__main__":
    sys.exit(main())
