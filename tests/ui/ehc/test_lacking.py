"""What a request lacks, and what its file is called."""

from __future__ import annotations

from datetime import date

import pytest

from senco_app.summaries.records import (
    Nothing,
    Paper,
    Section,
    Statement,
    Subheading,
)
from senco_app.ui.ehc.lacking import NEVER_A_BAR, empty_parts, file_name, thin_parts


def paper(*sections: Section) -> Paper:
    return Paper("t", "s", "c", "p", date(2027, 2, 9), "", sections)


def test_parts_without_any_evidence_are_told_apart_from_thin_ones() -> None:
    given = paper(
        Section(1, "Full", (Statement("seen"),)),
        Section(2, "Empty", (Subheading("Here"), Nothing())),
        Section(3, "Thin", (Statement("seen"), Nothing())),
    )
    assert empty_parts(given) == ("2 Empty",)
    assert thin_parts(given) == ("3 Thin",)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Orla Zeller", "EHC-request-OZ-2027-02-09.pdf"),
        ("Łucja Źdźbło", "EHC-request-ŁŹ-2027-02-09.pdf"),
        ("/ \\", "EHC-request-pupil-2027-02-09.pdf"),
        ("", "EHC-request-pupil-2027-02-09.pdf"),
    ],
)
def test_a_file_is_named_by_initials_and_day(name: str, expected: str) -> None:
    assert file_name(name, date(2027, 2, 9), "pdf") == expected


def test_nothing_here_says_that_a_request_may_not_be_made() -> None:
    assert "may be made at any time" in NEVER_A_BAR
