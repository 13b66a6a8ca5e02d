"""How a hand-out looks inside a pack and inside a book: canonical JSON."""

from __future__ import annotations

import json
from datetime import UTC, date
from typing import TYPE_CHECKING

from senco_app.books import wire
from senco_app.books.records import HandedGroup, HandedMember, HandOut, Merged
from senco_app.errors import FileUnusableError
from senco_app.files import UNREADABLE
from senco_app.provision.records import CardMember, SessionCard
from senco_app.vocabulary import CardState, NotRunReason

if TYPE_CHECKING:
    from senco_app.books.wire import Json


def hand_out_bytes(hand_out: HandOut) -> bytes:
    """Return a hand-out as it is sealed and as it lies in the book."""
    said = {
        "cards": [_card(card) for card in hand_out.cards],
        "format": wire.FORMAT,
        "from": hand_out.from_on.isoformat(),
        "groups": [_group(group) for group in hand_out.groups],
        "made": hand_out.made_at.astimezone(UTC).isoformat(),
        "merged": [hand_out.merged.counter, hand_out.merged.head],
        "person": hand_out.person,
        "return_by": hand_out.return_by.isoformat(),
        "school": hand_out.school,
        "to": hand_out.to_on.isoformat(),
    }
    return wire.canonical(said).encode()


def read_hand_out(content: bytes, name: str) -> HandOut:
    """Return a hand-out out of its bytes.

    Raises:
        FileUnusableError: If it is written in a way that is not known here.
    """
    try:
        said = json.loads(content)
        wire.check_format(said, name)
        counter, head = said["merged"]
        return HandOut(
            school=str(said["school"]),
            person=str(said["person"]),
            made_at=wire.moment(said["made"]),
            from_on=date.fromisoformat(said["from"]),
            to_on=date.fromisoformat(said["to"]),
            return_by=date.fromisoformat(said["return_by"]),
            groups=tuple(_read_group(one) for one in said["groups"]),
            cards=tuple(_read_card(one) for one in said["cards"]),
            merged=Merged(int(counter), str(head)),
        )
    except UNREADABLE as error:
        raise FileUnusableError(wire.odd(name)) from error


def _group(group: HandedGroup) -> Json:
    members = [
        {
            "alerts": list(member.alerts),
            "name": member.name,
            "outcome": member.outcome,
            "pupil": member.pupil_id,
            "strategies": member.strategies,
        }
        for member in group.members
    ]
    return {
        "focus": group.focus,
        "id": group.id,
        "members": members,
        "minutes": group.minutes,
        "others": group.others,
        "room": group.room,
        "title": group.title,
    }


def _read_group(said: Json) -> HandedGroup:
    members = tuple(
        HandedMember(
            pupil_id=str(member["pupil"]),
            name=str(member["name"]),
            outcome=str(member["outcome"]),
            strategies=str(member["strategies"]),
            alerts=tuple(str(words) for words in member["alerts"]),
        )
        for member in said["members"]
    )
    return HandedGroup(
        id=str(said["id"]),
        title=str(said["title"]),
        room=str(said["room"]),
        minutes=int(said["minutes"]),
        focus=str(said["focus"]),
        others=int(said["others"]),
        members=members,
    )


def _card(card: SessionCard) -> Json:
    recorded = card.recorded_at
    return {
        **wire.key_json(card.key),
        "focus": card.focus,
        "members": [
            {
                "alerts": list(member.alerts),
                "last": None if member.last is None else wire.mark_json(member.last),
                "mark": None if member.mark is None else wire.mark_json(member.mark),
                "name": member.name,
                "pupil": member.pupil_id,
            }
            for member in card.members
        ],
        "minutes": card.minutes,
        "others": card.others,
        "reason": None if card.reason is None else card.reason.value,
        "recorded": None if recorded is None else recorded.isoformat(),
        "room": card.room,
        "state": card.state.value,
        "title": card.title,
        "week": card.week,
        "weeks": card.weeks,
        "words": card.words,
    }


def _read_card(said: Json) -> SessionCard:
    reason, recorded = said["reason"], said["recorded"]
    return SessionCard(
        key=wire.read_key(said),
        title=str(said["title"]),
        room=str(said["room"]),
        minutes=int(said["minutes"]),
        focus=str(said["focus"]),
        week=int(said["week"]),
        weeks=int(said["weeks"]),
        others=int(said["others"]),
        members=tuple(_read_member(member) for member in said["members"]),
        state=CardState(said["state"]),
        recorded_at=None if recorded is None else wire.moment(recorded),
        reason=None if reason is None else NotRunReason(reason),
        words=str(said["words"]),
    )


def _read_member(said: Json) -> CardMember:
    mark, last = said["mark"], said["last"]
    return CardMember(
        pupil_id=str(said["pupil"]),
        name=str(said["name"]),
        mark=None if mark is None else wire.read_mark(mark),
        last=None if last is None else wire.read_mark(last),
        alerts=tuple(str(words) for words in said["alerts"]),
    )
