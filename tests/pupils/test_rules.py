from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from senco_app.errors import RuleBrokenError
from senco_app.pupils import rules
from senco_app.pupils.records import PupilDetails, RankedNeed, StatusPeriod
from senco_app.vocabulary import (
    YEAR_GROUPS,
    KeepReason,
    SenStatus,
    need_types,
)

TODAY = date(2027, 2, 9)
BIRTHS = st.dates(date(2005, 9, 1), date(2026, 8, 31))
SOME = PupilDetails("Quarrywood", "Ninian", born_on=date(2017, 10, 4))


@pytest.mark.parametrize(
    "upn",
    [
        "B801200005001",
        "M80120000500A",  # temporary
        "E884200126001",
        "Q88420012600A",  # temporary
        "R885210026007",
        "N919400025123",
        "P207000016049",
    ],
)
def test_a_sound_upn_has_its_own_check_letter(upn: str) -> None:
    assert rules.upn_is_sound(upn)
    assert rules.upn_check_letter(upn[1:]) == upn[0]
    assert rules.is_temporary_upn(upn) is upn.endswith("A")


@pytest.mark.parametrize(
    "upn",
    [
        "A801200005001",
        "Q207000016049",  # a published example that is one off
        "B80120000500",
        "B8012000050011",
        "I801200005001",
        "b801200005001",
        "B801200005001 ",
        "B8012000050O1",
        "B80120000500S",
        "",
    ],
)
def test_any_other_upn_is_not_sound(upn: str) -> None:
    assert not rules.upn_is_sound(upn)


@given(st.integers(0, 10**12 - 1), st.sampled_from(rules.UPN_LETTERS))
def test_exactly_one_letter_makes_a_upn_sound(number: int, last: str) -> None:
    permanent = f"{number:012}"
    for rest in (permanent, permanent[:11] + last):
        sound = [x for x in rules.UPN_LETTERS if rules.upn_is_sound(x + rest)]
        assert sound == [rules.upn_check_letter(rest)]


