"""Appearance: colours and size of the text, and when the window locks by itself."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from senco_app.errors import SencoError
from senco_app.settings import (
    LEAST_IDLE,
    LEAST_TEXT,
    MOST_IDLE,
    MOST_TEXT,
    TEXT_STEP,
    Settings,
    Theme,
)
from senco_app.ui.cycles.typed import Amount, CalmChoice
from senco_app.ui.dressing import fix_width
from senco_app.ui.preferences import preferences
from senco_app.ui.settings.section import SAVED, Section
from senco_app.ui.widgets.card import GAP, Card
from senco_app.ui.widgets.fields import Field
from senco_app.ui.widgets.labels import Chip, PlainLabel

if TYPE_CHECKING:
    from senco_app.register import Register

THEMES = (
    (Theme.SYSTEM, "As this computer is set"),
    (Theme.LIGHT, "Light"),
    (Theme.DARK, "Dark"),
)
SYSTEM_HINT = "Light, dark or high contrast, and changes when the computer does"
CREAM_HINT = "A warm ground instead of white; dark colours have none"
IDLE_HINT = "Minutes without a key or the mouse until the register locks by itself"
SAMPLE = "Amelia asks for help in her own words, three times a week by half-term."
SIZE_WIDTH, IDLE_WIDTH = 130, 80


class AppearanceSection(Section):
    """What is chosen here is worn at once, and kept for this laptop alone."""

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(register, parent)
        self._wishes = preferences()
        self.themes = {theme: QRadioButton(words) for theme, words in THEMES}
        self._group = QButtonGroup(self)
        self.cream = QCheckBox("Cream ground")
        steps = range(LEAST_TEXT, MOST_TEXT + 1, TEXT_STEP)
        self.size_of_text = CalmChoice("", [(f"{step} %", step) for step in steps])
        self.idle = Amount("", MOST_IDLE, LEAST_IDLE)
        self._arrange()
        self.refresh()
        for theme, button in self.themes.items():
            button.clicked.connect(partial(self._choose, theme=theme))
        self.cream.clicked.connect(lambda on: self._choose(cream=on))
        self.size_of_text.currentIndexChanged.connect(self._choose_size)
        self.idle.valueChanged.connect(lambda n: self._choose(idle_minutes=n))
        self._wishes.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show what is set."""
        settings = self._wishes.settings
        self.themes[settings.theme].setChecked(True)
        self.cream.setChecked(settings.cream)
        self.cream.setEnabled(settings.theme is not Theme.DARK)
        for editor in (self.size_of_text, self.idle):
            editor.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.size_of_text.choose(settings.text_percent)
        self.idle.setValue(settings.idle_minutes)
        for editor in (self.size_of_text, self.idle):
            editor.blockSignals(False)  # noqa: FBT003 - Qt's own

    def _choose_size(self) -> None:
        self._choose(text_percent=self.size_of_text.chosen())

    def _choose(self, _checked: bool = True, **wish: object) -> None:  # noqa: FBT001, FBT002 - a button's signal says it
        settings: Settings = replace(self._wishes.settings, **wish)  # type: ignore[arg-type]
        if settings == self._wishes.settings:
            return
        try:
            self._wishes.change(settings)
        except SencoError as error:
            self.banner.say(str(error))
            return
        self.banner.clear()
        self.said.emit(SAVED)

    def _arrange(self) -> None:
        body = self.page.body
        for card in (self._colours(), self._text(), self._lock()):
            body.addWidget(card)
        body.addStretch(1)

    def _colours(self) -> Card:
        card = Card("Colours")
        column = QVBoxLayout()
        for button in self.themes.values():
            button.setAccessibleName(button.text())
            self._group.addButton(button)
            column.addWidget(button)
        self.themes[Theme.SYSTEM].setAccessibleDescription(SYSTEM_HINT)
        column.insertWidget(1, PlainLabel(SYSTEM_HINT, "small", wrap=True))
        self.cream.setAccessibleName("Cream ground")
        self.cream.setAccessibleDescription(CREAM_HINT)
        column.addWidget(self.cream)
        column.addWidget(PlainLabel(CREAM_HINT, "small", wrap=True))
        card.body.addLayout(column)
        return card

    def _text(self) -> Card:
        card = Card("Size of text")
        fix_width(self.size_of_text, SIZE_WIDTH)
        card.body.addWidget(Field("Of its usual size", self.size_of_text))
        card.body.addWidget(PlainLabel(SAMPLE, wrap=True))
        chips = QHBoxLayout()
        chips.setSpacing(GAP)
        chips.addWidget(Chip("2 days late", "late"))
        chips.addWidget(Chip("Due this week", "soon"))
        chips.addWidget(Chip("Met", "good"))
        chips.addStretch(1)
        card.body.addLayout(chips)
        return card

    def _lock(self) -> Card:
        card = Card("Lock")
        fix_width(self.idle, IDLE_WIDTH)
        card.body.addWidget(Field("Lock after", self.idle, IDLE_HINT))
        return card
