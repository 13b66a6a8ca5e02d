from __future__ import annotations

from threading import Thread, current_thread, main_thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from senco_app.register import Topic
from senco_app.ui.background import Background
from tests.ui.people import add_pupil

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.changes import Changes


class Ear(QObject):
    """Remembers what it was told, and on which thread."""

    heard_on: Thread | None = None
    topics: frozenset[Topic] = frozenset()

    @Slot(frozenset)
    def hear(self, topics: frozenset[Topic]) -> None:
        self.topics, self.heard_on = topics, current_thread()


def test_a_change_made_on_the_worker_is_heard_on_the_ui_thread(
    qtbot: QtBot, register: Register, changes: Changes
) -> None:
    ear, ran_on = Ear(), list[Thread]()

    def job() -> None:
        ran_on.append(current_thread())
        add_pupil(register, "Hughes", "Amelia")

    changes.happened.connect(ear.hear)
    background = Background()
    background.run(job, done=lambda _: None, failed=lambda _: None)
    qtbot.waitUntil(lambda: ear.heard_on is not None)

    assert ran_on[0] is not main_thread()
    assert ear.heard_on is main_thread()
    assert Topic.PUPILS in ear.topics
