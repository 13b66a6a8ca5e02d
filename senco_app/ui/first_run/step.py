"""What the five steps have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app.ui.widgets.card import Card
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from senco_app.ui.widgets.fields import Field

ROOM = 28


class Step(Card):
    """One step: it keeps what was typed, and says what is missing beside it."""

    def __init__(
        self, heading: str, why: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(heading, parent)
        self.fields: dict[str, Field] = {}
        self.body.setContentsMargins(ROOM, ROOM - 4, ROOM, ROOM - 4)
        self.body.setSpacing(12)
        if why:
            self.body.addWidget(PlainLabel(why, "muted", wrap=True))

    def first(self) -> QWidget:
        """Return the widget to begin with."""
        raise NotImplementedError

    def check(self) -> None:
        """Accept what was typed, or save it.

        Raises:
            SencoError: If something is missing or wrong; a ``RuleBrokenError`` names
                the field.
        """
        raise NotImplementedError

    def typed(self) -> bool:
        """Say whether something was typed that would be lost."""
        return False
