from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from senco_app.bootstrap import open_register
from senco_app.school.queries import CalendarIs, SchoolIs
from senco_app.security.keyfile import people
from senco_app.settings import Settings
from senco_app.ui import second, theme
from senco_app.ui.first_run.code_step import HIDDEN, CodeStep
from senco_app.ui.first_run.maker import STOPPED
from senco_app.ui.first_run.pupils_step import PupilsStep
from senco_app.ui.first_run.steps_window import OPEN
from senco_app.ui.first_run.terms_step import WRONG
from senco_app.ui.first_run.window import CODE_LOST, MAKING, NOTHING_MADE
from senco_app.ui.widgets.new_password import DIFFERENT
from senco_app.vocabulary import Phase
from tests.conftest import PASSWORD, QUICK
from tests.intake.samples import sims, written
from tests.ui.first_run.walking import SCHOOL, SECONDS, SENCO, Newcomer
from tests.ui.walls import (
    assert_named_and_reachable,
    assert_nothing_cut,
    assert_plain_text,
)

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from senco_app.places import Laptop
    from senco_app.ui.first_run.window import FirstRunWindow
    from tests.conftest import FixedClock
    from tests.ui.first_run.conftest import Bench

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def newcomer(qtbot: QtBot, window: FirstRunWindow) -> Newcomer:
    return Newcomer(qtbot, window)


def test_a_newcomer_walks_all_five_steps_by_keyboard(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    window: FirstRunWindow,
    newcomer: Newcomer,
) -> None:
    assert window.bar.count.text() == "1 of 5"
    newcomer.walk_to_the_terms()
    newcomer.press(Key.Key_Return)
    assert window.bar.accessibleName() == "Step 5 of 5: Pupils"
    chosen = (str(written(tmp_path, sims())), "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: chosen)
    newcomer.press(Key.Key_Return)
    step = window.steps[4]
    assert isinstance(step, PupilsStep)
    assert step.dialog is not None
    newcomer.take_in(step.dialog)
    assert "2 pupils are new" in step.imported.text()

    with qtbot.waitSignal(window.opened, timeout=SECONDS) as opened:
        newcomer.press(Key.Key_Return, Modifier.ControlModifier)

    assert opened.args is not None
    folder, register = opened.args
    assert [slot.name for slot in people(folder)] == [SENCO]
    school = register.ask(SchoolIs())
    assert (school.name, school.phase, school.last_year_group) == (
        SCHOOL,
        Phase.PRIMARY,
        "6",
    )
    assert len(register.ask(CalendarIs()).terms) == 3
    needed = len(SCHOOL) + len(SENCO) + 2 * len(PASSWORD) + 10
    assert (newcomer.pressed, newcomer.typed) == (13, needed)


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("heref", "Herefordshire"),
        ("SHROPSHIRE", "Shropshire"),
        ("york", "York"),
        ("Powys", "Powys"),
        ("shire", "shire"),
        ("", ""),
    ],
)
def test_a_few_letters_name_an_authority_that_only_they_can_mean(
    window: FirstRunWindow, newcomer: Newcomer, typed: str, taken: str
) -> None:
    window.school.authority.setFocus()
    window.school.authority.setEditText(typed)
    newcomer.press(Key.Key_Return)

    assert window.school.authority.currentText() == taken


def test_nothing_is_lost_going_back(window: FirstRunWindow, newcomer: Newcomer) -> None:
    window.school.authority.setCurrentText("Powys & <b>Gwent</b>")
    window.school.phase.choose(Phase.SECONDARY)
    newcomer.name_the_school()
    newcomer.name_the_senco()

    newcomer.shortcut(Key.Key_Left, Modifier.AltModifier, 0)
    assert window.school.school.text() == SCHOOL
    assert window.school.authority.currentText() == "Powys & <b>Gwent</b>"
    assert window.school.last_year.currentText() == "Year 11"

    newcomer.shortcut(Key.Key_Return, Modifier.ControlModifier, 1)
    assert window.senco.senco.text() == SENCO
    assert window.senco.asked.password() == PASSWORD


def test_what_is_missing_is_said_beside_the_field(
    tmp_path: Path, window: FirstRunWindow, newcomer: Newcomer
) -> None:
    newcomer.press(Key.Key_Return)
    assert window.school.fields["school"].problem.text() == "Enter the school’s name."
    assert newcomer.at() is window.school.school

    window.school.folder.setText(str(tmp_path / "OneDrive" / "register"))
    newcomer.name_the_school()
    refusal = window.school.fields["folder"].problem.text()
    assert "OneDrive" in refusal
    assert "Keep it on this computer" in refusal

    window.school.folder.setText("register")
    newcomer.press(Key.Key_Return)
    assert "whole path" in window.school.fields["folder"].problem.text()
    assert window.at == 0


