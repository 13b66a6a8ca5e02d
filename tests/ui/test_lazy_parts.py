from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QWidget
from shiboken6 import isValid

from senco_app.ui.lazy_parts import LazyParts
from senco_app.ui.turns import at_once

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from senco_app.ui.turns import Turns


class House:
    """A widget with parts, that writes down what happens to them."""

    def __init__(self, qtbot: QtBot) -> None:
        self.widget = QWidget()
        qtbot.addWidget(self.widget)
        self.seen: list[str] = []
        self.parts = LazyParts[str, QLabel](
            {name: lambda: QLabel(self.widget) for name in ("Hall", "Attic")},
            self.take,
            self.fill,
        )

    def take(self, name: str, part: QLabel) -> None:
        self.seen.append(f"{name} taken: {part.text()}")

    def fill(self, part: QLabel) -> Turns[None]:
        part.setText("half")
        yield
        part.setText("filled")

    def labels(self) -> list[QLabel]:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return self.widget.findChildren(QLabel)


@pytest.fixture
def house(qtbot: QtBot) -> House:
    return House(qtbot)


def test_a_part_is_made_once_and_filled_before_it_is_taken(house: House) -> None:
    hall = at_once(house.parts.part("Hall"))

    assert at_once(house.parts.part("Hall")) is hall
    assert house.seen == ["Hall taken: filled"]
    assert house.labels() == [hall]


def test_a_part_called_off_half_way_goes_and_is_made_anew(house: House) -> None:
    under_way = house.parts.part("Hall")
    next(under_way)
    next(under_way)
    (half,) = house.labels()

    under_way.close()

    assert not house.labels()
    assert not isValid(half)
    assert at_once(house.parts.part("Hall")).text() == "filled"


def test_a_part_asked_for_between_two_turns_is_there_once(house: House) -> None:
    under_way = house.parts.part("Hall")
    next(under_way)

    hall = at_once(house.parts.part("Hall"))

    assert at_once(under_way) is hall
    assert house.seen == ["Hall taken: filled"]
    assert house.labels() == [hall]
