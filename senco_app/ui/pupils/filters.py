"""Which pupils the list shows, by typed words and chips: no widget in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from senco_app.vocabulary import (
    YEAR_GROUPS,
    KeepReason,
    SenStatus,
    Stage,
    need_type,
)
from senco_app.wording import year_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from senco_app.pupils.records import PupilLine

SOON = timedelta(days=14)
NOT_KNOWN = ""
STARTS_WITH_YEAR = re.compile(r"(1[0-4]|[1-9]|R|N[12]|E[12])(?![A-Za-z]{2}|\d)")


class Who(StrEnum):
    """Groups of pupils; with several chosen, a pupil of any of them is shown."""

    ON_REGISTER = "On the register"
    MONITORED = "Monitored"
    NO_LONGER = "No longer needs support"

    def holds(self, line: PupilLine) -> bool:
        """Say whether the pupil is one of them."""
        if self is Who.ON_REGISTER:
            return line.status is not SenStatus.NONE
        reason = {
            Who.MONITORED: KeepReason.MONITORING,
            Who.NO_LONGER: KeepReason.OFF_SUPPORT_RECENTLY,
        }[self]
        return line.status is SenStatus.NONE and line.keep_reason is reason


class Aspect(StrEnum):
    """What a chip chooses by; a pupil has one value of it, or several, or none."""

    STATUS = "SEN"
    NEED = "Need"
    FORM = "Class"
    YEAR = "Year"
    REVIEW = "Review"


class Due(StrEnum):
    """When the review of the open cycle is due."""

    LATE = "Late"
    SOON = "Due in 2 weeks"
    LATER = "Later"
    NONE = "No review set"


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a chip's menu: what it stands for, in words, and how many."""

    value: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Filters:
    """All that narrows the list. Nothing chosen narrows nothing.

    ``ids``, if there are any, are the only pupils shown, as a finding names them.
    """

    words: tuple[str, ...] = ()
    who: frozenset[Who] = frozenset({Who.ON_REGISTER})
    chosen: Mapping[Aspect, frozenset[str]] = field(default_factory=dict)
    ids: frozenset[str] | None = None

    def passes(self, line: PupilLine, today: date) -> bool:
        """Say whether the chips leave this pupil; words are matched by ``holds``."""
        if self.ids is not None and line.id not in self.ids:
            return False
        if self.who and not any(who.holds(line) for who in self.who):
            return False
        return all(
            not wanted.isdisjoint(values(aspect, line, today))
            for aspect, wanted in self.chosen.items()
            if wanted
        )

    def holds(self, key: str) -> bool:
        """Say whether each typed word stands in what the pupil is found by."""
        return all(word in key for word in self.words)


def values(aspect: Aspect, line: PupilLine, today: date) -> tuple[str, ...]:
    """Return the values that a pupil has of an aspect."""
    if aspect is Aspect.NEED:
        return line.needs
    if aspect is Aspect.REVIEW:
        return (_due(line, today).value,)
    one = {
        Aspect.STATUS: line.status.value,
        Aspect.FORM: line.form,
        Aspect.YEAR: line.year_group,
    }[aspect]
    return (one,)


def choices(
    aspect: Aspect, lines: Iterable[PupilLine], today: date
) -> tuple[Choice, ...]:
    """Return what a chip's menu offers, in its natural order, with counts."""
    counts: dict[str, int] = {}
    for line in lines:
        for value in values(aspect, line, today):
            counts[value] = counts.get(value, 0) + 1
    ordered = sorted(counts, key=lambda value: order(aspect, value))
    return tuple(Choice(v, words(aspect, v), counts[v]) for v in ordered)


def words(aspect: Aspect, value: str) -> str:
    """Return a value in words: "SLCN · Speech, language and …", "Year 5"."""
    if value == NOT_KNOWN:
        return f"No {aspect.value.lower()}"
    if aspect is Aspect.STATUS:
        return SenStatus(value).words
    if aspect is Aspect.YEAR:
        return year_name(value)
    kind = need_type(value) if aspect is Aspect.NEED else None
    return f"{value} · {kind.description}" if kind else value


def order(aspect: Aspect, value: str) -> tuple[bool, int, str]:
    """Return what a value is ordered by; what is not known comes last."""
    ranks: tuple[str, ...] = {
        Aspect.STATUS: ("K", "E", "N"),
        Aspect.YEAR: YEAR_GROUPS,
        Aspect.REVIEW: tuple(due.value for due in Due),
    }.get(aspect, ())
    rank = ranks.index(value) if value in ranks else len(ranks)
    if aspect is Aspect.FORM:
        rank = _year_of(value)
    return (value == NOT_KNOWN, rank, value.casefold())


def _year_of(form: str) -> int:
    """Return the place of the year that a class is called after: "R Ash", "5 Oak"."""
    found = STARTS_WITH_YEAR.match(form)
    return YEAR_GROUPS.index(found[1]) if found else len(YEAR_GROUPS)


def _due(line: PupilLine, today: date) -> Due:
    if line.review_by is None or line.stage not in {Stage.DO, Stage.REVIEW}:
        return Due.NONE
    if line.review_by < today:
        return Due.LATE
    return Due.SOON if line.review_by <= today + SOON else Due.LATER
