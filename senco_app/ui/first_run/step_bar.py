"""The bar of steps: where one is, of how many."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from senco_app.ui.widgets.flow import FlowLayout
from senco_app.ui.widgets.labels import Chip, PlainLabel

STEPS = ("School", "SENCO", "Recovery code", "Terms", "Pupils")


class StepBar(QWidget):
    """Says "1 of 5", and names the steps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = PlainLabel("", "strong")
        self.chips = tuple(Chip(name) for name in STEPS)
        row = FlowLayout(self)
        row.addWidget(self.count)
        for chip in self.chips:
            row.addWidget(chip)

    def show_step(self, at: int) -> None:
        """Mark a step, counted from 0, and those before it as done."""
        said = f"{at + 1} of {len(STEPS)}"
        self.count.setText(said)
        self.setAccessibleName(f"Step {said}: {STEPS[at]}")
        for place, chip in enumerate(self.chips):
            done = place < at
            words = f"{STEPS[place]}: done" if done else STEPS[place]
            chip.say(words, "accent" if place == at else "good" if done else "neutral")
