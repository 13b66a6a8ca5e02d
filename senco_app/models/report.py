"""Rows of the termly SEN report: reports as issued, and what was typed for them."""

# SQLModel reads annotations at run time, so no ``annotations`` import here.
from datetime import date

from sqlmodel import CheckConstraint, Field, UniqueConstraint

from senco_app.models.row import Row, coded
from senco_app.vocabulary import Audience


class TermlyReport(Row, table=True):
    """A report as it was issued: it stays as it was, whatever changes after.

    ``figures`` are its numbers whole, ``shown`` as its readers have them, ``paper`` all
    that is printed; each is a record written as JSON. Only the headteacher's sign-off
    is added later.
    """

    __tablename__ = "termly_report"
    __table_args__ = (
        CheckConstraint(
            "(signed_off_on IS NULL) = (signed_off_by = '')", name="signed_by_somebody"
        ),
        CheckConstraint(
            "signed_off_on IS NULL OR signed_off_on >= issued_on",
            name="signed_after_issue",
        ),
    )

    term_key: str = Field(index=True)
    term: str
    audience: Audience = Field(sa_type=coded(Audience))
    as_of: date
    issued_on: date
    issued_by: str
    figures: str
    shown: str
    paper: str
    signed_off_on: date | None = None
    signed_off_by: str = ""
    sign_off_words: str = ""


class ReportComment(Row, table=True):
    """The SENCO's words on one part of a term's report, for one kind of reader."""

    __tablename__ = "report_comment"
    __table_args__ = (
        UniqueConstraint("term_key", "audience", "part"),
        CheckConstraint("words <> ''", name="worded"),
    )

    term_key: str
    audience: Audience = Field(sa_type=coded(Audience))
    part: str
    words: str


class ReportAction(Row, table=True):
    """What follows from a term's report: who does what by when."""

    __tablename__ = "report_action"
    __table_args__ = (
        CheckConstraint("recommendation <> ''", name="recommended"),
        CheckConstraint("position >= 1", name="placed"),
    )

    term_key: str = Field(index=True)
    position: int
    recommendation: str
    response: str = ""
    action: str = ""
    owner: str = ""
    by_on: date | None = None
    target: str = ""
    progress: str = ""
