"""A Word file's bytes, the same for the same document."""

from __future__ import annotations

import datetime as dt
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Final

from senco_app.exports import lettering
from senco_app.exports.word.template import LANGUAGE

if TYPE_CHECKING:
    from docx.document import Document

    from senco_app.summaries.records import Paper

#: The date of every part within the file: the earliest that a zip file can hold.
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)


def describe(document: Document, paper: Paper) -> None:
    """Write what the file says of itself: title, author, language, day."""
    about = document.core_properties
    about.title = lettering.in_one_line(paper.title)[:255]
    about.subject = lettering.in_one_line(paper.subtitle)[:255]
    about.author = about.last_modified_by = lettering.in_one_line(paper.printed_by)[
        :255
    ]
    about.comments = about.keywords = ""
    about.language = LANGUAGE
    day = paper.printed_on
    about.created = about.modified = dt.datetime(  # noqa: DTZ001 - python-docx writes it as UTC
        day.year, day.month, day.day
    )


def packed(document: Document) -> bytes:
    """Return the document's bytes with every date in the zip file fixed."""
    written, fixed = BytesIO(), BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(fixed, "w") as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _EARLIEST)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 0  # Windows and Linux would write different ones
            new.writestr(part, old.read(name))
    return fixed.getvalue()
