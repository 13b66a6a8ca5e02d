"""The maker's commands: what they decide, without installing anything."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import dev

CHECKOUT = Path(__file__).resolve().parent.parent
REQUIREMENTS = CHECKOUT / "requirements"
LDD = """\
/opt/qt/plugins/platforms/libqxcb.so:
\tlinux-vdso.so.1 (0x00007ffd3d5f2000)
\tlibxcb-icccm.so.4 => not found
\tlibX11.so.6 => /lib/x86_64-linux-gnu/libX11.so.6 (0x00007f1c8a000000)
\tlibxcb-keysyms.so.1 => not found
/opt/qt/lib/libQt6Widgets.so.6:
\tlibxcb-icccm.so.4 => not found
"""


def pins(name: str) -> dict[str, str]:
    """Return the pinned version of each package, by name and marker."""
    text = (REQUIREMENTS / f"{name}.txt").read_text("utf-8")
    found = re.findall(r"^([\w.-]+)==([\w.]+)(.*)\\$", text, re.MULTILINE)
    return {
        f"{package}{marker.rstrip()}": version for package, version, marker in found
    }


def direct(name: str) -> set[str]:
    """Return the packages that a person asked for."""
    lines = (REQUIREMENTS / f"{name}.in").read_text("utf-8").splitlines()
    return {line.lower() for line in lines if line and line[0] not in "#-"}


def test_what_qt_lacks_is_read_from_ldd() -> None:
    assert dev.lacking_libraries(LDD) == {"libxcb-icccm.so.4", "libxcb-keysyms.so.1"}


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libEGL.so.1", "libegl1"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libX11.so.6", "libx11-6"),
        ("libgcc_s.so.1", "libgcc-s1"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libz.so.1", "zlib1g"),
    ],
)
def test_a_library_leads_to_its_debian_package(library: str, package: str) -> None:
    assert dev.debian_package(library) == package


@pytest.mark.parametrize(
    ("platform", "environment", "screen"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_a_window_needs_a_screen(
    platform: str, environment: dict[str, str], *, screen: bool
) -> None:
    assert dev.has_screen(platform, environment) is screen


def test_the_password_of_the_made_up_senco_is_found_among_the_others() -> None:
    told = (
        "Made-up school\n"
        "SENCO  Ann Price  password: harbour quilt seven larch\n"
        "Headteacher  Tom Hay  password: copper meadow tin fox\n"
    )

    assert dev.senco_password(told) == "harbour quilt seven larch"


def test_a_school_without_a_password_is_an_error() -> None:
    with pytest.raises(ValueError, match="did not tell"):
        dev.senco_password("Headteacher  Tom Hay  password: copper meadow tin fox\n")


def test_an_unknown_command_is_wrong_usage() -> None:
    answer = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, CHECKOUT / "dev.py", "tidy"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert answer.returncode == 2
    assert "invalid choice: 'tidy'" in answer.stderr


def test_setting_up_again_is_wanted_only_when_a_requirement_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "requirements").mkdir()
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    pinned = tmp_path / "requirements" / "runtime.txt"
    pinned.write_text("reportlab==5.1.0\n")
    monkeypatch.setattr(dev, "HERE", tmp_path)
    before = dev.requirements_stamp()

    assert dev.requirements_stamp() == before
    pinned.write_text("reportlab==5.1.1\n")
    assert dev.requirements_stamp() != before


@pytest.mark.skipif(os.name == "nt", reason="a script for the build server")
def test_the_build_server_runs_what_a_maker_runs() -> None:
    script = CHECKOUT / ".ci" / "run"

    assert os.access(script, os.X_OK)
    assert script.read_text("utf-8").endswith("exec python3 dev.py test\n")


def test_the_pinned_packages_are_those_that_the_project_names() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    named = {re.split("[<>=]", words)[0].lower() for words in project["dependencies"]}

    assert direct("runtime") == named
    assert named <= set(pins("runtime"))
    assert direct("develop") <= set(pins("develop"))
    assert direct("papers") <= set(pins("papers"))


@pytest.mark.parametrize(
    ("small", "large"), [("runtime", "develop"), ("develop", "papers")]
)
def test_makers_test_with_the_versions_that_schools_get(small: str, large: str) -> None:
    assert pins(small).items() <= pins(large).items()


@pytest.mark.parametrize("name", ["runtime", "develop", "papers"])
def test_every_pinned_package_has_its_hashes(name: str) -> None:
    text = (REQUIREMENTS / f"{name}.txt").read_text("utf-8")
    blocks = re.split(r"^(?=\S)", text, flags=re.MULTILINE)[1:]

    assert len(blocks) == len(pins(name)) > 20
    assert [block for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize(
    "path", sorted(REQUIREMENTS.iterdir()), ids=lambda path: path.name
)
def test_requirements_name_no_host(path: Path) -> None:
    text = path.read_text("utf-8")

    assert re.findall(r"://|--(?:extra-)?index|--find-links|--trusted-host", text) == []
