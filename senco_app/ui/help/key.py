"""F1: opens the page of help for the window that it is pressed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from senco_app.ui.help.viewer import HelpViewer

KEY = "F1"


class HelpKey(QShortcut):
    """Makes the viewer when it is first wanted, and keeps it for the next time."""

    def __init__(self, window: QWidget, page: Callable[[], str]) -> None:
        """Listen to F1.

        Args:
            window: Where it is pressed: a window or a dialog.
            page: Names the page that belongs to what is shown there now.
        """
        super().__init__(QKeySequence(KEY), window)
        self._window, self._page = window, page
        self.viewer: HelpViewer | None = None
        self.activated.connect(self.show_help)

    def show_help(self, page: str = "") -> None:
        """Open a page; unless one is named, that of what is shown."""
        from senco_app.ui.help.viewer import HelpViewer  # noqa: PLC0415 - at F1 only

        if self.viewer is None:
            self.viewer = HelpViewer(self._window)
        self.viewer.open_page(page or self._page())


def offer_help(window: QWidget, page: str) -> HelpKey:
    """Let F1 open this page in a window or dialog that shows one thing only."""
    return HelpKey(window, lambda: page)
