"""What the screens of sessions ask the register, each in one place."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from senco_app.provision.queries import RecordsOf, SessionsOn

if TYPE_CHECKING:
    from datetime import date, time

    from senco_app.provision.records import RecordedSession, SessionCard, SessionKey
    from senco_app.register import Register

SCHOOL_WEEK = range(5)


def card_of(register: Register, key: SessionKey) -> SessionCard | None:
    """Return the card of one session; nothing if it is neither planned nor recorded."""
    cards = register.ask(SessionsOn(key.held_on, now_on(register, key.held_on)))
    return next((card for card in cards if card.key == key), None)


def records_of(register: Register, key: SessionKey) -> tuple[RecordedSession, ...]:
    """Return what is on record of one session, from every source."""
    return register.ask(RecordsOf(key))


def week_of_cards(register: Register, monday: date) -> tuple[SessionCard, ...]:
    """Return the cards of a week, Monday to Friday, in time order."""
    days = (monday + timedelta(days=at) for at in SCHOOL_WEEK)
    return tuple(
        card
        for on in days
        for card in register.ask(SessionsOn(on, now_on(register, on)))
    )


def names_of(card: SessionCard | None) -> dict[str, str]:
    """Return the names of the pupils of a session, by id."""
    return {one.pupil_id: one.name for one in card.members} if card else {}


def now_on(register: Register, on: date) -> time | None:
    """Return the local time if the day is today."""
    if on != register.today():
        return None
    return register.now().astimezone().time().replace(tzinfo=None)
