"""The week: what is planned, what clashes, what is recorded from it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from senco_app.provision.queries import FormerRecordsOf, RecordsOf
from senco_app.ui.provision.session_page import SessionPage
from senco_app.vocabulary import NotRunReason
from tests.ui.provision.building import MONDAY, record, words_on

if TYPE_CHECKING:
    from senco_app.register import Register
    from senco_app.ui.provision.screen import ProvisionScreen
    from senco_app.ui.provision.week import WeekPart
    from tests.ui.provision.building import Taught


@pytest.fixture
def week(screen: ProvisionScreen, taught: Taught) -> WeekPart:
    """Return the week of the register's today."""
    assert taught.group
    screen.show()
    screen.open_part(screen.week)
    return screen.week


def said(week: WeekPart, day: int) -> list[str]:
    return [tile.accessibleName() for tile in week.days[day].tiles]


def open_first(week: WeekPart) -> SessionPage:
    week.days[0].tiles[0].click()
    assert isinstance(week.opened, SessionPage)
    return week.opened


def test_a_day_has_its_sessions_by_time(week: WeekPart) -> None:
    first, second = said(week, 0)

    assert "Mon 8 Feb 2027, 09:00 · 45 min, Speech group" in first
    assert "Quillon Marsh · Rainbow room · 3 pupils" in first
    assert "09:30 · 15 min, Reading" in second


def test_a_clash_is_said_in_words_of_both_sessions(week: WeekPart) -> None:
    for one in said(week, 0):
        assert "Clash: Idris Ahmed, Quillon Marsh" in one

    assert "Idris Ahmed is in two places at 09:30" in week.clashes.text()


def test_an_inset_day_is_named_and_has_no_session(week: WeekPart) -> None:
    assert said(week, 4) == []
    assert week.days[4].closed.text() == "INSET day: Phonics"
    assert week.days[4].closed.isVisible()


def test_half_term_is_named(week: WeekPart) -> None:
    week.after.click()

    assert week.monday == MONDAY + timedelta(weeks=1)
    assert all("Half-term" in day.closed.text() for day in week.days)


def test_a_day_in_no_term_says_no_school(week: WeekPart) -> None:
    week.show_week(date(2027, 8, 11))

    assert {day.closed.text() for day in week.days} == {"No school"}


def test_this_week_leads_back(week: WeekPart) -> None:
    week.before.click()
    week.before.click()

    week.now.click()

    assert week.monday == MONDAY


def test_a_session_is_recorded_by_one_key_a_pupil(
    week: WeekPart, register: Register, taught: Taught
) -> None:
    page = open_first(week)
    rows = page.form.entry.rows
    rows[0].mark.setFocus()

    for row, key in zip(rows, "3A1", strict=True):
        QTest.keyClicks(row.mark, key)
    QTest.keyClick(rows[2].mark, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.form.save()

    (stored,) = register.ask(RecordsOf(taught.first))
    assert [str(m.got_on or m.away_reason) for m in stored.entry.marks] == [
        "did it",
        "absent from school",
        "not yet",
    ]
    assert stored.entry.finished
    assert "recorded" in said(week, 0)[0]


def test_each_key_goes_on_to_the_next_pupil(week: WeekPart) -> None:
    rows = open_first(week).form.entry.rows
    rows[0].mark.setFocus()

    QTest.keyClicks(rows[0].mark, "2")

    assert week.focusWidget() is rows[1].mark


def test_who_is_not_marked_is_said_and_nothing_is_lost(
    week: WeekPart, register: Register, taught: Taught
) -> None:
    page = open_first(week)
    QTest.keyClicks(page.form.entry.rows[0].mark, "3")
    page.form.entry.rows[0].words.setText("Twice without help")

    page.form.save_button.click()

    names = [row.member.name for row in page.form.entry.rows[1:]]
    assert all(name in page.form.entry.problem.text() for name in names)
    assert "2 pupils are not marked yet" in page.form.entry.problem.text()
    assert week.focusWidget() is page.form.entry.rows[1].mark
    assert page.form.entry.rows[0].words.words() == "Twice without help"
    assert register.ask(RecordsOf(taught.first)) == ()


def test_a_session_not_run_asks_for_no_marks(
    week: WeekPart, register: Register, taught: Taught
) -> None:
    page = open_first(week)

    page.form.entry.ran.choose(NotRunReason.ADULT_ON_COVER)
    assert not page.form.entry.rows[0].mark.isVisible()
    page.form.save_button.click()

    (stored,) = register.ask(RecordsOf(taught.first))
    assert stored.entry.reason is NotRunReason.ADULT_ON_COVER
    assert "not run: adult on cover" in said(week, 0)[0]


def test_no_minutes_are_refused_beside_the_field(week: WeekPart) -> None:
    page = open_first(week)
    page.form.entry.ran.choose(NotRunReason.EVENT)
    page.form.entry.minutes.setValue(0)

    page.form.save_button.click()

    assert "Enter minutes from 1" in page.form.entry.fields["minutes"].problem.text()


def test_a_correction_asks_why_and_keeps_what_stood_before(
    week: WeekPart, register: Register, taught: Taught
) -> None:
    record(register, taught)
    page = open_first(week)
    QTest.keyClicks(page.form.entry.rows[0].mark, "A")
    page.form.save_button.click()
    assert "Say why" in page.form.fields["why"].problem.text()

    page.form.why.setText("marked the wrong child")
    page.form.save_button.click()

    former = register.ask(FormerRecordsOf(taught.first))
    assert former[0].why == "marked the wrong child"
    words = words_on(open_first(week))
    assert "What stood before" in words
    assert "because: marked the wrong child" in words
    assert "here, did it" in words


def test_a_session_to_come_cannot_be_recorded(week: WeekPart) -> None:
    week.show_week(date(2027, 2, 22))
    page = open_first(week)

    assert not page.form.isVisible()
    assert "still to come" in page.hint.text()


def test_what_was_keyed_is_here_again(week: WeekPart) -> None:
    page = open_first(week)
    QTest.keyClicks(page.form.entry.rows[0].mark, "3")
    page.form.entry.rows[0].words.setText("Read a page")
    page.back.click()

    again = open_first(week)

    assert again.form.entry.rows[0].mark.currentText().endswith("did it")
    assert again.form.entry.rows[0].words.words() == "Read a page"


def test_only_one_adult_s_sessions_are_shown_if_chosen(week: WeekPart) -> None:
    assert [words for words, _ in week.who.offered()] == ["Everybody", "Quillon Marsh"]

    week.who.setCurrentIndex(1)
    week.who.activated.emit(1)

    assert len(said(week, 0)) == 2
