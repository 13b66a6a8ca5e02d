"""Every table of the register, in one place: importing this fills the metadata."""

from __future__ import annotations

from sqlmodel import SQLModel

from senco_app.models import (
    audit,
    book,
    cycle,
    draft,
    ehc,
    people,
    provision,
    pupil,
    report,
    school,
)

AREAS = (audit, book, cycle, draft, ehc, people, provision, pupil, report, school)
TABLES = SQLModel.metadata.sorted_tables
