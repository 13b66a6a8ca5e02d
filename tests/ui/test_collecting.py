from __future__ import annotations

import gc
from typing import TYPE_CHECKING
from weakref import ref

import pytest
from PySide6.QtCore import QObject

from senco_app.ui import collecting
from senco_app.ui.collecting import Collecting, collect_due

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


class Ring:
    """An object that holds itself: only a collection takes it away."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture(autouse=True)
def _python_collects_afterwards() -> Iterator[None]:
    yield
    gc.enable()


@pytest.fixture
def due_at_once() -> Iterator[None]:
    """Have every generation due after a few objects."""
    usual = gc.get_threshold()
    gc.set_threshold(1, 1, 1)
    yield
    gc.set_threshold(*usual)


@pytest.mark.usefixtures("due_at_once")
def test_what_holds_itself_goes_on_the_ui_thread_in_time(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "LOOK_MS", 1)
    home = QObject()
    collector = Collecting(home)
    collector.start()
    gone = ref(Ring())

    assert not gc.isenabled()
    assert gone() is not None
    qtbot.waitUntil(lambda: gone() is None)

    collector.stop()
    assert gc.isenabled()


def test_nothing_is_collected_before_it_is_due() -> None:
    gc.collect()
    gc.disable()
    kept = ref(Ring())

    collect_due()

    assert kept() is not None
