"""The third step: the recovery code, printed, and two of its groups typed back."""

from __future__ import annotations

from random import SystemRandom
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QWidget

from senco_app.errors import RuleBrokenError
from senco_app.security import recovery
from senco_app.ui.first_run import code_page
from senco_app.ui.first_run.step import Step
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.fields import Field, line
from senco_app.ui.widgets.flow import FlowLayout
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from random import Random

    from senco_app.ui.first_run.code_page import CodePage

WHY = (
    "The register is made. If a password is forgotten, this code is the only way in: "
    "print it, or write it down, and put it in the school’s safe. It is shown only now."
)
HOW = (
    "To be sure that it can be read: type two groups of it from the paper. The code is "
    "hidden while you do."
)
PRINTED = "Sent to the printer. Compare the paper with the screen."
HIDDEN = "•••••"
ASKED = 2


class CodeStep(Step):
    """Shows the code, prints it, and asks for two groups of it."""

    def __init__(
        self,
        page: CodePage,
        rng: Random | None = None,
        parent: QWidget | None = None,
        *,
        why: str = WHY,
    ) -> None:
        super().__init__("The recovery code", why, parent)
        self._page = page
        self._groups = page.code.split("-")
        whole = [
            n for n, group in enumerate(self._groups) if len(group) == recovery.GROUP
        ]
        self.asked = sorted((rng or SystemRandom()).sample(whole, ASKED))
        self.code = tuple(PlainLabel("", "figure") for _ in self._groups)
        self.print = QuietButton("Print…", "printer", shortcut="Ctrl+P")
        self.printed = PlainLabel("", "muted", wrap=True)
        self.typed_back = tuple(line(longest=12) for _ in self.asked)
        self._lay_out()
        self.show_code(shown=True)
        self.print.clicked.connect(self._print)
        for editor in self.typed_back:
            editor.installEventFilter(self)

    def first(self) -> QWidget:
        """Return the button that prints."""
        return self.print

    def check(self) -> None:
        """Accept the two groups as typed; 0, 1 and 8 pass for O, I and B.

        Raises:
            RuleBrokenError: If one is not as in the code; it names the field.
        """
        for at, editor in zip(self.asked, self.typed_back, strict=True):
            groups = [*self._groups]
            groups[at] = editor.text().strip()
            if recovery.parse("-".join(groups)) is None:
                message = (
                    f"This is not group {at + 1} of the code. Compare it with your "
                    "paper, letter by letter."
                )
                raise RuleBrokenError(message, f"group {at + 1}")

    def show_code(self, *, shown: bool) -> None:
        """Show the code, or hide it while its groups are typed."""
        for label, group in zip(self.code, self._groups, strict=True):
            label.setText(group if shown else HIDDEN)
            label.setAccessibleName(" ".join(group) if shown else "hidden")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hide the code while one of the two editors has the focus."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.show_code(shown=event.type() is QEvent.Type.FocusOut)
        return super().eventFilter(watched, event)

    def _print(self) -> None:
        if code_page.print_page(self._page, self):
            self.printed.setText(PRINTED)

    def _lay_out(self) -> None:
        shown = QWidget()
        row = FlowLayout(shown)
        for label in self.code:
            row.addWidget(label)
        self.body.addWidget(shown)
        sending = QHBoxLayout()
        sending.addWidget(self.print)
        sending.addWidget(self.printed, 1)
        self.body.addLayout(sending)
        self.body.addWidget(PlainLabel(HOW, wrap=True))
        back = QHBoxLayout()
        back.setSpacing(24)
        for at, editor in zip(self.asked, self.typed_back, strict=True):
            field = Field(f"Group {at + 1} of {len(self._groups)}", editor)
            field.keep_to_top()
            self.fields[f"group {at + 1}"] = field
            back.addWidget(field)
        back.addStretch(1)
        self.body.addLayout(back)
