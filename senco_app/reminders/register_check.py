"""What wants a second look in one pupil's record: pure, with its words as data."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from senco_app import resources
from senco_app.pupils.rules import (
    AGES,
    is_temporary_upn,
    school_year_of,
    upn_is_sound,
    year_group_for,
)
from senco_app.reminders.records import CheckLine
from senco_app.vocabulary import SenStatus
from senco_app.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

ONE_DAY = timedelta(days=1)
OTHER, NOT_ASSESSED = "OTH", "NSA"
BY_AGE = tuple(AGES.values())
YEARS_APART = 2


@dataclass(frozen=True, slots=True)
class Period:
    """From when until when a status held; the last one may have no end."""

    from_on: date
    until_on: date | None


@dataclass(frozen=True, slots=True)
class Checked:
    """What is looked at in one pupil's record.

    ``needs`` are rank and code of the types that hold; ``periods`` are those of all
    statuses, the oldest first. ``year_set`` is a year group other than by age, and
    ``year_set_on`` since when it stands, where nothing but that can tell its age.
    """

    pupil_id: str
    upn: str | None
    born_on: date | None
    home_authority: str
    decide_by: date | None
    status: SenStatus
    needs: tuple[tuple[int, str], ...]
    periods: tuple[Period, ...]
    year_set: str | None = None
    year_set_on: date | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One kind of finding, in words; see ``CheckLine``."""

    key: str
    one: str
    many: str
    label: str
    why: str
    source: str


@cache
def all_checks() -> tuple[Check, ...]:
    """Return every kind of finding, the weightiest first."""
    path = resources.file("codes", "register_check.csv")
    with path.open(encoding="utf-8", newline="") as rows:
        return tuple(Check(**row) for row in csv.DictReader(rows))


def check_lines(pupils: Iterable[Checked], today: date) -> tuple[CheckLine, ...]:
    """Return one line a kind of finding that somebody's record has."""
    found: dict[str, list[str]] = {}
    for pupil in pupils:
        for key in findings(pupil, today):
            found.setdefault(key, []).append(pupil.pupil_id)
    return tuple(
        _line(check, tuple(found[check.key]))
        for check in all_checks()
        if check.key in found
    )


def findings(pupil: Checked, today: date) -> Iterator[str]:
    """Give the key of each finding, each once."""
    with_sen = pupil.status is not SenStatus.NONE
    yield from _need_findings(pupil.needs, with_sen=with_sen)
    if pupil.born_on is None:
        yield "no_birth"
    if year_is_doubtful(pupil, today):
        yield "year_set"
    if with_sen and not pupil.home_authority.strip():
        yield "no_authority"
    late = pupil.decide_by is not None and pupil.decide_by < today
    if late and not with_sen:
        yield "decide_late"
    if not follow_on(pupil.periods):
        yield "status_gap"
    if pupil.upn is not None:
        yield from _upn_findings(pupil.upn)


def year_is_doubtful(pupil: Checked, today: date) -> bool:
    """Say whether a year group that was set may have been forgotten on a 1 September.

    One year from the age is how a child is taught out of year group; two are doubtful.
    Without a date of birth it is doubtful once the school year is over in which it was
    set. X follows no year, and does not go up.
    """
    if pupil.year_set not in BY_AGE:
        return False
    if pupil.born_on is None:
        since = pupil.year_set_on
        return since is not None and school_year_of(since) < school_year_of(today)
    by_age = year_group_for(pupil.born_on, today)
    if by_age not in BY_AGE:
        return False
    apart = BY_AGE.index(pupil.year_set) - BY_AGE.index(by_age)
    return abs(apart) >= YEARS_APART


def _need_findings(
    needs: tuple[tuple[int, str], ...], *, with_sen: bool
) -> Iterator[str]:
    if with_sen and all(rank != 1 for rank, _ in needs):
        yield "no_primary_need"
    codes = [code for _, code in needs]
    if OTHER in codes:
        yield "other_need"
    if NOT_ASSESSED in codes:
        yield "not_assessed"


def _upn_findings(upn: str) -> Iterator[str]:
    if not upn_is_sound(upn):
        yield "upn_wrong"
    elif is_temporary_upn(upn):
        yield "upn_temporary"


def follow_on(periods: Sequence[Period]) -> bool:
    """Say whether each period starts the day after the one before, and one holds.

    Args:
        periods: Of one pupil, the oldest first; without any there is no gap.
    """
    return (not periods or periods[-1].until_on is None) and all(
        one.until_on is not None and one.until_on + ONE_DAY == then.from_on
        for one, then in pairwise(periods)
    )


def _line(check: Check, pupil_ids: tuple[str, ...]) -> CheckLine:
    count = len(pupil_ids)
    return CheckLine(
        key=check.key,
        words=counted(count, check.one, check.many),
        count=count,
        pupil_ids=pupil_ids,
        why=check.why,
        source=check.source,
        label=check.label,
    )
