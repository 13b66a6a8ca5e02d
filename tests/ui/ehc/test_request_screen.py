"""What the SENCO reads and does with an EHC needs assessment request."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from threading import Event
from typing import TYPE_CHECKING

import pytest
from docx import Document
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from senco_app.ehc.queries import RequestOf
from senco_app.errors import FileUnusableError
from senco_app.summaries.queries import EhcRequestPaper
from senco_app.ui.ehc.screen import RequestScreen
from senco_app.ui.ehc.writing import Edges, Format, Job
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.vocabulary import AskedBy
from tests.ui.cycles.building import Hands, add_pupil, reviewed
from tests.ui.walls import (
    assert_named_and_reachable,
    assert_nothing_cut,
    assert_plain_text,
)

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.changes import Changes
    from senco_app.ui.ehc.sheet import RequestSheet
    from tests.conftest import FixedClock
    from tests.ui.cycles.building import Windows

WORDS = "Orla asks for help <b>in any lesson</b> & follows three steps."


class Desk:
    """Stands in for the file dialog and the file manager."""

    def __init__(self, folder: Path) -> None:
        self.to: Path | None = folder / "chosen"
        self.proposed: list[str] = []
        self.opened: list[Path] = []

    def choose(self, _parent: QWidget, proposed: Path, kind: Format) -> Path | None:
        self.proposed.append(proposed.name)
        return self.to and self.to.with_suffix(f".{kind.value}")

    def open(self, path: Path) -> None:
        self.opened.append(path)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def screen(
    qtbot: QtBot, register: Register, changes: Changes, desk: Desk
) -> RequestScreen:
    edges = Edges(choose_file=desk.choose, open_folder=desk.open)
    made = RequestScreen(register, changes, edges=edges)
    qtbot.addWidget(made)
    made.resize(1122, 640)
    made.show()
    return made


def opened(screen: RequestScreen, pupil_id: str) -> RequestSheet:
    screen.show_pupil(pupil_id)
    assert screen.sheet is not None
    return screen.sheet


def begun(screen: RequestScreen, register: Register) -> RequestSheet:
    sheet = opened(screen, reviewed(register).pupil_id)
    sheet.form.outcomes.show_words(WORDS)
    sheet.form.save_button.click()
    return sheet


def test_a_request_goes_to_the_authority_where_the_child_lives(
    register: Register, screen: RequestScreen
) -> None:
    sheet = opened(screen, add_pupil(register))

    assert sheet.header.title.text() == "EHC needs assessment request · Orla Zeller"
    assert sheet.header.subtitle.text() == "Year 5 · not begun yet"
    assert sheet.form.authority.words() == "Worcestershire"
    assert not sheet.unsaved()


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

    clock.pass_days(200)
    sheet.refresh()
    told = sheet.header.subtitle.text()
    sheet.form.save_button.click()

    assert told == "Year 5 · not begun yet"
    assert sheet.request is not None
    assert sheet.request.sent_on is None


def test_the_empty_parts_are_listed_and_never_called_a_bar(
    register: Register, screen: RequestScreen
) -> None:
    sheet = opened(screen, add_pupil(register))

    lines = [label.text() for label in sheet.lacking.findChildren(PlainLabel)]
    assert "no evidence recorded" in lines
    assert sheet.lacking.count.text().endswith("have no evidence yet")
    assert not [line for line in lines if "not allowed" in line or "must not" in line]
    assert sheet.pdf_button.isEnabled()


def test_the_pdf_holds_what_was_just_typed(
    qtbot: QtBot, register: Register, screen: RequestScreen, desk: Desk
) -> None:
    sheet = begun(screen, register)
    sheet.form.further.setPlainText("A therapist, weekly.")

    sheet.pdf_button.click()
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

    sheet.word_button.click()
    qtbot.waitUntil(lambda: sheet.banner.words.text().startswith("Written: "))

    assert desk.to is not None
    document = Document(str(desk.to.with_suffix(".docx")))
    assert WORDS in "\n".join(part.text for part in document.paragraphs)


def test_thinking_better_of_it_writes_nothing(
    register: Register, screen: RequestScreen, desk: Desk, tmp_path: Path
) -> None:
    desk.to = None
    sheet = begun(screen, register)

    sheet.pdf_button.click()

    assert list(tmp_path.glob("chosen*")) == []
    assert sheet.pdf_button.isEnabled()


def test_a_folder_that_is_not_there_is_told_in_a_sentence(
    qtbot: QtBot, register: Register, screen: RequestScreen, desk: Desk, tmp_path: Path
) -> None:
    desk.to = tmp_path / "gone" / "request"
    sheet = begun(screen, register)

    sheet.pdf_button.click()
    qtbot.waitUntil(lambda: "could not be written" in sheet.banner.words.text())

    assert sheet.pdf_button.isEnabled()
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

    sheet.pdf_button.click()
    sheet.progress.cancel.click()
    qtbot.waitUntil(lambda: bool(sheet.banner.words.text()))

    called_off = sheet.banner.words.text() == "Called off: no file was written."
    assert called_off == (list(tmp_path.glob("chosen*")) == [])
    assert sheet.pdf_button.isEnabled()


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
        QApplication.processEvents()  # what was just said finds its place
        assert_named_and_reachable(sheet)
        assert_plain_text(sheet)
        assert_nothing_cut(sheet)
        sheet.form.save_button.click()


def test_no_window_of_its_own_flashes_up(
    register: Register, screen: RequestScreen, windows: Windows
) -> None:
    opened(screen, add_pupil(register))

    assert windows.shown == []
