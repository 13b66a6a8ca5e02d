"""What screens need besides the register."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from senco_app.ui import theme
from senco_app.ui.changes import Changes

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from senco_app.register import Register


@pytest.fixture(scope="session")
def dressed(qapp: object) -> QApplication:
    """Return the application in the font and the stylesheet that users see."""
    app = cast("QApplication", qapp)
    theme.dress(app)
    return app


@pytest.fixture(autouse=True)
def _dressed(dressed: QApplication) -> None:
    """Show every screen of these tests as users see it."""


@pytest.fixture
def changes(register: Register) -> Changes:
    return Changes(register)
