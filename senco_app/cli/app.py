"""The commands of ``senco-app``.

Exit codes: 0 done, 1 the user can act (the message says how), 2 wrong usage, 3 a bug.
A file that may not be read is no wrong usage: hence ``readable=False`` on what is read.
A command imports what it needs once the register is known to be free: whoever asks for
one that is open elsewhere is told so at once.
"""

# Typer reads annotations at run time, so no ``annotations`` import here.
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from senco_app import bootstrap, logs, places
from senco_app.cli import answers, books, deciding, documents
from senco_app.cli.access import Access, read_day, read_password
from senco_app.clock import SystemClock
from senco_app.errors import RuleBrokenError, SencoError
from senco_app.vocabulary import SenStatus

DONE, CAN_ACT, BUG = 0, 1, 3
DEMO_SIZE = "60 is the whole school: 63 with SEN and 10 without; others scale it."

app = typer.Typer(
    help="SENCO Workbench: a school's SEN register, kept encrypted on its own laptop.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(documents.app, name="export")
books.add_to(app)

AsJson = Annotated[bool, typer.Option("--json", help="Answer as one JSON document.")]


def main(arguments: Sequence[str]) -> int:
    """Run one command; return its exit code. No traceback ever reaches the user."""
    answers.let_out(sys.stdout, sys.stderr)
    try:
        app(args=list(arguments), prog_name="senco-app")
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else DONE
    except SencoError as refusal:
        if "--json" in arguments:
            typer.echo(answers.refusal(str(refusal)))
        typer.echo(str(refusal), err=True)
        return CAN_ACT
    except Exception as bug:  # noqa: BLE001 - the last place to say it calmly
        logs.record_bug(bug)
        typer.echo(f"{logs.BUG_SENTENCE}{logs.folder()}", err=True)
        return BUG
    return DONE


@app.callback()
def options(
    ctx: typer.Context,
    register: Annotated[
        Path | None,
        typer.Option(readable=False, help="The register's folder; else the last used."),
    ] = None,
    person: Annotated[str, typer.Option(help="Who signs in; else the SENCO.")] = "",
    today: Annotated[
        str, typer.Option(metavar="DATE", help="What day it is: 2026-11-23.")
    ] = "",
    password_file: books.PasswordFile = None,
) -> None:
    """Keep what stands before every command."""
    ctx.obj = Access(register, person, day_option(today), password_file)


@app.command()
def new(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR")],
    school: Annotated[str, typer.Option(help="The school's name.")],
    senco: Annotated[str, typer.Option(help="The SENCO's name.")],
    password_file: books.PasswordFile = None,
) -> None:
    """Make a new, empty register; prints the recovery code once."""
    access: Access = ctx.obj
    password = read_password(password_file) if password_file else access.password()
    code = bootstrap.create_register(
        folder, bootstrap.Founding(school, senco), password, clock=SystemClock()
    )
    places.remember_register(places.this_laptop(), folder)
    typer.echo(f"The register of {school} was made in {folder.resolve()}.", err=True)
    typer.echo("Print the recovery code and put it in the school's safe:", err=True)
    typer.echo(code)


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(metavar="DIR")],
    pupils: Annotated[int, typer.Option(min=1, max=2000, help=DEMO_SIZE)] = 60,
    years: Annotated[int, typer.Option(min=1, max=7)] = 2,
    seed: Annotated[int, typer.Option()] = 1,
    on: Annotated[str, typer.Option(metavar="DATE")] = "2026-11-23",
) -> None:
    """Make a made-up school with its history; prints who may open it."""
    from senco_app.demo.school import build_school

    day = day_option(on) or SystemClock().today()
    for person in build_school(folder, pupils=pupils, years=years, seed=seed, on=day):
        typer.echo(f"{person.role}  {person.name}  password: {person.password}")


@app.command("demo-tour")
def demo_tour(folder: Annotated[Path, typer.Argument(metavar="DIR")]) -> None:
    """Show without a screen what the made-up school can do."""
    from senco_app.demo.tour import tour

    for line in tour(folder):
        typer.echo(line)


