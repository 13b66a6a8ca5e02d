"""Alerts: a neutral chip that opens what to do, edited among the details."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from senco_app.pupils.commands import EditPupil, SetAlerts
from senco_app.pupils.queries import PupilList, PupilPage
from senco_app.pupils.records import Alert
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.vocabulary import AlertKind
from tests.ui.cycles.building import Hands, add_pupil
from tests.ui.walls import assert_nothing_cut

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from senco_app.register import Register
    from senco_app.ui.pupil.alerts_form import AlertRow
    from senco_app.ui.pupil.screen import PupilScreen
    from senco_app.ui.pupil.sheet import PupilSheet

    Opened = Callable[[str], PupilSheet]

TODAY = date(2027, 2, 9)
HOSTILE = "<b>Pen</b> & ring\u00a0999 \u202eabc\u202c 🦉"
PEN = Alert(AlertKind.HEALTH, HOSTILE, TODAY, date(2027, 3, 25))


def alerted(register: Register, *alerts: Alert) -> str:
    """Add a pupil with these alerts."""
    pupil_id = add_pupil(register)
    version = register.ask(PupilPage(pupil_id)).version
    register.execute(SetAlerts(pupil_id, version, alerts))
    return pupil_id


def told(sheet: PupilSheet) -> list[str]:
    """Return the words that an opened chip shows."""
    chips = sheet.header.alerts
    if chips.told.isHidden():
        return []
    labels = chips.told.findChildren(PlainLabel)
    return [label.text() for label in labels if not label.isHidden()]


def test_a_chip_opens_the_words_and_closes_them_by_keyboard(
    register: Register, screen: PupilScreen, opened: Opened
) -> None:
    sheet = opened(alerted(register, PEN))
    assert told(sheet) == []
    hands = Hands(screen)
    hands.go_to("Health: what to do")

    hands.press(Qt.Key.Key_Return)
    shown = told(sheet)
    hands.press(Qt.Key.Key_Space)

    assert shown == [f"{HOSTILE} (until Thu 25 Mar 2027)"]
    assert told(sheet) == []


def test_an_alert_to_come_is_not_in_the_head_yet(
    register: Register, opened: Opened
) -> None:
    later = Alert(AlertKind.EQUIPMENT, "Wedge", date(2027, 3, 1))
    sheet = opened(alerted(register, PEN, later))

    assert list(sheet.header.alerts.buttons) == [AlertKind.HEALTH]


def test_without_alerts_there_is_no_chip(register: Register, opened: Opened) -> None:
    sheet = opened(add_pupil(register))

    assert sheet.header.alerts.buttons == {}
    assert told(sheet) == []


def test_a_long_name_with_many_chips_fits_a_small_laptop(
    register: Register, screen: PupilScreen, opened: Opened
) -> None:
    pupil_id = alerted(register, *(replace(PEN, kind=kind) for kind in AlertKind))
    pupil = register.ask(PupilPage(pupil_id))
    long = replace(pupil.details, preferred_name="Wilhelmina-Antoinette")
    register.execute(EditPupil(pupil_id, pupil.version, long))
    screen.resize(1036, 627)

    sheet = opened(pupil_id)
    QApplication.processEvents()

    assert sheet.minimumSizeHint().width() <= 1036
    assert_nothing_cut(sheet.header)


def test_an_alert_is_written_by_keyboard(
    register: Register, screen: PupilScreen, opened: Opened
) -> None:
    pupil_id = add_pupil(register)
    sheet = opened(pupil_id)
    hands = Hands(screen)
    hands.press(Qt.Key.Key_7, Qt.KeyboardModifier.AltModifier)
    hands.go_to("Add an alert")
    hands.press(Qt.Key.Key_Return)
    hands.go_to("Alert 1: what to do")
    hands.type(HOSTILE)
    assert screen.unsaved()

    hands.press(
        Qt.Key.Key_S,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )

    [stored] = register.ask(PupilPage(pupil_id)).alerts
    assert (stored.kind, stored.words, stored.from_on) == (
        AlertKind.HEALTH,
        HOSTILE,
        TODAY,
    )
    assert list(sheet.header.alerts.buttons) == [AlertKind.HEALTH]
    assert not screen.unsaved()


def test_an_alert_without_words_is_refused_and_kept(
    register: Register, opened: Opened
) -> None:
    pupil_id = alerted(register, PEN)
    form = opened(pupil_id).details.alerts
    row: AlertRow = form.rows.rows[0]  # type: ignore[assignment]
    row.words.show_words("")

    form.save_button.click()

    assert form.fields["alerts"].problem.text() == "Alert 1: say what to do."
    assert register.ask(PupilPage(pupil_id)).alerts[0].words == HOSTILE


def test_archiving_is_offered_back_at_once(
    register: Register, screen: PupilScreen, opened: Opened
) -> None:
    pupil_id = add_pupil(register)
    said: list[tuple[str, Callable[[], None]]] = []
    screen.said.connect(lambda words, undo: said.append((words, undo)))
    leaving = opened(pupil_id).details.leaving

    leaving.button.click()
    refused = leaving.fields["why"].problem.text()
    leaving.why.setText("Moved to Powys")
    leaving.button.click()
    gone = register.ask(PupilList())

    [(words, undo)] = said
    assert refused == "Say why, for the history."
    assert (words, gone) == ("Orla Zeller is archived.", ())
    assert leaving.button.text() == "Bring back"
    undo()
    assert [line.id for line in register.ask(PupilList())] == [pupil_id]
    assert leaving.button.text() == "Archive"


def test_needs_are_dragged_and_what_was_saved_can_be_taken_back(
    register: Register, screen: PupilScreen, opened: Opened
) -> None:
    pupil_id = add_pupil(register)
    before = register.ask(PupilPage(pupil_id)).needs
    said: list[tuple[str, Callable[[], None]]] = []
    screen.said.connect(lambda words, undo: said.append((words, undo)))
    sheet = opened(pupil_id)
    sheet.open_part("needs")
    rows = sheet.needs.list
    first, second = (rows.visualItemRect(rows.item(at)).center() for at in (0, 1))

    drag(rows.viewport(), first, second)
    sheet.needs.save_button.click()

    assert sheet.needs.value() == ("SEMH", "SLCN")
    [(words, undo)] = said
    assert words == "Needs saved: SEMH, SLCN."
    undo()
    assert register.ask(PupilPage(pupil_id)).needs == before
    assert register.ask(PupilPage(pupil_id)).former_needs == ()
    undo()  # too late: they are no longer as they were saved
    assert "changed again since" in sheet.needs.banner.words.text()


def drag(where: QWidget, start: QPoint, end: QPoint) -> None:
    """Press the mouse at one point, move, and let go at another."""
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(where, left, pos=start)
    QTest.mouseMove(where, end)
    QTest.mouseRelease(where, left, pos=end)
