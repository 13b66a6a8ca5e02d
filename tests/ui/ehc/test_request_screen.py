"""What the SENCO reads and does with an EHC needs assessment request."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest
from docx import Document
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from senco_app.ehc.queries import RequestOf
from senco_app.errors import FileUnusableError
from senco_app.exports.paper_pdf import paper_pdf
from senco_app.models.history import History
from senco_app.pupils.commands import EditPupil, ViewPupil
from senco_app.pupils.queries import PupilPage
from senco_app.settings import Settings
from senco_app.summaries.queries import EhcRequestPaper
from senco_app.ui.ehc.pages import PREVIEW
from senco_app.ui.ehc.preview import Preview
from senco_app.ui.ehc.printing import PrintJob
from senco_app.ui.ehc.writing import Format, Job
from senco_app.ui.theme import dress
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.vocabulary import AskedBy
from tests.ui.cycles.building import Hands, add_pupil, reviewed
from tests.ui.walls import (
    assert_named_and_reachable,
    assert_nothing_cut,
    assert_plain_text,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.ehc.screen import RequestScreen
    from senco_app.ui.ehc.sheet import RequestSheet
    from tests.conftest import FixedClock
    from tests.ui.cycles.building import Windows
    from tests.ui.ehc.conftest import Desk

LEFT_BY_THE_BARS = 768 - 93  # pixels
WORDS = "Orla asks for help <b>in any lesson</b> & follows three steps."


def opened(screen: RequestScreen, pupil_id: str) -> RequestSheet:
    screen.show_pupil(pupil_id)
    assert screen.sheet is not None
    return screen.sheet


def begun(screen: RequestScreen, register: Register) -> RequestSheet:
    sheet = opened(screen, reviewed(register).pupil_id)
    sheet.form.outcomes.show_words(WORDS)
    sheet.form.save_button.click()
    return sheet


def received(screen: RequestScreen, register: Register) -> RequestSheet:
    """Return a request that was sent and received on Monday 8 February 2027."""
    sheet = begun(screen, register)
    monday = date(2027, 2, 8)
    sheet.sending.sent_on.set_day(monday)
    sheet.sending.sent_button.click()
    sheet.sending.received_on.set_day(monday)
    sheet.sending.received_button.click()
    return sheet


def files_in(*folders: Path) -> set[str]:
    """Return the names of the files that lie directly in these folders."""
    return {one.name for folder in folders for one in folder.iterdir()}


def test_a_request_goes_to_the_authority_where_the_child_lives(
    register: Register, screen: RequestScreen
) -> None:
    sheet = opened(screen, add_pupil(register))

    assert sheet.header.title.text() == "EHC needs assessment request · Orla Zeller"
    assert sheet.header.subtitle.text() == "Year 5 · not begun yet"
    assert sheet.form.authority.words() == "Worcestershire"
    assert not sheet.unsaved()


def test_to_look_at_a_request_stands_in_the_history_once(
    register: Register, screen: RequestScreen
) -> None:
    pupil_id = add_pupil(register)
    opened(screen, pupil_id)
    opened(screen, pupil_id)

    lines = register.ask(History())
    looks = [line.entity_id for line in lines if line.act == ViewPupil.act]
    assert looks == [pupil_id]


def test_a_request_is_begun_and_kept_by_keyboard(
    register: Register, screen: RequestScreen
) -> None:
    pupil_id = add_pupil(register)
    sheet = opened(screen, pupil_id)
    hands = Hands(screen)
    hands.go_to("Who asks")
    hands.press(Qt.Key.Key_Down)
    hands.fill(Parents_and_carers_told_on="1/2/27", Outcomes_sought=WORDS)
    assert screen.unsaved()
    hands.save()

    request = register.ask(RequestOf(pupil_id))
    assert request is not None
    assert (request.asked_by, request.outcomes_sought) == (AskedBy.PARENT, WORDS)
    assert request.parents_told_on == date(2027, 2, 1)
    assert "asked for by the parent" in sheet.header.subtitle.text()
    assert not screen.unsaved()


def test_what_is_refused_is_said_beside_its_field_and_kept(
    register: Register, screen: RequestScreen
) -> None:
    sheet = opened(screen, add_pupil(register))
    sheet.form.told_on.set_day(date(2027, 3, 1))
    sheet.form.outcomes.setPlainText(WORDS)

    sheet.form.save_button.click()

    problem = sheet.form.fields["parents_told_on"].problem.text()
    assert problem == "Mon 1 Mar 2027 is still to come."
    assert sheet.form.outcomes.words() == WORDS
    sheet.form.told_on.set_day(date(2027, 2, 1))
    sheet.form.save_button.click()
    assert not sheet.unsaved()


def test_sent_and_received_are_recorded_in_their_order(
    register: Register, screen: RequestScreen
) -> None:
    sheet = begun(screen, register)
    assert not sheet.sending.received_button.isEnabled()

    sheet.sending.sent_on.set_day(date(2027, 2, 8))
    sheet.sending.sent_button.click()
    sheet.sending.received_on.set_day(date(2027, 2, 7))
    sheet.sending.received_button.click()
    refused = sheet.sending.fields["received_on"].problem.text()
    sheet.sending.received_on.set_day(date(2027, 2, 9))
    sheet.sending.received_button.click()

    assert "The request was sent on Mon 8 Feb 2027" in refused
    assert sheet.header.subtitle.text().endswith(
        "sent Mon 8 Feb 2027 · received Tue 9 Feb 2027"
    )


def test_after_a_request_is_over_another_may_begin(
    register: Register, screen: RequestScreen, clock: FixedClock
) -> None:
    sheet = begun(screen, register)
    sheet.sending.sent_on.set_day(date(2027, 2, 8))
    sheet.sending.sent_button.click()

    assert sheet.form.another.isHidden()
    clock.pass_days(200)
    sheet.refresh()
    still = sheet.header.subtitle.text()
    sheet.form.another.click()
    told = sheet.header.subtitle.text()
    sheet.form.save_button.click()

    assert still.endswith("sent Mon 8 Feb 2027")
    assert told == "Year 5 · not begun yet"
    assert sheet.request is not None
    assert sheet.request.sent_on is None
    assert sheet.form.another.isHidden()


def test_the_answer_is_recorded_and_moves_the_clock_on(
    register: Register, screen: RequestScreen
) -> None:
    sheet = received(screen, register)
    titles = [step.title for step in sheet.clock.shown]
    chips = [step.chip for step in sheet.clock.shown]

    sheet.sending.answered_on.set_day(date(2027, 2, 9))
    sheet.sending.answer_button.click()

    assert titles == ["Received", "Week 6", "Week 12", "Week 16", "Week 20"]
    assert chips == [
        "",
        "must · by 22 Mar 2027",
        "practice · by 3 May 2027",
        "must · by 31 May 2027",
        "must · by 28 Jun 2027",
    ]
    assert sheet.clock.shown[1].words == "It will assess"
    assert sheet.clock.shown[1].icon == "circle-check"
    assert sheet.header.subtitle.text().endswith("will assess, Tue 9 Feb 2027")


def test_a_date_that_has_passed_is_told_in_words_too(
    register: Register, screen: RequestScreen, clock: FixedClock
) -> None:
    sheet = received(screen, register)
    clock.pass_days(60)
    sheet.refresh()

    late = sheet.clock.shown[1]
    assert (late.chip, late.chip_tone) == ("must · due 22 Mar 2027", "late")


def test_before_the_receipt_the_clock_shows_what_will_be_due(
    register: Register, screen: RequestScreen
) -> None:
    sheet = begun(screen, register)

    assert [step.chip for step in sheet.clock.shown] == [""] * 5
    assert sheet.clock.shown[0].words == "not yet"
    assert not sheet.sending.received_button.isVisible()


def test_a_child_in_wales_is_told_of_no_date(
    register: Register, screen: RequestScreen
) -> None:
    pupil_id = add_pupil(register)
    page = register.ask(PupilPage(pupil_id))
    details = replace(page.details, home_authority="Powys")
    register.execute(EditPupil(pupil_id, page.version, details))
    sheet = opened(screen, pupil_id)
    sheet.form.save_button.click()

    assert sheet.clock.shown == ()
    assert "Individual Development Plan" in sheet.clock.remarks.text()


def test_a_day_recorded_wrongly_is_corrected(
    register: Register, screen: RequestScreen
) -> None:
    sheet = received(screen, register)
    assert not sheet.sending.sent_on.isVisible()

    sheet.sending.correct.click()
    sheet.sending.sent_on.set_day(date(2027, 2, 5))
    assert screen.unsaved()
    sheet.sending.sent_button.click()

    assert "sent Fri 5 Feb 2027" in sheet.header.subtitle.text()
    assert not screen.unsaved()


def previewed(qtbot: QtBot, sheet: RequestSheet) -> Preview:
    """Open the preview by keyboard."""
    hands = Hands(sheet.window())
    hands.go_to("Preview")
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sheet.preview is not None)
    assert sheet.preview is not None
    qtbot.waitUntil(sheet.preview.view.hasFocus)
    return sheet.preview


def test_the_preview_shows_the_pages_by_keyboard(
    qtbot: QtBot, register: Register, screen: RequestScreen
) -> None:
    preview = previewed(qtbot, begun(screen, register))
    hands = Hands(screen)
    pages = preview.document.pageCount()
    text = " ".join(preview.document.getAllText(n).text() for n in range(pages))

    assert WORDS in " ".join(text.split())
    assert preview.view.accessibleName() == f"{PREVIEW}: Page 1 of {pages}"
    hands.press(Qt.Key.Key_PageDown)
    assert preview.where.text() == f"Page 2 of {pages}"
    hands.press(Qt.Key.Key_PageUp)
    assert preview.page == 1
    fitted = preview.zoom_now()
    hands.press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert preview.view.zoomFactor() > fitted
    hands.press(Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert preview.view.zoomFactor() == pytest.approx(fitted)
    assert_named_and_reachable(preview)
    assert_nothing_cut(preview)


def test_a_closed_preview_leaves_nothing_in_memory_or_on_the_disk(
    qtbot: QtBot, register: Register, screen: RequestScreen, tmp_path: Path
) -> None:
    sheet = begun(screen, register)
    before = files_in(tmp_path, Path(tempfile.gettempdir()))
    preview = previewed(qtbot, sheet)
    assert preview.held > 0

    Hands(screen).press(Qt.Key.Key_Escape)

    assert sheet.preview is None
    assert (preview.document.pageCount(), preview.held) == (0, 0)
    assert {
        name
        for name in files_in(tmp_path, Path(tempfile.gettempdir())) - before
        if name.endswith((".pdf", ".part")) or "request" in name.lower()
    } == set()


def test_a_preview_of_nothing_readable_is_refused_in_a_sentence() -> None:
    with pytest.raises(FileUnusableError, match="could not be shown"):
        Preview(b"no document", PREVIEW)


def test_the_request_is_printed_page_by_page_and_stands_in_the_history(
    qtbot: QtBot, register: Register, screen: RequestScreen, desk: Desk
) -> None:
    sheet = begun(screen, register)
    assert sheet.request is not None
    paper = register.ask(EhcRequestPaper(sheet.request.pupil_id, "Q. Marsh"))
    expected = len(PdfReader(BytesIO(paper_pdf(paper))).pages)

    sheet.out.print.click()
    qtbot.waitUntil(lambda: sheet.banner.words.text() == "Sent to the printer.")

    assert desk.to is not None
    printed = PdfReader(desk.to.with_suffix(".print"))
    assert len(printed.pages) == expected
    assert [round(float(side)) for side in printed.pages[0].mediabox[2:]] == [595, 842]
    assert all(len(page.images) == 1 for page in printed.pages)
    acts = [line.act for line in register.ask(History(limit=3))]
    assert "print the EHC needs assessment request" in acts
    assert "export the EHC needs assessment request" not in acts


def test_a_print_that_was_called_off_prints_no_page(
    register: Register, desk: Desk, screen: RequestScreen
) -> None:
    paper = register.ask(EhcRequestPaper(add_pupil(register), "Q. Marsh"))
    printer = desk.printer(screen, "request")
    assert printer is not None
    called_off = Event()
    called_off.set()

    assert not PrintJob(paper, printer, called_off).run()
    assert not Path(printer.outputFileName()).exists()


@pytest.mark.qt_log_ignore(r"QPainter::begin\(\)", extend=True)
def test_a_printer_that_takes_nothing_is_told(
    register: Register, desk: Desk, screen: RequestScreen, tmp_path: Path
) -> None:
    paper = register.ask(EhcRequestPaper(add_pupil(register), "Q. Marsh"))
    printer = desk.printer(screen, "request")
    assert printer is not None
    printer.setOutputFileName(str(tmp_path / "gone" / "request.pdf"))

    with pytest.raises(FileUnusableError, match="did not take the document"):
        PrintJob(paper, printer, Event()).run()


def test_a_folder_that_leaves_the_laptop_is_told_before_anything_is_written(
    qtbot: QtBot, register: Register, screen: RequestScreen, desk: Desk
) -> None:
    desk.where = "a stick or card, which can be lost"
    sheet = begun(screen, register)
    assert desk.to is not None
    written = desk.to.with_suffix(".pdf")

    sheet.out.pdf.click()
    assert "is on a stick or card" in sheet.banner.words.text()
    assert not written.exists()
    assert register.ask(History(limit=1))[0].act.startswith("change")

    sheet.banner.act.click()
    qtbot.waitUntil(lambda: sheet.banner.words.text().startswith("Written: "))
    assert written.exists()


def test_the_empty_parts_are_listed_and_never_called_a_bar(
    register: Register, screen: RequestScreen
) -> None:
    sheet = opened(screen, add_pupil(register))

    lines = [label.text() for label in sheet.lacking.findChildren(PlainLabel)]
    assert "no evidence recorded" in lines
    assert sheet.lacking.count.text().endswith("have no evidence yet")
    assert not [line for line in lines if "not allowed" in line or "must not" in line]
    assert sheet.out.pdf.isEnabled()


def test_the_pdf_holds_what_was_just_typed(
    qtbot: QtBot, register: Register, screen: RequestScreen, desk: Desk
) -> None:
    sheet = begun(screen, register)
    sheet.form.further.setPlainText("A therapist, weekly.")

    sheet.out.pdf.click()
    qtbot.waitUntil(lambda: sheet.banner.words.text().startswith("Written: "))

    assert desk.to is not None
    written = desk.to.with_suffix(".pdf")
    pages = PdfReader(BytesIO(written.read_bytes())).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert WORDS in text
    assert "A therapist, weekly." in text
    assert desk.proposed == ["EHC-request-OZ-2027-02-09.pdf"]
    assert sheet.banner.words.text() == f"Written: {written}"
    sheet.banner.act.click()
    assert desk.opened == [written]
    assert sheet.progress.isHidden()


def test_the_word_file_holds_the_same(
    qtbot: QtBot, register: Register, screen: RequestScreen, desk: Desk
) -> None:
    sheet = begun(screen, register)

    sheet.out.word.click()
    qtbot.waitUntil(lambda: sheet.banner.words.text().startswith("Written: "))

    assert desk.to is not None
    document = Document(str(desk.to.with_suffix(".docx")))
    assert WORDS in "\n".join(part.text for part in document.paragraphs)


def test_thinking_better_of_it_writes_nothing(
    register: Register, screen: RequestScreen, desk: Desk, tmp_path: Path
) -> None:
    desk.to = None
    sheet = begun(screen, register)

    sheet.out.pdf.click()

    assert list(tmp_path.glob("chosen*")) == []
    assert sheet.out.pdf.isEnabled()


def test_a_folder_that_is_not_there_is_told_in_a_sentence(
    qtbot: QtBot, register: Register, screen: RequestScreen, desk: Desk, tmp_path: Path
) -> None:
    desk.to = tmp_path / "gone" / "request"
    sheet = begun(screen, register)

    sheet.out.pdf.click()
    qtbot.waitUntil(lambda: "could not be written" in sheet.banner.words.text())

    assert sheet.out.pdf.isEnabled()
    assert sheet.progress.isHidden()


def test_a_job_that_was_called_off_writes_nothing(
    register: Register, tmp_path: Path
) -> None:
    paper = register.ask(EhcRequestPaper(add_pupil(register), "Q. Marsh"))
    called_off = Event()
    called_off.set()
    to = tmp_path / "request.pdf"

    assert not Job(paper, Format.PDF, to, called_off).run()
    assert not to.exists()


def test_cancel_calls_the_job_off(
    qtbot: QtBot, register: Register, screen: RequestScreen, tmp_path: Path
) -> None:
    sheet = begun(screen, register)

    sheet.out.pdf.click()
    sheet.progress.cancel.click()
    qtbot.waitUntil(lambda: bool(sheet.banner.words.text()))

    called_off = sheet.banner.words.text() == "Called off: no file was written."
    assert called_off == (list(tmp_path.glob("chosen*")) == [])
    assert sheet.out.pdf.isEnabled()


def test_a_file_that_cannot_be_written_leaves_the_old_one(
    register: Register, tmp_path: Path
) -> None:
    paper = register.ask(EhcRequestPaper(add_pupil(register), "Q. Marsh"))
    to = tmp_path / "request.pdf"
    to.mkdir()

    with pytest.raises(FileUnusableError):
        Job(paper, Format.PDF, to, Event()).run()
    assert list(tmp_path.glob("*.part")) == []


@pytest.mark.parametrize("size", [(1122, 675), (1036, 627)])
def test_the_request_is_named_reachable_plain_and_whole(
    register: Register, screen: RequestScreen, size: tuple[int, int]
) -> None:
    screen.resize(*size)
    sheet = opened(screen, add_pupil(register))
    for _ in range(2):
        for _ in range(5):  # what was just said finds its place
            QApplication.processEvents()
        assert_named_and_reachable(sheet)
        assert_plain_text(sheet)
        assert_nothing_cut(sheet)
        sheet.form.save_button.click()


def test_a_whole_request_with_its_dates_fits_a_school_laptop(
    register: Register, screen: RequestScreen
) -> None:
    received(screen, register)
    QApplication.processEvents()

    assert screen.heightForWidth(1110) <= LEFT_BY_THE_BARS


def test_in_large_text_what_is_typed_comes_before_what_the_law_asks(
    register: Register, screen: RequestScreen, dressed: QApplication
) -> None:
    sheet = begun(screen, register)
    beside = sheet.lacking.x() < sheet.form.x()
    dress(dressed, Settings(text_percent=200))
    for _ in range(3):
        QApplication.processEvents()
    below = sheet.lacking.y() > sheet.clock.geometry().bottom()
    dress(dressed)

    assert (beside, below) == (True, True)


def test_what_the_law_asks_is_read_to_its_end_by_keyboard(
    qtbot: QtBot, register: Register, screen: RequestScreen
) -> None:
    sheet = opened(screen, add_pupil(register))
    QApplication.processEvents()
    page = sheet.lacking.page
    assert page.verticalScrollBar().maximum() > 0
    page.setFocus()

    qtbot.keyClick(page, Qt.Key.Key_PageDown)

    assert page.verticalScrollBar().value() > 0
    assert page.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_each_day_that_is_recorded_leads_to_the_next(
    qtbot: QtBot, register: Register, screen: RequestScreen
) -> None:
    sheet = begun(screen, register)
    with qtbot.waitActive(screen):
        screen.activateWindow()
    sending, monday = sheet.sending, date(2027, 2, 8)
    led_to = []
    for day, button in (
        (sending.sent_on, sending.sent_button),
        (sending.received_on, sending.received_button),
        (sending.answered_on, sending.answer_button),
    ):
        day.set_day(monday)
        button.setFocus()
        button.click()
        for _ in range(3):
            QApplication.processEvents()
        led_to.append(screen.focusWidget())

    assert led_to == [sending.received_on, sending.answer, sending.answer_button]


def test_a_request_opens_with_the_keyboard_in_its_first_field(
    register: Register, screen: RequestScreen
) -> None:
    sheet = opened(screen, add_pupil(register))

    screen.take_focus()

    assert screen.focusWidget() is sheet.form.asked_by


def test_no_window_of_its_own_flashes_up(
    register: Register, screen: RequestScreen, windows: Windows
) -> None:
    opened(screen, add_pupil(register))

    assert windows.shown == []
