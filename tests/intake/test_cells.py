from __future__ import annotations

import csv
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco_app import resources
from senco_app.intake import cells
from senco_app.intake.headings import columns_of, key
from senco_app.pupils.records import FileNeed
from senco_app.vocabulary import YEAR_GROUPS, SenStatus, need_types


@pytest.mark.parametrize(
    "text",
    [
        "9/2/2027",
        "09/02/2027",
        "09-02-2027",
        "9.2.27",
        "2027-02-09",
        "2027/02/09",
        "2027-02-09T00:00:00",
        "09/02/2027 00:00",
        "9 Feb 2027",
        "09 February 2027",
        "9-feb-27",
    ],
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert cells.day_of(text) == date(2027, 2, 9)


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2018",
        "12/31/2018",
        "0/1/2018",
        "9 Fub 2027",
        "43422",
        "\u0661/\u0662/2018",
    ],
)
def test_a_day_that_does_not_exist_is_none(text: str) -> None:
    assert cells.day_of(text) is None


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_the_day_stands_before_the_month(day: date) -> None:
    assert cells.day_of(f"{day.day}/{day.month}/{day.year}") == day
    assert cells.day_of(f"{day.day}/{day.month}/{day.year % 100:02}") == day


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("K", SenStatus.SEN_SUPPORT),
        ("k", SenStatus.SEN_SUPPORT),
        ("SEN support", SenStatus.SEN_SUPPORT),
        ("K - SEN Support", SenStatus.SEN_SUPPORT),
        ("SEN Support (K)", SenStatus.SEN_SUPPORT),
        ("EHCP", SenStatus.EHC_PLAN),
        ("E - Education, health and care plan", SenStatus.EHC_PLAN),
        ("N - No Special Educational Need", SenStatus.NONE),
        ("No SEN", SenStatus.NONE),
        ("Monitoring", None),
        ("Z - something", None),
    ],
)
def test_a_status_is_known_by_code_and_words(
    text: str, status: SenStatus | None
) -> None:
    assert cells.status_of(text) == (status, "")


@pytest.mark.parametrize("text", ["A", "P", "S - Statement", "Statement of SEN"])
def test_a_legacy_status_keeps_its_words(text: str) -> None:
    status, original = cells.status_of(text)

    assert status in (SenStatus.SEN_SUPPORT, SenStatus.EHC_PLAN)
    assert original == text


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Year 3", "3"),
        ("3", "3"),
        ("Yr 03", "3"),
        ("Y13", "13"),
        ("Reception", "R"),
        ("YR", "R"),
        ("Year 0", "R"),
        ("Nursery 2", "N2"),
        ("Nursery", ""),
        ("Year 15", None),
        ("Oak", None),
    ],
)
def test_a_year_group_is_known_by_number_and_name(text: str, year: str | None) -> None:
    assert cells.year_group_of(text) == year


@pytest.mark.parametrize(
    ("cell", "needs"),
    [
        ("ASD", (FileNeed("ASD", 1),)),
        ("spld - Specific learning difficulty", (FileNeed("SPLD", 1),)),
        ("Autistic Spectrum Disorder (ASD)", (FileNeed("ASD", 1),)),
        ("Social, emotional and mental health", (FileNeed("SEMH", 1),)),
        ("ASD; SLCN\nVI", (FileNeed("ASD", 1), FileNeed("SLCN", 2), FileNeed("VI", 3))),
        ("BESD", (FileNeed("", 1, "BESD"),)),
        ("ASD; wizardry", None),
        ("wizardry", None),
    ],
)
def test_a_need_is_known_by_code_and_description(
    cell: str, needs: tuple[FileNeed, ...] | None
) -> None:
    assert cells.needs_of(cell, 1) == needs


def test_every_census_type_of_need_is_known_by_its_description() -> None:
    for kind in need_types():
        assert cells.needs_of(kind.description, 0) == (FileNeed(kind.code, 0),)


def test_every_value_means_a_code_that_exists() -> None:
    allowed = {
        "status": {"N", "K", "E", "A", "P", "S"},
        "sex": {"F", "M"},
        "yes_no": {"yes", "no"},
        "year_group": {*YEAR_GROUPS, ""},
        "need_rank": {"1", "2", "3"},
        "need": {kind.code for kind in need_types()} | {""},
    }
    path = resources.file("intake", "values.csv")
    with path.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            assert row["means"] in allowed[row["part"]], row


def test_no_heading_stands_for_two_parts() -> None:
    path = resources.file("intake", "headings.csv")
    with path.open(encoding="utf-8", newline="") as rows:
        parts: dict[str, set[str]] = {}
        for row in csv.DictReader(rows):
            parts.setdefault(key(row["heading"]), set()).add(row["part"])

    assert [heading for heading, found in parts.items() if len(found) > 1] == []


def test_the_legal_name_goes_before_another_surname() -> None:
    columns = columns_of(("Surname", "LEGAL SURNAME", "First name", "Known as"))

    assert columns.places == {"surname": 1, "forename": 2, "preferred": 3}
    assert columns.left_aside == ("Surname",)


def test_a_preferred_forename_serves_where_there_is_no_other() -> None:
    assert columns_of(("Surname", "Preferred forename")).places["forename"] == 1


def test_numbered_needs_carry_their_rank() -> None:
    columns = columns_of(("SEN Need 2", "Primary need", "Need type 03", "Need"))

    assert columns.needs == ((0, 2), (1, 1), (2, 3), (3, 0))
