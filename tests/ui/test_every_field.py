"""What is typed comes back letter for letter, from every field that keeps words."""

from __future__ import annotations

import ast
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from senco_app import ui
from senco_app.provision.commands import AddMember
from senco_app.provision.queries import Interventions
from senco_app.ui.ehc.list_screen import RequestsScreen
from senco_app.ui.preferences import PROPERTY, Preferences
from senco_app.ui.provision.screen import ProvisionScreen
from senco_app.ui.provision.times import TimeField
from senco_app.ui.pupils.list_screen import PupilsScreen
from senco_app.ui.today.screen import TodayScreen
from senco_app.ui.widgets.dates import DateField
from senco_app.ui.widgets.fields import LongWords, ShortWords
from senco_app.ui.widgets.password import PasswordEdit
from tests.ui.cycles.building import planned
from tests.ui.forms.every import FORMS
from tests.ui.forms.opened import Form, Opened, School
from tests.ui.hostile import HOSTILE
from tests.ui.people import add_pupil
from tests.ui.provision.building import SPRING, teach
from tests.ui.walls import assert_plain_text, described

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.changes import Changes

Editor = QLineEdit | QPlainTextEdit | QTextEdit
Words = ShortWords | LongWords
A_LINE = 100  # letters: what is longer goes into fields of several lines
ALL = "\n".join(("  ", *(one for one in HOSTILE if len(one) < A_LINE), "  "))
LONGEST = max(HOSTILE, key=len)

RULED = {
    DateField: "a day, read in the ways that days are written",
    TimeField: "a time of the day",
    PasswordEdit: "a secret, that is never shown again",
}
RULED_NAMES = {
    "UPN": "capital letters and figures, without blanks",
    "Pupil": "finds a pupil of the register; the letters are not kept",
}


def _one_blank(words: str) -> str:
    return " ".join(words.split())


ALIKE = "two that look alike would be taken for one: single blanks, none at the ends"
SLIP = "a blank beside a new name or class would make two of one"
TYPING = "saved while it is typed: a blank at the end begins the next word"
TREATED: tuple[tuple[str, Callable[[str], str], str], ...] = (
    ("newcomer, Name", _one_blank, ALIKE),
    ("intervention, Name", _one_blank, ALIKE),
    ("group, Name of the group", _one_blank, ALIKE),
    ("new pupil, Legal", str.strip, SLIP),
    ("new pupil, Preferred", str.strip, SLIP),
    ("new pupil, Class", str.strip, SLIP),
    ("my sessions, ", str.strip, TYPING),
    ("session that did not run, ", str.strip, TYPING),
)
"""How a field begins, what its own rule makes of the words, and why."""
SHOWN_BY_HOVERING = ("Name of the term", "a few words", "A few words on")
QUESTIONS = "typed into by the tests of every question"
KEEPS_NO_WORDS = {
    "crash_dialog.py": "shows what happened, to be copied",
    "palette/palette.py": "finds",
    "pupils/bar.py": "narrows the list",
    "provision/groups.py": "narrows the list",
    "provision/pupil_picker.py": "finds a pupil",
    "help/viewer.py": "finds a word in the help",
    "unlock/recover.py": "the recovery code, that is never shown again",
    "first_run/code_step.py": "two groups of the recovery code",
    "first_run/school_step.py": f"before there is a register: {QUESTIONS}",
    "first_run/senco_step.py": f"before there is a register: {QUESTIONS}",
    "book/first_run.py": f"before there is a book: {QUESTIONS}",
    "settings/second_place.py": "a folder of this computer",
    "packs/hand_out.py": "a folder of this computer",
    "intake/proposals.py": "why a status ends: typed into by the tests of the import",
    "settings/books.py": f"a reason that only the history holds: {QUESTIONS}",
    "reports/issued.py": f"the headteacher’s words, printed for good: {QUESTIONS}",
}


@dataclass
class Typing:
    """Which words go into the next field, and what was found wrong."""

    left: deque[str] = field(default_factory=lambda: deque(HOSTILE))
    used_in_a_line: set[str] = field(default_factory=set)
    of_several_lines: int = 0
    modules: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    def type_into(self, editor: Editor) -> str:
        """Paste the next words that fit over what stands there; return them."""
        words = self._words_for(editor)
        editor.selectAll()
        if isinstance(editor, QLineEdit):
            editor.insert(words)
        else:
            editor.insertPlainText(words)
        self.modules |= _modules_around(editor)
        if isinstance(editor, QPlainTextEdit):
            words = with_plain_line_ends(words)
        return words

    def _words_for(self, editor: Editor) -> str:
        """Return all for several lines; for one line, the next two that fit."""
        if not isinstance(editor, QLineEdit):
            self.of_several_lines += 1
            return ALL if self.of_several_lines % 8 else f"{ALL}{LONGEST}"
        if any(name in editor.accessibleName() for name in SHOWN_BY_HOVERING):
            return HOSTILE[0]
        room = editor.maxLength()
        first = self._next_for(editor, room - 2)
        then = self._next_for(editor, room - len(first) - 3)
        self.used_in_a_line |= {first, then}
        return f" {first} {then} "

    def _next_for(self, editor: QLineEdit, room: int) -> str:
        for _ in range(len(self.left)):
            words = self.left.popleft()
            self.left.append(words)
            if _fits_a_line(words) and len(words) <= room:
                return words
        message = f"nothing fits {described(editor)}"
        raise AssertionError(message)


@pytest.fixture
def own_preferences(dressed: QApplication, tmp_path: Path) -> Iterator[None]:
    Preferences(dressed, tmp_path / "own")
    yield
    dressed.setProperty(PROPERTY, None)


