"""One-pupil view: only one name is shown while a parent sits beside the SENCO."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from senco_app.cycles.queries import CyclePage
from senco_app.pupils.queries import PupilPage
from senco_app.ui.trail import Kind

if TYPE_CHECKING:
    from senco_app.register import Register
    from senco_app.ui.trail import Place

KEYS = "Ctrl+Shift+P"
ENTER = "One-pupil view"
LEAVE = "Leave one-pupil view"
OPEN_ONE_FIRST = f"Open a pupil’s page first, then press {KEYS}."
HIDDEN = f"Not shown in one-pupil view. {KEYS} leaves it."


@dataclass(frozen=True, slots=True)
class OnePupil:
    """The one pupil whose page, cycles and request may be shown."""

    pupil_id: str
    name: str

    @property
    def words(self) -> str:
        """Return what the window says as long as it holds."""
        return f"One-pupil view: only {self.name} is shown. {KEYS} to leave."


def pupil_of(place: Place, register: Register) -> str:
    """Return the id of the pupil whose record a place shows; empty for none.

    Raises:
        RecordMissingError: If the place's record is not in the register.
    """
    if place.kind in (Kind.PUPIL, Kind.EXPORT):
        return place.about
    if place.kind is Kind.CYCLE:
        return register.ask(CyclePage(place.about)).pupil_id
    return ""


def one_pupil(place: Place | None, register: Register) -> OnePupil | None:
    """Return the pupil whom a place is about; None if it is about no single one.

    Raises:
        RecordMissingError: If the place's record is not in the register.
    """
    pupil_id = pupil_of(place, register) if place else ""
    if not pupil_id:
        return None
    return OnePupil(pupil_id, register.ask(PupilPage(pupil_id)).name)
