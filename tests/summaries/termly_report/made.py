"""A made-up school for termly reports, as plain records."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from senco_app.provision.records import Delivery, NotRun
from senco_app.school.records import Calendar, TermDates
from senco_app.school.rules import SchoolDays
from senco_app.summaries.records import (
    Bullets,
    Chart,
    Facts,
    Grid,
    Nothing,
    Quote,
    Statement,
    Subheading,
)
from senco_app.summaries.termly_report.evidence import (
    CycleDue,
    Evidence,
    Person,
    RequestSeen,
    Roll,
    SessionsGiven,
    StatusSpan,
    TermSpan,
)
from senco_app.summaries.termly_report.paper import Setting, termly_report
from senco_app.summaries.termly_report.records import Words
from senco_app.vocabulary import Audience, NotRunReason, Phase, SenStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from senco_app.summaries.records import Block, Paper
    from senco_app.summaries.termly_report.paper import Report

AS_OF = date(2026, 11, 23)
BEFORE = date(2026, 7, 21)
TERM = TermSpan(
    "autumn-2026", "Autumn 2026", date(2026, 9, 3), date(2026, 12, 18), BEFORE
)
DAYS = SchoolDays(
    Calendar((TermDates("Autumn 2026", *(TERM.first_on, TERM.last_on)),), ())
)
SURNAMES = ("Quillfeather", "Brackenbury", "Tessingham", "Oduyale", "Vantongeren")


def person(number: int, **changes: Any) -> Person:  # noqa: ANN401
    """Return a child on SEN support since long ago."""
    told: dict[str, Any] = {
        "id": f"p{number}",
        "name": f"Zebedee {SURNAMES[number % len(SURNAMES)]}",
        "form": "3 Elm",
        "year_group": "3",
        "sex": "M",
        "pupil_premium": False,
        "eal": False,
        "need": "SLCN",
        "entered_on": date(2024, 9, 3),
        "archived_on": None,
        "spans": (StatusSpan(SenStatus.SEN_SUPPORT, date(2024, 9, 3)),),
    }
    return Person(**(told | changes))


def people(number: int) -> tuple[Person, ...]:
    """Return children of several needs, years and both sexes."""
    needs = ("SLCN", "SLCN", "SEMH", "SLCN", "MLD", "SEMH", "ASD")
    return tuple(
        person(
            n,
            need=needs[n % len(needs)],
            year_group=str(1 + n % 6),
            sex="F" if n % 3 else "M",
            pupil_premium=n % 4 == 0,
            eal=n % 9 == 0,
        )
        for n in range(number)
    )


def evidence(*children: Person, **changes: Any) -> Evidence:  # noqa: ANN401
    """Return what the register of a primary school says."""
    told: dict[str, Any] = {
        "school": "Wyebank Primary",
        "phase": Phase.PRIMARY,
        "last_year_group": "6",
        "term": TERM,
        "as_of": AS_OF,
        "people": children,
        "roll": Roll(300, AS_OF),
        "cycles": (),
        "requests": (),
        "days": DAYS,
    }
    return Evidence(**(told | changes))


def busy() -> Evidence:
    """Return a school where everything that the report tells has happened."""
    began = StatusSpan(
        SenStatus.SEN_SUPPORT, date(2026, 10, 5), None, "Slower progress"
    )
    children = (
        *people(40),
        person(40, spans=(began,), entered_on=date(2026, 10, 5)),
        person(41, archived_on=date(2026, 10, 1)),
    )
    cycles = tuple(
        CycleDue(f"p{n}", date(2026, 11, 2), None if n < 3 else date(2026, 10, 30))
        for n in range(20)
    )
    request = RequestSeen(
        *("p1", "school", date(2026, 10, 1), date(2026, 10, 5), None, None),
        *("Decision whether to assess", date(2026, 11, 16), "must"),
    )
    total = Delivery(
        planned=60,
        delivered=40,
        not_run=(
            NotRun(NotRunReason.ADULT_ABSENT, 3, 60),
            NotRun(NotRunReason.EVENT, 10, 200),
        ),
        not_recorded=7,
        planned_minutes=1200,
        delivered_minutes=800,
    )
    return evidence(
        *children,
        cycles=cycles,
        requests=(request,),
        sessions=SessionsGiven(total, pupils=12),
    )


def report(
    told: Evidence,
    audience: Audience = Audience.GOVERNORS,
    words: Words | None = None,
    **changes: Any,  # noqa: ANN401
) -> Report:
    """Return the report for one kind of reader."""
    setting = replace(Setting(audience, "Quillon Marsh", AS_OF, "7-abc"), **changes)
    return termly_report(told, words or Words(), setting)


def texts(paper: Paper) -> str:
    """Return all that a paper says, aloud too, line by line."""
    lines = [paper.title, paper.subtitle, paper.confidential, paper.printed_by]
    lines.append(paper.foot)
    for section in paper.sections:
        lines.append(section.title)
        for block in section.blocks:
            lines += _texts(block)
    return "\n".join(lines)


def _texts(block: Block) -> Sequence[str]:
    match block:
        case Statement() | Subheading() | Nothing():
            return (block.text,)
        case Quote():
            return (block.words, block.by)
        case Grid():
            return (
                block.caption,
                *(" | ".join(r) for r in (block.header, *block.rows)),
            )
        case _:
            return _more_texts(block)


def _more_texts(block: Facts | Bullets | Chart) -> Sequence[str]:
    match block:
        case Facts():
            return (block.caption, *(" | ".join(pair) for pair in block.pairs))
        case Bullets():
            return tuple(item.text for item in block.items)
        case Chart():
            return (block.finding, block.heard, block.note)
