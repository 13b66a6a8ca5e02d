"""Lucide icons in a colour of the tokens."""

from __future__ import annotations

from functools import cache, partial
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QPainter,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtSvg import QSvgRenderer

from senco_app import resources
from senco_app.ui.dressing import colour as colour_of
from senco_app.ui.dressing import px, wear

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton, QLabel


def icon(name: str, colour: str, size: int = 20, faded: str = "") -> QIcon:
    """Return an icon for a button, as sharp as the sharpest screen can show it.

    Args:
        name: File name in ``resources/icons`` without its ending.
        colour: The name of a token, or "#RRGGBB".
        size: Edge in pixels.
        faded: The colour while the button is disabled; empty for Qt's own way.
    """
    made = QIcon(pixmap(name, colour, size))
    if faded:
        made.addPixmap(pixmap(name, faded, size), QIcon.Mode.Disabled)
    return made


def put_icon(
    button: QAbstractButton, name: str, token: str, size: int = 18, faded: str = "hint"
) -> None:
    """Give a button an icon that follows the theme and the size of the text."""
    wear(button, "icon", partial(_put_icon, name, token, size, faded))


def put_picture(label: QLabel, name: str, token: str, size: int = 20) -> None:
    """Show an icon as a label, following the theme and the size of the text."""
    wear(label, "icon", partial(_put_picture, name, token, size))


def _put_icon(
    name: str, token: str, size: int, faded: str, button: QAbstractButton
) -> None:
    edge = px(size)
    button.setIcon(icon(name, token, edge, faded))
    button.setIconSize(QSize(edge, edge))


def _put_picture(name: str, token: str, size: int, label: QLabel) -> None:
    label.setPixmap(pixmap(name, token, px(size)))


def pixmap(name: str, colour: str, size: int = 20) -> QPixmap:
    """Return an icon as a picture of ``size`` pixels on any screen."""
    app = QGuiApplication.instance()
    scale = ceil(app.devicePixelRatio()) if isinstance(app, QGuiApplication) else 1
    drawn = colour_of(colour)
    key, picture = f"{name} {drawn} {size} {scale}", QPixmap()
    if not QPixmapCache.find(key, picture):
        picture = _painted(_drawing(name, drawn), size * scale)
        picture.setDevicePixelRatio(scale)
        QPixmapCache.insert(key, picture)
    return picture


def _painted(drawing: QByteArray, edge: int) -> QPixmap:
    picture = QPixmap(edge, edge)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    QSvgRenderer(drawing).render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    return picture


@cache
def _drawing(name: str, colour: str) -> QByteArray:
    text = resources.file("icons", f"{name}.svg").read_text(encoding="utf-8")
    return QByteArray(text.replace("currentColor", colour).encode())
