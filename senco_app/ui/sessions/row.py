"""One child of a session: here or away, how it went, a few words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.provision.records import PupilMark
from senco_app.provision.rules.checking import LONGEST_WORDS
from senco_app.ui.dressing import fix_width
from senco_app.ui.sessions.flowing import filling, row_of, show_if
from senco_app.ui.sessions.marking import Marking
from senco_app.ui.sessions.words import capitalised
from senco_app.ui.widgets.fields import Choice, line
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.vocabulary import AwayReason, GotOn, Presence

if TYPE_CHECKING:
    from collections.abc import Callable

    from senco_app.provision.records import CardMember
    from senco_app.ui.sessions.marking import Meaning

NAME_WIDTH = 170
SAVE_MS = 1500
"""Words are on the disk this soon after the first letter that is not: within 2 s."""
WORDS = "A few words (optional)"
WHAT_TO_DO = "What to do: "


class PupilRow(QWidget):
    """Saves each tap at once; words while they are typed and when they are left."""

    done = Signal()  # by keyboard: go on to the next child
    moved_down = Signal(int)

    def __init__(
        self,
        member: CardMember,
        keep: Callable[[PupilMark], bool],
        parent: QWidget | None = None,
    ) -> None:
        """Make the row of a child.

        Args:
            member: The child, as marked now and last time.
            keep: Saves a mark and says whether it is on the disk.
            parent: The widget it belongs to.
        """
        super().__init__(parent)
        self.member, self._keep = member, keep
        self.mark = member.mark
        self.marking = Marking(member.name, self)
        choices = [(capitalised(reason), reason) for reason in AwayReason]
        self.reason = Choice(f"Why {member.name} is away", choices)
        self.words = line(f"A few words on {member.name}", longest=LONGEST_WORDS)
        self.words.setPlaceholderText(WORDS)
        self._away = QWidget()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_MS)
        self._lay_out()
        self.show_mark(member.mark)
        self._begin_where_last_time_was()
        self._connect()

    @property
    def is_marked(self) -> bool:
        """Say whether it is known if the child was here."""
        return self.mark is not None

    def show_mark(self, mark: PupilMark | None) -> None:
        """Show what is saved; words that are hidden for a while stay in their field."""
        self.mark = mark
        presence = mark.presence if mark else None
        self.marking.show_marked(presence, mark.got_on if mark else None)
        away = presence is Presence.AWAY
        show_if(self._away, wanted=away)
        show_if(self.words, wanted=not away)
        if mark is not None and away:
            self.reason.choose(mark.away_reason or AwayReason.OTHER)
        elif mark is not None and mark.words != self._typed():
            self.words.show_words(mark.words)

    def take(self, meaning: Meaning) -> bool:
        """Save what a button stands for; say whether it is on the disk."""
        return self._save(self._marked(meaning))

    def as_last_time(self) -> bool:
        """Mark as here, getting on as last time; leave who is marked, or was away."""
        last = self.member.last
        if self.is_marked or last is None or last.presence is Presence.AWAY:
            return True
        here = PupilMark(self.member.pupil_id, Presence.HERE, got_on=last.got_on)
        return self._save(replace(here, words=self._typed()))

    def was_here(self) -> bool:
        """Mark as here, unless marked already."""
        return self.is_marked or self.take(Presence.HERE)

    def keep_words(self) -> bool:
        """Save the words now, if they are not; say whether they are on the disk."""
        self._timer.stop()
        if not self.has_unsaved_words():
            return True
        mark = self.mark or self._marked(Presence.HERE)
        return self._save(replace(mark, words=self._typed()))

    def has_unsaved_words(self) -> bool:
        """Say whether words were typed that are not saved."""
        if self.mark is not None and self.mark.presence is Presence.AWAY:
            return False
        return self._typed() != (self.mark.words if self.mark else "")

    def take_focus(self) -> None:
        """Bring the keyboard to the buttons."""
        self.marking.take_focus()

    def _typed(self) -> str:
        """Return the words; those that nobody touched are as they were saved."""
        typed = self.words.words()
        kept = self.mark is not None and typed == self.mark.words
        return typed if kept else typed.strip()

    def _marked(self, meaning: Meaning) -> PupilMark:
        """Return the mark that a button asks for."""
        pupil, words = self.member.pupil_id, self._typed()
        if meaning is Presence.AWAY:
            return PupilMark(pupil, Presence.AWAY, self._reason())
        if isinstance(meaning, GotOn):
            return PupilMark(pupil, Presence.HERE, got_on=meaning, words=words)
        got_on = self.mark.got_on if self.mark else None
        return PupilMark(pupil, Presence.HERE, got_on=got_on, words=words)

    def _reason(self) -> AwayReason:
        chosen = self.reason.chosen()
        return chosen if isinstance(chosen, AwayReason) else AwayReason.OTHER

    def _save(self, mark: PupilMark) -> bool:
        self._timer.stop()
        before = self.mark
        kept = mark == before or self._keep(mark)
        typed = self.words.words()
        self.show_mark(mark if kept else before)
        if not kept:
            self.words.show_words(typed)
        return kept

    def _tap(self, meaning: Meaning) -> None:
        """Mark by pointer or finger; a second tap takes back how it went."""
        if self.mark is not None and self.mark.got_on is meaning:
            self._save(replace(self.mark, got_on=None, words=self._typed()))
        else:
            self.take(meaning)

    def _wish(self, meaning: Meaning) -> None:
        """Mark by keyboard, and go on when this child is done."""
        if not self.take(meaning):
            return
        if meaning is Presence.HERE and self.mark and self.mark.got_on is None:
            self.marking.take_focus(self._likely())
        else:
            self.done.emit()

    def _choose_reason(self) -> None:
        if self.mark is not None and self.mark.presence is Presence.AWAY:
            self._save(replace(self.mark, away_reason=self._reason()))

    def _hear_words(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _likely(self) -> GotOn:
        last = self.member.last
        return (last.got_on if last else None) or GotOn.NEARLY

    def _begin_where_last_time_was(self) -> None:
        if self.mark is None:
            self.marking.stop_at(self._likely())
        else:
            self.marking.stop_at(self.mark.got_on or self.mark.presence)

    def _connect(self) -> None:
        self.marking.tapped.connect(self._tap)
        self.marking.wished.connect(self._wish)
        self.marking.moved_down.connect(self.moved_down)
        self.reason.activated.connect(self._choose_reason)
        self.words.textEdited.connect(self._hear_words)
        self.words.editingFinished.connect(self.keep_words)
        self.words.returnPressed.connect(self.done)
        self._timer.timeout.connect(self.keep_words)

    def _lay_out(self) -> None:
        name = PlainLabel(self.member.name, "strong", wrap=True)
        fix_width(name, NAME_WIDTH)
        across = QHBoxLayout(self._away)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(10)
        across.addWidget(PlainLabel("Away:", "muted"))
        across.addWidget(self.reason)
        groups = (self.marking.presence, self.marking.got_on)
        parts = row_of(name, *groups, self._away, filling(self.words), within=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(4)
        column.addWidget(parts)
        for alert in self.member.alerts:
            column.addWidget(PlainLabel(f"{WHAT_TO_DO}{alert}", "small", wrap=True))
