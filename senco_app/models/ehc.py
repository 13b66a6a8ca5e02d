"""Rows of requests for an EHC needs assessment."""

# SQLModel reads annotations at run time, so no ``annotations`` import here.
from datetime import date

from sqlmodel import CheckConstraint, Field

from senco_app.models.row import Row, coded
from senco_app.vocabulary import AskedBy, AuthorityAnswer


class NeedsAssessmentRequest(Row, table=True):
    """A request to the child's authority; Children and Families Act 2014, s36(1)."""

    __tablename__ = "needs_assessment_request"
    __table_args__ = (
        CheckConstraint(
            "received_on IS NULL OR sent_on IS NOT NULL", name="sent_before_received"
        ),
        CheckConstraint("received_on >= sent_on", name="received_after_sent"),
        CheckConstraint(
            "(answer IS NULL) = (answered_on IS NULL)", name="answer_with_day"
        ),
        CheckConstraint(
            "answered_on IS NULL OR received_on IS NOT NULL AND"
            " answered_on >= received_on",
            name="answered_after_received",
        ),
    )

    pupil_id: str = Field(foreign_key="pupil.id", ondelete="RESTRICT", index=True)
    started_on: date
    asked_by: AskedBy = Field(default=AskedBy.SCHOOL, sa_type=coded(AskedBy))
    authority: str = ""
    parents_told_on: date | None = None
    outcomes_sought: str = ""
    further_provision: str = ""
    sent_on: date | None = None
    received_on: date | None = None
    answer: AuthorityAnswer | None = Field(default=None, sa_type=coded(AuthorityAnswer))
    answered_on: date | None = None
