"""The structure of a document, apart from where its parts lie on pages.

Source: ISO 32000-1:2008, 14.7 (logical structure) and 14.8 (tagged PDF);
ISO 14289-1:2014 (PDF/UA-1).
"""

from __future__ import annotations

from typing import Final

#: Attributes of header cells: which way they head.
HEADS_COLUMN: Final = "/A <</O /Table /Scope /Column>>"
HEADS_ROW: Final = "/A <</O /Table /Scope /Row>>"
DISCS: Final = "/A <</O /List /ListNumbering /Disc>>"


class Element:
    """One part of a document: its kind, its place in the tree, its marks on pages.

    Attributes:
        kind: A standard structure type, such as "P" or "TD".
        parent: What it is part of; None for the document.
        attributes: Further entries of its dictionary, as PDF writes them.
        kids: Its parts and its marks, in reading order. A mark is the index of a page
            and the number of a marked sequence on that page.
    """

    __slots__ = ("attributes", "kids", "kind", "parent")

    def __init__(
        self, kind: str, parent: Element | None = None, attributes: str = ""
    ) -> None:
        self.kind = kind
        self.parent = parent
        self.attributes = attributes
        self.kids: list[Element | tuple[int, int]] = []

    def add(self, kind: str, attributes: str = "") -> Element:
        """Return a new last part of this element."""
        part = Element(kind, self, attributes)
        self.kids.append(part)
        return part

    def all(self) -> list[Element]:
        """Return this element and everything under it, in reading order."""
        found = [self]
        for kid in self.kids:
            if isinstance(kid, Element):
                found.extend(kid.all())
        return found
