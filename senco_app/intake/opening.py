"""Opens a file from outside: how large it is, what kind, in which letters."""

from __future__ import annotations

import codecs
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from senco_app.errors import FileUnusableError

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_MB = 20
LARGEST_BYTES = LARGEST_MB * 1_000_000
ASK = "ask the office for the SEN register as CSV"

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_STARTS = (
    (b"PK\x03\x04", "an Excel workbook or a zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a compressed archive"),
    (b"SQLite format 3", "a database"),
)
_XML = re.compile(r"\s*<[A-Za-z!?]")
_XML_START = 500_000
"""Where an element has to begin: an endless one costs its length squared to look at."""

_LONGEST_LETTER = 4
"""Bytes of the longest letter in UTF-8 and in UTF-16."""

_CUT_OFF = ("unexpected end of data", "truncated data")


@dataclass(frozen=True, slots=True)
class FileText:
    """The text of a file; ``cut`` if the file ends in the middle of a letter."""

    text: str
    cut: bool = False


def file_bytes(path: Path) -> bytes:
    """Return what is in the file.

    Raises:
        FileUnusableError: If there is none, it may not be read, it is empty, or it is
            larger than 20 MB.
    """
    try:
        if not path.exists():
            message = "There is no such file; check its name and folder."
            raise FileUnusableError(message)
        if path.is_dir():
            message = "This is a folder, no file; choose the file in it."
            raise FileUnusableError(message)
        if not path.is_file():
            message = "This is no file that can be read; choose another."
            raise FileUnusableError(message)
        data = _within_bounds(path)
    except OSError as fault:
        message = "The file cannot be opened; close it elsewhere, or copy it first."
        raise FileUnusableError(message) from fault
    if not data.strip():
        message = f"The file is empty; {ASK} again."
        raise FileUnusableError(message)
    return data


def _within_bounds(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(LARGEST_BYTES + 1)
    if len(data) > LARGEST_BYTES:
        message = f"The file is larger than {LARGEST_MB} MB; {ASK}, and nothing else."
        raise FileUnusableError(message)
    return data


def check_kind(data: bytes) -> None:
    """Accept what may be CSV.

    Raises:
        FileUnusableError: If it is a workbook, a PDF, an archive, XML or JSON.
    """
    kind = next((kind for start, kind in _STARTS if data.startswith(start)), "")
    if kind:
        message = f"The file is {kind}, and only CSV is read: {ASK}."
        raise FileUnusableError(message)
    start = _start_of(data)
    if _XML.match(start):
        raise FileUnusableError(_xml_reason(data))
    if start.lstrip().startswith("{"):
        message = f"The file is JSON, and only CSV is read: {ASK}."
        raise FileUnusableError(message)


def _start_of(data: bytes) -> str:
    mark, letters = _mark_of(data)
    return data[len(mark) : 2_000].decode(letters or "latin-1", errors="ignore")


def _mark_of(data: bytes) -> tuple[bytes, str]:
    return next((pair for pair in _MARKS if data.startswith(pair[0])), (b"", ""))


def _xml_reason(data: bytes) -> str:
    """Return why this XML is not read: it ends with the first element, or before it.

    Entities are refused where they are declared, and never expanded or fetched.
    """
    try:
        start = io.BytesIO(data[:_XML_START])
        events = iterparse(start, events=("start",))
        root = next(iter(events))[1].tag.rpartition("}")[2]
    except DefusedXmlException:
        return (
            "The file is XML that defines entities of its own, which can fill a "
            f"computer's memory, so it was not opened: {ASK}."
        )
    except (ParseError, StopIteration, LookupError, ValueError):
        return f"The file looks like XML and is damaged: {ASK}."
    if root == "CTfile":
        return f"The file is a Common Transfer File, and only CSV is read: {ASK}."
    kind = "a web page" if root.lower() == "html" else "XML"
    return f"The file is {kind}, and only CSV is read: {ASK}."


def text_of(data: bytes) -> FileText:
    """Return the text: by its mark UTF-8 or UTF-16, else strict UTF-8, else cp1252.

    Office systems on Windows write cp1252 unless asked for UTF-8. A file cut off in the
    middle of a letter loses that letter only.

    Raises:
        FileUnusableError: If it is no text.
    """
    mark, letters = _mark_of(data)
    body = data[len(mark) :]
    found = _decoded(body, letters or "utf-8")
    if found is None and not letters:
        found = _decoded(body, "cp1252")
    if found is None or "\x00" in found.text:
        message = f"The file is damaged or no text: {ASK} again."
        raise FileUnusableError(message)
    return found


def _decoded(body: bytes, letters: str) -> FileText | None:
    try:
        return FileText(body.decode(letters))
    except UnicodeDecodeError as fault:
        at_the_end = len(body) - fault.start < _LONGEST_LETTER
        if at_the_end and fault.reason in _CUT_OFF:
            return FileText(body[: fault.start].decode(letters), cut=True)
        return None
