"""Tick sheets: taking names out of the register on paper is an act in the history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from senco_app.roles import Permission
from senco_app.wording import day

if TYPE_CHECKING:
    from datetime import date

    from senco_app.register import Work


@dataclass(frozen=True, slots=True)
class HandOutTickSheet:
    """Note that the week's sessions of an adult or a group left the register.

    Attributes:
        whose_id: The adult's id, or the group's.
        is_group: Whether it is a group's.
        monday: The week's first day.
    """

    permission: ClassVar[Permission] = Permission.EXPORT
    act: ClassVar[str] = "print or save a tick sheet"

    whose_id: str
    is_group: bool
    monday: date

    def run(self, work: Work) -> None:
        """Write the entry alone; no record changes."""
        entity = "group" if self.is_group else "person"
        work.about(entity, self.whose_id, f"week of {day(self.monday)}")
