"""How the list of pupils is ordered and put under headings: no widget in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from senco_app.ui.pupils.filters import Aspect, order, words
from senco_app.vocabulary import Stage
from senco_app.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from senco_app.pupils.records import PupilLine


class Grouping(StrEnum):
    """What pupils stand together by."""

    NONE = "No grouping"
    FORM = "Class"
    YEAR = "Year"
    NEED = "Primary need"
    STAGE = "Stage"


@dataclass(frozen=True, slots=True)
class Heading:
    """A row above the pupils of one group: "5 Oak · 12 pupils"."""

    words: str
    group: str


def under_headings(
    lines: Sequence[PupilLine], grouping: Grouping
) -> tuple[PupilLine | Heading, ...]:
    """Return the lines under a heading a group; inside a group the order stays."""
    if grouping is Grouping.NONE:
        return tuple(lines)
    groups: dict[str, list[PupilLine]] = {}
    for line in lines:
        groups.setdefault(_value(grouping, line), []).append(line)
    rows: list[PupilLine | Heading] = []
    for value in sorted(groups, key=lambda each: _order(grouping, each)):
        name, own = _words(grouping, value), groups[value]
        number = counted(len(own), "pupil", "pupils")
        rows += [Heading(f"{name}  ·  {number}", name), *own]
    return tuple(rows)


def _value(grouping: Grouping, line: PupilLine) -> str:
    if grouping is Grouping.NEED:
        return line.needs[0] if line.needs else ""
    if grouping is Grouping.STAGE:
        return line.stage.value if line.stage else ""
    return line.form if grouping is Grouping.FORM else line.year_group


ASPECTS = {
    Grouping.FORM: Aspect.FORM,
    Grouping.YEAR: Aspect.YEAR,
    Grouping.NEED: Aspect.NEED,
}
STAGES = tuple(stage.value for stage in Stage)


def _order(grouping: Grouping, value: str) -> tuple[bool, int, str]:
    if grouping is Grouping.STAGE:
        return (not value, STAGES.index(value) if value else 0, value)
    return order(ASPECTS[grouping], value)


def _words(grouping: Grouping, value: str) -> str:
    if grouping is Grouping.STAGE:
        return value or "No open cycle"
    return words(ASPECTS[grouping], value)
