from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from senco_app.demo.calendars import calendar, term_begun_on
from senco_app.demo.chance import chance
from senco_app.demo.children import children
from senco_app.demo.days import Days
from senco_app.demo.material import FOR_ANY_NEED, material
from senco_app.demo.mix import Course, courses
from senco_app.demo.telling import slots_for
from senco_app.demo.timeline import timeline
from senco_app.pupils.rules import (
    is_temporary_upn,
    match_key,
    upn_is_sound,
    year_group_for,
)
from senco_app.vocabulary import Sex, need_type

ON = date(2026, 11, 23)


SEEDS = pytest.mark.parametrize("seed", [1, 3, 7, 20])


@SEEDS
def test_a_school_of_60_has_the_mix_of_a_real_register(seed: int) -> None:
    found = children(material(), seed, 60, ON)
    courses = Counter(child.course for child in found)
    assert set(courses) == set(Course)
    assert courses[Course.PLAN] == 9
    assert courses[Course.ENDED] == 2
    assert (courses[Course.MONITORED], courses[Course.UNDECIDED]) == (7, 1)
    assert len(found) - 9 - 2 - 8 == 54
    assert len({need for child in found for need in child.needs}) >= 9
    years = {child.year_group for child in found}
    assert years == {"N2", "R", "1", "2", "3", "4", "5", "6"}


@SEEDS
def test_five_live_in_worcestershire_and_two_in_powys(seed: int) -> None:
    found = children(material(), seed, 60, ON)
    homes = Counter(child.details.home_authority for child in found)
    assert homes == {"Herefordshire": 66, "Worcestershire": 5, "Powys": 2}


@SEEDS
def test_one_is_looked_after_and_one_taught_with_younger_children(seed: int) -> None:
    found = children(material(), seed, 60, ON)
    assert sum(child.details.looked_after for child in found) == 1
    kept_back = [c for c in found if c.details.year_group_override is not None]
    assert [child.details.born_on.month for child in kept_back] == [7]  # type: ignore[union-attr]


@SEEDS
def test_there_are_twins_and_two_of_one_name(seed: int) -> None:
    found = [child.details for child in children(material(), seed, 60, ON)]
    families = Counter((d.legal_surname, d.born_on, d.home_authority) for d in found)
    names = Counter((d.legal_surname, d.legal_forename) for d in found)
    assert sorted(families.values())[-2:] == [1, 2]
    assert sorted(names.values())[-2:] == [1, 2]


@pytest.mark.parametrize("on", [ON, date(2027, 1, 5), date(2027, 8, 14)])
def test_two_joined_this_term_and_one_has_no_lasting_number_yet(on: date) -> None:
    found = children(material(), 4, 60, on)
    begun = term_begun_on(on)
    joined = [c for c in found if c.joined_on >= begun and c.admitted_on < begun]
    assert len(joined) == 2
    temporary = [is_temporary_upn(child.details.upn or "") for child in joined]
    assert sorted(temporary) == [False, True]
    assert sum(is_temporary_upn(c.details.upn or "") for c in found) == 1


@pytest.mark.parametrize(
    ("pupils", "sorts"),
    [
        (1, (1, 0, 0, 0)),
        (8, (7, 1, 1, 0)),
        (24, (22, 4, 3, 1)),
        (120, (108, 18, 16, 4)),
    ],
)
def test_other_sizes_scale_the_school(
    pupils: int, sorts: tuple[int, int, int, int]
) -> None:
    found = Counter(courses(pupils))
    plans, ended = found[Course.PLAN], found[Course.ENDED]
    monitored = found[Course.MONITORED] + found[Course.UNDECIDED]
    support = found.total() - plans - ended - monitored
    assert (support, plans, monitored, ended) == sorts


@pytest.mark.parametrize("seed", [1, 3, 7, 20])
def test_a_school_of_24_has_nine_types_of_need_already(seed: int) -> None:
    found = children(material(), seed, 24, ON)
    assert len({need for child in found for need in child.needs}) >= 9


@pytest.mark.parametrize("pupils", [1, 5, 60, 130])
def test_the_first_child_comes_first_in_the_alphabet(pupils: int) -> None:
    found = children(material(), 4, pupils, ON)
    first, *others = found
    key = match_key(first.details.legal_surname)
    assert all(key < match_key(o.details.legal_surname) for o in others)
    assert first.course is Course.REQUESTED


def test_numbers_are_sound_and_were_given_on_first_coming_to_school() -> None:
    found = children(material(), 4, 130, ON)
    upns = [child.details.upn or "" for child in found]
    assert all(upn_is_sound(upn) for upn in upns)
    assert len(set(upns)) == len(upns)
    for child, upn in zip(found, upns, strict=True):
        issued = date(2000 + int(upn[8:10]), 9, 4)
        began = year_group_for(child.details.born_on, issued)
        assert began in ("N1", "N2", "R") or is_temporary_upn(upn)


def test_a_child_is_as_old_as_the_year_group_unless_taught_out_of_it() -> None:
    for child in children(material(), 4, 60, ON):
        by_age = year_group_for(child.details.born_on, ON)
        kept_back = child.details.year_group_override is not None
        assert (by_age == child.year_group) is not kept_back


@pytest.mark.parametrize("seed", [1, 7])
def test_cycles_follow_each_other_and_end_as_the_course_says(seed: int) -> None:
    days = Days(calendar(2024, 2027))
    for child in children(material(), seed, 60, ON):
        cycles = timeline(chance(seed, child.place), child, days, ON)
        for one, other in pairwise(cycles):
            assert one.reviewed_on == other.started_on
        if not cycles:
            continue
        last = cycles[-1]
        if child.course is Course.ENDED:
            assert last.reviewed_on is not None
        elif child.course is Course.LATE and len(cycles) > 1:
            assert last.review_by is not None
            assert last.review_by < ON
        else:
            assert last.reviewed_on is None


def test_two_or_three_cycles_fit_into_a_year() -> None:
    days = Days(calendar(2024, 2027))
    first = children(material(), 1, 1, ON)[0]
    cycles = timeline(chance(1, 0), first, days, ON)
    span = (ON - cycles[0].started_on).days / 365
    assert 2 <= len(cycles) / span <= 3.5


def test_the_material_fits_its_slots_and_the_census() -> None:
    said_of_all = dict.fromkeys(
        ("teacher", "ta", "interest", "kin", "place", "day"), "x"
    )
    slots = {**slots_for(Sex.FEMALE, "Ada"), **said_of_all}
    every = [
        text
        for theme in material().themes
        for pool in (*theme.words.values(), (theme.aim, theme.measure))
        for text in pool
    ]
    every += [text for pool in material().voices.values() for text in pool]
    assert all("{" not in text.format_map(slots) for text in every)
    assert len(set(every)) > 700
    needs = {theme.need for theme in material().themes} - {FOR_ANY_NEED}
    assert all(need_type(need) for need in needs)
    assert len(needs) >= 9


def test_all_themes_say_the_same_kinds_of_things() -> None:
    kinds = {frozenset(theme.words) for theme in material().themes}
    assert len(kinds) == 1
