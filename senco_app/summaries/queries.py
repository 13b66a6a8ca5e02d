"""Questions whose answer combines features: a document, what happened when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from senco_app.cycles.queries import AllCyclesOf
from senco_app.ehc.queries import RequestOf, RequestsOf
from senco_app.models.history import last_change
from senco_app.provision.queries import ProvisionOf, TimesInGroups
from senco_app.pupils import rules
from senco_app.pupils.queries import PupilPage
from senco_app.register import asker
from senco_app.roles import Permission, may
from senco_app.school.queries import SchoolIs
from senco_app.summaries.ehc_request import Evidence, ehc_request
from senco_app.summaries.events import events_of, of_provision

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from senco_app.security.chain import Head
    from senco_app.summaries.records import Event, Paper

SEAL_SHOWN = 8


@dataclass(frozen=True, slots=True)
class EhcRequestPaper:
    """What does the register hold for an EHC needs assessment of this pupil?

    ``printed_by`` is the name that the paper gives as its maker.
    """

    permission: ClassVar[Permission] = Permission.EXPORT

    pupil_id: str
    printed_by: str

    def fetch(self, session: Session, today: date) -> Paper:
        """Return the paper as of today.

        Raises:
            RecordMissingError: If there is no such pupil.
        """
        pupil = PupilPage(self.pupil_id).fetch(session, today)
        details = pupil.details
        evidence = Evidence(
            school=SchoolIs().fetch(session, today),
            pupil=pupil,
            year_by_age=(
                rules.year_group_for(details.born_on, today) if details.born_on else ""
            ),
            upn_is_temporary=bool(details.upn and rules.is_temporary_upn(details.upn)),
            cycles=AllCyclesOf(self.pupil_id).fetch(session, today),
            request=RequestOf(self.pupil_id).fetch(session, today),
            printed_by=self.printed_by,
            printed_on=today,
            audit_head=_shortened(last_change(session)),
            given=ProvisionOf(self.pupil_id).fetch(session, today),
        )
        return ehc_request(evidence)


@dataclass(frozen=True, slots=True)
class Timeline:
    """What happened with this pupil, as far as the register knows?"""

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    pupil_id: str

    def fetch(self, session: Session, today: date) -> tuple[Event, ...]:
        """Return every dated event, the newest first.

        Whoever may not read assessments, reviews and notes gets none of the cycles'
        and of provision.

        Raises:
            RecordMissingError: If there is no such pupil.
        """
        reads = may(asker(session).role, Permission.READ_ASSESSMENTS)
        cycles = AllCyclesOf(self.pupil_id).fetch(session, today) if reads else ()
        times = TimesInGroups(self.pupil_id).fetch(session, today) if reads else ()
        events = events_of(
            PupilPage(self.pupil_id).fetch(session, today),
            cycles,
            RequestsOf(self.pupil_id).fetch(session, today)[::-1],
            of_provision(times, today),
        )
        return events[::-1]


def _shortened(head: Head) -> str:
    """Return an entry of the audit chain as paper carries it; empty without one."""
    return f"{head.sequence}-{head.seal[:SEAL_SHOWN]}" if head.sequence else ""
