"""The last part: the headteacher's sign-off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.summaries.records import Facts, Quote, Section, Statement
from senco_app.vocabulary import Audience

if TYPE_CHECKING:
    from datetime import date

    from senco_app.summaries.records import Paper

TITLE = "Sign-off"


def unsigned(number: int) -> Section:
    """Return the place to sign by hand."""
    return Section(
        number,
        TITLE,
        (Facts("Not signed off yet", (("Headteacher", ""), ("Date", ""))),),
    )


def signed(
    paper: Paper, on: date | None, by: str, words: str, audience: Audience
) -> Paper:
    """Return a paper with its sign-off; governors are not told a name."""
    if on is None:
        return paper
    *others, last = paper.sections
    who = "the headteacher" if audience is Audience.GOVERNORS else f"{by}, headteacher"
    blocks = (
        Statement(f"Signed off by {who} on {wording.day(on)}."),
        *((Quote(words, "The headteacher"),) if words.strip() else ()),
    )
    return replace(paper, sections=(*others, Section(last.number, TITLE, blocks)))
