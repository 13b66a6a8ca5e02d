"""The SENCO's view of sessions: planned, given, not run, not recorded, to decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

import pytest

from senco_app.models.provision import ProvisionSession, SessionMark
from senco_app.provision.queries import RecordsOf, ToDecide
from senco_app.register import Topic
from senco_app.roles import Permission
from senco_app.ui.provision.screen import PARTS
from senco_app.ui.provision.session_page import SessionPage
from senco_app.vocabulary import GotOn, NotRunReason, Presence
from tests.ui.provision.building import SPRING, record, words_on
from tests.ui.walls import assert_named_and_reachable, assert_plain_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from senco_app.provision.records import SessionKey
    from senco_app.register import Register, Work
    from senco_app.ui.provision.screen import ProvisionScreen
    from senco_app.ui.provision.sessions import SessionsPart
    from tests.ui.provision.building import Taught


@dataclass(frozen=True, slots=True)
class HandBack:
    """Write what a book said of a session, as a merge does."""

    permission: ClassVar[Permission] = Permission.RECORD_SESSION
    act: ClassVar[str] = "merge"

    key: SessionKey
    pupil_id: str

    def run(self, work: Work) -> None:
        """Add the record, with one pupil away, by a clock that is in doubt."""
        row = ProvisionSession(
            group_id=self.key.group_id,
            held_on=self.key.held_on,
            starts_at=self.key.starts_at,
            source="LAPTOP-12",
            minutes=20,
            finished=True,
            recorded_by="Jo <b>Pritchard</b>",
            recorded_at=datetime(2027, 2, 8, 10, 0, tzinfo=UTC),
            clock_doubtful=True,
        )
        work.session.add(row)
        work.session.flush()
        work.session.add(
            SessionMark(
                session_id=row.id, pupil_id=self.pupil_id, presence=Presence.AWAY
            )
        )
        work.about("session", row.id)
        work.changed.add(Topic.PROVISION)


@pytest.fixture
def part(screen: ProvisionScreen, taught: Taught) -> SessionsPart:
    """Return the part of the sessions, on show."""
    assert taught.group
    screen.show()
    screen.open_part(screen.sessions)
    return screen.sessions


def cells(part: SessionsPart) -> list[list[str]]:
    sorter = part.list.sorter
    return [
        [str(sorter.index(row, at).data()) for at in range(sorter.columnCount())]
        for row in range(sorter.rowCount())
    ]


def count_by(part: SessionsPart, place: int) -> None:
    part.by.setCurrentIndex(place)
    part.by.activated.emit(place)


def test_the_term_that_is_now_is_counted_first(part: SessionsPart) -> None:
    assert part.term.currentText() == "Spring 2027"
    assert (part.from_on.day(), part.to_on.day()) == (SPRING.first_on, SPRING.last_on)


def test_groups_are_counted_until_today(
    part: SessionsPart, register: Register, taught: Taught
) -> None:
    record(register, taught)

    reading, speech = cells(part)

    # Mondays and Fridays from 5 Jan to 8 Feb are ten, Mondays alone five.
    assert speech[:7] == ["Speech group", "10", "1", "10 %", "45 min", "7 h 30", "9"]
    assert reading[:3] == ["Reading", "5", "0"]
    assert "1 of 15 sessions given" in part.list.told.text()


def test_pupils_and_weeks_are_counted_too(part: SessionsPart) -> None:
    count_by(part, 1)
    assert len(cells(part)) == 3

    count_by(part, 2)
    assert len(cells(part)) == 6


def test_why_a_session_did_not_run_is_counted(
    screen: ProvisionScreen, part: SessionsPart
) -> None:
    screen.open_part(screen.week)
    screen.week.days[0].tiles[0].click()
    page = screen.week.opened
    assert isinstance(page, SessionPage)
    page.form.entry.ran.choose(NotRunReason.ADULT_ABSENT)
    page.form.save_button.click()

    screen.open_part(screen.sessions)

    assert cells(part)[1][7] == "1 (1 adult absent)"


@pytest.mark.parametrize(
    ("first", "last", "field", "words"),
    [
        ("", "9 Feb 2027", "from_on", "Enter the first day."),
        ("9 Feb 2027", "", "to_on", "Enter the last day."),
        ("9 Feb 2027", "8 Feb 2027", "to_on", "before the first"),
        ("9 Fbr", "9 Feb 2027", "from_on", "not a date"),
    ],
)
def test_days_that_cannot_be_counted_are_said_beside_the_field(
    part: SessionsPart, first: str, last: str, field: str, words: str
) -> None:
    part.from_on.setText(first)
    part.to_on.setText(last)

    part.refresh()

    assert words in part.fields[field].problem.text()
    assert (part.from_on.text(), part.to_on.text()) == (first, last)


def test_own_days_are_no_term(part: SessionsPart) -> None:
    part.to_on.setText("8 Feb 2027")
    part.to_on.editingFinished.emit()

    assert part.term.currentText() == "other days"


def test_a_week_leads_to_its_sessions_and_a_group_to_its_page(
    screen: ProvisionScreen, part: SessionsPart
) -> None:
    count_by(part, 2)
    part.list.table.selectRow(5)
    part.list.open_chosen()
    assert screen.tabs.currentIndex() == PARTS.index(screen.week.title)
    assert screen.week.monday.isoformat() == "2027-02-08"

    screen.open_part(screen.sessions)
    count_by(part, 0)
    part.list.open_chosen()
    assert screen.groups.opened is not None


def test_a_pupil_leads_to_the_pupil_s_page(
    qtbot: QtBot, screen: ProvisionScreen, part: SessionsPart, taught: Taught
) -> None:
    count_by(part, 1)
    part.list.table.selectRow(0)

    with qtbot.waitSignal(screen.pupil_requested) as asked:
        part.list.open_chosen()

    assert asked.args == [taught.pupils[1]]  # Amelia Hughes


def test_two_records_stand_side_by_side_until_one_is_chosen(
    screen: ProvisionScreen, part: SessionsPart, register: Register, taught: Taught
) -> None:
    record(register, taught)
    register.execute(HandBack(taught.first, taught.pupils[0]))
    assert "1 session has two records" in part.decide.words.text()

    part.decide.act.click()

    page = part.opened
    assert isinstance(page, SessionPage)
    words = words_on(page)
    assert "Jo <b>Pritchard</b>" in words
    assert "from LAPTOP-12" in words
    assert "clock in doubt" in words
    assert "ran, 45 minutes" in words
    assert "ran, 20 minutes" in words
    assert not page.form.isVisible()
    assert_named_and_reachable(screen)
    assert_plain_text(screen)

    page.records.buttons[1].click()

    assert register.ask(ToDecide()) == ()
    standing = [
        one.source for one in register.ask(RecordsOf(taught.first)) if one.standing
    ]
    assert standing == ["LAPTOP-12"]
    assert "does not count" in words_on(page)
    assert not part.decide.isVisible()


def test_a_correction_of_what_a_book_said_stands_as_the_register_s_own(
    screen: ProvisionScreen, part: SessionsPart, register: Register, taught: Taught
) -> None:
    assert part.isVisible()
    register.execute(HandBack(taught.first, taught.pupils[0]))
    screen.open_part(screen.week)
    screen.week.days[0].tiles[0].click()
    page = screen.week.opened
    assert isinstance(page, SessionPage)
    for row in page.form.entry.rows:
        row.mark.choose((Presence.HERE, GotOn.NEARLY))
    page.form.why.setText("asked Jo")
    page.form.save_button.click()

    records = {one.source: one for one in register.ask(RecordsOf(taught.first))}
    assert records[""].standing
    assert not records["LAPTOP-12"].standing
    assert records["LAPTOP-12"].entry.minutes == 20
