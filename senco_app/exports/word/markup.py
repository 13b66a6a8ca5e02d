"""The few pieces of WordprocessingML that python-docx has no words for.

Source: ISO/IEC 29500-1:2016, part 17 (WordprocessingML).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph


def child(parent: Any, name: str, **attributes: str) -> Any:  # noqa: ANN401 - lxml elements carry no useful type
    """Return a new last child such as "w:shd", its attributes in Word's name space."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    parent.append(made)
    return made


def replace(parent: Any, name: str, **attributes: str) -> Any:  # noqa: ANN401
    """Return a new child in place of those of the same name."""
    for old in parent.findall(qn(name)):
        parent.remove(old)
    return child(parent, name, **attributes)


def style_id(name: str) -> str:
    """Return the key by which a document's text refers to a style of ours."""
    return "".join(word.capitalize() for word in name.split())


def field(paragraph: Paragraph, code: str, shown: str) -> None:
    """Append a field such as PAGE, which Word works out when it sets the page."""
    for kind, text in (
        ("begin", None),
        (None, code),
        ("separate", None),
        (None, shown),
        ("end", None),
    ):
        run = paragraph.add_run()._r  # noqa: SLF001 - python-docx has no fields
        if kind:
            child(run, "w:fldChar", fldCharType=kind)
        elif text == code:
            child(run, "w:instrText").text = f" {code} "
        else:
            child(run, "w:t").text = shown


def put_before(parent: Any, element: Any, names: tuple[str, ...]) -> None:  # noqa: ANN401
    """Move a child before the first of the named ones: Word wants a fixed order."""
    for each in parent:
        if each.tag in {qn(name) for name in names}:
            each.addprevious(element)
            return
