"""What a widget puts on, and puts on anew when the application changes its look.

The stylesheet dresses most of everything. The rest (pictures in a colour, sizes in
pixels) is done by an act that is kept here, and done again after every change.
"""

from __future__ import annotations

from functools import partial
from string import Template
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakKeyDictionary

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from senco_app.ui.tokens import LIGHT, Tokens

if TYPE_CHECKING:
    from collections.abc import Callable

W = TypeVar("W", bound=QWidget)
TOKENS = "senco_tokens"

_acts: WeakKeyDictionary[QWidget, dict[str, Callable[[Any], None]]] = (
    WeakKeyDictionary()
)


def worn() -> Tokens:
    """Return the tokens that the running application wears."""
    app = QApplication.instance()
    tokens = app.property(TOKENS) if app is not None else None
    return tokens if isinstance(tokens, Tokens) else LIGHT


def wear(widget: W, what: str, put_on: Callable[[W], None]) -> None:
    """Do this to a widget now, and again whenever the application changes its look.

    Args:
        widget: It is handed to the act, which must not hold it otherwise.
        what: Names the act, so that another one of that name takes its place.
        put_on: The act; it asks ``worn`` or ``px``.
    """
    _acts.setdefault(widget, {})[what] = put_on
    put_on(widget)


def renew() -> None:
    """Do every act again."""
    for widget, acts in list(_acts.items()):
        if isValid(widget):
            for put_on in tuple(acts.values()):
                put_on(widget)


def px(pixels: float) -> int:
    """Return a length for text of the usual size as it is for the size that is set."""
    return round(pixels * worn().percent / 100)


def colour(name: str) -> str:
    """Return the colour of a token; a colour itself ("#RRGGBB") stays as it is."""
    return name if name.startswith("#") else str(getattr(worn(), name))


def fix_width(widget: QWidget, pixels: int) -> None:
    """Give a widget a width that grows with the text."""
    wear(widget, "width", partial(_set, QWidget.setFixedWidth, pixels))


def fix_height(widget: QWidget, pixels: int) -> None:
    """Give a widget a height that grows with the text."""
    wear(widget, "height", partial(_set, QWidget.setFixedHeight, pixels))


def least_width(widget: QWidget, pixels: int) -> None:
    """Give a widget a least width that grows with the text."""
    wear(widget, "least width", partial(_set, QWidget.setMinimumWidth, pixels))


def least_height(widget: QWidget, pixels: int) -> None:
    """Give a widget a least height that grows with the text."""
    wear(widget, "least height", partial(_set, QWidget.setMinimumHeight, pixels))


def most_width(widget: QWidget, pixels: int) -> None:
    """Give a widget a greatest width that grows with the text."""
    wear(widget, "most width", partial(_set, QWidget.setMaximumWidth, pixels))


def sheet(widget: QWidget, rules: str) -> None:
    """Give a widget a stylesheet of its own, with ``$token`` for colours."""
    wear(widget, "sheet", partial(_set_sheet, rules))


def _set(change: Callable[[QWidget, int], None], pixels: int, widget: QWidget) -> None:
    change(widget, px(pixels))


def _set_sheet(rules: str, widget: QWidget) -> None:
    tokens = worn()
    named = {name: getattr(tokens, name) for name in Tokens.__slots__}
    widget.setStyleSheet(Template(rules).substitute(named))
