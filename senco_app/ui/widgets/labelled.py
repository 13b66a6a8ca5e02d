"""An editor under its label, and what is wrong beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from senco_app.ui.widgets.labels import PlainLabel


class BuddyLabel(PlainLabel):
    """The label of an editor: an "&" in it stays one, and marks no key."""

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show this text as it is."""
        self._said = text
        super().setText(text.replace("&", "&&"))

    def text(self) -> str:
        """Return the text as it was given."""
        return self._said


class Field(QWidget):
    """An editor under its label, with what is wrong beside it.

    What was typed stays as it is: a problem only marks it.
    """

    def __init__(
        self,
        label: str,
        editor: QWidget,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self.label = BuddyLabel(label, "strong")
        self.label.setBuddy(editor)
        self.hint = PlainLabel(hint, "small", wrap=True)
        if not hint:  # never shown before it has a place: it would be a window
            self.hint.hide()
        self.problem = PlainLabel("", "problem", wrap=True)
        self.problem.hide()
        self._described = hint
        editor.setAccessibleName(label)
        editor.setAccessibleDescription(hint)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.label, self.hint, editor, self.problem):
            column.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong, and mark the editor."""
        self.problem.setText(sentence)
        self.problem.show()
        self.editor.setAccessibleDescription(f"{sentence} {self._described}".strip())
        self._mark(wrong=True)

    def show_hint(self, sentence: str) -> None:
        """Say what may help under the label; nothing, if it is empty."""
        self.hint.setText(sentence)
        self.hint.setVisible(bool(sentence))
        self._described = sentence
        if self.problem.isHidden():
            self.editor.setAccessibleDescription(sentence)

    def clear_problem(self) -> None:
        """Say that nothing is wrong."""
        self.problem.clear()
        self.problem.hide()
        self.editor.setAccessibleDescription(self._described)
        self._mark(wrong=False)

    def keep_to_top(self) -> None:
        """Stand at the top of a row in which a neighbour is taller."""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._column.addStretch(1)

    def _mark(self, *, wrong: bool) -> None:
        if bool(self.editor.property("problem")) == wrong:
            return  # to dress it anew takes a millisecond
        self.editor.setProperty("problem", wrong)
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)
