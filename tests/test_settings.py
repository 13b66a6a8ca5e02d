from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco_app.errors import FileUnusableError
from senco_app.settings import (
    FILE,
    MOST_REGISTERS,
    VERSION,
    SecondPlace,
    Settings,
    Theme,
    read_settings,
    write_settings,
)

ALL = Settings(
    theme=Theme.DARK,
    cream=True,
    text_percent=170,
    idle_minutes=25,
    registers=(Path("/home/ann/register"), Path('/home/ann/with "quotes"')),
    second_places=(
        SecondPlace(Path("/home/ann/register"), Path("/media/stick")),
        SecondPlace(
            Path('/home/ann/with "quotes"'),
            Path("//office/senco"),
            datetime(2027, 2, 9, 9, 30, tzinfo=UTC),
            datetime(2027, 2, 12, 9, 30, tzinfo=UTC),
            "It was not there.",
            told=True,
        ),
    ),
)


def stored(folder: Path) -> dict[str, object]:
    return tomllib.loads((folder / FILE).read_text("utf-8"))


def test_a_new_laptop_has_the_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "none") == Settings()
    assert Settings().idle_minutes == 10
    assert Settings().theme is Theme.SYSTEM


def test_what_was_set_is_read_again(tmp_path: Path) -> None:
    write_settings(tmp_path / "own", ALL)

    assert read_settings(tmp_path / "own") == ALL


def test_the_file_says_its_version_and_plain_words(tmp_path: Path) -> None:
    write_settings(tmp_path, ALL)

    assert stored(tmp_path)["version"] == VERSION
    assert stored(tmp_path)["theme"] == "dark"


def test_what_another_version_wrote_stays(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(
        'version = 9\ntheme = "sepia"\nvoice = "calm"\n\n[window]\nwidth = 1366\n'
    )
    read = read_settings(tmp_path)
    assert (read.version, read.theme) == (9, Theme.SYSTEM)

    write_settings(tmp_path, Settings(version=9, text_percent=120))

    assert stored(tmp_path) == {
        "version": 9,
        "theme": "sepia",
        "voice": "calm",
        "window": {"width": 1366},
        "cream": False,
        "text_percent": 120,
        "idle_minutes": 10,
        "registers": [],
        "second_places": [],
    }


@pytest.mark.parametrize("damage", [b"theme = [", b"\xff\xfe\x00", b"= = ="])
def test_a_damaged_file_is_kept_aside_and_means_defaults(
    tmp_path: Path, damage: bytes
) -> None:
    (tmp_path / FILE).write_bytes(damage)

    assert read_settings(tmp_path) == Settings()
    assert not (tmp_path / FILE).exists()
    assert (tmp_path / f"{FILE}.damaged").read_bytes() == damage


@pytest.mark.parametrize(
    ("line", "name", "meant"),
    [
        ("text_percent = 500", "text_percent", 200),
        ("text_percent = 10", "text_percent", 90),
        ("text_percent = 137", "text_percent", 140),
        ("text_percent = true", "text_percent", 100),
        ("idle_minutes = 0", "idle_minutes", 2),
        ("idle_minutes = 99", "idle_minutes", 30),
        ('idle_minutes = "never"', "idle_minutes", 10),
        ('cream = "yes"', "cream", False),
        ("theme = 4", "theme", Theme.SYSTEM),
        ("registers = [4, '', '/a', '/a']", "registers", (Path("/a"),)),
        ("second_places = 'E:'", "second_places", ()),
        (
            (
                "second_places = [7, {}, {register = '/r', folder = 4}, "
                "{register = '/r', folder = '/f', copied_at = 'Mon', told = 1, "
                "why = 2}]"
            ),
            "second_places",
            (SecondPlace(Path("/r"), Path("/f")),),
        ),
        ("version = 'two'", "version", VERSION),
        ("version = -3", "version", VERSION),
    ],
)
def test_a_value_that_makes_no_sense_is_brought_into_bounds_or_left_out(
    tmp_path: Path, line: str, name: str, meant: object
) -> None:
    (tmp_path / FILE).write_text(line)

    assert getattr(read_settings(tmp_path), name) == meant


def test_no_more_registers_are_remembered_than_one_can_choose_from() -> None:
    settings = Settings()
    for number in range(20):
        settings = settings.with_register(Path(f"/register-{number}"))

    assert len(settings.registers) == MOST_REGISTERS
    assert settings.registers[0] == Path("/register-19")


def test_a_folder_that_cannot_be_made_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(FileUnusableError, match="Nothing was changed"):
        write_settings(tmp_path / "file", ALL)


VALUES = st.one_of(
    st.integers(-(2**40), 2**40),
    st.booleans(),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])),
    st.lists(st.integers(0, 9)),
)


@given(st.dictionaries(st.sampled_from(list(Settings.__slots__)), VALUES))
def test_whatever_stands_in_the_file_it_is_read_without_a_fall(
    tmp_path_factory: pytest.TempPathFactory, values: dict[str, object]
) -> None:
    import tomli_w  # noqa: PLC0415 - only here

    folder = tmp_path_factory.mktemp("own")
    (folder / FILE).write_text(tomli_w.dumps(values), "utf-8")

    read = read_settings(folder)

    assert 90 <= read.text_percent <= 200
    assert 2 <= read.idle_minutes <= 30
    assert read.version >= VERSION
