from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from senco_app.errors import FileUnusableError
from senco_app.school.commands import SetCalendar, SetSchool
from senco_app.school.queries import CalendarIs, SchoolIs
from senco_app.school.records import Calendar, DayOff, SchoolDetails, TermDates
from senco_app.settings import Settings, Theme, read_settings
from senco_app.ui.dressing import worn
from senco_app.ui.settings.backups import NONE_YET, BackupsSection
from senco_app.ui.settings.terms import COPIED, TermsSection
from senco_app.ui.tokens import DARK, LIGHT
from senco_app.vocabulary import ClosedDay, Phase
from tests.ui.cycles.building import Windows
from tests.ui.walls import (
    assert_named_and_reachable,
    assert_nothing_cut,
    assert_plain_text,
)

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.preferences import Preferences
    from senco_app.ui.settings.screen import SettingsScreen

TERM = TermDates(
    "Autumn 2026",
    date(2026, 9, 2),
    date(2026, 12, 18),
    date(2026, 10, 26),
    date(2026, 10, 30),
)
SPRING = TermDates("Spring 2027", date(2027, 1, 5), date(2027, 3, 25))
INSET = DayOff(date(2026, 9, 3), ClosedDay.INSET, "Phonics")
CALENDAR = Calendar((TERM, SPRING), (INSET,))
HOSTILE = '<b>Wye & "bank"</b> 😀 Ł'


@pytest.fixture
def terms_open(register: Register, screen: SettingsScreen) -> SettingsScreen:
    register.execute(SetCalendar(CALENDAR))
    screen.open_section("Terms")
    return screen


def full_disk(register: Register) -> Path:
    assert register.is_open
    message = "The disk is full. No backup was made."
    raise FileUnusableError(message)


def labels(screen: SettingsScreen) -> str:
    shown = screen.findChildren(QLabel)
    return "\n".join(label.text() for label in shown if label.isVisible())


def test_no_part_of_a_section_is_shown_as_a_window_on_its_way(
    screen: SettingsScreen, dressed: QApplication
) -> None:
    windows = Windows()
    dressed.installEventFilter(windows)

    for title in screen.sections:
        screen.open_section(title)
    dressed.removeEventFilter(windows)

    assert not windows.shown


def test_each_row_of_the_calendar_is_made_in_a_turn_of_its_own(
    register: Register, qtbot: QtBot
) -> None:
    register.execute(SetCalendar(CALENDAR))
    section = TermsSection(register)
    qtbot.addWidget(section)

    rows = [len(section.terms.rows) + len(section.days.rows) for _ in section.filling()]

    assert set(rows) == {0, 1, 2, 3}
    assert not section.unsaved()
    assert section.value() == CALENDAR


@pytest.mark.parametrize("title", ["School", "Terms", "Backups", "Appearance"])
@pytest.mark.parametrize("percent", [100, 200])
def test_every_section_is_used_by_keyboard_alone_and_nothing_is_cut(
    register: Register,
    screen: SettingsScreen,
    wishes: Preferences,
    title: str,
    percent: int,
) -> None:
    register.execute(SetCalendar(CALENDAR))
    wishes.show(Settings(text_percent=percent))
    screen.resize(1036 if percent == 100 else 860, 620)
    screen.open_section(title)
    QApplication.processEvents()

    assert_named_and_reachable(screen)
    assert_plain_text(screen)
    if (title, percent) != ("Terms", 200):  # there, the rows scroll sideways
        assert_nothing_cut(screen)


def test_arrow_keys_open_the_sections(screen: SettingsScreen, qtbot: QtBot) -> None:
    screen.list.setFocus()
    qtbot.keyClick(screen.list, Qt.Key.Key_Down)

    assert screen.stack.currentWidget() is screen.terms


def test_the_school_is_shown_and_saved(
    register: Register, screen: SettingsScreen, qtbot: QtBot
) -> None:
    school = screen.school
    assert school.name.text() == "Wyebank Primary"
    assert not screen.unsaved()

    school.name.setText(HOSTILE)
    school.phase.choose(Phase.JUNIOR)
    assert screen.unsaved()
    with qtbot.waitSignal(screen.said) as said:
        school.save_button.click()

    stored = register.ask(SchoolIs())
    assert (stored.name, stored.phase) == (HOSTILE, Phase.JUNIOR)
    assert said.args == ["School saved.", None]
    assert not screen.unsaved()


def test_a_school_without_a_name_is_told_beside_the_field(
    register: Register, screen: SettingsScreen
) -> None:
    screen.school.name.clear()
    screen.school.save_button.click()

    assert screen.school.fields["name"].problem.text() == "Enter the school's name."
    assert register.ask(SchoolIs()).name == "Wyebank Primary"
    assert screen.unsaved()


