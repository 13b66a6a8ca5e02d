"""Finds one pupil by a few letters of the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from senco_app.pupils.queries import PupilList
from senco_app.pupils.rules import match_key
from senco_app.ui.dressing import px, wear
from senco_app.ui.widgets.fields import line

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from senco_app.pupils.records import PupilLine
    from senco_app.register import Register

MOST = 5
ROW = 30
ID = Qt.ItemDataRole.UserRole


class _Found(QListWidget):
    """Pupils that were found; Enter takes the current one."""

    taken = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the current pupil with Enter or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.taken.emit()
        else:
            super().keyPressEvent(event)


class PupilPicker(QWidget):
    """Typed letters narrow a short list; Enter takes its first, Down goes into it."""

    picked = Signal(object)  # pupil id; empty when the choice is taken back

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._pupils: tuple[PupilLine, ...] | None = None
        self.pupil_id = ""
        self.typed_words = line("Pupil", placeholder="type a name or a class")
        self.found = _Found()
        self.found.setAccessibleName("Pupils found")
        self.found.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.typed_words)
        column.addWidget(self.found)
        self.setFocusProxy(self.typed_words)
        wear(self.found, "height", _set_height)
        self.typed_words.textEdited.connect(self._search)
        self.typed_words.returnPressed.connect(self._take_first)
        self.found.itemClicked.connect(lambda _: self._take())
        self.found.taken.connect(self._take)

    def clear(self) -> None:
        """Ask for another pupil."""
        self._pupils = None  # somebody may have joined meanwhile
        self._pick("", "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go into the list with the down key."""
        if event.key() == Qt.Key.Key_Down and self.found.isVisibleTo(self):
            self.found.setCurrentRow(0)
            self.found.setFocus()
        else:
            super().keyPressEvent(event)

    def _search(self, typed: str) -> None:
        if self._pupils is None:
            self._pupils = self._register.ask(PupilList())
        if self.pupil_id:
            self.pupil_id = ""
            self.picked.emit("")
        self.found.clear()
        words = match_key(typed).split()
        matching = [each for each in self._pupils if _holds(each, words)]
        for pupil in matching[:MOST] if words else ():
            said = " · ".join(filter(None, (pupil.name, pupil.form)))
            item = QListWidgetItem(said)
            item.setData(ID, pupil.id)
            self.found.addItem(item)
        self.found.setVisible(bool(self.found.count()))
        if self.found.count():
            self.found.setCurrentRow(0)

    def _take_first(self) -> None:
        if self.found.count():
            self._take()

    def _take(self) -> None:
        item = self.found.item(max(self.found.currentRow(), 0))
        self._pick(str(item.data(ID)), item.text())

    def _pick(self, pupil_id: str, words: str) -> None:
        self.pupil_id = pupil_id
        self.typed_words.show_words(words)
        self.found.clear()
        self.found.hide()
        self.picked.emit(pupil_id)


def _holds(pupil: PupilLine, words: list[str]) -> bool:
    key = match_key(f"{pupil.name} {pupil.sort_name} {pupil.form}")
    return all(word in key for word in words)


def _set_height(found: QListWidget) -> None:
    found.setFixedHeight(px(MOST * ROW))