@app.command("import")
def take_in(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(readable=False)],
    kind: Annotated[str, typer.Option("--as", help="sims, arbor or auto.")] = "auto",
    *,
    dry_run: Annotated[bool, typer.Option(help="Say what would change.")] = False,
    json: AsJson = False,
) -> None:
    """Take in the office's file of pupils."""
    from senco_app.intake import read_office_file

    office_file = read_office_file(file, kind)
    access: Access = ctx.obj
    with access.register() as register:
        from senco_app.pupils.commands.taking_in import ImportOfficeFile

        report = register.execute(ImportOfficeFile(office_file, file.name, dry_run))
        if not (json or dry_run) and deciding.somebody_is_there():
            report = deciding.ask_to_decide(register, report)
    if json:
        typer.echo(answers.as_json(answers.import_json(report)))
        return
    for line in answers.import_lines(report, dry_run=dry_run):
        typer.echo(line)


@app.command("pupils")
def list_pupils(
    ctx: typer.Context,
    status: Annotated[str, typer.Option(help="K, E or N.")] = "",
    search: Annotated[str, typer.Option(help="A name, class, UPN or need.")] = "",
    *,
    json: AsJson = False,
) -> None:
    """List the pupils on the register."""
    wanted = status_option(status)
    access: Access = ctx.obj
    with access.register() as register:
        from senco_app.pupils.queries import PupilList

        lines = register.ask(PupilList(wanted, search))
    if json:
        typer.echo(answers.as_json([answers.pupil_json(line) for line in lines]))
        return
    for line in lines:
        typer.echo(answers.pupil_line(line))


@app.command()
def reminders(
    ctx: typer.Context,
    within: Annotated[int, typer.Option(min=0, max=3660, help="Days ahead.")] = 14,
    *,
    json: AsJson = False,
) -> None:
    """List what is overdue and what falls due."""
    access: Access = ctx.obj
    with access.register() as register:
        from senco_app.reminders.queries import RemindersDue

        due = register.ask(RemindersDue(within))
    if json:
        typer.echo(answers.as_json([answers.reminder_json(one) for one in due]))
        return
    for one in due:
        typer.echo(answers.reminder_line(one))


@app.command()
def check(ctx: typer.Context, *, json: AsJson = False) -> None:
    """Check the file, its references, the history and the backups."""
    access: Access = ctx.obj
    with access.register() as register:
        findings = bootstrap.check(register)
    if json:
        typer.echo(answers.as_json(answers.findings_json(findings)))
    else:
        for line in answers.findings_lines(findings):
            typer.echo(line)
    for fault in findings.faults:
        typer.echo(fault, err=True)
    if findings.faults:
        raise typer.Exit(CAN_ACT)


@app.command()
def backup(
    ctx: typer.Context,
    to: Annotated[Path | None, typer.Option(help="A folder; else backups/.")] = None,
) -> None:
    """Make a verified backup; prints its path."""
    access: Access = ctx.obj
    with access.register() as register:
        made = bootstrap.back_up(register, to)
    typer.echo(made)


@app.command()
def restore(
    ctx: typer.Context,
    made: Annotated[Path, typer.Argument(metavar="BACKUP", readable=False)],
    to: Annotated[Path, typer.Option(help="A new folder.")],
) -> None:
    """Restore a backup into a new folder."""
    access: Access = ctx.obj
    password = access.password()
    bootstrap.restore(made, password, to, person=access.person, clock=access.clock)
    typer.echo(to.resolve())


@app.command()
def history(
    ctx: typer.Context,
    pupil: Annotated[str, typer.Argument(metavar="[UPN|ID]")] = "",
    *,
    json: AsJson = False,
) -> None:
    """Say who did what, newest first."""
    access: Access = ctx.obj
    with access.register() as register:
        from senco_app.models.history import History
        from senco_app.pupils.queries import PupilByUpnOrId

        about = register.ask(PupilByUpnOrId(pupil)) if pupil else ""
        lines = register.ask(History(about))
    if json:
        typer.echo(answers.as_json([answers.history_json(line) for line in lines]))
        return
    for line in lines:
        typer.echo(answers.history_line(line))


def day_option(text: str) -> date | None:
    """Return the day that was asked for; None for none.

    Raises:
        RuleBrokenError: If it is no date.
    """
    return read_day(text) if text else None


def status_option(text: str) -> SenStatus | None:
    """Return the SEN status that was asked for; None for all.

    Raises:
        RuleBrokenError: If there is no such status.
    """
    if not text:
        return None
    try:
        return SenStatus(text.upper())
    except ValueError as error:
        message = f"{text} is no SEN status. Write K, E or N."
        raise RuleBrokenError(message) from error
