"""The form of one session: records it, or corrects what was recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app.errors import RuleBrokenError
from senco_app.provision.commands import CorrectSession, RecordSession
from senco_app.ui.provision.entry import EntryEditor
from senco_app.ui.provision.form import RecordForm
from senco_app.ui.widgets.fields import Field, line

if TYPE_CHECKING:
    from senco_app.provision.records import (
        RecordedSession,
        SessionCard,
        SessionKey,
    )
    from senco_app.register import Command, Register
    from senco_app.ui.typing_state import Editors
    from senco_app.ui.widgets.banner import Banner

WHY_HINT = "It stays in the history, beside what stood before"


class EntryForm(RecordForm):
    """What became of a session; a correction says why."""

    def __init__(self, register: Register, banner: Banner, key: SessionKey) -> None:
        at = f"{key.group_id}/{key.held_on:%Y-%m-%d}/{key.starts_at:%H%M}"
        super().__init__(register, banner, "Record this session", f"session/{at}")
        self.entry = EntryEditor()
        self.why = line(longest=200)
        self.fields = {
            **self.entry.fields,
            "why": Field("Why it is corrected", self.why, WHY_HINT),
        }
        self.save_button.setShortcut("Ctrl+Return")
        self.save_button.setToolTip("Ctrl+Return")
        self._card: SessionCard | None = None
        self._former: RecordedSession | None = None
        self.body.addWidget(self.entry)
        self.body.addWidget(self.fields["why"])
        self.body.addLayout(self.foot())

    def show_session(
        self, card: SessionCard, records: tuple[RecordedSession, ...]
    ) -> None:
        """Take a session, and what stands on record of it."""
        self._card = card
        standing = [record for record in records if record.standing]
        self._former = standing[0] if len(standing) == 1 else None
        corrects = self._former is not None and self._former.entry.finished
        self.fields["why"].setVisible(corrects)
        words = "Correct the record" if corrects else "Record this session"
        self.heading.setText(words)
        self.save_button.say("Save the correction" if corrects else "Save the session")

    def fill(self) -> None:
        """Show what is recorded, or an empty form."""
        if self._card is not None:
            entry = self._former.entry if self._former else None
            self.entry.show_card(self._card, entry)
        self.why.show_words("")

    def value(self) -> tuple[object, ...]:
        """Return what stands in the editors."""
        return (*self.entry.value(), self.why.words())

    def editors(self) -> Editors:
        """Return what a draft keeps."""
        return {"entry": self.entry, "why": self.why}

    def basis(self) -> object:
        """Return what the form was filled from."""
        return self._former or self._card

    def command(self) -> Command[object]:
        """Return the command that records or corrects the session.

        Raises:
            RuleBrokenError: If a pupil is not marked.
        """
        try:
            entry = self.entry.entry()
        except RuleBrokenError as error:
            self.entry.say_problem(error)
            raise
        former = self._former
        if former is None or (not former.entry.finished and not former.source):
            return RecordSession(entry, former.version if former else 0)
        why = self.why.words() if former.entry.finished else "finished by the SENCO"
        return CorrectSession(former.id, former.version, entry, why)
