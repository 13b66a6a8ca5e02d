from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import date
from functools import partial
from multiprocessing import Pipe, active_children
from threading import Event, Thread, Timer
from typing import TYPE_CHECKING

import pytest

from senco_app.exports import drawing
from senco_app.exports.press import CalledOffError, Press, serve
from senco_app.exports.tick_sheet.records import TickSheet
from senco_app.summaries.records import Bar, Chart, Grid, Statement
from tests.architecture.sources import CHECKOUT
from tests.exports.papers import HOSTILE, NOTE, paper_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from senco_app.exports.drawing import Between, Work

CHART = Chart("Reading is the most common", (Bar("Reading", 3, "3 of 5"),))
PAPER = paper_of(
    Statement(NOTE), Statement(HOSTILE[0]), CHART, Grid("", ("No.",), (("1",),), (1,))
)
SHEET = TickSheet("Q. Marsh", date(2026, 11, 23), (), "Q. Marsh", date(2026, 11, 22))
WORKS: dict[str, Work] = {
    "pdf": partial(drawing.pdf, PAPER),
    "word": partial(drawing.word, PAPER),
    "excel": partial(drawing.excel, PAPER),
    "tick sheet": partial(drawing.tick_sheet, SHEET),
    "svg": partial(drawing.svg, CHART),
}


SCRIPT = """
import os
from threading import Event
from senco_app.exports.press import Press
from tests.exports.test_press import whose
if __name__ == "__main__":
    press = Press()
    press.open()
    print(press.draw(whose, Event()) != str(os.getpid()).encode())
    press.close()
"""


@pytest.fixture
def press() -> Iterator[Press]:
    press = Press()
    press.open()
    yield press
    press.close()
    assert active_children() == []


def whose(between: Between) -> bytes:
    """Tell which process draws."""
    between()
    return str(os.getpid()).encode()


def until_told(between: Between) -> bytes:
    """Draw until it is called off."""
    while True:
        between()


def hangs(between: Between) -> bytes:
    """Hear neither that it is called off nor that the process is to end."""
    between()
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    while True:
        Event().wait()


def hangs_elsewhere(here: int, between: Between) -> bytes:
    """Hang in any process but this one."""
    return b"drawn here" if os.getpid() == here else hangs(between)


def dies(here: int, between: Between) -> bytes:
    """End any process but this one."""
    between()
    if os.getpid() != here:
        os._exit(1)
    return b"drawn here"


def fails(between: Between) -> bytes:
    between()
    message = "a bug"
    raise ValueError(message)


def here() -> bytes:
    return str(os.getpid()).encode()


@pytest.mark.parametrize(
    ("script", "own"), [("senco-app", True), ("__main__.py", True), ("mine.py", False)]
)
def test_a_script_that_was_not_written_for_it_is_not_run_twice(
    tmp_path: Path,
    script: str,
    own: bool,  # noqa: FBT001 - a parameter
) -> None:
    start = tmp_path / script
    start.write_text(SCRIPT, "utf-8")

    said = subprocess.run(  # noqa: S603 - our own interpreter, our own words
        [sys.executable, start],
        cwd=CHECKOUT,
        env=os.environ | {"PYTHONPATH": "."},
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert said.strip() == str(own)


@pytest.mark.parametrize("kind", WORKS)
def test_a_document_comes_from_the_other_process_as_it_would_from_this_one(
    press: Press, kind: str
) -> None:
    assert press.draw(WORKS[kind], Event()) == WORKS[kind](lambda: None)
    assert len(active_children()) == 1


def test_documents_are_drawn_in_one_other_process_until_it_rests(press: Press) -> None:
    first, second = (press.draw(whose, Event()) for _ in range(2))
    assert first == second != here()

    press.rest()

    assert active_children() == []
    assert press.draw(whose, Event()) not in {first, here()}


def test_a_press_that_is_not_open_draws_here() -> None:
    assert Press().draw(whose, Event()) == here()


def test_what_is_called_off_before_it_begins_starts_nothing(press: Press) -> None:
    called_off = Event()
    called_off.set()

    with pytest.raises(CalledOffError):
        press.draw(whose, called_off)

    assert active_children() == []


def test_what_is_called_off_half_way_ends_and_the_next_one_is_drawn(
    press: Press,
) -> None:
    drawn_by, called_off = press.draw(whose, Event()), Event()
    Timer(0.05, called_off.set).start()

    with pytest.raises(CalledOffError):
        press.draw(until_told, called_off)

    assert press.draw(whose, Event()) == drawn_by


def test_a_process_that_hangs_holds_back_neither_the_end_nor_the_next_document(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("senco_app.exports.press.END_S", 0.05)
    hung, called_off = press.draw(whose, Event()), Event()
    Timer(0.05, called_off.set).start()
    ended = Event()

    def draw() -> None:
        with pytest.raises(CalledOffError):
            press.draw(hangs, called_off)
        ended.set()

    on_a_thread(draw)

    assert ended.wait(10)
    assert active_children() == []
    assert press.draw(whose, Event()) not in {hung, here()}


def test_a_process_that_hangs_holds_back_no_lock_and_loses_no_document(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("senco_app.exports.press.END_S", 0.05)
    press.draw(whose, Event())
    drawn: list[bytes] = []
    hung = partial(hangs_elsewhere, os.getpid())
    drawing_up = on_a_thread(lambda: drawn.append(press.draw(hung, Event())))
    resting = Timer(0.1, press.rest)
    resting.start()

    drawing_up.join(10)
    resting.join(10)

    assert drawn == [b"drawn here"]
    assert active_children() == []


@pytest.mark.parametrize("opened", [True, False])
def test_what_is_called_off_here_ends_too(press: Press, opened: bool) -> None:  # noqa: FBT001 - a parameter
    (press.open if opened else press.close)()
    called_off = Event()
    Timer(0.05, called_off.set).start()

    with pytest.raises(CalledOffError):
        press.draw(until_told, called_off)


def test_a_process_that_is_ended_from_outside_loses_no_document(press: Press) -> None:
    died = partial(dies, os.getpid())

    assert press.draw(died, Event()) == b"drawn here"
    assert press.draw(whose, Event()) != here()


def test_a_process_that_may_not_start_loses_no_document(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("multiprocessing.context.SpawnProcess.start", refuse)

    assert press.draw(whose, Event()) == here()


def test_a_bug_there_is_met_here_and_the_next_document_is_drawn(press: Press) -> None:
    with pytest.raises(ValueError, match="a bug"):
        press.draw(fails, Event())

    assert press.draw(whose, Event()) != here()


def on_a_thread(job: Callable[[], None]) -> Thread:
    thread = Thread(target=job, daemon=True)
    thread.start()
    return thread


def test_word_that_comes_too_late_is_no_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("signal.signal", lambda *_: None)  # on a thread here
    ours, theirs = Pipe()
    thread = on_a_thread(partial(serve, theirs))

    ours.send(None)
    ours.send(whose)

    assert ours.recv() == here()
    ours.send(until_told)
    ours.close()  # as if the window had been ended
    thread.join(10)
    assert not thread.is_alive()
