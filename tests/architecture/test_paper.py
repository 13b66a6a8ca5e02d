"""ReportLab reads text as markup, so one place alone makes its paragraphs."""

from __future__ import annotations

import ast

import pytest

from tests.architecture.sources import Source, application

MAY = ("senco_app/exports/style", "senco_app/exports/tagged")
MARKUP = {"Paragraph", "XPreformatted"}


def markup(source: Source) -> list[str]:
    """Return where a module reaches for what reads text as markup."""
    imported = [
        source.at(line, f"imports {name}")
        for line, name in source.imports()
        if name.startswith("reportlab.") and name.rpartition(".")[2] in MARKUP
    ]
    return imported + [
        source.at(node.lineno, f"uses {ast.unparse(node)}")
        for node in source.nodes
        if isinstance(node, ast.Attribute)
        and node.attr in MARKUP
        and "platypus" in ast.unparse(node.value)
    ]


def test_only_the_style_makes_paragraphs() -> None:
    others = [s for s in application() if not s.path.startswith(MAY)]

    assert [told for source in others for told in markup(source)] == []


@pytest.mark.parametrize(
    "text",
    [
        "from reportlab.platypus import Paragraph",
        "from reportlab.platypus.paragraph import Paragraph as P",
        "from reportlab.platypus import XPreformatted",
        "from reportlab import platypus\nplatypus.Paragraph('x', style)",
    ],
)
def test_a_paragraph_made_elsewhere_is_told(text: str) -> None:
    assert len(markup(Source("senco_app/exports/letter.py", text))) == 1


def test_our_own_paragraph_is_free_to_use() -> None:
    text = "from senco_app.exports.style import paragraph\nparagraph('x')\n"

    assert markup(Source("senco_app/exports/letter.py", text)) == []
