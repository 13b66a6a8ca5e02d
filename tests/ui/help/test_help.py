from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from senco_app import resources
from senco_app.ui.help.key import offer_help
from senco_app.ui.help.pages import PAGES, page_of, pages_with, text_of
from senco_app.ui.help.viewer import HelpViewer
from senco_app.ui.trail import Kind
from tests.ui.walls import (
    assert_named_and_reachable,
    assert_nothing_cut,
    assert_plain_text,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NAMES = [name for name, _ in PAGES]
LINK = re.compile(r"\]\(([^)]*)\)")


@pytest.fixture
def viewer(qtbot: QtBot) -> HelpViewer:
    shown = HelpViewer()
    qtbot.addWidget(shown)
    with qtbot.waitActive(shown):
        shown.open_page("pupils")
    return shown


@pytest.mark.parametrize("kind", list(Kind))
def test_every_screen_has_a_page(kind: Kind) -> None:
    assert page_of(kind) in NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_page_has_a_title_and_words(name: str) -> None:
    text = text_of(name)

    assert text.startswith("# ")
    assert len(text) > 400


def test_every_file_is_a_page_and_the_other_way_round() -> None:
    files = {path.stem for path in (resources.folder() / "help").glob("*.md")}

    assert files == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_leads_to_pages_only(name: str) -> None:
    for link in LINK.findall(text_of(name)):
        assert link.removesuffix(".md") in NAMES


@pytest.mark.parametrize("name", NAMES)
def test_pages_speak_plainly(name: str) -> None:
    text = text_of(name).casefold()

    assert "please" not in text
    assert "invalid" not in text
    assert "http" not in text


def test_the_page_that_was_asked_for_is_shown_and_has_the_focus(
    viewer: HelpViewer,
) -> None:
    assert viewer.shown == "pupils"
    assert viewer.page.toPlainText().startswith("Pupils")
    assert viewer.focusWidget() is viewer.page


def test_words_find_the_pages_that_have_them(viewer: HelpViewer) -> None:
    QTest.keyClicks(viewer.words, "recovery code")

    listed = [viewer.list.item(row).text() for row in range(viewer.list.count())]
    assert "Setting up" in listed
    assert "Today" not in listed
    assert viewer.page.textCursor().selectedText().casefold() == "recovery"
    assert not viewer.nothing.isVisible()


def test_words_that_no_page_has_are_told(viewer: HelpViewer) -> None:
    QTest.keyClicks(viewer.words, "rhubarb")

    assert viewer.list.count() == 0
    assert viewer.nothing.isVisible()
    assert viewer.page.toPlainText().startswith("Pupils")


def test_without_words_every_page_is_listed() -> None:
    assert pages_with("  ") == PAGES


def test_a_link_leads_to_another_page(viewer: HelpViewer) -> None:
    viewer.page.anchorClicked.emit(QUrl("import.md"))

    assert viewer.shown == "import"


@pytest.mark.parametrize(
    "link", ["https://elsewhere.example/", "file:///etc/passwd", "../README.md", "x.md"]
)
def test_a_link_elsewhere_leads_nowhere(viewer: HelpViewer, link: str) -> None:
    before = viewer.page.toPlainText()

    viewer.page.anchorClicked.emit(QUrl(link))

    assert viewer.shown == "pupils"
    assert viewer.page.toPlainText() == before


def test_help_is_read_by_keyboard_alone(viewer: HelpViewer) -> None:
    assert_named_and_reachable(viewer)
    assert_plain_text(viewer)
    assert_nothing_cut(viewer)

    QTest.keyClick(viewer, Qt.Key.Key_Escape)

    assert not viewer.isVisible()


def test_f1_opens_the_page_of_a_window_and_esc_leads_back(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button = QPushButton("A button", window)
    key = offer_help(window, "unlock")
    with qtbot.waitActive(window):
        window.show()
    button.setFocus()

    QTest.keyClick(window, Qt.Key.Key_F1)

    assert key.viewer is not None
    assert key.viewer.shown == "unlock"
    QTest.keyClick(key.viewer, Qt.Key.Key_Escape)
    assert not key.viewer.isVisible()
    assert window.focusWidget() is button