def test_a_school_changed_by_somebody_else_is_not_overwritten(
    register: Register, screen: SettingsScreen
) -> None:
    screen.school.authority.setText("Powys")
    now = register.ask(SchoolIs())
    other = SchoolDetails("Wyebank", "", Phase.PRIMARY, "6", now.version)
    register.execute(SetSchool(other))
    screen.school.save_button.click()

    assert register.ask(SchoolIs()).name == "Wyebank"
    assert "What you typed is still here." in screen.school.banner.words.text()

    screen.school.banner.act.click()
    assert screen.school.name.text() == "Wyebank"
    assert not screen.unsaved()


def test_another_persons_change_is_shown_while_nothing_is_typed(
    register: Register, screen: SettingsScreen
) -> None:
    now = register.ask(SchoolIs())
    register.execute(
        SetSchool(SchoolDetails("Wyebank", "", Phase.PRIMARY, "6", now.version))
    )

    assert screen.school.name.text() == "Wyebank"


def test_this_years_terms_days_off_and_bank_holidays_are_shown(
    terms_open: SettingsScreen,
) -> None:
    terms = terms_open.terms

    assert [row.name.text() for row in terms.terms.rows] == [
        "Autumn 2026",
        "Spring 2027",
    ]
    assert terms.terms.rows[0].half_term_first_on.text() == "Mon 26 Oct 2026"
    assert terms.days.rows[0].note.text() == "Phonics"
    assert "Mon 29 Mar 2027: Easter Monday" in labels(terms_open)


def test_a_term_and_a_day_are_added_by_typing(
    register: Register, terms_open: SettingsScreen, qtbot: QtBot
) -> None:
    terms = terms_open.terms
    terms.terms.add.click()
    row = terms.terms.rows[-1]
    row.name.setText("Summer 2027")
    row.first_on.setText("12 Apr 2027")
    row.last_on.setText("21/07/2027")
    terms.days.add.click()
    terms.days.rows[-1].closed_on.setText("4 Jan 2027")
    terms.days.rows[-1].kind.choose(ClosedDay.CLOSURE)
    with qtbot.waitSignal(terms_open.said) as said:
        terms.save_button.click()

    stored = register.ask(CalendarIs())
    assert stored.terms[-1] == TermDates(
        "Summer 2027", date(2027, 4, 12), date(2027, 7, 21)
    )
    assert DayOff(date(2027, 1, 4), ClosedDay.CLOSURE) in stored.days_off
    assert said.args[0] == "Terms saved."


def test_a_row_is_taken_out(register: Register, terms_open: SettingsScreen) -> None:
    terms_open.terms.terms.rows[0].remove.click()
    terms_open.terms.days.rows[0].remove.click()
    assert "No INSET days" in labels(terms_open)
    terms_open.terms.save_button.click()

    assert register.ask(CalendarIs()) == Calendar((SPRING,), ())


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("1 Aug 2026", "Autumn 2026 ends before it starts."),
        ("soon", "“soon” is not a date."),
        ("", "Enter the last day of Autumn 2026."),
        ("28 Oct 2026", "The half-term of Autumn 2026 does not lie inside the term."),
    ],
)
def test_a_wrong_date_is_told_below_its_row_and_nothing_is_saved(
    register: Register, terms_open: SettingsScreen, typed: str, told: str
) -> None:
    row = terms_open.terms.terms.rows[0]
    row.last_on.setText(typed)
    terms_open.terms.save_button.click()

    assert told in row.problem.text()
    assert register.ask(CalendarIs()) == CALENDAR
    assert terms_open.unsaved()


def test_a_day_off_at_a_weekend_is_told_below_its_row(
    terms_open: SettingsScreen,
) -> None:
    row = terms_open.terms.days.rows[0]
    row.closed_on.setText("5 Sep 2026")
    terms_open.terms.save_button.click()

    assert row.problem.text() == "Sat 5 Sep 2026 is at the weekend already."


def test_terms_that_overlap_are_told_below_the_terms(
    register: Register, terms_open: SettingsScreen
) -> None:
    terms_open.terms.terms.rows[1].first_on.setText("10 Dec 2026")
    terms_open.terms.save_button.click()

    problem = terms_open.terms.terms.problem.text()
    assert problem == "Autumn 2026 and Spring 2027 overlap."
    assert register.ask(CalendarIs()) == CALENDAR


def test_next_year_is_copied_can_be_edited_and_is_saved_only_then(
    register: Register, terms_open: SettingsScreen
) -> None:
    terms = terms_open.terms
    terms.copy.click()

    assert terms.year.currentText() == "2027/28"
    assert terms.terms.rows[0].first_on.text() == "Wed 1 Sep 2027"
    assert terms.terms.rows[0].name.text() == "Autumn 2027"
    assert terms.banner.words.text() == COPIED
    assert register.ask(CalendarIs()) == CALENDAR

    terms.terms.rows[0].first_on.setText("3 Sep 2027")
    terms.save_button.click()

    stored = register.ask(CalendarIs())
    assert stored.terms[:2] == CALENDAR.terms
    assert stored.terms[2].first_on == date(2027, 9, 3)
    assert stored.terms[3].first_on == date(2028, 1, 4)


