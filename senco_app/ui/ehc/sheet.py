"""One pupil's EHC needs assessment request: what it says, lacks, and its dates."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from senco_app.ehc.queries import RequestDates, RequestOf
from senco_app.ehc.rules import authority_for, is_open
from senco_app.pupils.queries import PupilPage
from senco_app.roles import Permission
from senco_app.school.queries import SchoolIs
from senco_app.summaries.queries import EhcRequestPaper
from senco_app.ui.ehc.body import RequestBody
from senco_app.ui.ehc.drafting import RequestKeeper, another_was_begun
from senco_app.ui.ehc.handing_out import HandingOut
from senco_app.ui.ehc.pages import RequestPages
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
        self._another = another_was_begun(register, pupil_id)
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
        self.pages = RequestPages(self.body)
        self._keeper = RequestKeeper(register, pupil_id, self.body, self)
        self._offered = False
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

    def keep_drafts(self) -> bool:
        """Keep what was typed as a draft, now; say whether nothing would be lost."""
        return self._keeper.keep_now()

    @property
    def preview(self) -> Preview | None:
        """What shows the request as it would be printed, while it is on show."""
        return self.pages.preview

    def begin_another(self) -> None:
        """Show an empty form: the request before it is over and stays as it is."""
        self._another = True
        self._show(anew=True)
        self._keeper.turn_to(another=True)
        self.form.authority.setFocus()

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
        if not self._offered:
            self._offered = True
            self._keeper.turn_to(another=self._another)
            self._keeper.offer()

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
        place = self._keeper.place
        if not save(self._register, edit, fields, self.banner, instead_of=place):
            return False
        self._keeper.let_go()
        self._keeper.turn_to(another=False)
        self._show(anew=True)
        self._keeper.keep_soon()  # a day that waits to be recorded
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
            self._keeper.keep_soon()

    def _act(self) -> None:
        if not self.out.follow(self.banner.act.text()):
            self._show_stored()

    def _show_stored(self) -> None:
        """Show what is in the register, instead of what was typed."""
        self.banner.clear()
        self._keeper.let_go()
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
        self.out.previewed.connect(self.pages.show_preview)
        self.pages.closed.connect(self.out.preview.setFocus)
        self.pages.failed.connect(self.banner.say)
        self._keeper.thrown_away.connect(self._show_stored)
        self._keeper.failed.connect(self.banner.say)
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        notice = self._keeper.notice
        for widget in (self.header, self.banner, notice, self.progress):
            column.addWidget(widget)
        column.addWidget(self.pages, 1)


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
