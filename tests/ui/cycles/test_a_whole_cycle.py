"""A whole cycle, from its start to the next one, with the keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from senco_app.cycles.queries import CyclePage, CyclesOf
from senco_app.ui.cycles.screen import CycleScreen
from senco_app.ui.pupil.screen import PupilScreen
from senco_app.vocabulary import Decision, Result, Stage
from tests.conftest import TODAY
from tests.ui.cycles.building import Hands, add_pupil

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.changes import Changes
    from tests.conftest import FixedClock


def test_a_cycle_is_done_from_start_to_the_next_one_by_keyboard_alone(
    qtbot: QtBot, register: Register, changes: Changes, clock: FixedClock
) -> None:
    pupil_id = add_pupil(register)
    cycle_id = _start(qtbot, register, changes, pupil_id)
    screen = CycleScreen(register, changes)
    screen.cycle_requested.connect(screen.show_cycle)  # as the window does
    qtbot.addWidget(screen)
    screen.show_cycle(cycle_id)
    hands = Hands(screen)

    _assess(hands)
    _plan(hands)
    _note(hands, "Held up the card in maths.")
    clock.pass_days(76)
    _review(hands)

    newest, oldest = register.ask(CyclesOf(pupil_id))
    assert (oldest.stage, oldest.decision) == (Stage.CLOSED, Decision.CHANGE_PLAN)
    assert (oldest.outcomes_met, oldest.outcomes) == (1, 2)
    assert screen.sheet is not None
    assert screen.sheet.cycle_id == newest.id
    assert screen.sheet.banner.words.text() == (
        "Cycle 2 has begun, filled from cycle 1."
    )
    carried = register.ask(CyclePage(newest.id)).plan
    assert [outcome.aim for outcome in carried.outcomes] == ["Uses the card"]
    assert carried.outcomes[0].baseline == "2 a week"
    closed = register.ask(CyclePage(cycle_id))
    assert closed.notes[0].words == "Held up the card in maths."
    assert closed.review.findings[1].result is Result.PARTLY_MET
    assert closed.review.next_changes == "Practice at lunch."


def _start(qtbot: QtBot, register: Register, changes: Changes, pupil_id: str) -> str:
    screen = PupilScreen(register, changes)
    qtbot.addWidget(screen)
    screen.show_pupil(pupil_id)
    hands = Hands(screen)
    with qtbot.waitSignal(screen.cycle_requested) as wish:
        hands.finish()
    [line] = register.ask(CyclesOf(pupil_id))
    assert wish.args == [line.id]
    assert line.started_on == TODAY
    return line.id


def _assess(hands: Hands) -> None:
    hands.fill(
        What_this_rests_on="Teachers’ assessment",
        Strengths="Careful",
        Difficulties="Second step lost",
    )
    hands.fill(**{"Orla’s view": "Show me", "Parents’ and carers’ view": "Tired"})
    hands.finish()
    assert hands.here().accessibleName() == "Outcome 1: what the pupil will do"


def _plan(hands: Hands) -> None:
    for number, (aim, baseline, target) in enumerate(
        (
            ("Follows two steps", "1 of 5", "4 of 5"),
            ("Uses the card", "0 a week", "3 a week"),
        ),
        start=1,
    ):
        if number > 1:
            hands.press(Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
        hands.fill(
            **{
                f"Outcome {number}: what the pupil will do": aim,
                f"Outcome {number}: baseline": baseline,
                f"Outcome {number}: target": target,
                f"Outcome {number}: how it is measured": "count",
                f"Outcome {number}: by when": "23/4/2027",
            }
        )
    hands.fill(
        **{
            "Provision 1: what will be given": "Word group",
            "Provision 1: who gives it": "J. Pritchard",
            "Provision 1: minutes each time": "20",
            "Provision 1: times a week": "3",
            "Provision 1: weeks": "9",
        }
    )
    hands.fill(Who_is_responsible="Mrs Orme", Parents_and_carers_told_on="9 Feb 2027")
    hands.go_to("Use the suggested review day")
    hands.press(Qt.Key.Key_Return)
    hands.finish()
    assert hands.here().accessibleName() == "Seen on"


def _note(hands: Hands, words: str) -> None:
    hands.fill(What_was_seen=words)
    hands.finish()


def _review(hands: Hands) -> None:
    hands.press(Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    hands.fill(Held_on="26 Apr 2027", Who_was_there="Mr Zeller, Orla")
    for number, (now, result) in enumerate((("4 of 5", "M"), ("2 a week", "P")), 1):
        hands.fill(**{f"Outcome {number}: now": now})
        hands.go_to(f"Outcome {number}: result")
        hands.press(Qt.Key[f"Key_{result}"])
    hands.fill(
        **{
            "Orla’s words": "Better",
            "Why there are none of the parents’ and carers’ words": "Ill; asked twice",
        }
    )
    hands.go_to("Carry on with the plan")
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Space)
    hands.fill(
        What_was_learned="Shown steps work", What_changes_next="Practice at lunch."
    )
    hands.finish()
