"""What is typed survives a crash: it is in the register two seconds later."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from senco_app.bootstrap import open_register
from senco_app.cycles.commands import SaveAssessment
from senco_app.drafts.commands import KeepDraft
from senco_app.drafts.queries import DraftOf, DraftPlaces
from senco_app.models.history import History
from senco_app.ui import drafts
from senco_app.ui.cycles.screen import CycleScreen
from senco_app.vocabulary import Decision, Result, Stage
from tests.conftest import PASSWORD, QUICK
from tests.ui.cycles.building import (
    ASSESSMENT,
    PLAN,
    Hands,
    assessed,
    planned,
    reviewed,
    started,
    stored,
)
from tests.ui.hostile import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.changes import Changes
    from senco_app.ui.cycles.sheet import CycleSheet
    from tests.conftest import FixedClock, MadeRegister
    from tests.ui.cycles.building import Made

    Opened = Callable[[Made], CycleSheet]
    Anew = Callable[[Made], CycleSheet]

MOST_MS = 4000


@pytest.fixture
def anew(qtbot: QtBot, register: Register, changes: Changes) -> Anew:
    """Return a function that opens a cycle on a screen of its own, as after a start."""

    screens: list[CycleScreen] = []  # held: nobody else does

    def open_anew(made: Made) -> CycleSheet:
        screen = CycleScreen(register, changes)
        screens.append(screen)
        qtbot.addWidget(screen)
        screen.show()
        screen.show_cycle(made.cycle_id)
        assert screen.sheet is not None
        return screen.sheet

    return open_anew


def place(made: Made, name: str) -> str:
    return f"cycle/{made.cycle_id}/{name}"


def test_words_are_in_the_register_within_two_seconds_of_typing(
    qtbot: QtBot, register: Register, opened: Opened
) -> None:
    made = started(register)
    sheet = opened(made)
    entries = len(register.ask(History()))
    sheet.stack.assess.fields["sources"].editor.setFocus()
    Hands(sheet.window()).type("Half a sen")

    qtbot.waitUntil(
        lambda: register.ask(DraftOf(place(made, "assessment"))) is not None,
        timeout=MOST_MS,
    )

    draft = register.ask(DraftOf(place(made, "assessment")))
    assert draft is not None
    assert "Half a sen" in draft.text
    assert stored(register, made).assessment.sources == ""
    assert len(register.ask(History())) == entries
    assert (drafts.PAUSE_MS, drafts.MOST_MS) == (1500, 2000)


def test_who_types_without_a_pause_is_kept_all_the_same(
    qtbot: QtBot, register: Register, opened: Opened
) -> None:
    made = started(register)
    sheet = opened(made)
    editor = sheet.stack.assess.fields["sources"].editor
    hands = Hands(sheet.window())
    editor.setFocus()
    typed: list[str] = []

    def type_on_until_kept() -> bool:
        typed.append("a")
        hands.type("".join(typed))
        return register.ask(DraftOf(place(made, "assessment"))) is not None

    qtbot.waitUntil(type_on_until_kept, timeout=MOST_MS)


def test_unsaved_words_are_offered_on_return_and_kept(
    register: Register, opened: Opened, anew: Anew
) -> None:
    made = started(register)
    first = opened(made)
    first.stack.assess.fields["sources"].editor.setFocus()
    Hands(first.window()).type("Half a sentence")
    assert first.keep_drafts()

    again = anew(made)

    notice = again.drafts.findChildren(drafts.DraftKeeper)[0].notice
    assert again.stack.assess.value().sources == "Half a sentence"
    assert notice.isVisible()
    assert notice.words.text() == (
        "Your unsaved words from Tue 9 Feb 2027, 09:30 are here. "
        "They are not saved yet."
    )
    notice.keep.click()
    assert not notice.isVisible()
    assert again.unsaved()
    again.stack.assess.save_button.click()
    assert stored(register, made).assessment.sources == "Half a sentence"
    assert register.ask(DraftPlaces()) == ()


def test_unsaved_words_can_be_thrown_away(
    qtbot: QtBot, register: Register, opened: Opened, anew: Anew
) -> None:
    made = started(register)
    first = opened(made)
    first.stack.assess.fields["sources"].editor.setFocus()
    Hands(first.window()).type("Nonsense")
    assert first.keep_drafts()
    again = anew(made)

    again.drafts.findChildren(drafts.DraftKeeper)[0].notice.drop.click()

    assert again.stack.assess.value().sources == ""
    assert not again.unsaved()
    qtbot.waitUntil(lambda: register.ask(DraftPlaces()) == ())


def test_words_that_are_taken_back_leave_no_draft(
    register: Register, opened: Opened
) -> None:
    made = started(register)
    sheet = opened(made)
    words = sheet.stack.assess.fields["sources"].editor
    words.show_words("Something")  # type: ignore[attr-defined]
    assert sheet.keep_drafts()
    assert register.ask(DraftPlaces()) == (place(made, "assessment"),)

    words.show_words("")  # type: ignore[attr-defined]

    assert sheet.keep_drafts()
    assert register.ask(DraftPlaces()) == ()


def test_a_record_that_changed_since_is_said_beside_the_draft(
    register: Register, opened: Opened, anew: Anew
) -> None:
    made = started(register)
    first = opened(made)
    first.stack.assess.fields["sources"].editor.setFocus()
    Hands(first.window()).type("Mine")
    assert first.keep_drafts()
    other = replace(ASSESSMENT, sources="Theirs")
    register.execute(SaveAssessment(made.cycle_id, 1, other))

    again = anew(made)

    notice = again.drafts.findChildren(drafts.DraftKeeper)[0].notice
    assert "What is stored was changed since" in notice.words.text()
    assert again.stack.assess.value().sources == "Mine"


def test_a_plan_comes_back_row_by_row_even_with_half_a_date(
    register: Register, opened: Opened, anew: Anew
) -> None:
    made = assessed(register)
    plan = opened(made).stack.plan
    plan.outcomes.show_values(PLAN.outcomes)
    plan.provisions.show_values(PLAN.provisions)
    plan.outcomes.shift(plan.outcomes.rows[0], 1)
    plan.strategies.show_words("\n".join(HOSTILE[:30]))
    plan.told_on.setText("31 Fe")
    assert plan.unsaved()
    sheet = opened(made)
    assert sheet.keep_drafts()

    again = anew(made).stack.plan

    assert again.outcomes.values() == PLAN.outcomes[::-1]
    assert again.provisions.values() == PLAN.provisions
    assert again.strategies.words() == "\n".join(HOSTILE[:30])
    assert again.told_on.text() == "31 Fe"


def test_stored_rows_keep_their_ids_through_a_draft(
    register: Register, opened: Opened, anew: Anew
) -> None:
    made = planned(register)
    before = stored(register, made).plan.outcomes
    sheet = opened(made)
    sheet.show_stage(Stage.PLAN)
    sheet.stack.plan.outcomes.rows[0].editors()["target"].show_words("5 of 5")  # type: ignore[attr-defined]
    assert sheet.keep_drafts()

    again = anew(made)
    again.show_stage(Stage.PLAN)

    assert again.stack.plan.outcomes.values() == (
        replace(before[0], target="5 of 5"),
        before[1],
    )


def test_a_review_comes_back_with_findings_and_decision(
    register: Register, opened: Opened, anew: Anew
) -> None:
    made = reviewed(register)
    review = opened(made).stack.review
    review.findings.actuals[1].show_words(HOSTILE[30])
    review.findings.results[1].choose(Result.MET)
    review.next_step.radios[Decision.CARRY_ON].click()
    review.next_step.outside_help.setChecked(True)
    typed = review.value()
    assert opened(made).keep_drafts()

    assert anew(made).stack.review.value() == typed


def test_a_note_that_was_begun_comes_back(
    register: Register, opened: Opened, anew: Anew
) -> None:
    made = planned(register)
    first = opened(made)
    first.show_stage(Stage.DO)
    first.stack.do.words.show_words("Held up")
    assert first.keep_drafts()

    again = anew(made)
    again.show_stage(Stage.DO)
    assert again.stack.do.words.words() == "Held up"
    again.stack.do.add_button.click()

    assert [note.words for note in stored(register, made).notes] == ["Held up"]
    assert register.ask(DraftPlaces()) == ()


def test_a_save_right_after_typing_leaves_no_draft_behind(
    qtbot: QtBot, register: Register, opened: Opened
) -> None:
    made = started(register)
    sheet = opened(made)
    sheet.stack.assess.fields["sources"].editor.setFocus()
    Hands(sheet.window()).type("Whole")
    keeper = sheet.drafts.findChildren(drafts.DraftKeeper)[0]

    keeper.keep_soon()  # on its way, perhaps not there yet
    sheet.stack.assess.save_button.click()

    qtbot.waitUntil(lambda: register.ask(DraftPlaces()) == ())
    assert stored(register, made).assessment.sources == "Whole"


def test_a_draft_that_cannot_be_kept_is_said(
    qtbot: QtBot, register: Register, opened: Opened
) -> None:
    made = started(register)
    sheet = opened(made)
    sheet.stack.assess.fields["sources"].editor.setFocus()
    Hands(sheet.window()).type("Words")
    keeper = sheet.drafts.findChildren(drafts.DraftKeeper)[0]
    register.close()

    assert not sheet.keep_drafts()
    keeper.keep_soon()

    qtbot.waitUntil(lambda: "cannot be kept" in sheet.banner.words.text())
    assert sheet.stack.assess.value().sources == "Words"


KILLED = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from senco_app.bootstrap import open_register
from senco_app.places import Laptop
from senco_app.ui.changes import Changes
from senco_app.ui.cycles.screen import CycleScreen
from tests.conftest import PASSWORD, QUICK, FixedClock

folder, cycle_id = Path(sys.argv[1]), sys.argv[2]
app = QApplication([])
there = {"clock": FixedClock(), "cost": QUICK}
there["laptop"] = Laptop("LAPTOP-07", folder.parent / "laptop")
register = open_register(folder, PASSWORD, **there)
screen = CycleScreen(register, Changes(register))
screen.show()
screen.show_cycle(cycle_id)
screen.sheet.stack.assess.fields["sources"].editor.insertPlainText("Typed, then killed")
print("typed", flush=True)
app.exec()
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kills as Linux does")
def test_a_process_killed_two_seconds_after_typing_loses_nothing(
    register: Register, made: MadeRegister, clock: FixedClock, tmp_path: Path
) -> None:
    cycle = started(register)
    register.close()
    root = Path(__file__).resolve().parents[3]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    command = [sys.executable, "-c", KILLED, str(made.folder), cycle.cycle_id]
    with subprocess.Popen(  # noqa: S603 - our own program, our own arguments
        command, env=environment, stdout=subprocess.PIPE, text=True, cwd=tmp_path
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "typed\n"
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(drafts.MOST_MS / 1000)
        process.kill()

    with open_register(made.folder, PASSWORD, clock=clock, cost=QUICK) as again:
        draft = again.ask(DraftOf(place(cycle, "assessment")))
    assert draft is not None
    assert "Typed, then killed" in draft.text


def test_a_draft_of_another_release_with_less_in_it_is_shown_as_far_as_it_goes(
    register: Register, anew: Anew
) -> None:
    made = started(register)
    old = '{"basis": "", "typed": {"strengths": "Draws", "gone": 1}}'
    register.execute(KeepDraft(place(made, "assessment"), old))

    value = anew(made).stack.assess.value()

    assert (value.strengths, value.sources) == ("Draws", "")
