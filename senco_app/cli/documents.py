"""Documents that the command line writes, one word each."""

# Typer reads annotations at run time, so no ``annotations`` import here.
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from senco_app.errors import FileUnusableError
from senco_app.files import write_whole
from senco_app.summaries.records import Paper
from senco_app.vocabulary import Audience

if TYPE_CHECKING:
    from senco_app.cli.access import Access

app = typer.Typer(no_args_is_help=True, help="Write a document.")


@app.command("ehc-request")
def ehc_request(
    ctx: typer.Context,
    pupil: Annotated[str, typer.Argument(metavar="UPN|ID")],
    to: Annotated[Path, typer.Option(help="FILE.pdf or FILE.docx")],
) -> None:
    """Write a pupil's EHC needs assessment request."""
    build = builder(to)
    access: Access = ctx.obj
    with access.register() as register:
        from senco_app.pupils.queries import PupilByUpnOrId
        from senco_app.summaries.commands import ExportEhcRequest, NoteFailedExport

        pupil_id = register.ask(PupilByUpnOrId(pupil))
        paper = register.execute(ExportEhcRequest(pupil_id))
        try:
            write_whole(to, build(paper))
        except FileUnusableError:
            register.execute(NoteFailedExport(pupil_id))
            raise
    typer.echo(to.resolve())


@app.command("termly-report")
def termly_report(
    ctx: typer.Context,
    to: Annotated[Path, typer.Option(help="FILE.pdf, FILE.docx or FILE.xlsx")],
    term: Annotated[
        str, typer.Option(help="autumn-2026; else the newest that has begun.")
    ] = "",
    audience: Annotated[
        Audience, typer.Option("--for", help="Who reads it.")
    ] = Audience.HEAD,
) -> None:
    """Write the termly SEN report, with names for the head or without for governors."""
    build = table_builder(to)
    access: Access = ctx.obj
    with access.register() as register:
        from senco_app.summaries.termly_report.commands import (
            ExportTermlyReport,
            NoteFailedReport,
        )

        paper = register.execute(ExportTermlyReport(audience, term))
        try:
            write_whole(to, build(paper))
        except FileUnusableError:
            register.execute(NoteFailedReport())
            raise
    typer.echo(to.resolve())


def table_builder(to: Path) -> Callable[[Paper], bytes]:
    """Return what builds a document of this kind, which may be a workbook.

    Raises:
        FileUnusableError: If the file's name ends in none of .pdf, .docx and .xlsx.
    """
    if to.suffix.lower() == ".xlsx":
        from senco_app.exports.paper_xlsx import paper_xlsx

        return paper_xlsx
    if to.suffix.lower() in (".pdf", ".docx"):
        return builder(to)
    message = f"{to.name} must end in .pdf, .docx or .xlsx, which says what to write."
    raise FileUnusableError(message)


def builder(to: Path) -> Callable[[Paper], bytes]:
    """Return what builds a document of this kind.

    The libraries behind them are slow to import, and most commands need neither.

    Raises:
        FileUnusableError: If the file's name ends in neither .pdf nor .docx.
    """
    if to.suffix.lower() == ".pdf":
        from senco_app.exports.paper_pdf import paper_pdf

        return paper_pdf
    if to.suffix.lower() == ".docx":
        from senco_app.exports.paper_docx import paper_docx

        return paper_docx
    message = f"{to.name} must end in .pdf or .docx, which says what to write."
    raise FileUnusableError(message)
