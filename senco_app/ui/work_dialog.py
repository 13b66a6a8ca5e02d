"""A dialog that files come into: a worker reads them, and what they change is shown."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from senco_app.ui.background import Background
from senco_app.ui.help.key import offer_help
from senco_app.ui.refocus import return_after
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton
from senco_app.ui.widgets.card import GAP
from senco_app.ui.widgets.doing import Doing
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from senco_app.errors import SencoError
    from senco_app.register import Register

T = TypeVar("T")


class WorkDialog(QDialog):
    """Works on a worker, one job at a time; what is being written is finished.

    Leaving before its primary button is pressed changes nothing.
    """

    help_page: ClassVar[str]
    left = Signal()  # closed, and nothing of it runs any more
    done_well = Signal(str)  # what was done, in a sentence for a moment

    def __init__(
        self,
        register: Register,
        title: str,
        act: PrimaryButton,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.register, self.act = register, act
        self._background = Background(self)
        self._turn = self._jobs = 0  # a result of an earlier turn is nobody's any more
        self._writing = False
        self.banner, self.doing = Banner(), Doing()
        self.inside = QWidget()
        self.body = QVBoxLayout(self.inside)
        self.cancel = QuietButton("Cancel")
        self.foot = QHBoxLayout()
        self._lay_out(title)
        self.cancel.clicked.connect(self.reject)
        offer_help(self, self.help_page)
        return_after(self)

    def work(
        self,
        sentence: str,
        job: Callable[[], T],
        done: Callable[[T], None],
        *,
        writes: bool = False,
    ) -> None:
        """Do slow work on the worker, and take no other order meanwhile.

        Args:
            sentence: What is being done.
            job: Touches no widget.
            done: Gets its result, unless the dialog was left or began something else.
            writes: Whether it changes the register, so that it is not called off.
        """
        self._turn += 1
        self._jobs += 1
        self._writing = writes
        self.banner.clear()
        self.doing.begin(sentence)
        self.cancel.setEnabled(not writes)
        self.cancel.setFocus()
        self.inside.setEnabled(False)
        self.act.setEnabled(False)
        turn = self._turn
        self._background.run(
            job,
            done=partial(self._deliver, turn, done),
            failed=partial(self._fail, turn),
        )

    def take_files(self, paths: list[Path]) -> None:
        """Take files that were chosen or dropped."""
        raise NotImplementedError

    def ready(self) -> None:
        """Bring the keyboard to the next step, and say which acts there are."""
        raise NotImplementedError

    def refuse(self, error: SencoError) -> None:
        """Say why something was not done."""
        self.banner.say(str(error))

    def finish(self, sentence: str) -> None:
        """Say that it was done; nothing more can be done here."""
        self.banner.say(sentence, "done")
        self.act.hide()
        self.cancel.say("Close")
        self.cancel.setFocus()
        self.done_well.emit(sentence)

    def reject(self) -> None:
        """Close and leave the register as it is; what is being written is finished."""
        if self._writing:
            return
        self._turn += 1
        super().reject()
        if not self._jobs:
            self.left.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay while something is being written."""
        if self._writing:
            event.ignore()
            return
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that lie on this computer."""
        if not self._jobs and any(u.isLocalFile() for u in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        event.acceptProposedAction()
        urls = event.mimeData().urls()
        self.take_files([Path(u.toLocalFile()) for u in urls if u.isLocalFile()])

    def _end(self, turn: int) -> bool:
        """Note that a job is done; say whether its result is still wanted."""
        self._jobs -= 1
        self._writing = False
        if turn != self._turn:
            if not self._jobs and self.isHidden():
                self.left.emit()
            return False
        self.doing.end()
        self.inside.setEnabled(True)
        self.cancel.setEnabled(True)
        self.ready()
        return True

    def _deliver(self, turn: int, done: Callable[[T], None], result: T) -> None:
        if self._end(turn):
            done(result)

    def _fail(self, turn: int, error: SencoError) -> None:
        if self._end(turn):
            self.refuse(error)

    def _lay_out(self, title: str) -> None:
        self.setWindowTitle(title)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(GAP)
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel)
        self.foot.addWidget(self.act)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(GAP)
        column.addWidget(PlainLabel(title, "heading"))
        column.addWidget(self.banner)
        column.addWidget(self.doing)
        column.addWidget(self.inside, 1)
        column.addLayout(self.foot)


def open_over(dialog: WorkDialog) -> None:
    """Open a dialog over its window; it goes by itself once it is closed."""
    dialog.left.connect(dialog.deleteLater)
    dialog.open()
