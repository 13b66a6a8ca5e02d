"""Drafts of a request: its words and the days that are not recorded yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app.drafts.queries import DraftOf
from senco_app.roles import Permission
from senco_app.ui.drafts import DraftKeeper

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from senco_app.register import Register
    from senco_app.ui.ehc.body import RequestBody
    from senco_app.ui.typing_state import Editors


class RequestDrafted:
    """A request as a draft sees it: the form with the days below it."""

    def __init__(self, register: Register, body: RequestBody) -> None:
        self._form, self._sending = body.form, body.clock.sending
        self._writes = register.may(Permission.EDIT_REQUESTS)
        self._dates = register.may(Permission.DATE_REQUESTS)

    def editors(self) -> Editors:
        """Return what this role may type in."""
        words = self._form.editors() if self._writes else {}
        days = self._sending.editors() if self._dates else {}
        return {**words, **days}

    def unsaved(self) -> bool:
        """Say whether something was typed that is not in the register."""
        request = self._form.request
        return self._form.unsaved() or self._sending.unsaved(request)

    def basis(self) -> object:
        """Return the stored part that was shown."""
        request = self._form.request
        days = request and (request.sent_on, request.received_on, request.answered_on)
        return self._form.basis(), days


class RequestKeeper(DraftKeeper):
    """Keeps the words of a pupil's request; those of another one apart from them."""

    def __init__(
        self, register: Register, pupil_id: str, body: RequestBody, parent: QObject
    ) -> None:
        self._open, self._another = _places(pupil_id)
        super().__init__(register, self._open, RequestDrafted(register, body), parent)

    def turn_to(self, *, another: bool) -> None:
        """Keep what is typed from now on as of another request, or of the open one."""
        place = self._another if another else self._open
        if place != self.place:
            self.let_go()
            self.place = place


def another_was_begun(register: Register, pupil_id: str) -> bool:
    """Say whether words are kept of a request that shall follow one that is over."""
    return register.ask(DraftOf(_places(pupil_id)[1])) is not None


def _places(pupil_id: str) -> tuple[str, str]:
    return f"request/{pupil_id}/form", f"request/{pupil_id}/another"
