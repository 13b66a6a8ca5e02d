"""Every screen there is, one after another: to be painted, and to be measured."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTabWidget, QWidget

from senco_app.cycles.commands import SaveReview
from senco_app.cycles.queries import CyclePage, CyclesOf
from senco_app.cycles.records import OutcomeFinding, Review
from senco_app.ehc.queries import RequestOf
from senco_app.provision.queries import Groups, Interventions
from senco_app.pupils.queries import PupilList
from senco_app.ui.provision.screen import ProvisionScreen
from senco_app.ui.settings.screen import SettingsScreen
from senco_app.ui.trail import Kind, Place
from senco_app.vocabulary import Decision, Result, Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from senco_app.register import Register
    from senco_app.ui.book.window import BookWindow
    from senco_app.ui.first_run.window import FirstRunWindow
    from senco_app.ui.intake.dialog import ImportDialog
    from senco_app.ui.main_window import MainWindow

    Named = Iterator[tuple[str, QWidget]]

SCHOOL, SENCO = "Wyebank Primary", "Quillon Marsh"
PASSWORD = "vellum otter quarry lanterns"  # noqa: S105 - opens made-up registers only
CODE = 2
OFFICE_FILE = """\
UPN,Legal Surname,Legal Forename,Date of Birth,Year Group,Reg Group,SEN Status
H831203219004,Sandford,Imogen,14/03/2018,4,4 Elm,K
F831203219007,Bright,Tomas,02/11/2017,4,4 Elm,E
"""


@dataclass(frozen=True, slots=True)
class Scene:
    """A screen of an open register.

    Attributes:
        name: Of the picture.
        kind: Of the place; the name of a ``Kind``. One that this version has not is
            left out.
        about: Finds the record that the place shows; nothing for a list.
        parts: Whether each of its tabs or sections is a picture of its own.
    """

    name: str
    kind: str
    about: Callable[[Register], str] = field(default=lambda _register: "")
    parts: bool = False


def with_request(register: Register) -> str:
    """Return the id of a pupil for whom an assessment was asked."""
    pupils = register.ask(PupilList())
    return next(p.id for p in pupils if register.ask(RequestOf(p.id)))


def in_stage(stage: Stage) -> Callable[[Register], str]:
    """Return what finds an open cycle in that stage, the longest story first."""

    def find(register: Register) -> str:
        there = [p for p in register.ask(PupilList()) if p.stage is stage]
        return max(there, key=lambda pupil: pupil.cycle_number).cycle_id

    return find


def write_review(register: Register, cycle_id: str) -> None:
    """Write a whole review of a cycle whose plan is agreed, not finished yet."""
    cycle = register.ask(CyclePage(cycle_id))
    found = partial(OutcomeFinding, result=Result.PARTLY_MET, actual="2 of 5")
    review = Review(
        held_on=register.today(),
        attended="Mrs Orme, the family",
        findings=tuple(found(outcome.id) for outcome in cycle.plan.outcomes),
        what_helped="Words taught before the lesson.",
        pupil_words="“It is calmer now.”",
        parents_words="He tells us about his day.",
        learned="Short steps that are shown work.",
        next_changes="Practise at lunch, with a friend.",
        decision=Decision.CHANGE_PLAN,
    )
    register.execute(SaveReview(cycle_id, cycle.version, review))


def closed(register: Register) -> str:
    """Return the id of a cycle that was reviewed."""
    cycles = register.ask(CyclesOf(with_request(register)))
    return next(cycle.id for cycle in cycles if cycle.stage is Stage.CLOSED)


SCENES = (
    Scene("today", "TODAY"),
    Scene("pupils", "PUPILS"),
    Scene("pupil", "PUPIL", with_request, parts=True),
    Scene("cycle-assess", "CYCLE", in_stage(Stage.ASSESS)),
    Scene("cycle-plan", "CYCLE", in_stage(Stage.PLAN)),
    Scene("cycle-do", "CYCLE", in_stage(Stage.DO)),
    Scene("cycle-review", "CYCLE", in_stage(Stage.REVIEW)),
    Scene("cycle-closed", "CYCLE", closed),
    Scene("provision", "PROVISION", parts=True),
    Scene("sessions", "SESSIONS"),
    Scene("ehc", "EHC"),
    Scene("ehc-request", "EXPORT", with_request),
    Scene("reports", "REPORTS", parts=True),
    Scene("settings", "SETTINGS", parts=True),
)


def of_register(window: MainWindow, settle: Callable[[], None]) -> Named:
    """Show every screen of an open register, then what opens above the screens."""
    for scene in SCENES:
        kind = Kind.__members__.get(scene.kind)
        if kind is not None:
            window.go(Place(kind, scene.about(window.register)))
            settle()
            for name in _parts(scene, window):
                yield name, window
            if scene.kind == "PROVISION":
                yield from _provision_pages(window, settle)
    window.go(Place(Kind.TODAY))
    yield from _above(window, settle)


def of_book(window: BookWindow) -> Named:
    """Show the pages of an open book that was handed out to."""
    for kind in (Kind.SESSIONS, Kind.TICK_SHEETS):
        window.go(kind)
        yield f"book-{_slug(kind.name.replace('_', ' '))}", window


def of_import(dialog: ImportDialog, folder: Path, settle: Callable[[], None]) -> Named:
    """Show the import before a file is chosen, and with its differences."""
    yield "import", dialog
    file = folder / "sen-register.csv"
    file.write_text(OFFICE_FILE, "utf-8")
    dialog.read(file)
    settle()
    yield "import-differences", dialog


def of_first_run(window: FirstRunWindow, until: Callable[[int], None]) -> Named:
    """Lead through the five steps; ``until`` waits for the step of that number."""
    yield "first-run-1-school", window
    window.school.school.setText(SCHOOL)
    window.go_on()
    yield "first-run-2-senco", window
    window.senco.senco.setText(SENCO)
    asked = window.senco.asked
    for line in (asked.first, asked.second):
        line.setText(PASSWORD)
    window.go_on()
    until(CODE)
    yield "first-run-3-code", window
    window.go(CODE + 1)
    yield "first-run-4-terms", window
    window.go(CODE + 2)
    yield "first-run-5-pupils", window


def _parts(scene: Scene, window: MainWindow) -> Iterator[str]:
    """Show each tab, or each section, of what is shown; give its name."""
    shown = window.stack.currentWidget()
    every = window.stack.findChildren(QTabWidget)
    tabs = next((tabs for tabs in every if tabs.isVisible()), None)
    if scene.parts and isinstance(shown, SettingsScreen):
        for title in shown.sections:
            shown.open_section(title)
            yield f"{scene.name}-{_slug(title)}"
    elif scene.parts and tabs is not None:
        for number in range(tabs.count()):
            tabs.setCurrentIndex(number)
            yield f"{scene.name}-{_slug(tabs.tabText(number))}"
    else:
        yield scene.name


def _provision_pages(window: MainWindow, settle: Callable[[], None]) -> Named:
    """Show a group, an intervention, and what a week opens."""
    shown = window.stack.currentWidget()
    if not isinstance(shown, ProvisionScreen):
        return
    register = window.register
    for name, part, opens in (
        ("group", shown.groups, _first_group(shown, register)),
        ("new-group", shown.groups, lambda: shown.groups.open_group(None)),
        ("intervention", shown.interventions, _first_intervention(shown, register)),
        ("session", shown.week, lambda: _first_session(shown)),
        ("sheets", shown.week, shown.week.open_sheets),
        ("keying", shown.week, shown.week.key_in.click),
    ):
        shown.open_part(part)
        opens()
        settle()
        yield f"provision-{name}", window
        part.close_page()


def _first_group(shown: ProvisionScreen, register: Register) -> Callable[[], None]:
    return lambda: shown.groups.open_group(register.ask(Groups())[0])


def _first_intervention(
    shown: ProvisionScreen, register: Register
) -> Callable[[], None]:
    chosen = shown.interventions.list.chosen
    return lambda: chosen.emit(register.ask(Interventions())[0])


def _first_session(shown: ProvisionScreen) -> None:
    tiles = (tile for one in shown.week.days for tile in one.tiles)
    next(tiles).click()


def _above(window: MainWindow, settle: Callable[[], None]) -> Named:
    window.open_finder()
    yield "palette", window
    if window.finder.palette is not None:
        window.finder.palette.dismiss()
    window.help.show_help()
    if window.help.viewer is not None:
        yield "help", window.help.viewer
        window.help.viewer.close()
    settle()


def _slug(title: str) -> str:
    return "-".join(title.replace("&", "").lower().split())
