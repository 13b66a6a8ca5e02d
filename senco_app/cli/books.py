"""Books and packs from the command line: make, enrol, hand out, merge, revoke."""

# Typer reads annotations at run time, so no ``annotations`` import here.
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from senco_app.cli import answers
from senco_app.cli.access import ask_password, read_password
from senco_app.errors import FileUnusableError, RuleBrokenError
from senco_app.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from senco_app.books.book import Book
    from senco_app.books.reports import BookLine
    from senco_app.cli.access import Access
    from senco_app.register import Register
    from senco_app.security.enrolment import Enrolment

CAN_ACT = 1

PasswordFile = Annotated[
    Path | None,
    typer.Option(readable=False, help="A file whose first line is the password."),
]
WhichBook = Annotated[
    str, typer.Option("--book", help="Which, if there are several: its id or words.")
]


def book(  # noqa: PLR0913 - the options are the command's words
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR")],
    person: Annotated[str, typer.Option(help="Whose book it is, if it is new.")] = "",
    to: Annotated[
        Path | None, typer.Option(help="Write the enrolment file here.")
    ] = None,
    take: Annotated[
        Path | None,
        typer.Option(readable=False, help="Take in this hand-out from the SENCO."),
    ] = None,
    *,
    give_back: Annotated[
        Path | None, typer.Option(help="Write a return for the SENCO here.")
    ] = None,
    password_file: PasswordFile = None,
) -> None:
    """Make a teaching assistant's book, or open it to exchange packs."""
    from senco_app.books.making import Desk, create_book, is_book, open_book

    access: Access = ctx.obj
    where = password_file or access.password_file
    password = read_password(where) if where else ask_password()
    desk = Desk(access.clock)
    if not is_book(folder):
        create_book(folder, person, password, desk)
        typer.echo(f"The book of {person} was made in {folder.resolve()}.", err=True)
    with open_book(folder, password, desk) as opened:
        _check_owner(opened, person)
        for notice in opened.notices:
            typer.echo(notice, err=True)
        if take is not None:
            _take(opened, take)
        if to is not None:
            _write_enrolment(to, opened.enrolment())
        if give_back is not None:
            write_whole(give_back, opened.returned())
            typer.echo(give_back.resolve())


def enrol(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="ENROL-FILE", readable=False)],
    *,
    confirmed: Annotated[
        bool, typer.Option("--confirmed", help="The words were compared: take it in.")
    ] = False,
) -> None:
    """Take in an assistant's book, once its words were compared."""
    from senco_app.security.enrolment import read_enrolment

    enrolment = read_enrolment(file)
    access: Access = ctx.obj
    typer.echo(f"The book of {enrolment.person} ({enrolment.device}) says:", err=True)
    typer.echo(enrolment.spoken())
    if not confirmed:
        typer.echo(
            f"Ask {enrolment.person} to read the words from the book. If they are the "
            "same, run this again with --confirmed. Nothing was taken in yet.",
            err=True,
        )
        return
    with access.register() as register:
        from senco_app.books.commands.enrolling import EnrolBook

        register.execute(EnrolBook(enrolment))
    typer.echo(f"The book of {enrolment.person} is enrolled.", err=True)


def hand_out(
    ctx: typer.Context,
    person: str,
    to: Annotated[Path, typer.Option(help="The pack to write.")],
    book_id: WhichBook = "",
    *,
    with_alerts: Annotated[
        bool, typer.Option("--with-alerts", help="What to do in alerts goes too.")
    ] = False,
    dry_run: Annotated[bool, typer.Option(help="Say what would go.")] = False,
) -> None:
    """Hand out to a person's book exactly the groups that they lead."""
    access: Access = ctx.obj
    with access.register() as register:
        from senco_app.books.commands.handing_out import HandOutTo
        from senco_app.books.queries import BookOf, HandOutPreview
        from senco_app.books.telling import preview_lines

        line = register.ask(BookOf(person, book_id))
        _choose_alerts(register, line, with_alerts=with_alerts and not dry_run)
        if dry_run:
            _say(preview_lines(register.ask(HandOutPreview(line.id))))
            return
        pack = register.execute(HandOutTo(line.id))
        write_whole(to, pack.data)
    _say(preview_lines(pack.content))
    typer.echo(f"The register's words are: {pack.register_words}", err=True)
    typer.echo(to.resolve())


