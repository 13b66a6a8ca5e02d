"""What the office's file changes in a pupil's SEN status and needs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.pupils.office.examining import NO_ASSESSMENT, original_words
from senco_app.pupils.records import FieldChange, StatusPeriod
from senco_app.pupils.rules import full_name
from senco_app.vocabulary import SenStatus

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from senco_app.pupils.office.records import KnownPupil
    from senco_app.pupils.records import FileNeed, FilePupil, ProposedEnd

REASON = "In the office's file"
_BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class StatusAfter:
    """The period that is to hold; ``None`` if the present one stays as it is."""

    period: StatusPeriod | None = None
    follows: bool = False
    words_added: bool = False


def first_period(
    pupil: FilePupil, today: date, warn: Callable[[int, str], None]
) -> StatusPeriod:
    """Return the status of a pupil who is new, from today if the file gives no date.

    Raises:
        ValueError: If the row has no status: then nobody is added.
    """
    if pupil.status is None:
        message = "a row without a status adds nobody"
        raise ValueError(message)
    if pupil.status_from_on is None:
        warn(
            pupil.row,
            f"There is no SEN start date: {pupil.status.words} was entered from "
            f"{wording.day(today)}.",
        )
    words = _BETWEEN.join(original_words(pupil))
    start = pupil.status_from_on or today
    return StatusPeriod(pupil.status, start, reason=REASON, original=words)


def status_after(
    pupil: FilePupil, known: KnownPupil, today: date, warn: Callable[[int, str], None]
) -> StatusAfter:
    """Return what becomes of a known pupil's SEN status.

    A blank changes nothing. N is only proposed (see ``proposing``). What began before
    the status in the register is older news than the register has.
    """
    now = known.period
    if pupil.status is SenStatus.NONE:
        return StatusAfter()
    if now is None:
        return _status_again(pupil, known, today, warn)
    if pupil.status in (None, now.status):
        return _same_status(pupil, known, now, warn)
    return _other_status(pupil, now, today, warn)


def _status_again(
    pupil: FilePupil, known: KnownPupil, today: date, warn: Callable[[int, str], None]
) -> StatusAfter:
    """Return the status of a pupil for whom none holds, after all that held before."""
    if pupil.status is None:
        return StatusAfter()
    period = first_period(pupil, today, warn)
    start = max(period.from_on, known.free_from or period.from_on)
    again = replace(period, from_on=start)
    return StatusAfter(again, follows=True, words_added=bool(again.original))


def _same_status(
    pupil: FilePupil,
    known: KnownPupil,
    now: StatusPeriod,
    warn: Callable[[int, str], None],
) -> StatusAfter:
    start = (pupil.status and pupil.status_from_on) or now.from_on
    if known.free_from is not None and start < known.free_from:
        warn(
            pupil.row,
            f"The file has {now.status.words} from {wording.short_day(start)}, when "
            "the register has another status: its dates were kept.",
        )
        start = now.from_on
    words = _with_words(now.original, pupil)
    after = replace(now, from_on=start, original=words)
    return StatusAfter(
        None if after == now else after, words_added=words != now.original
    )


def _with_words(original: str, pupil: FilePupil) -> str:
    kept = original.split(_BETWEEN) if original else []
    more = [words for words in original_words(pupil) if words not in kept]
    return _BETWEEN.join([*kept, *more])


def _other_status(
    pupil: FilePupil,
    now: StatusPeriod,
    today: date,
    warn: Callable[[int, str], None],
) -> StatusAfter:
    start = pupil.status_from_on
    undated = start is None and now.status is SenStatus.NONE
    if undated or (start is not None and start < now.from_on):
        new = pupil.status.words if pupil.status else ""
        since = f" from {wording.short_day(start)}" if start else " without a date"
        warn(
            pupil.row,
            f"The file has {new}{since}, the register {now.status.words} from "
            f"{wording.short_day(now.from_on)}, which was kept.",
        )
        return StatusAfter()
    period = first_period(pupil, max(today, now.from_on), warn)
    warn(
        pupil.row,
        f"The status changes from {now.status.words} to {period.status.words}: "
        "record when parents and carers were told.",
    )
    return StatusAfter(
        period,
        follows=period.from_on > now.from_on,
        words_added=bool(period.original),
    )


def codes_of(known: KnownPupil) -> tuple[str, ...]:
    """Return the codes of a known pupil's present needs, the primary one first."""
    ranked = sorted(known.needs, key=lambda need: need.rank)
    return tuple(need.type_code for need in ranked)


def support_changes(
    row: int, known: KnownPupil, status: StatusAfter, needs: tuple[str, ...] | None
) -> tuple[FieldChange, ...]:
    """Return what changes in status and needs, in words."""
    details = known.details
    name = full_name(
        details.legal_surname, details.legal_forename, details.preferred_name
    )
    found = []
    if status.period is not None:
        old, new = _in_words(known.period), _in_words(status.period)
        found.append(FieldChange(row, name, "SEN status", old, new))
    if needs is not None:
        old, new = ", ".join(codes_of(known)), ", ".join(needs)
        found.append(FieldChange(row, name, "needs", old, new))
    return tuple(found)


def end_change(end: ProposedEnd) -> FieldChange:
    """Return a proposed end of SEN in words."""
    new = StatusPeriod(SenStatus.NONE, end.from_on)
    return FieldChange(
        end.row, end.pupil, "SEN status", _in_words(end.now), _in_words(new), end
    )


def _in_words(period: StatusPeriod | None) -> str:
    if period is None:
        return ""
    original = f" ({period.original})" if period.original else ""
    return f"{period.status.words} from {wording.short_day(period.from_on)}{original}"


def first_needs(pupil: FilePupil) -> tuple[str, ...]:
    """Return the codes of a new pupil's needs, the primary one first."""
    slots = _slots(pupil.needs or ())
    return tuple(slots[rank] for rank in sorted(slots))


def needs_after(
    pupil: FilePupil, known: KnownPupil, status: SenStatus
) -> tuple[str, ...]:
    """Return the codes that a known pupil's needs are to be, the primary one first.

    The file's needs take their ranks. One that is new to the register ends the one
    whose rank it takes; all others stay, for a rank that the file lacks clears nothing.
    NSA ends with an EHC plan.
    """
    now = {need.rank: need.type_code for need in known.needs}
    kept = tuple(now[rank] for rank in sorted(now))
    if status is SenStatus.NONE:
        return kept
    slots = _slots(pupil.needs or ())
    ended = {now.get(rank) for rank, code in slots.items() if code not in kept}
    rest = [c for c in kept if c not in slots.values() and c not in ended]
    merged = _filled(slots, rest)
    if status is SenStatus.EHC_PLAN:
        return tuple(code for code in merged if code != NO_ASSESSMENT)
    return merged


def _slots(needs: tuple[FileNeed, ...]) -> dict[int, str]:
    """Return the codes by rank; those without one come after the others."""
    coded = [need for need in needs if need.type_code]
    slots = {need.rank: need.type_code for need in coded if need.rank}
    for need in coded:
        if not need.rank:
            slots[max(slots, default=0) + 1] = need.type_code
    return slots


def _filled(slots: dict[int, str], rest: list[str]) -> tuple[str, ...]:
    """Return the codes in order, the rest in the ranks that are free."""
    waiting = list(rest)
    found: list[str] = []
    for rank in range(1, max(slots, default=0) + 1):
        if rank in slots:
            found.append(slots[rank])
        elif waiting:
            found.append(waiting.pop(0))
    return (*found, *waiting)
