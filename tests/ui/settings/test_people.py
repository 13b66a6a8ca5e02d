from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from senco_app.bootstrap import open_register
from senco_app.errors import WrongPasswordError
from senco_app.people.queries import People
from senco_app.people.records import Newcomer
from senco_app.people.tasks import AddPerson
from senco_app.roles import Role
from senco_app.ui.settings.people import PeopleSection
from senco_app.ui.turns import at_once
from tests.conftest import PASSWORD, QUICK, TODAY
from tests.ui.walls import (
    assert_named_and_reachable,
    assert_nothing_cut,
    assert_plain_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from senco_app.places import Laptop
    from senco_app.register import Register
    from senco_app.ui.settings.asking import AskDialog
    from senco_app.ui.settings.screen import SettingsScreen
    from tests.conftest import FixedClock

NEW = "harbour tulip engine seventeen"
WAIT_MS = 20_000


@pytest.fixture
def people(screen: SettingsScreen) -> PeopleSection:
    screen.open_section("People")
    return screen.people


@pytest.fixture
def with_ada(register: Register, people: PeopleSection) -> PeopleSection:
    newcomer = Newcomer("Ada <b>Voss</b>", Role.HEADTEACHER, date(2027, 1, 4))
    register.look_after(AddPerson(newcomer, NEW, PASSWORD, QUICK))
    people.refresh()
    QApplication.processEvents()
    return people


def labels(section: PeopleSection) -> list[str]:
    QApplication.processEvents()  # what was just listed is shown by then
    shown = section.people.findChildren(QLabel)
    return [label.text() for label in shown if label.isVisible()]


def fill(people: PeopleSection, name: str, proof: str) -> None:
    people.add.name.setText(name)
    people.add.role.choose(Role.ADMINISTRATOR)
    people.add.until_on.setText("23 Jul 2027")
    people.add.password.first.setText(NEW)
    people.add.password.second.setText(NEW)
    people.add.proof.setText(proof)


def in_dialog(people: PeopleSection, act: Callable[[AskDialog], None]) -> None:
    """Do this in the dialog that opens next."""

    def later() -> None:
        assert people.dialog is not None
        act(people.dialog)

    QTimer.singleShot(0, later)


def press(people: PeopleSection, name: str) -> None:
    """Press the act of that name in the list of people."""
    for button in people.people.findChildren(QPushButton):
        if button.accessibleName() == name and button.isVisible():
            button.click()
            return
    pytest.fail(f"no button {name}")


def test_people_are_used_by_keyboard_alone_and_nothing_is_cut(
    screen: SettingsScreen, with_ada: PeopleSection
) -> None:
    assert with_ada.isVisible()
    assert_named_and_reachable(screen)
    assert_plain_text(screen)
    assert_nothing_cut(screen)


def test_everybody_is_listed_with_role_and_days(with_ada: PeopleSection) -> None:
    shown = labels(with_ada)

    assert "Quillon Marsh" in shown
    assert "You" in shown
    assert "Ada <b>Voss</b>" in shown
    assert "Headteacher from Mon 4 Jan 2027" in shown


def test_a_person_is_added_with_a_password_of_their_own(
    register: Register,
    screen: SettingsScreen,
    people: PeopleSection,
    clock: FixedClock,
    laptop: Laptop,
    qtbot: QtBot,
) -> None:
    fill(people, "Bo Lind", PASSWORD)
    assert screen.unsaved()
    with qtbot.waitSignal(screen.said, timeout=WAIT_MS) as said:
        people.add.act.click()

    assert said.args[0] == "Bo Lind can sign in from now on."
    assert "SEN administrator from Tue 9 Feb 2027 until Fri 23 Jul 2027" in labels(
        people
    )
    assert people.add.proof.text() == people.add.password.first.text() == ""
    assert not screen.unsaved()
    folder = register.folder
    register.close()
    with open_register(
        folder, NEW, person="Bo Lind", clock=clock, cost=QUICK, laptop=laptop
    ) as opened:
        assert opened.who.role is Role.ADMINISTRATOR


def test_without_ones_own_password_nobody_is_added(
    register: Register, people: PeopleSection, qtbot: QtBot
) -> None:
    fill(people, "Bo Lind", "not my password at all")
    people.add.act.click()
    qtbot.waitUntil(people.add.proof_field.problem.isVisible, timeout=WAIT_MS)

    assert len(register.ask(People())) == 1
    assert people.add.name.text() == "Bo Lind"


@pytest.mark.parametrize(
    ("field", "typed"), [("password", "short"), ("from_on", "soon"), ("from_on", "")]
)
def test_what_is_wrong_about_a_newcomer_is_told_beside_its_field(
    people: PeopleSection, field: str, typed: str
) -> None:
    fill(people, "Bo Lind", PASSWORD)
    editor = people.add.from_on if field == "from_on" else people.add.password.first
    editor.setText(typed)
    people.add.act.click()

    assert people.add.fields[field].problem.isVisible()


def test_a_name_that_is_taken_is_told_beside_the_name(
    people: PeopleSection, qtbot: QtBot
) -> None:
    fill(people, "Quillon Marsh", PASSWORD)
    people.add.act.click()
    problem = people.add.fields["name"].problem
    qtbot.waitUntil(problem.isVisible, timeout=WAIT_MS)

    assert problem.text()


def test_ones_own_password_is_changed(
    register: Register,
    screen: SettingsScreen,
    people: PeopleSection,
    clock: FixedClock,
    laptop: Laptop,
    qtbot: QtBot,
) -> None:
    people.own.proof.setText(PASSWORD)
    people.own.password.first.setText(NEW)
    people.own.password.second.setText(NEW)
    with qtbot.waitSignal(screen.said, timeout=WAIT_MS) as said:
        people.own.act.click()

    assert said.args[0] == "Your password was changed."
    assert people.own.password.first.text() == ""
    folder = register.folder
    register.close()
    with pytest.raises(WrongPasswordError):
        open_register(folder, PASSWORD, clock=clock, cost=QUICK, laptop=laptop)
    open_register(folder, NEW, clock=clock, cost=QUICK, laptop=laptop).close()


def test_a_wrong_old_password_changes_nothing(
    people: PeopleSection, qtbot: QtBot
) -> None:
    people.own.proof.setText("not my password at all")
    people.own.password.first.setText(NEW)
    people.own.password.second.setText(NEW)
    people.own.act.click()
    qtbot.waitUntil(people.own.proof_field.problem.isVisible, timeout=WAIT_MS)

    assert people.own.password.first.text() == NEW


def test_a_role_is_given_from_a_day(
    register: Register, with_ada: PeopleSection
) -> None:
    def give(dialog: AskDialog) -> None:
        assert_named_and_reachable(dialog)
        assert_plain_text(dialog)
        assert_nothing_cut(dialog)
        first = dialog.fields["from_on"].editor
        first.setProperty("text", "")
        dialog.do_it.click()
        assert dialog.fields["from_on"].problem.text() == "Enter the first day."
        first.setProperty("text", "1 Mar 2027")
        dialog.do_it.click()

    in_dialog(with_ada, give)
    press(with_ada, "Give Ada <b>Voss</b> a role")

    ada = next(p for p in register.ask(People()) if p.name.startswith("Ada"))
    assert [one.role for one in ada.appointments] == [Role.HEADTEACHER, Role.SENCO]
    assert "SENCO from Mon 1 Mar 2027" in labels(with_ada)


def test_a_role_is_ended_on_a_day(register: Register, with_ada: PeopleSection) -> None:
    in_dialog(with_ada, lambda dialog: dialog.do_it.click())
    press(with_ada, "End Ada <b>Voss</b>’s role as Headteacher")

    ada = next(p for p in register.ask(People()) if p.name.startswith("Ada"))
    assert ada.appointments[0].until_on == TODAY


def test_the_last_sencos_role_cannot_be_ended(
    register: Register, people: PeopleSection
) -> None:
    def end(dialog: AskDialog) -> None:
        dialog.do_it.click()
        assert dialog.banner.words.text() or dialog.fields["until_on"].problem.text()
        dialog.leave.click()

    in_dialog(people, end)
    press(people, "End Quillon Marsh’s role as SENCO")

    assert register.ask(People())[0].appointments[0].until_on is None


def test_a_person_is_removed_once_confirmed(
    register: Register,
    with_ada: PeopleSection,
    clock: FixedClock,
    laptop: Laptop,
    qtbot: QtBot,
) -> None:
    in_dialog(with_ada, lambda dialog: dialog.do_it.click())
    press(with_ada, "Remove Ada <b>Voss</b>")
    qtbot.waitUntil(
        lambda: "can no longer open" in with_ada.banner.words.text(), timeout=WAIT_MS
    )

    assert "Removed on Tue 9 Feb 2027" in labels(with_ada)
    folder = register.folder
    register.close()
    open_register(folder, PASSWORD, clock=clock, cost=QUICK, laptop=laptop).close()


def test_who_thinks_again_removes_nobody(
    register: Register, with_ada: PeopleSection, qtbot: QtBot
) -> None:
    in_dialog(with_ada, lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    press(with_ada, "Remove Ada <b>Voss</b>")

    assert all(person.removed_on is None for person in register.ask(People()))


def test_nobody_takes_their_own_key_away(people: PeopleSection) -> None:
    names = [
        button.accessibleName()
        for button in people.people.findChildren(QPushButton)
        if button.isVisible()
    ]

    assert "Remove Quillon Marsh" not in names
    assert "Give Quillon Marsh a role" in names


def test_who_may_not_decide_sees_people_and_changes_only_their_own_password(
    register: Register,
    clock: FixedClock,
    laptop: Laptop,
    qtbot: QtBot,
) -> None:
    newcomer = Newcomer("Ada Voss", Role.HEADTEACHER, date(2027, 1, 4))
    register.look_after(AddPerson(newcomer, NEW, PASSWORD, QUICK))
    folder = register.folder
    register.close()
    with open_register(
        folder, NEW, person="Ada Voss", clock=clock, cost=QUICK, laptop=laptop
    ) as opened:
        section = PeopleSection(opened, QUICK)
        qtbot.addWidget(section)
        at_once(section.filling())
        section.show()

        assert not section.add.isVisible()
        assert section.own.isVisible()
        assert "Quillon Marsh" in labels(section)
