"""Making a register."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from senco_app import places
from senco_app.bootstrap.usual import CLOCK, STRENGTH
from senco_app.errors import RuleBrokenError
from senco_app.models.folders import FOLDERS, whole_folder
from senco_app.roles import Role
from senco_app.security.labels import SlotKind, SlotLabel
from senco_app.vocabulary import Phase

if TYPE_CHECKING:
    from pathlib import Path

    from senco_app.clock import Clock
    from senco_app.security.labels import Cost


@dataclass(frozen=True, slots=True)
class Founding:
    """What a new register starts with."""

    school: str
    senco: str
    authority: str = ""
    phase: Phase = Phase.PRIMARY
    last_year_group: str = "6"


def create_register(
    folder: Path,
    founding: Founding,
    password: str,
    *,
    clock: Clock = CLOCK,
    cost: Cost = STRENGTH,
) -> str:
    """Make a register in a new folder, whole or not at all.

    Args:
        folder: Where; it must not exist yet, or be empty.
        founding: The school and its first SENCO.
        password: That person's password.
        clock: Says what day it is.
        cost: What a guess at the password shall cost.

    Returns:
        The recovery code, to be printed once and never stored.

    Raises:
        RuleBrokenError: If the password is too weak, or a name is missing.
        FileUnusableError: If the folder is taken, or no place for a live register.
    """
    from senco_app.security import passwords  # noqa: PLC0415 - not before first paint

    _check_founding(founding)
    secret = passwords.check_password(password)
    folder = folder.absolute()  # "." has no name to build beside
    check_place(folder)
    with whole_folder(folder) as draft:
        for name in FOLDERS:
            (draft / name).mkdir()
        return _found(draft, founding, secret, clock, cost)


def _found(
    folder: Path, founding: Founding, password: str, clock: Clock, cost: Cost
) -> str:
    from senco_app.models import founding as files  # noqa: PLC0415 - heavy
    from senco_app.models.keeping import Arrival  # noqa: PLC0415 - heavy
    from senco_app.models.people import Appointment, Person  # noqa: PLC0415 - heavy
    from senco_app.models.school import School  # noqa: PLC0415 - heavy

    senco = Person(name=founding.senco.strip())
    rows = [
        School(
            name=founding.school.strip(),
            authority=founding.authority.strip(),
            phase=founding.phase,
            last_year_group=founding.last_year_group,
        ),
        senco,
        Appointment(person_id=senco.id, role=Role.SENCO, from_on=clock.today()),
    ]
    label = SlotLabel(senco.id, senco.name, Role.SENCO, SlotKind.PASSWORD)
    arrival = Arrival(places.this_laptop().name, clock.now())
    return files.found(folder, rows, (label, password, cost), arrival)


def _check_founding(founding: Founding) -> None:
    for name, words in (("school", "the school"), ("senco", "the SENCO")):
        if not getattr(founding, name).strip():
            message = f"Say the name of {words}."
            raise RuleBrokenError(message, name)


def check_place(folder: Path) -> None:
    """Accept a folder for a new register.

    Raises:
        FileUnusableError: If it is taken, or no place for a live register.
    """
    places.check_live_folder(folder)
    places.check_free(folder)
