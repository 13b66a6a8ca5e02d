"""Forms of provision, of sessions and of reports."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from senco_app.provision.queries import GroupPage as GroupOf
from senco_app.provision.queries import Interventions
from senco_app.ui.provision.group_page import GroupPage
from senco_app.ui.provision.intervention_form import InterventionPage
from senco_app.ui.provision.screen import ProvisionScreen
from senco_app.ui.provision.session_page import SessionPage
from senco_app.ui.reports.adjusting import ACTIONS, COMMENTS
from senco_app.ui.reports.screen import ReportsScreen
from senco_app.ui.sessions.in_register import RegisterSessionsScreen
from senco_app.vocabulary import NotRunReason
from tests.ui.forms.opened import Opened, School
from tests.ui.provision.building import MONDAY

if TYPE_CHECKING:
    from senco_app.ui.reports.adjusting import Adjusting
    from senco_app.ui.sessions.screen import SessionsScreen
    from senco_app.ui.sessions.sheet import SessionSheet

FRIDAY = date(2027, 2, 5)


def _provision(school: School) -> ProvisionScreen:
    made = school.screen(ProvisionScreen)
    assert isinstance(made, ProvisionScreen)
    made.show()
    return made


def intervention(school: School) -> Opened:
    """Show it."""
    screen = _provision(school)
    known = {one.id: one for one in school.register.ask(Interventions())}
    page = InterventionPage(school.register, known[school.intervention])
    screen.open_part(screen.interventions)
    screen.interventions.open_page(page)
    return Opened(page.form, page.form.save_button.click)


def group(school: School) -> Opened:
    """Show it."""
    screen = _provision(school)
    group = school.register.ask(GroupOf(school.taught.group))
    screen.open_part(screen.groups)
    screen.groups.open_group(group)
    page = screen.groups.opened
    assert isinstance(page, GroupPage)
    return Opened(page, page.form.save_button.click)


def session(school: School) -> Opened:
    """Show it."""
    screen = _provision(school)
    screen.open_part(screen.week)
    page = SessionPage(school.register, school.taught.first)
    screen.week.open_page(page)
    for row in page.form.entry.rows:
        row.mark.setCurrentIndex(1)
    return Opened(page, page.form.save_button.click)


def correction(school: School) -> Opened:
    """Show it."""
    whole = session(school)
    assert isinstance(whole.root, SessionPage)
    return Opened(whole.root.form.fields["why"], whole.save)


def _day(on: date, place: int, school: School) -> tuple[SessionsScreen, SessionSheet]:
    screen = school.screen(RegisterSessionsScreen)
    assert isinstance(screen, RegisterSessionsScreen)
    screen.show_day(on.isoformat())
    screen.show()
    sheet = screen.sessions.sheets[place]
    sheet.open()
    return screen.sessions, sheet


def my_sessions(school: School) -> Opened:
    """Show it."""
    screen, sheet = _day(FRIDAY, 0, school)
    return Opened(sheet, screen.keep_drafts)


def not_run(school: School) -> Opened:
    """Show it."""
    screen, sheet = _day(MONDAY, 1, school)
    sheet.ask_why_not()
    assert sheet.not_run is not None
    if sheet.not_run.reason is None:
        sheet.not_run.reasons[NotRunReason.ADULT_ABSENT].click()
    return Opened(sheet.not_run, screen.keep_drafts)


def _reports(school: School) -> Adjusting:
    made = school.screen(ReportsScreen)
    assert isinstance(made, ReportsScreen)
    made.show()
    return made.adjusting


def comments(school: School) -> Opened:
    """Show it."""
    adjusting = _reports(school)
    adjusting.setCurrentIndex(COMMENTS)
    form = adjusting.comment_form
    assert form is not None
    return Opened(form, form.save_button.click)


def actions(school: School) -> Opened:
    """Show it."""
    adjusting = _reports(school)
    adjusting.setCurrentIndex(ACTIONS)
    form = adjusting.action_form
    assert form is not None
    if not form.rows.rows:
        form.rows.add_button.click()
    return Opened(form, form.save_button.click)
