"""What stands in a form's editors, as plain values that can be kept and shown again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from senco_app.ui.widgets.fields import LongWords, ShortWords

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import SignalInstance

Editors = dict[str, QWidget]


@runtime_checkable
class Composite(Protocol):
    """An editor made of several: it knows its own values."""

    def typed(self) -> Any:  # noqa: ANN401 - whatever JSON can hold
        """Return what stands in it."""
        ...

    def show_typed(self, typed: Any) -> None:  # noqa: ANN401 - what ``typed`` returned
        """Show that again."""
        ...


def typed_in(editors: Mapping[str, QWidget]) -> dict[str, Any]:
    """Return what stands in each editor, even where it is no date or incomplete."""
    return {name: _typed(editor) for name, editor in editors.items()}


def show_typed(editors: Mapping[str, QWidget], typed: Mapping[str, Any]) -> None:
    """Show again what ``typed_in`` returned; an editor it does not name stays."""
    for name, editor in editors.items():
        if name in typed:
            _show(editor, typed[name])


def watch(editors: Mapping[str, QWidget], heard: Callable[[], None]) -> None:
    """Call ``heard`` whenever something is typed into one of the editors."""
    for editor in editors.values():
        for signal in _signals(editor):
            signal.connect(lambda *_: heard())


def _typed(editor: QWidget) -> Any:  # noqa: ANN401 - text, a figure or a tick
    if isinstance(editor, LongWords | ShortWords):
        return editor.words()
    if isinstance(editor, QLineEdit):
        return editor.text()
    if isinstance(editor, QAbstractButton):
        return editor.isChecked()
    return _chosen(editor) if isinstance(editor, QComboBox | QSpinBox) else _all(editor)


def _chosen(editor: QComboBox | QSpinBox) -> str | int:
    if isinstance(editor, QComboBox):
        return editor.currentText()
    return editor.value()


def _all(editor: QWidget) -> Any:  # noqa: ANN401 - whatever JSON can hold
    return editor.typed() if isinstance(editor, Composite) else None


def _show(editor: QWidget, value: Any) -> None:  # noqa: ANN401 - as ``_typed`` says
    if isinstance(editor, LongWords | ShortWords):
        editor.show_words(value)
    elif isinstance(editor, QLineEdit):
        editor.setText(value)
    elif isinstance(editor, QSpinBox):
        editor.setValue(value)
    elif isinstance(editor, QAbstractButton):
        editor.setChecked(value)
    elif isinstance(editor, QComboBox):
        editor.setCurrentIndex(max(editor.findText(value), 0))
    elif isinstance(editor, Composite):
        editor.show_typed(value)


def _signals(editor: QWidget) -> tuple[SignalInstance, ...]:
    if isinstance(editor, QPlainTextEdit | QLineEdit):
        return (editor.textChanged,)
    if isinstance(editor, QSpinBox):
        return (editor.valueChanged,)
    if isinstance(editor, QAbstractButton):
        return (editor.toggled,)
    if isinstance(editor, QComboBox):
        return (editor.currentIndexChanged,)
    edited: SignalInstance | None = getattr(editor, "edited", None)
    return () if edited is None else (edited,)
