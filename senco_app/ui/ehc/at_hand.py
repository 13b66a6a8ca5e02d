"""Which of a pupil's requests is at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app.ehc.queries import RequestOf
from senco_app.ehc.rules import is_open
from senco_app.ui.ehc.drafting import another_was_begun

if TYPE_CHECKING:
    from senco_app.ehc.records import RequestRecord
    from senco_app.register import Register


class AtHand:
    """The newest request of a pupil, or one that is about to follow it."""

    def __init__(self, register: Register, pupil_id: str) -> None:
        self._register, self._pupil_id = register, pupil_id
        self.another = another_was_begun(register, pupil_id)

    def newest(self) -> RequestRecord | None:
        """Return the newest request, unless another is about to be begun."""
        newest = self._register.ask(RequestOf(self._pupil_id))
        if newest is not None and not self.is_over(newest):
            self.another = False
        return None if self.another else newest

    def is_over(self, request: RequestRecord | None) -> bool:
        """Say whether nothing more is to come of a request, if there is one."""
        if request is None:
            return False
        today = self._register.today()
        sent_on, received_on = request.sent_on, request.received_on
        return not is_open(sent_on, received_on, today, request.answer)
