"""What screens need besides the register."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtPrintSupport import QPrintDialog

from senco_app.ui import theme
from senco_app.ui.changes import Changes
from senco_app.ui.collecting import collect_due

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from senco_app.register import Register


@pytest.fixture(scope="session")
def dressed(qapp: object) -> QApplication:
    """Return the application in the font and the stylesheet that users see."""
    app = cast("QApplication", qapp)
    theme.dress(app)
    return app


@pytest.fixture
def undressed_after(dressed: QApplication) -> Iterator[QApplication]:
    """Return the application, which is dressed as usual again at the end."""
    # Windows of other tests that wait for their end are not dressed any more.
    dressed.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    yield dressed
    dressed.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme.dress(dressed)


@pytest.fixture(autouse=True)
def _dressed(dressed: QApplication) -> None:
    """Show every screen of these tests as users see it."""


@pytest.fixture(autouse=True)
def _collected_between_tests() -> Iterator[None]:
    """Collect on this thread alone, as the application does.

    A worker that came to collect would take widgets apart, and crash.
    """
    gc.disable()
    yield
    collect_due()
    gc.enable()


@pytest.fixture(autouse=True)
def _nobody_is_asked_for_a_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail where the system's dialog would wait for ever; a test may answer it."""

    def ask(dialog: QPrintDialog) -> int:
        message = f"a printer was asked for: {dialog.windowTitle()}"
        raise AssertionError(message)

    monkeypatch.setattr(QPrintDialog, "exec", ask)


@pytest.fixture
def changes(register: Register) -> Changes:
    return Changes(register)
