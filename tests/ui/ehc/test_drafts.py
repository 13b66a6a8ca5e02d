"""What is typed into a request survives a crash and a lock."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from senco_app.drafts.queries import DraftPlaces
from senco_app.ehc.commands import (
    RecordAuthorityAnswer,
    RecordRequestReceived,
    RecordRequestSent,
)
from senco_app.ehc.queries import RequestOf, RequestsOf
from senco_app.ui.ehc.screen import RequestScreen
from senco_app.vocabulary import AskedBy, AuthorityAnswer
from tests.ui.cycles.building import add_pupil

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.changes import Changes
    from senco_app.ui.ehc.sheet import RequestSheet

    Anew = Callable[[str], RequestSheet]

WORDS = "Orla asks for help <b>in any lesson</b>\u00a0& follows three steps."
MOST_MS = 4000
FEB_8 = date(2027, 2, 8)


@pytest.fixture
def anew(qtbot: QtBot, register: Register, changes: Changes) -> Anew:
    """Return what opens a request on a screen of its own, as after a start."""

    screens: list[RequestScreen] = []  # held: nobody else does

    def open_anew(pupil_id: str) -> RequestSheet:
        screen = RequestScreen(register, changes)
        screens.append(screen)
        qtbot.addWidget(screen)
        screen.show_pupil(pupil_id)
        assert screen.sheet is not None
        return screen.sheet

    return open_anew


def refused(register: Register, sheet: RequestSheet, pupil_id: str) -> None:
    """Save the request that is on show, and have the authority refuse it."""
    sheet.form.save_button.click()
    request = register.ask(RequestOf(pupil_id))
    assert request is not None
    register.execute(RecordRequestSent(request.id, FEB_8))
    register.execute(RecordRequestReceived(request.id, FEB_8))
    answer = AuthorityAnswer.WILL_NOT_ASSESS
    register.execute(RecordAuthorityAnswer(request.id, answer, FEB_8))


def test_words_are_in_the_register_soon_and_come_back_letter_for_letter(
    qtbot: QtBot, register: Register, anew: Anew
) -> None:
    pupil_id = add_pupil(register)
    sheet = anew(pupil_id)
    sheet.form.asked_by.choose(AskedBy.PARENT)
    sheet.form.outcomes.show_words(WORDS)
    qtbot.waitUntil(
        lambda: register.ask(DraftPlaces()) == (f"request/{pupil_id}/form",),
        timeout=MOST_MS,
    )

    again = anew(pupil_id)

    assert again.form.outcomes.words() == WORDS
    assert again.form.asked_by.chosen() is AskedBy.PARENT
    assert again.unsaved()
    again.form.save_button.click()
    assert register.ask(DraftPlaces()) == ()
    stored = register.ask(RequestOf(pupil_id))
    assert stored is not None
    assert (stored.asked_by, stored.outcomes_sought) == (AskedBy.PARENT, WORDS)


def test_a_day_that_was_typed_and_not_recorded_is_kept_at_a_lock(
    register: Register, anew: Anew
) -> None:
    pupil_id = add_pupil(register)
    sheet = anew(pupil_id)
    sheet.form.save_button.click()
    sheet.sending.sent_on.setText("8 Feb 27")
    assert sheet.keep_drafts()

    again = anew(pupil_id)
    assert again.sending.sent_on.day() == FEB_8
    again.sending.sent_button.click()
    assert again.keep_drafts()
    assert register.ask(DraftPlaces()) == ()


def test_words_of_another_request_never_land_in_the_one_before(
    register: Register, anew: Anew
) -> None:
    pupil_id = add_pupil(register)
    sheet = anew(pupil_id)
    sheet.form.outcomes.show_words("Of the first request")
    refused(register, sheet, pupil_id)
    sheet.refresh()
    sheet.begin_another()
    sheet.form.outcomes.show_words(WORDS)
    assert sheet.keep_drafts()

    again = anew(pupil_id)
    assert again.form.request is None
    assert again.form.outcomes.words() == WORDS
    again.form.save_button.click()

    newest, first = register.ask(RequestsOf(pupil_id))
    assert newest.outcomes_sought == WORDS
    assert first.outcomes_sought == "Of the first request"
    assert register.ask(DraftPlaces()) == ()


def test_what_is_thrown_away_does_not_come_back(
    qtbot: QtBot, register: Register, anew: Anew
) -> None:
    pupil_id = add_pupil(register)
    sheet = anew(pupil_id)
    sheet.form.outcomes.show_words(WORDS)
    assert sheet.keep_drafts()
    again = anew(pupil_id)

    again._keeper.notice.drop.click()  # noqa: SLF001 - its notice has no other name

    assert again.form.outcomes.words() == ""
    assert not again.unsaved()
    qtbot.waitUntil(lambda: register.ask(DraftPlaces()) == (), timeout=MOST_MS)
