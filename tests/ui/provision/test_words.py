from __future__ import annotations

from datetime import time

import pytest

from senco_app.provision.records import Slot
from senco_app.ui.provision.words import slot_words

NINE, ONE = time(9, 15), time(13, 15)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((0, 1, 2, 3, 4), "Mon to Fri 09:15"),
        ((1, 2, 3), "Tue to Thu 09:15"),
        ((0, 1), "Mon and Tue 09:15"),
        ((0, 1, 3), "Mon, Tue and Thu 09:15"),
        ((2,), "Wed 09:15"),
        ((), "—"),
    ],
)
def test_days_on_end_are_said_by_the_first_and_the_last(
    days: tuple[int, ...], said: str
) -> None:
    assert slot_words(Slot(one, NINE) for one in days) == said


def test_each_time_has_its_own_days() -> None:
    slots = (Slot(0, NINE), Slot(4, ONE))

    assert slot_words(slots) == "Mon 09:15, Fri 13:15"
