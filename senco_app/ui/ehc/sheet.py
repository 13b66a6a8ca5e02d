"""One pupil's EHC needs assessment request: what it says, lacks, and its dates."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from senco_app.ehc.queries import RequestDates
from senco_app.ehc.rules import authority_for
from senco_app.pupils.queries import PupilPage
from senco_app.roles import Permission
from senco_app.school.queries import SchoolIs
from senco_app.summaries.queries import EhcRequestPaper
from senco_app.ui.ehc.at_hand import AtHand
from senco_app.ui.ehc.body import RequestBody
from senco_app.ui.ehc.drafting import RequestKeeper
from senco_app.ui.ehc.handing_out import HandingOut
from senco_app.ui.ehc.pages import RequestPages
from senco_app.ui.ehc.state_words import state_words
from senco_app.ui.pupil.saving import save
from senco_app.ui.pupil.sheets import Sheet
from senco_app.ui.turns import at_once
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.card import GAP, Header
from senco_app.ui.widgets.room import Holder

if TYPE_CHECKING:
    from collections.abc import Callable

    from senco_app.ehc.records import RequestRecord
    from senco_app.pupils.records import PupilRecord
    from senco_app.register import Command, Register
    from senco_app.ui.background import Background
    from senco_app.ui.ehc.clock_card import ClockCard
    from senco_app.ui.ehc.lacking_card import LackingCard
    from senco_app.ui.ehc.preview import Preview
    from senco_app.ui.ehc.request_form import RequestForm
    from senco_app.ui.ehc.sending import Sending
    from senco_app.ui.ehc.writing import Edges
    from senco_app.ui.turns import Turns


class RequestSheet(Sheet):
    """The request of one pupil. It can be exported at any time, gaps and all."""

    lacking: LackingCard
    form: RequestForm
    clock: ClockCard
    sending: Sending
    _keeper: RequestKeeper

    def __init__(
        self,
        register: Register,
        pupil_id: str,
        hands: tuple[Background, Edges],
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty sheet.

        Args:
            register: The open register.
            pupil_id: Whose request it is.
            hands: The worker that draws up documents, and how files are chosen.
            parent: The widget it belongs to.
        """
        super().__init__(parent)
        self._register, self._pupil_id = register, pupil_id
        self.pupil: PupilRecord | None = None
        self.request: RequestRecord | None = None
        self._at_hand = AtHand(register, pupil_id)
        self._offered = False
        self.header = Header(parent=self)
        self.banner = Banner(self)
        self.out = HandingOut(register, pupil_id, *hands, self.banner, self)
        self.out.ready = self._ready
        self.progress = self.out.progress
        self.pages = RequestPages(self)
        self.body = RequestBody(register.may, self.pages)

    def making(self) -> Turns[None]:
        """Make what stands on it."""
        yield
        body = self.body
        yield from body.making()
        yield
        self.lacking, self.form, self.clock = body.lacking, body.form, body.clock
        self.sending = body.clock.sending
        self._keeper = RequestKeeper(self._register, self._pupil_id, body, self)
        self.pages.addWidget(body)
        self._arrange()
        self._connect()
        yield

    def opening(self) -> Turns[None]:
        """Fill it before it is shown; what is being typed stays."""
        yield from self._showing(anew=False)

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
        self._at_hand.another = True
        self._show(anew=True)
        self._keeper.turn_to(another=True)
        self.form.authority.setFocus()

    def _show(self, *, anew: bool) -> None:
        at_once(self._showing(anew=anew))

    def _showing(self, *, anew: bool) -> Turns[None]:
        ask = self._register.ask
        self.pupil = ask(PupilPage(self._pupil_id))
        self.out.pupil = self.pupil.name
        kept = self.sending.unsaved(self.request) and not anew
        self.request = self._at_hand.newest()
        yield
        home = self.pupil.details.home_authority
        usual = authority_for(home, ask(SchoolIs()).authority)
        self.form.show_request(self.request, usual, anew=anew)
        self.body.say_state(
            begun=self.request is not None, over=self._at_hand.is_over(self.request)
        )
        yield
        if not kept:
            self.sending.show_request(self.request)
        yield
        self._show_clock()
        yield
        yield from self._showing_lacks()
        self.header.title.setText(f"EHC needs assessment request · {self.pupil.name}")
        self.header.subtitle.setText(state_words(self.pupil, self.request))
        yield
        if not self._offered:
            self._offered = True
            self._keeper.turn_to(another=self._at_hand.another)
            self._keeper.offer()

    def _showing_lacks(self) -> Turns[None]:
        if self._register.may(Permission.EXPORT):
            paper = EhcRequestPaper(self._pupil_id, self._register.who.name)
            drawn_up = self._register.ask(paper)
            yield
            self.lacking.show_paper(drawn_up)

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
            self.form.request = self._at_hand.newest()
        stored = self.form.request
        if stored is None:
            return False
        edit = partial(self.form.edit_command, stored)
        place = self._keeper.place
        if not save(self._register, edit, fields, self.banner, instead_of=place):
            return False
        self._keeper.let_go()
        self._keeper.turn_to(another=False)
        self.request = self._at_hand.newest()
        self.form.show_request(self.request, "", anew=True)
        self._keeper.keep_soon()  # a day that waits to be recorded
        self.form.said.say("Saved")
        return True

    def _record(
        self, command: Callable[[RequestRecord], Command[int]], *_: object
    ) -> None:
        request = self.request
        if request is None:
            return
        fields = self.sending.fields
        if save(self._register, partial(command, request), fields, self.banner):
            self.request = self._at_hand.newest()
            self.sending.show_request(self.request)
            self._keeper.keep_soon()
            self.sending.go_to_next()

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
        for button, command in self.sending.wishes():
            button.clicked.connect(partial(self._record, command))
        self.out.previewed.connect(self.pages.show_preview)
        self.pages.closed.connect(self.out.preview.setFocus)
        self.pages.failed.connect(self.banner.say)
        self._keeper.thrown_away.connect(self._show_stored)
        self._keeper.failed.connect(self.banner.say)
        self.banner.act.clicked.connect(self._act)

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
        column.addWidget(Holder(self.pages), 1)
