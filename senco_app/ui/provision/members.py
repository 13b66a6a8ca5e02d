"""Who is in a group: from when, until when, and for which outcome."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.cycles.queries import CyclePage, CyclesOf
from senco_app.errors import RuleBrokenError
from senco_app.provision.commands import AddMember, EditMember, EndMember
from senco_app.ui.dressing import fix_width
from senco_app.ui.provision.choices import ChangingChoice
from senco_app.ui.provision.pupil_picker import PupilPicker
from senco_app.ui.pupil.saving import save
from senco_app.ui.settings.asking import AskDialog
from senco_app.ui.widgets.buttons import LinkButton, QuietButton
from senco_app.ui.widgets.card import GAP, Card, Rule, empty
from senco_app.ui.widgets.dates import DateField
from senco_app.ui.widgets.fields import Field
from senco_app.ui.widgets.flow import Flow
from senco_app.ui.widgets.labels import Chip, PlainLabel
from senco_app.vocabulary import Stage
from senco_app.wording import day

if TYPE_CHECKING:
    from senco_app.provision.records import Group, Member
    from senco_app.register import Register
    from senco_app.ui.widgets.banner import Banner

NOBODY = "Nobody is in this group yet. Add the first member."
NO_OUTCOME = "no outcome"
DAY_WIDTH = 160
LONGEST_AIM = 70


class OutcomeChoice(ChangingChoice):
    """An outcome of the pupil's open cycle, or none."""

    def __init__(self) -> None:
        super().__init__("", ((NO_OUTCOME, None),))

    def show_outcomes(self, register: Register, pupil_id: str) -> None:
        """Offer the outcomes of this pupil's open cycle."""
        offered: list[tuple[str, object]] = [(NO_OUTCOME, None)]
        for cycle in register.ask(CyclesOf(pupil_id)) if pupil_id else ():
            if cycle.stage is Stage.CLOSED:
                continue
            plan = register.ask(CyclePage(cycle.id)).plan
            offered += [(_short(one.aim), one.id) for one in plan.outcomes]
        self.offer(offered)

    def keep(self, member: Member) -> None:
        """Choose the outcome that a member has, even of a cycle that is closed."""
        if member.outcome_id is None:
            return
        offered = self.offered()
        if member.outcome_id not in {meaning for _, meaning in offered}:
            self.offer([*offered, (_short(member.outcome), member.outcome_id)])
        self.choose(member.outcome_id)

    def chosen_id(self) -> str | None:
        """Return the id of the chosen outcome, or nothing."""
        chosen = self.chosen()
        return chosen if isinstance(chosen, str) else None