@given(st.integers(0, 10**12 - 1), st.integers(1, 12), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(number: int, place: int, off: int) -> None:
    rest = f"{number:012}"
    upn = rules.upn_check_letter(rest) + rest
    wrong = str((int(upn[place]) + off) % 10)
    assert not rules.upn_is_sound(upn[:place] + wrong + upn[place + 1 :])


def test_a_check_letter_is_asked_of_twelve_characters_only() -> None:
    with pytest.raises(ValueError, match="12 characters"):
        rules.upn_check_letter("80120000500")


@pytest.mark.parametrize(
    ("born_on", "on", "expected"),
    [
        (date(2017, 8, 31), date(2026, 9, 1), "5"),  # oldest and youngest of a year
        (date(2017, 9, 1), date(2026, 9, 1), "4"),
        (date(2017, 9, 1), date(2026, 8, 31), "3"),  # the year before, until 31 August
        (date(2022, 8, 31), date(2026, 9, 1), "R"),
        (date(2022, 9, 1), date(2026, 9, 1), "N2"),
        (date(2024, 2, 29), date(2027, 2, 9), "N1"),
        (date(2026, 1, 1), date(2027, 2, 9), "E1"),
        (date(2027, 1, 1), date(2027, 2, 9), "E1"),
        (date(2008, 1, 1), date(2027, 2, 9), "14"),
        (date(2007, 1, 1), date(2027, 2, 9), ""),
        (date(2027, 2, 10), date(2027, 2, 9), ""),
        (None, date(2027, 2, 9), ""),
    ],
)
def test_the_age_on_31_august_decides_the_year_group(
    born_on: date | None, on: date, expected: str
) -> None:
    assert rules.year_group_for(born_on, on) == expected


@given(BIRTHS, st.dates(date(2026, 9, 1), date(2030, 8, 31)))
def test_a_year_later_a_child_is_one_year_group_on(born_on: date, on: date) -> None:
    now = rules.year_group_for(born_on, on)
    later = rules.year_group_for(born_on, on + timedelta(days=365))
    groups = YEAR_GROUPS[:-1]
    if now and rules.school_year_of(on + timedelta(days=365)) > rules.school_year_of(
        on
    ):
        expected = groups.index(now) + 1
        assert later == (groups[expected] if expected < len(groups) else "")


@given(BIRTHS)
def test_a_whole_school_year_has_one_year_group(born_on: date) -> None:
    first, last = date(2027, 9, 1), date(2028, 8, 31)
    assert rules.year_group_for(born_on, first) == rules.year_group_for(born_on, last)


def test_a_year_group_set_by_hand_stands() -> None:
    assert rules.year_group(replace(SOME, year_group_override="X"), TODAY) == "X"
    assert rules.year_group(SOME, TODAY) == "4"


@pytest.mark.parametrize(
    ("born_on", "on", "expected"),
    [
        (date(2017, 6, 10), date(2027, 2, 9), "9 y 7 m"),
        (date(2017, 6, 9), date(2027, 2, 9), "9 y 8 m"),
        (date(2027, 2, 9), date(2027, 2, 9), "0 y 0 m"),
        (date(2016, 2, 29), date(2027, 2, 28), "10 y 11 m"),
        (date(2027, 2, 10), date(2027, 2, 9), ""),
    ],
)
def test_an_age_is_said_in_years_and_months(
    born_on: date, on: date, expected: str
) -> None:
    assert rules.age_in_words(born_on, on) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("O’Brien", "o'brien"),
        ("O`Brien", "OBRIEN"),
        ("O\N{ACUTE ACCENT}Brien", "OBRIEN"),
        ("Núñez", "NUNEZ"),
        ("Siân", unicodedata.normalize("NFD", "siân")),
        ("Smith-Jones", "smith \N{NON-BREAKING HYPHEN} jones"),
        ("Łukasz", "lukasz"),
        ("Strauß", "STRAUSS"),
        ("Æsa", "aesa"),
        ("  Ann   Lee ", "ann lee"),
        ("Øye", "oye"),
    ],
)
def test_names_match_whatever_the_case_and_the_accents(one: str, other: str) -> None:
    assert rules.match_key(one) == rules.match_key(other) != ""


def test_other_names_do_not_match() -> None:
    assert rules.match_key("Dylan") != rules.match_key("Dillan")
    assert rules.match_key("Ann Lee") != rules.match_key("Annlee")


@given(st.text())
def test_a_key_is_its_own_key_in_any_normal_form(text: str) -> None:
    key = rules.match_key(text)
    assert rules.match_key(key) == key
    assert rules.match_key(unicodedata.normalize("NFD", text)) == key


def test_a_pupil_goes_by_the_preferred_forename_and_the_legal_surname() -> None:
    assert rules.full_name("Ó Dálaigh", "Caitríona", "Cat") == "Cat Ó Dálaigh"
    assert rules.full_name("Ó Dálaigh", "Caitríona", " ") == "Caitríona Ó Dálaigh"
    assert rules.sort_name("Ó Dálaigh", "Caitríona", "Cat") == "Ó Dálaigh, Cat"
    assert rules.sort_name("Ó Dálaigh", "", "") == "Ó Dálaigh"


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (replace(SOME, legal_surname=" "), "legal_surname"),
        (replace(SOME, legal_forename=""), "legal_forename"),
        (replace(SOME, born_on=date(2027, 2, 10)), "born_on"),
        (replace(SOME, born_on=date(2001, 2, 9)), "born_on"),
        (replace(SOME, year_group_override="15"), "year_group_override"),
    ],
)
def test_details_that_cannot_be_are_refused(details: PupilDetails, field: str) -> None:
    with pytest.raises(RuleBrokenError) as refused:
        rules.check_details(details, SenStatus.SEN_SUPPORT, TODAY)
    assert refused.value.field == field


def test_details_may_have_gaps_and_a_wrong_upn() -> None:
    sparse = PupilDetails("Quarrywood", "Ninian", upn="A801200005001")
    rules.check_details(sparse, SenStatus.SEN_SUPPORT, TODAY)


