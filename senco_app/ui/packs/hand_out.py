"""Handing out: see exactly what goes, tick alerts, and write the packs."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6 import QtWidgets
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.books.commands.handing_out import HandOutChanges, HandOutTo
from senco_app.books.exchange import FOLDER, hand_out_name
from senco_app.books.queries import AlertsFor, HandOutPreview
from senco_app.errors import FileUnusableError, SencoError
from senco_app.files import write_whole
from senco_app.ui.cycles.typed import CalmChoice
from senco_app.ui.dressing import least_height
from senco_app.ui.fitting import resize_within
from senco_app.ui.packs.alerts import AlertsCard
from senco_app.ui.packs.contents import Contents
from senco_app.ui.packs.words import handed, summary
from senco_app.ui.piling import pile
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton
from senco_app.ui.widgets.card import GAP, Page
from senco_app.ui.widgets.fields import Field, line
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.ui.work_dialog import WorkDialog

if TYPE_CHECKING:
    from senco_app.books.records import AlertLine, HandOut, HandOutPack
    from senco_app.books.reports import BookLine
    from senco_app.register import Register

    Looked: TypeAlias = tuple[HandOut, tuple[AlertLine, ...]]

WIDTH, HEIGHT, LEAST = 1000, 660, 240
TITLE = "Hand out"
LONGEST = 400
HINT = (
    "A stick, a share or a synced folder. On a shared laptop leave it as it is: the "
    "book takes the pack from there at sign-in. Only this book can open it."
)
LOOKING, WRITING = "Looking up what goes into the book…", "Writing the packs…"
NO_FOLDER = "{folder} is not there. Plug the stick in, or choose another folder."
NAME_IT = "Choose or enter a folder."
NOT_WRITTEN = (
    "What was to be handed out is not with the assistant yet: choose another folder "
    "and press the button again."
)


class HandOutDialog(WorkDialog):
    """Shows one book after the other; writes a pack for each of them at once."""

    help_page = "books"

    def __init__(
        self,
        register: Register,
        books: tuple[BookLine, ...],
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        """Make the dialog, and look at the first book.

        ``owed`` names books that the register takes for handed out, while their packs
        could not be written anywhere.

        Args:
            register: The open register.
            books: One book in use, or several.
            folder: Where packs are proposed to be written.
            parent: The window it belongs to.
        """
        many = len(books) > 1
        words = f"Hand out to {len(books)} books" if many else "Hand out to this book"
        act = PrimaryButton(words, "upload", shortcut="Ctrl+Return")
        super().__init__(register, TITLE, act, parent)
        self.books = books
        self.owed: frozenset[str] = frozenset()
        self._packs: dict[str, HandOutPack] = {}
        named = [(f"{one.person} ({one.device})", one.id) for one in books]
        self.book = CalmChoice("Look at the book of", named)
        self.summary = PlainLabel("", "strong", wrap=True)
        self.contents = Contents()
        self.alerts = AlertsCard(register)
        self.folder = line(longest=LONGEST)
        self.folder.setText(str(folder))
        self.where = Field("Write into this folder", self.folder, HINT)
        self.browse = QuietButton("Choose…", "folder-open", shortcut="Ctrl+O")
        self.browse.setAccessibleName("Choose the folder")
        self._arrange(many=many)
        self._connect()
        self.look()

    def look(self) -> None:
        """Look up what goes into the book that is chosen."""
        book = self._chosen()
        self.work(LOOKING, lambda: _looked(self.register, book), self._show)

    def ready(self) -> None:
        """Let the packs be written; the keyboard goes where it is read."""
        self.act.setEnabled(True)
        self.contents.setFocus()

    def take_files(self, paths: list[Path]) -> None:
        """Take a folder that was dropped."""
        if len(paths) == 1 and paths[0].is_dir():
            self.folder.setText(str(paths[0]))
            self.where.clear_problem()

    def _show(self, looked: Looked) -> None:
        hand_out, alerts = looked
        self._show_contents(hand_out)
        self.alerts.show_alerts(alerts)
        order = (self.contents, *self.alerts.ticks, self.folder)
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def _show_contents(self, hand_out: HandOut) -> None:
        self.summary.setText(summary(hand_out))
        self.contents.show_contents(hand_out)

    def _look_again(self) -> None:
        """Show what goes after a tick; the keyboard stays at the ticks."""
        self._packs = {}  # what was made before the tick lacks it
        try:
            self._show_contents(self.register.ask(HandOutPreview(self._chosen().id)))
        except SencoError as error:
            self.banner.say(str(error))

    def _chosen(self) -> BookLine:
        return self.books[max(self.book.currentIndex(), 0)]

    def _choose(self) -> None:
        chosen = QtWidgets.QFileDialog.getExistingDirectory(
            self, "Write the hand-out into a folder or onto a stick", self.folder.text()
        )
        if chosen:
            self.take_files([Path(chosen)])

    def _hand_out(self) -> None:
        words = self.folder.text().strip()
        folder = Path(words).expanduser()
        own = folder == self.register.folder / FOLDER
        if not words or not (own or folder.is_dir()):
            self.where.show_problem(
                NO_FOLDER.format(folder=words) if words else NAME_IT
            )
            self.folder.setFocus()
            return
        self.where.clear_problem()
        self.work(WRITING, lambda: self._write(folder), self._written, writes=True)

    def _write(self, folder: Path) -> Path:
        """Make the packs, unless they were made before, and write each whole."""
        if not self._packs:
            self._packs = self._made()
            self.owed = frozenset(self._packs)
        try:
            folder.mkdir(exist_ok=True)
            for book_id, pack in self._packs.items():
                write_whole(folder / hand_out_name(book_id), pack.data)
        except (OSError, FileUnusableError) as error:
            message = f"{error} {NOT_WRITTEN}"
            raise FileUnusableError(message) from error
        return folder

    def _made(self) -> dict[str, HandOutPack]:
        if len(self.books) == 1:
            book_id = self.books[0].id
            return {book_id: self.register.execute(HandOutTo(book_id))}
        ids = tuple(one.id for one in self.books)
        return self.register.execute(HandOutChanges(ids))

    def _written(self, folder: Path) -> None:
        self.owed = frozenset()
        self.inside.setEnabled(False)
        self.finish(handed(self._packs.values(), folder))

    def _connect(self) -> None:
        self.book.currentIndexChanged.connect(self.look)
        self.alerts.chosen.connect(self._look_again)
        self.alerts.refused.connect(self.banner.say)
        self.browse.clicked.connect(self._choose)
        self.act.clicked.connect(self._hand_out)

    def _arrange(self, *, many: bool) -> None:
        resize_within(self, WIDTH, HEIGHT)
        self.setAcceptDrops(True)
        chooser = Field("Look at the book of", self.book)
        chooser.setVisible(many)
        least_height(self.contents, LEAST)
        left = QVBoxLayout()
        left.addWidget(self.summary)
        left.addWidget(self.contents, 1)
        across = QHBoxLayout()
        across.setSpacing(GAP)
        across.addLayout(left, 3)
        across.addWidget(self.alerts, 2)
        pile(self, across)
        place = QHBoxLayout()
        place.setSpacing(GAP)
        place.addWidget(self.where, 1)
        place.addWidget(self.browse)
        pile(self, place)
        page = Page()
        page.body.addWidget(chooser)
        page.body.addLayout(across, 1)
        page.body.addLayout(place)
        self.body.addWidget(page, 1)


def _looked(register: Register, book: BookLine) -> Looked:
    hand_out = register.ask(HandOutPreview(book.id))
    return hand_out, register.ask(AlertsFor(book.person_id))
