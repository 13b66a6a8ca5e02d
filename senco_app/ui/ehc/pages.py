"""The request, and over it its preview when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from senco_app.errors import SencoError
from senco_app.ui.widgets.room import CurrentStack

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from senco_app.ui.ehc.preview import Preview

PREVIEW = "Preview of the request"


class RequestPages(CurrentStack):
    """Shows the request, or its preview in the same place."""

    closed = Signal()
    failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview: Preview | None = None

    def show_preview(self, data: bytes) -> None:
        """Show a document over the request; say why if it cannot be shown."""
        from senco_app.ui.ehc.preview import Preview  # noqa: PLC0415 - loaded by then

        self.close_preview()
        try:
            preview = Preview(data, PREVIEW)
        except SencoError as error:
            self.failed.emit(str(error))
            return
        preview.closed.connect(self.close_preview)
        self.preview = preview
        self.addWidget(preview)
        self.setCurrentWidget(preview)

    def close_preview(self) -> None:
        """Show the request again, and drop the preview with its bytes."""
        preview, self.preview = self.preview, None
        if preview is not None:
            self.setCurrentIndex(0)
            self.removeWidget(preview)
            preview.deleteLater()
            self.closed.emit()
