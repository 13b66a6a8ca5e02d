"""What is typed: text of one line or several, or one of a few choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent, QTextOption
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from senco_app.ui.dressing import wear
from senco_app.ui.widgets.labelled import Field

__all__ = ["Choice", "Field", "TextArea", "line", "show_rule_broken"]

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QSizeF

    from senco_app.errors import RuleBrokenError


LEAST_LETTERS = 14  # long choices are cut in the box, and whole in the list


class TextArea(QPlainTextEdit):
    """Plain text of several lines. Tab moves on; it grows with what is typed."""

    def __init__(
        self,
        name: str = "",
        *,
        lines: int = 2,
        most_lines: int = 10,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lines, self._most_lines = lines, most_lines
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow(self.document().size())
        wear(self, "lines", TextArea._dressed)

    def text(self) -> str:
        """Return what was typed."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show this text instead; Qt's undo starts anew."""
        self.setPlainText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow or shrink when other lines break."""
        super().resizeEvent(event)
        self._grow(self.document().size())

    def _dressed(self) -> None:
        self._grow(self.document().size())

    def _grow(self, size: QSizeF) -> None:
        lines = min(max(self._lines, round(size.height())), self._most_lines)
        around = 2 * round(self.document().documentMargin()) + 16
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + around)


class Choice(QComboBox):
    """One of a few; each has its words and what it stands for."""

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[str, object]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.setMinimumContentsLength(LEAST_LETTERS)
        self._means = tuple(meaning for _, meaning in choices)
        for words, _ in choices:
            self.addItem(words)

    def chosen(self) -> object:
        """Return what the chosen words stand for."""
        return self._means[self.currentIndex()]

    def choose(self, meaning: object) -> None:
        """Choose by meaning.

        Raises:
            ValueError: If it is not one of the choices.
        """
        self.setCurrentIndex(self._means.index(meaning))


def line(
    name: str = "", text: str = "", placeholder: str = "", longest: int = 200
) -> QLineEdit:
    """Return an editor for one line of at most ``longest`` characters."""
    editor = QLineEdit(text)
    editor.setAccessibleName(name)
    editor.setPlaceholderText(placeholder)
    editor.setMaxLength(longest)
    return editor


def show_rule_broken(fields: Mapping[str, Field], error: RuleBrokenError) -> bool:
    """Show the error beside its field and go there; say whether there is one.

    Every other field's problem is cleared. If no field has the error's name, show its
    words in the banner instead.
    """
    for field in fields.values():
        field.clear_problem()
    broken = fields.get(error.field)
    if broken is None:
        return False
    broken.show_problem(str(error))
    broken.editor.setFocus()
    return True
