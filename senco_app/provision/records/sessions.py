"""Plain records of sessions: what is recorded, and how a screen shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from senco_app.provision.records.groups import Clash, SessionKey
    from senco_app.vocabulary import (
        AwayReason,
        CardState,
        GotOn,
        NotRunReason,
        Presence,
    )


@dataclass(frozen=True, slots=True)
class PupilMark:
    """How a pupil took part: here and how it went, or away and why."""

    pupil_id: str
    presence: Presence
    away_reason: AwayReason | None = None
    got_on: GotOn | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class SessionEntry:
    """What is recorded of a session; ``minutes`` are those given, or lost."""

    key: SessionKey
    ran: bool
    minutes: int
    reason: NotRunReason | None = None
    words: str = ""
    marks: tuple[PupilMark, ...] = ()
    finished: bool = True


@dataclass(frozen=True, slots=True)
class RecordedSession:
    """What one source says of a session.

    ``source`` is empty if it was entered in the register, else the book's device.
    A ``standing`` one counts; where two stand it is ``to_decide``.
    """

    id: str
    version: int
    entry: SessionEntry
    recorded_by: str
    recorded_at: datetime
    source: str = ""
    clock_doubtful: bool = False
    standing: bool = True
    to_decide: bool = False


@dataclass(frozen=True, slots=True)
class CardMember:
    """A pupil on a session's card, as marked now and as marked last time.

    ``alerts`` say what to do, never why.
    """

    pupil_id: str
    name: str
    mark: PupilMark | None = None
    last: PupilMark | None = None
    alerts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionCard:
    """A session as My sessions shows it, from the register or from a book alike."""

    key: SessionKey
    title: str
    room: str
    minutes: int
    focus: str
    week: int
    weeks: int
    others: int
    members: tuple[CardMember, ...]
    state: CardState
    recorded_at: datetime | None = None
    reason: NotRunReason | None = None
    words: str = ""
    leader_id: str = ""
    leader: str = ""
    to_decide: bool = False


@dataclass(frozen=True, slots=True)
class WeekSession:
    """A session in the week view: planned, or recorded off the plan."""

    key: SessionKey
    title: str
    leader_id: str
    leader: str
    room: str
    minutes: int
    pupils: int
    week: int
    weeks: int
    state: CardState
    reason: NotRunReason | None = None
    to_decide: bool = False


@dataclass(frozen=True, slots=True)
class Week:
    """The sessions of a week, in time order, with who is in two places at once."""

    monday: date
    sessions: tuple[WeekSession, ...]
    clashes: tuple[Clash, ...]
    closed: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Undecided:
    """A session with two records or more that both stand."""

    key: SessionKey
    title: str
    records: tuple[RecordedSession, ...]


@dataclass(frozen=True, slots=True)
class FormerRecord:
    """How a record of a session stood before it was changed, by whom and why.

    ``was`` has the marks that were changed then, and no others.
    """

    session_id: str
    changed_at: datetime
    changed_by: str
    act: str
    why: str
    was: SessionEntry
