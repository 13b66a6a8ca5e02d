"""Issuing a report: it is said what that means, then it is kept as it stands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from senco_app.summaries.termly_report.commands import IssueReport
from senco_app.summaries.termly_report.queries import ReportDoubts
from senco_app.ui.settings.asking import AskDialog
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.vocabulary import Audience
from senco_app.wording import day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from threading import Event

    from PySide6.QtWidgets import QWidget

    from senco_app.register import Register
    from senco_app.ui.reports.outgoing import Outgoing
    from senco_app.ui.reports.shown import Shown

MEANING = (
    "The report is kept exactly as it stands today. It will not change any more, "
    "whatever changes in the register, and next term’s change is reckoned against it. "
    "It cannot be taken back; a later one can be issued beside it. The headteacher "
    "can then sign it off."
)
NOT_OVER = "{} ends on {}: what happens until then will not be in it."
ONCE_A_MONTH = (
    "Another report for governors within a month will give no breakdown that differs: "
    "the difference would tell about the few who changed."
)
LOOK_AGAIN = "Look at these words once more, or call it off and change them: {}"
TITLE = "Issue the report of {}, for {}"


class Issuing(QObject):
    """One button, the question behind it, and the act.

    Attributes:
        shown: Returns the report on show, or nothing.
        ready: Saves what was typed, and says whether the paper would hold it.
        ends_on: Returns the last day of a term, by its key.
    """

    issued = Signal(object)  # Shown

    def __init__(self, register: Register, out: Outgoing, parent: QWidget) -> None:
        super().__init__(parent)
        self._register, self._out, self._screen = register, out, parent
        self.shown: Callable[[], Shown | None] = lambda: None
        self.ready: Callable[[], bool] = lambda: True
        self.ends_on: Callable[[str], date | None] = lambda _key: None
        self.dialog: AskDialog | None = None
        self.button = QuietButton("Issue…", "check", shortcut="Ctrl+Shift+I")
        self.button.clicked.connect(self._ask)

    def _ask(self) -> None:
        shown = self.shown() if self.ready() else None
        if shown is None or shown.issued is not None:
            return
        title = TITLE.format(shown.term, shown.audience.words)
        words = (title, self._meaning(shown), "Issue it")
        self.dialog = AskDialog(words, {}, lambda: None, self._screen)
        if self.dialog.exec():
            self._issue(shown)

    def _meaning(self, shown: Shown) -> str:
        said = [MEANING]
        ends_on = self.ends_on(shown.term_key)
        if ends_on is not None and ends_on > self._register.today():
            said.insert(0, NOT_OVER.format(shown.term, day(ends_on)))
        if shown.audience is Audience.GOVERNORS:
            said.append(ONCE_A_MONTH)
            doubts = self._register.ask(ReportDoubts(shown.term_key))
            said += [LOOK_AGAIN.format(" ".join(doubts))] if doubts else []
        return " ".join(said)

    def _issue(self, shown: Shown) -> None:
        command = IssueReport(shown.audience, shown.term_key)

        def act(called_off: Event) -> bool:
            if called_off.is_set():
                return False
            self._register.execute(command)
            return True

        self._out.run("Issuing the report…", act, done=partial(self._tell, shown))

    def _tell(self, shown: Shown, done: bool) -> None:  # noqa: FBT001 - a result
        if done:
            self.issued.emit(shown)
