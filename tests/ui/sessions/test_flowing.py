"""A row is laid out again when a part changes, and only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QPushButton

from senco_app.ui.icons import pixmap
from senco_app.ui.sessions.flowing import filling, row_of, show_if
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WIDE, NARROW = 900, 260


def test_a_row_follows_its_parts(qtbot: QtBot) -> None:
    words, act = PlainLabel("A few words"), QPushButton("Not run today…")
    row = row_of(filling(words), act)
    qtbot.addWidget(row)
    row.resize(WIDE, 200)
    row.show()
    QApplication.processEvents()
    one_line = row.heightForWidth(WIDE)
    assert words.width() > act.x() - words.x() - 40  # it fills what is left

    assert row.heightForWidth(NARROW) > one_line
    act.setText("Not run today, because " * 4)
    QApplication.processEvents()
    assert act.x() > words.x()
    assert act.width() >= act.sizeHint().width()

    show_if(act, wanted=False)
    QApplication.processEvents()
    assert row.heightForWidth(NARROW) < row.heightForWidth(WIDE) + one_line
    assert words.width() == WIDE


def test_a_part_that_is_shown_already_is_not_shown_again(qtbot: QtBot) -> None:
    part = PlainLabel("x")
    row = row_of(part)
    qtbot.addWidget(row)

    show_if(part, wanted=True)
    row.show()
    assert part.isVisible()
    show_if(part, wanted=False)
    assert not part.isVisible()
    show_if(part, wanted=True)
    assert part.isVisible()


def test_an_icon_is_painted_once_a_colour_and_size(qtbot: QtBot) -> None:
    del qtbot
    first = pixmap("lock", "#112233", 20)

    assert pixmap("lock", "#112233", 20).cacheKey() == first.cacheKey()
    assert pixmap("lock", "#112234", 20).cacheKey() != first.cacheKey()
    assert pixmap("lock", "#112233", 21).size() != first.size()
