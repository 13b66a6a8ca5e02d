"""How the forms of a pupil's page save: one command, and its refusals in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer

from senco_app.errors import RecordChangedError, RuleBrokenError, SencoError
from senco_app.ui.widgets.fields import show_rule_broken
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from senco_app.register import Command, Register
    from senco_app.ui.widgets.banner import Banner
    from senco_app.ui.widgets.fields import Field

T = TypeVar("T")
KEPT = "What you typed is still here."
MOMENT_MS = 4000
SHOW_STORED = "Show what is stored"


class Said(PlainLabel):
    """Says for a moment what was done: what is typed after it is not saved yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "muted", parent=parent)
        self._moment = QTimer(self)
        self._moment.setSingleShot(True)
        self._moment.setInterval(MOMENT_MS)
        self._moment.timeout.connect(self.clear)

    def say(self, words: str) -> None:
        """Show these words for a moment."""
        self.setText(words)
        self._moment.start()


def save(
    register: Register,
    command: Callable[[], Command[T]],
    fields: Mapping[str, Field],
    banner: Banner,
    *,
    instead_of: str = "",
) -> T | None:
    """Execute a command that a form builds; return its result, or nothing if refused.

    A refusal is said beside its field, or else in the banner; nothing typed is lost.
    The draft of the place ``instead_of`` goes in the same transaction.
    """
    try:
        result = register.execute(command(), instead_of=instead_of)
    except RuleBrokenError as error:
        if show_rule_broken(fields, error):
            banner.clear()
        else:
            banner.say(str(error))
        return None
    except RecordChangedError as error:
        banner.say(f"{error} {KEPT}")
        banner.offer(SHOW_STORED)
        return None
    except SencoError as error:
        banner.say(f"{error} {KEPT}")
        return None
    for field in fields.values():
        field.clear_problem()
    banner.clear()
    return result
