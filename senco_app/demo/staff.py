"""The adults of the made-up school. None shares a surname with a pupil."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from senco_app.demo.chance import chance, one_in, shuffled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from senco_app.demo.material import Material

TITLES = ("Mrs", "Miss", "Ms")
MEN_IN = 5
"""One in so many of a primary school's staff is a man, roughly."""
YEARS = ("N2", "R", "1", "2", "3", "4", "5", "6")


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
    adults = _adults(rng, material)
    forms = material.names["forms"]
    classes = sorted({form for names in forms.values() for form in names})
    return Staff(
        senco=next(adults),
        teachers={form: next(adults) for form in classes},
        assistants={year: next(adults) for year in YEARS},
    )


def _adults(rng: Random, material: Material) -> Iterator[Adult]:
    names = material.names
    women, men = (shuffled(rng, names[f"staff_{kind}"]) for kind in ("women", "men"))
    for surname in shuffled(rng, names["staff_surnames"]):
        man = bool(men) and one_in(rng, MEN_IN)
        forename = men.pop() if man else women.pop()
        title = "Mr" if man else rng.choice(TITLES)
        yield Adult(f"{forename} {surname}", f"{title} {surname}")
