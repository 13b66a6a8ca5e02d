from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from senco_app.pupils.office.planning import planned
from senco_app.pupils.office.records import KnownPupil
from senco_app.pupils.office.support import needs_after
from senco_app.pupils.records import (
    FileNeed,
    FilePupil,
    OfficeFile,
    PupilDetails,
    RankedNeed,
    StatusPeriod,
)
from senco_app.vocabulary import SenStatus

TODAY = date(2027, 2, 9)
K = SenStatus.SEN_SUPPORT
CODES = ("ASD", "MLD", "VI", "HI", "NSA")

upns = st.sampled_from([None, "B801200005001", "E884200126001", "M80120000500A", "N/A"])
days = st.sampled_from([None, date(2019, 2, 1), date(2020, 3, 4), date(2027, 5, 5)])
needs = st.lists(
    st.builds(FileNeed, st.sampled_from(CODES), st.integers(0, 4)),
    max_size=4,
    unique_by=(lambda n: n.type_code, lambda n: n.rank or n.type_code),
).map(tuple)
rows = st.builds(
    FilePupil,
    row=st.just(0),
    legal_surname=st.sampled_from(["Fry", "FRY", "Oak", "Núñez"]),
    legal_forename=st.sampled_from(["Ann", "Jo"]),
    born_on=days,
    upn=upns,
    former_upn=upns,
    year_group=st.sampled_from([None, "R", "3"]),
    status=st.sampled_from([None, *SenStatus]),
    status_from_on=days,
    needs=st.none() | needs,
)
files = st.lists(rows, max_size=8).map(
    lambda found: OfficeFile(
        "sims",
        len(found),
        tuple(replace(p, row=n) for n, p in enumerate(found, start=2)),
    )
)
registers = st.lists(
    st.builds(
        PupilDetails,
        st.sampled_from(["Fry", "Oak", "Nunez"]),
        st.sampled_from(["Ann", "Jo"]),
        born_on=days,
        upn=upns,
    ),
    max_size=4,
    unique_by=lambda details: details.upn or id(details),
).map(
    lambda pupils: tuple(
        KnownPupil(f"id {n}", details, period=StatusPeriod(K, date(2026, 1, 5)))
        for n, details in enumerate(pupils)
    )
)


def present(codes: tuple[str, ...]) -> KnownPupil:
    ranked = enumerate(codes, start=1)
    return KnownPupil(
        "id",
        PupilDetails("Fry", "Ann"),
        needs=tuple(RankedNeed(code, rank, TODAY) for rank, code in ranked),
    )


@given(files, registers)
def test_every_row_is_in_exactly_one_count(
    file: OfficeFile, known: tuple[KnownPupil, ...]
) -> None:
    report = planned(file, known, TODAY).report

    counts = report.new, report.changed, report.unchanged, report.counted_only
    assert report.read == sum(counts) + len(report.left_out)
    assert sum(number.pupils for number in report.roll) == report.counted_only


@given(files, registers)
def test_no_pupil_is_changed_twice_and_no_upn_given_twice(
    file: OfficeFile, known: tuple[KnownPupil, ...]
) -> None:
    plan = planned(file, known, TODAY)

    changed = {amendment.pupil_id: amendment.details for amendment in plan.amendments}
    assert len(changed) == len(plan.amendments)
    after = [changed.get(pupil.id, pupil.details) for pupil in known]
    after += [newcomer.details for newcomer in plan.newcomers]
    upns_after = Counter(details.upn for details in after if details.upn)
    assert all(times == 1 for times in upns_after.values())


@given(needs, st.lists(st.sampled_from(CODES), unique=True).map(tuple))
def test_the_same_needs_again_change_nothing(
    file: tuple[FileNeed, ...], now: tuple[str, ...]
) -> None:
    row = FilePupil(2, "Fry", "Ann", needs=file)

    once = needs_after(row, present(now), K)

    assert needs_after(row, present(once), K) == once
    assert len(set(once)) == len(once)
    assert {need.type_code for need in file} <= set(once)


@given(st.lists(st.sampled_from(CODES), unique=True).map(tuple))
def test_no_needs_in_the_file_clear_none(now: tuple[str, ...]) -> None:
    assert needs_after(FilePupil(2, "Fry", "Ann"), present(now), K) == now
