from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from senco_app.errors import FileUnusableError, RuleBrokenError
from senco_app.exports.paper_docx import paper_docx
from senco_app.exports.paper_pdf import paper_pdf
from senco_app.exports.paper_xlsx import paper_xlsx
from senco_app.provision.records import Delivery
from senco_app.school.records import Calendar, TermDates
from senco_app.summaries.benchmarks import benchmarks, of_phase
from senco_app.summaries.records import Chart, Grid, Paper
from senco_app.summaries.termly_report.counting import figures
from senco_app.summaries.termly_report.evidence import LastReport, Roll, StatusSpan
from senco_app.summaries.termly_report.freezing import frozen, thawed
from senco_app.summaries.termly_report.needs import ALL_WITHHELD, NOBODY
from senco_app.summaries.termly_report.records import Figures, MoveKind
from senco_app.summaries.termly_report.suppression import is_small
from senco_app.summaries.termly_report.terms import term_key, term_of_report
from senco_app.vocabulary import Audience, Phase, SenStatus
from tests.summaries.termly_report.made import (
    AS_OF,
    SURNAMES,
    TERM,
    busy,
    evidence,
    people,
    person,
    report,
    texts,
)

if TYPE_CHECKING:
    from pathlib import Path

    from senco_app.summaries.termly_report.evidence import Evidence, Person

HEAD, GOVERNORS = Audience.HEAD, Audience.GOVERNORS


def test_the_headteacher_is_told_who_and_governors_are_told_nobody() -> None:
    told = texts(report(busy(), HEAD).paper)
    untold = texts(report(busy(), GOVERNORS).paper)

    assert f"Zebedee {SURNAMES[0]} | 3 Elm | SEN support or a plan began" in told
    assert "not for governors or publication" in told
    assert not [name for name in (*SURNAMES, "Zebedee", "Elm") if name in untold]
    assert "Marsh" not in untold
    assert "Slower progress" not in untold


def test_governors_see_no_small_number_in_tables_bars_or_what_is_heard() -> None:
    paper = report(busy(), GOVERNORS).paper
    blocks = [block for section in paper.sections for block in section.blocks]

    cells = [
        cell
        for block in blocks
        if isinstance(block, Grid)
        for row in block.rows
        for cell in row[1:]
    ]
    bars = [bar for b in blocks if isinstance(b, Chart) for bar in b.bars]
    assert "withheld" in cells
    assert not [cell for cell in cells if cell.isdigit() and is_small(int(cell))]
    assert bars
    assert not [
        bar for bar in bars if is_small(round(bar.value)) and bar.told.isdigit()
    ]


def test_the_title_of_a_chart_is_what_it_shows() -> None:
    paper = report(evidence(*people(40)), HEAD).paper
    charts = [b for s in paper.sections for b in s.blocks if isinstance(b, Chart)]

    assert charts[0].finding == "SLCN is the most common need: 18 of 40"
    assert "Speech, language and communication needs (SLCN) 18" in charts[0].heard


def test_a_need_that_is_withheld_may_be_the_most_common() -> None:
    needs = ["MLD"] * 30 + ["SLCN"] * 10 + ["HI"] * 2
    told = evidence(*(person(n, need=need) for n, need in enumerate(needs)))

    assert "MLD is the most common need: 30 of 42" in texts(report(told, HEAD).paper)
    untold = texts(report(told, GOVERNORS).paper)
    assert "Of the needs shown, SLCN is the most common need: 10 of 42" in untold


def test_both_ways_are_set_as_pdf_word_and_excel_with_the_same_bytes() -> None:
    for audience in Audience:
        paper = report(busy(), audience).paper
        for build in (paper_pdf, paper_docx, paper_xlsx):
            assert build(paper) == build(paper)


