"""What the SENCO reads and does on a pupil's page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from senco_app.cycles.commands import StartCycle
from senco_app.cycles.queries import CyclesOf
from senco_app.pupils.commands import ChangeStatus, EditPupil, SaveProfile
from senco_app.pupils.queries import PupilPage
from senco_app.pupils.records import Profile
from senco_app.ui import turns
from senco_app.ui.widgets.labels import Chip, PlainLabel
from senco_app.vocabulary import KeepReason, SenStatus
from tests.ui.cycles.building import Hands, add_pupil, reviewed
from tests.ui.walls import (
    assert_named_and_reachable,
    assert_nothing_cut,
    assert_plain_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from senco_app.pupils.records import PupilRecord
    from senco_app.register import Register
    from senco_app.ui.pupil.screen import PupilScreen
    from senco_app.ui.pupil.sheet import PupilSheet
    from tests.ui.cycles.building import Windows

    Opened = Callable[[str], PupilSheet]

HOSTILE = "<b>x</b> & <img src=y> O’Brien-Núñez \u00a0\u202eabc\u202c 🦉"


def page(register: Register, pupil_id: str) -> PupilRecord:
    return register.ask(PupilPage(pupil_id))


def test_the_head_says_who_this_is_without_the_upn(
    register: Register, opened: Opened
) -> None:
    sheet = opened(add_pupil(register))

    labels = [label.text() for label in sheet.header.findChildren(PlainLabel)]
    chips = [chip.text() for chip in sheet.header.findChildren(Chip)]
    assert sheet.header.name.text() == "Orla Zeller"
    assert sheet.header.line.text() == ("Year 5 · 5 Oak · born 14 Mar 2017 (9 y 10 m)")
    assert chips == ["SEN support since Jan 2026", "SLCN · primary", "SEMH"]
    assert not [text for text in labels if "E8842" in text]


def test_a_tab_is_made_in_turns_and_stands_on_its_page_once_it_is_filled(
    register: Register,
    opened: Opened,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(turns, "TURN_S", 0)
    sheet = opened(add_pupil(register))
    page = sheet.tabs.columns["Details"]
    at_first: list[int] = []

    def turn_to() -> None:
        sheet.open_part("details")
        at_first.append(page.count())

    QTimer.singleShot(0, turn_to)
    qtbot.waitUntil(lambda: page.count() == 1)

    assert at_first == [0]
    assert page.indexOf(sheet.details) == 0
    assert sheet.details.lines["legal_surname"].words() == "Zeller"
    assert not sheet.unsaved()


def test_a_pupil_without_cycles_is_told_what_to_do(
    register: Register, opened: Opened
) -> None:
    sheet = opened(add_pupil(register))

    sheet.open_part("cycles")

    assert sheet.cycles.none_yet.text() == "No cycles yet. Start the first one."
    assert not sheet.cycles.starting.isHidden()


def test_a_cycle_cannot_begin_tomorrow(register: Register, opened: Opened) -> None:
    pupil_id = add_pupil(register)
    sheet = opened(pupil_id)
    sheet.cycles.started_on.set_day(date(2027, 2, 10))

    sheet.cycles.start_button.click()

    problem = sheet.cycles.fields["started_on"].problem.text()
    assert problem == "Wed 10 Feb 2027 is still to come."
    assert register.ask(CyclesOf(pupil_id)) == ()


def test_the_list_of_cycles_says_how_each_ended(
    qtbot: QtBot, register: Register, screen: PupilScreen, opened: Opened
) -> None:
    made = reviewed(register)
    sheet = opened(made.pupil_id)

    chips = [chip.text() for chip in sheet.cycles.findChildren(Chip)]
    assert chips == ["Review late"]
    assert sheet.cycles.starting.isHidden()
    with qtbot.waitSignal(screen.cycle_requested) as wish:
        hands = Hands(screen)
        hands.press(Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
        hands.go_to("Open cycle 1")
        hands.press(Qt.Key.Key_Return)
    assert wish.args == [made.cycle_id]


def test_a_pupil_without_sen_starts_no_cycle(
    register: Register, opened: Opened
) -> None:
    pupil_id = add_pupil(register)
    pupil = page(register, pupil_id)
    kept = replace(pupil.details, keep_reason=KeepReason.MONITORING)
    register.execute(EditPupil(pupil_id, pupil.version, kept))
    today = date(2027, 2, 9)
    register.execute(ChangeStatus(pupil_id, SenStatus.NONE, today, "Caught up", today))

    sheet = opened(pupil_id)

    assert "set the status under Needs" in sheet.cycles.none_yet.text()
    assert sheet.cycles.starting.isHidden()


def test_the_profile_is_edited_in_place_by_keyboard(
    register: Register, screen: PupilScreen, opened: Opened
) -> None:
    pupil_id = add_pupil(register)
    opened(pupil_id)
    hands = Hands(screen)
    hands.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)

    hands.fill(
        **{
            "What people like and admire about Orla": "Kind",
            "What is important to Orla": HOSTILE,
        }
    )
    assert screen.unsaved()
    hands.save()

    assert page(register, pupil_id).profile == Profile("Kind", HOSTILE, "")
    assert not screen.unsaved()


def test_a_profile_changed_elsewhere_is_not_overwritten(
    register: Register, opened: Opened
) -> None:
    pupil_id = add_pupil(register)
    sheet = opened(pupil_id)
    sheet.profile.words["support"].setFocus()
    Hands(sheet.window())
    sheet.profile.words["support"].setPlainText("Mine")
    version = page(register, pupil_id).version
    register.execute(SaveProfile(pupil_id, version, Profile(support="Theirs")))

    sheet.profile.save_button.click()

    assert sheet.profile.words["support"].words() == "Mine"
    assert "still here" in sheet.profile.banner.words.text()
    assert page(register, pupil_id).profile.support == "Theirs"


def test_needs_are_ranked_by_keyboard(
    register: Register, screen: PupilScreen, opened: Opened
) -> None:
    pupil_id = add_pupil(register)
    sheet = opened(pupil_id)
    hands = Hands(screen)
    hands.press(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)

    hands.go_to("Types of need")
    hands.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    sheet.needs.types.choose("HI")
    sheet.needs.add_button.click()
    hands.save()

    needs = page(register, pupil_id).needs
    assert [need.type_code for need in needs] == ["SEMH", "SLCN", "HI"]
    assert sheet.needs.list.item(0).text() == (
        "1  SEMH · Social, emotional and mental health · primary"
    )
    assert not screen.unsaved()


def test_a_need_is_removed_and_stays_in_the_history(
    register: Register, opened: Opened
) -> None:
    pupil_id = add_pupil(register)
    sheet = opened(pupil_id)

    sheet.needs.list.setCurrentRow(0)
    sheet.needs.remove.click()
    sheet.needs.save_button.click()

    assert [need.type_code for need in page(register, pupil_id).needs] == ["SEMH"]
    former = [label.text() for label in sheet.needs.findChildren(PlainLabel)]
    assert "SLCN, rank 1: 6 Jan 2026 to 8 Feb 2027" in former


def test_only_types_in_use_today_are_offered(
    register: Register, opened: Opened
) -> None:
    types = opened(add_pupil(register)).needs.types
    offered = [types.itemText(at) for at in range(types.count())]
    assert "SLCN · Speech, language and communication needs" in offered
    assert not [words for words in offered if words.startswith("BESD")]


def test_needs_that_do_not_fit_the_status_are_refused_beside_the_list(
    register: Register, opened: Opened
) -> None:
    pupil_id = add_pupil(register)
    day = date(2027, 2, 1)
    register.execute(ChangeStatus(pupil_id, SenStatus.EHC_PLAN, day, "Plan", day))
    sheet = opened(pupil_id)

    sheet.needs.types.choose("NSA")
    sheet.needs.add_button.click()
    sheet.needs.save_button.click()

    assert "goes with SEN support only" in sheet.needs.fields["needs"].problem.text()
    assert sheet.needs.value() == ("SLCN", "SEMH", "NSA")


def test_a_status_changes_with_reason_and_parents_told(
    register: Register, opened: Opened
) -> None:
    pupil_id = add_pupil(register)
    status = opened(pupil_id).needs.status
    status.status.choose(SenStatus.EHC_PLAN)
    status.reason.show_words("Final plan issued")

    status.change_button.click()
    refused = status.fields["parents_told_on"].problem.text()
    status.told_on.set_day(date(2027, 2, 8))
    status.change_button.click()

    assert refused == "Enter the day on which parents and carers were told."
    now = page(register, pupil_id).status
    assert now is not None
    assert (now.status, now.reason) == (SenStatus.EHC_PLAN, "Final plan issued")
    lines = [label.text() for label in status.findChildren(PlainLabel)]
    assert "EHC plan: 9 Feb 2027 to today" in lines
    assert "SEN support: 6 Jan 2026 to 8 Feb 2027" in lines
    assert not status.unsaved()


def test_a_wrong_check_letter_is_told_and_kept(
    register: Register, opened: Opened
) -> None:
    pupil_id = add_pupil(register)
    sheet = opened(pupil_id)
    hint = sheet.details.fields["upn"].hint
    assert hint.text() == ""

    sheet.details.lines["upn"].setText("A884200126001")
    told = hint.text()
    sheet.details.save_button.click()

    assert told.startswith("The check letter does not fit")
    assert page(register, pupil_id).details.upn == "A884200126001"


def test_details_are_refused_beside_their_field_and_kept(
    register: Register, opened: Opened
) -> None:
    sheet = opened(add_pupil(register))
    sheet.details.lines["legal_surname"].setText("")
    sheet.details.lines["form"].setText(HOSTILE)

    sheet.details.save_button.click()

    problem = sheet.details.fields["legal_surname"].problem.text()
    assert problem == "Enter the legal surname."
    assert sheet.details.lines["form"].words() == HOSTILE
    assert sheet.unsaved()


def test_names_are_shown_as_they_were_typed(register: Register, opened: Opened) -> None:
    pupil_id = add_pupil(register)
    pupil = page(register, pupil_id)
    hostile = replace(pupil.details, preferred_name=HOSTILE)
    register.execute(EditPupil(pupil_id, pupil.version, hostile))

    sheet = opened(pupil_id)

    assert sheet.header.name.text() == f"{HOSTILE} Zeller"
    label = sheet.profile.fields["important"].label.text()
    assert label.replace("&&", "&") == f"What is important to {HOSTILE}"
    assert sheet.details.value() == hostile
    assert_plain_text(sheet)


def test_unsaved_words_survive_a_change_elsewhere(
    register: Register, opened: Opened
) -> None:
    pupil_id = add_pupil(register)
    sheet = opened(pupil_id)
    sheet.profile.words["support"].setPlainText("Half a sen")

    register.execute(StartCycle(pupil_id, date(2027, 2, 1)))
    pupil = page(register, pupil_id)
    moved = replace(pupil.details, form="5 Elm")
    register.execute(EditPupil(pupil_id, pupil.version, moved))

    assert sheet.profile.words["support"].words() == "Half a sen"
    assert "5 Elm" in sheet.header.line.text()
    sheet.profile.save_button.click()
    assert page(register, pupil_id).profile.support == "Half a sen"


def test_the_request_is_one_key_away(
    qtbot: QtBot, register: Register, screen: PupilScreen, opened: Opened
) -> None:
    pupil_id = add_pupil(register)
    opened(pupil_id)
    with qtbot.waitSignal(screen.export_requested) as wish:
        Hands(screen).press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert wish.args == [pupil_id]


@pytest.mark.parametrize("size", [(1122, 675), (1036, 627)])
def test_every_tab_is_named_reachable_plain_and_whole(
    register: Register, screen: PupilScreen, opened: Opened, size: tuple[int, int]
) -> None:
    screen.resize(*size)
    sheet = opened(reviewed(register).pupil_id)
    sheet.details.lines["upn"].setText("A884200126001")
    for at in range(sheet.tabs.count()):
        sheet.tabs.setCurrentIndex(at)
        QApplication.processEvents()  # what was just said finds its place
        assert_named_and_reachable(sheet)
        assert_plain_text(sheet)
        assert_nothing_cut(sheet)


def test_no_window_of_its_own_flashes_up(
    register: Register, opened: Opened, windows: Windows
) -> None:
    sheet = opened(reviewed(register).pupil_id)
    for at in range(sheet.tabs.count()):
        sheet.tabs.setCurrentIndex(at)

    assert windows.shown == []
