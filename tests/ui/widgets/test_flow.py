from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app.ui.widgets.flow import Flow
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WIDE = 600


def test_a_flow_reckons_anew_when_an_item_changes_comes_or_goes(qtbot: QtBot) -> None:
    shown = Flow()
    qtbot.addWidget(shown)
    first, second = PlainLabel("one"), PlainLabel("two")
    for label in (first, second):
        shown.flow.addWidget(label)
    shown.resize(WIDE, 100)
    shown.show()
    line = shown.flow.heightForWidth(WIDE)
    first.setText("one " * 200)
    assert shown.flow.heightForWidth(WIDE) > line
    first.hide()
    assert shown.flow.heightForWidth(WIDE) == line
    second.setText("two\ntwo")
    assert shown.flow.heightForWidth(WIDE) > line
    shown.flow.takeAt(1)
    assert shown.flow.heightForWidth(WIDE) == 0
    second.setParent(None)
