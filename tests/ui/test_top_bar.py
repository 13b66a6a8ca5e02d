from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from senco_app.settings import Settings
from senco_app.ui.theme import dress
from senco_app.ui.top_bar import TopBar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("percents", [(100, 200), (200, 100)])
def test_finding_keeps_its_keys_and_its_name_at_any_size_of_text(
    undressed_after: QApplication, qtbot: QtBot, percents: tuple[int, int]
) -> None:
    before, after = percents
    dress(undressed_after, Settings(text_percent=before))
    bar = TopBar("Ada Voss")
    qtbot.addWidget(bar)
    bar.show()

    dress(undressed_after, Settings(text_percent=after))

    assert bar.search.shortcut().toString() == "Ctrl+K"
    assert bar.search.accessibleName() == "Find a pupil, screen or action"
    assert bar.search.text().startswith("Find")
    assert bar.search.text().endswith("Ctrl+K")
