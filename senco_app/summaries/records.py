"""What combines features, as plain data: documents, and what happened when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

NO_EVIDENCE = "No evidence recorded."


@dataclass(frozen=True, slots=True)
class Source:
    """The record behind a statement: its kind and its date."""

    kind: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A paragraph as it was typed, and the record it was taken from."""

    text: str
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words."""

    words: str
    by: str
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Short facts as pairs of what and which, set as a table of two columns."""

    caption: str
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a header row; every cell is text as typed.

    ``widths`` are shares of the page's width, one a column; they need not sum to 1.
    ``row_headings`` says that the first column names its row.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    row_headings: bool = True


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short statements."""

    items: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """Says that the register holds nothing here."""

    text: str = NO_EVIDENCE


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart; ``told`` is its number in words, beside the bar.

    ``marked`` sets it apart, as the one that is compared with the others.
    """

    label: str
    value: float
    told: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars from the left, whose title is what they show.

    Attributes:
        finding: A sentence: "SLCN is the most common need: 18 of 63".
        bars: From the top; a bar's length is its value against the largest.
        note: What the bars leave out, in small letters; may be empty.
        in_table: Whether a table that follows gives the same numbers; a file that
            holds no drawings then says the finding alone.
    """

    finding: str
    bars: tuple[Bar, ...]
    note: str = ""
    in_table: bool = False

    @property
    def heard(self) -> str:
        """Return what is said of it to people who cannot see it."""
        parts = "; ".join(f"{bar.label} {bar.told}" for bar in self.bars)
        said = f"Bar chart. {self.finding}. {parts}."
        return f"{said} {self.note}" if self.note else said


Block = Statement | Quote | Facts | Grid | Bullets | Subheading | Nothing | Chart


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part of a document."""

    number: int
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document.

    Attributes:
        title: Heading of the first page and title in the file's properties.
        subtitle: The line below it.
        confidential: Whose data it holds, for the foot of every page.
        printed_by: Who made it.
        printed_on: The day it was made, which is also the file's own date.
        audit_head: Head of the audit chain, shortened, so that paper anchors it.
        sections: Its parts in order.
        foot: What stands first at the foot of each page instead of whose data it is;
            empty where that is one person's.
    """

    title: str
    subtitle: str
    confidential: str
    printed_by: str
    printed_on: date
    audit_head: str
    sections: tuple[Section, ...]
    foot: str = ""


class EventKind(Enum):
    """What sort of thing happened."""

    STATUS = auto()
    NEED = auto()
    CYCLE = auto()
    PLAN = auto()
    NOTE = auto()
    REVIEW = auto()
    TOLD = auto()
    REQUEST = auto()
    PROVISION = auto()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day.

    Attributes:
        on: The day.
        what: A sentence that says it.
        record: The kind of record that says so.
        kind: What sort of thing it is.
        about: Id of the cycle with its stage ("…/Plan"), or of the request; empty for
            the pupil's own record.
    """

    on: date
    what: str
    record: str
    kind: EventKind
    about: str = ""
