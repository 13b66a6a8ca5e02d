"""Lucide icons in a colour of the tokens."""

from __future__ import annotations

from functools import cache
from math import ceil

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from senco_app import resources


def icon(name: str, colour: str, size: int = 20, faded: str = "") -> QIcon:
    """Return an icon for a button, as sharp as the sharpest screen can show it.

    Args:
        name: File name in ``resources/icons`` without its ending.
        colour: "#RRGGBB", a token.
        size: Edge in pixels.
        faded: The colour while the button is disabled; empty for Qt's own way.
    """
    made = QIcon(pixmap(name, colour, size))
    if faded:
        made.addPixmap(pixmap(name, faded, size), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, colour: str, size: int = 20) -> QPixmap:
    """Return an icon as a picture of ``size`` pixels on any screen."""
    app = QGuiApplication.instance()
    scale = ceil(app.devicePixelRatio()) if isinstance(app, QGuiApplication) else 1
    edge = size * scale
    picture = QPixmap(edge, edge)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    QSvgRenderer(_drawing(name, colour)).render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture


@cache
def _drawing(name: str, colour: str) -> QByteArray:
    text = resources.file("icons", f"{name}.svg").read_text(encoding="utf-8")
    return QByteArray(text.replace("currentColor", colour).encode())
