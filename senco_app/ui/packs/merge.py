"""Taking in what books returned: the differences first, then the packs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6 import QtWidgets
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from senco_app.books.commands.merging import MergePacks
from senco_app.books.exchange import returns_under
from senco_app.books.records import PackFile
from senco_app.books.reports import MergeReport, Refusal
from senco_app.errors import FileUnusableError
from senco_app.security.packs import read_pack
from senco_app.ui.fitting import resize_within
from senco_app.ui.packs.returned import ReturnsReport
from senco_app.ui.packs.words import decide_words, merged
from senco_app.ui.sessions.flowing import row_of
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.ui.work_dialog import WorkDialog
from senco_app.wording import counted

if TYPE_CHECKING:
    from senco_app.register import Register

    Compared: TypeAlias = tuple[tuple[PackFile, ...], tuple[Refusal, ...], MergeReport]

WIDTH, HEIGHT = 980, 600
TITLE = "Take in returns"
HOW = (
    "Choose the returns that assistants handed back (return-….pack), or drop them or "
    "the stick’s folder here. You see what they would change before anything does. "
    "Taking the same one in twice, late or out of order does no harm."
)
READING = "Reading {files} and comparing with the register…"
TAKING = "Taking in: all of it or, if something fails, nothing…"
NO_RETURNS = "No return lies there: they are called return-….pack. Nothing was read."
NOTHING_NEW = "Nothing in it is new; taking it in notes only that it came."
FROM_REVOKED = "Take from the revoked book all the same: {entries}"
FROM_REVOKED_WHY = (
    "A book of yours was revoked. Tick this only if you know that the entries are "
    "right; they are shown above before they are taken in."
)
DONE = "Taken in. {words}"
PACKS = "Returns (*.pack);;All files (*)"


class MergeDialog(WorkDialog):
    """Reads returns, tells what is in them, and takes them in together."""

    help_page = "books"

    decide_requested = Signal()

    def __init__(
        self, register: Register, folder: Path, parent: QWidget | None = None
    ) -> None:
        """Make the dialog.

        Args:
            register: The open register.
            folder: Where returns are looked for first.
            parent: The window it belongs to.
        """
        act = PrimaryButton("Take in", "download", shortcut="Ctrl+Return")
        super().__init__(register, TITLE, act, parent)
        self._folder = folder
        self._paths: list[Path] = []
        self._files: tuple[PackFile, ...] = ()
        self._unread: tuple[Refusal, ...] = ()
        self.choose = QuietButton("Choose files…", "folder-open", shortcut="Ctrl+O")
        self.how = PlainLabel(HOW, wrap=True)
        self.summary = PlainLabel("", "strong", wrap=True)
        self.report = ReturnsReport()
        self.revoked = QCheckBox("")
        self.why_not = PlainLabel(FROM_REVOKED_WHY, "small", wrap=True)
        self.head = row_of(self.choose)
        self.decide = QuietButton("", "scale")
        self._arrange()
        self.choose.clicked.connect(self._choose)
        self.choose.setFocus()
        self.revoked.clicked.connect(lambda: self._read(self._paths))
        self.decide.clicked.connect(self._go_and_decide)
        act.clicked.connect(self._take_in)
        act.setEnabled(False)

    def take_files(self, paths: list[Path]) -> None:
        """Read returns; of a folder, those that lie in it."""
        found = [one for path in paths for one in _returns(path)]
        if not found:
            self.banner.say(NO_RETURNS)
            return
        self._folder = found[0].parent
        self._show_revoked(0)
        self._read(found)

    def ready(self) -> None:
        """Let what was read be taken in."""
        self.act.setEnabled(bool(self._files))
        (self.act if self._files else self.choose).setFocus()

    def _choose(self) -> None:
        chosen, _ = QtWidgets.QFileDialog.getOpenFileNames(
            self, TITLE, str(self._folder), PACKS
        )
        if chosen:
            self.take_files([Path(one) for one in chosen])

    def _read(self, paths: list[Path]) -> None:
        self._paths, self._files = paths, ()
        files = counted(len(paths), "file", "files")
        register, revoked = self.register, self.revoked.isChecked()
        self.work(
            READING.format(files=files),
            lambda: _compared(register, paths, from_revoked=revoked),
            self._show,
        )

    def _show(self, found: Compared) -> None:
        files, self._unread, report = found
        self._files = files if report.packs else ()
        self._show_report(report)
        waiting = sum(one.waiting for one in report.refused)
        if waiting:
            self._show_revoked(waiting)
        if report.packs and not any(pack.new or pack.refused for pack in report.packs):
            self.banner.say(NOTHING_NEW, "info")
        self.ready()
        if not report.packs and waiting:
            self.revoked.setFocus()

    def _take_in(self) -> None:
        if not self._files:
            return
        wanted = MergePacks(self._files, from_revoked=self.revoked.isChecked())
        self.work(
            TAKING, lambda: self.register.execute(wanted), self._taken, writes=True
        )

    def _taken(self, report: MergeReport) -> None:
        self._files = ()
        self._show_report(report)
        self.head.hide()
        self._show_revoked(0)
        self.decide.say(decide_words(len(report.to_decide)))
        self.decide.setVisible(bool(report.to_decide))
        self.summary.hide()  # the banner says it
        self.finish(DONE.format(words=merged(report)))

    def _go_and_decide(self) -> None:
        self.reject()
        self.decide_requested.emit()

    def _show_report(self, report: MergeReport) -> None:
        self.how.hide()
        self.summary.setText(merged(report))
        refused = (*report.refused, *self._unread)
        self.report.show_report(replace(report, refused=refused))
        for part in (self.summary, self.report):
            part.show()

    def _show_revoked(self, waiting: int) -> None:
        """Offer what a revoked book holds; it takes a tick of its own."""
        words = FROM_REVOKED.format(entries=counted(waiting, "entry", "entries"))
        self.revoked.setChecked(False)
        self.revoked.setText(words)
        self.revoked.setAccessibleName(words)
        for part in (self.revoked, self.why_not):
            part.setVisible(bool(waiting))

    def _arrange(self) -> None:
        resize_within(self, WIDTH, HEIGHT)
        self.setAcceptDrops(True)
        self.body.addWidget(self.head)
        self.body.addWidget(self.how)
        self.body.addWidget(self.summary)
        self.body.addWidget(self.report, 1)
        self.body.addWidget(self.revoked)
        self.body.addWidget(self.why_not)
        self.body.addStretch(0)
        self.foot.insertWidget(0, self.decide)
        unknown: tuple[QWidget, ...] = (self.summary, self.report, self.decide)
        for part in unknown:
            part.hide()
        self._show_revoked(0)


def _returns(path: Path) -> list[Path]:
    """Return a file as it is, and of a folder the returns that lie in it."""
    return list(returns_under(path)) if path.is_dir() else [path]


def _compared(register: Register, paths: list[Path], *, from_revoked: bool) -> Compared:
    """Return what could be read, what not, and what taking it in would do."""
    files, unread = _read_all(paths)
    trial = MergePacks(files, dry_run=True, from_revoked=from_revoked)
    return files, unread, register.execute(trial)


def _read_all(
    paths: list[Path],
) -> tuple[tuple[PackFile, ...], tuple[Refusal, ...]]:
    """Read what can be read; the rest is refused with the reason."""
    files, refused = [], []
    for path in paths:
        try:
            files.append(PackFile(path.name, read_pack(path)))
        except FileUnusableError as error:
            refused.append(Refusal(path.name, str(error)))
    return tuple(files), tuple(refused)
