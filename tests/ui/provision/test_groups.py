"""Groups as a SENCO plans them."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from senco_app.provision.commands import EndGroup
from senco_app.provision.queries import GroupPage as GroupQuestion
from senco_app.provision.queries import Groups
from senco_app.provision.records import Slot
from senco_app.ui.provision.group_page import GroupPage
from senco_app.ui.settings.asking import AskDialog
from tests.ui.people import add_pupil, agree_plan, start_cycle
from tests.ui.provision.building import NINE, SPRING, begin, words_on
from tests.ui.turning import in_the_loop

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.provision.screen import ProvisionScreen
    from tests.ui.provision.building import Taught


@pytest.fixture
def page(screen: ProvisionScreen, register: Register, taught: Taught) -> GroupPage:
    """Return the page of the speech group."""
    screen.show()
    screen.groups.open_group(register.ask(GroupQuestion(taught.group)))
    opened = screen.groups.opened
    assert isinstance(opened, GroupPage)
    return opened


@pytest.fixture
def new_page(screen: ProvisionScreen, taught: Taught) -> GroupPage:
    """Return the page of a group that is begun now."""
    assert taught.group
    screen.show()
    screen.groups.add.click()
    opened = screen.groups.opened
    assert isinstance(opened, GroupPage)
    return opened


def fill(page: GroupPage) -> None:
    """Type a whole group."""
    form = page.form
    form.intervention.setCurrentIndex(1)
    form.leader.setCurrentIndex(1)
    form.name.setText("Tuesday talkers")
    form.slots.add_button.click()
    row = form.slots.rows[0]
    row.weekday.setCurrentIndex(1)  # type: ignore[attr-defined]
    row.starts_at.setText("1.15")  # type: ignore[attr-defined]


def rows(screen: ProvisionScreen) -> list[str]:
    sorter = screen.groups.list.sorter
    return [str(sorter.index(at, 0).data()) for at in range(sorter.rowCount())]


def test_the_list_stays_until_a_group_is_ready_to_be_shown(
    qtbot: QtBot, screen: ProvisionScreen, register: Register, taught: Taught
) -> None:
    screen.show()
    group = register.ask(GroupQuestion(taught.group))
    part, then = screen.groups, list[object]()

    def open_both() -> None:
        part.open_group(group)
        part.open_group(None)
        then.extend([part.opened, part.stack.currentWidget()])

    in_the_loop(qtbot, screen, open_both)

    assert then == [None, part.list]
    assert isinstance(part.opened, GroupPage)
    assert part.opened.group is None
    assert part.stack.currentWidget() is part.opened
    assert part.stack.count() == 2  # the list, and this one


def test_groups_say_who_leads_them_when_and_how_many(
    screen: ProvisionScreen, taught: Taught
) -> None:
    assert taught.group
    screen.show()

    sorter = screen.groups.list.sorter
    said = [str(sorter.index(1, at).data()) for at in range(sorter.columnCount())]
    assert said[:5] == [
        "Speech group",
        "Quillon Marsh",
        "Mon and Fri 09:00",
        "45",
        "3 pupils",
    ]
    assert str(sorter.index(0, 4).data()) == "one to one"


def test_typed_words_find_a_group_by_its_pupil(
    screen: ProvisionScreen, taught: Taught
) -> None:
    assert taught.group
    screen.show()

    QTest.keyClicks(screen.groups.filter, "noah")

    assert rows(screen) == ["Speech group"]


def test_a_new_group_is_saved_and_asks_for_its_members(
    new_page: GroupPage, register: Register
) -> None:
    assert not new_page.members.isVisible()
    fill(new_page)
    new_page.form.save_button.click()

    group = next(g for g in register.ask(Groups()) if g.name == "Tuesday talkers")
    assert group.slots == (Slot(1, time(13, 15)),)
    assert (group.minutes, group.weeks) == (30, 10)
    assert new_page.members.isVisible()
    assert new_page.focusWidget() is new_page.members.picker.typed_words


@pytest.mark.parametrize(
    ("field", "spoil", "words"),
    [
        ("intervention_id", "intervention", "Choose the intervention."),
        ("leader_id", "leader", "Choose who leads the group."),
    ],
)
def test_what_lacks_is_said_beside_its_field(
    new_page: GroupPage, field: str, spoil: str, words: str
) -> None:
    fill(new_page)
    getattr(new_page.form, spoil).setCurrentIndex(0)

    new_page.form.save_button.click()

    assert new_page.form.fields[field].problem.text() == words
    assert new_page.form.name.words() == "Tuesday talkers"


@pytest.mark.parametrize(("name", "least"), [("minutes", 0), ("weeks", 0)])
def test_no_minutes_and_no_weeks_are_refused_beside_the_field(
    new_page: GroupPage, name: str, least: int
) -> None:
    fill(new_page)
    getattr(new_page.form, name).setValue(least)

    new_page.form.save_button.click()

    assert f"Enter {name} from 1" in new_page.form.fields[name].problem.text()


@pytest.mark.parametrize("typed", ["25:00", "nine", "9:75", "13:15:20"])
def test_a_time_that_is_none_stays_and_is_said(new_page: GroupPage, typed: str) -> None:
    fill(new_page)
    row = new_page.form.slots.rows[0]
    row.starts_at.setText(typed)  # type: ignore[attr-defined]

    new_page.form.save_button.click()

    assert "is not a time" in new_page.form.fields["slots"].problem.text()
    assert row.starts_at.text() == typed  # type: ignore[attr-defined]


def test_the_same_time_twice_is_refused(new_page: GroupPage) -> None:
    fill(new_page)
    new_page.form.slots.add_button.click()
    row = new_page.form.slots.rows[1]
    row.weekday.setCurrentIndex(1)  # type: ignore[attr-defined]
    row.starts_at.setText("13:15")  # type: ignore[attr-defined]

    new_page.form.save_button.click()

    assert "twice" in new_page.form.fields["slots"].problem.text()


def test_a_group_without_a_time_is_refused(new_page: GroupPage) -> None:
    fill(new_page)
    new_page.form.slots.rows[0].remove.click()

    new_page.form.save_button.click()

    assert "at least one" in new_page.form.fields["slots"].problem.text()


def test_leaving_a_half_typed_group_loses_no_word(
    screen: ProvisionScreen, new_page: GroupPage
) -> None:
    fill(new_page)
    new_page.back.click()
    assert not new_page.isVisible()

    screen.groups.add.click()

    again = screen.groups.opened
    assert isinstance(again, GroupPage)
    assert again.form.name.words() == "Tuesday talkers"
    assert again.form.slots.rows[0].starts_at.text() == "1.15"  # type: ignore[attr-defined]
    assert "unsaved words" in words_on(again)


def test_a_pupil_is_found_by_letters_and_taken_with_enter(
    page: GroupPage, register: Register, taught: Taught
) -> None:
    new = add_pupil(register, "Reid", "Tyler")
    page.members.picker.clear()

    QTest.keyClicks(page.members.picker.typed_words, "tyl")
    QTest.keyClick(page.members.picker.typed_words, Qt.Key.Key_Return)
    page.members.add.click()

    group = register.ask(GroupQuestion(taught.group))
    assert new in {member.pupil_id for member in group.members}
    assert "Tyler Reid" in words_on(page.members)


def test_a_member_is_linked_to_an_outcome_of_the_open_cycle(
    page: GroupPage, register: Register, taught: Taught
) -> None:
    new = add_pupil(register, "Reid", "Tyler")
    cycle = start_cycle(register, new, days_ago=20)
    agree_plan(register, cycle, on=date(2027, 1, 25), review_by=date(2027, 3, 15))
    members = page.members
    QTest.keyClicks(members.picker.typed_words, "tyler reid")
    QTest.keyClick(members.picker.typed_words, Qt.Key.Key_Return)

    members.outcome.setCurrentIndex(1)
    members.add.click()

    group = register.ask(GroupQuestion(taught.group))
    member = next(one for one in group.members if one.pupil_id == new)
    assert member.outcome == "Asks for help"
    assert "For: Asks for help" in words_on(page.members)


def test_nobody_can_be_in_a_group_twice_at_once(page: GroupPage) -> None:
    members = page.members
    QTest.keyClicks(members.picker.typed_words, "amelia")
    QTest.keyClick(members.picker.typed_words, Qt.Key.Key_Return)

    members.add.click()

    assert "in the group already" in members.fields["pupil_id"].problem.text()
    assert members.picker.pupil_id


def test_a_last_day_before_the_first_is_said_beside_it(
    page: GroupPage, register: Register
) -> None:
    add_pupil(register, "Reid", "Tyler")
    members = page.members
    QTest.keyClicks(members.picker.typed_words, "tyler")
    QTest.keyClick(members.picker.typed_words, Qt.Key.Key_Return)
    members.from_on.setText("9 Feb 2027")
    members.until_on.setText("8 Feb 2027")

    members.add.click()

    assert "before the first" in members.fields["until_on"].problem.text()


def test_adding_without_choosing_a_pupil_says_what_to_do(page: GroupPage) -> None:
    page.members.add.click()

    assert "choose the pupil" in page.members.fields["pupil_id"].problem.text()


def test_a_group_without_members_says_so(
    screen: ProvisionScreen, register: Register, taught: Taught
) -> None:
    assert taught.group
    empty = begin(register, "Nobody yet", Slot(1, NINE))
    screen.show()
    screen.groups.open_group(register.ask(GroupQuestion(empty)))

    assert "Nobody is in this group yet" in words_on(screen)


def test_an_ended_group_is_shown_only_if_asked_for(
    screen: ProvisionScreen, register: Register, taught: Taught
) -> None:
    group = register.ask(GroupQuestion(taught.group))
    register.execute(EndGroup(group.id, group.version, SPRING.first_on))
    screen.show()
    assert rows(screen) == ["Reading"]

    screen.groups.ended.click()

    assert rows(screen) == ["Reading", "Speech group"]


def test_a_group_is_ended_by_a_day(
    page: GroupPage, register: Register, taught: Taught, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(dialog: AskDialog) -> int:
        dialog.do_it.click()
        return dialog.result()

    monkeypatch.setattr(AskDialog, "exec", answer)

    page.end.click()

    assert register.ask(GroupQuestion(taught.group)).ended_on == register.today()
    assert page.go_on.isVisible()


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(
    page: GroupPage, register: Register, taught: Taught
) -> None:
    page.form.room.setText("Library")
    group = register.ask(GroupQuestion(taught.group))
    register.execute(EndGroup(group.id, group.version, None))
    stored = register.ask(GroupQuestion(taught.group))
    assert page.form.stored is not None
    assert stored.version != page.form.stored.version or stored == group

    page.form.save_button.click()

    assert page.form.room.words() == "Library"
