"""An empty Word document in the house style."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from senco_app.exports import faces, foot, style
from senco_app.exports.word import markup

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.styles.style import ParagraphStyle

    from senco_app.summaries.records import Paper

FONT: Final = "Atkinson Hyperlegible Next"
#: What Word takes where the house font is not installed.
_INSTEAD: Final = "Arial"
LANGUAGE: Final = "en-GB"

TITLE: Final = "Title"
SUBTITLE: Final = "Subtitle"
SECTION: Final = "Heading 1"
SUBHEADING: Final = "Heading 2"
BODY: Final = "Normal"
BULLET: Final = "List Bullet"
QUOTE: Final = "Quote"
CAPTION: Final = "Caption"
FOOT: Final = "Footer"

_LOOKS: Final = {
    BODY: style.BODY,
    TITLE: style.TITLE,
    SUBTITLE: style.SUBTITLE,
    SECTION: style.SECTION,
    SUBHEADING: style.SUBHEADING,
    BULLET: style.BULLET,
    QUOTE: style.QUOTE,
    CAPTION: style.CAPTION,
    FOOT: style.FOOT,
}
#: Styles that Word has no own name for.
_OWN: Final = {
    name.capitalize(): name
    for name in (
        style.CELL,
        style.SMALL_CELL,
        style.HEADER_CELL,
        style.SMALL_HEADER_CELL,
        style.QUOTE_BY,
    )
}
QUOTE_BY: Final = style.QUOTE_BY.capitalize()
_WITH_NEXT: Final = frozenset({TITLE, SECTION, SUBHEADING, CAPTION})
#: Parts of python-docx's own template that this document has no use for.
_NOT_USED: Final = (
    "thumbnail",
    "stylesWithEffects",
    "customXml",
    "extended-properties",
)


def blank() -> Document:
    """Return an empty upright A4 document in the house style, in British English."""
    document = docx.Document()
    for relations in (document.part.rels, document.part.package.rels):
        for key in [
            key for key, each in relations.items() if each.reltype.endswith(_NOT_USED)
        ]:
            relations.pop(key)
    _set_defaults(document)
    for name, looks in _OWN.items():
        own = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        own.element.set(qn("w:styleId"), markup.style_id(looks))
        own.base_style = document.styles[BODY]
    for name, looks in (_LOOKS | _OWN).items():
        _set_style(document.styles[name], style.LETTERS[looks], name)
    turn(document.sections[0], sideways=False)
    return document


def turn(section: Section, *, sideways: bool) -> None:
    """Set a section's pages to A4, upright or sideways, with the house's margins."""
    across, down = style.PAGE if not sideways else style.PAGE[::-1]
    section.orientation = WD_ORIENT.LANDSCAPE if sideways else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Pt(across), Pt(down)
    margin = Pt(style.MARGIN)
    section.left_margin = section.right_margin = margin
    section.top_margin = section.bottom_margin = margin
    section.footer_distance = section.header_distance = Pt(style.MARGIN / 2)


def start_section(document: Document, paper: Paper, *, sideways: bool) -> None:
    """Go on with pages that are turned the other way.

    What ends a section is a mark in its last paragraph. python-docx adds an empty one
    for it, which would make an empty page after a full one.
    """
    section = document.add_section(WD_SECTION.NEW_PAGE)
    body: Any = document.element.body
    added = body.findall(qn("w:p"))[-1]
    last = added.getprevious()
    if last is not None and last.tag == qn("w:p"):
        mark = added.pPr.find(qn("w:sectPr"))
        last.get_or_add_pPr().append(mark)
        body.remove(added)
    turn(section, sideways=sideways)
    width = style.WIDE_TEXT_WIDTH if sideways else style.TEXT_WIDTH
    write_foot(section, paper, width)


def write_foot(section: Section, paper: Paper, width: float) -> None:
    """Write the foot of a section's pages, ``width`` points wide."""
    section.footer.is_linked_to_previous = False
    first = section.footer.paragraphs[0]
    first.paragraph_format.tab_stops.add_tab_stop(Pt(width), WD_TAB_ALIGNMENT.RIGHT)
    markup.child(
        markup.child(first._p.get_or_add_pPr(), "w:pBdr"),  # noqa: SLF001 - python-docx has no borders
        "w:top",
        val="single",
        sz="4",
        space="4",
        color=style.LINE[1:],
    )
    first.add_run(f"{foot.whose(paper)}\tPage ")
    markup.field(first, "PAGE", "1")
    first.add_run(" of ")
    markup.field(first, "NUMPAGES", "1")
    section.footer.add_paragraph(foot.made(paper), FOOT)


def _set_defaults(document: Document) -> None:
    styles: Any = document.styles.element
    for each in styles.findall(qn("w:style")):
        if each.get(qn("w:type")) == "table" and each.get(qn("w:default")) != "1":
            styles.remove(each)
    defaults = styles.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))
    letters = defaults.find(qn("w:rPr"))
    _set_font(letters)
    markup.replace(letters, "w:lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA")
    settings: Any = document.settings.element
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), LANGUAGE)
    for each in settings.iter(qn("w:compatSetting")):
        if each.get(qn("w:name")) == "compatibilityMode":
            each.set(qn("w:val"), "15")
    _name_font(document)


def _name_font(document: Document) -> None:
    """Tell Word what to take where the house font is not installed."""
    entry = (
        f'<w:font w:name="{FONT}"><w:altName w:val="{_INSTEAD}"/>'
        '<w:charset w:val="00"/><w:family w:val="swiss"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    ).encode()
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/fontTable"):
            part: Any = relation.target_part
            part._blob = part.blob.replace(b"</w:fonts>", entry)  # noqa: SLF001 - the part is bytes to python-docx


def _set_font(letters: Any) -> None:  # noqa: ANN401 - an lxml element
    fonts = letters.find(qn("w:rFonts"))
    if fonts is not None:
        letters.remove(fonts)
    made = markup.child(
        letters, "w:rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT
    )
    letters.insert(0, made)


def _set_style(made: ParagraphStyle, letter: style.Letter, name: str) -> None:
    element: Any = made.element
    for inherited in ("w:pBdr", "w:tabs", "w:contextualSpacing"):
        for old in element.get_or_add_pPr().findall(qn(inherited)):
            element.pPr.remove(old)
    for spacing in element.get_or_add_rPr().findall(qn("w:spacing")):
        element.rPr.remove(spacing)
    _set_font(element.rPr)
    made.font.size = Pt(letter.size)
    made.font.bold = letter.face in (faces.BOLD, faces.SEMIBOLD)
    made.font.italic = letter.face == faces.ITALIC
    made.font.color.rgb = RGBColor.from_string(letter.colour[1:])
    layout = made.paragraph_format
    layout.space_before, layout.space_after = Pt(letter.before), Pt(letter.after)
    layout.line_spacing = Pt(letter.leading)
    layout.line_spacing_rule = WD_LINE_SPACING.AT_LEAST
    layout.keep_with_next = name in _WITH_NEXT
    layout.widow_control = True
    if letter.indent:
        layout.left_indent = Pt(letter.indent)
        layout.first_line_indent = Pt(-letter.indent) if name == BULLET else Pt(0)
