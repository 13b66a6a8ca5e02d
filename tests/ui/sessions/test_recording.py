from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from senco_app.provision.records import PupilMark
from senco_app.ui.sessions.row import SAVE_MS
from senco_app.ui.widgets.labels import SAFETY, PlainLabel
from senco_app.vocabulary import AwayReason, CardState, GotOn, NotRunReason, Presence
from tests.ui.sessions.paper_desk import (
    DISK_FULL,
    FIVE,
    SIX,
    TODAY,
    PaperDesk,
    usual_day,
    with_last,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from senco_app.provision.records import SessionKey
    from senco_app.ui.sessions.marks import Marks
    from senco_app.ui.sessions.row import PupilRow
    from senco_app.ui.sessions.screen import SessionsScreen
    from tests.ui.sessions.keyboard import Keyboard

Show = "Callable[[PaperDesk], SessionsScreen]"
MOST_KEYS = 14
AMELIA, IDRIS, KACPER, LOWRI, CERYS = FIVE


def due(desk: PaperDesk) -> SessionKey:
    return desk.day(TODAY)[1].key


def marks_of(screen: SessionsScreen) -> Marks:
    marks = screen.sheets[1].marks
    assert marks is not None
    return marks


def row_of(screen: SessionsScreen, name: str) -> PupilRow:
    return next(one for one in marks_of(screen).rows if one.member.name == name)


def tap(qtbot: QtBot, row: PupilRow, meaning: Presence | GotOn) -> None:
    qtbot.mouseClick(row.marking.buttons[meaning], Qt.MouseButton.LeftButton)


def here(name: str, got_on: GotOn | None, words: str = "") -> PupilMark:
    return PupilMark(name, Presence.HERE, got_on=got_on, words=words)


def test_a_tap_is_saved_at_once_and_says_here_too(
    qtbot: QtBot, screen: SessionsScreen, desk: PaperDesk
) -> None:
    with qtbot.waitSignal(screen.saved):
        tap(qtbot, row_of(screen, AMELIA), GotOn.DID_IT)

    assert desk.marks(due(desk))[AMELIA] == here(AMELIA, GotOn.DID_IT)
    assert row_of(screen, AMELIA).marking.buttons[Presence.HERE].isChecked()


def test_a_second_tap_takes_back_how_it_went(
    qtbot: QtBot, screen: SessionsScreen, desk: PaperDesk
) -> None:
    row = row_of(screen, AMELIA)

    tap(qtbot, row, GotOn.NOT_YET)
    tap(qtbot, row, GotOn.NOT_YET)

    assert desk.marks(due(desk))[AMELIA] == here(AMELIA, None)
    assert not row.marking.buttons[GotOn.NOT_YET].isChecked()


def test_a_child_who_is_away_has_a_reason_and_nothing_else_to_tap(
    qtbot: QtBot, screen: SessionsScreen, desk: PaperDesk, keyboard: Keyboard
) -> None:
    row = row_of(screen, KACPER)

    tap(qtbot, row, Presence.AWAY)
    assert not row.words.isVisible()
    assert not row.marking.got_on.isVisible()
    row.reason.setFocus()
    keyboard.press(Qt.Key.Key_Down)

    mark = desk.marks(due(desk))[KACPER]
    assert mark == PupilMark(KACPER, Presence.AWAY, AwayReason.LESSON)


def test_no_reason_for_being_away_is_about_health(screen: SessionsScreen) -> None:
    box = row_of(screen, KACPER).reason
    offered = [box.itemText(at).casefold() for at in range(box.count())]

    assert len(offered) == len(AwayReason)
    for word in ("ill", "sick", "health", "medical", "hospital", "doctor", "unwell"):
        assert not [reason for reason in offered if word in reason.split()]


def test_six_children_are_recorded_with_fourteen_keys_by_arrows_and_space(
    show: Callable[..., SessionsScreen], six: PaperDesk, keyboard: Keyboard
) -> None:
    show(six)
    space, left, right = Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right

    keyboard.press(space)
    keyboard.press(right, space)
    keyboard.press(left, left, space)
    keyboard.press(left, space)
    keyboard.press(right, space)
    keyboard.press(space)
    keyboard.finish()

    card = six.day(TODAY)[1]
    assert card.state is CardState.RECORDED
    assert list(six.marks(card.key).values()) == [
        here(SIX[0], GotOn.NEARLY),
        here(SIX[1], GotOn.DID_IT),
        PupilMark(SIX[2], Presence.AWAY, AwayReason.ABSENT),
        here(SIX[3], GotOn.NOT_YET),
        here(SIX[4], GotOn.DID_IT),
        here(SIX[5], GotOn.NEARLY),
    ]
    assert keyboard.count <= MOST_KEYS


def test_figures_and_letters_need_one_key_a_child(
    show: Callable[..., SessionsScreen], six: PaperDesk, keyboard: Keyboard
) -> None:
    show(six)

    one, two, three = Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3
    keyboard.press(three, two, Qt.Key.Key_A, three, one, two)
    keyboard.finish()

    assert six.day(TODAY)[1].state is CardState.RECORDED
    assert keyboard.count == 6 + 2


def test_tab_stops_once_at_a_childs_buttons_and_once_at_the_words(
    screen: SessionsScreen, keyboard: Keyboard
) -> None:
    amelia, idris = row_of(screen, AMELIA), row_of(screen, IDRIS)
    tab = Qt.Key.Key_Tab
    assert amelia.marking.buttons[GotOn.NEARLY].hasFocus()

    keyboard.press(tab)
    assert amelia.words.hasFocus()
    keyboard.press(tab)
    assert idris.marking.buttons[GotOn.NEARLY].hasFocus()
    keyboard.press(Qt.Key.Key_Up)
    assert amelia.marking.buttons[GotOn.NEARLY].hasFocus()


def test_here_by_keyboard_goes_on_to_how_it_went(
    screen: SessionsScreen, keyboard: Keyboard
) -> None:
    keyboard.press(Qt.Key.Key_H)

    row = row_of(screen, AMELIA)
    assert row.mark == here(AMELIA, None)
    assert row.marking.buttons[GotOn.NEARLY].hasFocus()


def test_words_are_saved_while_they_are_typed(
    qtbot: QtBot, screen: SessionsScreen, desk: PaperDesk
) -> None:
    row = row_of(screen, AMELIA)
    assert SAVE_MS <= 2000

    qtbot.keyClicks(row.words, "Used because ")
    assert screen.unsaved()
    qtbot.waitUntil(lambda: not screen.unsaved(), timeout=2_000)

    assert desk.marks(due(desk))[AMELIA] == here(AMELIA, None, "Used because")
    assert row.words.text() == "Used because "  # typing goes on where it was


def test_words_are_saved_on_leaving(
    qtbot: QtBot, screen: SessionsScreen, desk: PaperDesk, keyboard: Keyboard
) -> None:
    row = row_of(screen, AMELIA)
    row.words.setFocus()

    qtbot.keyClicks(row.words, "Hard to start")
    keyboard.press(Qt.Key.Key_Tab)

    assert desk.marks(due(desk))[AMELIA] == here(AMELIA, None, "Hard to start")


def test_words_stay_when_away_was_a_slip(
    qtbot: QtBot, screen: SessionsScreen, desk: PaperDesk
) -> None:
    row = row_of(screen, AMELIA)
    qtbot.keyClicks(row.words, "Used it twice")

    tap(qtbot, row, Presence.AWAY)
    tap(qtbot, row, Presence.HERE)

    assert desk.marks(due(desk))[AMELIA] == here(AMELIA, None, "Used it twice")


def test_as_last_time_marks_who_was_here_last_time_and_leaves_the_others(
    qtbot: QtBot, show: Callable[..., SessionsScreen], desk: PaperDesk
) -> None:
    first, second, third = desk.day(TODAY)
    desk.cards[TODAY] = (first, with_last(second), third)
    screen = show(desk)
    tap(qtbot, row_of(screen, IDRIS), GotOn.NOT_YET)

    marks_of(screen).again.click()

    marks = desk.marks(due(desk))
    assert marks[AMELIA] == here(AMELIA, GotOn.DID_IT)
    assert marks[IDRIS] == here(IDRIS, GotOn.NOT_YET)
    assert marks[CERYS] is None, "who was away last time is looked for today"
    assert row_of(screen, CERYS).marking.buttons[GotOn.NEARLY].hasFocus()


def test_without_a_last_time_it_is_not_offered(screen: SessionsScreen) -> None:
    assert not marks_of(screen).again.isVisible()


def test_who_is_not_marked_is_named_before_the_session_ends(
    qtbot: QtBot, screen: SessionsScreen, desk: PaperDesk, keyboard: Keyboard
) -> None:
    for name in (AMELIA, IDRIS, KACPER):
        tap(qtbot, row_of(screen, name), GotOn.DID_IT)

    keyboard.finish()
    marks = marks_of(screen)
    assert f"Not marked yet: {LOWRI} and {CERYS}." in marks.banner.words.text()
    assert desk.day(TODAY)[1].state is CardState.DUE

    marks.banner.act.click()
    assert desk.marks(due(desk))[CERYS] == here(CERYS, None)
    keyboard.finish()
    assert desk.day(TODAY)[1].state is CardState.RECORDED


def test_a_session_that_did_not_run_has_a_reason_and_words(
    qtbot: QtBot, screen: SessionsScreen, desk: PaperDesk, keyboard: Keyboard
) -> None:
    marks_of(screen).not_run.click()
    panel = screen.sheets[1].not_run
    assert panel is not None
    assert not marks_of(screen).isVisible()

    panel.reasons[NotRunReason.ADULT_ON_COVER].click()
    assert panel.words.hasFocus()
    qtbot.keyClicks(panel.words, "Covered Year 3")
    keyboard.finish()

    card = desk.day(TODAY)[1]
    assert (card.state, card.reason) == (
        CardState.NOT_RUN,
        NotRunReason.ADULT_ON_COVER,
    )
    assert card.words == "Covered Year 3"
    assert "not run: adult on cover" in screen.sheets[1].headline.accessibleName()
    assert not screen.sheets[1].is_open


def test_that_it_did_not_run_can_be_taken_back(
    screen: SessionsScreen, desk: PaperDesk
) -> None:
    desk.not_run(due(desk), NotRunReason.ROOM, "")
    screen.show_day(TODAY)
    screen.sheets[1].headline.click()
    panel = screen.sheets[1].not_run
    assert panel is not None
    assert panel.reasons[NotRunReason.ROOM].isChecked()

    panel.back.click()

    assert desk.day(TODAY)[1].state is CardState.DUE
    assert marks_of(screen).isVisible()


def test_what_cannot_be_saved_is_said_and_not_shown_as_saved(
    qtbot: QtBot, screen: SessionsScreen, desk: PaperDesk
) -> None:
    row = row_of(screen, AMELIA)
    tap(qtbot, row, GotOn.NEARLY)
    desk.broken = True

    tap(qtbot, row, GotOn.DID_IT)
    assert screen.banner.words.text() == DISK_FULL
    assert row.marking.buttons[GotOn.NEARLY].isChecked()
    assert not row.marking.buttons[GotOn.DID_IT].isChecked()

    qtbot.keyClicks(row.words, "Kept here")
    assert not screen.keep_drafts()
    assert row.words.text() == "Kept here"
    desk.broken = False
    assert screen.keep_drafts()
    assert not screen.banner.isVisible()
    assert desk.marks(due(desk))[AMELIA] == here(AMELIA, GotOn.NEARLY, "Kept here")


def test_after_the_end_the_next_session_to_record_opens(
    qtbot: QtBot,
    show: Callable[..., SessionsScreen],
    desk: PaperDesk,
    keyboard: Keyboard,
) -> None:
    first, second, third = desk.day(TODAY)
    desk.cards[TODAY] = (first, second, replace(third, state=CardState.DUE))
    screen = show(desk)
    for name in FIVE:
        tap(qtbot, row_of(screen, name), GotOn.DID_IT)

    keyboard.finish()

    assert [one.is_open for one in screen.sheets] == [False, False, True]
    last = screen.sheets[2].marks
    assert last is not None
    assert last.rows[0].marking.buttons[GotOn.NEARLY].hasFocus()


def test_a_recorded_session_can_be_opened_and_put_right(
    qtbot: QtBot, screen: SessionsScreen, desk: PaperDesk
) -> None:
    screen.sheets[0].headline.click()
    marks = screen.sheets[0].marks
    assert marks is not None
    assert not screen.sheets[1].is_open

    tap(qtbot, marks.rows[0], GotOn.NEARLY)

    assert desk.marks(desk.day(TODAY)[0].key) == {
        "Noah Okafor": here("Noah Okafor", GotOn.NEARLY)
    }


@pytest.mark.parametrize("alert", ["Seizure: time it, call the office on 201."])
def test_what_to_do_is_there_without_a_tap(
    show: Callable[..., SessionsScreen], alert: str
) -> None:
    desk = usual_day()
    first, second, third = desk.day(TODAY)
    member = replace(second.members[0], alerts=(alert,))
    second = replace(second, members=(member, *second.members[1:]))
    desk.cards[TODAY] = (first, second, third)
    screen = show(desk)

    said = [label.text() for label in screen.findChildren(PlainLabel)]
    assert f"What to do: {alert}" in said


def test_the_safety_sentence_stands_under_the_notes(screen: SessionsScreen) -> None:
    def sentences() -> int:
        labels = screen.findChildren(PlainLabel)
        return sum(one.text() == SAFETY and one.isVisible() for one in labels)

    assert sentences() == 1
    marks_of(screen).not_run.click()
    assert sentences() == 1
