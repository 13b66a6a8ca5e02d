"""The first step: which school it is, and where its register is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtWidgets
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QGridLayout, QHBoxLayout, QWidget

from senco_app.errors import FileUnusableError, RuleBrokenError
from senco_app.school.authorities import english_authorities
from senco_app.ui.first_run.step import Step
from senco_app.ui.piling import lay_in_grid, pile
from senco_app.ui.widgets.buttons import LinkButton, QuietButton
from senco_app.ui.widgets.fields import Choice, Field, line
from senco_app.vocabulary import YEAR_GROUPS, Phase
from senco_app.wording import year_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QWheelEvent

WHY = "A register holds the children of one school. All of this can be changed later."
AUTHORITY_HINT = "Type a few letters, or any other name"
FOLDER_HINT = "On this computer’s own disk, encrypted. Backups can go elsewhere."
LOOK_FIRST = "Only looking? Build a made-up school…"
ASSISTANT = "Not the SENCO? I am a teaching assistant…"
NEW_FOLDER = "SENCO register"
LAST_YEARS = {
    Phase.NURSERY: "N2",
    Phase.INFANT: "2",
    Phase.FIRST: "4",
    Phase.JUNIOR: "6",
    Phase.PRIMARY: "6",
    Phase.MIDDLE: "8",
    Phase.SECONDARY: "11",
    Phase.ALL_THROUGH: "11",
    Phase.SPECIAL: "11",
    Phase.ALTERNATIVE: "11",
}
"""The usual oldest year group of each kind of school; the school may say another."""


class AuthorityBox(QComboBox):
    """Offers England's authorities, and takes any other name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumContentsLength(14)
        self.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.addItems(list(english_authorities()))
        self.setCurrentIndex(-1)
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        editor = self.lineEdit()
        if editor is not None:  # an editable box has one
            editor.editingFinished.connect(self._complete)

    def _complete(self) -> None:
        """Take the one authority that the letters typed can only mean."""
        typed = self.currentText().strip().casefold()
        names = [name for name in english_authorities() if typed in name.casefold()]
        same = [name for name in names if typed == name.casefold()]
        if typed and len(same or names) == 1:
            self.setCurrentText(*(same or names))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a choice is never changed by passing over."""
        event.ignore()


class SchoolStep(Step):
    """Asks for the school, its authority, its ages, and the folder."""

    made_up_requested = Signal()
    book_requested = Signal()

    def __init__(
        self,
        folder: Path,
        check_folder: Callable[[Path], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Your school", WHY, parent)
        self._check_folder = check_folder
        self.school = line()
        self.authority = AuthorityBox()
        self.phase = Choice("", [(p.value.capitalize(), p) for p in Phase])
        years = [(year_name(year), year) for year in YEAR_GROUPS]
        self.last_year = Choice("", years)
        self.folder = line(text=str(folder), longest=400)
        self.change = QuietButton("Change…", "folder-open", name="Change the folder")
        self.made_up = LinkButton(LOOK_FIRST)
        self.book = LinkButton(ASSISTANT)
        self._lay_out()
        self.phase.currentIndexChanged.connect(self._suggest_last_year)
        self.phase.choose(Phase.PRIMARY)
        self._suggest_last_year()
        self.change.clicked.connect(self._choose_folder)
        self.made_up.clicked.connect(self.made_up_requested)
        self.book.clicked.connect(self.book_requested)

    def first(self) -> QWidget:
        """Return the editor of the school's name."""
        return self.school

    def place(self) -> Path:
        """Return the folder that was typed or chosen."""
        return Path(self.folder.text().strip()).expanduser()

    def check(self) -> None:
        """Accept a school with a name, in a folder where a register can be used.

        Raises:
            RuleBrokenError: If the name is missing, or the folder is no place for it.
        """
        if not self.school.text().strip():
            message = "Enter the school’s name."
            raise RuleBrokenError(message, "school")
        if not self.place().is_absolute():
            message = "Enter the whole path of a folder, or choose one."
            raise RuleBrokenError(message, "folder")
        try:
            self._check_folder(self.place())
        except FileUnusableError as error:
            raise RuleBrokenError(str(error), "folder") from None

    def typed(self) -> bool:
        """Say whether the school or its authority was named."""
        return bool(self.school.text().strip() or self.authority.currentText().strip())

    def chosen_phase(self) -> Phase:
        """Return the kind of school."""
        return Phase(str(self.phase.chosen()))

    def _suggest_last_year(self) -> None:
        self.last_year.choose(LAST_YEARS[self.chosen_phase()])

    def _choose_folder(self) -> None:
        chosen = QtWidgets.QFileDialog.getExistingDirectory(
            self, "Choose a folder for the register", str(self.place().parent)
        )
        if not chosen:
            return
        folder = Path(chosen)
        taken = any(folder.iterdir())
        self.folder.setText(str(folder / NEW_FOLDER if taken else folder))
        self.fields["folder"].clear_problem()

    def _lay_out(self) -> None:
        self.fields = {
            "school": Field("Name of the school", self.school),
            "authority": Field("Local authority", self.authority, AUTHORITY_HINT),
            "phase": Field("Kind of school", self.phase),
            "last_year_group": Field("Last year group", self.last_year),
            "folder": Field("Where the register is kept", self.folder, FOLDER_HINT),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(14)
        short = [field for name, field in self.fields.items() if name != "folder"]
        for field in short:
            field.keep_to_top()
        lay_in_grid(self, grid, short, 2, 1)
        self.body.addLayout(grid)
        where = QHBoxLayout()
        where.addWidget(self.fields["folder"], 1)
        where.addWidget(self.change, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(where)
        last = QHBoxLayout()
        last.addWidget(self.made_up)
        last.addWidget(self.book)
        last.addStretch(1)
        self.body.addLayout(last)
        pile(self, last)
