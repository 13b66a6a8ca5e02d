from __future__ import annotations

import pytest

from senco_app.ui.trail import Kind, Place, Trail

TODAY, PUPILS = Place(Kind.TODAY), Place(Kind.PUPILS)
AMELIA = Place(Kind.PUPIL, "amelia")


def test_back_leads_to_the_place_before() -> None:
    trail = Trail()
    for place in (TODAY, PUPILS, AMELIA):
        trail.go(place)

    assert trail.back() == PUPILS
    assert trail.back() == TODAY
    assert not trail.leads_back
    with pytest.raises(IndexError):
        trail.back()


def test_going_where_one_is_changes_nothing() -> None:
    trail = Trail()
    trail.go(AMELIA)
    trail.go(AMELIA)

    assert trail.places == [AMELIA]
