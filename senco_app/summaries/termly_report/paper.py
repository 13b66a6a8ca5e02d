"""The termly report as one paper, for the headteacher or for governors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.errors import FileUnusableError
from senco_app.summaries.benchmarks import benchmarks
from senco_app.summaries.records import Grid, Nothing, Paper, Section, Statement
from senco_app.summaries.termly_report.counting import figures
from senco_app.summaries.termly_report.governing import for_governors
from senco_app.summaries.termly_report.headline import headline
from senco_app.summaries.termly_report.naming_people import named_parts
from senco_app.summaries.termly_report.national import national
from senco_app.summaries.termly_report.needs import needs
from senco_app.summaries.termly_report.records import (
    Part,
)
from senco_app.summaries.termly_report.signing import unsigned
from senco_app.summaries.termly_report.support import cycles, requests, sessions
from senco_app.summaries.termly_report.told import comment
from senco_app.vocabulary import Audience

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from senco_app.summaries.records import Block
    from senco_app.summaries.termly_report.evidence import (
        Evidence,
    )
    from senco_app.summaries.termly_report.records import (
        Action,
        Figures,
        Named,
        Words,
    )

HEAD_FOOT = "Names and small numbers: not for governors or publication"
GOVERNORS_FOOT = "For governors: no names, and small numbers are withheld"
DRAFT_FOOT = "Draft: governors are given the report once it is issued"
THE_SENCO = "the SENCO"
HOW_WITHHELD = (
    "Numbers of children from 1 to 4 are withheld, and so are others that would give "
    "one of them away, chosen in a fixed order and not by their size; 0 is shown. Of "
    "fewer than 10 children no breakdown is given. The school's totals of SEN support "
    "and EHC plans are always shown. That is good practice, not law."
)
NO_ACTIONS = "No recommendations or actions are entered yet."


@dataclass(frozen=True, slots=True)
class Setting:
    """Who reads the report, who made it and when.

    ``benchmarks`` is another file of national figures than the usual one. ``issued`` is
    whether the report is kept as it is now. Governors are given no other: what they
    hold is compared with what they are told next.
    """

    audience: Audience
    printed_by: str
    printed_on: date
    audit_mark: str = ""
    benchmarks: Path | None = None
    issued: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A report as paper, with its figures whole and as its readers have them."""

    paper: Paper
    whole: Figures
    shown: Figures


def termly_report(evidence: Evidence, words: Words, setting: Setting) -> Report:
    """Return the report.

    Governors get every number from the figures without small ones, and none of the
    parts with names; so nothing that is set from them can tell more: no table, no
    sentence, no bar, no words for a listener, no property of the file.
    """
    whole = figures(evidence)
    governors = setting.audience is Audience.GOVERNORS
    shown = for_governors(whole, evidence) if governors else whole
    named = None if governors else named_parts(evidence)
    sections = _sections(shown, named, words, setting)
    paper = Paper(
        title=f"Termly SEN report: {shown.term}",
        subtitle=f"{shown.school}, for {setting.audience.words}, "
        f"as of {wording.day(shown.as_of)}",
        confidential="",
        printed_by=THE_SENCO if governors else setting.printed_by,
        printed_on=setting.printed_on,
        audit_head=setting.audit_mark,
        sections=sections,
        foot=_foot(setting),
    )
    return Report(paper, whole, shown)


def _foot(setting: Setting) -> str:
    if setting.audience is Audience.HEAD:
        return HEAD_FOOT
    return GOVERNORS_FOOT if setting.issued else DRAFT_FOOT


def _sections(
    shown: Figures, named: Named | None, words: Words, setting: Setting
) -> tuple[Section, ...]:
    first = (Statement(HOW_WITHHELD),) if named is None else ()
    parts: dict[Part, tuple[Block, ...]] = {
        Part.HEADLINE: (*headline(shown, named), *first),
        Part.NEEDS: needs(shown),
        Part.CYCLES: cycles(shown, named),
        Part.SESSIONS: sessions(shown, named),
        Part.REQUESTS: requests(shown, named),
        Part.NATIONAL: _national(shown, setting.benchmarks),
    }
    done = tuple(
        Section(number, part.heading, (*blocks, *comment(words.on(part))))
        for number, (part, blocks) in enumerate(parts.items(), start=1)
    )
    actions = Section(len(done) + 1, "Recommendations and actions", _actions(words))
    return (*done, actions, unsigned(len(done) + 2))


def _national(shown: Figures, path: Path | None) -> tuple[Block, ...]:
    try:
        known = benchmarks(path)
    except FileUnusableError as fault:
        return national(shown, (), str(fault))
    return national(shown, known)


def _actions(words: Words) -> tuple[Block, ...]:
    left_out: tuple[Block, ...] = ()
    if words.left_out:
        gone = wording.counted(words.left_out, "comment or action", "of them")
        left_out = (
            Nothing(
                f"Left out because it names a child: {gone}. Take the names out "
                "before the report is issued."
            ),
        )
    if not words.actions:
        return (*left_out, Nothing(NO_ACTIONS))
    header = (
        "Recommendation",
        "Response",
        "Action",
        "Owner",
        "By when",
        "Target",
        "Progress",
    )
    rows = tuple(_row(action) for action in words.actions)
    widths = (1.8, 1.2, 1.4, 1.1, 0.8, 1.2, 1.1)
    return (*left_out, Grid("What is to be done", header, rows, widths))


def _row(action: Action) -> tuple[str, ...]:
    return (
        action.recommendation,
        action.response,
        action.action,
        action.owner,
        wording.short_day(action.by_on) if action.by_on else "",
        action.target,
        action.progress,
    )
