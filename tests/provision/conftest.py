from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from senco_app.people.commands import AddAssistant
from senco_app.provision.commands import AddIntervention
from senco_app.pupils.commands import AddPupil
from senco_app.pupils.records import PupilDetails
from senco_app.school.commands import SetCalendar
from senco_app.vocabulary import SenStatus
from tests.provision.made import CALENDAR, TALKING, School

if TYPE_CHECKING:
    from senco_app.register import Register


@pytest.fixture
def school(register: Register) -> School:
    register.execute(SetCalendar(CALENDAR))
    names = (("Amelia", "Hartnoll"), ("Idris", "Selwood"), ("Cerys", "Tandy"))
    pupils = tuple(
        register.execute(
            AddPupil(
                PupilDetails(surname, forename),
                SenStatus.SEN_SUPPORT,
                date(2026, 9, 7),
            )
        )
        for forename, surname in names
    )
    return School(
        register,
        pupils,
        register.execute(AddAssistant("Jo Pritchard", date(2026, 9, 1))),
        register.execute(AddIntervention(TALKING)),
    )
