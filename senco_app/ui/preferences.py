"""The wishes of whoever works at this laptop, heeded by the running window."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from senco_app.settings import Settings, Theme, change_settings, read_settings
from senco_app.ui import theme

if TYPE_CHECKING:
    from pathlib import Path

PROPERTY = "senco_preferences"


class Preferences(QObject):
    """Holds the settings, dresses the application in them, and writes them down."""

    changed = Signal(object)  # Settings

    def __init__(self, app: QApplication, folder: Path | None = None) -> None:
        """Read the settings and dress the application.

        Args:
            app: The running application.
            folder: Where the settings are kept; nothing to keep none.
        """
        super().__init__(app)
        self._app, self._folder = app, folder
        self._hints = app.styleHints()
        self._high_contrast = False
        self.settings = read_settings(folder) if folder else Settings()
        app.setProperty(PROPERTY, self)
        self.show(self.settings)

    def follow_system(self) -> None:
        """Ask for high contrast, and from now on wear what the system changes to.

        Called once the first window stands: to ask takes as long as a tenth of that.
        """
        self._access = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._hear_system)
        self._access.contrastPreferenceChanged.connect(self._hear_system)
        if self._prefers_contrast():
            self._hear_system()

    def change(self, settings: Settings) -> None:
        """Wear these settings at once, then write them down.

        Raises:
            FileUnusableError: If they cannot be written; they hold until the end.
        """
        looks_else = _look(settings) != _look(self.settings)
        self.settings = settings
        if looks_else:
            self.show(settings)
        self.changed.emit(settings)
        if self._folder:
            change_settings(self._folder, partial(_wishes_of, settings))

    def show(self, settings: Settings) -> None:
        """Wear these settings for a look at them; ``change`` keeps them."""
        look = theme.system_look(self._app, high_contrast=self._high_contrast)
        theme.dress(self._app, settings, look)

    def _hear_system(self) -> None:
        self._high_contrast = self._prefers_contrast()
        if self.settings.theme is Theme.SYSTEM:
            self.show(self.settings)

    def _prefers_contrast(self) -> bool:
        return self._access.contrastPreference().name == "HighContrast"


def preferences() -> Preferences:
    """Return the preferences of the running application.

    Raises:
        LookupError: If it has none.
    """
    app = QApplication.instance()
    held = app.property(PROPERTY) if app is not None else None
    if not isinstance(held, Preferences):
        message = "nobody has made the application’s preferences yet"
        raise LookupError(message)  # noqa: TRY004 - there is none
    return held


def _wishes_of(wished: Settings, stored: Settings) -> Settings:
    """Return these wishes, with what else was noted since they were read."""
    registers, places = stored.registers, stored.second_places
    return replace(wished, registers=registers, second_places=places)


def _look(settings: Settings) -> tuple[object, ...]:
    return settings.theme, settings.cream, settings.text_percent
