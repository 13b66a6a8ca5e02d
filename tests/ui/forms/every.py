"""Every form of a register in which somebody types words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from sqlmodel import Session, col, select

from senco_app.cycles.queries import CyclePage
from senco_app.models.audit import AuditEntry
from senco_app.people.queries import People
from senco_app.pupils.queries import PupilList, PupilPage
from senco_app.roles import Permission
from senco_app.ui.background import Background
from senco_app.ui.cycles.screen import CycleScreen
from senco_app.ui.ehc.screen import RequestScreen
from senco_app.ui.pupil.screen import PupilScreen
from senco_app.ui.pupils.add_dialog import AddPupilDialog
from senco_app.ui.settings.screen import SettingsScreen
from senco_app.vocabulary import Decision, SenStatus, Stage
from tests.conftest import PASSWORD, QUICK
from tests.ui.forms import of_provision
from tests.ui.forms.opened import Form, Opened, School

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from senco_app.ui.cycles.sheet import CycleSheet
    from senco_app.ui.pupil.sheet import PupilSheet

CLOSED_ON = date(2027, 3, 1)
NEW_PASSWORD = "harbour tulip engine seventeen"  # noqa: S105 - opens nothing else


def _pupil(school: School) -> PupilSheet:
    screen = school.screen(PupilScreen)
    assert isinstance(screen, PupilScreen)
    screen.show_pupil(school.pupil.pupil_id)
    screen.show()
    assert screen.sheet is not None
    return screen.sheet


def _profile(school: School) -> Opened:
    sheet = _pupil(school)
    sheet.open_part("profile")
    return Opened(sheet.profile, sheet.profile.save_button.click)


def _details(school: School) -> Opened:
    sheet = _pupil(school)
    sheet.open_part("details")
    tab = sheet.details
    return Opened(tab, tab.save_button.click, (tab.alerts, tab.leaving))


def _alerts(school: School) -> Opened:
    sheet = _pupil(school)
    sheet.open_part("details")
    form = sheet.details.alerts
    if not form.rows.rows:
        form.rows.add_button.click()
    return Opened(form, form.save_button.click)


def _leaving(school: School) -> Opened:
    sheet = _pupil(school)
    sheet.open_part("details")
    form = sheet.details.leaving
    return Opened(form, form.button.click)


def _status(school: School) -> Opened:
    sheet = _pupil(school)
    sheet.open_part("needs")
    form = sheet.needs.status
    wanted = {SenStatus.EHC_PLAN, SenStatus.SEN_SUPPORT}
    now = school.register.ask(PupilPage(school.pupil.pupil_id)).status
    form.status.choose((wanted - {now.status if now else None}).pop())
    form.told_on.set_day(school.register.today())
    return Opened(sheet.needs, form.change_button.click)


def _new_pupil(school: School) -> Opened:
    dialog = AddPupilDialog(school.register)
    dialog.status.choose(SenStatus.NONE)
    dialog.keep_reason.setCurrentIndex(1)
    dialog.show()
    school.windows.append(dialog)
    return Opened(dialog, dialog.save.click)


def _cycle(school: School) -> CycleSheet:
    screen = school.screen(CycleScreen)
    assert isinstance(screen, CycleScreen)
    screen.show_cycle(school.pupil.cycle_id)
    screen.show()
    assert screen.sheet is not None
    return screen.sheet


def _assess(school: School) -> Opened:
    sheet = _cycle(school)
    sheet.show_stage(Stage.ASSESS)
    return Opened(sheet.stack.assess, sheet.stack.assess.save_button.click)


def _plan(school: School) -> Opened:
    sheet = _cycle(school)
    sheet.show_stage(Stage.PLAN)
    return Opened(sheet.stack.plan, sheet.stack.plan.save_button.click)


def _note(school: School) -> Opened:
    sheet = _cycle(school)
    sheet.show_stage(Stage.DO)
    return Opened(sheet.stack.do, sheet.stack.do.add_button.click)


def _review(decision: Decision) -> Callable[[School], Opened]:
    def opened(school: School) -> Opened:
        sheet = _cycle(school)
        sheet.show_stage(Stage.REVIEW)
        form = sheet.stack.review
        form.next_step.radios[decision].setChecked(True)
        return Opened(form, form.save_button.click)

    return opened


def _request(school: School) -> Opened:
    screen = school.screen(RequestScreen)
    assert isinstance(screen, RequestScreen)
    screen.show_pupil(school.pupil.pupil_id)
    screen.show()
    assert screen.sheet is not None
    return Opened(screen.sheet.form, screen.sheet.form.save_button.click)


def _settings(school: School) -> SettingsScreen:
    made = school.screen(lambda r, c: SettingsScreen(r, c, cost=QUICK))
    assert isinstance(made, SettingsScreen)
    made.show()
    return made


def _the_school(school: School) -> Opened:
    settings = _settings(school)
    settings.open_section("School")
    return Opened(settings.school, settings.school.save_button.click)


def _terms(school: School) -> Opened:
    settings = _settings(school)
    settings.open_section("Terms")
    form = settings.terms
    if not form.days.rows:
        form.days.add.click()
        form.days.rows[0].closed_on.set_day(CLOSED_ON)
    return Opened(form, form.save_button.click)


def _newcomer(school: School) -> Opened:
    settings = _settings(school)
    settings.open_section("People")
    form = settings.people.add
    for editor in (form.password.first, form.password.second):
        editor.setText(NEW_PASSWORD)
    form.proof.setText(PASSWORD)

    def add() -> None:
        form.act.click()
        for worker in settings.people.findChildren(Background):
            worker.drain()

    return Opened(form, add)


@dataclass(frozen=True)
class WhyLast:
    """Asks for the reason that the newest entry of the audit trail gives."""

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    def fetch(self, session: Session, today: date) -> str:
        """Return it."""
        del today
        newest = select(AuditEntry).order_by(col(AuditEntry.sequence).desc())
        entry = session.exec(newest).first()
        return entry.why if entry else ""


def _why(school: School) -> Collection[str]:
    return [school.register.ask(WhyLast())]


def _notes(school: School) -> Collection[str]:
    notes = school.register.ask(CyclePage(school.pupil.cycle_id)).notes
    return [note.words for note in notes]


def _reasons(school: School) -> Collection[str]:
    statuses = school.register.ask(PupilPage(school.pupil.pupil_id)).statuses
    return [status.reason for status in statuses]


def _newest_pupil(school: School) -> Collection[str]:
    newest = max(school.register.ask(PupilList()), key=lambda one: one.id)
    pupil = school.register.ask(PupilPage(newest.id))
    names = (pupil.details.legal_surname, pupil.details.legal_forename)
    reasons = [status.reason for status in pupil.statuses]
    return [*names, pupil.details.preferred_name, pupil.details.form, *reasons]


def _people(school: School) -> Collection[str]:
    return [person.name for person in school.register.ask(People())]


FORMS = (
    Form("comments of a report", of_provision.comments),
    Form("actions of a report", of_provision.actions),
    Form("one-page profile", _profile),
    Form("alerts", _alerts),
    Form("SEN status", _status, _reasons),
    Form("assessment", _assess),
    Form("plan", _plan),
    Form("note", _note, _notes),
    Form("review with changes", _review(Decision.CHANGE_PLAN)),
    Form("review that carries on", _review(Decision.CARRY_ON)),
    Form("EHC request", _request),
    Form("school", _the_school),
    Form("terms", _terms),
    Form("newcomer", _newcomer, _people),
    Form("intervention", of_provision.intervention),
    Form("group", of_provision.group),
    Form("my sessions", of_provision.my_sessions),
    Form("session", of_provision.session),
    Form("corrected session", of_provision.correction, _why),
    Form("session that did not run", of_provision.not_run),
    Form("details", _details),
    Form("new pupil", _new_pupil, _newest_pupil),
    Form("archive", _leaving, _why),
)
