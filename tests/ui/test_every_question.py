"""What is typed into a question, or into a first start, is kept letter for letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from senco_app.books.commands.enrolling import EnrolBook
from senco_app.books.queries import Books
from senco_app.people.queries import People
from senco_app.school.queries import SchoolIs
from senco_app.security.enrolment import Enrolment
from senco_app.summaries.termly_report.commands import IssueReport
from senco_app.summaries.termly_report.queries import IssuedReports
from senco_app.ui.book.first_run import BookFirstRun
from senco_app.ui.reports.issued import IssuedCard
from senco_app.ui.settings.asking import AskDialog
from senco_app.ui.settings.books import BooksSection
from senco_app.ui.widgets.fields import ShortWords
from senco_app.vocabulary import Audience
from tests.conftest import PASSWORD
from tests.ui.book.conftest import classroom, house, stick
from tests.ui.first_run.conftest import background, bench, window
from tests.ui.forms.every import WhyLast
from tests.ui.hostile import HOSTILE
from tests.ui.reports.conftest import school
from tests.ui.reports.test_reports import as_head
from tests.ui.test_every_field import with_plain_line_ends
from tests.ui.walls import assert_plain_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.background import Background
    from senco_app.ui.book.house import BookHouse
    from senco_app.ui.first_run.window import FirstRunWindow

FIXTURES = (background, bench, classroom, house, school, stick, window)
SECONDS = 20_000
SHORT = [one for one in HOSTILE if one.strip() and len(one) < 100 and "\n" not in one]
NAME = "O’Brien & <b>Łuk</b> &File &amp; D''Arcy עברית 🦉 x<y and z>w"
"""A name has no two blanks together; the rest of it is free."""


class Answers:
    """Answers each question as a person does, with the words that are set."""

    def __init__(self) -> None:
        self.words = ""

    def answer(self, dialog: AskDialog) -> int:
        dialog.show()
        QApplication.processEvents()
        assert_plain_text(dialog)
        for line in dialog.findChildren(ShortWords):
            line.insert(self.words)
        for area in dialog.findChildren(QPlainTextEdit):
            area.insertPlainText(self.words)
        dialog.do_it.click()
        assert dialog.banner.words.text() == ""
        return dialog.result()


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    made = Answers()

    def answer(dialog: AskDialog) -> int:
        return made.answer(dialog)

    monkeypatch.setattr(AskDialog, "exec", answer)
    return made


def test_why_a_book_was_revoked_is_kept_letter_for_letter(
    qtbot: QtBot, register: Register, answers: Answers
) -> None:
    section = BooksSection(register)
    qtbot.addWidget(section)
    lost = []
    for number in range(0, len(SHORT), 16):
        words = " / ".join(SHORT[number : number + 16])
        name = f"Tamsin <i>{number}</i> &amp; Reed"
        key = bytes([number] * 32)
        register.execute(EnrolBook(Enrolment(f"b-{number}", name, "L-9", key)))
        book = next(one for one in register.ask(Books()) if one.id == f"b-{number}")
        answers.words = words
        section.card.revocation_wanted.emit(book)
        lost += [words] if register.ask(WhyLast()) != words.strip() else []
    section.drain()
    assert_plain_text(section)
    assert lost == []


def test_words_of_a_sign_off_are_kept_letter_for_letter(
    qtbot: QtBot, school: Register, answers: Answers
) -> None:
    school.execute(IssueReport(Audience.HEAD))
    as_head(school)
    card = IssuedCard(school)
    qtbot.addWidget(card)
    answers.words = "\n".join(SHORT)
    [report] = school.ask(IssuedReports())

    card.ask_sign_off(report)

    [kept] = school.ask(IssuedReports())
    card.show_reports([kept])
    assert kept.sign_off_words == with_plain_line_ends(answers.words)
    assert_plain_text(card)


def test_names_of_a_first_start_are_kept_letter_for_letter(
    qtbot: QtBot, window: FirstRunWindow
) -> None:
    window.school.school.setText(NAME)
    window.go_on()
    window.senco.senco.setText(NAME)
    for line in (window.senco.asked.first, window.senco.asked.second):
        line.setText(PASSWORD)
    window.go_on()
    qtbot.waitUntil(lambda: window.at == 2, timeout=SECONDS)

    assert window.made is not None
    register = window.made.register
    assert register.ask(SchoolIs()).name == NAME
    assert [one.name for one in register.ask(People())] == [NAME]
    assert_plain_text(window)


def test_the_name_on_a_book_is_kept_letter_for_letter(
    qtbot: QtBot, house: BookHouse, background: Background
) -> None:
    first_run = BookFirstRun(house, background)
    qtbot.addWidget(first_run)
    first_run.show()
    first_run.person.setText(NAME)
    for editor in (first_run.asked.first, first_run.asked.second):
        editor.setText(PASSWORD)

    with qtbot.waitSignal(first_run.made, timeout=SECONDS) as made:
        first_run.make.click()

    assert made.args is not None
    with made.args[1] as book:
        assert book.owner.who == NAME
    assert_plain_text(first_run)
