"""Who sees Provision, and what they may do there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from senco_app.provision.queries import GroupPage, Interventions
from senco_app.register import SignedIn
from senco_app.roles import Role
from senco_app.ui.main_window import rail_for
from senco_app.ui.provision.group_page import GroupPage as Page
from senco_app.ui.provision.screen import ProvisionScreen
from senco_app.ui.trail import Kind
from tests.ui.provision.building import record
from tests.ui.walls import assert_named_and_reachable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.changes import Changes
    from tests.ui.provision.building import Taught


def sign_in(register: Register, role: Role) -> None:
    register.who = SignedIn("somebody", "Ada Voss", role, "LAPTOP-07")


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        (Role.SENCO, True),
        (Role.DEPUTY_SENCO, True),
        (Role.HEADTEACHER, True),
        (Role.ADMINISTRATOR, False),
    ],
)
def test_the_rail_leads_to_provision_for_those_who_may_read_it(
    register: Register, role: Role, *, sees: bool
) -> None:
    sign_in(register, role)

    assert (Kind.PROVISION in {kind for kind, _, _ in rail_for(register)}) == sees


def test_a_headteacher_reads_everything_and_meets_no_button_that_refuses(
    qtbot: QtBot, register: Register, changes: Changes, taught: Taught
) -> None:
    record(register, taught)
    sign_in(register, Role.HEADTEACHER)
    screen = ProvisionScreen(register, changes)
    qtbot.addWidget(screen)
    screen.resize(1036, 640)
    screen.show()
    assert not screen.groups.add.isVisible()

    screen.groups.open_group(register.ask(GroupPage(taught.group)))
    page = screen.groups.opened
    assert isinstance(page, Page)
    assert page.form.room.isReadOnly()
    assert not page.form.save_button.isVisible()
    assert not page.end.isVisible()
    assert not page.members.adding.isVisible()
    assert_named_and_reachable(screen)

    screen.open_part(screen.week)
    assert not screen.week.key_in.isVisible()
    assert screen.week.sheets.isVisible()
    screen.week.days[0].tiles[0].click()
    assert screen.week.opened is not None
    assert not screen.week.opened.unsaved()
    assert_named_and_reachable(screen)


def test_a_headteacher_reads_the_catalogue(
    qtbot: QtBot, register: Register, changes: Changes, taught: Taught
) -> None:
    assert taught.group
    sign_in(register, Role.HEADTEACHER)
    screen = ProvisionScreen(register, changes)
    qtbot.addWidget(screen)
    screen.show()
    screen.open_part(screen.interventions)
    assert not screen.interventions.add.isVisible()
    screen.interventions.list.chosen.emit(register.ask(Interventions())[0])
    assert_named_and_reachable(screen)
