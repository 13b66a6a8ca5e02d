"""What the request is made from: one pupil's records, and the ways to cite them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.provision.records import Delivery, PupilProvision
from senco_app.summaries.records import NO_EVIDENCE, Nothing, Quote, Source, Statement

if TYPE_CHECKING:
    from datetime import date

    from senco_app.cycles.records import CycleRecord
    from senco_app.ehc.records import RequestRecord
    from senco_app.pupils.records import PupilRecord
    from senco_app.school.records import SchoolDetails
    from senco_app.summaries.records import Block


NOTHING_GIVEN = PupilProvision((), Delivery())


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that the register holds about one pupil, as it stands on one day.

    Attributes:
        school: The school that asks, or gives information.
        pupil: Who it is about.
        year_by_age: Year group that goes with the day of birth; empty if unknown.
        upn_is_temporary: Whether the UPN is one that a school gave for the time being.
        cycles: Every cycle, the oldest first.
        request: The newest request, if one was begun.
        printed_by: Who makes the paper.
        printed_on: The day it is made.
        audit_head: Head of the audit chain, shortened; empty if there is none.
        given: What was given in groups and one to one, until the day it is printed.
    """

    school: SchoolDetails
    pupil: PupilRecord
    year_by_age: str
    upn_is_temporary: bool
    cycles: tuple[CycleRecord, ...]
    request: RequestRecord | None
    printed_by: str
    printed_on: date
    audit_head: str = ""
    given: PupilProvision = NOTHING_GIVEN

    @property
    def legal_name(self) -> str:
        """Return the name that a statutory paper carries."""
        details = self.pupil.details
        return f"{details.legal_forename} {details.legal_surname}".strip()

    @property
    def authority(self) -> str:
        """Return the authority that the request goes to: the child's before ours.

        Children and Families Act 2014, s24: the one for the area the child lives in.
        """
        asked = self.request.authority if self.request else ""
        return asked or self.pupil.details.home_authority or self.school.authority

    @property
    def planned(self) -> tuple[CycleRecord, ...]:
        """Return the cycles whose plan was agreed, the oldest first."""
        return tuple(cycle for cycle in self.cycles if cycle.planned_on)

    @property
    def reviewed(self) -> tuple[CycleRecord, ...]:
        """Return the cycles that a review closed, the oldest first."""
        return tuple(cycle for cycle in self.cycles if cycle.reviewed_on)

    @property
    def plan_in_force(self) -> CycleRecord | None:
        """Return the cycle with the newest agreed plan."""
        return self.planned[-1] if self.planned else None

    def from_record(self) -> Source:
        """Cite the pupil's record as it stands."""
        return Source("pupil’s record", self.printed_on)

    def from_profile(self) -> Source:
        """Cite the one-page profile as it stands."""
        return Source("one-page profile", self.printed_on)

    def from_sessions(self) -> Source:
        """Cite the records of sessions as they stand."""
        return Source("records of sessions", self.printed_on)

    def from_request(self) -> Source:
        """Cite the record of the request, or the pupil's where none was begun."""
        if self.request is None:
            return self.from_record()
        return Source("record of the request", self.request.started_on)


def from_assessment(cycle: CycleRecord) -> Source:
    """Cite a cycle's assessment; the start stands in until it is finished."""
    return Source(
        f"assessment, cycle {cycle.number}", cycle.assessed_on or cycle.started_on
    )


def from_plan(cycle: CycleRecord) -> Source:
    """Cite a cycle's plan."""
    return Source(f"plan, cycle {cycle.number}", cycle.planned_on or cycle.started_on)


def from_review(cycle: CycleRecord) -> Source:
    """Cite a cycle's review."""
    return Source(f"review, cycle {cycle.number}", cycle.reviewed_on)


def cited(caption: str, source: Source) -> str:
    """Return a table's caption that ends in the record behind the table."""
    when = f", {wording.short_day(source.on)}" if source.on else ""
    return f"{caption} ({source.kind}{when})"


def on_or_none(when: date | None) -> str:
    """Return a day in words, or that nothing is recorded."""
    return wording.day(when) if when else NO_EVIDENCE


def said(words: str, source: Source) -> tuple[Block, ...]:
    """Return what was written, as it was typed; nothing if nothing was."""
    return (Statement(words, source),) if words.strip() else ()


def quoted(words: str, by: str, source: Source) -> tuple[Block, ...]:
    """Return somebody's own words, as they were typed; nothing if there are none."""
    return (Quote(words, by, source),) if words.strip() else ()


def or_nothing(*blocks: Block) -> tuple[Block, ...]:
    """Return the blocks, or the line that says that the register holds none."""
    return blocks or (Nothing(),)
