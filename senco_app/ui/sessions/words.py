"""What My sessions says of a session, in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from senco_app.vocabulary import AwayReason, CardState, GotOn, NotRunReason, Presence
from senco_app.wording import counted, day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from senco_app.provision.records import CardMember, SessionCard
    from senco_app.ui.widgets.labels import Tone

PRESENCES = {Presence.HERE: "Here", Presence.AWAY: "Away"}
GOT_ON = {GotOn.NOT_YET: "Not yet", GotOn.NEARLY: "Nearly", GotOn.DID_IT: "Did it"}


def capitalised(reason: AwayReason | NotRunReason) -> str:
    """Return a reason as a button or a list says it."""
    return reason.value.capitalize()


def headline(card: SessionCard, *, opened: bool) -> str:
    """Return what stands in a session's first line, after its time."""
    parts = (card.title, _place_or_people(card, opened=opened), minutes(card))
    return " · ".join(part for part in parts if part)


def minutes(card: SessionCard) -> str:
    """Return "1 minute" or "30 minutes"."""
    return counted(card.minutes, "minute", "minutes")


def about(card: SessionCard, today: date) -> str:
    """Return the line below: the aim, the week, and the children without a name."""
    when = "Today" if card.key.held_on == today else "Aim"
    week = f"week {card.week} of {card.weeks}" if card.week and card.weeks else ""
    others = (
        counted(card.others, "other child", "other children") + " in the group"
        if card.others
        else ""
    )
    focus = f"{when}: {card.focus}" if card.focus else ""
    said = " · ".join(part for part in (focus, week, others) if part)
    return said[:1].upper() + said[1:]


def state(card: SessionCard, today: date) -> tuple[str, Tone]:
    """Return the state of a session in a word or three, and its colour."""
    if card.state is CardState.RECORDED:
        return _recorded(card), "good"
    if card.state is CardState.NOT_RUN:
        reason = f": {card.reason.value}" if card.reason else ""
        return f"not run{reason}", "neutral"
    if card.state is CardState.LATER:
        later = "later today" if card.key.held_on == today else "not yet"
        return later, "statutory"
    now = card.key.held_on == today
    return ("record now" if now else "not recorded yet"), "soon"


def summary(cards: Sequence[SessionCard], on: date) -> str:
    """Return "Wed 25 Nov 2026 · 3 sessions · 1 recorded"."""
    done = sum(card.state in (CardState.RECORDED, CardState.NOT_RUN) for card in cards)
    sessions = counted(len(cards), "session", "sessions") if cards else "no sessions"
    parts = (day(on), sessions, f"{done} recorded" if done else "")
    return " · ".join(part for part in parts if part)


def moved(on: date, days: int) -> date:
    """Return the day so many days on; the calendar's ends stop it."""
    number = min(max(on.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(number)


def not_marked(members: Sequence[CardMember]) -> str:
    """Return the sentence that says who is not marked yet."""
    names = [member.name for member in members]
    said = ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1]
    return f"Not marked yet: {said}. Mark them, or say that they were here."


def _place_or_people(card: SessionCard, *, opened: bool) -> str:
    if len(card.members) == 1 and not card.others:
        return card.members[0].name
    if opened and card.room:
        return card.room
    return counted(len(card.members), "pupil", "pupils")


def _recorded(card: SessionCard) -> str:
    at = card.recorded_at
    return f"recorded {_moment(at, card.key.held_on)}" if at else "recorded"


def _moment(at: datetime, held_on: date) -> str:
    """Return the time, or the day if it was another one."""
    here = at.astimezone()
    return f"{here:%H:%M}" if here.date() == held_on else day(here.date())
