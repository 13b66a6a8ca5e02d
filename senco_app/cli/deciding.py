"""Asks at the terminal about changes that the office's file only proposes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from senco_app.cli.access import read_day
from senco_app.errors import RuleBrokenError
from senco_app.wording import short_day

if TYPE_CHECKING:
    from datetime import date

    from senco_app.pupils.records import ImportReport, ProposedEnd
    from senco_app.register import Register

WHY = "Why does it end? (Enter leaves it as it is)"
TOLD = "Parents and carers told on, like 2026-11-23 (Enter leaves it as it is)"


def somebody_is_there() -> bool:
    """Say whether there is a terminal to ask at."""
    return sys.stdin.isatty()


def ask_to_decide(register: Register, report: ImportReport) -> ImportReport:
    """Ask for each change what it takes, make it, and return what is left to decide.

    What is not answered stays as it is; so does all that comes after Ctrl+C.
    """
    from senco_app.pupils.office.proposing import decided

    for end in report.proposed:
        if end.obstacle:
            continue
        try:
            done = _asked(register, end)
        except typer.Abort:
            return report
        if done:
            report = decided(report, end)
    return report


def _asked(register: Register, end: ProposedEnd) -> bool:
    from senco_app.pupils.commands import ChangeStatus

    _say(
        f"row {end.row}: {end.pupil} is N in the file; the register has "
        f"{end.now.status.words} from {short_day(end.now.from_on)}."
    )
    reason = _line(WHY)
    told_on = _day(end, reason, register.today()) if reason else None
    if told_on is None:
        return False
    register.execute(ChangeStatus.ending(end, reason, told_on))
    return True


def _day(end: ProposedEnd, reason: str, today: date) -> date | None:
    """Ask until there is a day that can be, or none."""
    from senco_app.pupils.office.proposing import check_decided

    while text := _line(TOLD):
        try:
            day = read_day(text)
            check_decided(end, reason, day, today)
        except RuleBrokenError as broken:
            _say(str(broken))
        else:
            return day
    return None


def _line(question: str) -> str:
    answer = typer.prompt(question, default="", show_default=False, err=True)
    return str(answer).strip()


def _say(words: str) -> None:
    typer.echo(words, err=True)