def test_a_year_that_has_dates_is_not_copied_over(
    register: Register, terms_open: SettingsScreen
) -> None:
    other = TermDates("Herbst", date(2027, 9, 6), date(2027, 12, 17))
    register.execute(SetCalendar(Calendar((TERM, other), ())))
    terms_open.terms.copy.click()

    assert [row.name.text() for row in terms_open.terms.terms.rows] == ["Herbst"]
    assert "nothing was copied" in terms_open.terms.banner.words.text()
    assert not terms_open.unsaved()


def test_what_was_typed_in_one_year_is_there_after_a_look_at_another(
    terms_open: SettingsScreen,
) -> None:
    terms = terms_open.terms
    terms.terms.rows[0].name.setText("Michaelmas")
    terms.year.choose(2025)
    assert terms.terms.rows == []
    terms.year.choose(2026)

    assert terms.terms.rows[0].name.text() == "Michaelmas"
    assert terms_open.unsaved()


def test_a_year_with_a_wrong_date_is_mended_before_another_is_shown(
    terms_open: SettingsScreen,
) -> None:
    terms = terms_open.terms
    terms.terms.rows[0].first_on.setText("when it rains")
    terms.year.choose(2027)

    assert terms.year.chosen() == 2026
    assert "Mend 2026/27 first" in terms.banner.words.text()
    assert terms.terms.rows[0].first_on.text() == "when it rains"


def test_a_backup_is_made_and_told(screen: SettingsScreen, qtbot: QtBot) -> None:
    screen.open_section("Backups")
    backups = screen.backups
    assert backups is not None
    assert backups.newest.text() == NONE_YET

    with qtbot.waitSignal(screen.said, timeout=20_000):
        backups.make.click()
        assert not backups.make.isEnabled()

    assert "1 backup; the newest was made on" in backups.newest.text()
    assert "was made and read back" in backups.banner.words.text()
    assert backups.make.isEnabled()


def test_a_backup_that_fails_says_why(
    register: Register, wishes: Preferences, qtbot: QtBot
) -> None:
    assert wishes.settings == Settings()
    section = BackupsSection(register, full_disk)
    qtbot.addWidget(section)
    section.show()
    section.make.click()

    qtbot.waitUntil(section.make.isEnabled)
    assert section.banner.words.text() == "The disk is full. No backup was made."
    assert not section.working.isVisible()


def test_with_nothing_changed_no_second_backup_is_made(
    register: Register, qtbot: QtBot
) -> None:
    section = BackupsSection(register, lambda _register: None)
    qtbot.addWidget(section)
    section.make.click()

    qtbot.waitUntil(section.make.isEnabled)
    assert section.banner.words.text().startswith("Nothing has changed")


def test_a_colour_is_worn_at_once_and_remembered(
    screen: SettingsScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    screen.open_section("Appearance")
    with qtbot.waitSignal(screen.said) as said:
        screen.appearance.themes[Theme.DARK].click()

    assert worn() == DARK
    assert not screen.appearance.cream.isEnabled()
    assert read_settings(tmp_path / "own").theme is Theme.DARK
    assert said.args[0] == "Appearance saved."

    screen.appearance.themes[Theme.LIGHT].click()
    assert worn() == LIGHT


def test_a_cream_ground_is_one_tick(screen: SettingsScreen, tmp_path: Path) -> None:
    screen.open_section("Appearance")
    screen.appearance.cream.click()

    assert read_settings(tmp_path / "own").cream
    assert worn().ground == "#F6EFDF"


def test_larger_text_is_worn_at_once_and_remembered(
    screen: SettingsScreen, tmp_path: Path
) -> None:
    screen.open_section("Appearance")
    before = screen.header.title.sizeHint().height()
    screen.appearance.size_of_text.choose(200)

    assert screen.header.title.sizeHint().height() > 1.8 * before
    assert read_settings(tmp_path / "own").text_percent == 200


def test_the_minutes_until_the_lock_are_remembered(
    screen: SettingsScreen, wishes: Preferences, tmp_path: Path, qtbot: QtBot
) -> None:
    screen.open_section("Appearance")
    with qtbot.waitSignal(wishes.changed):
        screen.appearance.idle.setValue(25)

    assert read_settings(tmp_path / "own").idle_minutes == 25
    screen.appearance.idle.setValue(400)
    assert wishes.settings.idle_minutes == 30


def test_settings_that_cannot_be_written_are_worn_and_told(
    screen: SettingsScreen, tmp_path: Path
) -> None:
    (tmp_path / "own").write_text("in the way")
    screen.open_section("Appearance")
    screen.appearance.themes[Theme.DARK].click()

    assert worn() == DARK
    assert screen.appearance.banner.isVisible()
