from dataclasses import replace
from datetime import date

import pytest

from senco_app.cycles.records import (
    Assessment,
    CycleRecord,
    Note,
    Outcome,
    Plan,
    Provision,
    Review,
)
from senco_app.ehc.records import RequestRecord
from senco_app.pupils.records import (
    Profile,
    PupilDetails,
    PupilRecord,
    RankedNeed,
    StatusPeriod,
)
from senco_app.school.records import SchoolDetails
from senco_app.summaries.ehc_request import Evidence, ehc_request
from senco_app.summaries.records import (
    NO_EVIDENCE,
    Block,
    Bullets,
    Chart,
    Facts,
    Grid,
    Nothing,
    Paper,
    Quote,
    Statement,
    Subheading,
)
from senco_app.vocabulary import (
    AskedBy,
    Decision,
    KeepReason,
    Phase,
    Result,
    SenStatus,
    Sex,
    Stage,
)

TODAY = date(2026, 11, 23)
HOSTILE = "<b>Bold</b> & <para>; =HYPERLINK(1) \u202e Zoë O’Neill-Łuk"


def _pupil() -> PupilRecord:
    return PupilRecord(
        id="p",
        version=1,
        name="Teddy Farr",
        year_group="3",
        upn_is_sound=True,
        details=PupilDetails(
            legal_surname="Farr",
            legal_forename="Theodore",
            preferred_name="Teddy",
            born_on=date(2017, 12, 11),
            sex=Sex.MALE,
            upn="E884200126001",
            home_authority="Worcestershire",
            attendance="93.4%",
        ),
        profile=Profile("Kind to the little ones.", "My hens.", "One thing at a time."),
        statuses=(
            StatusPeriod(
                SenStatus.SEN_SUPPORT,
                date(2025, 9, 8),
                reason="Slower progress.",
                parents_told_on=date(2025, 9, 9),
            ),
        ),
        needs=(RankedNeed("SLCN", 1, date(2025, 9, 8)),),
    )


def _cycle(number: int = 1) -> CycleRecord:
    return CycleRecord(
        id=f"c{number}",
        version=3,
        pupil_id="p",
        pupil_name="Teddy Farr",
        number=number,
        stage=Stage.CLOSED,
        started_on=date(2025, 9, 10),
        assessed_on=date(2025, 9, 17),
        planned_on=date(2025, 9, 22),
        reviewed_on=date(2025, 12, 8),
        late_days=0,
        assessment=Assessment(
            "Reading record", "Draws well", "Loses steps", "Too loud", "Worn out"
        ),
        plan=Plan(
            outcomes=(
                Outcome(
                    "Follow two steps",
                    "2 of 10",
                    "6 of 10",
                    "Steps followed, out of 10",
                    date(2025, 12, 5),
                    Result.PARTLY_MET,
                    "5 of 10",
                ),
            ),
            provisions=(
                Provision("Listening group", "A helper", 20, 3, 10, 4),
                Provision("Pre-teaching", "A helper", 15, 2, 10, 1),
            ),
            strategies="Name first, then wait",
            responsible="A teacher",
            parents_told_on=date(2025, 9, 23),
            review_by=date(2025, 12, 5),
        ),
        notes=(Note(date(2025, 10, 20), "Asked again", "A. Senco"),),
        review=Review(
            held_on=date(2025, 12, 8),
            attended="Teddy and his mother",
            what_helped="Waiting",
            pupil_words="I know what comes next",
            parents_words="He tells us about it",
            learned="Time matters more than repeating",
            next_changes="New words first",
            decision=Decision.CHANGE_PLAN,
            ask_outside_help=True,
            request_assessment=True,
        ),
    )


def _full() -> Evidence:
    return Evidence(
        school=SchoolDetails(
            "Larkwye Primary School", "Herefordshire", Phase.PRIMARY, "6"
        ),
        pupil=_pupil(),
        year_by_age="4",
        upn_is_temporary=False,
        cycles=(_cycle(),),
        request=RequestRecord(
            id="r",
            version=1,
            pupil_id="p",
            pupil_name="Teddy Farr",
            started_on=date(2026, 9, 8),
            asked_by=AskedBy.SCHOOL,
            authority="Worcestershire",
            parents_told_on=date(2026, 9, 9),
            outcomes_sought="Starts work alone",
            further_provision="Specialist teaching",
            sent_on=date(2026, 11, 3),
        ),
        printed_by="A. Senco",
        printed_on=TODAY,
    )


def _empty() -> Evidence:
    bare = PupilRecord(
        id="p",
        version=1,
        name="Ida Nash",
        year_group="",
        upn_is_sound=False,
        details=PupilDetails("Nash", "Ida"),
        profile=Profile(),
        statuses=(),
        needs=(),
    )
    return replace(_full(), pupil=bare, year_by_age="", cycles=(), request=None)


