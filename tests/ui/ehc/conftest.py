"""What notes windows that should not be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.cycles.building import Windows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from senco_app.ui.ehc.screen import RequestScreen


@pytest.fixture
def windows(qapp: QApplication, screen: RequestScreen) -> Iterator[Windows]:
    """Yield what notes every window that shows itself from now on."""
    del screen  # that one is there already
    noting = Windows()
    qapp.installEventFilter(noting)
    yield noting
    qapp.removeEventFilter(noting)
