"""A new recovery code: asked for with a password, shown once, and typed back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from senco_app.errors import RuleBrokenError
from senco_app.people.queries import People
from senco_app.roles import Role
from senco_app.school.queries import SchoolIs
from senco_app.ui.first_run.code_page import CodePage
from senco_app.ui.first_run.code_step import CodeStep
from senco_app.ui.fitting import resize_within
from senco_app.ui.settings.people_forms import PeopleForm
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton
from senco_app.ui.widgets.card import GAP, Page
from senco_app.ui.widgets.fields import show_rule_broken
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from senco_app.register import Register

WHEN = (
    "Make a new one if the code in the school’s safe is lost, or if somebody read it "
    "who should not. The old code then opens nothing but backups made before."
)
MADE = (
    "The old code opens this register no more. If a password is forgotten, this one is "
    "the only way in: print it, or write it down, and put it in the school’s safe. It "
    "is shown only now."
)
NOT_YET = (
    "The old code no longer opens this register, and this one is not shown again. To "
    "close without the two groups all the same, press Esc once more."
)
WIDTH, HEIGHT = 760, 560


class RecoveryForm(PeopleForm):
    """Asks for one's own password before a new code is made."""

    def __init__(self) -> None:
        make = QuietButton("Make a new recovery code", "key-round")
        super().__init__("Recovery code", make, "Your password")
        self.body.addWidget(PlainLabel(WHEN, "muted", wrap=True))
        self._stack(self.proof_field)


class CodeDialog(QDialog):
    """Shows the new code until two groups of it were typed back.

    The code is a secret, and so is what is typed here: no draft is kept of it.
    """

    def __init__(self, page: CodePage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._warned = False
        self.banner = Banner()
        self.step = CodeStep(page, why=MADE)
        self.done_button = PrimaryButton("It is in the safe", "check")
        self.done_button.clicked.connect(self._check)
        self.setWindowTitle("The new recovery code")
        resize_within(self, WIDTH, HEIGHT)
        scrolled = Page()
        scrolled.body.addWidget(self.step)
        scrolled.body.addStretch(1)
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(self.done_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(GAP)
        column.addWidget(self.banner)
        column.addWidget(scrolled, 1)
        column.addLayout(acts)
        self.step.first().setFocus()

    def reject(self) -> None:
        """Close, once it was said what that means."""
        if not self._warned:
            self._warned = True
            self.banner.say(NOT_YET, "info")
            return
        super().reject()

    def _check(self) -> None:
        try:
            self.step.check()
        except RuleBrokenError as error:
            if not show_rule_broken(self.step.fields, error):
                self.banner.say(str(error))
            return
        self.accept()


def show_code(register: Register, code: str, parent: QWidget) -> CodeDialog:
    """Open the dialog that shows a new code; it goes by itself."""
    sencos = (
        person.name
        for person in register.ask(People())
        for held in person.appointments
        if held.is_current and held.role is Role.SENCO
    )
    senco = next(sencos, register.who.name)
    school = register.ask(SchoolIs()).name
    dialog = CodeDialog(CodePage(school, senco, register.today(), code), parent)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
