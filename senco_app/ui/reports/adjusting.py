"""What the SENCO adds to a report, and the reports that were issued, as tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from senco_app.roles import Permission
from senco_app.ui.dressing import least_height
from senco_app.ui.reports.actions import ActionsForm
from senco_app.ui.reports.comments import CommentsForm
from senco_app.ui.reports.issued import IssuedCard
from senco_app.ui.widgets.card import Page
from senco_app.ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from senco_app.register import Register
    from senco_app.ui.provision.form import RecordForm
    from senco_app.ui.reports.shown import Shown
    from senco_app.ui.turns import Turns
    from senco_app.ui.widgets.banner import Banner

COMMENTS, ACTIONS, ISSUED = range(3)
LEAST = 260
TITLES = ("Comments", "Actions", "Issued")
SAVED_BUT = "Saved. Look again: {}"


class Adjusting(Tabs):
    """Comments and actions of the term on show, for those who write them."""

    part_entered = Signal(str)  # the heading of the part whose comment is written

    def __init__(self, register: Register, banner: Banner) -> None:
        super().__init__("Parts of the work on a report", TITLES)
        self._register, self._banner = register, banner
        self.comment_form: CommentsForm | None = None
        self.action_form: ActionsForm | None = None
        self.issued = IssuedCard(register)
        self._shown: Shown | None = None
        self._offered = False
        self._pages = (Page(), Page(), Page())
        self._feet: list[QWidget] = []
        self._pages[ISSUED].body.addWidget(self.issued, 1)
        for title, page in zip(TITLES, self._pages, strict=True):
            self.columns[title].addWidget(page, 1)
        self._offer(on_show=False)
        least_height(self, LEAST)

    def showing_for(self, shown: Shown | None) -> Turns[None]:
        """Show what was typed for this report; what is being typed is kept first."""
        writes = self._register.may(Permission.WRITE_REPORTS)
        on_show = writes and shown is not None and shown.issued is None
        if shown != self._shown and on_show and shown is not None:
            yield from self._making(shown)
        elif on_show:
            for form in self.forms():
                form.refresh()
        if shown is None or shown.issued is None:
            self._shown = shown
        self._offer(on_show=on_show)

    def forms(self) -> tuple[RecordForm, ...]:
        """Return the forms of the report on show."""
        return tuple(
            form for form in (self.comment_form, self.action_form) if form is not None
        )

    def unsaved(self) -> bool:
        """Say whether something was typed that is not in the register."""
        return any(form.unsaved() for form in self.forms())

    def keep_drafts(self) -> bool:
        """Keep what was typed as drafts, now; say whether nothing would be lost."""
        kept = [form.keep_draft() for form in self.forms()]
        return all(kept)

    def turn_to(self, place: int) -> None:
        """Turn to a tab with the keyboard, unless it is hidden."""
        super().turn_to(place)
        if self.isTabVisible(place):
            self.tabBar().setFocus()

    def save_all(self) -> bool:
        """Save what was typed; say whether nothing was refused."""
        for form, tab in ((self.comment_form, COMMENTS), (self.action_form, ACTIONS)):
            if form is None or not form.unsaved():
                continue
            form.save()
            if form.unsaved():
                self.setCurrentIndex(tab)
                return False
        return True

    def show_charts(self, drawn: Mapping[str, tuple[bytes, str]]) -> None:
        """Show the charts of the report beside the comments on their parts."""
        if self.comment_form is not None:
            self.comment_form.show_charts(drawn)

    def _making(self, shown: Shown) -> Turns[None]:
        self.keep_drafts()
        for gone in (*self.forms(), *self._feet):
            gone.hide()
            gone.deleteLater()
        self._feet.clear()
        self.comment_form = self.action_form = self._shown = None
        comments = CommentsForm(self._register, self._banner, shown)
        comments.part_entered.connect(self.part_entered)
        self._put(comments, COMMENTS)
        self.comment_form = comments
        yield
        actions = ActionsForm(self._register, self._banner, shown)
        self._put(actions, ACTIONS)
        self.action_form = actions
        yield

    def _put(self, form: RecordForm, tab: int) -> None:
        self._pages[tab].body.addWidget(form, 1)
        self._put_foot(form, tab)
        form.saved.connect(self._tell_warnings)
        form.begin()

    def _put_foot(self, form: RecordForm, tab: int) -> None:
        """Put Save below the form, where it stays in sight however long that is."""
        foot = QWidget()
        foot.setLayout(form.foot())
        self.columns[TITLES[tab]].addWidget(foot)
        self._feet.append(foot)

    def _tell_warnings(self, warnings: object) -> None:
        if isinstance(warnings, tuple) and warnings:
            self._banner.say(SAVED_BUT.format(" ".join(warnings)), "info")

    def _offer(self, *, on_show: bool) -> None:
        for tab in (COMMENTS, ACTIONS):
            self.setTabVisible(tab, on_show)
        if not on_show:
            self.setCurrentIndex(ISSUED)
        elif not self._offered:
            self.setCurrentIndex(COMMENTS)
        self._offered = on_show
