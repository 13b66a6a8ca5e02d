"""Parts of a screen, each made, filled and dressed when it is first gone to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from senco_app.ui.turns import Turns

K = TypeVar("K")
P = TypeVar("P", bound=QWidget)


class LazyParts(Generic[K, P]):
    """Makes parts by their names, and keeps them.

    Attributes:
        made: Those made so far, in the order in which they were gone to.
    """

    def __init__(
        self,
        makers: Mapping[K, Callable[[], P]],
        take: Callable[[K, P], None],
        fill: Callable[[P], Turns[None]] | None = None,
    ) -> None:
        """Make none yet.

        Args:
            makers: Make a part, by its name.
            take: Gives a part that was just made, and filled, its place.
            fill: Shows in a part what it is about, in turns.
        """
        self.made: dict[K, P] = {}
        self._makers, self._take, self._fill = makers, take, fill

    def part(self, name: K) -> Turns[P]:
        """Return the part of this name; one that is not made yet is made now."""
        if name in self.made:
            return self.made[name]
        part = self._makers[name]()
        try:
            yield
            if self._fill is not None:
                yield from self._fill(part)
            part.ensurePolished()
            yield
        except BaseException:  # called off, too: it would stand behind the next one
            part.deleteLater()
            raise
        if name in self.made:  # asked for at once, between two turns
            part.deleteLater()
        else:
            self.made[name] = part
            self._take(name, part)
        return self.made[name]
