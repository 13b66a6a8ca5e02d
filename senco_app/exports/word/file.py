"""A Word file's bytes, the same for the same document."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import TYPE_CHECKING

from senco_app.exports import lettering
from senco_app.exports.repacking import repacked
from senco_app.exports.word.template import LANGUAGE

if TYPE_CHECKING:
    from docx.document import Document

    from senco_app.summaries.records import Paper


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
    written = BytesIO()
    document.save(written)
    return repacked(written)
