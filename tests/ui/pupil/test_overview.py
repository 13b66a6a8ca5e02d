"""What the overview tells of a pupil, and where its entries lead."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from senco_app.cycles.commands import AddNote
from senco_app.cycles.queries import CyclesOf
from senco_app.ehc.commands import (
    BeginRequest,
    RecordRequestReceived,
    RecordRequestSent,
)
from senco_app.pupils.commands import ChangeStatus
from senco_app.ui.pupil.timeline import EVENT_ROLE
from senco_app.ui.widgets.labels import Chip, PlainLabel
from senco_app.vocabulary import AskedBy, SenStatus
from tests.ui.cycles.building import Hands, add_pupil, planned, reviewed
from tests.ui.provision.building import teach

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.pupil.screen import PupilScreen
    from senco_app.ui.pupil.sheet import PupilSheet

    Opened = Callable[[str], PupilSheet]

TODAY = date(2027, 2, 9)
HOSTILE = "<b>x</b> & <img src=y>\nO’Brien-Núñez \u00a0\u202eabc\u202c 🦉"


def entries(sheet: PupilSheet) -> list[str]:
    """Return what a screen reader reads of the timeline, the top first."""
    line = sheet.overview.timeline
    return [line.item(row).text() for row in range(line.count())]


def choose(sheet: PupilSheet, words: str) -> None:
    """Make the first entry with these words the current one."""
    row = next(at for at, said in enumerate(entries(sheet)) if words in said)
    sheet.overview.timeline.setCurrentRow(row)
    sheet.overview.timeline.setFocus()


def labels(sheet: PupilSheet) -> list[str]:
    return [label.text() for label in sheet.ehc.findChildren(PlainLabel)]


def test_the_timeline_runs_back_by_school_year(
    register: Register, opened: Opened
) -> None:
    made = planned(register)
    register.execute(AddNote(made.cycle_id, date(2027, 2, 1), HOSTILE))

    told = entries(opened(made.pupil_id))

    assert told[0] == "School year 2026/27"
    assert told[1] == f"Mon 1 Feb 2027: Note by Quillon Marsh: {HOSTILE}"
    assert told[-5] == "School year 2025/26"
    assert told[-1] == "Tue 6 Jan 2026: Level of support: SEN support. Concern"


def test_the_overview_says_what_is_being_done_now(
    qtbot: QtBot, register: Register, screen: PupilScreen, opened: Opened
) -> None:
    made = reviewed(register)
    overview = opened(made.pupil_id).overview

    assert overview.name.text() == "Cycle 1"
    assert "review by Mon 8 Feb 2027" in overview.words.text()
    assert [c.text() for c in overview.findChildren(Chip)] == ["Review late"]
    with qtbot.waitSignal(screen.cycle_requested) as wish:
        overview.open_button.click()
    assert wish.args == [made.cycle_id]


def test_without_a_cycle_the_overview_starts_one(
    qtbot: QtBot, register: Register, screen: PupilScreen, opened: Opened
) -> None:
    pupil_id = add_pupil(register)
    overview = opened(pupil_id).overview
    assert overview.words.text().startswith("No cycle is open.")

    with qtbot.waitSignal(screen.cycle_requested) as wish:
        overview.open_button.click()

    [line] = register.ask(CyclesOf(pupil_id))
    assert wish.args == [line.id]
    assert line.started_on == TODAY


def test_without_sen_nothing_is_to_be_started(
    register: Register, opened: Opened
) -> None:
    pupil_id = add_pupil(register)
    register.execute(ChangeStatus(pupil_id, SenStatus.NONE, TODAY, "Caught up", TODAY))

    overview = opened(pupil_id).overview

    assert overview.words.text().startswith("No SEN support at present")
    assert overview.open_button.isHidden()


def test_an_entry_leads_to_where_it_stands_by_keyboard(
    qtbot: QtBot, register: Register, screen: PupilScreen, opened: Opened
) -> None:
    made = planned(register)
    sheet = opened(made.pupil_id)
    hands = Hands(screen)
    hands.go_to("What happened, the newest first")

    choose(sheet, "Cycle 1: plan agreed")
    with qtbot.waitSignal(screen.cycle_requested) as wish:
        hands.press(Qt.Key.Key_Return)
    choose(sheet, "Type of need recorded")
    hands.press(Qt.Key.Key_Return)

    assert wish.args == [f"{made.cycle_id}/Plan"]
    assert sheet.tabs.tabText(sheet.tabs.currentIndex()) == "Needs"


def test_the_arrow_keys_pass_over_the_years(
    register: Register, screen: PupilScreen, opened: Opened
) -> None:
    sheet = opened(planned(register).pupil_id)
    line = sheet.overview.timeline
    hands = Hands(screen)
    hands.go_to("What happened, the newest first")

    seen = set()
    for _ in range(line.count()):
        hands.press(Qt.Key.Key_Down)
        seen.add(line.currentRow())

    years = {at for at in range(line.count()) if not line.item(at).data(EVENT_ROLE)}
    assert len(years) == 2
    assert not seen & years
    assert max(seen) == line.count() - 1


def test_a_request_stands_with_its_days_and_what_follows(
    qtbot: QtBot, register: Register, screen: PupilScreen, opened: Opened
) -> None:
    pupil_id = add_pupil(register)
    sheet = opened(pupil_id)
    sheet.open_part("ehc")
    assert sheet.ehc.open_button.text() == "Begin a request"
    assert not sheet.ehc.none_yet.isHidden()

    request = register.execute(BeginRequest(pupil_id, AskedBy.PARENT))
    register.execute(RecordRequestSent(request, date(2027, 2, 1)))
    register.execute(RecordRequestReceived(request, date(2027, 2, 2)))

    said = labels(sheet)
    assert "Request to Worcestershire" in said
    assert "Sent Mon 1 Feb 2027 · received Tue 2 Feb 2027" in said
    assert "Tue 16 Mar 2027" in said  # six weeks on: whether to assess
    with qtbot.waitSignal(screen.export_requested) as wish:
        sheet.ehc.open_button.click()
    assert wish.args == [pupil_id]


def test_an_entry_of_a_request_leads_to_the_requests(
    register: Register, screen: PupilScreen, opened: Opened
) -> None:
    pupil_id = add_pupil(register)
    register.execute(BeginRequest(pupil_id, AskedBy.SCHOOL))
    sheet = opened(pupil_id)
    hands = Hands(screen)

    choose(sheet, "request begun")
    hands.press(Qt.Key.Key_Return)

    assert sheet.tabs.tabText(sheet.tabs.currentIndex()) == "EHC"
    assert "Not sent yet" in labels(sheet)


def test_provision_stands_there_and_leads_to_its_part(
    register: Register, screen: PupilScreen, opened: Opened
) -> None:
    sheet = opened(teach(register).pupils[0])
    hands = Hands(screen)

    choose(sheet, "Provision begun")
    hands.press(Qt.Key.Key_Return)

    assert sheet.tabs.tabText(sheet.tabs.currentIndex()) == "Provision"


def test_long_words_are_drawn_whole(register: Register, opened: Opened) -> None:
    made = planned(register)
    register.execute(AddNote(made.cycle_id, date(2027, 2, 1), "Long words " * 60))
    register.execute(AddNote(made.cycle_id, date(2027, 1, 20), "Short"))
    line = opened(made.pupil_id).overview.timeline
    QApplication.processEvents()

    tall, low = (line.visualItemRect(line.item(row)).height() for row in (1, 2))

    assert tall > 3 * low
