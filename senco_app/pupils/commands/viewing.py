"""Looking at a pupil's file, which the history tells like every other act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from senco_app.models.editing import found
from senco_app.models.pupil import Pupil
from senco_app.roles import Permission

if TYPE_CHECKING:
    from senco_app.register import Work


@dataclass(frozen=True, slots=True)
class ViewPupil:
    """Say that a pupil's file is looked at: told once for each pupil and sign-in."""

    permission: ClassVar[Permission] = Permission.READ_REGISTER
    act: ClassVar[str] = "look at a pupil's file"

    pupil_id: str

    def run(self, work: Work) -> None:
        """Change nothing.

        Raises:
            RecordMissingError: If there is no such pupil.
        """
        found(work.session, Pupil, self.pupil_id, "pupil")
        work.about("pupil", self.pupil_id)
        work.once = True
