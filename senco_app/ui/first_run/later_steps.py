"""The steps that need the register: they come once it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app.ui.first_run.code_page import CodePage
from senco_app.ui.first_run.code_step import CodeStep
from senco_app.ui.first_run.pupils_step import PupilsStep
from senco_app.ui.first_run.terms_step import TermsStep

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from senco_app.ui.first_run.step import Step
    from senco_app.ui.first_run.workshop import Made


def later_steps(
    made: Made, names: tuple[str, str], today: date, make_up: Callable[[], None]
) -> tuple[Step, ...]:
    """Return the steps of recovery code, terms and pupils.

    Args:
        made: The register that was made.
        names: Of the school and of its SENCO, for the page that is printed.
        today: The day that stands on it.
        make_up: What builds the made-up school.
    """
    school, senco = names
    pupils = PupilsStep(made.register)
    pupils.made_up_requested.connect(make_up)
    page = CodePage(school, senco, today, made.code)
    return CodeStep(page), TermsStep(made.register), pupils
