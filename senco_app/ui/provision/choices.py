"""A choice whose offers change with the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app.ui.widgets.fields import Choice

if TYPE_CHECKING:
    from collections.abc import Sequence


class ChangingChoice(Choice):
    """One of a few, which may be others tomorrow."""

    def offer(self, choices: Sequence[tuple[str, object]]) -> None:
        """Offer these instead; the first one is chosen."""
        self._means = tuple(meaning for _, meaning in choices)
        self.clear()
        self.addItems([words for words, _ in choices])

    def offered(self) -> tuple[tuple[str, object], ...]:
        """Return what is offered, each with what it means."""
        return tuple((self.itemText(at), one) for at, one in enumerate(self._means))
