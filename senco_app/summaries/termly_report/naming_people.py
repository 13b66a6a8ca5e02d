"""What the headteacher's report says by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app.cycles.rules import late_days
from senco_app.summaries.termly_report.counting import OVERDUE, review_state
from senco_app.summaries.termly_report.moving import moves, standing_before
from senco_app.summaries.termly_report.records import (
    Late,
    Named,
    NamedRequest,
)

if TYPE_CHECKING:
    from senco_app.summaries.termly_report.evidence import (
        Evidence,
    )


def named_parts(evidence: Evidence) -> Named:
    """Return who moved, whose review is overdue, whose request is open."""
    before = standing_before(evidence)
    people = {person.id: person for person in evidence.people}
    late = tuple(
        Late(
            name=people[cycle.pupil_id].name,
            form=people[cycle.pupil_id].form,
            review_by=cycle.review_by,
            late_days=late_days(cycle.review_by, None, evidence.as_of, evidence.days),
        )
        for cycle in evidence.cycles
        if review_state(cycle, evidence) == OVERDUE
    )
    seen = sorted(
        evidence.requests,
        key=lambda one: (one.next_on is None, str(one.next_on), one.pupil_id),
    )
    return Named(
        moves=tuple(move for _, move in moves(evidence, before)) if before else (),
        late=late,
        requests=tuple(
            NamedRequest(people[one.pupil_id].name, people[one.pupil_id].form, one)
            for one in seen
        ),
        groups=evidence.sessions.groups if evidence.sessions else (),
    )
