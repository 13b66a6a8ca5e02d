"""What all parts of a made-up school's making have in hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from senco_app.demo.days import Days
    from senco_app.demo.material import Material
    from senco_app.demo.staff import Staff
    from senco_app.demo.telling import Teller


@dataclass(frozen=True, slots=True)
class World:
    """The school around the children; ``on`` is the day of the demonstration."""

    seed: int
    on: date
    material: Material
    staff: Staff
    days: Days
    teller: Teller