class MembersCard(Card):
    """A row for each member, and a line that adds one."""

    said = Signal(str, object)
    pupil_requested = Signal(object)  # pupil id

    def __init__(
        self, register: Register, banner: Banner, parent: QWidget | None = None
    ) -> None:
        super().__init__("Members", parent)
        self._register, self._banner = register, banner
        self._group: Group | None = None
        self.dialog: AskDialog | None = None
        self.nobody = PlainLabel(NOBODY, "muted", wrap=True)
        self.rows = QVBoxLayout()
        self.picker = PupilPicker(register)
        self.from_on = DateField(field="from_on")
        self.until_on = DateField(field="until_on")
        self.outcome = OutcomeChoice()
        self.fields = {
            "pupil_id": Field("Pupil", self.picker),
            "from_on": Field("From", self.from_on),
            "until_on": Field("Until", self.until_on),
            "outcome_id": Field("For the outcome", self.outcome),
        }
        self.add = QuietButton("Add member", "plus", shortcut="Ctrl+Shift+M")
        self.adding = QWidget()
        self._arrange()
        self.add.clicked.connect(self._add)
        self.picker.picked.connect(self._show_outcomes)

    def show_group(self, group: Group, *, editable: bool) -> None:
        """Show who is in a group, those who left last."""
        first = self._group is None
        self._group = group
        empty(self.rows)
        today = self._register.today()
        for place, member in enumerate(group.members):
            if place:
                self.rows.addWidget(Rule())
            over = member.last_on is not None and member.last_on < today
            self._add_row(member, over=over, editable=editable)
        self.nobody.setVisible(not group.members)
        self.adding.setVisible(editable and group.ended_on is None)
        if first:
            self.from_on.set_day(max(group.started_on, today))

    def unsaved(self) -> bool:
        """Say whether a pupil was chosen and not added."""
        return bool(self.picker.pupil_id)

    def _add(self) -> None:
        if save(self._register, self._command, self.fields, self._banner) is None:
            return
        words = self.picker.typed_words.words()
        self.picker.clear()
        self.until_on.set_day(None)
        self.said.emit(f"{words} is in the group.", None)
        self.picker.setFocus()

    def _command(self) -> AddMember:
        from_on = self.from_on.day()
        until_on = self.until_on.day()
        if self._group is None or not self.picker.pupil_id:
            message = "Type a few letters of the name and choose the pupil."
            raise RuleBrokenError(message, "pupil_id")
        if from_on is None:
            message = "Enter the first day in the group."
            raise RuleBrokenError(message, "from_on")
        return AddMember(
            self._group.id,
            self.picker.pupil_id,
            from_on,
            until_on=until_on,
            outcome_id=self.outcome.chosen_id(),
        )

    def _ask_end(self, member: Member) -> None:
        last = DateField(field="until_on", on=self._register.today())

        def end() -> None:
            until_on = last.day()
            if until_on is None:
                message = "Enter the last day."
                raise RuleBrokenError(message, "until_on")
            self._register.execute(EndMember(member.id, until_on))

        words = (
            f"{member.name} leaves the group",
            "What was recorded until then stays.",
            "End",
        )
        fields = {"until_on": Field("Last day", last)}
        draft = (self._register, f"ask/end-member/{member.id}")
        self.dialog = AskDialog(words, fields, end, self, draft=draft)
        if self.dialog.exec():
            self.said.emit(f"{member.name} leaves the group.", None)

    def _ask_change(self, member: Member) -> None:
        first = DateField(field="from_on", on=member.from_on)
        last = DateField(field="until_on", on=member.until_on)
        outcome = OutcomeChoice()
        outcome.show_outcomes(self._register, member.pupil_id)
        outcome.keep(member)
        fields = {
            "from_on": Field("From", first),
            "until_on": Field("Until", last, "Empty: to the end of the group"),
            "outcome_id": Field("For the outcome", outcome),
        }

        def change() -> None:
            from_on = first.day()
            if from_on is None:
                message = "Enter the first day in the group."
                raise RuleBrokenError(message, "from_on")
            chosen = outcome.chosen_id()
            self._register.execute(EditMember(member.id, from_on, last.day(), chosen))

        words = (f"{member.name} in the group", "What was recorded stays.", "Change")
        draft = (self._register, f"ask/member/{member.id}")
        self.dialog = AskDialog(words, fields, change, self, draft=draft)
        if self.dialog.exec():
            self.said.emit(f"{member.name}: changed.", None)

    def _show_outcomes(self, pupil_id: str) -> None:
        self.outcome.show_outcomes(self._register, pupil_id)

    def _add_row(self, member: Member, *, over: bool, editable: bool) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        name = " · ".join(filter(None, (member.name, member.form)))
        words.addWidget(PlainLabel(name, "strong", wrap=True))
        words.addWidget(PlainLabel(_days(member), "muted", wrap=True))
        if member.outcome:
            words.addWidget(PlainLabel(f"For: {member.outcome}", "small", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addLayout(words, 1)
        if over:
            row.addWidget(Chip("left"), 0, Qt.AlignmentFlag.AlignVCenter)
        open_it = LinkButton("Open", name=f"Open {member.name}")
        open_it.clicked.connect(partial(self.pupil_requested.emit, member.pupil_id))
        row.addWidget(open_it)
        if editable:
            change = LinkButton("Change…", name=f"Change {member.name} in this group")
            change.clicked.connect(partial(self._ask_change, member))
            row.addWidget(change)
        if editable and member.until_on is None:
            end = LinkButton("End…", name=f"End {member.name} in this group")
            end.clicked.connect(partial(self._ask_end, member))
            row.addWidget(end)
        self.rows.addLayout(row)

    def _arrange(self) -> None:
        self.rows.setSpacing(10)
        for editor in (self.from_on, self.until_on):
            fix_width(editor, DAY_WIDTH)
        self.fields["until_on"].editor.setAccessibleDescription("Empty: to the end")
        self.until_on.setPlaceholderText("to the end")
        days = Flow()
        for name in ("from_on", "until_on"):
            self.fields[name].keep_to_top()
            days.flow.addWidget(self.fields[name])
        self.fields["outcome_id"].keep_to_top()
        column = QVBoxLayout(self.adding)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.fields["pupil_id"])
        column.addWidget(days)
        column.addWidget(self.fields["outcome_id"])
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.setSpacing(GAP)
        self.body.addWidget(self.nobody)
        self.body.addLayout(self.rows)
        self.body.addWidget(self.adding)


def _days(member: Member) -> str:
    if member.until_on is None and member.last_on is None:
        return f"from {day(member.from_on)}"
    last = member.last_on or member.until_on
    return f"from {day(member.from_on)} until {day(last)}" if last else ""


def _short(aim: str) -> str:
    words = " ".join(aim.split())
    if len(words) <= LONGEST_AIM:
        return words
    return f"{words[: LONGEST_AIM - 1]}…"
