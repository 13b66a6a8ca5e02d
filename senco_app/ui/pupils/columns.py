"""The columns of the list of pupils: what they say, how they order, how wide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from senco_app.ui.pupils import lines as words
from senco_app.ui.pupils.filters import Aspect, order
from senco_app.wording import short_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from senco_app.pupils.records import PupilLine


@dataclass(frozen=True, slots=True)
class PupilColumn:
    """One column. ``by`` orders it; without it, its text does.

    Attributes:
        width: Pixels for text of the usual size.
        shown: Whether it is shown until the user says otherwise.
        tone: The token that colours its text, or nothing for ink.
    """

    title: str
    text: Callable[[PupilLine], str]
    width: int
    by: Callable[[PupilLine], Any] | None = None
    shown: bool = True
    tone: Callable[[PupilLine], str] | None = None


def _late(line: PupilLine) -> str:
    return "late" if line.late_days > 0 else ""


COLUMNS = (
    # The register's own order is by name, so that one needs no key.
    PupilColumn("Pupil", lambda r: r.sort_name, 138, lambda _: 0),
    PupilColumn(
        "Class",
        lambda r: r.form or words.NONE,
        76,
        lambda r: order(Aspect.FORM, r.form),
    ),
    PupilColumn(
        "Year",
        words.year_words,
        86,
        lambda r: order(Aspect.YEAR, r.year_group),
        shown=False,
    ),
    PupilColumn("SEN", lambda r: r.status.value, 46),
    PupilColumn("Needs (ranked)", words.needs_words, 114),
    PupilColumn("Cycle", words.cycle_words, 54, lambda r: r.cycle_number),
    PupilColumn("Stage", words.stage_words, 64),
    PupilColumn("Review due", words.review_words, 128, words.review_order, tone=_late),
    PupilColumn("Outcomes met", words.outcomes_words, 112, words.outcomes_order),
    PupilColumn(
        "Born on",
        lambda r: short_day(r.born_on) if r.born_on else words.NONE,
        104,
        lambda r: (r.born_on is None, r.born_on.toordinal() if r.born_on else 0),
        shown=False,
    ),
    PupilColumn("UPN", lambda r: r.upn or words.NONE, 128, shown=False),
    PupilColumn(
        "Status since",
        lambda r: short_day(r.status_from_on) if r.status_from_on else words.NONE,
        104,
        lambda r: r.status_from_on.toordinal() if r.status_from_on else 0,
        shown=False,
    ),
)