def _texts(block: Block) -> tuple[str, ...]:
    match block:
        case Statement(text=text) | Subheading(text=text) | Nothing(text=text):
            return (text,)
        case Quote(words=words, by=by):
            return (words, by)
        case Facts(caption=caption, pairs=pairs):
            return (caption, *(part for pair in pairs for part in pair))
        case Grid(caption=caption, header=header, rows=rows):
            return (caption, *header, *(cell for row in rows for cell in row))
        case Bullets(items=items):
            return tuple(item.text for item in items)
        case Chart():
            raise AssertionError


def _words(paper: Paper, number: int | None = None) -> str:
    return "\n".join(
        text
        for section in paper.sections
        if number in (None, section.number)
        for block in section.blocks
        for text in _texts(block)
    )


@pytest.mark.parametrize("evidence", [_full(), _empty()], ids=["full", "empty"])
def test_the_request_has_the_parts_0_to_20_and_none_is_blank(
    evidence: Evidence,
) -> None:
    paper = ehc_request(evidence)
    assert [section.number for section in paper.sections] == list(range(21))
    assert all(section.title and section.blocks for section in paper.sections)
    for section in paper.sections:
        last = section.blocks[-1]
        assert not isinstance(last, Subheading), section.title


@pytest.mark.parametrize("evidence", [_full(), _empty()], ids=["full", "empty"])
def test_no_subheading_is_left_without_words_below_it(evidence: Evidence) -> None:
    for section in ehc_request(evidence).sections:
        pairs = zip(section.blocks, section.blocks[1:], strict=False)
        for one, other in pairs:
            both = isinstance(one, Subheading) and isinstance(other, Subheading)
            assert not both, (section.title, one)


def test_where_the_register_holds_nothing_the_paper_says_so() -> None:
    paper = ehc_request(_empty())
    for number in (3, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16, 18, 20):
        assert NO_EVIDENCE in _words(paper, number), number


def test_every_statement_and_quotation_names_the_record_behind_it() -> None:
    paper = ehc_request(_full())
    unsourced = [
        block
        for section in paper.sections[1:]
        for block in section.blocks
        for item in (block.items if isinstance(block, Bullets) else (block,))
        if isinstance(item, Statement | Quote) and item.source is None
    ]
    assert unsourced == []


def test_a_record_is_cited_with_its_own_date() -> None:
    sources = {
        (item.source.kind, item.source.on)
        for section in ehc_request(_full()).sections
        for block in section.blocks
        for item in (block.items if isinstance(block, Bullets) else (block,))
        if isinstance(item, Statement | Quote) and item.source
    }
    assert ("review, cycle 1", date(2025, 12, 8)) in sources
    assert ("assessment, cycle 1", date(2025, 9, 17)) in sources
    assert ("note by A. Senco", date(2025, 10, 20)) in sources
    assert ("record of the request", date(2026, 9, 8)) in sources


def test_the_legal_name_leads_and_the_preferred_one_stands_beside_it() -> None:
    paper = ehc_request(_full())
    assert "Theodore Farr" in paper.title
    child = dict(_facts(paper, 2))
    assert child["Legal name"] == "Theodore Farr"
    assert child["Preferred name"] == "Teddy"
    assert child["UPN of Theodore Farr"] == "E884200126001"
    assert child["Year group taught in"] == "Year 3"
    assert child["Year group by age"] == "Year 4"


def _facts(paper: Paper, number: int) -> tuple[tuple[str, str], ...]:
    block = paper.sections[number].blocks[0]
    assert isinstance(block, Facts)
    return block.pairs


def test_a_doubtful_or_temporary_number_is_marked() -> None:
    evidence = _full()
    doubtful = replace(evidence, pupil=replace(evidence.pupil, upn_is_sound=False))
    assert "check letter" in _words(ehc_request(doubtful), 2)
    assert "(temporary)" in _words(
        ehc_request(replace(evidence, upn_is_temporary=True)), 2
    )


def test_cycles_stand_side_by_side_from_baseline_to_result() -> None:
    second = replace(_cycle(2), reviewed_on=None, stage=Stage.DO)
    paper = ehc_request(replace(_full(), cycles=(_cycle(), second)))
    grid = next(
        block
        for block in paper.sections[11].blocks
        if isinstance(block, Grid) and "side by side" in block.caption
    )
    assert grid.rows[0] == (
        "Cycle 1",
        "Follow two steps",
        "2 of 10",
        "6 of 10",
        "5 of 10",
        "partly met",
    )
    assert grid.rows[1][0] == "Cycle 2"


def test_planned_hours_add_up_and_are_called_planned() -> None:
    # 20 min × 3 × 10 = 10 h; 15 min × 2 × 10 = 5 h
    paper = ehc_request(_full())
    grid = next(b for b in paper.sections[12].blocks if isinstance(b, Grid))
    assert [row[-1] for row in grid.rows] == ["10 h", "5 h", "15 h"]
    assert "planned" in grid.caption
    assert grid.rows[0][2] == "group of 4"
    assert grid.rows[1][2] == "one to one"


