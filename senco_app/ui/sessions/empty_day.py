"""What a day without sessions says, and when the next one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from senco_app.errors import SencoError
from senco_app.ui.sessions.words import moved
from senco_app.ui.widgets.buttons import PrimaryButton
from senco_app.ui.widgets.card import Card
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.wording import day

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from senco_app.provision.desk import SessionDesk

FARTHEST = 60  # days: longer than the summer holiday
AT_ONCE = 4  # days asked for before the window has its turn again
NONE_YET = (
    "There is none in the {days} days after it. New sessions come with the next "
    "hand-out from the SENCO."
)
LAPTOP_SAYS = (
    "This laptop takes today for {today}. If that is wrong, go to the right day with "
    "“Another day…”: the day you choose is the one that counts."
)


class EmptyDay(Card):
    """Looks for the next session a few days at a time, so that nothing waits for it."""

    day_requested = Signal(object)  # date

    def __init__(
        self, desk: SessionDesk, on: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(f"No sessions on {day(on)}", parent)
        self._desk, self._on, self._looked = desk, on, 0
        self._next: date | None = None
        self.next = PlainLabel("", wrap=True)
        self.go = PrimaryButton("", "arrow-right", shortcut="Ctrl+Return")
        self.clock = PlainLabel(
            LAPTOP_SAYS.format(today=day(desk.today())), "muted", wrap=True
        )
        self.body.addWidget(self.next)
        self.body.addWidget(self.go, 0)
        self.body.addWidget(self.clock)
        self.go.hide()
        self.go.clicked.connect(lambda: self.day_requested.emit(self._next))
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(0)

    def _look(self) -> None:
        """Ask for the next few days."""
        for _ in range(AT_ONCE):
            self._looked += 1
            on = moved(self._on, self._looked)
            try:
                found = self._desk.day(on)
            except SencoError as error:
                self._end(str(error))
                return
            if found:
                first = found[0]
                at = f"{first.key.starts_at:%H:%M}"
                self._end(f"The next is on {day(on)} at {at}: {first.title}.", on)
                return
        if self._looked >= FARTHEST:
            self._end(NONE_YET.format(days=FARTHEST))

    def _end(self, sentence: str, on: date | None = None) -> None:
        self._timer.stop()
        self._next = on
        self.next.setText(sentence)
        if on is not None:
            self.go.say(f"Go to {day(on)}")
            self.go.show()
