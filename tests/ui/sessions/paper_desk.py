"""A desk that keeps sessions in memory: a real one, of the smallest kind."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from senco_app.errors import FileUnusableError
from senco_app.provision.records import CardMember, PupilMark, SessionCard, SessionKey
from senco_app.vocabulary import AwayReason, CardState, GotOn, NotRunReason, Presence

if TYPE_CHECKING:
    from collections.abc import Iterable

TODAY = date(2026, 11, 25)
AT = datetime(2026, 11, 25, 10, 19, tzinfo=UTC)
FIVE = (
    "Amelia Hughes",
    "Idris Ahmed",
    "Kacper Wiśniewski",
    "Lowri Davies",
    "Cerys Price",
)
SIX = (*FIVE, "Noah Okafor")
DISK_FULL = "The disk is full. Make room, then tap once more."


@dataclass
class PaperDesk:
    """Keeps what it is told; ``broken`` makes every change fail."""

    cards: dict[date, tuple[SessionCard, ...]] = field(default_factory=dict)
    clock_says: date = TODAY
    broken: bool = False
    told: list[str] = field(default_factory=list)
    who: str = "J. Pritchard"

    def today(self) -> date:
        return self.clock_says

    def day(self, on: date) -> tuple[SessionCard, ...]:
        return self.cards.get(on, ())

    def mark(self, key: SessionKey, mark: PupilMark) -> None:
        self._tell(f"mark {mark.pupil_id}")
        card = self._card(key)
        members = tuple(
            replace(one, mark=mark) if one.pupil_id == mark.pupil_id else one
            for one in card.members
        )
        self._put(replace(card, members=members))

    def not_run(self, key: SessionKey, reason: NotRunReason, words: str) -> None:
        self._tell(f"not run: {reason.value}")
        state = CardState.NOT_RUN
        self._put(replace(self._card(key), state=state, reason=reason, words=words))

    def ran(self, key: SessionKey) -> None:
        self._tell("ran")
        card = replace(self._card(key), state=CardState.DUE, reason=None, words="")
        self._put(card)

    def finish(self, key: SessionKey) -> None:
        self._tell("finish")
        state = CardState.RECORDED
        self._put(replace(self._card(key), state=state, recorded_at=AT))

    def marks(self, key: SessionKey) -> dict[str, PupilMark | None]:
        return {one.name: one.mark for one in self._card(key).members}

    def _tell(self, what: str) -> None:
        if self.broken:
            raise FileUnusableError(DISK_FULL)
        self.told.append(what)

    def _card(self, key: SessionKey) -> SessionCard:
        return next(one for one in self.day(key.held_on) if one.key == key)

    def _put(self, card: SessionCard) -> None:
        on = card.key.held_on
        self.cards[on] = tuple(
            card if one.key == card.key else one for one in self.cards[on]
        )


def session(
    title: str,
    at: str,
    names: Iterable[str],
    *,
    state: CardState = CardState.DUE,
    on: date = TODAY,
) -> SessionCard:
    """Return a session of these children."""
    key = SessionKey(title, on, time.fromisoformat(at))
    recorded = AT if state is CardState.RECORDED else None
    return SessionCard(
        key,
        title=title,
        room="Rainbow room",
        minutes=30,
        focus="tell a friend about one event with ‘because’",
        week=7,
        weeks=10,
        others=1,
        members=tuple(CardMember(name, name) for name in names),
        state=state,
        recorded_at=recorded,
    )


def with_last(card: SessionCard) -> SessionCard:
    """Return a session whose children got on well last time; the last was away."""
    well = PupilMark("", Presence.HERE, got_on=GotOn.DID_IT)
    away = PupilMark("", Presence.AWAY, away_reason=AwayReason.LESSON)
    members = [
        replace(one, last=replace(well, pupil_id=one.pupil_id)) for one in card.members
    ]
    members[-1] = replace(members[-1], last=away)
    return replace(card, members=tuple(members))


def usual_day(names: tuple[str, ...] = FIVE) -> PaperDesk:
    """Return a day with a session recorded, one due, and one later."""
    one = session(
        "Precision reading", "10:00", ["Noah Okafor"], state=CardState.RECORDED
    )
    later = session("Lego-based therapy", "14:30", FIVE[:3], state=CardState.LATER)
    due = session("Speech and language group", "13:15", names)
    tomorrow = TODAY + timedelta(days=1)
    next_day = session("Precision reading", "10:00", ["Noah Okafor"], on=tomorrow)
    return PaperDesk(
        {TODAY: (replace(one, minutes=15, others=0), due, later), tomorrow: (next_day,)}
    )
