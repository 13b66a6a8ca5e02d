"""What the made-up school can do, without a screen: one cycle closed, one request."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from senco_app import bootstrap, files, wording
from senco_app.clock import DayClock
from senco_app.cycles.commands import FinishReview
from senco_app.cycles.queries import CyclePage
from senco_app.cycles.records import OutcomeFinding, Review
from senco_app.demo.school import build_school, signed_in
from senco_app.ehc.queries import RequestOf
from senco_app.errors import RecordMissingError
from senco_app.pupils.queries import PupilList
from senco_app.reminders.queries import RemindersDue
from senco_app.summaries.queries import EhcRequestPaper
from senco_app.vocabulary import Decision, Result, SenStatus

if TYPE_CHECKING:
    from pathlib import Path

    from senco_app.cycles.records import CycleRecord, Outcome
    from senco_app.demo.school import Credential
    from senco_app.register import Register
    from senco_app.reminders.records import Reminder
    from senco_app.security.keyfile import Cost

DEMO_DAY = date(2026, 11, 23)
PAPERS = "papers"
REGISTER = "register"
WITHIN_DAYS = 60


@dataclass(frozen=True, slots=True)
class TourReport:
    """What a tour did, and where it left things.

    ``pupil`` is whose cycle was closed, ``asked_for`` whose request was printed.
    """

    register: Path
    senco: Credential
    on: date
    pupils: int
    reminders: int
    pupil: str
    closed: str
    asked_for: str
    papers: tuple[Path, ...]

    def lines(self) -> tuple[str, ...]:
        """Return it in sentences."""
        senco = self.senco
        due = wording.counted(self.reminders, "thing falls", "things fall")
        return (
            f"Made-up school, {self.pupils} pupils on its register: {self.register}",
            f"{senco.role}  {senco.name}  password: {senco.password}",
            f"On {wording.day(self.on)}, {due} due within {WITHIN_DAYS} days.",
            f"{self.closed} of {self.pupil} was reviewed and closed; the next is open.",
            f"EHC needs assessment request for {self.asked_for}:",
            *(f"  {paper}" for paper in self.papers),
            "To open the window on a machine with a screen:",
            f"  senco-app --register {self.register} --today {self.on}",
        )


def tour(folder: Path, on: date = DEMO_DAY) -> tuple[str, ...]:
    """Take the tour in a new folder, and tell it in lines.

    Raises:
        FileUnusableError: If the folder is taken, or cannot be written to.
    """
    return take_tour(folder, on).lines()


def take_tour(
    folder: Path,
    on: date = DEMO_DAY,
    *,
    pupils: int = 60,
    cost: Cost = bootstrap.STRENGTH,
) -> TourReport:
    """Build the school, close a cycle that is due, and write a request twice.

    Args:
        folder: Takes the register and, beside it, the papers.
        on: The day of the demonstration.
        pupils: The size of the school, as ``build_school`` takes it.
        cost: What a guess at a password shall cost.

    Raises:
        FileUnusableError: If the folder is taken, or cannot be written to.
    """
    place = folder / REGISTER
    senco = build_school(place, pupils=pupils, on=on, cost=cost)[0]
    clock = DayClock(on)
    with signed_in(place, senco.password, clock=clock, cost=cost) as register:
        kept = len(register.ask(PupilList()))
        due = register.ask(RemindersDue(WITHIN_DAYS))
        closed = _close_one(register, due, on)
        asked_for, papers = _print_request(register, folder / PAPERS, senco.name)
    return TourReport(
        register=place,
        senco=senco,
        on=on,
        pupils=kept,
        reminders=len(due),
        pupil=closed.pupil_name,
        closed=f"Cycle {closed.number}",
        asked_for=asked_for,
        papers=papers,
    )


def _close_one(register: Register, due: tuple[Reminder, ...], on: date) -> CycleRecord:
    late = next((r for r in due if r.kind.startswith("review") and r.cycle_id), None)
    if late is None:
        message = "No review is due in this made-up school. Choose another day."
        raise RecordMissingError(message)
    cycle = register.ask(CyclePage(late.cycle_id))
    command = FinishReview(cycle.id, cycle.version, _review(cycle, on))
    register.execute(command)
    return cycle


def _review(cycle: CycleRecord, on: date) -> Review:
    """Return a review in which the first outcome was met and the others in part."""
    first, *others = cycle.plan.outcomes
    return Review(
        held_on=on,
        attended="Parents and carers, the class teacher and the SENCO",
        findings=(
            OutcomeFinding(first.id, Result.MET, first.target),
            *(OutcomeFinding(o.id, Result.PARTLY_MET, _half_way(o)) for o in others),
        ),
        what_helped="The short sessions at the same time each day, and telling home.",
        pupil_words="I can do the first one by myself. The other one is still hard.",
        parents_words="We see it at home too. Mornings are easier than they were.",
        learned="A small group works better here than one to one.",
        next_changes="The second outcome is split into two steps.",
        decision=Decision.CHANGE_PLAN,
    )


def _half_way(outcome: Outcome) -> str:
    """Return the figure between the baseline "3 of 10" and the target."""
    low, _, unit = outcome.baseline.partition(" ")
    high = outcome.target.partition(" ")[0]
    return f"{(int(low) + int(high)) // 2} {unit}"


def _print_request(
    register: Register, folder: Path, printed_by: str
) -> tuple[str, tuple[Path, ...]]:
    from senco_app.exports.paper_docx import paper_docx  # noqa: PLC0415 - slow
    from senco_app.exports.paper_pdf import paper_pdf  # noqa: PLC0415 - slow

    pupils = register.ask(PupilList(SenStatus.SEN_SUPPORT))
    asked = next((p for p in pupils if register.ask(RequestOf(p.id))), pupils[0])
    paper = register.ask(EhcRequestPaper(asked.id, printed_by))
    folder.mkdir(parents=True, exist_ok=True)
    written = (
        (folder / "ehc-request.pdf", paper_pdf(paper)),
        (folder / "ehc-request.docx", paper_docx(paper)),
    )
    for path, data in written:
        files.write_whole(path, data)
    return asked.name, tuple(path for path, _ in written)
