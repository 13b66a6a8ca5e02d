"""The start: no command opens the window, any other word goes to the command line."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from senco_app.clock import DayClock, SystemClock, chosen_day

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from PySide6.QtWidgets import QApplication

    from senco_app.exports.press import Press
    from senco_app.ui.latch import Latch
    from senco_app.ui.preferences import Preferences
    from senco_app.ui.sitting import Sitting

CAN_ACT = 1
WITHOUT_A_SCREEN = ("offscreen", "minimal", "vnc")
NO_SCREEN = (
    "There is no screen here for the window. Everything that needs none can be done "
    "with a command: senco-app new, demo, import, pupils, reminders, export, check, "
    "backup, restore, history. See: senco-app --help"
)


class Options(NamedTuple):
    """What may stand before every command, and alone opens the window.

    A named tuple: made in a sixth of the time that a dataclass takes, and the first
    window waits for it.
    """

    register: Path | None = None
    person: str = ""
    today: date | None = None
    password_file: Path | None = None


def main(arguments: Sequence[str] | None = None) -> int:
    """Start, and return the exit code of the command or the window."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    options = read_options(given)
    if options is None:
        return _run_command(given)
    if not has_screen(os.environ, sys.platform):
        print(NO_SCREEN, file=sys.stderr)  # noqa: T201 - there is nowhere else to say it
        return CAN_ACT
    return open_window(options)


def read_options(given: Sequence[str]) -> Options | None:
    """Return the options for the window.

    None if there is anything else among the arguments, or something wrong: then the
    command line takes over, and says so.
    """
    if not given:
        return Options()
    import argparse  # noqa: PLC0415 - mostly there is nothing to read

    parser = argparse.ArgumentParser(
        add_help=False, allow_abbrev=False, exit_on_error=False
    )
    parser.add_argument("--register", type=Path)
    parser.add_argument("--person", default="")
    parser.add_argument("--today", type=chosen_day)
    parser.add_argument("--password-file", type=Path)
    try:
        read, others = parser.parse_known_args(given)
    except argparse.ArgumentError:
        return None
    return None if others else Options(**vars(read))


def has_screen(environment: Mapping[str, str], platform: str) -> bool:
    """Say whether a window can be shown."""
    if platform != "linux":
        return True
    drawn = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    wanted = ("DISPLAY", "WAYLAND_DISPLAY")
    return drawn in WITHOUT_A_SCREEN or any(environment.get(name) for name in wanted)


def stay(app: QApplication, sitting: Sitting) -> int:
    """Stay until the last window has closed."""
    sitting.finished.connect(app.quit)
    return app.exec()


def open_window(
    options: Options, then: Callable[[QApplication, Sitting], int] = stay
) -> int:
    """Show the unlock window, then do what ``then`` says; return the exit code.

    If the same is open already, that comes forward instead.
    """
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - not for commands

    from senco_app.ui import theme  # noqa: PLC0415 - not for commands
    from senco_app.ui.latch import Latch  # noqa: PLC0415 - not for commands

    try:
        password = _password(options.password_file)
    except (OSError, UnicodeDecodeError):
        refusal = f"The password file {options.password_file} cannot be read."
        print(refusal, file=sys.stderr)  # noqa: T201 - before there is a window
        return CAN_ACT
    app = QApplication([*sys.argv[:1], *theme.STYLE])
    app.setApplicationName("SENCO Workbench")
    app.setQuitOnLastWindowClosed(False)
    latch = Latch(_own_folder(), options.register)
    if not latch.hold() and _bring_forward(latch):
        return 0
    sitting = _sitting(app, options)
    sitting.unlock_window.begun.connect(partial(_answer_starts, latch, sitting))
    sitting.unlock_window.begun.connect(lambda: _press().open())
    sitting.start(password)
    try:
        return then(app, sitting)
    finally:
        _press().close()
        latch.release()


def _sitting(app: QApplication, options: Options) -> Sitting:
    """Dress the application, and make what shows its windows."""
    from senco_app import doors  # noqa: PLC0415 - not for commands
    from senco_app.ui.crash import CrashHandler  # noqa: PLC0415 - not for commands
    from senco_app.ui.sitting import House, Sitting  # noqa: PLC0415 - not for commands

    preferences = _dress(app)
    crash = CrashHandler()
    crash.install()
    clock = SystemClock() if options.today is None else DayClock(options.today)
    door = doors.door(clock, options.register, options.person)
    ways = partial(doors.workshop, clock), partial(doors.books, clock)
    sitting = Sitting(House(door, clock, doors.back_up, *ways))
    sitting.unlock_window.begun.connect(crash.listen_to_qt)
    sitting.unlock_window.begun.connect(preferences.follow_system)
    return sitting


def _bring_forward(latch: Latch) -> bool:
    """Bring the window that is open already to the front; say whether it came.

    A first one that does not answer is no reason not to start.
    """
    from senco_app.ui.one_instance import bring_forward  # noqa: PLC0415 - seldom

    return bring_forward(latch.name)


def _answer_starts(latch: Latch, sitting: Sitting) -> None:
    """Come forward when the same is started again."""
    from senco_app.ui.one_instance import OneInstance  # noqa: PLC0415 - after the paint

    instance = OneInstance(latch, sitting)
    sitting.unlock_window.opened.connect(lambda at, _: instance.answer_for(at))
    sitting.finished.connect(instance.close)
    instance.raised.connect(sitting.come_forward)


def _press() -> Press:
    """Return what draws documents up while a window is open."""
    from senco_app.exports.press import PRESS  # noqa: PLC0415 - after the paint

    return PRESS


def _own_folder() -> Path:
    from senco_app import places  # noqa: PLC0415 - not for commands

    return places.own_folder()


def _dress(app: QApplication) -> Preferences:
    """Dress the application as this laptop's settings say."""
    from senco_app.ui.preferences import Preferences  # noqa: PLC0415 - not for commands

    return Preferences(app, _own_folder())


def _run_command(given: Sequence[str]) -> int:
    from senco_app.cli.app import main as run  # noqa: PLC0415 - not for the window

    return run(given)


def _password(path: Path | None) -> str:
    """Return the first line of the password file; empty without one."""
    if path is None:
        return ""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return lines[0] if lines else ""


if __name__ == "__main__":
    if getattr(sys, "frozen", False):  # a bundle also starts as its own helper
        from multiprocessing import freeze_support

        freeze_support()
    sys.exit(main())