def test_a_report_is_read_back_as_it_was_kept() -> None:
    made = report(busy(), GOVERNORS)

    assert thawed(frozen(made.paper), Paper) == made.paper
    assert thawed(frozen(made.whole), Figures) == made.whole


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"record": "Later"}', '"Paper"'])
def test_a_report_of_another_version_says_so(text: str) -> None:
    with pytest.raises(FileUnusableError, match="another version"):
        thawed(text, Paper)


# --- change since last term --------------------------------------------------


def counts(made: Figures) -> dict[MoveKind, int | None]:
    return {kind: count for kind, count in made.moves if count}


def test_who_came_with_support_joined_and_whose_support_began_here_did_not() -> None:
    support = SenStatus.SEN_SUPPORT
    here = date(2026, 9, 14)
    joined = person(1, entered_on=here, spans=(StatusSpan(support, date(2025, 1, 6)),))
    began = person(2, entered_on=here, spans=(StatusSpan(support, here),))

    told = figures(evidence(person(0), joined, began))

    assert counts(told) == {MoveKind.JOINED: 1, MoveKind.BEGAN: 1}


def test_totals_of_last_term_and_moves_make_this_terms_totals() -> None:
    told = figures(busy())
    moved = dict(told.moves)

    assert told.before is not None
    grown = told.with_sen - told.before.sen_support - told.before.ehc_plans
    came = (moved[MoveKind.JOINED] or 0) + (moved[MoveKind.BEGAN] or 0)
    went = (moved[MoveKind.LEFT] or 0) + (moved[MoveKind.ENDED] or 0)
    assert came - went == grown


def test_change_is_reckoned_against_the_report_that_was_issued() -> None:
    then = figures(evidence(*people(10), as_of=date(2026, 7, 1)))
    now = evidence(*people(12), last=LastReport(date(2026, 7, 3), then))

    told = figures(now)

    assert told.before is not None
    assert (told.before.sen_support, told.before.issued_on) == (10, date(2026, 7, 3))
    assert "issued on Fri 3 Jul 2026" in texts(report(now, HEAD).paper)


def test_a_register_begun_since_says_that_last_term_is_not_known() -> None:
    new = evidence(*(replace(p, entered_on=date(2026, 9, 14)) for p in people(8)))

    assert figures(new).before is None
    assert "is not known" in texts(report(new).paper)


def test_few_moves_are_withheld_from_governors_and_told_the_head() -> None:
    assert dict(report(busy(), HEAD).shown.moves)[MoveKind.LEFT] == 1
    shown = dict(report(busy(), GOVERNORS).shown.moves)
    assert set(shown.values()) == {None}


def test_one_small_move_alone_would_follow_from_the_totals_and_takes_all_with_it() -> (
    None
):
    began = StatusSpan(SenStatus.SEN_SUPPORT, date(2026, 10, 5))
    told = evidence(*people(20), person(40, spans=(began,)))

    assert {count for _, count in report(told, GOVERNORS).shown.moves} == {None}
    assert "is withheld: the numbers are small" in texts(report(told).paper)


def test_what_last_terms_governors_saw_takes_the_moves_with_it() -> None:
    """Six joined, none left: of what was withheld then and is now, much is known."""
    old = evidence(*people(30), as_of=date(2026, 7, 1))
    then = report(old, GOVERNORS)
    spans = (StatusSpan(SenStatus.SEN_SUPPORT, date(2025, 9, 1)),)
    new = [
        person(100 + n, need="HI", entered_on=date(2026, 9, 14), spans=spans)
        for n in range(6)
    ]
    last = LastReport(date(2026, 7, 3), then.whole)

    alone = report(evidence(*people(30), *new), GOVERNORS).shown
    held = evidence(*people(30), *new, last=last, held=(then.shown,))
    after = report(held, GOVERNORS).shown

    assert dict(alone.moves)[MoveKind.JOINED] == 6
    assert set(dict(after.moves).values()) == {None}
    assert after.tables == alone.tables


def later_than(first: Evidence, *joined: Person) -> tuple[Figures, Figures]:
    """Return a report of the same term alone, and after another was issued."""
    shown = report(first, GOVERNORS).shown
    now = replace(first, people=(*first.people, *joined))
    after = replace(now, held=(shown,))
    return report(now, GOVERNORS).shown, report(after, GOVERNORS).shown


