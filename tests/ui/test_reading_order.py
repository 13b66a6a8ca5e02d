"""Tab goes as one reads, whatever was added to a page later."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from senco_app.ui.reading_order import ReadWindow, follow_layouts
from senco_app.ui.widgets.fields import line
from tests.ui.walls import assert_read_in_order

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

HIDDEN = 2


@pytest.fixture
def page(qtbot: object) -> QWidget:
    """Return a page whose first card gets its rows after the card beside it."""
    shown = QWidget()
    qtbot.addWidget(shown)  # type: ignore[attr-defined]
    across = QHBoxLayout(shown)
    rows, grid = QVBoxLayout(), QGridLayout()
    across.addLayout(rows)
    across.addLayout(grid)
    for name in ("Right below", "Right above"):
        grid.addWidget(line(name), int(name == "Right below"), 0)
    for name in ("Left above", "Left between", "Left below"):
        rows.addWidget(line(name))
    shown.show()
    return shown


def names(page: QWidget) -> list[str]:
    """Return what Tab reaches, which goes round, from the first at the left."""
    found, one = [], page.nextInFocusChain()
    while one is not None and one is not page:
        found.append(one.accessibleName())
        one = one.nextInFocusChain()
    first = next(at for at, name in enumerate(found) if name.startswith("Left"))
    return found[first:] + found[:first]


def test_later_rows_are_reached_where_they_stand(page: QWidget) -> None:
    assert names(page)[-2:] == ["Right below", "Right above"]
    with pytest.raises(AssertionError, match="against reading order"):
        assert_read_in_order(page)

    follow_layouts(page)

    left = ["Left above", "Left between", "Left below"]
    assert names(page) == [*left, "Right above", "Right below"]
    assert_read_in_order(page)


def test_a_page_in_order_stays_as_it_is(page: QWidget) -> None:
    follow_layouts(page)
    before = names(page)

    follow_layouts(page)

    assert names(page) == before


def test_what_is_hidden_is_not_needed_for_the_order(page: QWidget) -> None:
    between = page.findChildren(QWidget)[HIDDEN]
    between.hide()

    follow_layouts(page)

    shown = [name for name in names(page) if name != between.accessibleName()]
    assert len(shown) == len(names(page)) - 1
    assert shown == sorted(shown, key=lambda name: (name[0], name.endswith("below")))


def test_nothing_has_no_order() -> None:
    follow_layouts(None)


def test_from_a_screen_as_a_whole_tab_leads_to_its_first_part(
    qtbot: QtBot, page: QWidget
) -> None:
    window, middle = ReadWindow(), QWidget()
    across = QHBoxLayout(middle)
    for part in (line("Beside it"), page):
        across.addWidget(part)
    window.setCentralWidget(middle)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    page.setFocus()

    qtbot.keyClick(page, Qt.Key.Key_Tab)

    assert window.focusWidget().accessibleName() == "Left above"