def test_the_second_step_wants_a_name_and_a_password_typed_twice(
    window: FirstRunWindow, newcomer: Newcomer
) -> None:
    newcomer.name_the_school()
    newcomer.press(Key.Key_Return)
    assert window.senco.fields["senco"].problem.text() == "Enter the SENCO’s name."

    newcomer.type(SENCO)
    newcomer.press(Key.Key_Return)
    assert "at least 12" in window.senco.fields["password"].problem.text()

    newcomer.type(PASSWORD)
    newcomer.press(Key.Key_Return)
    assert window.senco.fields["again"].problem.text() == DIFFERENT
    assert window.at == 1


def test_leaving_before_the_register_is_made_leaves_nothing_behind(
    qtbot: QtBot, bench: Bench, window: FirstRunWindow, newcomer: Newcomer
) -> None:
    newcomer.name_the_school()
    newcomer.name_the_senco()

    newcomer.press(Key.Key_Escape)
    assert window.banner.words.text() == NOTHING_MADE
    with qtbot.waitSignal(window.left) as left:
        newcomer.press(Key.Key_Escape)

    assert left.args == [None, ""]
    assert list(bench.home.iterdir()) == []


def test_while_the_register_is_made_it_says_so_and_takes_no_order(
    qtbot: QtBot, window: FirstRunWindow, newcomer: Newcomer
) -> None:
    newcomer.name_the_school()
    newcomer.name_the_senco()

    newcomer.press(Key.Key_Return)
    assert window.doing.words.text() == MAKING
    assert not window.next.isEnabled()
    window.close()
    assert window.isVisible()
    qtbot.waitUntil(lambda: window.at == 2, timeout=SECONDS)
    assert not window.doing.isVisible()
    assert window.senco.asked.first.text() == ""


def test_leaving_after_it_leaves_a_register_that_opens_with_the_password(
    qtbot: QtBot,
    window: FirstRunWindow,
    newcomer: Newcomer,
    clock: FixedClock,
    laptop: Laptop,
) -> None:
    newcomer.make_the_register()

    newcomer.press(Key.Key_Escape)
    assert window.banner.words.text() == CODE_LOST
    with qtbot.waitSignal(window.left, timeout=SECONDS) as left:
        newcomer.press(Key.Key_Escape)

    assert left.args is not None
    folder, sentence = left.args
    assert sentence.startswith(f"The register of {SCHOOL} is made. Open it with your")
    assert "not typed back" in sentence
    with open_register(
        folder, PASSWORD, clock=clock, cost=QUICK, laptop=laptop
    ) as register:
        assert register.ask(SchoolIs()).name == SCHOOL


def test_the_first_two_steps_are_done_for_good_once_the_register_is_made(
    window: FirstRunWindow, newcomer: Newcomer
) -> None:
    newcomer.walk_to_the_terms()

    newcomer.shortcut(Key.Key_Left, Modifier.AltModifier, 2)
    assert not window.back.isVisible()
    window.go_back()
    assert window.at == 2


def test_only_the_right_groups_lead_on(
    qtbot: QtBot, window: FirstRunWindow, newcomer: Newcomer
) -> None:
    step = newcomer.make_the_register()
    first = f"group {step.asked[0] + 1}"

    newcomer.press(Key.Key_Return, Modifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(step.fields[first].problem.text()))
    assert f"not group {step.asked[0] + 1}" in step.fields[first].problem.text()
    assert window.at == 2

    for at, editor in zip(step.asked, step.typed_back, strict=True):
        editor.setText(newcomer.code().split("-")[at])
    step.typed_back[1].setText("AAAAA")
    newcomer.press(Key.Key_Return)
    assert step.fields[first].problem.text() == ""
    assert window.at == 2


def test_the_code_is_hidden_while_its_groups_are_typed(
    newcomer: Newcomer,
) -> None:
    step = newcomer.make_the_register()
    assert "-".join(label.text() for label in step.code) == newcomer.code()

    newcomer.press(Key.Key_Tab)
    assert newcomer.at() is step.typed_back[0]
    assert {label.text() for label in step.code} == {HIDDEN}

    newcomer.press(Key.Key_Tab, Modifier.ShiftModifier)
    assert "-".join(label.text() for label in step.code) == newcomer.code()


def test_the_terms_are_filled_for_this_school_year_and_saved_as_corrected(
    window: FirstRunWindow, newcomer: Newcomer
) -> None:
    step = newcomer.walk_to_the_terms()
    assert step.heading.text() == "Terms of 2026/27"
    assert step.terms.rows[0].first_on.text() == "Tue 1 Sep 2026"
    assert newcomer.at() is step.terms.rows[0].first_on

    newcomer.type("3 sep 2026")
    newcomer.press(Key.Key_Return)

    assert window.at == 4
    assert window.made is not None
    terms = window.made.register.ask(CalendarIs()).terms
    assert terms[0].first_on == date(2026, 9, 3)
    assert terms[1].half_term_first_on == date(2027, 2, 15)


