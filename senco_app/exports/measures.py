"""How a table is set: its columns' widths, its letters' size, which way the page is.

Paper and Word follow the same plan, so that they look alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportlab.pdfbase.pdfmetrics import stringWidth

from senco_app.exports import faces, style
from senco_app.summaries.records import Facts, Nothing, Quote, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from senco_app.summaries.records import Grid, Section

#: Room at the left and right of a cell's text, in points.
PAD: Final = 5.0
#: Tables of more columns are set in smaller letters.
_COLUMNS_IN_FULL_SIZE: Final = 4
#: Tables of more columns are set on a page turned sideways.
_COLUMNS_UPRIGHT: Final = 7
#: A part of so few paragraphs and facts is short.
_FEW_BLOCKS: Final = 3
_WORDS: Final = (Facts, Nothing, Quote, Statement)


@dataclass(frozen=True, slots=True)
class Plan:
    """How one table is set.

    Attributes:
        widths: Of its columns, in points.
        cell: Style of a cell.
        heading: Style of a heading.
        sideways: Whether its page is turned.
    """

    widths: tuple[float, ...]
    cell: str
    heading: str
    sideways: bool

    def padded(self, texts: Sequence[str]) -> tuple[str, ...]:
        """Return a row's texts with an empty one for every column that it lacks."""
        return (*texts, *[""] * (len(self.widths) - len(texts)))


#: Facts: what they are called takes a third of the page.
FACTS: Final = Plan(
    widths=(0.32 * style.TEXT_WIDTH, 0.68 * style.TEXT_WIDTH),
    cell=style.CELL,
    heading=style.HEADER_CELL,
    sideways=False,
)


def plan(grid: Grid) -> Plan | None:
    """Return how a table is set; None for a table without columns."""
    columns = max(map(len, (grid.header, *grid.rows)))
    if not columns:
        return None
    small = columns > _COLUMNS_IN_FULL_SIZE
    heading = style.SMALL_HEADER_CELL if small else style.HEADER_CELL
    sideways = columns > _COLUMNS_UPRIGHT
    told = len(grid.widths) == columns and min(grid.widths) > 0
    return Plan(
        widths=column_widths(
            grid.widths if told else (1.0,) * columns,
            _longest_words(grid, columns, style.LETTERS[heading]),
            style.WIDE_TEXT_WIDTH if sideways else style.TEXT_WIDTH,
        ),
        cell=style.SMALL_CELL if small else style.CELL,
        heading=heading,
        sideways=sideways,
    )


def is_short(section: Section) -> bool:
    """Say whether a part needs no page of its own: the place to sign, a few words."""
    plain = all(isinstance(block, _WORDS) for block in section.blocks)
    return plain and len(section.blocks) <= _FEW_BLOCKS


def _longest_words(grid: Grid, columns: int, letter: style.Letter) -> list[float]:
    """Return how wide each column must be for no word to be broken, in points."""
    faces.register()
    longest = [""] * columns
    for texts in (grid.header, *grid.rows):
        for index, text in enumerate(texts):
            word = max(text.split(), key=len, default="")
            longest[index] = max(longest[index], word, key=len)
    return [
        stringWidth(word, letter.face, letter.size) + 2 * PAD + 1 for word in longest
    ]


def column_widths(
    shares: Sequence[float], least: Sequence[float], width: float
) -> tuple[float, ...]:
    """Return the widths of columns that share ``width`` as told, in points.

    A column that would be narrower than its ``least`` (its longest word) takes from
    those that have room to spare; none is promised more than its part of the page.
    """
    total = sum(shares)
    told = [width * share / total for share in shares]
    bounds = [min(each, width / len(shares)) for each in least]
    pairs = list(zip(told, bounds, strict=True))
    lacking = sum(max(0.0, bound - each) for each, bound in pairs)
    spare = sum(max(0.0, each - bound) for each, bound in pairs)
    kept = 1 - (lacking / spare if spare else 0)
    return tuple(bound + max(0.0, each - bound) * kept for each, bound in pairs)
