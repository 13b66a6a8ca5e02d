from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QStyle, QVBoxLayout, QWidget

from senco_app.errors import RuleBrokenError
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton
from senco_app.ui.widgets.fields import Choice, Field, LongWords, line, show_rule_broken
from senco_app.ui.widgets.labels import SAFETY, PlainLabel, SafetyLine

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_label_shows_markup_as_it_was_typed(qtbot: QtBot) -> None:
    label = PlainLabel("x<b>y</b>")
    qtbot.addWidget(label)

    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == "x<b>y</b>"


def test_the_safety_line_names_the_dsl(qtbot: QtBot) -> None:
    label = SafetyLine()
    qtbot.addWidget(label)

    assert label.text() == SAFETY
    assert "Tell the DSL now" in SAFETY


def test_enter_presses_a_button_and_its_shortcut_is_told(qtbot: QtBot) -> None:
    button = PrimaryButton("Save", "check", shortcut="Ctrl+S")
    qtbot.addWidget(button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))

    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.keyClick(button, Qt.Key.Key_Space)

    assert len(pressed) == 2
    assert button.shortcut().toString() == "Ctrl+S"
    assert button.toolTip() == "Ctrl+S"
    assert button.accessibleName() == "Save"


def test_a_problem_stands_beside_its_field_and_keeps_what_was_typed(
    qtbot: QtBot,
) -> None:
    fields = {
        "surname": Field("Legal surname", line(text="O’Brien")),
        "why": Field("Why", line(text="because"), "In a word."),
    }
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    for field in fields.values():
        column.addWidget(field)
    page.show()

    assert show_rule_broken(fields, RuleBrokenError("Say it in full.", "why"))

    assert fields["why"].problem.text() == "Say it in full."
    assert fields["why"].problem.isVisibleTo(page)
    assert fields["why"].editor.property("text") == "because"
    assert fields["why"].editor.accessibleDescription() == "Say it in full. In a word."
    assert not fields["surname"].problem.isVisibleTo(page)

    assert show_rule_broken(fields, RuleBrokenError("Enter it.", "surname"))
    assert not fields["why"].problem.isVisibleTo(page)
    assert fields["why"].editor.accessibleDescription() == "In a word."


def test_an_error_without_a_field_is_left_to_the_banner(qtbot: QtBot) -> None:
    fields = {"why": Field("Why", line())}
    qtbot.addWidget(fields["why"])

    assert not show_rule_broken(fields, RuleBrokenError("Closed already.", ""))


def test_a_banner_says_its_sentence_to_screen_readers_too(qtbot: QtBot) -> None:
    page = QWidget()
    banner = Banner(page)
    qtbot.addWidget(page)
    assert not banner.isVisibleTo(page)

    banner.say("The disk is full.")
    banner.offer("Try again")
    assert banner.isVisibleTo(page)
    assert banner.accessibleName() == "The disk is full."
    assert banner.act.isVisibleTo(page)

    banner.clear()
    assert not banner.isVisibleTo(page)
    assert banner.words.text() == ""


def test_a_text_area_grows_with_its_text_and_tab_leaves_it(qtbot: QtBot) -> None:
    page = QWidget()
    area, after = LongWords("Notes", lines=2, most_lines=4), QuietButton("After")
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(area)
    column.addWidget(after)
    page.show()
    small = area.height()

    area.show_words("\n".join("line" for _ in range(30)))

    line_height = area.fontMetrics().lineSpacing()
    assert small + 2 * line_height - 4 <= area.height() <= small + 2 * line_height + 4
    assert area.tabChangesFocus()
    qtbot.keyClicks(area, "<b>")
    assert "<b>" in area.words()


def test_a_choice_is_made_by_meaning(qtbot: QtBot) -> None:
    choice = Choice("Status", (("SEN support", "K"), ("EHC plan", "E")))
    qtbot.addWidget(choice)

    choice.choose("E")

    assert choice.currentText() == "EHC plan"
    assert choice.chosen() == "E"


class Counting(QLineEdit):
    """An editor that counts how often its look is asked for, to be dressed anew."""

    looks = 0

    def style(self) -> QStyle:
        self.looks += 1
        return super().style()


def test_a_field_is_dressed_anew_only_when_its_problem_comes_or_goes(
    qtbot: QtBot,
) -> None:
    editor = Counting()
    field = Field("Why", editor)
    qtbot.addWidget(field)

    field.clear_problem()
    assert editor.looks == 0

    field.show_problem("Say why.")
    once = editor.looks
    field.show_problem("Say why, in a word.")
    assert editor.looks == once > 0

    field.clear_problem()
    assert editor.looks == 2 * once
    assert editor.property("problem") is False
