"""Drafts: what is typed and not saved yet is in the register two seconds later."""

from __future__ import annotations

import json
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from senco_app.drafts.commands import DropDraft, KeepDraft
from senco_app.drafts.queries import DraftOf
from senco_app.errors import SencoError
from senco_app.ui.background import Background
from senco_app.ui.typing_state import show_typed, typed_in, watch
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.wording import day

if TYPE_CHECKING:
    from datetime import datetime

    from senco_app.register import Register
    from senco_app.ui.typing_state import Editors

PAUSE_MS = 1500
MOST_MS = 2000
HERE = "Your unsaved words from {} are here. They are not saved yet."
CHANGED = "What is stored was changed since; Save puts these words in its place."
NOT_KEPT = "What you type cannot be kept as a draft now: save it soon. {}"


class Drafted(Protocol):
    """A form whose words are kept while they are typed."""

    def editors(self) -> Editors:
        """Return the editors by the name that a draft gives them."""
        ...

    def unsaved(self) -> bool:
        """Say whether something was typed that is not in the register."""
        ...

    def basis(self) -> object:
        """Return the stored part that the form was filled from."""
        ...


@runtime_checkable
class KeepsDrafts(Protocol):
    """What can be asked to keep what is typed in it."""

    def keep_drafts(self) -> bool:
        """Keep what was typed as a draft, now; say whether nothing would be lost."""
        ...


class DraftNotice(QFrame):
    """Says that unsaved words are here again, and asks what to do with them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner")
        self.setProperty("tone", "statutory")
        self.words = PlainLabel("", wrap=True)
        self.words.setProperty("tone", "statutory")
        self.keep = QuietButton("Keep", name="Keep the unsaved words")
        self.drop = QuietButton("Throw away", name="Throw the unsaved words away")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(self.words, 1)
        row.addWidget(self.keep)
        row.addWidget(self.drop)
        self.hide()


class DraftKeeper(QObject):
    """Keeps the words of one form, after a pause and at least every two seconds.

    Writing happens on a worker of its own. The notice has to be given a place.
    """

    thrown_away = Signal()  # show what is stored instead
    offered = Signal()
    failed = Signal(str)

    def __init__(
        self,
        register: Register,
        place: str,
        form: Drafted,
        parent: QObject | None = None,
    ) -> None:
        """Begin to keep.

        Args:
            register: Where drafts are kept.
            place: Which form this is: "cycle/<id>/review".
            form: The form, filled with what is stored.
            parent: What it lives as long as.
        """
        super().__init__(parent)
        self.place = place
        self.notice = DraftNotice()
        self._register, self._form = register, form
        self._worker = Background(self)
        self._kept = ""
        self._writing = 0
        self._pause, self._most = QTimer(self), QTimer(self)
        for timer, wait in ((self._pause, PAUSE_MS), (self._most, MOST_MS)):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(self.keep_soon)
        self.notice.keep.clicked.connect(self.notice.hide)
        self.notice.drop.clicked.connect(self._throw_away)
        watch(form.editors(), self._heard)

    def offer(self) -> bool:
        """Show the words of a draft in the form; say whether there were any."""
        draft = self._register.ask(DraftOf(self.place))
        if draft is None:
            return False
        kept = json.loads(draft.text)
        show_typed(self._form.editors(), kept["typed"])
        self._still()
        self._kept = draft.text
        if not self._form.unsaved():  # they were saved after all
            self.keep_now()
            return False
        words = HERE.format(_moment(draft.saved_at))
        changed = kept["basis"] != _mark(self._form.basis())
        self.notice.words.setText(f"{words} {CHANGED}" if changed else words)
        self.notice.setAccessibleName(self.notice.words.text())
        self.notice.show()
        self.offered.emit()
        return True

    def keep_soon(self) -> None:
        """Write what stands in the form on the worker, if it was not written yet."""
        self._still()
        text = self._text()
        if text == self._kept:
            return
        self._kept = text
        self._writing += 1
        self._worker.run(
            partial(self._register.execute, self._command(text)),
            done=self._written,
            failed=self._refused,
        )

    def keep_now(self) -> bool:
        """Write what stands in the form; say whether it is in the register."""
        self._still()
        self._worker.drain()
        text = self._text()
        if text == self._kept:
            return True
        try:
            self._register.execute(self._command(text))
        except SencoError:
            return False
        self._kept = text
        return True

    def let_go(self) -> None:
        """Forget the draft: Save has put its words into the record, or nobody will."""
        self._still()
        self.notice.hide()
        if self._kept or self._writing:
            # After any write that is still on its way, whatever Save dropped.
            self._kept = ""
            self._worker.run(
                partial(self._register.execute, DropDraft(self.place)),
                done=lambda _: None,
                failed=self._refused,
            )

    def _heard(self) -> None:
        self._pause.start()
        if not self._most.isActive():
            self._most.start()

    def _still(self) -> None:
        self._pause.stop()
        self._most.stop()

    def _text(self) -> str:
        """Return the form's words as a draft has them; empty if all is saved."""
        if not self._form.unsaved():
            return ""
        said = {
            "basis": _mark(self._form.basis()),
            "typed": typed_in(self._form.editors()),
        }
        return json.dumps(said, ensure_ascii=False)

    def _command(self, text: str) -> KeepDraft | DropDraft:
        return KeepDraft(self.place, text) if text else DropDraft(self.place)

    def _throw_away(self) -> None:
        self.let_go()
        self.thrown_away.emit()

    def _written(self, _done: object) -> None:
        self._writing -= 1

    def _refused(self, error: SencoError) -> None:
        self._writing = max(0, self._writing - 1)
        self._kept = ""
        self.failed.emit(NOT_KEPT.format(error))


def _mark(basis: object) -> str:
    """Return a short mark that changes with the stored part."""
    return sha256(repr(basis).encode()).hexdigest()[:16]


def _moment(at: datetime) -> str:
    here = at.astimezone()
    return f"{day(here.date())}, {here:%H:%M}"