def test_a_date_that_cannot_be_kept_is_said_in_its_row(
    window: FirstRunWindow, newcomer: Newcomer
) -> None:
    step = newcomer.walk_to_the_terms()

    newcomer.type("31 sep 2026")
    newcomer.press(Key.Key_Return)
    assert "no day 31 sep 2026" in step.terms.rows[0].problem.text()
    assert window.banner.words.text() == WRONG

    step.terms.rows[0].first_on.set_day(date(2026, 9, 1))
    step.terms.rows[1].first_on.set_day(date(2026, 12, 10))
    newcomer.press(Key.Key_Return)
    assert step.terms.problem.text() == "Autumn 2026 and Spring 2027 overlap."
    assert window.at == 3


def test_a_taken_folder_is_told_beside_the_folder_and_nothing_typed_is_lost(
    qtbot: QtBot, bench: Bench, window: FirstRunWindow, newcomer: Newcomer
) -> None:
    taken = bench.home / "register"
    taken.mkdir()
    (taken / "letter.txt").write_text("mine", encoding="utf-8")
    newcomer.name_the_school()
    newcomer.name_the_senco()

    newcomer.press(Key.Key_Return)
    qtbot.waitUntil(lambda: window.at == 0, timeout=SECONDS)

    assert "is taken" in window.school.fields["folder"].problem.text()
    assert window.senco.asked.password() == PASSWORD
    assert [file.name for file in taken.iterdir()] == ["letter.txt"]


def test_a_folder_is_chosen_and_one_that_holds_something_gets_a_new_one_inside(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, window: FirstRunWindow
) -> None:
    chosen = bench.home / "records"
    chosen.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(chosen))

    window.school.change.click()
    assert window.school.place() == chosen

    (chosen / "other").mkdir()
    window.school.change.click()
    assert window.school.place() == chosen / "SENCO register"


def test_only_looking_a_made_up_school_is_built_and_opened(
    qtbot: QtBot, bench: Bench, window: FirstRunWindow
) -> None:
    with qtbot.waitSignal(window.opened, timeout=60_000) as opened:
        qtbot.keyClick(window.school.made_up, Key.Key_Return)
        assert window.cancel.isEnabled()

    assert opened.args is not None
    folder, register = opened.args
    assert folder == bench.home / "made-up school"
    assert (folder / "made-up-school.txt").is_file()
    assert register.is_open
    assert window.doing.bar.value() > 50


def test_the_made_up_school_can_be_stopped_while_it_is_built(
    qtbot: QtBot, window: FirstRunWindow, newcomer: Newcomer
) -> None:
    window.make_up()
    newcomer.press(Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.busy, timeout=60_000)

    assert window.banner.words.text() == STOPPED
    assert window.at == 0


def test_the_made_up_school_closes_the_register_that_was_made_before(
    qtbot: QtBot, bench: Bench, window: FirstRunWindow, newcomer: Newcomer
) -> None:
    newcomer.walk_to_the_terms()
    newcomer.press(Key.Key_Return)
    first, step = bench.open[0], window.steps[4]
    assert isinstance(step, PupilsStep)

    with qtbot.waitSignal(window.opened, timeout=60_000) as opened:
        step.made_up.click()

    qtbot.waitUntil(lambda: not first.is_open, timeout=SECONDS)
    assert opened.args is not None
    assert opened.args[1] is bench.open[1]


def test_every_step_is_used_by_keyboard_alone_and_nothing_is_cut(
    window: FirstRunWindow, newcomer: Newcomer
) -> None:
    newcomer.walk_to_the_terms()

    for at, step in enumerate(window.steps):
        window.go(at)
        if isinstance(step, CodeStep):
            assert window.next.text() == "Next"
        QApplication.processEvents()
        assert_named_and_reachable(window)
        assert_nothing_cut(window)
    assert window.next.text() == OPEN
    assert_plain_text(window)


def test_at_twice_the_size_nothing_is_cut_and_every_step_can_be_reached(
    dressed: QApplication, window: FirstRunWindow, newcomer: Newcomer
) -> None:
    theme.dress(dressed, Settings(text_percent=200))
    try:
        newcomer.walk_to_the_terms()
        for at in range(5):
            window.go(at)
            QApplication.processEvents()
            assert window.width() == 1280
            assert_named_and_reachable(window)
            if at != 3:  # the dates of a term stand side by side, and scroll
                assert_nothing_cut(window)
    finally:
        theme.dress(dressed)


def test_a_second_place_for_backups_is_offered_in_the_last_step(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    window: FirstRunWindow,
    newcomer: Newcomer,
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "data"))
    newcomer.walk_to_the_terms()
    newcomer.press(Key.Key_Return)
    step, stick = window.steps[4], tmp_path / "stick"
    assert isinstance(step, PupilsStep)
    assert window.made is not None
    register = window.made.folder
    for chosen, said in (("", ""), (str(register), "where the register itself is")):
        monkeypatch.setattr(
            QFileDialog, "getExistingDirectory", lambda *_, chosen=chosen: chosen
        )
        step.second.click()
        assert said in step.second_set.text()
        assert second.of(register) is None
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    step.second.click()
    assert str(stick) in step.second_set.text()
    place = second.of(register)
    assert place is not None
    assert place.folder == stick
    QApplication.processEvents()
    assert_nothing_cut(window)
    assert_named_and_reachable(window)
