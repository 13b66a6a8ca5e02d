from __future__ import annotations

from datetime import date

from senco_app.pupils.records import PupilLine
from senco_app.ui.pupils.lines import (
    count_words,
    cycle_words,
    found_by,
    needs_words,
    review_order,
    review_words,
    stage_words,
)
from senco_app.vocabulary import SenStatus, Stage


def line(
    status: SenStatus = SenStatus.SEN_SUPPORT,
    review_by: date | None = None,
    late_days: int = 0,
) -> PupilLine:
    return PupilLine(
        id="p",
        name="Zoë O’Brien",
        sort_name="O’Brien, Zoë",
        legal_surname="O’Brien",
        legal_forename="Zoe Ann",
        preferred_name="Zoë",
        born_on=None,
        upn="A823456789012",
        year_group="5",
        form="5 Oak",
        status=status,
        status_from_on=None,
        needs=("SLCN", "SEMH"),
        cycle_id="c" if review_by else "",
        cycle_number=3 if review_by else 0,
        stage=Stage.REVIEW if review_by else None,
        review_by=review_by,
        late_days=late_days,
    )


def test_a_late_review_says_so_in_a_word() -> None:
    assert review_words(line(review_by=date(2026, 11, 10), late_days=9)) == (
        "10 Nov 2026 · late"
    )
    assert review_words(line(review_by=date(2026, 12, 9))) == "9 Dec 2026"


def test_a_pupil_without_a_cycle_shows_dashes() -> None:
    assert {review_words(line()), cycle_words(line()), stage_words(line())} == {"–"}
    assert needs_words(line()) == "SLCN, SEMH"


def test_pupils_without_a_review_date_come_last() -> None:
    due = line(review_by=date(2026, 12, 9))

    assert min([line(), due], key=review_order) is due


def test_a_pupil_is_found_without_accents_by_legal_name_class_upn_and_need() -> None:
    key = found_by(line())

    for typed in ("zoe obrien", "ann", "5 oak", "a823456789012", "slcn", "speech"):
        assert typed in key


def test_counts_are_of_all_on_roll_where_that_is_known() -> None:
    lines = (line(), line(SenStatus.EHC_PLAN), line(SenStatus.NONE))

    assert count_words(lines, 97) == (
        "2 of 100 on roll have SEN: 1 SEN support (1.0%), 1 EHC plan (1.0%)"
    )
    assert count_words(lines, 0) == "2 pupils have SEN: 1 SEN support, 1 EHC plan"
