"""Backups: where they are, when the newest was made, and one more now."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QWidget

from senco_app.ui.background import Background
from senco_app.ui.settings.second_place import GIVEN_UP, SecondPlaceCard
from senco_app.ui.settings.section import Section, foot
from senco_app.ui.widgets.buttons import PrimaryButton
from senco_app.ui.widgets.card import Card
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.wording import counted, day

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from senco_app.errors import SencoError
    from senco_app.register import Register

BACKUPS = "backups"
ABOUT = (
    "A backup is made every half hour in which something changed, and when the "
    "register is locked or closed. Each is encrypted, and read back before it counts."
)
UNCHANGED = "Nothing has changed since the newest backup: it is enough."
COPIED = "The newest backup is in the second place, too."
NONE_YET = "No backup has been made yet."
WORKING = "Making a backup and reading it back…"


class BackupsSection(Section):
    """Makes a backup on the worker; the window stays alive meanwhile."""

    def __init__(
        self,
        register: Register,
        back_up: Callable[[Register], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        """Make the section.

        Args:
            register: The open register.
            back_up: Makes a verified backup beside the register, or nothing if
                nothing changed since the last; slow.
            parent: The widget it belongs to.
        """
        super().__init__(register, parent)
        self._back_up = back_up
        self._background = Background(self)
        self.newest = PlainLabel("", "strong", wrap=True)
        self.place = PlainLabel(str(register.folder / BACKUPS), wrap=True)
        self.working = QProgressBar()
        self.working.setRange(0, 0)
        self.working.setTextVisible(False)
        self.working.setAccessibleName(WORKING)
        self.working.hide()
        self.second = SecondPlaceCard(register)
        self.make = PrimaryButton("Make a backup now", "shield")
        for asked in (self.make.clicked, self.second.chosen):
            asked.connect(self._start)
        self.second.given_up.connect(self._tell_given_up)
        card = Card("Backups")
        card.body.addWidget(self.newest)
        card.body.addWidget(PlainLabel("They are in this folder:", "muted"))
        card.body.addWidget(self.place)
        card.body.addWidget(PlainLabel(ABOUT, "muted", wrap=True))
        card.body.addWidget(self.working)
        card.body.addLayout(foot(self.make))
        self.page.body.addWidget(card)
        self.page.body.addWidget(self.second)
        self.page.body.addStretch(1)

    def refresh(self) -> None:
        """Look into the folder of backups."""
        self.newest.setText(newest_words(self.register.folder / BACKUPS))
        self.second.refresh()

    def drain(self) -> None:
        """Wait until a backup under way is made."""
        self._background.drain()

    def _start(self) -> None:
        self.make.setEnabled(False)
        self.working.show()
        self.banner.say(WORKING, "info")
        self._background.run(
            partial(self._back_up, self.register), done=self._done, failed=self._fail
        )

    def _done(self, backup: Path | None) -> None:
        self._stop()
        self.refresh()
        missed, copied = self.second.outcome()
        if missed:
            self.banner.say(missed, "info")
        elif backup is not None:
            made = f"The backup {backup.name} was made and read back."
            self.banner.say(f"{made} {COPIED}" if copied else made, "done")
        else:
            self.banner.say(f"{UNCHANGED} {COPIED}" if copied else UNCHANGED, "info")
        if backup is not None or copied:
            self.said.emit("Backed up.")

    def _tell_given_up(self) -> None:
        self.banner.say(GIVEN_UP, "info")
        self.said.emit(GIVEN_UP)

    def _fail(self, error: SencoError) -> None:
        self._stop()
        self.banner.say(str(error))

    def _stop(self) -> None:
        self.make.setEnabled(True)
        self.working.hide()


def newest_words(backups: Path) -> str:
    """Return how many backups there are, and when the newest was made."""
    made = [one.stat().st_mtime for one in backups.glob("*") if one.name[0] != "~"]
    if not made:
        return NONE_YET
    at = datetime.fromtimestamp(max(made), UTC).astimezone()
    number = counted(len(made), "backup", "backups")
    return f"{number}; the newest was made on {day(at.date())} at {at:%H:%M}."
