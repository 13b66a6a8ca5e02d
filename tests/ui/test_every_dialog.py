"""The walls of the screens hold for what opens above them, too."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from senco_app import ui
from senco_app.books.reports import BookLine
from senco_app.people.queries import People
from senco_app.provision.queries import GroupPage as GroupOf
from senco_app.security.enrolment import Enrolment
from senco_app.security.recovery import new_code
from senco_app.settings import Settings
from senco_app.summaries.termly_report.records import IssuedReport
from senco_app.ui import theme
from senco_app.ui.crash_dialog import CrashDialog
from senco_app.ui.first_run.code_page import CodePage
from senco_app.ui.notice import PutAwayNotice
from senco_app.ui.packs.enrol import EnrolDialog
from senco_app.ui.packs.merge import MergeDialog
from senco_app.ui.preferences import Preferences
from senco_app.ui.provision.group_page import GroupPage
from senco_app.ui.provision.screen import ProvisionScreen
from senco_app.ui.pupils.add_dialog import AddPupilDialog
from senco_app.ui.reports.issued import IssuedCard
from senco_app.ui.reports.issuing import MEANING
from senco_app.ui.settings.asking import AskDialog
from senco_app.ui.settings.recovery import CodeDialog
from senco_app.ui.settings.screen import SettingsScreen
from senco_app.ui.widgets.buttons import LinkButton
from senco_app.ui.widgets.question import UnsavedQuestion
from senco_app.vocabulary import Audience
from tests.conftest import QUICK, TODAY
from tests.ui.faults import Faults
from tests.ui.provision.building import teach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.changes import Changes

WIDTH, HEIGHT = 1280, 720
FRAME = 40  # pixels that a window's own title takes
UI = Path(ui.__file__).parent
BOOK = BookLine("book-1", "p-1", "Tamsin Reed-Featherstone", "L-9", "", TODAY, 1, 1)
REPORT = IssuedReport(
    *("r-1", 1, "spring-2027", "Spring 2027"), Audience.HEAD, TODAY, "Quillon Marsh"
)


@pytest.fixture(params=[100, 200], autouse=True)
def size(request: pytest.FixtureRequest, dressed: QApplication) -> Iterator[None]:
    """Dress the application in text of this size, and as usual again afterwards."""
    Preferences(dressed).change(Settings(text_percent=request.param))
    yield
    dressed.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    theme.dress(dressed)


class Looking:
    """Looks at one dialog after the other, over a small window."""

    def __init__(self, qtbot: QtBot) -> None:
        self.faults = Faults()
        self.window = QWidget()
        self.window.resize(WIDTH, HEIGHT)
        qtbot.addWidget(self.window)
        self.window.show()

    def at(self, dialog: QWidget, name: str) -> None:
        dialog.show()
        for _ in range(3):
            QApplication.processEvents()
        self.faults.look_at(dialog, name)
        if dialog.width() > WIDTH or dialog.height() > HEIGHT - FRAME:
            size = f"{dialog.width()}×{dialog.height()}"
            self.faults.note(name, f"larger than the window: {size}")
        dialog.hide()

    def asked(self, dialog: AskDialog) -> int:
        """Stand in for a question that waits, and think better of it."""
        self.at(dialog, dialog.windowTitle())
        dialog.reject()
        return 0


@pytest.fixture
def looking(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Looking:
    made = Looking(qtbot)

    def look(dialog: AskDialog) -> int:
        return made.asked(dialog)

    monkeypatch.setattr(AskDialog, "exec", look)
    return made


def test_every_dialog_shows_all_of_its_words(
    register: Register, looking: Looking
) -> None:
    page = CodePage("Wyebank Primary", "Quillon Marsh", TODAY, new_code())
    over = looking.window
    crash = CrashDialog("ValueError in pupils/rules.py, line 12\n" * 12, over)
    crash.show_details.click()
    enrol = EnrolDialog(register, over)
    looking.at(enrol, "enrol, before a file")
    enrol._show((Enrolment("book-1", "Tamsin Reed", "L-9", bytes(range(32))), False))  # noqa: SLF001 - as if a file was read
    told = PutAwayNotice(over)
    told.say_failed("There is no new backup: the disk is full. Nothing was lost.")
    for name, dialog in (
        ("new pupil", AddPupilDialog(register, over)),
        ("recovery code", CodeDialog(page, over)),
        ("not saved", UnsavedQuestion("Lock without saving", over)),
        ("crash", crash),
        ("enrol", enrol),
        ("returns", MergeDialog(register, Path(), over)),
        ("put away", told),
    ):
        looking.at(dialog, name)
    looking.faults.assert_none()


def test_every_question_shows_all_of_its_words(
    register: Register, changes: Changes, looking: Looking, qtbot: QtBot
) -> None:
    settings = SettingsScreen(register, changes, cost=QUICK)
    provision = ProvisionScreen(register, changes)
    reports = IssuedCard(register)
    for screen in (settings, provision, reports):
        qtbot.addWidget(screen)
        screen.resize(WIDTH, HEIGHT)
        screen.show()
    _ask_about_people(settings, register)
    _ask_about_books(settings)
    _ask_about_a_group(provision, register)
    for audience in Audience:
        reports.ask_sign_off(replace(REPORT, audience=audience))
    about = ("Issue the report of Spring 2027, for the headteacher", MEANING, "Issue")
    AskDialog(about, {}, lambda: None, looking.window).exec()
    assert len(looking.faults.looked_at) == 10
    looking.faults.assert_none()


def test_no_question_loses_words_when_the_window_locks() -> None:
    """What asks for something keeps a draft of it."""
    asking = [
        (call, module.relative_to(UI).as_posix())
        for module in UI.rglob("*.py")
        for call in _calls_of("AskDialog", module)
    ]
    assert len(asking) >= 7
    losing = [
        f"{where}:{call.lineno}"
        for call, where in asking
        if not _asks_nothing(call) and "draft" not in {k.arg for k in call.keywords}
    ]
    assert losing == []


def _ask_about_people(settings: SettingsScreen, register: Register) -> None:
    settings.open_section("People")
    [senco] = register.ask(People())
    people = settings.people.people
    people.role_wanted.emit(senco)
    people.end_wanted.emit(senco, senco.appointments[0])
    people.removal_wanted.emit(senco)


def _ask_about_books(settings: SettingsScreen) -> None:
    assert settings.books is not None
    settings.books.card.revocation_wanted.emit(BOOK)


def _ask_about_a_group(provision: ProvisionScreen, register: Register) -> None:
    taught = teach(register)
    provision.open_part(provision.groups)
    provision.groups.open_group(register.ask(GroupOf(taught.group)))
    page = provision.groups.opened
    assert isinstance(page, GroupPage)
    page.end.click()
    for act in ("Change", "End"):
        links = page.members.findChildren(LinkButton)
        next(one for one in links if one.text() == f"{act}…").click()


def _calls_of(name: str, module: Path) -> Iterator[ast.Call]:
    nodes = ast.walk(ast.parse(module.read_text("utf-8")))
    calls = (node for node in nodes if isinstance(node, ast.Call))
    for call in calls:
        if isinstance(call.func, ast.Name) and call.func.id == name:
            yield call


def _asks_nothing(call: ast.Call) -> bool:
    fields = call.args[1]
    return isinstance(fields, ast.Dict) and not fields.keys
