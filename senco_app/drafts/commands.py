"""Keeping and dropping drafts: no history, no version, nothing for other screens."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from senco_app.models import draft
from senco_app.models.draft import Draft
from senco_app.roles import Permission

if TYPE_CHECKING:
    from senco_app.register import Work


@dataclass(frozen=True, slots=True)
class KeepDraft:
    """Keep what somebody has typed so far, in the place of what was kept before.

    Attributes:
        place: Which form it was typed in: ``cycle/<id>/review``.
        text: What was typed, as that form writes it down and reads it again.
    """

    permission: ClassVar[Permission] = Permission.READ_REGISTER
    act: ClassVar[str] = "keep a draft"
    audited: ClassVar[bool] = False

    place: str
    text: str = field(repr=False)

    def run(self, work: Work) -> None:
        """Write it."""
        row = work.session.get(Draft, (work.who.person_id, self.place))
        if row is None:
            row = Draft(
                person_id=work.who.person_id,
                place=self.place,
                text=self.text,
                saved_at=work.now,
            )
            work.session.add(row)
        row.text, row.saved_at = self.text, work.now


@dataclass(frozen=True, slots=True)
class DropDraft:
    """Take one's own draft away: it was saved, or is not wanted any more."""

    permission: ClassVar[Permission] = Permission.READ_REGISTER
    act: ClassVar[str] = "drop a draft"
    audited: ClassVar[bool] = False

    place: str

    def run(self, work: Work) -> None:
        """Take it away, if there is one."""
        draft.drop(work.session, work.who.person_id, self.place)
