"""What an EHC needs assessment request lacks so far. Knows no toolkit.

Nothing here stops a request: the law asks for two things only, and both say "may".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app.summaries.records import Nothing, Subheading
from senco_app.wording import initials

if TYPE_CHECKING:
    from datetime import date

    from senco_app.summaries.records import Paper, Section

LAW = (
    "That the child has, or may have, special educational needs.",
    "That special educational provision through an EHC plan may be necessary.",
)
LAW_SOURCE = "Children and Families Act 2014, s36(8)"
NEVER_A_BAR = (
    "A request may be made at any time. Evidence below helps the authority to decide; "
    "none of it is a condition."
)


def empty_parts(paper: Paper) -> tuple[str, ...]:
    """Return "5 Child's views" for each part that would print without any evidence."""
    return tuple(
        f"{part.number} {part.title}" for part in paper.sections if _is_empty(part)
    )


def thin_parts(paper: Paper) -> tuple[str, ...]:
    """Return the parts that hold something, and say of something that it is lacking."""
    return tuple(
        f"{part.number} {part.title}"
        for part in paper.sections
        if not _is_empty(part) and _lacks_something(part)
    )


def file_name(pupil: str, on: date, ending: str) -> str:
    """Return a file name that does not tell the pupil's name: initials and the day."""
    letters = "".join(sign for sign in initials(pupil) if sign.isalnum()) or "pupil"
    return f"EHC-request-{letters}-{on.isoformat()}.{ending}"


def _is_empty(part: Section) -> bool:
    return all(isinstance(block, Nothing | Subheading) for block in part.blocks)


def _lacks_something(part: Section) -> bool:
    return any(isinstance(block, Nothing) for block in part.blocks)
