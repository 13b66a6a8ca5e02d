"""What is shown or typed comes back letter for letter, and is never read as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel

from senco_app.ui.widgets.fields import Field, LongWords, ShortWords, line
from senco_app.ui.widgets.labels import PlainLabel
from tests.ui.hostile import HOSTILE

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CHANGED_BY_HAND = {"\r\n": "\n", "\r": "\n", "\u2029": "\n"}
"""What an editor of several lines makes of these as soon as somebody types in it."""
ONE_LINE = tuple(text for text in HOSTILE if not set(text) & set("\r\n\u2028\u2029"))


def test_there_are_fifty() -> None:
    assert len(set(HOSTILE)) == 50


@pytest.mark.parametrize("make", [LongWords, ShortWords, line])
def test_words_that_nobody_touched_come_back(
    qtbot: QtBot, make: type[LongWords | ShortWords]
) -> None:
    editor = make()
    qtbot.addWidget(editor)
    for text in HOSTILE:
        editor.show_words(text)
        assert editor.words() == text


def test_words_of_several_lines_that_were_added_to_come_back(qtbot: QtBot) -> None:
    editor = LongWords()
    qtbot.addWidget(editor)
    for text in HOSTILE:
        editor.show_words(text)
        editor.moveCursor(QTextCursor.MoveOperation.End)
        editor.insertPlainText("\u00a0& more")
        expected = text
        for old, new in CHANGED_BY_HAND.items():
            expected = expected.replace(old, new)
        assert editor.words() == f"{expected}\u00a0& more"


def test_a_line_that_was_added_to_comes_back(qtbot: QtBot) -> None:
    editor = ShortWords()
    qtbot.addWidget(editor)
    for text in ONE_LINE:
        editor.show_words(text)
        editor.cursorForward(False, len(text))  # noqa: FBT003 - Qt's own argument
        editor.insert("\u00a0& more")
        assert editor.words() == f"{text}\u00a0& more"


def test_a_label_of_an_editor_shows_what_it_is_given(qtbot: QtBot) -> None:
    field = Field("", LongWords())
    qtbot.addWidget(field)
    for text in HOSTILE:
        field.label.setText(text)
        drawn = QLabel.text(field.label)
        assert field.label.text() == text
        assert drawn.replace("&&", "") == text.replace("&", "")
        assert field.label.textFormat() is Qt.TextFormat.PlainText


def test_a_label_beside_no_editor_shows_it_too(qtbot: QtBot) -> None:
    label = PlainLabel()
    qtbot.addWidget(label)
    for text in HOSTILE:
        label.setText(text)
        assert label.text() == text
