"""A small made-up school, built once: what it holds, and that a seed decides it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from senco_app import bootstrap
from senco_app.clock import DayClock
from senco_app.cycles.queries import AllCyclesOf
from senco_app.cycles.records import CycleRecord
from senco_app.demo.material import material
from senco_app.demo.school import MARK, Credential, build_school
from senco_app.demo.tour import take_tour
from senco_app.ehc.queries import RequestOf
from senco_app.errors import FileUnusableError
from senco_app.places import Laptop
from senco_app.pupils.queries import PupilList, PupilPage
from senco_app.pupils.records import PupilLine, PupilRecord
from senco_app.pupils.rules import is_temporary_upn, upn_is_sound, year_group_for
from senco_app.register import Register
from senco_app.reminders.queries import RemindersDue
from senco_app.reminders.records import Reminder
from senco_app.school.queries import CalendarIs, RollNumbers, SchoolIs
from senco_app.school.rules import is_school_day
from senco_app.summaries.queries import EhcRequestPaper
from senco_app.summaries.records import Paper
from senco_app.vocabulary import KeepReason, SenStatus
from tests.conftest import QUICK

ON = date(2026, 11, 23)
PUPILS = 8
KEPT = 9


class School:
    """A built school, open as its SENCO."""

    def __init__(self, folder: Path, seed: int, pupils: int = PUPILS) -> None:
        self.folder = folder / f"school-{seed}"
        self.credentials = build_school(
            self.folder, pupils=pupils, seed=seed, on=ON, cost=QUICK
        )
        self.register = self.open(self.credentials[0].password, folder)

    def open(self, password: str, own: Path, person: str = "") -> Register:
        laptop = Laptop("test", own / "own")
        clock = DayClock(ON)
        return bootstrap.open_register(
            self.folder,
            password,
            person=person,
            clock=clock,
            cost=QUICK,
            laptop=laptop,
        )

    def pupils(self) -> tuple[PupilLine, ...]:
        return self.register.ask(PupilList())

    def records(self) -> tuple[PupilRecord, ...]:
        return tuple(self.register.ask(PupilPage(p.id)) for p in self.pupils())

    def cycles(self) -> tuple[CycleRecord, ...]:
        return tuple(
            cycle
            for pupil in self.pupils()
            for cycle in self.register.ask(AllCyclesOf(pupil.id))
        )

    def first_on_support(self) -> PupilLine:
        return self.register.ask(PupilList(SenStatus.SEN_SUPPORT))[0]

    def paper(self) -> Paper:
        wanted = EhcRequestPaper(self.first_on_support().id, "A. Senco")
        return self.register.ask(wanted)


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    built = School(tmp_path_factory.mktemp("demo"), seed=7)
    yield built
    built.register.close()


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    built = School(tmp_path_factory.mktemp("twin"), seed=7)
    yield built
    built.register.close()


def _without_ids(line: PupilLine) -> PupilLine:
    return replace(line, id="", cycle_id="")


def _seen(reminder: Reminder) -> Reminder:
    return replace(reminder, pupil_id="", cycle_id="", request_id="")


def test_the_same_seed_gives_the_same_pupils(school: School, twin: School) -> None:
    ours, theirs = school.pupils(), twin.pupils()
    assert len(ours) == KEPT
    assert [_without_ids(p) for p in ours] == [_without_ids(p) for p in theirs]


def test_the_same_seed_gives_the_same_reminders(school: School, twin: School) -> None:
    ours, theirs = (s.register.ask(RemindersDue(200)) for s in (school, twin))
    assert ours
    assert [_seen(r) for r in ours] == [_seen(r) for r in theirs]


def test_the_same_seed_gives_the_same_request(school: School, twin: School) -> None:
    ours, theirs = (replace(s.paper(), audit_head="") for s in (school, twin))
    assert ours == theirs


def test_another_seed_gives_other_children(school: School, tmp_path: Path) -> None:
    other = School(tmp_path, seed=8, pupils=2)
    with other.register:
        names = {p.sort_name for p in other.pupils()}
    assert not names & {p.sort_name for p in school.pupils()}
    assert other.credentials[0].password != school.credentials[0].password


def test_the_password_is_the_seeds_and_the_recovery_code_is_not(
    school: School, twin: School
) -> None:
    senco, code = school.credentials
    assert senco == twin.credentials[0]
    assert len(senco.password.split()) == 4
    assert code.password != twin.credentials[1].password


def test_the_recovery_code_opens_it_too(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    _, code = build_school(folder, pupils=1, seed=2, on=ON, cost=QUICK)
    with bootstrap.open_register(
        folder,
        code.password,
        person=code.name,
        clock=DayClock(ON),
        cost=QUICK,
        laptop=Laptop("test", tmp_path / "own"),
    ) as register:
        assert len(register.ask(PupilList())) == 1


def test_a_file_says_that_it_is_made_up_and_how_to_open_it(school: School) -> None:
    text = (school.folder / MARK).read_text("utf-8")
    assert "made up" in text
    assert all(person.password in text for person in school.credentials)


def test_a_folder_that_is_taken_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "letter.txt").write_text("keep")
    with pytest.raises(FileUnusableError):
        build_school(tmp_path / "s", pupils=1, on=ON, cost=QUICK)
    assert [p.name for p in (tmp_path / "s").iterdir()] == ["letter.txt"]


def test_no_adult_shares_a_surname_with_a_pupil(school: School) -> None:
    adults = set(material().names["staff_surnames"])
    assert school.credentials[0].name.split()[-1] in adults
    assert not adults & set(material().names["pupil_surnames"])
    assert not adults & {p.legal_surname for p in school.pupils()}


def test_every_number_is_sound_and_given_once(school: School) -> None:
    upns = [p.upn for p in school.pupils()]
    assert all(upn and upn_is_sound(upn) for upn in upns)
    assert len(set(upns)) == len(upns)


def test_a_number_was_issued_when_the_child_came_to_school(school: School) -> None:
    for record in school.records():
        upn, born = record.details.upn, record.details.born_on
        assert upn is not None
        assert born is not None
        issued = date(2000 + int(upn[8:10]), 9, 4)
        if is_temporary_upn(upn):
            assert issued.year == ON.year
        else:
            assert year_group_for(born, issued) in ("N1", "N2", "R")


def test_a_monitored_child_is_past_the_day_to_look_again(school: School) -> None:
    kept = [r.details for r in school.records() if r.details.keep_reason]
    assert [details.keep_reason for details in kept] == [KeepReason.MONITORING]
    assert kept[0].decide_by is not None
    assert kept[0].decide_by < ON


def test_there_are_twins_and_two_of_one_name(school: School) -> None:
    records = school.records()
    births = [(r.details.legal_surname, r.details.born_on) for r in records]
    assert len(set(births)) == len(births) - 1
    names = [(r.details.legal_surname, r.details.legal_forename) for r in records]
    assert len(set(names)) == len(names) - 1


def test_one_is_looked_after_and_one_taught_out_of_year_group(school: School) -> None:
    details = [record.details for record in school.records()]
    assert sum(d.looked_after for d in details) == 1
    assert sum(d.year_group_override is not None for d in details) == 1


def test_412_children_are_on_roll(school: School) -> None:
    others = sum(number.pupils for number in school.register.ask(RollNumbers()))
    assert others + KEPT == 412
    assert school.register.ask(SchoolIs()).authority == "Herefordshire"


def test_the_first_on_support_has_a_rich_record(school: School) -> None:
    pupil = school.first_on_support()
    assert pupil.upn
    assert len(school.register.ask(AllCyclesOf(pupil.id))) >= 3
    request = school.register.ask(RequestOf(pupil.id))
    assert request is not None
    assert request.sent_on is not None
    assert request.parents_told_on is not None
    assert request.outcomes_sought
    assert request.started_on <= request.parents_told_on <= request.sent_on < ON


def test_reviews_are_planned_for_school_days(school: School) -> None:
    calendar = school.register.ask(CalendarIs())
    reviews = [c.plan.review_by for c in school.cycles() if c.plan.review_by]
    assert len(reviews) > PUPILS
    assert all(is_school_day(day, calendar) for day in reviews)


def test_history_is_entered_on_its_own_day(school: School) -> None:
    for cycle in school.cycles():
        days = [
            day
            for day in (
                cycle.started_on,
                cycle.assessed_on,
                cycle.planned_on,
                cycle.reviewed_on,
            )
            if day
        ]
        assert days == sorted(days)
        assert days[-1] <= ON
        assert all(note.noted_on <= ON for note in cycle.notes)


def test_no_sentence_is_said_twice_in_one_childs_reviews(school: School) -> None:
    for pupil in school.pupils():
        said: list[str] = []
        for cycle in school.register.ask(AllCyclesOf(pupil.id)):
            review = cycle.review
            for words in (
                review.pupil_words,
                review.parents_words,
                review.what_helped,
                review.learned,
                review.next_changes,
                review.why_it_stays,
                *(note.words for note in cycle.notes),
            ):
                said += re.findall(r"[^.!?]+[.!?]", words)
        assert len(said) == len(set(said)), pupil.name


def test_figures_go_on_where_the_last_cycle_left_them(school: School) -> None:
    for pupil in school.pupils():
        reached: dict[str, str] = {}
        for cycle in school.register.ask(AllCyclesOf(pupil.id)):
            for outcome in cycle.plan.outcomes:
                assert outcome.baseline == reached.get(outcome.aim, outcome.baseline)
                if cycle.reviewed_on:
                    reached[outcome.aim] = outcome.actual


def test_a_school_can_be_shown_on_other_days_and_further_back(tmp_path: Path) -> None:
    for number, on in enumerate((date(2025, 9, 6), date(2027, 8, 14))):
        folder = tmp_path / str(number)
        built = build_school(folder, pupils=1, years=3, seed=5, on=on, cost=QUICK)
        with bootstrap.open_register(
            folder,
            built[0].password,
            clock=DayClock(on),
            cost=QUICK,
            laptop=Laptop("test", tmp_path / "own"),
        ) as register:
            cycles = register.ask(AllCyclesOf(register.ask(PupilList())[0].id))
        assert cycles[0].started_on > on - timedelta(days=4 * 366)
        assert len(cycles) >= 5


def test_the_tour_closes_a_cycle_and_leaves_the_request_on_paper(
    tmp_path: Path,
) -> None:
    report = take_tour(tmp_path / "tour", ON, pupils=4, cost=QUICK)
    pdf, word = report.papers
    assert pdf.read_bytes().startswith(b"%PDF")
    assert word.read_bytes().startswith(b"PK")
    told = "\n".join(report.lines())
    assert str(pdf) in told
    assert report.closed in told
    with bootstrap.open_register(
        report.register,
        report.senco.password,
        clock=DayClock(ON),
        cost=QUICK,
        laptop=Laptop("test", tmp_path / "own"),
    ) as register:
        closed = [
            cycle
            for pupil in register.ask(PupilList())
            for cycle in register.ask(AllCyclesOf(pupil.id))
            if cycle.reviewed_on == ON
        ]
    assert [c.pupil_name for c in closed] == [report.pupil]
    assert isinstance(report.senco, Credential)
