"""What is done in turns, seen from within the event loop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from senco_app.ui.turns import TurnTaker

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from senco_app.register import Query, Register


def in_the_loop(qtbot: QtBot, screen: QWidget, act: Callable[[], object]) -> None:
    """Do something as a key press would, and wait until all of it is shown."""
    in_a_loop(qtbot, act, *screen.findChildren(TurnTaker))


def in_a_loop(qtbot: QtBot, act: Callable[[], object], *takers: TurnTaker) -> None:
    """Do something from within the event loop, and wait until no act is under way."""
    done: list[object] = []
    QTimer.singleShot(0, lambda: done.append(act()))
    qtbot.waitUntil(lambda: bool(done) and not any(one.busy for one in takers))


def asked_by(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> list[Query[object]]:
    """Return the questions that the register is asked from now on."""
    asked: list[Query[object]] = []
    ask = register.ask

    def note(query: Query[object]) -> object:
        asked.append(query)
        return ask(query)

    monkeypatch.setattr(register, "ask", note)
    return asked
