"""The form for a new pupil."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from senco_app.errors import RuleBrokenError, SencoError
from senco_app.pupils.commands import AddPupil
from senco_app.pupils.records import PupilDetails, RankedNeed
from senco_app.ui.drafts import DraftKeeper
from senco_app.ui.fitting import resize_within
from senco_app.ui.piling import lay_in_grid
from senco_app.ui.typing_state import show_typed, typed_in
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton
from senco_app.ui.widgets.card import Card, Page
from senco_app.ui.widgets.dates import DateField
from senco_app.ui.widgets.fields import Choice, Field, line, show_rule_broken
from senco_app.vocabulary import KeepReason, SenStatus, Sex, need_types

if TYPE_CHECKING:
    from datetime import date

    from senco_app.register import Register
    from senco_app.ui.typing_state import Editors

NOT_ENTERED = ("Not entered yet", None)
WIDTH, HEIGHT = 820, 660
PLACE = "dialog/add-pupil"
LEAVING = (
    "This pupil is not in the register yet. To leave without adding them, "
    "press Esc or Cancel once more."
)


class AddPupilDialog(QDialog):
    """Asks who the pupil is and why they come on the register."""

    added = Signal(object)  # pupil id

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        today = register.today()
        self._warned = self._is_kept = False
        self.banner = Banner()
        self.surname, self.forename, self.preferred = line(), line(), line()
        self.born_on = DateField(field="born_on")
        self.sex = Choice("", (NOT_ENTERED, ("Female", Sex.FEMALE), ("Male", Sex.MALE)))
        self.upn, self.form = line(longest=13), line(longest=40)
        self.status = Choice("", tuple((s.words, s) for s in _STATUSES))
        self.from_on = DateField(field="status_from_on", on=today)
        self.needs = tuple(Choice("", _need_choices(today)) for _ in range(2))
        self.keep_reason = Choice(
            "", (NOT_ENTERED, *((r.value.capitalize(), r) for r in KeepReason))
        )
        self.decide_by = DateField(field="decide_by")
        self.why, self.told_on = line(longest=500), DateField(field="parents_told_on")
        self.save = PrimaryButton("Add to the register", "check", shortcut="Ctrl+S")
        self.cancel = QuietButton("Cancel")
        self.fields = _fields(self)
        self.drafts = DraftKeeper(register, PLACE, self, self)
        self._lay_out()
        self._connect()
        self._ask_what_fits()
        self._empty = typed_in(self.editors())
        self.drafts.offer()

    def reject(self) -> None:
        """Close; what was typed is not thrown away unasked."""
        if self.unsaved() and not (self._warned or self._is_kept):
            self._warned = True
            self.banner.say(LEAVING, "info")
            return
        if not self._is_kept:
            self.drafts.let_go()
        super().reject()

    def keep_drafts(self) -> bool:
        """Keep what was typed, now, to be shown again; say whether all of it is.

        It may close then without a question.
        """
        self._is_kept = self.drafts.keep_now()
        return self._is_kept

    def unsaved(self) -> bool:
        """Say whether something was typed."""
        lines = (self.surname, self.forename, self.preferred, self.upn, self.form)
        return any(one.text().strip() for one in (*lines, self.why, self.born_on))

    def basis(self) -> object:
        """Return what it was filled from: nothing."""
        return None

    def editors(self) -> Editors:
        """Return what a draft keeps, by name; what decides the others comes first."""
        return {
            "status": self.status,
            "keep_reason": self.keep_reason,
            "legal_surname": self.surname,
            "legal_forename": self.forename,
            "preferred_name": self.preferred,
            "born_on": self.born_on,
            "sex": self.sex,
            "upn": self.upn,
            "form": self.form,
            "status_from_on": self.from_on,
            "need": self.needs[0],
            "second_need": self.needs[1],
            "decide_by": self.decide_by,
            "why": self.why,
            "parents_told_on": self.told_on,
        }

    def command(self) -> AddPupil:
        """Return what was typed as one command.

        Raises:
            RuleBrokenError: If a date cannot be read, or the day is missing.
        """
        from_on = self.from_on.day()
        if from_on is None:
            message = "Enter the day from which this status holds."
            raise RuleBrokenError(message, "status_from_on")
        return AddPupil(
            details=self._details(),
            status=self._status(),
            status_from_on=from_on,
            needs=self._needs(from_on),
            why=self.why.words(),
            parents_told_on=self.told_on.day(),
        )

    def _connect(self) -> None:
        self.save.clicked.connect(self._add)
        self.cancel.clicked.connect(self.reject)
        for choice in (self.status, self.keep_reason):
            choice.currentIndexChanged.connect(self._ask_what_fits)
        self.drafts.thrown_away.connect(self._start_over)
        self.drafts.failed.connect(self.banner.say)

    def _add(self) -> None:
        self.banner.clear()
        try:
            pupil_id = self._register.execute(self.command(), instead_of=PLACE)
        except RuleBrokenError as error:
            if not show_rule_broken(self.fields, error):
                self.banner.say(str(error))
        except SencoError as error:
            self.banner.say(str(error))
        else:
            self.drafts.let_go()
            self.accept()
            self.added.emit(pupil_id)

    def _details(self) -> PupilDetails:
        return PupilDetails(
            legal_surname=self.surname.text().strip(),
            legal_forename=self.forename.text().strip(),
            preferred_name=self.preferred.text().strip(),
            born_on=self.born_on.day(),
            sex=cast("Sex | None", self.sex.chosen()),
            upn=self.upn.text().strip().upper() or None,
            form=self.form.text().strip(),
            keep_reason=cast("KeepReason | None", self.keep_reason.chosen()),
            decide_by=self.decide_by.day() if self._is_monitored() else None,
        )

    def _status(self) -> SenStatus:
        return cast("SenStatus", self.status.chosen())

    def _needs(self, from_on: date) -> tuple[RankedNeed, ...]:
        codes = [str(choice.chosen()) for choice in self.needs if choice.chosen()]
        return tuple(
            RankedNeed(code, rank, from_on) for rank, code in enumerate(codes, start=1)
        )

    def _is_monitored(self) -> bool:
        return self.keep_reason.chosen() is KeepReason.MONITORING

    def _start_over(self) -> None:
        """Empty the form: what was kept of it is not wanted."""
        show_typed(self.editors(), self._empty)

    def _ask_what_fits(self) -> None:
        """Ask for needs with SEN, and for the reason to keep a pupil without."""
        none = self._status() is SenStatus.NONE
        self.fields["keep_reason"].setVisible(none)
        self.fields["needs"].setVisible(not none)
        self.fields["second_need"].setVisible(not none)
        for choice in (*self.needs, self.keep_reason):
            if (choice is self.keep_reason) is not none:
                choice.setCurrentIndex(0)
        self.fields["decide_by"].setVisible(self._is_monitored())

    def _lay_out(self) -> None:
        self.setWindowTitle("Add a pupil")
        resize_within(self, WIDTH, HEIGHT)
        page, card, grid = Page(), Card("Add a pupil"), QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for name in _ORDER:
            self.fields[name].keep_to_top()
        asked = (*_ORDER, "keep_reason", "decide_by")
        lay_in_grid(self, grid, [self.fields[name] for name in asked], 2, 1)
        card.body.addLayout(grid)
        card.body.addWidget(self.fields["why"])
        page.body.addWidget(card)
        page.body.addStretch(1)
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(self.cancel)
        acts.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.addWidget(self.banner)
        column.addWidget(self.drafts.notice)
        column.addWidget(page, 1)
        column.addLayout(acts)


def _fields(dialog: AddPupilDialog) -> dict[str, Field]:
    since = Field("Since", dialog.from_on)
    why = Field("Why they come on the register", dialog.why)
    return {
        "legal_surname": Field("Legal surname", dialog.surname),
        "legal_forename": Field("Legal forename", dialog.forename),
        "preferred_name": Field("Preferred name, if it is another", dialog.preferred),
        "born_on": Field("Born on", dialog.born_on),
        "sex": Field("Sex, as the census records it", dialog.sex),
        "form": Field("Class", dialog.form),
        "upn": Field("UPN", dialog.upn),
        "status": Field("SEN status", dialog.status),
        "status_from_on": since,
        "parents_told_on": Field("Parents and carers told on", dialog.told_on),
        "needs": Field("Primary need", dialog.needs[0]),
        "second_need": Field("Second need", dialog.needs[1]),
        "keep_reason": Field("Why they are kept in the register", dialog.keep_reason),
        "decide_by": Field("Look at it again by", dialog.decide_by),
        "why": why,
        "from_on": since,
        "reason": why,
    }


_STATUSES = (SenStatus.SEN_SUPPORT, SenStatus.EHC_PLAN, SenStatus.NONE)
_ORDER = (
    "legal_surname",
    "legal_forename",
    "preferred_name",
    "born_on",
    "sex",
    "form",
    "upn",
    "status",
    "status_from_on",
    "parents_told_on",
    "needs",
    "second_need",
)


def _need_choices(today: date) -> tuple[tuple[str, object], ...]:
    kinds = (kind for kind in need_types() if kind.holds_on(today))
    return (
        NOT_ENTERED,
        *((f"{kind.code} · {kind.description}", kind.code) for kind in kinds),
    )
