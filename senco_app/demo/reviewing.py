"""What the review of a made-up cycle found, and what people said at it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from senco_app.cycles.records import OutcomeFinding, Review
from senco_app.demo.chance import one_in
from senco_app.vocabulary import Decision, Result

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from senco_app.cycles.records import Outcome
    from senco_app.demo.progress import Aim
    from senco_app.demo.telling import Voice

SILENT_ONCE_IN, BRIEF_ONCE_IN = 14, 3


@dataclass(frozen=True, slots=True)
class Finding:
    """A review without the ids of the stored outcomes; the aims are in their order."""

    aims: tuple[Aim, ...]
    review: Review

    def as_review(self, outcomes: tuple[Outcome, ...], held_on: date) -> Review:
        """Return the review of the plan that has these stored outcomes."""
        found = tuple(
            OutcomeFinding(stored.id, aim.result, aim.theme.amount(aim.actual))
            for stored, aim in zip(outcomes, self.aims, strict=True)
        )
        return replace(self.review, held_on=held_on, findings=found)


def finding(
    voice: Voice, rng: Random, aims: tuple[Aim, ...], decision: Decision, present: str
) -> Finding:
    """Return what a review of these aims finds.

    Args:
        voice: Whose words they are in.
        rng: Chance.
        aims: What was aimed at, and how far it went.
        decision: What follows.
        present: Who was there beside the child and the parents.
    """
    main = aims[0]
    tone = "hard" if main.result is Result.NOT_MET else "good"
    pupil, parents = _pupil(voice, rng, main, tone), _parents(voice, rng, main, tone)
    stays = voice.general("stays") if decision is Decision.CARRY_ON else ""
    met = all(aim.result is Result.MET for aim in aims)
    review = Review(
        attended=f"{voice.pick(voice.pool('present'))}, {present}",
        what_helped=_each(voice, aims, "helped", "helped_tails"),
        pupil_words=pupil,
        pupil_words_missing="" if pupil else _why_not(voice, "missing_pupil"),
        parents_words=parents,
        parents_words_missing="" if parents else _why_not(voice, "missing_parents"),
        learned=_said(voice, main, f"learned_{tone}", "learned_tails"),
        next_changes=""
        if stays
        else _said(voice, rng.choice(aims), "changes", "change_tails"),
        why_it_stays=stays,
        decision=decision,
        ask_outside_help=not met and tone == "hard" and one_in(rng, 2),
    )
    return Finding(aims, review)


def _pupil(voice: Voice, rng: Random, aim: Aim, tone: str) -> str:
    alone = aim.theme.stands_alone
    own = _said(voice, aim, f"pupil_{tone}", "" if alone else f"pupil_{tone}_tails")
    if alone or one_in(rng, BRIEF_ONCE_IN):
        return own
    return _together(own, voice.general("pupil_more"))


def _parents(voice: Voice, rng: Random, aim: Aim, tone: str) -> str:
    if one_in(rng, SILENT_ONCE_IN):
        return ""
    own = _said(voice, aim, f"parents_{tone}", f"parents_{tone}_tails")
    if one_in(rng, BRIEF_ONCE_IN):
        return own
    return _together(own, voice.general("parents_more"))


def _why_not(voice: Voice, use: str) -> str:
    return voice.general(use) or f"{voice.pick(voice.pool(use))}."


def _each(voice: Voice, aims: tuple[Aim, ...], use: str, tails: str) -> str:
    return _together(*(_said(voice, aim, use, tails) for aim in aims))


def _said(voice: Voice, aim: Aim, use: str, tails: str) -> str:
    return voice.sentence(aim.theme.words[use], tails)


def _together(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