def test_two_reports_of_one_term_do_not_tell_by_their_difference_who_joined() -> None:
    spans = (StatusSpan(SenStatus.SEN_SUPPORT, date(2025, 9, 1)),)
    new = [person(100 + n, entered_on=date(2026, 9, 14), spans=spans) for n in range(7)]

    alone, after = later_than(evidence(*people(30), *new[:6]), new[6])

    assert dict(alone.moves)[MoveKind.JOINED] == 7
    assert {count for _, count in after.moves} == {None}
    assert not any(split.gone for split in alone.tables.splits[:3])
    assert all(split.gone for split in after.tables.splits)


def test_a_report_issued_once_more_unchanged_shows_the_same() -> None:
    spans = (StatusSpan(SenStatus.SEN_SUPPORT, date(2025, 9, 1)),)
    new = [person(100 + n, entered_on=date(2026, 9, 14), spans=spans) for n in range(6)]

    alone, after = later_than(evidence(*people(30), *new))

    assert dict(alone.moves)[MoveKind.JOINED] == 6
    assert after == alone


# --- little, or nothing ------------------------------------------------------


def test_an_empty_school_has_a_report() -> None:
    for audience in Audience:
        told = texts(report(evidence(roll=None), audience).paper)
        assert NOBODY in told
        assert "is not on file" in told


def test_one_pupil_of_a_kind_is_not_given_away() -> None:
    shown = report(evidence(person(1, need="MSI")), GOVERNORS)

    assert ALL_WITHHELD in texts(shown.paper)
    assert "MSI" not in texts(shown.paper)
    assert shown.shown.sen_support == 1


def test_without_roll_numbers_there_is_no_share() -> None:
    told = texts(report(evidence(*people(20), roll=None), HEAD).paper)

    assert "no share of the roll is given" in told
    assert "SEN support | 20 | not known" in told
    assert "The school cannot be compared" in told


def test_roll_numbers_of_another_year_are_not_used() -> None:
    old = evidence(*people(20), roll=Roll(300, date(2026, 6, 1)))

    assert figures(old).on_roll is None


def test_roll_numbers_taken_in_the_holiday_after_the_term_are_used() -> None:
    term = replace(TERM, last_on=date(2026, 11, 20))
    for counted_on, on_roll in ((date(2026, 11, 22), 320), (date(2026, 11, 23), None)):
        told = evidence(
            *people(20), term=term, as_of=term.last_on, roll=Roll(300, counted_on)
        )

        assert figures(told).on_roll == on_roll


def test_sessions_for_few_children_are_withheld_whole() -> None:
    told = busy()
    assert told.sessions is not None
    few = replace(told, sessions=replace(told.sessions, pupils=3))

    shown = report(few, GOVERNORS).shown.sessions

    assert shown is not None
    assert {shown.planned_minutes, *shown.split.counts, *shown.minutes} == {None}


def test_sessions_of_which_none_is_recorded_are_said_so_and_not_to_have_failed() -> (
    None
):
    told = busy()
    assert told.sessions is not None
    nothing = Delivery(planned=60, not_recorded=60, planned_minutes=1200)
    sessions = replace(told.sessions, total=nothing)

    words = texts(report(replace(told, sessions=sessions), HEAD).paper)

    assert "None of 60 planned sessions is recorded yet" in words
    assert "planned sessions ran" not in words


def test_minutes_are_withheld_with_their_sessions() -> None:
    shown = report(busy(), GOVERNORS).shown.sessions

    assert shown is not None
    pairs = list(zip(shown.split.counts, shown.minutes, strict=True))
    assert any(count is None for count, _ in pairs)
    assert all((count is None) == (minutes is None) for count, minutes in pairs)


