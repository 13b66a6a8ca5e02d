"""Plain records of enrolled books, and of what merging their packs did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class BookLine:
    """A book that was enrolled.

    Attributes:
        spoken: The words that were compared.
        generation: How many hand-outs it had.
        handed_out_at: When the last one was made, in UTC.
        returned_at: When its last return was merged, in UTC.
        last_return: The id of that return.
        runs_out: Whether few of the days that were handed out are still to come.
    """

    id: str
    person_id: str
    person: str
    device: str
    spoken: str
    enrolled_on: date
    generation: int
    version: int
    handed_out_at: datetime | None = None
    returned_at: datetime | None = None
    revoked_on: date | None = None
    last_return: str = ""
    runs_out: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """A pack that was not taken, and why.

    Attributes:
        waiting: How many entries the register has not; only of a revoked book, from
            which they can be taken once somebody has looked at them.
    """

    name: str
    why: str
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class MergedPack:
    """What became of one pack's entries; each is in exactly one of the first five.

    Attributes:
        new: Taken in.
        known: Were in the register already.
        dropped: Are about a pupil whose record was erased.
        aside: Wait in the book: this register does not know the group or the pupil,
            perhaps because it was restored from an older backup.
        refused: Say what no book can say; they were not taken, and wait in the book.
        refused_why: Each reason for that once, in words.
        doubtful: Of the new ones: their time cannot be.
        gone: Of the new ones: about a pupil who left the group or the school since.
        copied: Whether two copies of the book were used side by side.
        revoked_on: The day on which the book was revoked, if it was.
    """

    name: str
    person: str
    device: str
    new: int
    known: int
    dropped: int
    aside: int
    doubtful: int
    gone: int
    copied: bool
    refused: int = 0
    refused_why: tuple[str, ...] = ()
    revoked_on: date | None = None


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What a merge did, or would do.

    Attributes:
        sessions: How many sessions were recorded by it.
        changed: How many recorded sessions it changed.
        to_decide: Sessions with two records now, in words.
        dry_run: Whether nothing was written.
    """

    packs: tuple[MergedPack, ...]
    refused: tuple[Refusal, ...]
    sessions: int = 0
    changed: int = 0
    to_decide: tuple[str, ...] = ()
    dry_run: bool = False
