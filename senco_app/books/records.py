"""Plain records of books, of what is handed out, and of what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from datetime import date, datetime

    from senco_app.provision.records import (
        PupilMark,
        SessionCard,
        SessionEntry,
        SessionKey,
    )
    from senco_app.vocabulary import NotRunReason


@dataclass(frozen=True, slots=True)
class Marked:
    """A pupil was marked."""

    mark: PupilMark


@dataclass(frozen=True, slots=True)
class DidNotRun:
    """The session was said not to have taken place."""

    reason: NotRunReason
    words: str = ""


@dataclass(frozen=True, slots=True)
class DidRun:
    """That it did not run was taken back."""


@dataclass(frozen=True, slots=True)
class Finished:
    """The session was said to be recorded whole."""


Said: TypeAlias = Marked | DidNotRun | DidRun | Finished


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that somebody tapped in a book. It is never changed.

    Attributes:
        device: The book's id.
        counter: Its number in that book, from 1.
        entered_at: UTC, by the laptop's own clock, which may be wrong.
        generation: The hand-out that the book had then.
        key: The session that was chosen.
        minutes: How long the session was planned to be.
    """

    device: str
    counter: int
    entered_at: datetime
    generation: int
    key: SessionKey
    minutes: int
    said: Said


@dataclass(frozen=True, slots=True)
class KnownEntry:
    """An entry with its id, which answers for every word of its text."""

    id: str
    entry: Entry
    text: str
    doubtful: bool = False


class Misfit(StrEnum):
    """Why an entry that came back is not taken: no book writes such a thing."""

    UNKNOWN = "that this version of SENCO Workbench cannot read"
    DEVICE = "of another book"
    SESSION = "about a session that was not handed out to this book"
    PUPIL = "about a pupil who was not handed out with that session"
    REVOKED = "about a day after the book was revoked"
    MINUTES = "with minutes that the session does not have"
    WORDS = "with too many words, or with characters that nobody types"
    TIME = "with a time that no computer’s clock shows"


@dataclass(frozen=True, slots=True)
class HandedSession:
    """What a book may write of one session that was handed out to it.

    Attributes:
        minutes: How long it is: as planned, or as somebody recorded it.
        pupil_ids: Who is in it.
    """

    minutes: frozenset[int]
    pupil_ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Folded:
    """What one book says of one session, out of all its entries.

    Attributes:
        recorded_at: When the last of them was made, in UTC.
        doubtful: Whether one of them has a time that cannot be.
    """

    entry: SessionEntry
    recorded_at: datetime
    doubtful: bool


@dataclass(frozen=True, slots=True)
class HandedMember:
    """A pupil in a group, with what the adult needs for it."""

    pupil_id: str
    name: str
    outcome: str = ""
    strategies: str = ""
    alerts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HandedGroup:
    """A group that the adult leads."""

    id: str
    title: str
    room: str
    minutes: int
    focus: str
    others: int
    members: tuple[HandedMember, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """How far the register has a book's entries.

    Attributes:
        counter: The number of the last one.
        head: What the book said of that one and all before it.
    """

    counter: int = 0
    head: str = ""


@dataclass(frozen=True, slots=True)
class HandOut:
    """Everything that goes into a book, and nothing else does.

    Attributes:
        made_at: UTC, by the register's laptop.
        from_on: The first day of the sessions in it; ``to_on`` is the last.
        return_by: The last day on which the register takes returns made from it.
        cards: Every session of those days, as the register knows it.
    """

    school: str
    person: str
    made_at: datetime
    from_on: date
    to_on: date
    return_by: date
    groups: tuple[HandedGroup, ...]
    cards: tuple[SessionCard, ...]
    merged: Merged = Merged()

    @property
    def pupil_ids(self) -> frozenset[str]:
        """Return which pupils are in it."""
        groups = {m.pupil_id for group in self.groups for m in group.members}
        return frozenset(
            groups | {m.pupil_id for card in self.cards for m in card.members}
        )


@dataclass(frozen=True, slots=True)
class Returned:
    """What a return holds.

    Attributes:
        unknown: How many entries cannot be read here.
    """

    entries: tuple[KnownEntry, ...]
    merged: Merged
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Taken:
    """What taking in a hand-out did.

    Attributes:
        known: Whether it had been taken before, so that nothing was changed.
        first: Whether it was the book's first one.
        register_words: The words of the register that made it.
        dropped: How many entries, long in the register, were let go of.
    """

    school: str
    person: str
    generation: int
    sessions: int
    pupils: int
    known: bool
    first: bool
    register_words: str
    dropped: int


@dataclass(frozen=True, slots=True)
class PackFile:
    """A pack's file as it was found: its name and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class HandOutPack:
    """A hand-out, ready to be written whole.

    Attributes:
        content: Exactly what it holds.
    """

    data: bytes
    generation: int
    expires_on: date
    content: HandOut
    register_words: str


@dataclass(frozen=True, slots=True)
class AlertLine:
    """An alert of a pupil in somebody's groups, and whether it goes into books."""

    alert_id: str
    pupil_id: str
    pupil: str
    words: str
    ticked: bool
