"""The rules of a pupil's record: identifiers, year groups, names, status, needs."""

from __future__ import annotations

from senco_app.pupils.rules.alerts import check_alerts
from senco_app.pupils.rules.details import (
    OLDEST_YEARS,
    check_archive,
    check_details,
    check_not_before_birth,
)
from senco_app.pupils.rules.identifiers import (
    AGES,
    PERMANENT_UPN,
    SCHOOL_YEAR_STARTS,
    TEMPORARY_UPN,
    UPN_LETTERS,
    age_in_words,
    age_on,
    is_temporary_upn,
    school_year_of,
    tidy_upn,
    upn_check_letter,
    upn_is_sound,
    year_group,
    year_group_for,
)
from senco_app.pupils.rules.names import (
    full_name,
    match_key,
    sort_name,
)
from senco_app.pupils.rules.needs import (
    check_need_start,
    check_needs,
    check_nsa,
    check_ranks,
)
from senco_app.pupils.rules.status import (
    check_no_running_cycle,
    check_status_change,
    check_status_start,
    check_told,
    last_day_before,
)

__all__ = [
    "AGES",
    "OLDEST_YEARS",
    "PERMANENT_UPN",
    "SCHOOL_YEAR_STARTS",
    "TEMPORARY_UPN",
    "UPN_LETTERS",
    "age_in_words",
    "age_on",
    "check_alerts",
    "check_archive",
    "check_details",
    "check_need_start",
    "check_needs",
    "check_no_running_cycle",
    "check_not_before_birth",
    "check_nsa",
    "check_ranks",
    "check_status_change",
    "check_status_start",
    "check_told",
    "full_name",
    "is_temporary_upn",
    "last_day_before",
    "match_key",
    "school_year_of",
    "sort_name",
    "tidy_upn",
    "upn_check_letter",
    "upn_is_sound",
    "year_group",
    "year_group_for",
]
