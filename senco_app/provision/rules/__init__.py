"""The rules of provision: planned sessions, clashes, delivery, entries."""

from __future__ import annotations

from senco_app.provision.rules.checking import (
    broad_areas,
    check_ended,
    check_entry,
    check_everybody,
    check_group,
    check_intervention,
    check_key,
    check_mark,
    check_span,
    check_why,
    check_words,
)
from senco_app.provision.rules.delivering import (
    Said,
    Tally,
    added,
    delivery,
    standing,
)
from senco_app.provision.rules.planning import (
    Meeting,
    clashes,
    last_day,
    meetings,
    minutes_at,
    on_day,
    planned_sessions,
    timetable,
    week_number,
)

__all__ = [
    "Meeting",
    "Said",
    "Tally",
    "added",
    "broad_areas",
    "check_ended",
    "check_entry",
    "check_everybody",
    "check_group",
    "check_intervention",
    "check_key",
    "check_mark",
    "check_span",
    "check_why",
    "check_words",
    "clashes",
    "delivery",
    "last_day",
    "meetings",
    "minutes_at",
    "on_day",
    "planned_sessions",
    "standing",
    "timetable",
    "week_number",
]
