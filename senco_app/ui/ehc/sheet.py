"""One pupil's EHC needs assessment request: what it says, lacks, and its dates."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from senco_app.ehc.queries import RequestDates, RequestOf
from senco_app.ehc.rules import authority_for, is_open
from senco_app.errors import SencoError
from senco_app.pupils.queries import PupilPage
from senco_app.roles import Permission
from senco_app.school.queries import SchoolIs
from senco_app.summaries.queries import EhcRequestPaper
from senco_app.ui.ehc.body import RequestBody
from senco_app.ui.ehc.handing_out import HandingOut
from senco_app.ui.pupil.saving import save
from senco_app.ui.pupil.sheets import Sheet
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.card import GAP, Header
from senco_app.wording import day, year_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from senco_app.ehc.records import RequestRecord
    from senco_app.pupils.records import PupilRecord
    from senco_app.register import Command, Register
    from senco_app.ui.background import Background
    from senco_app.ui.ehc.preview import Preview
    from senco_app.ui.ehc.writing import Edges

PREVIEW = "Preview of the request"


class RequestSheet(Sheet):
    """The request of one pupil. It can be exported at any time, gaps and all."""

    def __init__(
        self,
        register: Register,
        pupil_id: str,
        background: Background,
        edges: Edges,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._register, self._pupil_id = register, pupil_id
        self.pupil: PupilRecord | None = None
        self.request: RequestRecord | None = None
        self.preview: Preview | None = None
        self._another = False
        self.header = Header()
        self.banner = Banner()
        self.out = HandingOut(register, pupil_id, background, edges, self.banner, self)
        self.out.ready = self._ready
        self.progress = self.out.progress
        self.body = RequestBody(register.may)
        self.lacking, self.form, self.clock = (
            self.body.lacking,
            self.body.form,
            self.body.clock,
        )
        self.sending = self.clock.sending
        self._arrange()
        self._connect()

    def refresh(self) -> None:
        """Ask the register again; what is being typed stays.

        Raises:
            RecordMissingError: If the pupil is no longer in the register.
        """
        self._show(anew=False)

    def unsaved(self) -> bool:
        """Say whether something was typed that is not in the register."""
        return self.form.unsaved() or self.sending.unsaved(self.request)

    def about_pupil(self) -> str:
        """Return the pupil's id: to look at a request is to look at their file."""
        return self._pupil_id

    def begin_another(self) -> None:
        """Show an empty form: the request before it is over and stays as it is."""
        self._another = True
        self._show(anew=True)
        self.form.authority.setFocus()

    def close_preview(self) -> None:
        """Show the request again, and drop the preview with its bytes."""
        preview, self.preview = self.preview, None
        if preview is not None:
            self._stack.setCurrentIndex(0)
            self._stack.removeWidget(preview)
            preview.deleteLater()
            self.out.preview.setFocus()

    def _show(self, *, anew: bool) -> None:
        ask = self._register.ask
        self.pupil = ask(PupilPage(self._pupil_id))
        self.out.pupil = self.pupil.name
        kept = self.sending.unsaved(self.request) and not anew
        self.request = self._newest()
        home = self.pupil.details.home_authority
        usual = authority_for(home, ask(SchoolIs()).authority)
        self.form.show_request(self.request, usual, anew=anew)
        self.body.say_state(begun=self.request is not None, over=self._is_over())
        if not kept:
            self.sending.show_request(self.request)
        self._show_clock()
        if self._register.may(Permission.EXPORT):
            paper = EhcRequestPaper(self._pupil_id, self._register.who.name)
            self.lacking.show_paper(ask(paper))
        self.header.title.setText(f"EHC needs assessment request · {self.pupil.name}")
        self.header.subtitle.setText(_state_words(self.pupil, self.request))

    def _newest(self) -> RequestRecord | None:
        """Return the newest request, unless another is about to be begun."""
        newest = self._register.ask(RequestOf(self._pupil_id))
        if self._another and newest is not None and not self._ended(newest):
            self._another = False
        return None if self._another else newest

    def _is_over(self) -> bool:
        return self.request is not None and self._ended(self.request)

    def _ended(self, request: RequestRecord) -> bool:
        today = self._register.today()
        sent_on, received_on = request.sent_on, request.received_on
        return not is_open(sent_on, received_on, today, request.answer)

    def _show_clock(self) -> None:
        request = self.request
        self.clock.setVisible(request is not None)
        if request is not None:
            dates = self._register.ask(RequestDates(request.id))
            self.clock.show_clock(dates, request, self._register.today())

    def _ready(self) -> bool:
        """Save what was typed; say whether the paper would hold it."""
        return self.pupil is not None and (not self.form.unsaved() or self._save())

    def _save(self) -> bool:
        self.form.said.clear()
        fields = self.form.fields
        if self.form.request is None:
            begin = partial(self.form.begin_command, self._pupil_id)
            if save(self._register, begin, fields, self.banner) is None:
                return False
            self.form.request = self._newest()
        stored = self.form.request
        if stored is None:
            return False
        edit = partial(self.form.edit_command, stored)
        if save(self._register, edit, fields, self.banner) is None:
            return False
        self._show(anew=True)
        self.form.said.say("Saved")
        return True

    def _record(self, command: Callable[[RequestRecord], Command[int]]) -> None:
        request = self.request
        if request is None:
            return
        fields = self.sending.fields
        if save(self._register, partial(command, request), fields, self.banner):
            self.request = self._newest()
            self.sending.show_request(self.request)
            self._show(anew=False)

    def _show_preview(self, data: bytes) -> None:
        from senco_app.ui.ehc.preview import Preview  # noqa: PLC0415 - loaded by then

        self.close_preview()
        try:
            preview = Preview(data, PREVIEW)
        except SencoError as error:
            self.banner.say(str(error))
            return
        preview.closed.connect(self.close_preview)
        self.preview = preview
        self._stack.addWidget(preview)
        self._stack.setCurrentWidget(preview)

    def _act(self) -> None:
        if not self.out.follow(self.banner.act.text()):
            self.banner.clear()
            self._show(anew=True)

    def _connect(self) -> None:
        self.form.save_button.clicked.connect(self._save)
        self.form.another.clicked.connect(self.begin_another)
        sending = self.sending
        for button, command in (
            (sending.sent_button, sending.sent_command),
            (sending.received_button, sending.received_command),
            (sending.answer_button, sending.answer_command),
        ):
            button.clicked.connect(partial(self._record_by, command))
        self.out.previewed.connect(self._show_preview)
        self.banner.act.clicked.connect(self._act)

    def _record_by(
        self, command: Callable[[RequestRecord], Command[int]], *_: object
    ) -> None:
        self._record(command)

    def _arrange(self) -> None:
        for label in (self.header.title, self.header.subtitle):
            label.setWordWrap(True)
        for button in self.out.buttons:
            self.header.acts.addWidget(button)
            button.setVisible(self._register.may(Permission.EXPORT))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for widget in (self.header, self.banner, self.progress):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)


def _state_words(pupil: PupilRecord, request: RequestRecord | None) -> str:
    year = year_name(pupil.year_group)
    if request is None:
        return " · ".join(part for part in (year, "not begun yet") if part)
    sent = f"sent {day(request.sent_on)}" if request.sent_on else "not sent yet"
    received = f"received {day(request.received_on)}" if request.received_on else ""
    asked = f"asked for by the {request.asked_by.value}"
    answer = (
        f"{request.answer.value}, {day(request.answered_on)}"
        if request.answer and request.answered_on
        else ""
    )
    parts = (year, asked, request.authority, sent, received, answer)
    return " · ".join(part for part in parts if part)
