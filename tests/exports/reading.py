"""Reads a PDF as a listener does: by its structure, not by its pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

from pypdf import PdfReader
from pypdf.generic import ContentStream

if TYPE_CHECKING:
    from collections.abc import Iterator

PAIR = re.compile(rb"<([0-9A-Fa-f]{2})> <([0-9A-Fa-f]+)>")


@dataclass
class Part:
    """One element: its kind, its own text, its parts, the pages of its marks."""

    kind: str
    scope: str = ""
    text: str = ""
    parts: list[Part] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)

    def all(self, kind: str) -> list[Part]:
        """Return the elements of a kind at or under this one, in reading order."""
        found = [self] if self.kind == kind else []
        return found + [each for part in self.parts for each in part.all(kind)]

    def whole(self) -> str:
        """Return the text of this element and everything under it."""
        return self.text + "".join(part.whole() for part in self.parts)


@dataclass
class Page:
    """What is drawn on a page: text by mark, text of artifacts, text of neither."""

    marks: dict[int, str] = field(default_factory=dict)
    artifacts: str = ""
    stray: str = ""


class Heard:
    """A PDF's structure, pages and catalogue."""

    def __init__(self, pdf: bytes) -> None:
        self.reader = PdfReader(BytesIO(pdf), strict=True)
        self.pages = [_read(page) for page in self.reader.pages]
        self._numbers = {
            page.indirect_reference.idnum: index
            for index, page in enumerate(self.reader.pages)
            if page.indirect_reference
        }
        self.root = cast("Any", self.reader.root_object)
        self.tree = self.root["/StructTreeRoot"]
        self.document = self._part(self.tree["/K"][0].get_object())

    def __getitem__(self, kind: str) -> list[Part]:
        return self.document.all(kind)

    def _part(self, element: Any) -> Part:  # noqa: ANN401 - a dictionary of pypdf
        scope = element["/A"].get("/Scope", "") if "/A" in element else ""
        part = Part(str(element["/S"])[1:], str(scope)[1:])
        home = element.raw_get("/Pg").idnum if "/Pg" in element else None
        for kid in element["/K"]:
            kid_object = kid.get_object()
            if isinstance(kid_object, int):
                self._take(part, home, kid_object)
            elif kid_object.get("/Type") == "/MCR":
                self._take(part, kid_object.raw_get("/Pg").idnum, kid_object["/MCID"])
            else:
                part.parts.append(self._part(kid_object))
        return part

    def _take(self, part: Part, page_number: int | None, mark: int) -> None:
        assert page_number is not None
        page = self._numbers[page_number]
        part.text += self.pages[page].marks.pop(mark)  # each mark is said once
        part.pages.append(page)


def _read(page: Any) -> Page:  # noqa: ANN401
    letters = {name: _letters(font) for name, font in _fonts(page)}
    read = Page()
    current: dict[int, str] = {}
    stack: list[Any] = []
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        if operator == b"Tf":
            current = letters[operands[0]]
        elif operator == b"BDC":
            assert not stack, "a mark inside a mark"
            stack.append(operands)
            if operands[0] != "/Artifact":
                read.marks[operands[1]["/MCID"]] = ""
        elif operator == b"EMC":
            stack.pop()
        elif operator == b"Tj":
            _note(read, stack, _decoded(operands[0], current))
    assert not stack
    return read


def _note(read: Page, stack: list[Any], text: str) -> None:
    if not stack:
        read.stray += text
    elif stack[0][0] == "/Artifact":
        read.artifacts += text
    else:
        read.marks[stack[0][1]["/MCID"]] += text


def _fonts(page: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    for name, font in page["/Resources"]["/Font"].items():
        yield name, font.get_object()


def _letters(font: Any) -> dict[int, str]:  # noqa: ANN401
    table = font["/ToUnicode"].get_data().split(b"endcodespacerange")[1]
    return {
        int(code, 16): bytes.fromhex(units.decode()).decode("utf-16-be")
        for code, units in PAIR.findall(table)
    }


def _decoded(operand: Any, letters: dict[int, str]) -> str:  # noqa: ANN401
    return "".join(letters[code] for code in operand.original_bytes)