def test_the_chronology_runs_from_the_first_event_to_the_last() -> None:
    grid = ehc_request(_full()).sections[8].blocks[0]
    assert isinstance(grid, Grid)
    whats = [row[1] for row in grid.rows]
    assert whats[0].startswith("Level of support: SEN support")
    assert whats[1].startswith("Type of need recorded, rank 1")  # the same day
    assert whats[2] == "Parents and carers told of: SEN support."  # the day after
    assert whats[-1] == "EHC needs assessment request sent to Worcestershire."
    assert [row[0] for row in grid.rows].index("Mon 20 Oct 2025") == whats.index(
        "Note by A. Senco: Asked again"
    )


def test_the_request_says_whether_and_when_it_was_sent() -> None:
    sent = dict(_facts(ehc_request(_full()), 1))
    assert sent["Sent on"] == "Tue 3 Nov 2026"
    assert sent["Received by the authority on"] == NO_EVIDENCE
    assert sent["Parents and carers told on"] == "Wed 9 Sep 2026"
    evidence = _full()
    assert evidence.request is not None
    unsent = replace(evidence, request=replace(evidence.request, sent_on=None))
    assert dict(_facts(ehc_request(unsent), 1))["Sent on"] == "Not sent yet."


def test_it_goes_to_the_authority_of_the_area_where_the_child_lives() -> None:
    evidence = replace(_full(), request=None)
    assert evidence.authority == "Worcestershire"
    assert "where the child lives" in _words(ehc_request(evidence), 1)
    nowhere = replace(evidence, pupil=_empty().pupil)
    assert nowhere.authority == "Herefordshire"


def test_a_parents_request_makes_the_schools_parts_information() -> None:
    evidence = _full()
    assert evidence.request is not None
    asked = replace(evidence.request, asked_by=AskedBy.PARENT)
    words = _words(ehc_request(replace(evidence, request=asked)), 1)
    assert "information from the school" in words


@pytest.mark.parametrize("evidence", [_full(), _empty()], ids=["full", "empty"])
def test_it_never_says_that_a_request_may_not_be_made(evidence: Evidence) -> None:
    words = _words(ehc_request(evidence)).casefold()
    for refusal in (
        "may not request",
        "may not be made",
        "cannot be requested",
        "not ready",
        "not enough evidence",
        "insufficient",
        "£6,000",
        "at least two cycles",
        "too early",
    ):
        assert refusal not in words
    assert "has or may have special educational needs" in words


def test_text_is_printed_as_it_was_typed() -> None:
    evidence = _full()
    pupil = evidence.pupil
    details = replace(pupil.details, legal_surname=HOSTILE, form=HOSTILE)
    cycle = _cycle()
    review = replace(cycle.review, pupil_words=HOSTILE, learned=HOSTILE)
    hostile = replace(
        evidence,
        pupil=replace(pupil, details=details),
        cycles=(replace(cycle, review=review),),
    )
    paper = ehc_request(hostile)
    assert HOSTILE in paper.title
    for number in (2, 5, 11):
        assert HOSTILE in _words(paper, number)


def test_missing_words_are_explained_not_invented() -> None:
    cycle = _cycle()
    review = replace(cycle.review, pupil_words="", pupil_words_missing="Ill that day")
    paper = ehc_request(replace(_full(), cycles=(replace(cycle, review=review),)))
    assert "Why: Ill that day" in _words(paper, 5)


def test_words_carried_from_cycle_to_cycle_are_printed_once() -> None:
    paper = ehc_request(replace(_full(), cycles=(_cycle(1), _cycle(2))))
    assert _words(paper, 7).count("Draws well") == 1
    assert _words(paper, 13).count("Name first, then wait") == 1


def test_health_and_care_come_from_the_reason_a_child_is_kept_for() -> None:
    evidence = _full()
    for reason, place in (
        (KeepReason.HEALTHCARE_PLAN, 15),
        (KeepReason.EARLY_HELP, 15),
        (KeepReason.MONITORING, 18),
    ):
        details = replace(evidence.pupil.details, keep_reason=reason)
        pupil = replace(evidence.pupil, details=details)
        assert str(reason) in _words(ehc_request(replace(evidence, pupil=pupil)), place)


def test_only_signatures_wait_to_be_written_by_hand() -> None:
    paper = ehc_request(_full())
    assert "Headteacher" in _words(paper, 19)
    blank = [
        cell
        for section in paper.sections
        for block in section.blocks
        if isinstance(block, Facts)
        for pair in block.pairs
        for cell in pair
        if not cell.strip()
    ]
    assert blank == []
