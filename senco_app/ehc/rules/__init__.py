"""The rules of a request for an EHC needs assessment, and of the dates that follow."""

from senco_app.ehc.rules.dates import (
    WALES,
    calendar_last_day,
    dates_after,
    lives_in_wales,
    long_closures,
    next_step,
    remarks,
    school_last_day,
    urgency,
)
from senco_app.ehc.rules.requesting import (
    PLAN_AFTER,
    REFUSALS,
    authority_for,
    check_answer,
    check_no_open_request,
    check_received,
    check_received_before_answer,
    check_request,
    check_sent,
    is_open,
)

__all__ = [
    "PLAN_AFTER",
    "REFUSALS",
    "WALES",
    "authority_for",
    "calendar_last_day",
    "check_answer",
    "check_no_open_request",
    "check_received",
    "check_received_before_answer",
    "check_request",
    "check_sent",
    "dates_after",
    "is_open",
    "lives_in_wales",
    "long_closures",
    "next_step",
    "remarks",
    "school_last_day",
    "urgency",
]
