"""Parts of a screen, each made when it is first gone to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from senco_app.ui.turns import Turns

P = TypeVar("P", bound=QWidget)


class LazyParts(Generic[P]):
    """Makes parts by their titles, and keeps them.

    Attributes:
        made: Those made so far.
    """

    def __init__(
        self, makers: Mapping[str, Callable[[], P]], take: Callable[[str, P], None]
    ) -> None:
        """Make none yet.

        Args:
            makers: Make a part, by its title.
            take: Gives a part that was just made its place.
        """
        self.made: dict[str, P] = {}
        self._makers, self._take = makers, take

    def part(self, title: str) -> Turns[P]:
        """Return the part of this title."""
        if title in self.made:
            return self.made[title]
        part = self._makers[title]()
        try:
            yield
        except GeneratorExit:  # called off: it would stand behind the next one
            part.deleteLater()
            raise
        self.made[title] = part
        self._take(title, part)
        return part
