from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QObject, QTimer

from senco_app.ui import turns
from senco_app.ui.turns import TurnTaker, at_once, until_free
from tests.ui.turning import in_a_loop

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.turns import Turns


@pytest.fixture
def home() -> QObject:
    return QObject()


@pytest.fixture
def taker(home: QObject, monkeypatch: pytest.MonkeyPatch) -> TurnTaker:
    """Return a taker for whom every step is a turn of its own."""
    monkeypatch.setattr(turns, "TURN_S", 0)
    return TurnTaker(home)


def counting(seen: list[object], to: int = 3) -> Turns[str]:
    try:
        for number in range(to):
            seen.append(number)
            yield
    finally:
        seen.append("over")
    return "whole"


def test_an_act_done_at_once_returns_what_came_of_it() -> None:
    seen: list[object] = []

    assert at_once(counting(seen)) == "whole"
    assert seen == [0, 1, 2, "over"]


def test_where_no_loop_runs_an_act_is_done_before_the_call_returns(
    taker: TurnTaker,
) -> None:
    seen: list[object] = []

    taker.take(counting(seen))

    assert seen == [0, 1, 2, "over"]
    assert not taker.busy


def test_the_window_answers_between_two_turns(qtbot: QtBot, taker: TurnTaker) -> None:
    seen: list[object] = []

    def act() -> None:
        taker.take(counting(seen))
        QTimer.singleShot(0, lambda: seen.append("a key"))

    with qtbot.waitSignals([taker.paused, taker.ended]):
        in_a_loop(qtbot, act, taker)

    assert seen[0] == 0
    assert seen[-1] == "over"
    assert 0 < seen.index("a key") < len(seen) - 1


def test_an_act_for_soon_takes_its_first_turn_once_what_is_done_now_is_over(
    qtbot: QtBot, taker: TurnTaker
) -> None:
    seen: list[object] = []

    def act() -> None:
        taker.take(counting(seen), now=False)
        seen.append("done now")

    in_a_loop(qtbot, act, taker)

    assert seen == ["done now", 0, 1, 2, "over"]


def test_short_steps_share_a_turn_and_never_pause(
    qtbot: QtBot, home: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "TURN_S", 60)
    taker, seen, paused = TurnTaker(home), list[object](), list[bool]()
    taker.paused.connect(lambda: paused.append(True))

    in_a_loop(qtbot, lambda: taker.take(counting(seen)), taker)

    assert seen == [0, 1, 2, "over"]
    assert not paused


def test_another_act_calls_off_the_one_under_way(
    qtbot: QtBot, taker: TurnTaker
) -> None:
    first: list[object] = []
    second: list[object] = []

    def act() -> None:
        taker.take(counting(first, to=1000))
        taker.take(counting(second))

    in_a_loop(qtbot, act, taker)

    assert first == [0, "over"]
    assert second == [0, 1, 2, "over"]


class Asked:
    """A register that is busy for a while."""

    looks = 0

    @property
    def busy(self) -> bool:
        self.looks += 1
        return self.looks < 4


def test_an_act_waits_until_nobody_else_asks_the_register() -> None:
    register = Asked()

    assert len(list(until_free(cast("Register", register)))) == 3


def asking(taker: TurnTaker, seen: list[object], other: Turns[str]) -> Turns[None]:
    """Ask for another act in the middle of a step."""
    try:
        seen.append("before")
        yield
        taker.take(other)
        seen.append("to the end of the step")
        yield
        seen.append("never")
    finally:
        seen.append("called off")


ASKED_FOR = ["before", "to the end of the step", "called off", 0, 1, 2, "over"]


def test_an_act_that_asks_for_another_is_called_off_at_the_end_of_its_step(
    qtbot: QtBot, taker: TurnTaker
) -> None:
    seen: list[object] = []

    in_a_loop(qtbot, lambda: taker.take(asking(taker, seen, counting(seen))), taker)

    assert seen == ASKED_FOR


def test_where_no_loop_runs_the_act_asked_for_is_done_after_the_one_that_asks(
    taker: TurnTaker,
) -> None:
    seen: list[object] = []

    taker.take(asking(taker, seen, counting(seen)))

    assert seen == ASKED_FOR
    assert not taker.busy


def test_an_act_that_calls_itself_off_goes_to_the_end_of_its_step_alone(
    qtbot: QtBot, taker: TurnTaker
) -> None:
    seen: list[object] = []

    def locking() -> Turns[None]:
        taker.take(counting(seen))
        taker.call_off()
        seen.append("locked")
        yield
        seen.append("never")

    in_a_loop(qtbot, lambda: taker.take(locking()), taker)

    assert seen == ["locked"]


def test_an_act_can_be_asked_for_while_another_one_clears_up(
    qtbot: QtBot, taker: TurnTaker
) -> None:
    seen: list[object] = []

    def clearing_up() -> Turns[None]:
        try:
            yield
            yield
        finally:
            taker.take(counting(seen))

    def act() -> None:
        taker.take(clearing_up())
        taker.call_off()

    in_a_loop(qtbot, act, taker)

    assert seen == [0, 1, 2, "over"]


def test_what_goes_wrong_in_a_turn_ends_the_act(taker: TurnTaker) -> None:
    ended: list[bool] = []
    taker.ended.connect(lambda: ended.append(True))

    def failing() -> Turns[None]:
        yield
        message = "no such record"
        raise LookupError(message)

    with pytest.raises(LookupError, match="no such record"):
        taker.take(failing())

    assert not taker.busy
    assert ended == [True]
