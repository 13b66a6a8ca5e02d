"""How the forms of a pupil's page save: one command, and its refusals in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from senco_app.errors import RecordChangedError, RuleBrokenError, SencoError
from senco_app.ui.widgets.fields import show_rule_broken

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from senco_app.register import Command, Register
    from senco_app.ui.widgets.banner import Banner
    from senco_app.ui.widgets.fields import Field

T = TypeVar("T")
KEPT = "What you typed is still here."
SHOW_STORED = "Show what is stored"


def save(
    register: Register,
    command: Callable[[], Command[T]],
    fields: Mapping[str, Field],
    banner: Banner,
) -> T | None:
    """Execute a command that a form builds; return its result, or nothing if refused.

    A refusal is said beside its field, or else in the banner; nothing typed is lost.
    """
    try:
        result = register.execute(command())
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
