"""Looking at a pupil is told once, and shows nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from senco_app.drafts.queries import DraftPlaces
from senco_app.models.history import History
from senco_app.pupils.commands.viewing import ViewPupil
from senco_app.pupils.queries import PupilPage
from senco_app.ui.cycles.screen import CycleScreen
from senco_app.ui.pupil.screen import PupilScreen
from tests.ui.cycles.building import add_pupil, reviewed

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.changes import Changes
    from senco_app.ui.pupil.sheet import PupilSheet

    Opened = Callable[[str], PupilSheet]


def looks(register: Register) -> list[str]:
    """Return whom the history says somebody looked at."""
    lines = register.ask(History())
    return [line.entity_id for line in lines if line.act == ViewPupil.act]


def words(root: QWidget) -> str:
    """Return all that can be read on a screen, and what a screen reader says."""
    said = [one.accessibleName() for one in root.findChildren(QWidget)]
    said += [one.text() for one in root.findChildren(QLabel)]
    said += [one.text() for one in root.findChildren(QLineEdit)]
    said += [one.text() for one in root.findChildren(QAbstractButton)]
    said += [one.toPlainText() for one in root.findChildren(QPlainTextEdit)]
    return "\n".join(said)


def test_a_pupil_looked_at_again_and_again_is_told_once(
    qtbot: QtBot, register: Register, changes: Changes, screen: PupilScreen
) -> None:
    made = reviewed(register)
    other = add_pupil(register, "Tamsin")
    cycles = CycleScreen(register, changes)
    qtbot.addWidget(cycles)

    for pupil_id in (made.pupil_id, other, made.pupil_id):
        screen.show_pupil(pupil_id)
    cycles.show_cycle(made.cycle_id)
    cycles.show_cycle(f"{made.cycle_id}/Plan")

    assert sorted(looks(register)) == sorted([made.pupil_id, other])


@pytest.mark.parametrize(
    "parts", [("overview", "profile", "needs"), ("cycles", "ehc", "details")]
)
def test_no_other_pupils_name_is_on_the_page(
    register: Register, screen: PupilScreen, opened: Opened, parts: tuple[str, ...]
) -> None:
    made = reviewed(register)
    opened(add_pupil(register, "Tamsin"))
    sheet = opened(made.pupil_id)

    for part in parts:
        sheet.open_part(part)

    assert "Orla" in words(screen)
    assert "Tamsin" not in words(sheet)


def test_a_profile_that_was_begun_comes_back(
    qtbot: QtBot, register: Register, changes: Changes, opened: Opened
) -> None:
    pupil_id = add_pupil(register)
    first = opened(pupil_id)
    first.profile.words["support"].show_words("Show me\u00a0first")
    first.details.lines["form"].show_words("5 Elm")
    assert first.keep_drafts()

    again = PupilScreen(register, changes)
    qtbot.addWidget(again)
    again.show_pupil(pupil_id)
    assert again.sheet is not None

    assert again.sheet.profile.words["support"].words() == "Show me\u00a0first"
    assert again.sheet.details.lines["form"].words() == "5 Elm"
    again.sheet.profile.save_button.click()
    assert register.ask(PupilPage(pupil_id)).profile.support == "Show me\u00a0first"
    assert register.ask(DraftPlaces()) == (f"pupil/{pupil_id}/details",)
