"""A pupil who is N in the file: what that takes is typed beside the change."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from senco_app.intake import read_office_file
from senco_app.pupils.commands import ChangeStatus
from senco_app.pupils.commands.taking_in import ImportOfficeFile
from senco_app.pupils.queries import PupilByUpnOrId, PupilPage
from senco_app.settings import Settings
from senco_app.ui.intake.deciding import taken_in
from senco_app.ui.intake.dialog import ImportDialog
from senco_app.ui.intake.proposals import Decision
from senco_app.ui.intake.sentences import UNDECIDED
from senco_app.ui.theme import dress
from senco_app.vocabulary import SenStatus
from tests.conftest import TODAY
from tests.intake.samples import SIMS_ROWS, sims, written
from tests.pupils.made import planned_cycle
from tests.ui.hostile import HOSTILE
from tests.ui.intake.test_import_dialog import rows, take_in
from tests.ui.walls import (
    assert_named_and_reachable,
    assert_nothing_cut,
    assert_plain_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from senco_app.pupils.records import PupilRecord
    from senco_app.register import Register

K, E, N = SenStatus.SEN_SUPPORT, SenStatus.EHC_PLAN, SenStatus.NONE
ZO, TOM = "B801200005001", "E884200126001"
ZO_N = SIMS_ROWS[0].replace("SEN Support (K),07/10/2024,SPLD,SLCN", "No SEN,,,")
TOM_N = SIMS_ROWS[1].replace(
    '"E - Education, health and care plan",31/08/2026,ASD', "No SEN,,"
)
TOM_MOVED = SIMS_ROWS[1].replace("3 Yew", "3 Ash")
TOLD = "1 Feb 2027"
ROOM = 720 - 40
LONGEST_REASON = 500


def _in_lines(longest: int) -> list[str]:
    """Return the hostile strings that fit a line, as few lines of them."""
    lines = [""]
    for one in HOSTILE:
        if len(one) < longest // 4 and one.strip():
            if len(lines[-1]) + len(one) + 2 > longest:
                lines.append("")
            lines[-1] = f"{lines[-1]} {one}".strip()
    return lines


@pytest.fixture
def compared(
    qtbot: QtBot, tmp_path: Path, register: Register
) -> Callable[..., ImportDialog]:
    """Return the dialog with a file of these rows; Zo and Tom are in the register."""
    first = read_office_file(written(tmp_path, sims(), "first.csv"))
    register.execute(ImportOfficeFile(first, "first.csv"))

    window = QWidget()
    window.resize(1280, 720)
    qtbot.addWidget(window)
    window.show()

    def compare(*lines: str) -> ImportDialog:
        dialog = ImportDialog(register, window)
        dialog.show()
        dialog.read(written(tmp_path, sims(*lines)))
        qtbot.waitUntil(lambda: not dialog.doing.isVisible(), timeout=10_000)
        return dialog

    return compare


def page(register: Register, upn: str = ZO) -> PupilRecord:
    return register.ask(PupilPage(register.ask(PupilByUpnOrId(upn))))


def fill_in(qtbot: QtBot, dialog: ImportDialog, reason: str, told_on: str) -> None:
    part = dialog.differences.changed
    part.reason.setFocus()
    qtbot.keyClicks(part.reason, reason)
    qtbot.keyClick(part.reason, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is part.told_on
    qtbot.keyClicks(part.told_on, told_on)


def test_it_stands_first_among_the_changes_and_asks_for_both(
    register: Register, compared: Callable[..., ImportDialog]
) -> None:
    dialog = compared(TOM_MOVED, ZO_N)
    part = dialog.differences.changed

    assert rows(part) == [
        [
            *("3", "Zo Penrose", "SEN status, proposed"),
            "SEN support from 7 Oct 2024 → No SEN from 9 Feb 2027",
        ],
        ["2", "Tom D’Arcy", "form", "3 Yew → 3 Ash"],
    ]
    assert "2 changed (1 only proposed)" in dialog.summary.text()
    assert part.proposal.isVisible()
    part.table.selectRow(1)
    assert not part.proposal.isVisible()
    assert page(register).status is not None


def test_a_file_that_only_proposes_waits_for_both_fields(
    qtbot: QtBot, compared: Callable[..., ImportDialog]
) -> None:
    dialog = compared(ZO_N)
    part = dialog.differences.changed

    assert (dialog.take_in.isEnabled(), dialog.nothing.text()) == (False, UNDECIDED)
    assert dialog.focusWidget() is part.reason
    fill_in(qtbot, dialog, "Caught up", "")
    assert not dialog.take_in.isEnabled()
    fill_in(qtbot, dialog, "", TOLD)
    assert dialog.take_in.isEnabled()
    assert not dialog.nothing.isVisible()
    assert rows(part)[0][2] == "SEN status, decided here"


def test_filled_in_it_is_changed_with_what_was_said(
    qtbot: QtBot, register: Register, compared: Callable[..., ImportDialog]
) -> None:
    dialog = compared(ZO_N)
    fill_in(qtbot, dialog, "Caught up", TOLD)

    take_in(qtbot, dialog)

    [now, before] = page(register).statuses
    assert (now.status, now.from_on, now.reason) == (N, TODAY, "Caught up")
    assert now.parents_told_on == date(2027, 2, 1)
    assert (before.status, before.until_on) == (K, date(2027, 2, 8))
    assert dialog.banner.words.text() == "Taken in: 1 pupil changed."
    assert not dialog.differences.changed.proposal.isVisible()
    again = compared(ZO_N)
    assert (again.differences.changed.model.rowCount(), again.take_in.isEnabled()) == (
        0,
        False,
    )


@pytest.mark.parametrize("words", _in_lines(LONGEST_REASON))
def test_hostile_reasons_come_back_letter_for_letter(
    qtbot: QtBot, register: Register, compared: Callable[..., ImportDialog], words: str
) -> None:
    dialog = compared(ZO_N)
    dialog.differences.changed.reason.insert(words)
    dialog.differences.changed.reason.textEdited.emit(words)
    fill_in(qtbot, dialog, "", TOLD)
    assert_plain_text(dialog)

    take_in(qtbot, dialog)

    assert page(register).statuses[0].reason == words


@pytest.mark.parametrize(
    ("reason", "told_on"),
    [("", ""), ("Caught up", ""), ("", TOLD), ("Caught up", "soon")],
)
def test_not_filled_in_it_is_left_out_and_holds_nothing_back(
    qtbot: QtBot,
    register: Register,
    compared: Callable[..., ImportDialog],
    reason: str,
    told_on: str,
) -> None:
    dialog = compared(ZO_N, TOM_MOVED)
    fill_in(qtbot, dialog, reason, told_on)

    take_in(qtbot, dialog)

    assert [one.status for one in page(register).statuses] == [K]
    assert page(register, TOM).details.form == "3 Ash"
    assert dialog.banner.words.text() == (
        "Taken in: 1 pupil changed. 1 pupil who is N in the file keeps the SEN status "
        "of the register."
    )


def test_what_is_wrong_with_the_day_is_said_beside_it(
    qtbot: QtBot, compared: Callable[..., ImportDialog]
) -> None:
    dialog = compared(ZO_N)
    told = dialog.differences.changed.fields["parents_told_on"]

    fill_in(qtbot, dialog, "Caught up", "10 Feb 2027")
    dialog.cancel.setFocus()

    assert told.problem.text() == "Wed 10 Feb 2027 is still to come."
    assert not dialog.take_in.isEnabled()


def test_each_pupil_has_their_own_words(
    qtbot: QtBot, register: Register, compared: Callable[..., ImportDialog]
) -> None:
    dialog = compared(ZO_N, TOM_N)
    part = dialog.differences.changed
    fill_in(qtbot, dialog, "Caught up", TOLD)

    part.table.selectRow(1)
    assert (part.reason.text(), part.told_on.text()) == ("", "")
    fill_in(qtbot, dialog, "The plan ceased", "2 Feb 2027")
    part.table.selectRow(0)
    assert part.reason.text() == "Caught up"
    take_in(qtbot, dialog)

    reasons = [page(register, upn).statuses[0].reason for upn in (ZO, TOM)]
    assert reasons == ["Caught up", "The plan ceased"]


def test_a_pupil_whose_cycle_waits_for_its_review_is_decided_there(
    register: Register, compared: Callable[..., ImportDialog]
) -> None:
    planned_cycle(register, page(register).id)
    dialog = compared(ZO_N)
    part = dialog.differences.changed

    assert part.obstacle.text() == (
        "Cycle 1 is running: finish its review and decide there."
    )
    assert part.obstacle.isVisible()
    assert not part.proposal.isVisible()
    assert not dialog.take_in.isEnabled()


def test_a_status_that_cannot_be_changed_after_all_is_told_and_stays(
    register: Register, compared: Callable[..., ImportDialog], tmp_path: Path
) -> None:
    dialog = compared(ZO_N)
    [end] = [c.proposed for c in dialog.differences.changed.changes if c.proposed]
    file = read_office_file(written(tmp_path, sims(ZO_N)))

    report = taken_in(register, file, "a.csv", [Decision(end, " ", TODAY)])

    assert report.proposed == (end,)
    assert report.warnings[-1].why == (
        "The SEN status of Zo Penrose was not changed: Say why the status changes."
    )


def test_what_was_decided_elsewhere_meanwhile_is_not_done_twice(
    register: Register, compared: Callable[..., ImportDialog], tmp_path: Path
) -> None:
    dialog = compared(ZO_N)
    [end] = [c.proposed for c in dialog.differences.changed.changes if c.proposed]
    register.execute(ChangeStatus(end.pupil_id, N, TODAY, "At the review", TODAY))
    file = read_office_file(written(tmp_path, sims(ZO_N)))

    report = taken_in(register, file, "a.csv", [Decision(end, "Caught up", TODAY)])

    assert (report.unchanged, report.warnings) == (1, ())
    assert page(register).statuses[0].reason == "At the review"


def test_what_was_typed_is_kept_when_the_file_cannot_be_taken_in(
    qtbot: QtBot, register: Register, compared: Callable[..., ImportDialog]
) -> None:
    dialog = compared(ZO_N)
    fill_in(qtbot, dialog, "Caught up", TOLD)
    register.close()

    dialog.take_in.click()
    qtbot.waitUntil(lambda: not dialog.doing.isVisible(), timeout=10_000)

    assert dialog.banner.words.text().endswith("Nothing was changed.")
    assert dialog.differences.isVisible()
    assert dialog.differences.changed.reason.text() == "Caught up"
    assert dialog.take_in.isEnabled()


def test_enter_in_a_field_presses_no_button(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    compared: Callable[..., ImportDialog],
) -> None:
    asked: list[str] = []

    def choose(_parent: object, title: str, *_: object) -> tuple[str, str]:
        asked.append(title)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    dialog = compared(ZO_N)
    part = dialog.differences.changed
    fill_in(qtbot, dialog, "Caught up", TOLD)

    for editor in (part.reason, part.told_on):
        qtbot.keyClick(editor, Qt.Key.Key_Return)

    assert asked == []
    assert dialog.isVisible()
    assert part.told_on.text() == "Mon 1 Feb 2027"


@pytest.mark.parametrize("percent", [100, 200])
def test_it_is_decided_by_keyboard_alone_and_nothing_is_cut(
    qtbot: QtBot,
    undressed_after: QApplication,
    compared: Callable[..., ImportDialog],
    percent: int,
) -> None:
    dress(undressed_after, Settings(text_percent=percent))
    dialog = compared(ZO_N, TOM_N)
    qtbot.waitExposed(dialog)
    table = dialog.differences.changed.table
    assert table.viewport().height() >= table.rowHeight(0)
    fill_in(qtbot, dialog, "Caught up", "10 Feb 2027")
    dialog.cancel.setFocus()
    QApplication.processEvents()

    assert dialog.height() <= ROOM

    assert_named_and_reachable(dialog)
    assert_nothing_cut(dialog)
    assert_plain_text(dialog)
