"""Questions about one's own drafts; nobody sees somebody else's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from sqlmodel import col, select

from senco_app.drafts.records import DraftText
from senco_app.models.draft import Draft
from senco_app.register import asker
from senco_app.roles import Permission

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session


@dataclass(frozen=True, slots=True)
class DraftOf:
    """What has whoever asks typed there, and not saved?"""

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    place: str

    def fetch(self, session: Session, today: date) -> DraftText | None:
        """Return the draft, if there is one."""
        del today
        row = session.get(Draft, (asker(session).person_id, self.place))
        return None if row is None else DraftText(row.text, row.saved_at)


@dataclass(frozen=True, slots=True)
class DraftPlaces:
    """Where has whoever asks typed something, and not saved it?"""

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    prefix: str = ""

    def fetch(self, session: Session, today: date) -> tuple[str, ...]:
        """Return the places that begin so, the newest draft first."""
        del today
        places = session.exec(
            select(Draft.place)
            .where(
                col(Draft.person_id) == asker(session).person_id,
                col(Draft.place).startswith(self.prefix, autoescape=True),
            )
            .order_by(col(Draft.saved_at).desc(), col(Draft.place))
        )
        return tuple(places)
