"""The whole made-up school as it would be written down, before it is."""

import re
from collections import Counter
from datetime import date

import pytest

from senco_app.demo import entries
from senco_app.demo.acts import acts
from senco_app.demo.children import children
from senco_app.demo.mix import Course
from senco_app.demo.roll import roll
from senco_app.demo.school import make_world
from senco_app.demo.stories import Story
from senco_app.demo.world import World
from senco_app.vocabulary import Decision

ON = date(2026, 11, 23)
YEAR = 365
Whole = tuple[World, tuple[entries.Entry, ...]]


@pytest.fixture(scope="module", params=[1, 3])
def whole(request: pytest.FixtureRequest) -> Whole:
    world = make_world(request.param, 2, ON)
    found = children(world.material, request.param, 60, ON)
    return world, tuple(entries.entry(world, child) for child in found)


def _stories(whole: Whole) -> list[Story]:
    return [story for entry in whole[1] for story in entry.stories]


def test_no_sentence_is_said_twice_in_the_school(whole: Whole) -> None:
    said = [words for story in _stories(whole) for words in _sentences(story)]
    assert len(said) > 1500
    assert [words for words, times in Counter(said).items() if times > 1] == []


def test_every_review_says_what_a_review_has_to(whole: Whole) -> None:
    reviews = [story.finding.review for story in _stories(whole) if story.finding]
    assert len(reviews) > 100
    for review in reviews:
        assert review.pupil_words or review.pupil_words_missing
        assert review.parents_words or review.parents_words_missing
        assert review.what_helped
        assert review.learned
        assert review.next_changes or review.why_it_stays
    silent = sum(not review.parents_words for review in reviews)
    assert 0 < silent < len(reviews) / 6


def test_two_or_three_cycles_a_year_since_the_start(whole: Whole) -> None:
    for told in (entry.stories for entry in whole[1]):
        if len(told) < 3:
            continue
        a_year = len(told) / ((ON - told[0].days.started_on).days / YEAR)
        assert 1.9 < a_year < 4


def test_cycles_stand_in_every_stage_and_some_are_late(whole: Whole) -> None:
    last = [entry.stories[-1].days for entry in whole[1] if entry.stories]
    running = [days for days in last if days.reviewed_on is None]
    assert sum(days.assessed_on is None for days in running) >= 3
    assert sum(bool(d.assessed_on and not d.planned_on) for d in running) >= 3
    late = [days for days in running if days.review_by and days.review_by < ON]
    assert 3 <= len(late) <= 8
    assert sum(bool(d.review_by and d.review_by > ON) for d in running) > 20


def test_two_no_longer_need_support_and_somebody_looks_again(whole: Whole) -> None:
    ended = [e for e in whole[1] if e.child.course is Course.ENDED]
    last = [entry.stories[-1].finding for entry in ended]
    assert [finding.review.decision for finding in last if finding] == [
        Decision.NO_LONGER_NEEDED
    ] * 2
    assert all(entry.ended_on and entry.ended_on < ON for entry in ended)


def test_one_of_eight_monitored_is_past_the_day(whole: Whole) -> None:
    days = [e.details.decide_by for e in whole[1] if not e.child.course.has_sen]
    assert len(days) == 8
    assert sum(bool(day and day < ON) for day in days) == 1
    assert sum(bool(day and day > ON) for day in days) == 7
    reasons = [e.why for e in whole[1] if not e.child.course.has_sen]
    assert len(set(reasons)) == 8


def test_412_are_on_roll_in_two_forms_and_a_nursery(whole: Whole) -> None:
    file = roll(*whole)
    assert file.read == len(file.pupils) == 412
    taught = Counter(pupil.year_group for pupil in file.pupils if pupil.year_group)
    taught += Counter(entry.child.year_group for entry in whole[1])
    assert taught == {"N2": 34, **dict.fromkeys(["R", *"123456"], 54)}
    numbers = [pupil.upn for pupil in file.pupils]
    assert len(set(numbers)) == 412


def test_history_goes_forwards_and_ends_on_the_day(whole: Whole) -> None:
    days = [act.on for act in acts(*whole)]
    assert days == sorted(days)
    assert days[-1] <= ON


def _sentences(story: Story) -> list[str]:
    assessment, words = story.assessment, [seen.words for seen in story.notes]
    words += [assessment.strengths, assessment.difficulties]
    words += [assessment.pupil_view, assessment.parents_view]
    if story.finding:
        review = story.finding.review
        words += [review.pupil_words, review.pupil_words_missing]
        words += [review.parents_words, review.parents_words_missing]
        words += [review.what_helped, review.learned]
        words += [review.next_changes, review.why_it_stays]
    every = (re.findall(r"[^.!?]+[.!?]", text) for text in words)
    return [sentence.strip() for found in every for sentence in found]
