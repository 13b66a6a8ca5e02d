"""What is wrong, and on which screens; said in one piece at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from tests.ui.walls import (
    assert_named_and_reachable,
    assert_nothing_cut,
    assert_nothing_out,
    assert_nothing_scrolls_twice,
    assert_plain_text,
    assert_read_in_order,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Faults:
    """Holds every wall against one screen after the other."""

    def __init__(self) -> None:
        self.looked_at: list[str] = []
        self._where: dict[str, list[str]] = {}

    def look_at(self, shown: QWidget, name: str) -> None:
        """Hold every wall against what is on show."""
        self.looked_at.append(name)
        shown.focusNextPrevChild(True)  # noqa: FBT003 - as the Tab key does
        for _ in range(3):  # layouts inside layouts take a turn each
            QApplication.processEvents()
        walls = (
            *(assert_nothing_cut, assert_nothing_out),
            *(assert_plain_text, assert_named_and_reachable, assert_read_in_order),
            assert_nothing_scrolls_twice,
        )
        for wall in walls:
            try:
                wall(shown)
            except AssertionError as fault:
                self.note(name, str(fault))

    def note(self, name: str, fault: str) -> None:
        """Keep a fault, to be said at the end."""
        self._where.setdefault(fault, []).append(name)

    def assert_none(self) -> None:
        """Say every fault, each with the screens that have it."""
        said = [f"{', '.join(on)}: {fault}" for fault, on in self._where.items()]
        assert not said, "\n".join(said)
