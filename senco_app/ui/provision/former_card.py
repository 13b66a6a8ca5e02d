"""What stood of a session before it was corrected: nothing recorded is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app.provision.queries import FormerRecordsOf
from senco_app.ui.provision.sessions_asked import names_of
from senco_app.ui.provision.words import entry_words, mark_words
from senco_app.ui.widgets.card import Card, Rule
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.wording import day

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from senco_app.provision.records import FormerRecord, SessionCard, SessionKey
    from senco_app.register import Register
    from senco_app.ui.widgets.labels import Look

SOMEBODY = "a pupil who has left the group"


class FormerCard(Card):
    """Each change with what stood before it, who made it, and why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What stood before", parent)
        self.body.setSpacing(4)

    def show_former(
        self, register: Register, key: SessionKey, card: SessionCard | None
    ) -> None:
        """Show the changes of one session, the newest first."""
        former = register.ask(FormerRecordsOf(key))
        names = names_of(card)
        while self.body.count() > 1:
            item = self.body.takeAt(1)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.setVisible(bool(former))
        for number, one in enumerate(former):
            if number:
                self.body.addWidget(Rule())
            for words, look in _lines(one, names):
                self.body.addWidget(PlainLabel(words, look, wrap=True))


def _lines(one: FormerRecord, names: dict[str, str]) -> list[tuple[str, Look]]:
    at = one.changed_at.astimezone()
    why = f", because: {one.why}" if one.why else ""
    marks: list[tuple[str, Look]] = [
        (f"{names.get(mark.pupil_id, SOMEBODY)}: {mark_words(mark)}", "body")
        for mark in one.was.marks
    ]
    changed = f"Changed {day(at.date())}, {at:%H:%M} by {one.changed_by}{why}"
    return [(entry_words(one.was), "strong"), *marks, (changed, "muted")]
