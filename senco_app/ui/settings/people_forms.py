"""What is typed about people: a newcomer, and one's own password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from senco_app.errors import RuleBrokenError
from senco_app.people.records import Newcomer
from senco_app.roles import Role, opens_register
from senco_app.ui.cycles.typed import CalmChoice
from senco_app.ui.drafts import DraftKeeper
from senco_app.ui.dressing import most_width
from senco_app.ui.settings.section import foot
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton
from senco_app.ui.widgets.card import GAP, Card
from senco_app.ui.widgets.dates import DateField
from senco_app.ui.widgets.fields import Field, ShortWords, show_rule_broken
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.ui.widgets.new_password import NewPassword
from senco_app.ui.widgets.password import PasswordEdit

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from senco_app.register import Register
    from senco_app.ui.typing_state import Editors

PROOF_HINT = "The one you signed in with"
FIRST_HINT = "Hand it over in person. They change it here when they have signed in."
ROLES = tuple((role.value, role) for role in Role if opens_register(role))
WIDEST = 460
NEWCOMER = "settings/newcomer"


class PeopleForm(Card):
    """A card that asks for one's own password before it does anything."""

    submitted = Signal()

    def __init__(
        self, heading: str, act: QuietButton | PrimaryButton, proof_words: str
    ) -> None:
        super().__init__(heading)
        self.body.setSpacing(GAP)
        self.act = act
        self.proof = PasswordEdit()
        self.fields: dict[str, Field] = {}
        self.proof_field = Field(proof_words, self.proof, PROOF_HINT)
        self.act.clicked.connect(self.submitted)

    def forget(self) -> None:
        """Keep no trace of a password."""
        self.proof.clear()
        self._clear_problems()

    def refuse(self, error: Exception) -> bool:
        """Say an error beside its field; return whether there is one."""
        self._clear_problems()
        if isinstance(error, RuleBrokenError):
            return show_rule_broken(self.fields, error)
        return False

    def refuse_proof(self, error: Exception) -> None:
        """Say that the password of whoever is signed in is wrong."""
        self._clear_problems()
        self.proof_field.show_problem(str(error))
        self.proof.setFocus()
        self.proof.selectAll()

    def _clear_problems(self) -> None:
        for field in (*self.fields.values(), self.proof_field):
            field.clear_problem()

    def _stack(self, *widgets: QWidget) -> None:
        for widget in widgets:
            if isinstance(widget, Field):
                most_width(widget.editor, WIDEST)
            else:
                most_width(widget, WIDEST)
            self.body.addWidget(widget)
        self.body.addLayout(foot(self.act))


class NewcomerForm(PeopleForm):
    """Who shall be able to sign in, in which role, from when and until when.

    A draft keeps who it is; no password is ever kept, so those are typed again.
    """

    def __init__(self, today: date) -> None:
        super().__init__(
            "Add a person", PrimaryButton("Add this person", "plus"), "Your password"
        )
        self._today = today
        self.drafts: DraftKeeper | None = None
        self.name = ShortWords()
        self.role = CalmChoice("", ROLES)
        self.from_on = DateField(field="from_on", on=today)
        self.until_on = DateField(field="until_on")
        self.password = NewPassword()
        self.fields = {
            "name": Field("Name", self.name),
            "role": Field("Role", self.role),
            "from_on": Field("From", self.from_on),
            "until_on": Field("Until", self.until_on, "Empty if no end is known"),
            **self.password.fields,
        }
        named = ("name", "role", "from_on", "until_on")
        own = (self.fields[name] for name in named)
        first = PlainLabel(FIRST_HINT, "small", wrap=True)
        self._stack(*own, self.password, first, self.proof_field)
        self.role.choose(Role.DEPUTY_SENCO)

    def newcomer(self) -> Newcomer:
        """Return who is to be added.

        Raises:
            RuleBrokenError: If a day is missing or no date.
        """
        from_on = self.from_on.day()
        if from_on is None:
            message = "Enter the first day."
            raise RuleBrokenError(message, "from_on")
        return Newcomer(
            name=self.name.words(),
            role=Role(str(self.role.chosen())),
            from_on=from_on,
            until_on=self.until_on.day(),
        )

    def editors(self) -> Editors:
        """Return what a draft keeps, by name; the passwords are secrets."""
        return {
            "name": self.name,
            "role": self.role,
            "from_on": self.from_on,
            "until_on": self.until_on,
        }

    def begin_to_keep(self, register: Register) -> DraftKeeper:
        """Keep who is being added while it is typed; offer who was typed before."""
        keeper = self.drafts = DraftKeeper(register, NEWCOMER, self, self)
        self.body.insertWidget(0, keeper.notice)
        keeper.thrown_away.connect(self.start_over)
        keeper.offer()
        return keeper

    def keep_draft(self) -> bool:
        """Keep who is being added, now; say whether nothing but secrets is lost."""
        return self.drafts.keep_now() if self.drafts else not self.unsaved()

    def basis(self) -> object:
        """Return what it was filled from: nothing."""
        return None

    def unsaved(self) -> bool:
        """Say whether a name was typed that is not in the register."""
        return bool(self.name.words().strip())

    def start_over(self) -> None:
        """Ask for the next one."""
        if self.drafts is not None:
            self.drafts.let_go()
        self.name.clear()
        self.from_on.set_day(self._today)
        self.until_on.set_day(None)
        self.password.forget()
        self.forget()


class OwnPasswordForm(PeopleForm):
    """Another password for whoever is signed in; a secret, so no draft is kept."""

    def __init__(self) -> None:
        super().__init__(
            "Your own password",
            QuietButton("Change my password", "key-round"),
            "Your password until now",
        )
        self.password = NewPassword()
        self.fields = self.password.fields
        self._stack(self.proof_field, self.password)

    def forget(self) -> None:
        """Keep no trace of a password."""
        super().forget()
        self.password.forget()
