"""The second step: who the SENCO is, and their password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app.errors import RuleBrokenError
from senco_app.ui.first_run.step import Step
from senco_app.ui.widgets.fields import Field, line
from senco_app.ui.widgets.new_password import NewPassword

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

WHY = (
    "The password opens the register; nobody can look it up. The recovery code of the "
    "next step is the only other way in. Next makes the register."
)


class SencoStep(Step):
    """Asks for the SENCO's name and a password."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("The SENCO", WHY, parent)
        self.senco = line()
        self.asked = NewPassword()
        self.fields = {
            "senco": Field("The SENCO’s name", self.senco),
            **self.asked.fields,
        }
        self.body.addWidget(self.fields["senco"])
        self.body.addWidget(self.asked)

    def first(self) -> QWidget:
        """Return the editor of the name."""
        return self.senco

    def check(self) -> None:
        """Accept a name and a password.

        Raises:
            RuleBrokenError: If the name is missing, or the password is too weak or was
                not typed twice.
        """
        if not self.senco.text().strip():
            message = "Enter the SENCO’s name."
            raise RuleBrokenError(message, "senco")
        self.asked.password()

    def typed(self) -> bool:
        """Say whether a name or a password was typed."""
        return bool(self.senco.text().strip() or self.asked.first.text())
