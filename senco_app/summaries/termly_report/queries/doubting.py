"""Questions about words for governors: what in them should be looked at again?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from senco_app.roles import Permission
from senco_app.summaries.termly_report.doubts import (
    Doubted,
    doubts,
    looked_through,
)
from senco_app.summaries.termly_report.queries.typed import (
    pupil_names,
    texts_of,
    words_of,
)
from senco_app.vocabulary import Audience

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session


@dataclass(frozen=True, slots=True)
class WordsDoubted:
    """What is to be said beside words that are being typed for governors?"""

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    texts: tuple[str, ...]

    def fetch(self, session: Session, today: date) -> tuple[Doubted, ...]:
        """Return what is to be said of each text."""
        del today
        if not any(map(str.strip, self.texts)):
            return (Doubted(),) * len(self.texts)
        names = pupil_names(session)
        return tuple(looked_through(text, names) for text in self.texts)


@dataclass(frozen=True, slots=True)
class ReportDoubts:
    """What in the words for governors should be looked at before they are issued?"""

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    term: str

    def fetch(self, session: Session, today: date) -> tuple[str, ...]:
        """Return a sentence for each doubt, with the part or the action it is in."""
        del today
        words = words_of(session, self.term, Audience.GOVERNORS, whole=True)
        if not (words.comments or words.actions):
            return ()
        names = pupil_names(session)
        texts = [(said.part.heading, said.words) for said in words.comments]
        for number, action in enumerate(words.actions, start=1):
            texts += [(f"Action {number}", text) for text in texts_of(action)]
        return tuple(
            f"{where}: {doubt}."
            for where, text in texts
            for doubt in doubts(text, names)
        )