@pytest.fixture
def school(
    register: Register, changes: Changes, own_preferences: None, qtbot: QtBot
) -> Iterator[School]:
    """Return a school where a child in a group has a name that looks like markup."""
    del own_preferences
    taught, made = teach(register), planned(register)
    marked = add_pupil(register, "<i>Ives</i>", "<img src=y onerror=alert(2)>")
    register.execute(AddMember(taught.group, marked, SPRING.first_on))
    first = register.ask(Interventions())[0]
    school = School(register, made, taught, first.id, changes)
    yield school
    for window in school.windows:
        qtbot.addWidget(window)


def test_what_is_typed_into_every_field_comes_back_letter_for_letter(
    school: School,
) -> None:
    typing = Typing()
    for form in FORMS:
        _type_and_look_again(form, school, typing)
    for makes in (TodayScreen, PupilsScreen, RequestsScreen, ProvisionScreen):
        school.screen(makes).show()
        typing.faults += _read_as_markup(school)
    assert typing.faults == []
    assert typing.used_in_a_line == {one for one in HOSTILE if _fits_a_line(one)}
    untried = _makers_of_editors() - typing.modules - set(KEEPS_NO_WORDS)
    assert untried == set(), f"neither typed into nor listed: {untried}"
    assert set(KEEPS_NO_WORDS) <= _makers_of_editors()


def _type_and_look_again(form: Form, school: School, typing: Typing) -> None:
    """Fill every field of a form, save, and compare with what a new screen shows."""
    opened = form.open(school)
    QApplication.processEvents()
    typed = {
        name: _as_kept(f"{form.name}, {name}", typing.type_into(editor))
        for name, editor in _fields(opened)
    }
    assert typed, f"{form.name} has no field"
    opened.save()
    QApplication.processEvents()
    if form.stored is not None:
        stored = form.stored(school)
        lost = {n: words for n, words in typed.items() if words not in stored}
    else:
        again = form.open(school)
        QApplication.processEvents()
        shown = {name: editor.words() for name, editor in _fields(again)}
        lost = {n: words for n, words in typed.items() if words != shown.get(n)}
    typing.faults += [f"{form.name}, {name}: {what!r}" for name, what in lost.items()]
    typing.faults += _read_as_markup(school)


def _fields(opened: Opened) -> Iterator[tuple[str, Words]]:
    """Yield what keeps words on a form, by its name and its place among the same."""
    seen: dict[str, int] = {}
    for editor in opened.root.findChildren(QWidget):
        if not isinstance(editor, Editor) or not _is_typed_into(editor):
            continue
        if any(part.isAncestorOf(editor) for part in opened.leaves_out):
            continue
        assert isinstance(editor, Words), f"{described(editor)} is not of the house"
        name = editor.accessibleName()
        seen[name] = seen.get(name, 0) + 1
        yield f"{name} {seen[name]}", editor


def _is_typed_into(editor: Editor) -> bool:
    inside = isinstance(editor.parentWidget(), QAbstractSpinBox | QComboBox)
    ruled = isinstance(editor, tuple(RULED)) or editor.accessibleName() in RULED_NAMES
    return editor.isVisible() and not (editor.isReadOnly() or inside or ruled)


def _as_kept(field_name: str, words: str) -> str:
    """Return the words as the field's own rule keeps them: mostly as they are."""
    rules = (how for begins, how, _ in TREATED if field_name.startswith(begins))
    return next(rules, str)(words)


def _fits_a_line(words: str) -> bool:
    return len(words) < A_LINE and bool(words.strip())


def with_plain_line_ends(words: str) -> str:
    """Return the words as Qt's documents keep them: every end of a line is the same."""
    for end in ("\r\n", "\r", "\u2029"):
        words = words.replace(end, "\n")
    return words


def _read_as_markup(school: School) -> list[str]:
    """Return what the newest screen would not show as plain text."""
    window = school.windows[-1]
    QApplication.processEvents()
    found = [
        f"tool tip of {described(one)}: {one.toolTip()}"
        for one in window.findChildren(QWidget)
        if _is_markup(one.toolTip())
    ]
    found += [
        f"letters of {described(one)} taken for a key"
        for one in window.findChildren(QAbstractButton)
        if "&" in one.text().replace("&&", "")
    ]
    for view in window.findChildren(QAbstractItemView):
        found += [f"tool tip in {described(view)}: {one}" for one in _tips_in(view)]
    try:
        assert_plain_text(window)
    except AssertionError as fault:
        found.append(str(fault))
    return found


def _tips_in(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for row in range(model.rowCount()):
        tip = str(model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) or "")
        if _is_markup(tip):
            yield tip


def _is_markup(tip: str) -> bool:
    """Say whether a tip holds signs of markup that nobody has put out of force."""
    inside = tip.removeprefix("<qt>").removesuffix("</qt>")
    return Qt.mightBeRichText(tip) and "<" in inside


def _modules_around(editor: QWidget) -> set[str]:
    """Return the modules of the editor's ancestors, as paths under the ui package."""
    found, one = set(), editor.parentWidget()
    while one is not None:
        found.add(type(one).__module__.removeprefix(f"{ui.__name__}."))
        one = one.parentWidget()
    return {f"{name.replace('.', '/')}.py" for name in found}


def _makers_of_editors() -> set[str]:
    """Return the modules of the ui package that make an editor for words."""
    folder = Path(ui.__file__).parent
    named = {one: one.relative_to(folder).as_posix() for one in folder.rglob("*.py")}
    makers = {name for one, name in named.items() if _makes_editors(one)}
    return makers - {"widgets/fields.py"}


def _makes_editors(module: Path) -> bool:
    wanted = {"ShortWords", "LongWords", "line", "QLineEdit", "QPlainTextEdit"}
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in wanted
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
    )
