"""What holds for every screen: reached by keyboard, named, plain text, nothing cut."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

TITLE_MARGIN = 10  # pixels, both sides
SAME_ROW = 14  # pixels: tops that differ by less stand side by side
CONTAINERS = (QAbstractSpinBox, QComboBox, QAbstractItemView, QHeaderView)


def assert_named_and_reachable(root: QWidget) -> None:
    """Every focusable widget has a name and is reached by Tab, in reading order."""
    focusable = list(focusable_in(root))
    chain = list(_focus_chain(root))
    nameless = [described(one) for one in focusable if not _name(one)]
    assert nameless == [], f"without an accessible name: {nameless}"
    lost = [described(one) for one in focusable if one not in chain]
    assert lost == [], f"not reached by Tab: {lost}"
    reached = [one for one in chain if one in focusable]
    for parent in {id(one.parentWidget()) for one in reached}:
        siblings = [one for one in reached if id(one.parentWidget()) == parent]
        for first, then in pairwise(siblings):
            message = f"{described(then)} comes after {described(first)}"
            assert _in_order(first, then), message


def assert_plain_text(root: QWidget) -> None:
    """No label, and no tool tip, reads what somebody typed as markup."""
    guessing = [
        described(label)
        for label in root.findChildren(QLabel)
        if label.textFormat() is not Qt.TextFormat.PlainText
    ]
    assert guessing == [], f"not plain text: {guessing}"


def assert_nothing_cut(root: QWidget) -> None:
    """Every label and button on show has the room that its words need."""
    cut = [
        f"{described(one)}: {one.width()}×{one.height()}, needs {_need(one)}"
        for one in _worded(root)
        if one.width() < _need(one)[0] or one.height() < _need(one)[1]
    ]
    assert cut == [], f"cut off: {cut}"
    assert_titles_whole(root)
    assert_nothing_sideways(root)


def assert_titles_whole(root: QWidget) -> None:
    """Every column on show is as wide as its title."""
    cut = [
        f"{described(header)}: {title}"
        for header in root.findChildren(QHeaderView)
        if header.isVisible() and header.orientation() is Qt.Orientation.Horizontal
        for title, width in _columns(header)
        if width < header.fontMetrics().horizontalAdvance(title) + TITLE_MARGIN
    ]
    assert cut == [], f"titles cut off: {cut}"


def _columns(header: QHeaderView) -> Iterator[tuple[str, int]]:
    """Return the title and the width of each column on show."""
    for at in range(header.count()):
        if not header.isSectionHidden(at):
            title = header.model().headerData(at, Qt.Orientation.Horizontal)
            yield str(title), header.sectionSize(at)


def assert_nothing_sideways(root: QWidget) -> None:
    """Nothing has to be scrolled sideways, but a table of many columns."""
    wide = [_described_wide(area) for area in _scrolling(root) if _overflows(area)]
    assert wide == [], f"wider than the page: {wide}"


def assert_nothing_out(root: QWidget) -> None:
    """Nothing is hidden by the edge of what it stands on, unless that scrolls."""
    out = [described(one) for one in root.findChildren(QWidget) if _sticks_out(one)]
    assert out == [], f"larger than what it stands on: {out}"


def assert_nothing_scrolls_twice(root: QWidget) -> None:
    """No page scrolls within a page that scrolls; lists, tables and editors may."""
    twice = [
        f"{described(one)} within {described(page)}"
        for one in root.findChildren(QScrollArea)
        for page in _ways_up(one)[1:]
        if _scrolls(one) and isinstance(page, QScrollArea) and _scrolls(page)
    ]
    assert twice == [], f"scrolls within what scrolls: {twice}"


def assert_read_in_order(window: QWidget) -> None:
    """Of two neighbours in a window's tab order, the later is below or to the right.

    Two that stand on different cards are compared by where their cards stand. Tab goes
    round: from one place, the last, it leads back to the first.
    """
    focusable = list(focusable_in(window))
    read = [one for one in _focus_chain(window) if one in focusable]
    back = [
        f"{described(then)} comes after {described(first)}"
        for first, then in zip(read, read[1:] + read[:1], strict=True)
        if not _in_order(*_apart(first, then))
    ]
    assert len(back) <= 1, f"against reading order: {back}"


def focusable_in(root: QWidget) -> Iterator[QWidget]:
    """Yield the widgets on show that Tab should reach."""
    for one in (root, *root.findChildren(QWidget)):
        tab = one.focusPolicy() & Qt.FocusPolicy.TabFocus
        on_show = one is root or one.isVisibleTo(root)
        if tab and on_show and one.isEnabled() and not _inside_another(one):
            yield one


def described(widget: QWidget) -> str:
    """Return a widget's class with its name or text, for a failing test's message."""
    said = _name(widget) or getattr(widget, "text", str)()
    return f"{type(widget).__name__} “{said}” in {type(widget.parent()).__name__}"


def _in_order(first: QWidget, then: QWidget) -> bool:
    here, there = _top_left(first), _top_left(then)
    down, right = there.y() - here.y(), there.x() - here.x()
    return down >= SAME_ROW or (right > 0 and down > -SAME_ROW) or right > 40


def _apart(first: QWidget, then: QWidget) -> tuple[QWidget, QWidget]:
    """Return the two, or what holds each of them where their ways part."""
    above = _ways_up(first)
    for one in _ways_up(then):
        parent = one.parentWidget()
        sibling = next((it for it in above if it.parentWidget() is parent), None)
        if parent is not None and sibling is not None:
            return (first, then) if sibling is one else (sibling, one)
    return first, then


def _ways_up(widget: QWidget) -> list[QWidget]:
    found = [widget]
    while (parent := found[-1].parentWidget()) is not None:
        found.append(parent)
    return found


def _name(widget: QWidget) -> str:
    return widget.accessibleName()


def _inside_another(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return isinstance(parent, CONTAINERS) or isinstance(widget, QHeaderView)


def _focus_chain(root: QWidget) -> Iterator[QWidget]:
    window = root.window()
    yield window
    one = window.nextInFocusChain()
    while one is not None and one is not window:
        yield one
        one = one.nextInFocusChain()


def _worded(root: QWidget) -> Iterator[QLabel | QAbstractButton]:
    found: list[QLabel | QAbstractButton] = [*root.findChildren(QLabel)]
    found += root.findChildren(QAbstractButton)
    return (one for one in found if one.isVisibleTo(root) and one.text())


def _need(one: QLabel | QAbstractButton) -> tuple[int, int]:
    if isinstance(one, QLabel) and one.wordWrap():
        return one.minimumSizeHint().width(), one.heightForWidth(one.width())
    return one.sizeHint().width(), one.minimumSizeHint().height()


def _scrolling(root: QWidget) -> Iterator[QAbstractScrollArea]:
    """Yield what may scroll; a table's columns may be as many as somebody chose."""
    for area in root.findChildren(QAbstractScrollArea):
        if area.isVisibleTo(root) and not isinstance(area, QTableView | QHeaderView):
            yield area


def _scrolls(area: QScrollArea) -> bool:
    return area.isVisible() and area.verticalScrollBar().maximum() > 0


def _overflows(area: QAbstractScrollArea) -> bool:
    return area.horizontalScrollBar().maximum() > 0


def _sticks_out(one: QWidget) -> bool:
    """Say whether a part of it is hidden by the edge of what it stands on."""
    parent = one.parentWidget()
    if parent is None or not one.isVisible() or one.isWindow():
        return False
    if one.geometry().isEmpty():
        return False  # nothing of it is to be seen
    if isinstance(parent.parentWidget(), QAbstractScrollArea | QLineEdit | QComboBox):
        return False  # it is scrolled into sight
    return not parent.rect().contains(one.geometry())


def _top_left(widget: QWidget) -> QPoint:
    return widget.mapTo(widget.window(), QPoint(0, 0))


def _described_wide(area: QAbstractScrollArea) -> str:
    """Return the area with the widgets in it that ask for more than its width."""
    room = area.viewport().width()
    within = [
        f"{described(one)} asks for {one.minimumSizeHint().width()} of {room}"
        for one in area.findChildren(QWidget)
        if one.isVisible() and one.minimumSizeHint().width() > room
    ]
    return f"{described(area)}: {within}"
