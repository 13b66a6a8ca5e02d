from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from senco_app.errors import RuleBrokenError
from senco_app.ui.widgets.new_password import (
    CAPS_LOCK,
    DIFFERENT,
    GOOD,
    OTHER,
    THE_SAME,
    TYPED,
    NewPassword,
)
from tests.conftest import PASSWORD
from tests.ui.walls import (
    assert_named_and_reachable,
    assert_nothing_cut,
    assert_plain_text,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def asked(qtbot: QtBot) -> NewPassword:
    shown = NewPassword()
    qtbot.addWidget(shown)
    shown.resize(460, 420)
    shown.show()
    return shown


def refusal(asked: NewPassword) -> RuleBrokenError:
    with pytest.raises(RuleBrokenError) as refused:
        asked.password()
    return refused.value


def test_it_says_while_typing_how_many_characters_are_missing(
    qtbot: QtBot, asked: NewPassword
) -> None:
    qtbot.keyClicks(asked.first, "vellum otte")
    assert asked.verdict.text() == "1 more character."

    qtbot.keyClicks(asked.first, "r")
    assert asked.verdict.text() == GOOD
    assert "guessed" in asked.first.accessibleDescription()


def test_a_password_that_everybody_tries_is_told_while_typing(
    qtbot: QtBot, asked: NewPassword
) -> None:
    qtbot.keyClicks(asked.first, "password1234")

    assert "first that anybody would try" in asked.verdict.text()
    assert refusal(asked).field == "password"


def test_the_second_one_is_compared(qtbot: QtBot, asked: NewPassword) -> None:
    qtbot.keyClicks(asked.first, PASSWORD)
    qtbot.keyClicks(asked.second, PASSWORD[:-1])
    assert asked.verdict.text() == OTHER
    assert (str(refusal(asked)), refusal(asked).field) == (DIFFERENT, "again")

    qtbot.keyClicks(asked.second, PASSWORD[-1])
    assert asked.verdict.text() == f"{GOOD} {THE_SAME}"
    assert asked.password() == PASSWORD


def test_four_words_are_offered_and_typed_once(
    qtbot: QtBot, asked: NewPassword
) -> None:
    qtbot.keyClick(asked.offer, Qt.Key.Key_Return)
    offered = asked.words.text()

    assert len(offered.split()) == 4
    assert asked.first.text() == ""
    assert asked.focusWidget() is asked.first
    assert (
        asked.words.textInteractionFlags()
        & Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    assert refusal(asked).field == "password"

    qtbot.keyClicks(asked.first, offered)
    assert asked.verdict.text() == TYPED
    assert not asked.again.isVisible()
    assert asked.password() == offered


def test_a_password_of_ones_own_after_the_offer_is_typed_twice(
    qtbot: QtBot, asked: NewPassword
) -> None:
    asked.offer_words()
    qtbot.keyClicks(asked.first, PASSWORD)

    assert asked.again.isVisible()
    assert refusal(asked).field == "again"


def test_what_is_typed_can_be_shown(qtbot: QtBot, asked: NewPassword) -> None:
    qtbot.keyClick(asked.show_it, Qt.Key.Key_Space)
    assert asked.first.echoMode() is QLineEdit.EchoMode.Normal

    qtbot.keyClick(asked.show_it, Qt.Key.Key_Space)
    assert asked.first.echoMode() is QLineEdit.EchoMode.Password


def test_the_caps_lock_is_noticed(qtbot: QtBot, asked: NewPassword) -> None:
    qtbot.keyClick(asked.first, "A")

    assert asked.caps_lock.isVisible()
    assert asked.caps_lock.text() == CAPS_LOCK


def test_forgotten_there_is_no_trace(asked: NewPassword) -> None:
    asked.offer_words()
    asked.first.setText("anything at all")

    asked.forget()

    assert (asked.first.text(), asked.words.text()) == ("", "")
    assert not asked.words.isVisible()


def test_it_is_used_by_keyboard_alone_and_nothing_is_cut(asked: NewPassword) -> None:
    asked.offer_words()

    assert_named_and_reachable(asked)
    assert_nothing_cut(asked)
    assert_plain_text(asked)
