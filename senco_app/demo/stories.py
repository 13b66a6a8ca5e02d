"""What was written in each cycle of a made-up child: assessed, planned, seen, found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.cycles.records import Assessment, Outcome, Plan, Provision
from senco_app.demo.chance import chance, one_in
from senco_app.demo.mix import Course
from senco_app.demo.progress import Progress
from senco_app.demo.reviewing import finding
from senco_app.demo.telling import Voice, slots_for
from senco_app.pupils.rules import year_group_for
from senco_app.vocabulary import YEAR_GROUPS, Decision, Result

if TYPE_CHECKING:
    from datetime import date

    from senco_app.demo.children import Child
    from senco_app.demo.progress import Aim
    from senco_app.demo.reviewing import Finding
    from senco_app.demo.timeline import CycleDays
    from senco_app.demo.world import World

NEIGHBOURS = ("MLD", "SEMH", "SLCN")
"""Needs whose themes suit many children, once a child's own are reached."""
NOTES_AT = (0.3, 0.7)


@dataclass(frozen=True, slots=True)
class Seen:
    """A note: on which day, and what was seen."""

    on: date
    words: str


@dataclass(frozen=True, slots=True)
class Story:
    """One cycle in full, as far as it has come on the day of the demonstration."""

    days: CycleDays
    assessment: Assessment
    plan: Plan
    notes: tuple[Seen, ...]
    finding: Finding | None


class Chronicler:
    """Writes down one child's cycles, one after the other."""

    def __init__(self, world: World, child: Child) -> None:
        self._world, self._child = world, child
        self._rng = chance(world.seed, "story", child.place)
        slots = slots_for(child.details.sex, child.goes_by)
        slots["interest"] = self._rng.choice(world.material.voices["interests"])
        self.voice = Voice(world.teller, self._rng, slots)
        self._progress = Progress(self._rng)
        self.meet(self.year_on(world.on))

    def stories(self, timeline: tuple[CycleDays, ...]) -> tuple[Story, ...]:
        """Return what was written in each cycle."""
        return tuple(
            self._story(cycle, last=cycle is timeline[-1]) for cycle in timeline
        )

    def year_on(self, day: date) -> str:
        """Return the year group that the child is taught in on a day."""
        by_age = year_group_for(self._child.details.born_on, day)
        if self._child.details.year_group_override is None:
            return by_age
        return YEAR_GROUPS[max(0, YEAR_GROUPS.index(by_age) - 1)]

    def meet(self, year: str) -> None:
        """Have the teacher and the assistant of that year group speak from now on."""
        forms = self._world.material.names["forms"][year]
        self.form = forms[self._child.stream % len(forms)]
        crew = self._world.staff
        self.teacher = crew.teachers[self.form]
        self.assistant = crew.assistants.get(year, crew.assistants["N2"])
        self.voice.set(teacher=self.teacher.called, ta=self.assistant.called)

    def _story(self, cycle: CycleDays, *, last: bool) -> Story:
        year = self.year_on(cycle.started_on)
        self.meet(year)
        aims = self._aims(year)
        return Story(
            days=cycle,
            assessment=self._assessment(aims),
            plan=self._plan(cycle, aims) if cycle.assessed_on else Plan(),
            notes=tuple(self._notes(cycle, aims)) if cycle.planned_on else (),
            finding=self._found(aims, last=last) if cycle.reviewed_on else None,
        )

    def _aims(self, year: str) -> tuple[Aim, ...]:
        number = self._rng.choice((1, 2, 2, 2, 3))
        material = self._world.material
        own = material.themes_for(self._child.needs, year)
        near = tuple(material.themes_for(NEIGHBOURS, year))
        return self._progress.aims(own, number) or self._progress.aims(near, number)

    def _assessment(self, aims: tuple[Aim, ...]) -> Assessment:
        say = self.voice
        rests_on = dict.fromkeys(say.part(say.pool("sources")) for _ in range(3))
        return Assessment(
            sources=wording.listed(tuple(rests_on)),
            strengths=_joined(
                say.general("strengths") or say.pick(say.pool("strengths")),
                say.general("strengths"),
            ),
            difficulties=_joined(
                *(
                    say.sentence(aim.theme.words["difficulties"], "difficult_tails")
                    for aim in aims
                )
            ),
            pupil_view=say.sentence(say.pool("child_view"), "pupil_hard_tails"),
            parents_view=say.sentence(say.pool("parents_view"), "view_tails"),
        )

    def _plan(self, cycle: CycleDays, aims: tuple[Aim, ...]) -> Plan:
        strategies = (self.voice.pick(aim.theme.words["strategies"]) for aim in aims)
        return Plan(
            outcomes=tuple(self._outcome(aim, cycle) for aim in aims),
            provisions=tuple(self._provision(aim, cycle) for aim in aims),
            strategies=_joined(*(f"{text}." for text in strategies)),
            responsible=f"{self.teacher.name}, class teacher",
            parents_told_on=cycle.planned_on,
            review_by=cycle.review_by,
        )

    def _outcome(self, aim: Aim, cycle: CycleDays) -> Outcome:
        theme = aim.theme
        return Outcome(
            aim=self.voice.pick((theme.aim,)),
            baseline=theme.amount(aim.baseline),
            target=theme.amount(aim.target),
            measure=self.voice.pick((theme.measure,)),
            by_on=cycle.review_by,
        )

    def _provision(self, aim: Aim, cycle: CycleDays) -> Provision:
        theme = aim.theme
        givers = {
            "ta": f"{self.assistant.name}, teaching assistant",
            "teacher": f"{self.teacher.name}, class teacher",
            "senco": f"{self._world.staff.senco.name}, SENCO",
        }
        return Provision(
            what=theme.provision,
            who=givers[theme.who],
            minutes=theme.minutes,
            times_a_week=theme.times,
            weeks=cycle.weeks,
            group_size=theme.group,
        )

    def _notes(self, cycle: CycleDays, aims: tuple[Aim, ...]) -> list[Seen]:
        planned, days = cycle.planned_on or cycle.started_on, self._world.days
        span = days.count(planned, cycle.reviewed_on or self._world.on) - 1
        found = []
        for share in NOTES_AT[: self._rng.choice((1, 2, 2))]:
            after = int(span * share)
            theme = self._rng.choice(aims).theme
            words = self.voice.sentence(theme.words["notes"], "note_tails", " ")
            if after > 0 and words:
                found.append(Seen(days.add(planned, after), words))
        return found

    def _found(self, aims: tuple[Aim, ...], *, last: bool) -> Finding:
        decision = self._decision(aims, last=last)
        present = (
            f"parents and carers, {self.teacher.name}, {self._world.staff.senco.name}"
        )
        return finding(self.voice, self._rng, aims, decision, present)

    def _decision(self, aims: tuple[Aim, ...], *, last: bool) -> Decision:
        if last and self._child.course is Course.ENDED:
            return Decision.NO_LONGER_NEEDED
        stays = aims[0].result is Result.PARTLY_MET and one_in(self._rng, 2)
        return Decision.CARRY_ON if stays else Decision.CHANGE_PLAN


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
