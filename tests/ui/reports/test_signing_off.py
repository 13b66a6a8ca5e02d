"""Signing a report off: its words outlast a lock, and the keyboard stays there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer

from senco_app.summaries.termly_report.commands import IssueReport
from senco_app.summaries.termly_report.queries import IssuedReports
from senco_app.ui.widgets.buttons import LinkButton
from senco_app.ui.widgets.fields import LongWords
from senco_app.vocabulary import Audience
from tests.ui.reports.conftest import wait_for
from tests.ui.reports.test_reports import as_head

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.reports.issued import IssuedCard
    from senco_app.ui.reports.screen import ReportsScreen
    from senco_app.ui.settings.asking import AskDialog

WORDS = "Read & <b>agreed</b>."


@pytest.fixture
def screen(school: Register, opened: Callable[[], ReportsScreen]) -> ReportsScreen:
    """Return the screen as the headteacher sees it, with two reports to sign off."""
    for audience in Audience:
        school.execute(IssueReport(audience))
    as_head(school)
    return opened()


@pytest.fixture
def card(screen: ReportsScreen) -> IssuedCard:
    return screen.adjusting.issued


def typing_into(dialog: AskDialog | None) -> tuple[AskDialog, LongWords]:
    assert dialog is not None
    editor = dialog.fields["words"].editor
    assert isinstance(editor, LongWords)
    return dialog, editor


def test_words_of_a_sign_off_are_here_again_after_a_lock(
    school: Register, card: IssuedCard
) -> None:
    report = school.ask(IssuedReports())[0]
    found: list[str] = []

    def type_and_lock() -> None:
        dialog, editor = typing_into(card.dialog)
        editor.setPlainText(WORDS)
        assert dialog.keep_drafts()
        dialog.reject()

    def look_again() -> None:
        dialog, editor = typing_into(card.dialog)
        found.append(editor.words())
        dialog.reject()

    for act in (type_and_lock, look_again):
        QTimer.singleShot(0, act)
        card.ask_sign_off(report)

    assert found == [WORDS]


def test_after_signing_off_the_keyboard_is_at_that_report(
    qtbot: QtBot, screen: ReportsScreen, card: IssuedCard
) -> None:
    with qtbot.waitActive(screen):
        screen.activateWindow()
    signing = card.findChildren(LinkButton)[0]
    assert signing.accessibleName().startswith("Sign off")
    signing.setFocus()

    def sign() -> None:
        dialog, _editor = typing_into(card.dialog)
        dialog.do_it.click()

    QTimer.singleShot(0, sign)
    signing.click()
    wait_for(qtbot, screen)

    qtbot.waitUntil(lambda: _begins(screen.focusWidget(), "Open Spring 2027"))
    assert screen.focusWidget() is card.findChildren(LinkButton)[0]


def _begins(widget: QWidget | None, words: str) -> bool:
    return widget is not None and widget.accessibleName().startswith(words)