def merge(
    ctx: typer.Context,
    packs: Annotated[list[Path], typer.Argument(metavar="PACK…", readable=False)],
    *,
    dry_run: Annotated[bool, typer.Option(help="Say what would change.")] = False,
    from_revoked: Annotated[
        bool, typer.Option("--from-revoked", help="Take what revoked books hold, too.")
    ] = False,
    json: Annotated[
        bool, typer.Option("--json", help="Answer as one JSON document.")
    ] = False,
) -> None:
    """Merge what books returned; prints what was done."""
    from senco_app.books.records import PackFile
    from senco_app.security.packs import read_pack

    files = tuple(PackFile(path.name, read_pack(path)) for path in packs)
    access: Access = ctx.obj
    with access.register() as register:
        from senco_app.books.commands.merging import MergePacks
        from senco_app.books.telling import report_lines

        report = register.execute(MergePacks(files, dry_run, from_revoked))
    if report.refused and not report.packs:
        raise FileUnusableError("\n".join(one.why for one in report.refused))
    if json:
        typer.echo(answers.as_json(answers.merge_json(report)))
    else:
        _say(report_lines(report))
    for refusal in report.refused:
        typer.echo(refusal.why, err=True)
    if report.refused:
        raise typer.Exit(CAN_ACT)


def revoke(
    ctx: typer.Context,
    person: str,
    why: Annotated[str, typer.Option(help="Kept in the history: laptop lost.")],
    book_id: WhichBook = "",
) -> None:
    """Revoke a person's book: nothing more goes to it, its returns are refused."""
    access: Access = ctx.obj
    with access.register() as register:
        from senco_app.books.commands.enrolling import RevokeBook
        from senco_app.books.queries import BookOf

        line = register.ask(BookOf(person, book_id, only=True))
        register.execute(RevokeBook(line.id, line.version, why))
    typer.echo(
        f"The book of {line.person} ({line.device}) is revoked. What is in it stays "
        "there behind its password; what was not returned can still be taken in with "
        "merge --from-revoked.",
        err=True,
    )


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(book)
    app.command()(enrol)
    app.command("hand-out")(hand_out)
    app.command()(merge)
    app.command()(revoke)


def _say(lines: "Iterable[str]") -> None:
    for line in lines:
        typer.echo(line)


def _take(opened: "Book", pack: Path) -> None:
    from senco_app.books.telling import taken_lines
    from senco_app.security.packs import read_pack

    _say(taken_lines(opened.take(read_pack(pack), pack.name)))


def _write_enrolment(to: Path, enrolment: "Enrolment") -> None:
    from senco_app.security.enrolment import enrolment_bytes

    write_whole(to, enrolment_bytes(enrolment))
    typer.echo("Give the file to the SENCO, and read these words aloud:", err=True)
    typer.echo(enrolment.spoken())


def _check_owner(opened: "Book", person: str) -> None:
    """Accept a book of the person named, if one was.

    Raises:
        RuleBrokenError: If it is another person's.
    """
    wanted = " ".join(person.split()).casefold()
    if wanted and wanted != opened.owner.who.casefold():
        message = (
            f"This is the book of {opened.owner.who}. Nothing was changed; choose "
            "another folder for a new book."
        )
        raise RuleBrokenError(message, "person")


def _choose_alerts(
    register: "Register", line: "BookLine", *, with_alerts: bool
) -> None:
    """Tick the alerts of the person's pupils, or say whose do not go."""
    from senco_app.books.commands.enrolling import TickAlert
    from senco_app.books.queries import AlertsFor
    from senco_app.books.telling import alerts_left

    left = [a for a in register.ask(AlertsFor(line.person_id)) if not a.ticked]
    if with_alerts:
        for alert in left:
            register.execute(TickAlert(alert.alert_id))
    elif left:
        names = tuple(dict.fromkeys(alert.pupil for alert in left))
        typer.echo(alerts_left(names), err=True)
