"""Parts 2 to 4, 15, 17 and 18: who the child is, family, school, health, the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.pupils import rules
from senco_app.summaries.ehc_request.evidence import cited, or_nothing
from senco_app.summaries.records import (
    NO_EVIDENCE,
    Facts,
    Nothing,
    Section,
    Source,
    Statement,
    Subheading,
)
from senco_app.vocabulary import YEAR_GROUPS, KeepReason, Sex

if TYPE_CHECKING:
    from senco_app.pupils.records import StatusPeriod
    from senco_app.summaries.ehc_request.evidence import Evidence
    from senco_app.summaries.records import Block

_SEXES = {Sex.FEMALE: "Female", Sex.MALE: "Male"}
_FIRST_YEAR_OF_PREPARATION = "9"  # SEND Code of Practice (2015), 8.9


def child(evidence: Evidence) -> Section:
    """Return part 2: legal name first, the preferred one beside it."""
    facts = Facts(
        cited("The child", evidence.from_record()),
        (*_identity(evidence), *_placing(evidence), *_circumstances(evidence)),
    )
    return Section(2, "The child", (facts,))


def _identity(evidence: Evidence) -> tuple[tuple[str, str], ...]:
    details = evidence.pupil.details
    born = details.born_on
    age = rules.age_in_words(born, evidence.printed_on) if born else ""
    return (
        ("Legal name", evidence.legal_name),
        ("Preferred name", details.preferred_name or details.legal_forename),
        ("Date of birth", f"{wording.day(born)} (aged {age})" if born else NO_EVIDENCE),
        ("Sex", _SEXES[details.sex] if details.sex else NO_EVIDENCE),
        (f"UPN of {evidence.legal_name}", _upn(evidence)),
    )


def _upn(evidence: Evidence) -> str:
    upn = evidence.pupil.details.upn
    if not upn:
        return NO_EVIDENCE
    if not evidence.pupil.upn_is_sound:
        return f"{upn} (as the office has it; its check letter does not fit)"
    return f"{upn} (temporary)" if evidence.upn_is_temporary else upn


def _placing(evidence: Evidence) -> tuple[tuple[str, str], ...]:
    pupil = evidence.pupil
    by_age = evidence.year_by_age
    return (
        (
            "Year group taught in",
            wording.year_name(pupil.year_group) if pupil.year_group else NO_EVIDENCE,
        ),
        ("Year group by age", wording.year_name(by_age) if by_age else NO_EVIDENCE),
        ("Class", pupil.details.form or NO_EVIDENCE),
        ("Lives in the area of", pupil.details.home_authority or NO_EVIDENCE),
    )


def _circumstances(evidence: Evidence) -> tuple[tuple[str, str], ...]:
    details = evidence.pupil.details
    return (
        ("Looked after by an authority", _recorded(held=details.looked_after)),
        ("English as an additional language", _recorded(held=details.eal)),
        ("Pupil premium", _recorded(held=details.pupil_premium)),
        ("Address, ethnicity, home language, NHS number, GP", NO_EVIDENCE),
    )


def _recorded(*, held: bool) -> str:
    return "Yes" if held else "Not recorded"


def family(evidence: Evidence) -> Section:
    """Return part 3; the register keeps no contacts, and says so."""
    del evidence
    return Section(3, "People with parental responsibility", (Nothing(),))


def schooling(evidence: Evidence) -> Section:
    """Return part 4: attendance and the dated levels of support."""
    attendance = evidence.pupil.details.attendance
    blocks: tuple[Block, ...] = (
        Subheading("Attendance"),
        *or_nothing(
            *(
                (Statement(f"Attendance: {attendance}", evidence.from_record()),)
                if attendance
                else ()
            )
        ),
        Subheading("Level of support over time"),
        *or_nothing(*(_period(p) for p in reversed(evidence.pupil.statuses))),
        Subheading("Admission, previous settings, suspensions"),
        Nothing(),
    )
    return Section(4, "School history and attendance", blocks)


def _period(period: StatusPeriod) -> Statement:
    until = f" until {wording.day(period.until_on)}" if period.until_on else ""
    was = f" Recorded by the office as {period.original}." if period.original else ""
    why = f" Reason: {period.reason}" if period.reason else ""
    words = (
        f"{period.status.words} from {wording.day(period.from_on)}{until}.{was}{why}"
    )
    return Statement(words, Source("SEN status", period.from_on))


def health_and_care(evidence: Evidence) -> Section:
    """Return part 15, as far as the register keeps it."""
    looked_after = evidence.pupil.details.looked_after
    care = ("The child is looked after by a local authority.",) if looked_after else ()
    blocks: tuple[Block, ...] = (
        Subheading("Health"),
        *_facts_or_nothing(evidence, _kept_for(evidence, KeepReason.HEALTHCARE_PLAN)),
        Subheading("Social care and early help"),
        *_facts_or_nothing(
            evidence, (*care, *_kept_for(evidence, KeepReason.EARLY_HELP))
        ),
    )
    return Section(15, "Health and social care", blocks)


def _kept_for(evidence: Evidence, reason: KeepReason) -> tuple[str, ...]:
    kept = evidence.pupil.details.keep_reason is reason
    return (f"On the register for: {reason}.",) if kept else ()


def _facts_or_nothing(
    evidence: Evidence, sentences: tuple[str, ...]
) -> tuple[Block, ...]:
    source = evidence.from_record()
    return or_nothing(*(Statement(words, source) for words in sentences))


def adulthood(evidence: Evidence) -> Section:
    """Return part 17, which the Code asks for from Year 9."""
    year = evidence.pupil.year_group
    order = YEAR_GROUPS.index
    young = year in YEAR_GROUPS and order(year) < order(_FIRST_YEAR_OF_PREPARATION)
    if not young:
        return Section(17, "Preparing for adulthood", (Nothing(),))
    words = f"Asked for from Year 9. The child is in {wording.year_name(year)}."
    source = Source("SEND Code of Practice (2015), 8.9")
    return Section(17, "Preparing for adulthood", (Statement(words, source), Nothing()))


def additional(evidence: Evidence) -> Section:
    """Return part 18: other reasons for which the pupil is kept in the register."""
    keep = evidence.pupil.details.keep_reason
    elsewhere = (None, KeepReason.HEALTHCARE_PLAN, KeepReason.EARLY_HELP)
    if keep in elsewhere:
        return Section(18, "Additional information", (Nothing(),))
    words = Statement(f"On the register for: {keep}.", evidence.from_record())
    return Section(18, "Additional information", (words,))
