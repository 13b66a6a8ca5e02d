"""Reads the file that the school office hands over into plain records.

Two shapes are read, told apart by their headings: one row a pupil with the needs beside
each other, as SIMS writes its SEN register ("sims"), and one row a need, as Arbor does
("arbor"). Nothing but plain records leaves here; whatever a damaged or hostile file
provokes ends in one sentence.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from senco_app.errors import FileUnusableError, RuleBrokenError
from senco_app.intake.opening import ASK, check_kind, file_bytes, text_of
from senco_app.intake.rows import RowReader
from senco_app.intake.tables import Line, Table, read_table
from senco_app.pupils.records import FileRemark, OfficeFile
from senco_app.wording import listed

if TYPE_CHECKING:
    from pathlib import Path

    from senco_app.intake.headings import Columns

SIMS, ARBOR = "sims", "arbor"
NOT_READ = {
    "bromcom": "Bromcom workbooks",
    "ctf": "Common Transfer Files",
    "pupil": "single pupils' records",
}
KINDS = ("auto", SIMS, ARBOR, *NOT_READ)
_MOST_NAMED = 10
_LONGEST_NAME = 40


def read_office_file(path: Path, kind: str = "auto") -> OfficeFile:
    """Return what the office's file says, row by row, and what could not be read.

    Args:
        path: The file; at most 20 MB.
        kind: One of ``KINDS``; "auto" looks at the headings.

    Raises:
        FileUnusableError: If there is no such file, it is not of that kind, or nothing
            in it can be read. The text names the file and says what to do.
        RuleBrokenError: If there is no such kind.
    """
    if kind not in KINDS:
        message = f"There is no kind of file “{kind}”; use {', '.join(KINDS)}."
        raise RuleBrokenError(message, "kind")
    try:
        return _read(path, kind)
    except FileUnusableError as known:
        message = f"{path.name}: {known}"
        raise FileUnusableError(message) from known
    except Exception as fault:  # parsers raise anything on damaged files
        message = f"{path.name}: The file is damaged and cannot be read: {ASK} again."
        raise FileUnusableError(message) from fault


def _read(path: Path, kind: str) -> OfficeFile:
    data = file_bytes(path)
    check_kind(data)
    if kind in NOT_READ:
        message = f"{NOT_READ[kind]} are not read, only CSV registers: {ASK}."
        raise FileUnusableError(message)
    table = read_table(text_of(data))
    shape = _shape(table, kind)
    return _pupils_of(table, shape)


def _shape(table: Table, kind: str) -> str:
    """Return whether a pupil has one row or one row a need."""
    columns = table.columns
    if kind == SIMS and columns.ranked_by_row:
        message = "The file has one row a need, with its rank: take it in as arbor."
        raise FileUnusableError(message)
    if kind == ARBOR and columns.numbered:
        message = "The file has one row a pupil, with all needs: take it in as sims."
        raise FileUnusableError(message)
    if kind != "auto":
        return kind
    if columns.ranked_by_row and not columns.numbered:
        return ARBOR
    if columns.numbered or not columns.needs:
        return SIMS
    return ARBOR if _a_need_has_its_own_row(table) else SIMS


def _a_need_has_its_own_row(table: Table) -> bool:
    """Say whether rows stand there that differ in the need alone."""
    seen: dict[tuple[str, ...], Line] = {}
    for line in table.lines:
        rest = _without_needs(line, table.columns)
        if seen.setdefault(rest, line).cells != line.cells:
            return True
    return False


def _without_needs(line: Line, columns: Columns) -> tuple[str, ...]:
    places = columns.need_places
    return tuple(cell for n, cell in enumerate(line.cells) if n not in places)


def _pupils_of(table: Table, shape: str) -> OfficeFile:
    reader = RowReader(table.columns)
    _look_at_columns(table, reader)
    one_each = [(line,) for line in table.lines]
    rows = one_each if shape == SIMS else _by_pupil(table, reader)
    pupils = tuple(p for lines in rows if (p := reader.pupil(lines)) is not None)
    if table.cut is not None:
        _leave_out_the_cut_row(table.cut, reader)
    left_out = tuple(reader.left_out)
    return OfficeFile(
        kind=shape,
        read=len(pupils) + len(left_out),
        pupils=pupils,
        left_out=left_out,
        warnings=tuple(sorted(reader.warnings, key=lambda w: w.row)),
        whole=table.cut is None,
    )


def _look_at_columns(table: Table, reader: RowReader) -> None:
    aside = table.columns.left_aside
    if aside:
        names = tuple(name[:_LONGEST_NAME] for name in aside[:_MOST_NAMED])
        rest = len(aside) - len(names)
        said = listed((*names, f"{rest} more" if rest else ""))
        reader.warn(table.headings.row, f"Columns that nothing is taken from: {said}.")
    if "status" not in table.columns.places:
        reader.warn(
            table.headings.row,
            "There is no column of SEN status: nobody is added to the register.",
        )


def _by_pupil(table: Table, reader: RowReader) -> list[tuple[Line, ...]]:
    """Return the rows of each pupil together, in the order of their first rows.

    Rows of one name and date of birth are one pupil's unless their UPNs differ.
    """
    groups: list[list[Line]] = []
    of_name: dict[tuple[str, ...], list[list[Line]]] = defaultdict(list)
    for line in table.lines:
        name = tuple(
            reader.text(line, part).casefold()
            for part in ("surname", "forename", "born_on")
        )
        upn = reader.text(line, "upn").casefold()
        upns = (reader.text(group[0], "upn").casefold() for group in of_name[name])
        place = next((n for n, u in enumerate(upns) if not (u and upn) or u == upn), -1)
        if place >= 0:
            of_name[name][place].append(line)
            continue
        groups.append([line])
        of_name[name].append(groups[-1])
    for group in groups:
        _compare_rows(group, table.columns, reader)
    return [tuple(group) for group in groups]


def _compare_rows(group: list[Line], columns: Columns, reader: RowReader) -> None:
    first = _without_needs(group[0], columns)
    for line in group[1:]:
        if _without_needs(line, columns) != first:
            reader.warn(
                line.row,
                f"The row says otherwise than row {group[0].row} of the same pupil, "
                f"which counts; only the need was taken from here.",
            )


def _leave_out_the_cut_row(cut: Line, reader: RowReader) -> None:
    reader.left_out.append(FileRemark(cut.row, "The file is cut off in this row."))
    reader.warn(
        cut.row,
        "The file is incomplete: it ends in the middle of this row, and more may be "
        f"missing. The whole rows were taken; {ASK} again.",
    )