def test_a_pupil_without_sen_is_kept_for_a_reason() -> None:
    with pytest.raises(RuleBrokenError) as refused:
        rules.check_details(SOME, SenStatus.NONE, TODAY)
    assert refused.value.field == "keep_reason"
    kept = replace(SOME, keep_reason=KeepReason.EARLY_HELP)
    rules.check_details(kept, SenStatus.NONE, TODAY)


SUPPORT = StatusPeriod(SenStatus.SEN_SUPPORT, date(2026, 9, 3))
PLAN = StatusPeriod(
    SenStatus.EHC_PLAN, date(2027, 2, 1), None, "Final plan", date(2027, 2, 5)
)


def test_a_change_of_status_with_reason_and_telling_is_accepted() -> None:
    rules.check_status_change(SUPPORT, PLAN, TODAY)
    rules.check_status_change(None, PLAN, TODAY)
    rules.check_status_change(SUPPORT, replace(PLAN, from_on=SUPPORT.from_on), TODAY)


@pytest.mark.parametrize(
    ("new", "field", "why"),
    [
        (replace(PLAN, status=SenStatus.SEN_SUPPORT), "status", "already"),
        (replace(PLAN, from_on=date(2026, 9, 2)), "from_on", "before that"),
        (replace(PLAN, from_on=date(2027, 2, 10)), "from_on", "final plan"),
        (replace(PLAN, reason=" "), "reason", "why"),
        (replace(PLAN, parents_told_on=None), "parents_told_on", "told"),
        (
            replace(PLAN, parents_told_on=date(2027, 2, 10)),
            "parents_told_on",
            "still to come",
        ),
    ],
)
def test_any_other_change_of_status_is_refused(
    new: StatusPeriod, field: str, why: str
) -> None:
    with pytest.raises(RuleBrokenError, match=why) as refused:
        rules.check_status_change(SUPPORT, new, TODAY)
    assert refused.value.field == field


@given(st.dates(), st.dates())
@example(date.min, date.min)
def test_a_period_never_ends_before_it_begins(one: date, other: date) -> None:
    from_on, next_from_on = sorted((one, other))
    until_on = rules.last_day_before(next_from_on, from_on)
    assert from_on <= until_on
    assert until_on < next_from_on or from_on == next_from_on


CODES = st.lists(st.sampled_from([k.code for k in need_types()]), max_size=4)


@given(CODES, st.sampled_from(SenStatus))
def test_needs_are_accepted_exactly_where_the_census_has_them(
    codes: list[str], status: SenStatus
) -> None:
    allowed = not codes or (
        status is not SenStatus.NONE
        and len(set(codes)) == len(codes)
        and ("NSA" not in codes or status is SenStatus.SEN_SUPPORT)
    )
    if allowed:
        rules.check_needs(tuple(codes), status, TODAY)
    else:
        with pytest.raises(RuleBrokenError) as refused:
            rules.check_needs(tuple(codes), status, TODAY)
        assert refused.value.field == "needs"


@pytest.mark.parametrize(
    ("code", "on", "why"),
    [
        ("BESD", TODAY, "not a type of need"),
        ("mld", TODAY, "not a type of need"),
        ("MLD", date(2014, 8, 31), "not in use on Sun 31 Aug 2014"),
    ],
)
def test_only_codes_in_use_on_that_day_are_recorded(
    code: str, on: date, why: str
) -> None:
    with pytest.raises(RuleBrokenError, match=why):
        rules.check_needs((code,), SenStatus.SEN_SUPPORT, on)


@given(st.lists(st.integers(1, 5), max_size=5))
def test_ranks_are_unique_and_consecutive(ranks: list[int]) -> None:
    needs = tuple(RankedNeed("MLD", rank, TODAY) for rank in ranks)
    if set(ranks) == set(range(1, len(ranks) + 1)):
        rules.check_ranks(needs)
    else:
        with pytest.raises(RuleBrokenError, match="each number once"):
            rules.check_ranks(needs)
