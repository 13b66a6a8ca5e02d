"""The EHC request prints what was planned and given, as the sessions were recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from senco_app.provision.commands import RecordSession
from senco_app.provision.records import PupilMark, SessionEntry
from senco_app.summaries.queries import EhcRequestPaper
from senco_app.summaries.records import NO_EVIDENCE, Grid, Nothing, Statement
from senco_app.vocabulary import AwayReason, NotRunReason, Presence
from tests.provision.conftest import school
from tests.provision.made import key, ran

if TYPE_CHECKING:
    from senco_app.summaries.records import Section
    from tests.provision.made import School

__all__ = ["school"]


def part_12(of: School, place: int) -> Section:
    paper = of.register.ask(EhcRequestPaper(of.pupils[place], "A. Senco"))
    return next(section for section in paper.sections if section.number == 12)


def test_sessions_minutes_hours_and_share_stand_beside_the_plan(
    school: School,
) -> None:
    group = school.group(0, 1)
    away = PupilMark(school.pupils[0], Presence.AWAY, AwayReason.LESSON)
    not_run = SessionEntry(
        key(group, 20), ran=False, minutes=30, reason=NotRunReason.ADULT_ON_COVER
    )
    for entry in (
        ran(key(group, 6), school.here(0), school.here(1)),
        ran(key(group, 13), away, school.here(1)),
        not_run,
    ):
        school.register.execute(RecordSession(entry))

    section = part_12(school, 0)
    [grid] = [block for block in section.blocks if isinstance(block, Grid)]
    assert grid.rows == (
        (
            "Robins, group of 3, with Jo Pritchard",
            "4 Jan 2027 and goes on",
            "5 sessions, 2 h 30 min",
            "1 session, 30 min",
            "20%",
        ),
        ("All together", "", "5 sessions, 2 h 30 min", "1 session, 30 min", "20%"),
    )
    told = [b.text for b in section.blocks if isinstance(b, Statement)]
    assert told[-1] == (
        "Not given: adult on cover 1 session (30 min); the pupil was away from"
        " 1 session that ran; 2 sessions not recorded."
    )
    assert "Idris" not in str(section)


def test_a_pupil_who_was_given_nothing_is_said_to_have_no_record(
    school: School,
) -> None:
    section = part_12(school, 2)

    assert not [block for block in section.blocks if isinstance(block, Grid)]
    assert [block for block in section.blocks if isinstance(block, Nothing)]


def test_a_group_that_has_not_begun_has_no_share(
    school: School,
) -> None:
    later = replace(school.details(), started_on=date(2027, 2, 22))
    school.group(0, details=later)

    [grid] = [b for b in part_12(school, 0).blocks if isinstance(b, Grid)]
    assert grid.rows[0][-3:] == ("0 sessions, 0 h", "0 sessions, 0 h", NO_EVIDENCE)
