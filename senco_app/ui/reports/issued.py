"""The reports that were issued: opened as they were, and signed off."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.errors import RuleBrokenError
from senco_app.people.queries import People
from senco_app.roles import Permission, Role
from senco_app.summaries.termly_report.commands import SignOff
from senco_app.summaries.termly_report.queries import WordsDoubted
from senco_app.ui.settings.asking import AskDialog
from senco_app.ui.widgets.buttons import LinkButton
from senco_app.ui.widgets.card import GAP, Card, Rule, empty
from senco_app.ui.widgets.fields import Field, LongWords
from senco_app.ui.widgets.labels import Chip, PlainLabel, show_tip
from senco_app.vocabulary import Audience
from senco_app.wording import day, short_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from senco_app.register import Register
    from senco_app.summaries.termly_report.records import IssuedReport

NONE_YET = "No report has been issued yet."
ISSUE_ONE = "When one is ready, press “Issue…”: it is then kept as it stands."
NOT_YOURS = "The SENCO or the deputy issues one."
SIGNED = "{}, for {}: signed off."
EXPLAINED = (
    "You confirm, as the headteacher, that you have read the report as it was issued "
    "on {}. {} and today’s date are put under it. It cannot be taken back."
)
SIGNED_AS = {Audience.HEAD: "Your name", Audience.GOVERNORS: "“The headteacher”"}
GOVERNORS_HINT = "May be left empty. Governors read it: no names."
PRESS_AGAIN = "To keep the words, press “Sign off” again."
HEAD_HINT = "May be left empty."


class IssuedCard(Card):
    """A row for each report that was issued, the newest first."""

    opened = Signal(object)  # IssuedReport
    said = Signal(str, object)

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__("Issued reports", parent)
        self._register = register
        self.dialog: AskDialog | None = None
        self.nothing = PlainLabel("", "muted", wrap=True)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(10)
        self.body.addWidget(self.nothing)
        self.body.addLayout(self.rows)
        self.body.addStretch(1)

    def show_reports(self, issued: Sequence[IssuedReport]) -> None:
        """Show these instead."""
        empty(self.rows)
        may_issue = self._register.may(Permission.WRITE_REPORTS)
        what_to_do = ISSUE_ONE if may_issue else NOT_YOURS
        self.nothing.setText(f"{NONE_YET} {what_to_do}")
        self.nothing.setVisible(not issued)
        signs = signs_off(self._register)
        for place, one in enumerate(issued):
            if place:
                self.rows.addWidget(Rule())
            self._add_row(one, signs=signs)

    def ask_sign_off(self, one: IssuedReport) -> None:
        """Ask for the headteacher's words, and sign the report off."""
        words = LongWords(lines=3)
        hint = GOVERNORS_HINT if one.audience is Audience.GOVERNORS else HEAD_HINT
        fields = {"words": Field("Words of your own", words, hint)}

        asked_about: set[str] = set()

        def sign() -> None:
            typed = words.words()
            if one.audience is Audience.GOVERNORS and typed not in asked_about:
                asked_about.add(typed)
                self._check_words(typed)
            self._register.execute(SignOff(one.id, one.version, typed))

        told = (
            f"Sign off: {title_of(one)}",
            EXPLAINED.format(day(one.issued_on), SIGNED_AS[one.audience]),
            "Sign off",
        )
        draft = (self._register, f"ask/sign-off/{one.id}")
        self.dialog = AskDialog(told, fields, sign, self, draft=draft)
        if self.dialog.exec():
            self.said.emit(SIGNED.format(one.term, one.audience.words), None)

    def _check_words(self, typed: str) -> None:
        """Ask once about words that may tell governors of a child.

        Raises:
            RuleBrokenError: If there are such words; it says which.
        """
        (doubt,) = self._register.ask(WordsDoubted((typed,)))
        if doubt.asked:
            message = f"{doubt.asked} {PRESS_AGAIN}"
            raise RuleBrokenError(message, "words")

    def _add_row(self, one: IssuedReport, *, signs: bool) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(PlainLabel(title_of(one), "strong", wrap=True))
        issued = f"Issued {day(one.issued_on)} by {one.issued_by}"
        words.addWidget(PlainLabel(issued, "small", wrap=True))
        if one.signed_off_on is not None:
            chip = Chip(f"signed off {short_day(one.signed_off_on)}", "good")
            show_tip(chip, f"Signed off by {one.signed_off_by}")
        else:
            chip = Chip("not signed off", "neutral")
        words.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addLayout(words, 1)
        name = f"{title_of(one)}, issued {day(one.issued_on)}"
        if signs and one.signed_off_on is None:
            sign = LinkButton("Sign off…", name=f"Sign off {name}")
            sign.clicked.connect(partial(self.ask_sign_off, one))
            row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        open_it = LinkButton("Open", name=f"Open {name}")
        open_it.clicked.connect(partial(self.opened.emit, one))
        row.addWidget(open_it, 0, Qt.AlignmentFlag.AlignTop)
        self.rows.addLayout(row)


def title_of(one: IssuedReport) -> str:
    """Return "Spring 2027, for governors"."""
    return f"{one.term}, for {one.audience.words}"


def signs_off(register: Register) -> bool:
    """Say whether the person signed in is the headteacher, and may sign here."""
    if not register.may(Permission.SIGN_OFF):
        return False
    return any(
        line.id == register.who.person_id
        and any(
            one.is_current and one.role is Role.HEADTEACHER for one in line.appointments
        )
        for line in register.ask(People())
    )
