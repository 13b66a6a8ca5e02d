"""The application finds its own files wherever it was put."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from senco_app import resources

CHECKOUT = Path(__file__).resolve().parent.parent
FONTS = ("Regular", "SemiBold", "Bold", "Italic")
# Polish, Welsh, Turkish and plain typographic letters that names and quotations hold.
LETTERS = "ŁłśŵŷğİıçéñøžāÁ’‘“”–—…•×½£€0123456789"
SHOW_FOLDER = "from senco_app import resources; print(resources.folder())"


def folder_seen_by_python(python_path: Path) -> Path:
    """Return the folder that a fresh interpreter finds with this path alone."""
    answer = subprocess.run(  # noqa: S603 - our own interpreter, our own words
        [sys.executable, "-P", "-S", "-c", SHOW_FOLDER],
        env={**os.environ, "PYTHONPATH": str(python_path)},
        cwd=python_path,
        capture_output=True,
        text=True,
        check=True,
    )
    return Path(answer.stdout.strip())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel as an installer gets it."""
    into = tmp_path_factory.mktemp("wheel")
    subprocess.run(  # noqa: S603
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(into)],
        cwd=CHECKOUT,
        capture_output=True,
        check=True,
    )
    return next(into.glob("*.whl"))


def test_a_checkout_has_its_resources_beside_the_code() -> None:
    assert folder_seen_by_python(CHECKOUT) == CHECKOUT / "resources"


def test_an_installed_wheel_carries_its_resources_inside(
    wheel: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    installed = tmp_path / "senco_app" / "resources"

    assert folder_seen_by_python(tmp_path) == installed
    shipped = {p.relative_to(installed) for p in installed.rglob("*") if p.is_file()}
    source = CHECKOUT / "resources"
    assert shipped == {p.relative_to(source) for p in source.rglob("*") if p.is_file()}


def test_the_wheel_holds_the_application_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        rooms = {name.partition("/")[0] for name in archive.namelist()}

    assert rooms == {"senco_app", "senco_app-0.1.0.dist-info"}


def test_a_packaged_application_has_its_resources_beside_its_modules(
    tmp_path: Path,
) -> None:
    bundle = tmp_path / "_internal" / "senco_app"
    (bundle / "resources" / "fonts").mkdir(parents=True)

    assert resources.folder(bundle) == bundle / "resources"


def test_an_installation_without_resources_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="install it again"):
        resources.folder(tmp_path / "senco_app")


def test_a_missing_resource_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"codes/no-such-table\.csv"):
        resources.file("codes", "no-such-table.csv")


@pytest.mark.parametrize("weight", FONTS)
def test_each_font_holds_the_letters_of_our_names(weight: str) -> None:
    path = resources.file("fonts", f"AtkinsonHyperlegibleNext-{weight}.ttf")
    known = TTFontFile(str(path)).charToGlyph

    assert [letter for letter in LETTERS if ord(letter) not in known] == []


def test_every_icon_is_one_drawing_in_the_colour_of_its_text() -> None:
    icons = sorted((resources.folder() / "icons").glob("*.svg"))
    assert len(icons) > 30
    for icon in icons:
        drawing = ET.parse(icon).getroot()  # noqa: S314, TID251 - our own file
        if not icon.stem.endswith("-light"):  # a style sheet cannot colour an icon
            assert drawing.get("stroke") == "currentColor", icon.name
        assert drawing.get("viewBox") == "0 0 24 24", icon.name


@pytest.mark.parametrize("room", ["fonts", "icons"])
def test_what_others_made_carries_its_licence(room: str) -> None:
    assert "Copyright" in resources.file(room, "LICENSE.txt").read_text("utf-8")
