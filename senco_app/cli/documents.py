"""Documents that the command line writes, one word each."""

# Typer reads annotations at run time, so no ``annotations`` import here.
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from senco_app.errors import FileUnusableError
from senco_app.files import write_whole
from senco_app.summaries.records import Paper

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
