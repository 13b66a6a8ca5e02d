"""The adults of the made-up school. None shares a surname with a pupil."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from senco_app.demo.chance import chance

if TYPE_CHECKING:
    from random import Random

    from senco_app.demo.material import Material

TITLES = ("Mrs", "Miss", "Ms")
MEN_IN = 5  # one in five of a primary school's staff, roughly


@dataclass(frozen=True, slots=True)
class Adult:
    """Somebody who works at the school: "Lorna Kilner", to children "Mrs Kilner"."""

    name: str
    called: str


@dataclass(frozen=True, slots=True)
class Staff:
    """Who leads, teaches and helps: a teacher a class, an assistant a year group."""

    senco: Adult
    teachers: dict[str, Adult]
    assistants: dict[str, Adult]


def staff(material: Material, seed: int) -> Staff:
    """Return the adults that a seed gives."""
    rng = chance(seed, "staff")
    surnames = iter(rng.sample(sorted(material.names["staff_surnames"]), 24))
    forms = material.names["forms"]
    classes = sorted({form for names in forms.values() for form in names})
    return Staff(
        senco=_adult(rng, material, next(surnames)),
        teachers={form: _adult(rng, material, next(surnames)) for form in classes},
        assistants={
            year: _adult(rng, material, next(surnames))
            for year in ("N2", "R", "1", "2", "3", "4", "5", "6")
        },
    )


def _adult(rng: Random, material: Material, surname: str) -> Adult:
    man = rng.randrange(MEN_IN) == 0
    forename = rng.choice(material.names["staff_men" if man else "staff_women"])
    title = "Mr" if man else rng.choice(TITLES)
    return Adult(f"{forename} {surname}", f"{title} {surname}")