@given(st.integers(0, 60), st.sampled_from(list(Phase)), st.booleans())
@settings(max_examples=30)
def test_a_school_of_any_size_and_kind_has_both_reports(
    number: int,
    phase: Phase,
    counted: bool,  # noqa: FBT001
) -> None:
    roll = Roll(0, AS_OF) if counted else None
    told = evidence(*people(number), phase=phase, roll=roll)
    for audience in Audience:
        assert len(report(told, audience).paper.sections) == 8


# --- national figures --------------------------------------------------------


def test_a_school_is_compared_with_schools_of_its_kind() -> None:
    told = texts(report(evidence(*people(40)), HEAD).paper)

    assert "All SEN | 11.8 % | 19.4 % | January 2026" in told
    assert "as reported by nasen" in told
    assert "no national figure is on file for SEN support and EHC plan" in told


def test_a_kind_of_school_without_figures_is_said_to_have_none() -> None:
    told = texts(report(evidence(*people(40), phase=Phase.SPECIAL), HEAD).paper)

    assert "For special schools no national figure is on file" in told
    assert "19.4" not in told


@pytest.mark.parametrize(
    "text",
    ["", "year,month\n2026,January\n", "\x00\xff", 'a,"b\n', "phase\nprimary\n"],
)
def test_a_damaged_file_of_figures_leaves_the_comparison_out(
    tmp_path: Path, text: str
) -> None:
    path = tmp_path / "england.csv"
    path.write_bytes(text.encode("latin-1"))

    told = texts(report(evidence(*people(40)), HEAD, benchmarks=path).paper)

    assert "cannot be read" in told or "no national figure is on file" in told
    assert "19.4" not in told


def test_a_missing_file_and_a_share_over_a_hundred_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "england.csv"
    with pytest.raises(FileUnusableError, match="nothing is compared"):
        benchmarks(path)
    head = "year,month,phase,measure,percent,source\n"
    path.write_text(f"{head}2026,January,primary,all SEN,194,x\n", encoding="utf-8")
    with pytest.raises(FileUnusableError, match="nothing is compared"):
        benchmarks(path)


def test_the_newest_year_of_the_file_counts() -> None:
    newest = of_phase(benchmarks(), "primary", "all SEN")

    assert newest is not None
    assert (newest.year, newest.percent) == (2026, 19.4)


# --- terms -------------------------------------------------------------------

TERMS = Calendar(
    (
        TermDates("Summer 2026", date(2026, 4, 13), date(2026, 7, 21)),
        TermDates("Michaelmas", date(2026, 9, 3), date(2026, 12, 18)),
        TermDates("Spring 2027", date(2027, 1, 4), date(2027, 3, 25)),
    ),
    (),
)


def test_the_newest_term_that_has_begun_is_reported() -> None:
    assert term_of_report(TERMS, AS_OF).key == "autumn-2026"
    assert term_of_report(TERMS, date(2026, 12, 28)).name == "Michaelmas"
    assert term_of_report(TERMS, AS_OF).before_on == date(2026, 7, 21)


@pytest.mark.parametrize("wanted", ["summer-2026", "Summer 2026", " SUMMER  2026 "])
def test_a_term_is_found_by_key_and_by_name(wanted: str) -> None:
    assert term_of_report(TERMS, AS_OF, wanted).key == "summer-2026"


def test_the_seasons_of_a_year() -> None:
    assert [term_key(term) for term in TERMS.terms] == [
        "summer-2026",
        "autumn-2026",
        "spring-2027",
    ]


@pytest.mark.parametrize(
    ("calendar", "wanted", "why"),
    [
        (Calendar((), ()), "", "No term dates are on file"),
        (TERMS, "spring-2027", "begins on Mon 4 Jan 2027"),
        (TERMS, "autumn-1999", "have begun: summer-2026 and autumn-2026."),
    ],
)
def test_a_term_that_cannot_be_reported_says_why(
    calendar: Calendar, wanted: str, why: str
) -> None:
    with pytest.raises(RuleBrokenError, match=why):
        term_of_report(calendar, AS_OF, wanted)
