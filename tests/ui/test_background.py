from __future__ import annotations

from threading import Event, Timer, current_thread, main_thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import delete

from senco_app.errors import RuleBrokenError, SencoError
from senco_app.ui.background import Background

if TYPE_CHECKING:
    from threading import Thread

    from pytestqt.qtbot import QtBot


def test_a_job_runs_on_the_worker_and_its_result_arrives_on_the_ui_thread(
    qtbot: QtBot,
) -> None:
    threads: list[Thread] = []

    def done(worker: Thread) -> None:
        threads.extend([worker, current_thread()])

    background = Background()
    background.run(current_thread, done=done, failed=lambda _: None)
    qtbot.waitUntil(lambda: bool(threads))

    assert threads[0] is not main_thread()
    assert threads[1] is main_thread()


def test_jobs_run_one_after_another_in_their_order(qtbot: QtBot) -> None:
    ran: list[int] = []
    background = Background()

    for number in range(20):
        background.run(
            lambda number=number: ran.append(number),  # type: ignore[misc]
            done=lambda _: None,
            failed=lambda _: None,
        )
    qtbot.waitUntil(lambda: len(ran) == 20)

    assert ran == list(range(20))


def test_our_errors_are_handed_over(qtbot: QtBot) -> None:
    errors: list[SencoError] = []

    def job() -> None:
        message = "Enter the surname."
        raise RuleBrokenError(message, "surname")

    background = Background()
    background.run(job, done=lambda _: None, failed=errors.append)
    qtbot.waitUntil(lambda: bool(errors))

    assert str(errors[0]) == "Enter the surname."


def test_a_bug_surfaces_on_the_ui_thread(qtbot: QtBot) -> None:
    def job() -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as bugs:
        background = Background()
        background.run(job, done=lambda _: None, failed=lambda _: None)
        qtbot.waitUntil(lambda: bool(bugs))

    assert bugs[0][0] is ZeroDivisionError


def test_draining_waits_for_every_job() -> None:
    ran: list[int] = []
    background = Background()
    for number in range(5):
        background.run(
            lambda number=number: ran.append(number),  # type: ignore[misc]
            done=lambda _: None,
            failed=lambda _: None,
        )

    background.drain()

    assert ran == [0, 1, 2, 3, 4]


def test_a_result_that_nobody_waits_for_any_more_is_let_go(qtbot: QtBot) -> None:
    begun, may_end = Event(), Event()
    results: list[bool] = []

    def job() -> bool:
        begun.set()
        return may_end.wait(5)

    with qtbot.captureExceptions() as bugs:
        background = Background()
        background.run(job, done=results.append, failed=lambda _: None)
        assert begun.wait(5)
        Timer(0.05, may_end.set).start()
        delete(background)  # waits for the job, as a window that closes does

    assert may_end.is_set()
    assert (bugs, results) == ([], [])


class Waiter(QObject):
    """Part of a window: takes a result as its own method."""

    def __init__(self, heard: list[str]) -> None:
        super().__init__()
        self.heard = heard

    def take(self, result: str) -> None:
        self.heard.append(f"{self.objectName()}{result}")


def test_a_result_for_a_window_that_has_closed_is_let_go(qtbot: QtBot) -> None:
    heard: list[str] = []
    gone, there, background = Waiter(heard), Waiter(heard), Background()
    for waiter, words in ((gone, "for nobody"), (there, "for somebody")):
        background.run(
            lambda words=words: words,  # type: ignore[misc]
            done=waiter.take,
            failed=lambda _: None,
        )
    delete(gone)

    with qtbot.captureExceptions() as bugs:
        qtbot.waitUntil(lambda: bool(heard))

    assert (bugs, heard) == ([], ["for somebody"])
