"""People: who opens the register in which role, and with which password."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QWidget

from senco_app.errors import RuleBrokenError, SencoError, WrongPasswordError
from senco_app.people.queries import People
from senco_app.people.tasks import (
    AddPerson,
    ChangeOwnPassword,
    NewRecoveryCode,
    RemovePerson,
)
from senco_app.roles import Permission
from senco_app.security.keyfile import Cost
from senco_app.ui.background import Background
from senco_app.ui.settings.asking import AskDialog
from senco_app.ui.settings.people_forms import NewcomerForm, OwnPasswordForm
from senco_app.ui.settings.people_questions import (
    Question,
    about_end,
    about_removal,
    about_role,
)
from senco_app.ui.settings.people_rows import PeopleCard
from senco_app.ui.settings.recovery import CodeDialog, RecoveryForm, show_code
from senco_app.ui.settings.section import Section
from senco_app.ui.turns import at_once

if TYPE_CHECKING:
    from collections.abc import Callable

    from senco_app.people.records import AppointmentLine, PersonLine
    from senco_app.register import Register, Task
    from senco_app.ui.settings.people_forms import PeopleForm
    from senco_app.ui.turns import Turns

STRENGTH = Cost()
WORKING = "Changing the keys of the register…"


class PeopleSection(Section):
    """Lists people; adds, ends and removes; changes one's own password.

    It has no forms until it is filled.
    """

    add: NewcomerForm
    own: OwnPasswordForm
    recovery: RecoveryForm

    def __init__(
        self, register: Register, cost: Cost = STRENGTH, parent: QWidget | None = None
    ) -> None:
        """Make the section.

        Args:
            register: The open register.
            cost: What a guess at a new password shall cost.
            parent: The widget it belongs to.
        """
        super().__init__(register, parent)
        self._cost = cost
        self._background = Background(self)
        self.dialog: AskDialog | None = None
        self.people = PeopleCard()
        self.code: CodeDialog | None = None
        self.working = QProgressBar()
        self.working.setRange(0, 0)
        self.working.setTextVisible(False)
        self.working.setAccessibleName(WORKING)
        self.working.hide()
        for widget in (self.working, self.people):
            self.page.body.addWidget(widget)

    def refresh(self) -> None:
        """Ask the register again; what is being typed stays."""
        at_once(self._showing_people())

    def filling(self) -> Turns[None]:
        """Make the forms, and show everybody."""
        edits = self.register.may(Permission.EDIT_PEOPLE)
        self.add = NewcomerForm(self.register.today())
        self._put(self.add, on_show=edits)
        yield
        self.own = OwnPasswordForm()
        self._put(self.own)
        yield
        self.recovery = RecoveryForm()
        self._put(self.recovery, on_show=edits)
        self.page.body.addStretch(1)
        self._connect()
        yield
        yield from self._showing_people()
        if edits:
            self.add.begin_to_keep(self.register).failed.connect(self.banner.say)
            yield

    def unsaved(self) -> bool:
        """Say whether somebody is being added who is not in the register yet."""
        return self.add.unsaved()

    def keep_drafts(self) -> bool:
        """Keep who is being added as a draft; say whether nothing would be lost."""
        return self.add.keep_draft()

    def _showing_people(self) -> Turns[None]:
        people = self.register.ask(People())
        yield
        edits = self.register.may(Permission.EDIT_PEOPLE)
        who = self.register.who.person_id
        yield from self.people.showing(people, who, editable=edits)

    def _put(self, form: PeopleForm, *, on_show: bool = True) -> None:
        self.page.body.addWidget(form)
        if not on_show:  # never shown before it has a place: it would be a window
            form.hide()

    def _connect(self) -> None:
        self.add.submitted.connect(self._add)
        self.own.submitted.connect(self._change_own)
        self.recovery.submitted.connect(self._renew_code)
        self.people.role_wanted.connect(self._ask_role)
        self.people.end_wanted.connect(self._ask_end)
        self.people.removal_wanted.connect(self._ask_removal)

    def _add(self) -> None:
        form = self.add
        try:
            newcomer = form.newcomer()
            password = form.password.password()
        except RuleBrokenError as error:
            self._refuse(form, error)
            return
        task = AddPerson(newcomer, password, form.proof.text(), self._cost)
        said = f"{newcomer.name} can sign in from now on."
        self._work(task, form, partial(self._added, said))

    def _added(self, said: str, _person_id: str) -> None:
        self.add.start_over()
        self.said.emit(said)

    def _change_own(self) -> None:
        form = self.own
        try:
            new = form.password.password()
        except RuleBrokenError as error:
            self._refuse(form, error)
            return
        task = ChangeOwnPassword(form.proof.text(), new, self._cost)
        self._work(task, form, self._changed_own)

    def _changed_own(self, _nothing: object) -> None:
        self.own.forget()
        self.said.emit("Your password was changed.")

    def _renew_code(self) -> None:
        task = NewRecoveryCode(self.recovery.proof.text(), self._cost)
        self._work(task, self.recovery, self._show_code)

    def _show_code(self, code: str) -> None:
        self.recovery.forget()
        self.code = show_code(self.register, code, self)

    def _ask_role(self, person: PersonLine) -> None:
        self._ask(about_role(self.register, person))

    def _ask_end(self, person: PersonLine, appointment: AppointmentLine) -> None:
        self._ask(about_end(self.register, person, appointment))

    def _ask_removal(self, person: PersonLine) -> None:
        if self._ask(about_removal(person), said=""):
            task = RemovePerson(person.id)
            self._work(task, None, self._removed)

    def _removed(self, sentence: str) -> None:
        self.banner.say(sentence, "done")
        self.page.verticalScrollBar().setValue(0)

    def _ask(self, question: Question, *, said: str = "People saved.") -> bool:
        self.banner.clear()
        draft = (self.register, question.place) if question.place else None
        self.dialog = AskDialog(
            question.words, question.fields, question.act, self, draft=draft
        )
        done = bool(self.dialog.exec())
        if done and said:
            self.said.emit(said)
        return done

    def _work(
        self,
        task: Task[object],
        form: PeopleForm | None,
        done: Callable[..., None],
    ) -> None:
        """Do slow work on the worker, and say on the page how it went."""
        self._set_busy(busy=True)
        self.banner.say(WORKING, "info")
        self._background.run(
            partial(self.register.look_after, task),
            done=partial(self._done, done),
            failed=partial(self._fail, form),
        )

    def _done(self, then: Callable[..., None], result: object) -> None:
        self._set_busy(busy=False)
        self.banner.clear()
        self.refresh()
        then(result)

    def _fail(self, form: PeopleForm | None, error: SencoError) -> None:
        self._set_busy(busy=False)
        self.banner.clear()
        self._refuse(form, error)

    def _refuse(self, form: PeopleForm | None, error: SencoError) -> None:
        if form is not None and isinstance(error, WrongPasswordError):
            form.refuse_proof(error)
        elif form is None or not form.refuse(error):
            self.banner.say(str(error))

    def _set_busy(self, *, busy: bool) -> None:
        self.working.setVisible(busy)
        for card in (self.people, self.add, self.own, self.recovery):
            card.setEnabled(not busy)
