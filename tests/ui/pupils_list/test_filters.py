from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from senco_app.pupils.records import PupilLine
from senco_app.ui.pupils.filters import Aspect, Due, Filters, Who, choices
from senco_app.ui.pupils.grouping import Grouping, Heading, under_headings
from senco_app.ui.pupils.lines import now_words, outcomes_order, outcomes_words
from senco_app.vocabulary import KeepReason, SenStatus, Stage
from tests.conftest import TODAY
from tests.ui.pupils_list.test_lines import line

EVERYONE = tuple(
    replace(
        line(status),
        id=f"{status.value}{form}{needs}",
        form=form,
        needs=needs,
        year_group=form[:1],
        keep_reason=KeepReason.MONITORING if status is SenStatus.NONE else None,
    )
    for status, form, needs in product(
        SenStatus, ("5 Oak", "10 Elm", ""), ((), ("SLCN",), ("SEMH", "SLCN"))
    )
)


def shown(filters: Filters) -> list[PupilLine]:
    return [each for each in EVERYONE if filters.passes(each, TODAY)]


def test_at_first_those_on_the_register_are_shown() -> None:
    assert {each.status for each in shown(Filters())} == {
        SenStatus.SEN_SUPPORT,
        SenStatus.EHC_PLAN,
    }


def test_groups_of_pupils_add_up_and_without_any_everyone_is_shown() -> None:
    both = Filters(who=frozenset({Who.ON_REGISTER, Who.MONITORED}))

    assert len(shown(both)) == len(EVERYONE)
    assert len(shown(Filters(who=frozenset()))) == len(EVERYONE)
    assert shown(Filters(who=frozenset({Who.NO_LONGER}))) == []


@given(
    st.sets(st.sampled_from(["SLCN", "SEMH"])), st.sets(st.sampled_from(["5 Oak", ""]))
)
def test_chips_combine(needs: set[str], forms: set[str]) -> None:
    filters = Filters(
        chosen={Aspect.NEED: frozenset(needs), Aspect.FORM: frozenset(forms)}
    )
    for each in EVERYONE:
        wanted = (
            each.status is not SenStatus.NONE
            and (not needs or bool(needs & set(each.needs)))
            and (not forms or each.form in forms)
        )
        assert filters.passes(each, TODAY) is wanted


def test_the_count_beside_a_choice_is_what_choosing_it_shows() -> None:
    for aspect in Aspect:
        for choice in choices(aspect, EVERYONE, TODAY):
            only = Filters(who=frozenset(), chosen={aspect: frozenset({choice.value})})
            assert len(shown(only)) == choice.count


def test_choices_stand_in_their_natural_order() -> None:
    years = [choice.words for choice in choices(Aspect.YEAR, EVERYONE, TODAY)]

    assert years == ["Year 1", "Year 5", "No year"]


def test_a_review_is_late_from_the_day_after_it_was_due() -> None:
    due = replace(line(review_by=TODAY), stage=Stage.REVIEW)
    late = replace(due, review_by=TODAY - timedelta(days=1))

    assert [c.value for c in choices(Aspect.REVIEW, (due, late), TODAY)] == [
        Due.LATE.value,
        Due.SOON.value,
    ]


def test_every_pupil_stands_once_under_the_heading_of_their_group() -> None:
    for grouping in Grouping:
        rows = under_headings(EVERYONE, grouping)
        lines = [row for row in rows if isinstance(row, PupilLine)]
        assert sorted(each.id for each in lines) == sorted(e.id for e in EVERYONE)
    headings = [
        row.words
        for row in under_headings(EVERYONE, Grouping.FORM)
        if isinstance(row, Heading)
    ]
    assert headings == [
        "5 Oak  ·  9 pupils",
        "10 Elm  ·  9 pupils",
        "No class  ·  9 pupils",
    ]


def test_outcomes_are_told_of_those_judged() -> None:
    judged = replace(line(), outcomes_met=3, outcomes_reviewed=9)

    assert outcomes_words(judged) == "3 of 9"
    assert outcomes_words(line()) == "–"
    assert min([line(), judged], key=outcomes_order) is judged


def test_now_is_told_in_a_sentence() -> None:
    late = replace(line(review_by=TODAY, late_days=9), outcomes_met=1)

    assert now_words(late) == "Cycle 3 review is 9 school days late."
    assert now_words(replace(late, outcomes_reviewed=3)).endswith(
        " 1 of 3 outcomes met so far."
    )
    kept = replace(
        line(SenStatus.NONE), keep_reason=KeepReason.MONITORING, decide_by=TODAY
    )
    assert now_words(kept) == (
        "Kept in the register: monitoring, to be decided by Tue 9 Feb 2027."
    )
