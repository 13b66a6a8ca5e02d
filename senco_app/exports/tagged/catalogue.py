"""Writes the structure tree and the file's description into a ReportLab document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from senco_app.exports.tagged.structure import Element

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

LANGUAGE: Final = "en-GB"

_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt>
<rdf:li xml:lang="x-default">{subject}</rdf:li>
</rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{made_on}T00:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>{made_on}T00:00:00Z</xmp:ModifyDate>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""


@dataclass(frozen=True, slots=True)
class About:
    """What a file says about itself; each text is one showable line."""

    title: str
    subject: str
    author: str
    creator: str
    made_on: date


def pdf_date(day: date) -> str:
    """Return midnight UTC of ``day`` as PDF writes it."""
    return f"D:{day:%Y%m%d}000000+00'00'"


class _Code(pdfdoc.PDFObject):
    """An object whose text is known by the time that the file is put together."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.text = "null"

    def format(self, _document: object) -> bytes:
        """Return the object as PDF writes it."""
        return self.text.encode("ascii")


def write(
    document: Any,  # noqa: ANN401 - ReportLab's document carries no useful type
    about: About,
    root: Element,
    marks: Sequence[Sequence[Element]],
) -> None:
    """Add the structure tree, the parent tree and the description to ``document``.

    Args:
        document: The document behind the canvas, all its pages drawn.
        about: Its title, author and date.
        root: The element of the whole document.
        marks: For each page the element of each mark, by the mark's number.
    """
    catalogue = document.Catalog
    catalogue.StructTreeRoot = _structure(document, root, marks)
    catalogue.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
    catalogue.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": "true"})
    catalogue.Metadata = _description(about)


def _structure(
    document: Any,  # noqa: ANN401
    root: Element,
    marks: Sequence[Sequence[Element]],
) -> _Code:
    elements = root.all()
    tree = _Code()
    tree_number = _number(document, tree)
    written = {id(element): _Code() for element in elements}
    numbers = {key: _number(document, code) for key, code in written.items()}
    pages = [
        document.idToObjectNumberAndVersion[page.__InternalName__][0]
        for page in document.Pages.pages
    ]
    for element in elements:
        parent = numbers[id(element.parent)] if element.parent else tree_number
        written[id(element)].text = _element(element, parent, numbers, pages)
    rows = "\n".join(
        f"{index} [{' '.join(f'{numbers[id(each)]} 0 R' for each in row)}]"
        for index, row in enumerate(marks)
    )
    tree.text = (
        f"<</Type /StructTreeRoot /K [{numbers[id(root)]} 0 R]\n"
        f"/ParentTree <</Nums [{rows}]>>\n"
        f"/ParentTreeNextKey {len(marks)}>>"
    )
    return tree


def _number(document: Any, code: _Code) -> int:  # noqa: ANN401
    reference = document.Reference(code)
    number: int = document.idToObjectNumberAndVersion[reference.name][0]
    return number


def _element(
    element: Element, parent: int, numbers: dict[int, int], pages: Sequence[int]
) -> str:
    marks = [kid for kid in element.kids if not isinstance(kid, Element)]
    home = marks[0][0] if marks else None
    kids = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(f"{numbers[id(kid)]} 0 R")
        elif kid[0] == home:
            kids.append(str(kid[1]))
        else:
            kids.append(f"<</Type /MCR /Pg {pages[kid[0]]} 0 R /MCID {kid[1]}>>")
    page = "" if home is None else f" /Pg {pages[home]} 0 R"
    return (
        f"<</Type /StructElem /S /{element.kind} /P {parent} 0 R{page} "
        f"{element.attributes} /K [{' '.join(kids)}]>>"
    )


def _description(about: About) -> pdfdoc.PDFStream:
    packet = _XMP.format(
        title=escape(about.title),
        subject=escape(about.subject),
        author=escape(about.author),
        creator=escape(about.creator),
        language=LANGUAGE,
        made_on=about.made_on.isoformat(),
    )
    return pdfdoc.PDFStream(
        pdfdoc.PDFDictionary(
            {"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}
        ),
        packet.encode(),
        filters=[],
    )
