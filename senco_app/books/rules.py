"""The rules of books: what entries come to, which times cannot be, what may be let go.

Pure. ``fold`` looks at a set of entries and not at the order in which they came, so a
merge may happen twice, late or out of order with the same result.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from senco_app.books.records import (
    DidNotRun,
    Finished,
    Folded,
    Marked,
    Merged,
    Misfit,
)
from senco_app.errors import RuleBrokenError
from senco_app.provision.records import SessionEntry
from senco_app.provision.rules.checking import LONGEST_WORDS
from senco_app.vocabulary import CardState
from senco_app.wording import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from senco_app.books.records import (
        Entry,
        HandedSession,
        HandOut,
        KnownEntry,
        Said,
    )
    from senco_app.provision.records import CardMember, PupilMark, SessionCard

CLOCKS_DIFFER = timedelta(hours=2)
"""Two laptops may be so far apart, and one of them in summer time."""
FIRST_YEAR, LAST_YEAR = 1970, 2199
"""What a computer's clock may show: from 1970 with an empty battery."""
TYPED = frozenset("\t\n\r")
"""The control characters that a keyboard has."""


def fold(entries: Iterable[KnownEntry]) -> Folded | None:
    """Return what one device says of one session; none if it says nothing.

    Entries count in the order of their numbers; the last word of a pupil stands. That a
    session did not run hides the marks, and taking that back shows them again.
    """
    ordered = sorted(entries, key=lambda known: (known.entry.counter, known.id))
    if not ordered:
        return None
    marks: dict[str, PupilMark] = {}
    not_run: DidNotRun | None = None
    finished = False
    for known in ordered:
        said = known.entry.said
        before, not_run = not_run, _not_run(not_run, said)
        if isinstance(said, Marked):
            marks[said.mark.pupil_id] = said.mark
        taken_back = before is not None and not_run is None
        finished = isinstance(said, Finished) or (finished and not taken_back)
    last = ordered[-1].entry
    entry = SessionEntry(
        key=last.key,
        ran=not_run is None,
        minutes=last.minutes,
        reason=None if not_run is None else not_run.reason,
        words="" if not_run is None else not_run.words,
        marks=() if not_run else tuple(marks[one] for one in sorted(marks)),
        finished=finished or not_run is not None,
    )
    return Folded(entry, last.entered_at, any(known.doubtful for known in ordered))


def _not_run(before: DidNotRun | None, said: Said) -> DidNotRun | None:
    """Return what stands of "did not run" after one more entry."""
    if isinstance(said, DidNotRun):
        return said
    return before if isinstance(said, Finished) else None


def doubtful(
    entered_at: datetime, handed_out_at: datetime | None, now: datetime
) -> bool:
    """Say whether a laptop's clock was wrong when it wrote an entry.

    Args:
        entered_at: What it said, in UTC.
        handed_out_at: When the register made the hand-out that the book had then.
        now: The register's own time.
    """
    if entered_at > now + CLOCKS_DIFFER:
        return True
    return handed_out_at is not None and entered_at < handed_out_at - CLOCKS_DIFFER


def check_in_use(revoked_on: date | None) -> None:
    """Accept a book that was not revoked.

    Raises:
        RuleBrokenError: If it was; it says when.
    """
    if revoked_on is not None:
        message = f"This book was revoked on {day(revoked_on)}."
        raise RuleBrokenError(message, "book")


def misfit(
    entry: Entry, handed: HandedSession | None, revoked_on: date | None
) -> Misfit | None:
    """Return why an entry cannot have been tapped in its book; none if it can.

    Args:
        entry: Of a return whose sender was proved.
        handed: What the hand-out that the book had then says of the session; none if
            the session is not in it.
        revoked_on: The day on which the book was revoked, if it was.
    """
    if handed is None:
        return Misfit.SESSION
    said, year = entry.said, entry.entered_at.year
    stranger = isinstance(said, Marked) and said.mark.pupil_id not in handed.pupil_ids
    late = revoked_on is not None and entry.key.held_on > revoked_on
    found = {
        Misfit.PUPIL: stranger,
        Misfit.REVOKED: late,
        Misfit.MINUTES: entry.minutes not in handed.minutes,
        Misfit.WORDS: not _typed(said),
        Misfit.TIME: not FIRST_YEAR <= year <= LAST_YEAR,
    }
    return next((why for why, holds in found.items() if holds), None)


def _typed(said: Said) -> bool:
    """Say whether somebody may have typed the words of an entry."""
    words = said.mark.words if isinstance(said, Marked) else ""
    if isinstance(said, DidNotRun):
        words = said.words
    odd = any(unicodedata.category(c) == "Cc" and c not in TYPED for c in words)
    return len(words) <= LONGEST_WORDS and not odd


def merged_up_to(heads: Mapping[int, str], merged: Merged) -> Merged:
    """Return how far the register is known to have a book's entries.

    Args:
        heads: What the book says of its entries, by number.
        merged: What the register says that it has. If two copies of a book were used
            side by side, it may have the other's: then none is known to be there.
    """
    return merged if heads.get(merged.counter) == merged.head else Merged()


def may_go(entry: Entry, hand_out: HandOut) -> bool:
    """Say whether a book needs an entry no longer that the register has.

    What is about a session and a pupil that are still handed out stays.
    """
    here = {card.key for card in hand_out.cards}
    about = entry.said.mark.pupil_id if isinstance(entry.said, Marked) else ""
    return entry.key not in here or bool(about and about not in hand_out.pupil_ids)


def overlaid(card: SessionCard, folded: Folded | None, today: date) -> SessionCard:
    """Return a session's card with what the book says on top of the register's."""
    if folded is None:
        return replace(card, state=_state(card.state, card.key.held_on, today))
    said = folded.entry
    marks = {mark.pupil_id: mark for mark in said.marks}
    members = tuple(_marked(member, marks, ran=said.ran) for member in card.members)
    done = said.finished or card.state is CardState.RECORDED
    state = CardState.RECORDED if done else CardState.DUE
    if not said.ran:
        state = CardState.NOT_RUN
    return replace(
        card,
        members=members,
        state=_state(state, card.key.held_on, today),
        recorded_at=folded.recorded_at,
        reason=said.reason,
        words=said.words,
    )


def with_last(card: SessionCard, earlier: Iterable[SessionCard]) -> SessionCard:
    """Return a card on which "last time" is the latest of the group's earlier marks.

    Args:
        card: The card.
        earlier: Cards of the same group in time order, all before this one.
    """
    last: dict[str, PupilMark] = {}
    for before in earlier:
        last.update({m.pupil_id: m.mark for m in before.members if m.mark is not None})
    members = tuple(
        replace(member, last=last.get(member.pupil_id, member.last))
        for member in card.members
    )
    return replace(card, members=members)


def _marked(
    member: CardMember, marks: Mapping[str, PupilMark], *, ran: bool
) -> CardMember:
    if not ran:
        return replace(member, mark=None)
    return replace(member, mark=marks.get(member.pupil_id, member.mark))


def _state(state: CardState, held_on: date, today: date) -> CardState:
    """Return where an unrecorded session stands today; others stay as they are."""
    if state in {CardState.DUE, CardState.LATER}:
        return CardState.LATER if held_on > today else CardState.DUE
    return state
