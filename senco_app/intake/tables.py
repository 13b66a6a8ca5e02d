"""Finds the table in a text: delimiter, headings, rows, and a row that was cut off."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from senco_app.errors import FileUnusableError
from senco_app.intake.headings import Columns, columns_of
from senco_app.intake.opening import ASK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from senco_app.intake.opening import FileText

DELIMITERS = (",", ";", "\t")
ROWS_BEFORE_HEADINGS = 10
"""A title or a date may stand above the headings."""

MOST_COLUMNS = 500
MOST_ROWS = 20_000
"""More than any school's register has, with three rows a pupil."""

MOST_RECORDS = 100_000
"""With the blank rows, which some spreadsheets export down to the last one used."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its number as the spreadsheet shows it; the first row is 1."""

    row: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows under the headings; ``cut`` is the row that the file ends in, if so."""

    columns: Columns
    headings: Line
    lines: tuple[Line, ...]
    cut: Line | None = None


def read_table(source: FileText) -> Table:
    """Return the table in a CSV text.

    Blank rows are passed over, and so are headings repeated further down; they count
    for the numbers of the rows all the same.

    Raises:
        FileUnusableError: If no headings are recognised, those that tell children
            apart are missing, there are no rows under them, or far too many.
    """
    delimiter, headings = _headings(source.text)
    columns = columns_of(headings.cells)
    _check_columns(columns)
    records = _Records(source.text, delimiter)
    lines = _lines_under(headings, records)
    if not lines:
        message = f"The file has headings and no pupils under them: {ASK} again."
        raise FileUnusableError(message)
    cut = source.cut or records.ends_in(lines, columns.width)
    whole = lines[:-1] if cut else lines
    return Table(columns, headings, tuple(whole), lines[-1] if cut else None)


def _headings(text: str) -> tuple[str, Line]:
    """Return the delimiter and the row with which most headings are recognised."""
    best = (0, "", Line(0, ()))
    for delimiter in DELIMITERS:
        for line in islice(_Records(text, delimiter), ROWS_BEFORE_HEADINGS):
            cells = line.cells if len(line.cells) <= MOST_COLUMNS else ()
            known = columns_of(cells).known
            if known > best[0]:
                best = (known, delimiter, line)
    if not best[0]:
        message = f"None of the headings of a SEN register is in the file: {ASK}."
        raise FileUnusableError(message)
    return best[1], best[2]


def _check_columns(columns: Columns) -> None:
    if not {"surname", "forename"} <= columns.places.keys():
        message = f"The file has no columns of surnames and forenames: {ASK} with both."
        raise FileUnusableError(message)
    if not {"upn", "born_on"} & columns.places.keys():
        message = (
            "The file has neither UPNs nor dates of birth, so that children of one "
            f"name cannot be told apart: {ASK} with both."
        )
        raise FileUnusableError(message)


def _lines_under(headings: Line, records: _Records) -> list[Line]:
    lines: list[Line] = []
    for line in records:
        blank = not any(cell.strip() for cell in line.cells)
        if not blank and line.row > headings.row and line.cells != headings.cells:
            lines.append(line)
        if len(lines) > MOST_ROWS or line.row > MOST_RECORDS:
            message = f"The file has more than {MOST_ROWS:,} rows: {ASK} of one school."
            raise FileUnusableError(message)
    return lines


class _Records:
    """The records of a CSV text; one quoted over several lines is one row."""

    def __init__(self, text: str, delimiter: str) -> None:
        self._text = text
        self._delimiter = delimiter
        self._last: tuple[int, int] = (0, 0)

    def __iter__(self) -> Iterator[Line]:
        lines = io.StringIO(self._text, newline="")
        reader = csv.reader(lines, delimiter=self._delimiter)
        begun = 0
        for row, cells in enumerate(reader, start=1):
            self._last = (begun, reader.line_num)
            begun = reader.line_num
            yield Line(row, tuple(cells))

    def ends_in(self, lines: list[Line], width: int) -> bool:
        """Say whether the file ends inside its last row.

        So it does if a quotation mark is still open, or if that row alone is short and
        nothing ends it. Some systems leave out the empty cells at the end of every
        row: then a short one says nothing.
        """
        raw = "".join(islice(io.StringIO(self._text, newline=""), *self._last))
        if self._still_quoted(raw, len(lines[-1].cells)):
            return True
        if self._text.endswith(("\n", "\r")) or len(lines[-1].cells) >= width:
            return False
        return all(len(line.cells) >= width for line in lines[:-1])

    def _still_quoted(self, raw: str, cells: int) -> bool:
        """Say whether one more cell would be swallowed by an open quotation mark."""
        if not raw.strip():
            return False
        longer = raw.rstrip("\r\n") + self._delimiter + "end"
        found = next(csv.reader([longer], delimiter=self._delimiter))
        return len(found) <= cells
