"""Each wall of the screens, broken on purpose and seen to hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from senco_app.ui.widgets.fields import line
from senco_app.ui.widgets.labels import PlainLabel
from tests.ui.walls import (
    assert_named_and_reachable,
    assert_nothing_cut,
    assert_nothing_out,
    assert_nothing_scrolls_twice,
    assert_plain_text,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    shown = QWidget()
    qtbot.addWidget(shown)
    QHBoxLayout(shown)
    return shown


def show(page: QWidget, *widgets: QWidget) -> None:
    across = page.layout()
    assert across is not None
    for widget in widgets:
        across.addWidget(widget)
    page.show()


def test_a_sound_page_passes(page: QWidget) -> None:
    show(page, PlainLabel("Who"), line("First"), line("Second"))

    assert_named_and_reachable(page)
    assert_plain_text(page)
    assert_nothing_cut(page)


def test_a_nameless_editor_is_seen(page: QWidget) -> None:
    show(page, line("First"), QLineEdit())

    with pytest.raises(AssertionError, match="without an accessible name"):
        assert_named_and_reachable(page)


def test_a_tab_order_against_reading_order_is_seen(page: QWidget) -> None:
    first, second, third = line("First"), line("Second"), line("Third")
    show(page, first, second, third)
    QWidget.setTabOrder(first, third)
    QWidget.setTabOrder(third, second)

    with pytest.raises(AssertionError, match="comes after"):
        assert_named_and_reachable(page)


def test_a_label_that_guesses_markup_is_seen(page: QWidget) -> None:
    show(page, QLabel("<b>bold</b>"))

    with pytest.raises(AssertionError, match="not plain text"):
        assert_plain_text(page)


@pytest.mark.parametrize("wrap", [True, False])
def test_words_that_are_cut_off_are_seen(page: QWidget, *, wrap: bool) -> None:
    label = PlainLabel("A sentence that needs more room than it gets here", wrap=wrap)
    label.setFixedSize(80, 20)
    show(page, label)

    with pytest.raises(AssertionError, match="cut off"):
        assert_nothing_cut(page)


def test_a_page_that_scrolls_sideways_is_seen(page: QWidget) -> None:
    area = QScrollArea()
    area.setAccessibleName("Page")
    wide = PlainLabel("Wide")
    wide.setFixedWidth(900)
    area.setWidget(wide)
    page.setFixedWidth(300)
    show(page, area)

    with pytest.raises(AssertionError, match="wider than the page"):
        assert_nothing_cut(page)


def test_a_part_behind_the_edge_is_seen(page: QWidget) -> None:
    page.setFixedSize(300, 100)
    show(page, PlainLabel("Words"))
    assert_nothing_out(page)
    below = PlainLabel("Below the edge", parent=page)
    below.move(0, 90)
    below.show()

    with pytest.raises(AssertionError, match="larger than what it stands on"):
        assert_nothing_out(page)


def test_a_label_is_not_asked_for_a_name(page: QWidget) -> None:
    label = PlainLabel("Words")
    label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    show(page, label)

    assert_named_and_reachable(page)


def test_a_page_that_scrolls_within_a_page_that_scrolls_is_seen(page: QWidget) -> None:
    outer, inner = QScrollArea(), QScrollArea()
    for area, held in ((inner, PlainLabel("Long")), (outer, inner)):
        held.setMinimumSize(50, 900)
        area.setWidget(held)
    outer.setMaximumHeight(200)
    show(page, outer)
    assert_nothing_scrolls_twice(page)

    inner.setMinimumHeight(0)
    inner.resize(50, 400)
    QApplication.processEvents()

    with pytest.raises(AssertionError, match="scrolls within what scrolls"):
        assert_nothing_scrolls_twice(page)
