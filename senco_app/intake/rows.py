"""Reads one row of the office's file into a plain record, and remarks on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from senco_app.intake import cells
from senco_app.pupils.records import FileNeed, FilePupil, FileRemark
from senco_app.vocabulary import SenStatus, Sex

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from senco_app.intake.headings import Columns
    from senco_app.intake.tables import Line

T = TypeVar("T")
_LONGEST_SAID = 40
_LONGEST_CELL = 2_000


class RowReader:
    """Reads rows of one file. What it cannot read it leaves empty, with a warning."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self.left_out: list[FileRemark] = []
        self.warnings: list[FileRemark] = []

    def warn(self, row: int, why: str) -> None:
        """Remark on a row that is taken in all the same."""
        self.warnings.append(FileRemark(row, why))

    def pupil(self, lines: tuple[Line, ...]) -> FilePupil | None:
        """Return the pupil of these rows; more than one where each need has its own.

        The first row counts. ``None`` if it is left out.
        """
        line = lines[0]
        surname, forename = self.text(line, "surname"), self.text(line, "forename")
        reason = self._reason_against(line, surname, forename)
        if reason:
            self.left_out.append(FileRemark(line.row, reason))
            return None
        self._look_at_names(line.row, f"{forename} {surname}")
        status, original = self._status(line)
        return FilePupil(
            row=line.row,
            legal_surname=surname,
            legal_forename=forename,
            preferred_name=self.text(line, "preferred") or None,
            born_on=self._day(line, "born_on", "date of birth"),
            sex=self._sex(line),
            upn=self._upn(line, "upn"),
            former_upn=self._upn(line, "former_upn"),
            year_group=self._year_group(line),
            form=self.text(line, "form") or None,
            status=status,
            status_from_on=self._day(line, "status_from_on", "SEN start date"),
            original=original,
            needs=self._needs(lines),
            pupil_premium=self._yes_no(line, "pupil_premium", "pupil premium"),
            eal=self._yes_no(line, "eal", "EAL"),
            looked_after=self._yes_no(line, "looked_after", "in care"),
            attendance=self.text(line, "attendance") or None,
        )

    def text(self, line: Line, part: str) -> str:
        """Return the cell of a part, empty if the row or the file has none."""
        return cells.clean(self._raw(line, self._columns.places.get(part)))

    @staticmethod
    def _raw(line: Line, column: int | None) -> str:
        if column is None or column >= len(line.cells):
            return ""
        return line.cells[column]

    def _reason_against(self, line: Line, surname: str, forename: str) -> str:
        if any(cell.strip() for cell in line.cells[self._columns.width :]):
            return "The row has more cells than there are headings."
        if any(len(cell) > _LONGEST_CELL for cell in line.cells):
            return f"A cell of the row has more than {_LONGEST_CELL:,} characters."
        if not surname:
            return "The row has no surname."
        return "" if forename else "The row has no forename."

    def _look_at_names(self, row: int, name: str) -> None:
        if cells.letters_lost(name):
            self.warn(
                row,
                "The name holds a question mark: the office's export lost a letter "
                "before the file came here. Correct the name, or ask for UTF-8.",
            )
        if cells.holds_unseen(name):
            self.warn(
                row, "The name holds a character that cannot be seen; it was kept."
            )

    def _read(
        self, line: Line, part: str, words: str, reading: Callable[[str], T | None]
    ) -> T | None:
        """Return what a cell means; unknown words are left aside with a warning."""
        text = self.text(line, part)
        found = reading(text) if text else None
        if text and found is None:
            said = _shortened(text)
            self.warn(line.row, f"“{said}” is not known as {words}: left aside.")
        return found

    def _day(self, line: Line, part: str, words: str) -> date | None:
        text = self.text(line, part)
        day = cells.day_of(text) if text else None
        if text and day is None:
            said = _shortened(text)
            self.warn(line.row, f"The {words} “{said}” is no date: taken in as empty.")
        return day

    def _upn(self, line: Line, part: str) -> str | None:
        return "".join(self.text(line, part).split()).upper() or None

    def _sex(self, line: Line) -> Sex | None:
        code = self._read(line, "sex", "a sex", lambda t: cells.meaning("sex", t))
        return Sex(code) if code else None

    def _year_group(self, line: Line) -> str | None:
        found = self._read(line, "year_group", "a year group", cells.year_group_of)
        return found or None

    def _yes_no(self, line: Line, part: str, words: str) -> bool | None:
        return self._read(line, part, f"yes or no for {words}", cells.yes_no)

    def _status(self, line: Line) -> tuple[SenStatus | None, str]:
        def known(text: str) -> tuple[SenStatus, str] | None:
            status, original = cells.status_of(text)
            return None if status is None else (status, original)

        return self._read(line, "status", "an SEN status", known) or (None, "")

    def _needs(self, lines: tuple[Line, ...]) -> tuple[FileNeed, ...] | None:
        """Return the needs of all rows; ``None`` where there are none: nothing said."""
        found: list[FileNeed] = []
        for line in lines:
            row_rank = self._row_rank(line)
            for column, rank in self._columns.needs:
                for need in self._cell_needs(line, column, rank or row_rank):
                    self._add(found, need, line.row)
        return tuple(found) or None

    def _cell_needs(self, line: Line, column: int, rank: int) -> tuple[FileNeed, ...]:
        cell = self._raw(line, column)
        if not cells.clean(cell):
            return ()
        needs = cells.needs_of(cell, rank)
        if needs is None:
            said = _shortened(cells.clean(cell))
            self.warn(line.row, f"“{said}” is not a known type of need: left aside.")
        return needs or ()

    def _add(self, found: list[FileNeed], need: FileNeed, row: int) -> None:
        """Add a need once; a rank already taken is not given again."""
        words = need.type_code or need.original
        if words in {known.type_code or known.original for known in found}:
            return
        if need.rank and need.rank in {known.rank for known in found}:
            self.warn(row, f"Two needs have rank {need.rank}: {words} comes after.")
            need = FileNeed(need.type_code, 0, need.original)
        found.append(need)

    def _row_rank(self, line: Line) -> int:
        return self._read(line, "need_rank", "a rank", _rank_of) or 0


def _rank_of(text: str) -> int | None:
    word = (cells.meaning("need_rank", text) or text).removesuffix(".0")
    if not (word.isascii() and word.isdigit()):
        return None
    return int(word) if 0 < int(word[:4]) <= 99 else None  # noqa: PLR2004 - CTF: 1-99


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_SAID else f"{text[: _LONGEST_SAID - 1]}…"
