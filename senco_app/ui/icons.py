"""Lucide icons in a colour of the tokens."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from senco_app import resources

SCALES = (1, 2)


def icon(name: str, colour: str, size: int = 20, faded: str = "") -> QIcon:
    """Return an icon for a button; sharp on screens of double density too.

    Args:
        name: File name in ``resources/icons`` without its ending.
        colour: "#RRGGBB", a token.
        size: Edge in pixels.
        faded: The colour while the button is disabled; empty for Qt's own way.
    """
    made = QIcon()
    for scale in SCALES:
        made.addPixmap(pixmap(name, colour, size, scale))
        if faded:
            made.addPixmap(pixmap(name, faded, size, scale), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, colour: str, size: int = 20, scale: int = 1) -> QPixmap:
    """Return an icon as a picture of ``size`` pixels on a screen of that scale."""
    picture = QPixmap(size * scale, size * scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(_drawing(name, colour)).render(
        painter, QRectF(0, 0, size * scale, size * scale)
    )
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture


@cache
def _drawing(name: str, colour: str) -> QByteArray:
    text = resources.file("icons", f"{name}.svg").read_text(encoding="utf-8")
    return QByteArray(text.replace("currentColor", colour).encode())
