"""One pupil's EHC needs assessment request: what it says, lacks, and its files."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from senco_app.ehc.queries import RequestOf
from senco_app.ehc.rules import authority_for, is_open
from senco_app.errors import SencoError
from senco_app.pupils.queries import PupilPage
from senco_app.school.queries import SchoolIs
from senco_app.summaries.commands import ExportEhcRequest
from senco_app.summaries.queries import EhcRequestPaper
from senco_app.ui.ehc.lacking import file_name
from senco_app.ui.ehc.lacking_card import LackingCard
from senco_app.ui.ehc.request_form import RequestForm
from senco_app.ui.ehc.sending import Sending
from senco_app.ui.ehc.writing import Edges, Format, Job
from senco_app.ui.pupil.saving import save
from senco_app.ui.pupil.sheets import Sheet
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton
from senco_app.ui.widgets.card import GAP, Header
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.wording import day, year_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from senco_app.ehc.records import RequestRecord
    from senco_app.pupils.records import PupilRecord
    from senco_app.register import Command, Register
    from senco_app.ui.background import Background

OPEN_FOLDER = "Open folder"
CALLED_OFF = "Called off: no file was written."


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
        self._background, self._edges = background, edges
        self.pupil: PupilRecord | None = None
        self.request: RequestRecord | None = None
        self.header = Header()
        self.word_button = QuietButton("Word…", "file-text", shortcut="Ctrl+W")
        self.pdf_button = PrimaryButton(
            "Export PDF…", "download", shortcut="Ctrl+Return"
        )
        self.banner = Banner()
        self.progress = _Progress()
        self.lacking = LackingCard()
        self.form = RequestForm()
        self.sending = Sending()
        self._written: Path | None = None
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

    def _show(self, *, anew: bool) -> None:
        ask = self._register.ask
        self.pupil = ask(PupilPage(self._pupil_id))
        kept = self.sending.unsaved(self.request) and not anew
        self.request = self._open_request()
        home = self.pupil.details.home_authority
        usual = authority_for(home, ask(SchoolIs()).authority)
        self.form.show_request(self.request, usual, anew=anew)
        if not kept:
            self.sending.show_request(self.request)
        self.lacking.show_paper(
            ask(EhcRequestPaper(self._pupil_id, self._register.who.name))
        )
        self.header.title.setText(f"EHC needs assessment request · {self.pupil.name}")
        self.header.subtitle.setText(_state_words(self.pupil, self.request))

    def _open_request(self) -> RequestRecord | None:
        """Return the newest request, unless it is over and another may begin."""
        newest = self._register.ask(RequestOf(self._pupil_id))
        today = self._register.today()
        if newest is None or is_open(newest.sent_on, newest.received_on, today):
            return newest
        return None

    def _save(self) -> bool:
        self.form.said.clear()
        fields = self.form.fields
        if self.form.request is None:
            begin = partial(self.form.begin_command, self._pupil_id)
            if save(self._register, begin, fields, self.banner) is None:
                return False
            self.form.request = self._open_request()
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
            self.request = self._open_request()
            self.sending.show_request(self.request)
            self._show(anew=False)

    def _export(self, kind: Format) -> None:
        if self.pupil is None or (self.form.unsaved() and not self._save()):
            return
        name = file_name(self.pupil.name, self._register.today(), kind.value)
        to = self._edges.choose_file(self, _documents() / name, kind)
        if to is None:
            return
        try:
            paper = self._register.execute(ExportEhcRequest(self._pupil_id))
        except SencoError as error:
            self.banner.say(str(error))
            return
        self.banner.clear()
        job = Job(paper, kind, to, Event())
        self._wait_for(job)
        self._background.run(
            job.run, done=partial(self._say_done, job), failed=self._say_failed
        )

    def _wait_for(self, job: Job) -> None:
        self.progress.begin(f"Writing {job.to.name}…", job.called_off)
        self._let_export(allowed=False)

    def _say_done(self, job: Job, written: bool) -> None:  # noqa: FBT001 - a result
        self._let_export(allowed=True)
        if not written:
            self.banner.say(CALLED_OFF, "info")
            return
        self._written = job.to
        self.banner.say(f"Written: {job.to}", "done")
        self.banner.offer(OPEN_FOLDER)

    def _say_failed(self, error: SencoError) -> None:
        self._let_export(allowed=True)
        self.banner.say(str(error))

    def _let_export(self, *, allowed: bool) -> None:
        self.pdf_button.setEnabled(allowed)
        self.word_button.setEnabled(allowed)
        if allowed:
            self.progress.hide()

    def _act(self) -> None:
        if self.banner.act.text() == OPEN_FOLDER and self._written is not None:
            self._edges.open_folder(self._written)
            return
        self.banner.clear()
        self._show(anew=True)

    def _connect(self) -> None:
        self.pdf_button.clicked.connect(lambda: self._export(Format.PDF))
        self.word_button.clicked.connect(lambda: self._export(Format.WORD))
        self.form.save_button.clicked.connect(self._save)
        self.sending.sent_button.clicked.connect(
            lambda: self._record(self.sending.sent_command)
        )
        self.sending.received_button.clicked.connect(
            lambda: self._record(self.sending.received_command)
        )
        self.banner.act.clicked.connect(self._act)

    def _arrange(self) -> None:
        self.header.acts.addWidget(self.word_button)
        self.header.acts.addWidget(self.pdf_button)
        middle = QHBoxLayout()
        middle.setSpacing(GAP)
        middle.addWidget(self.lacking, 2)
        middle.addWidget(self.form, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.header)
        column.addWidget(self.banner)
        column.addWidget(self.progress)
        column.addLayout(middle, 1)
        column.addWidget(self.sending)


class _Progress(QWidget):
    """Says that a file is being written, with a way to call it off."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = PlainLabel()
        self.cancel = QuietButton("Cancel", shortcut="Esc")
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName("Writing the file")
        self._called_off: Event | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words)
        row.addWidget(bar, 1)
        row.addWidget(self.cancel)
        self.cancel.clicked.connect(self._call_off)
        self.hide()

    def begin(self, words: str, called_off: Event) -> None:
        """Show what is being written; Cancel sets ``called_off``."""
        self.words.setText(words)
        self._called_off = called_off
        self.cancel.setEnabled(True)
        self.show()

    def _call_off(self) -> None:
        if self._called_off is not None:
            self._called_off.set()
            self.cancel.setEnabled(False)


def _documents() -> Path:
    kind = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(kind))


def _state_words(pupil: PupilRecord, request: RequestRecord | None) -> str:
    year = year_name(pupil.year_group)
    if request is None:
        return " · ".join(part for part in (year, "not begun yet") if part)
    sent = f"sent {day(request.sent_on)}" if request.sent_on else "not sent yet"
    received = f"received {day(request.received_on)}" if request.received_on else ""
    asked = f"asked for by the {request.asked_by.value}"
    parts = (year, asked, request.authority, sent, received)
    return " · ".join(part for part in parts if part)
