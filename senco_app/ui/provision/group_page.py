"""One group: its timetable, its members, what was given of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from senco_app.errors import RuleBrokenError, SencoError
from senco_app.provision.commands import EndGroup
from senco_app.provision.queries import GroupPage as GroupQuestion
from senco_app.roles import Permission
from senco_app.ui.provision.group_form import GroupForm
from senco_app.ui.provision.members import MembersCard
from senco_app.ui.provision.part import Opened
from senco_app.ui.settings.asking import AskDialog
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.dates import DateField
from senco_app.ui.widgets.fields import Field
from senco_app.ui.widgets.labels import Chip, PlainLabel
from senco_app.wording import day

if TYPE_CHECKING:
    from senco_app.provision.records import Group
    from senco_app.register import Register

MEMBERS_LATER = "Save the group first; then its members can be added."


class GroupPage(Opened):
    """One group in place of the list; a new one has no members yet."""

    pupil_requested = Signal(object)  # pupil id
    sheet_requested = Signal(object)  # Group, for its tick sheet

    def __init__(
        self,
        register: Register,
        group: Group | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(register, parent)
        self.group = group
        self.form = GroupForm(register, self.banner, group)
        self.members = MembersCard(register, self.banner)
        self.later = PlainLabel(MEMBERS_LATER, "muted", wrap=True)
        self.back = QuietButton("All groups", "arrow-left", shortcut="Esc")
        self.end = QuietButton("End group…")
        self.go_on = QuietButton("Go on with this group")
        self.sheet = QuietButton("Tick sheet…", "printer", shortcut="Ctrl+P")
        self.state = Chip()
        self.dialog: AskDialog | None = None
        self._arrange()
        self._connect()

    def begin(self) -> None:
        """Fill the form and go to its first field."""
        self.form.begin()
        self._show_group()
        if not self._may_plan():
            self.form.only_show()
        self.form.intervention.setFocus()

    def refresh(self) -> None:
        """Show what is stored now; what is being typed stays."""
        if self.group is None:
            return
        self.group = self.register.ask(GroupQuestion(self.group.id))
        if not self.form.unsaved():
            self.form.stored = self.group
            self.form.refresh()
        self._show_group()

    def unsaved(self) -> bool:
        """Say whether something was typed that is not in the register."""
        return self.form.unsaved() or self.members.unsaved()

    def keep_drafts(self) -> bool:
        """Keep what was typed as a draft, now; say whether nothing would be lost."""
        return self.form.keep_draft() and not self.members.unsaved()

    def _show_group(self) -> None:
        group, may = self.group, self._may_plan()
        ended = group is not None and group.ended_on is not None
        self.members.setVisible(group is not None)
        self.later.setVisible(group is None)
        self.end.setVisible(group is not None and not ended and may)
        self.go_on.setVisible(ended and may)
        self.sheet.setVisible(
            group is not None and self.register.may(Permission.EXPORT)
        )
        self.state.setVisible(ended)
        if group is not None:
            self.members.show_group(group, editable=may)
            self.form.heading.setText(group.title)
            if group.ended_on is not None:
                self.state.say(f"last day {day(group.ended_on)}", "neutral")

    def _saved(self, kept: object) -> None:
        self.said.emit("Group saved.", None)
        if self.group is None:
            self.group = self.register.ask(GroupQuestion(str(kept)))
            self.form.become(self.group)
            self._show_group()
            self.members.picker.setFocus()
        else:
            self.refresh()

    def _ask_end(self) -> None:
        group = self.group
        if group is None:
            return
        last = DateField(field="ended_on", on=self.register.today())

        def end() -> None:
            ended_on = last.day()
            if ended_on is None:
                message = "Enter the last day."
                raise RuleBrokenError(message, "ended_on")
            self.register.execute(EndGroup(group.id, group.version, ended_on))

        explained = (
            "No sessions are planned after the last day. What was recorded stays."
        )
        words = (f"End {group.title}", explained, "End the group")
        fields = {"ended_on": Field("Last day", last)}
        draft = (self.register, f"ask/end-group/{group.id}")
        self.dialog = AskDialog(words, fields, end, self, draft=draft)
        if self.dialog.exec():
            self.said.emit(f"{group.title} ends.", None)

    def _go_on(self) -> None:
        if self.group is None:
            return
        try:
            self.register.execute(EndGroup(self.group.id, self.group.version, None))
        except SencoError as error:
            self.banner.say(str(error))

    def _show_stored(self) -> None:
        if self.group is not None:
            self.group = self.register.ask(GroupQuestion(self.group.id))
            self.form.stored = self.group
            self.form.put_aside()
            self._show_group()

    def _may_plan(self) -> bool:
        return self.register.may(Permission.PLAN_PROVISION)

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        self.end.clicked.connect(self._ask_end)
        self.go_on.clicked.connect(self._go_on)
        self.sheet.clicked.connect(lambda: self.sheet_requested.emit(self.group))
        self.form.saved.connect(self._saved)
        self.members.said.connect(self.said)
        self.members.pupil_requested.connect(self.pupil_requested)
        self.banner.act.clicked.connect(self._show_stored)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.back)
        head.addStretch(1)
        head.addWidget(self.state, 0, Qt.AlignmentFlag.AlignVCenter)
        for act in (self.sheet, self.end, self.go_on):
            head.addWidget(act)
        self.lay_out(head, self.form, self.later, self.members)
