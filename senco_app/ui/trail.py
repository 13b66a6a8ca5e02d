"""Places in the window, and the way back through them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto


class Kind(Enum):
    """A kind of screen."""

    TODAY = auto()
    PUPILS = auto()
    PUPIL = auto()
    CYCLE = auto()
    EXPORT = auto()
    PROVISION = auto()
    EHC = auto()
    REPORTS = auto()
    SETTINGS = auto()
    SESSIONS = auto()
    TICK_SHEETS = auto()
    HELP = auto()


@dataclass(frozen=True, slots=True)
class Place:
    """A screen, and whose record it shows; ``about`` is empty for a list."""

    kind: Kind
    about: str = ""


@dataclass(slots=True)
class Trail:
    """Where one has been, so that Back leads there."""

    places: list[Place] = field(default_factory=list)

    @property
    def here(self) -> Place | None:
        """The place that is open."""
        return self.places[-1] if self.places else None

    @property
    def leads_back(self) -> bool:
        """Whether there is a place before this one."""
        return len(self.places) > 1

    @property
    def before(self) -> Place:
        """The place before this one.

        Raises:
            IndexError: If there is none.
        """
        if not self.leads_back:
            message = "no place before this one"
            raise IndexError(message)
        return self.places[-2]

    def go(self, place: Place) -> None:
        """Go on to a place; going where one is changes nothing."""
        if place != self.here:
            self.places.append(place)

    def back(self) -> Place:
        """Go back to the place before.

        Raises:
            IndexError: If there is none.
        """
        before = self.before
        self.places.pop()
        return before
