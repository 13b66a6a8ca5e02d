"""How far a request has come, in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app.wording import day, year_name

if TYPE_CHECKING:
    from senco_app.ehc.records import RequestRecord
    from senco_app.pupils.records import PupilRecord


def state_words(pupil: PupilRecord, request: RequestRecord | None) -> str:
    """Return the pupil's year, who asks whom, and how far the request has come."""
    year = year_name(pupil.year_group)
    if request is None:
        return " · ".join(part for part in (year, "not begun yet") if part)
    sent = f"sent {day(request.sent_on)}" if request.sent_on else "not sent yet"
    received = f"received {day(request.received_on)}" if request.received_on else ""
    asked = f"asked for by the {request.asked_by.value}"
    answer = (
        f"{request.answer.value}, {day(request.answered_on)}"
        if request.answer and request.answered_on
        else ""
    )
    parts = (year, asked, request.authority, sent, received, answer)
    return " · ".join(part for part in parts if part)
