"""What leaves the register as a document: taking it out is an act in the history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from senco_app.roles import Permission
from senco_app.summaries.queries import EhcRequestPaper

if TYPE_CHECKING:
    from senco_app.register import Work
    from senco_app.summaries.records import Paper


@dataclass(frozen=True, slots=True)
class ExportEhcRequest:
    """Draw up a pupil's EHC needs assessment request, to be written as a file."""

    permission: ClassVar[Permission] = Permission.EXPORT
    act: ClassVar[str] = "export the EHC needs assessment request"

    pupil_id: str

    def run(self, work: Work) -> Paper:
        """Return the paper; it names the last change of the register.

        Raises:
            RecordMissingError: If there is no such pupil.
        """
        question = EhcRequestPaper(self.pupil_id, work.who.name)
        paper = question.fetch(work.session, work.today)
        work.about("pupil", self.pupil_id)
        return paper


@dataclass(frozen=True, slots=True)
class PrintEhcRequest:
    """Draw up a pupil's EHC needs assessment request, to be printed."""

    permission: ClassVar[Permission] = Permission.EXPORT
    act: ClassVar[str] = "print the EHC needs assessment request"

    pupil_id: str

    def run(self, work: Work) -> Paper:
        """Return the paper; it names the last change of the register.

        Raises:
            RecordMissingError: If there is no such pupil.
        """
        return ExportEhcRequest(self.pupil_id).run(work)


@dataclass(frozen=True, slots=True)
class NoteFailedExport:
    """Say in the history that an export which stands there came to nothing."""

    permission: ClassVar[Permission] = Permission.EXPORT
    act: ClassVar[str] = "export failed, no file was written"

    pupil_id: str

    def run(self, work: Work) -> None:
        """Write the entry alone: the cause may name folders, so it is left out."""
        work.about("pupil", self.pupil_id)
