"""Every part and page of Provision: by keyboard, named, plain, nothing cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from senco_app.provision.queries import GroupPage, Interventions
from senco_app.provision.records import Slot
from senco_app.settings import Settings
from senco_app.ui import theme
from senco_app.ui.provision.screen import PARTS
from tests.ui.provision.building import MONDAY, NINE, begin, record, words_on
from tests.ui.walls import (
    assert_named_and_reachable,
    assert_nothing_cut,
    assert_plain_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from senco_app.register import Register
    from senco_app.ui.provision.screen import ProvisionScreen
    from tests.ui.provision.building import Taught


@pytest.fixture(params=[100, 200])
def percent(request: pytest.FixtureRequest, dressed: QApplication) -> Iterator[int]:
    """Show text of this size while the test runs."""
    size = int(request.param)
    theme.dress(dressed, Settings(text_percent=size))
    yield size
    theme.dress(dressed)


def assert_sound(screen: ProvisionScreen) -> None:
    for _ in range(3):  # layouts inside layouts take a turn each
        QApplication.processEvents()
    assert_named_and_reachable(screen)
    assert_plain_text(screen)
    assert_nothing_cut(screen)


@pytest.mark.parametrize("part", range(len(PARTS)))
def test_every_part_is_sound(
    percent: int, screen: ProvisionScreen, taught: Taught, part: int
) -> None:
    assert taught.group
    screen.resize(1036 if percent == 100 else 860, 640)
    screen.show()
    screen.tabs.setCurrentIndex(part)

    assert_sound(screen)


@pytest.mark.parametrize("part", range(len(PARTS)))
def test_every_part_of_an_empty_register_says_what_to_do(
    screen: ProvisionScreen, part: int
) -> None:
    screen.show()
    screen.tabs.setCurrentIndex(part)

    assert_sound(screen)
    assert "No" in words_on(screen)


def open_page(
    screen: ProvisionScreen, register: Register, taught: Taught, page: str
) -> None:
    if page == "group":
        screen.open_part(screen.groups)
        screen.groups.open_group(register.ask(GroupPage(taught.group)))
    elif page == "new group":
        screen.open_part(screen.groups)
        screen.groups.open_group(None)
    elif page == "intervention":
        screen.open_part(screen.interventions)
        screen.interventions.list.chosen.emit(register.ask(Interventions())[0])
    else:
        screen.open_part(screen.week)
        open_week_page(screen, page)


def open_week_page(screen: ProvisionScreen, page: str) -> None:
    screen.week.show_week(MONDAY)
    if page == "session":
        screen.week.days[0].tiles[0].click()
    elif page == "sheets":
        screen.week.open_sheets()
    else:
        screen.week.key_in.click()


@pytest.mark.parametrize(
    "page", ["group", "new group", "intervention", "session", "sheets", "keying"]
)
def test_every_page_is_sound(
    register: Register,
    screen: ProvisionScreen,
    taught: Taught,
    percent: int,
    page: str,
) -> None:
    record(register, taught)
    screen.resize(1036 if percent == 100 else 860, 640)
    screen.show()
    open_page(screen, register, taught, page)

    assert_sound(screen)


def test_hostile_words_stand_as_they_were_typed(
    register: Register, screen: ProvisionScreen, taught: Taught
) -> None:
    assert taught.group
    hostile = '<b>Wye & "bank"</b> 😀 Ł'
    group = begin(register, hostile, Slot(1, NINE))
    screen.show()
    screen.groups.open_group(register.ask(GroupPage(group)))

    assert hostile in words_on(screen)
    assert_plain_text(screen)
