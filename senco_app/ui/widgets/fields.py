"""What is typed: text of one line or several, or one of a few choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent, QTextOption, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from senco_app.ui.dressing import wear
from senco_app.ui.widgets.labelled import Field

__all__ = ["Choice", "Field", "LongWords", "ShortWords", "line", "show_rule_broken"]

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QSizeF

    from senco_app.errors import RuleBrokenError


PARAGRAPH = "\u2029"  # how Qt's document keeps a new line
LEAST_LETTERS = 14  # long choices are cut in the box, and whole in the list


class LongWords(QPlainTextEdit):
    """Plain text of several lines. Tab moves on; it grows with what is typed.

    Qt turns some characters into others (a no-break space, a carriage return); words
    that nobody touched come back untouched, and a no-break space stays one.
    """

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
        self._given = self._shown = ""
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow(self.document().size())
        wear(self, "lines", LongWords._dressed)

    def words(self) -> str:
        """Return what stands here."""
        now = self._raw()
        return self._given if now == self._shown else now

    def show_words(self, words: str) -> None:
        """Show these words instead; the same ones leave the cursor where it is."""
        if words == self.words():
            return
        self._given = words
        self.setPlainText(words)
        self._shown = self._raw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow or shrink when other lines break."""
        super().resizeEvent(event)
        self._grow(self.document().size())

    def _raw(self) -> str:
        return self.document().toRawText().replace(PARAGRAPH, "\n")

    def _dressed(self) -> None:
        self._grow(self.document().size())

    def _grow(self, size: QSizeF) -> None:
        lines = min(max(self._lines, round(size.height())), self._most_lines)
        around = 2 * round(self.document().documentMargin()) + 16
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + around)


class ShortWords(QLineEdit):
    """One line of text, given back as it was shown unless somebody edits it."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._given = self._shown = ""

    def words(self) -> str:
        """Return what stands here."""
        return self._given if self.text() == self._shown else self.text()

    def show_words(self, words: str) -> None:
        """Show these words instead."""
        if words == self.words():
            return
        self._given = words
        self.setText(words)
        self.setCursorPosition(0)
        self._shown = self.text()


class Choice(QComboBox):
    """One of a few, each with its words; scrolling past does not change it."""

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

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


def line(
    name: str = "", text: str = "", placeholder: str = "", longest: int = 200
) -> ShortWords:
    """Return an editor for one line of at most ``longest`` characters."""
    editor = ShortWords(name)
    editor.show_words(text)
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
