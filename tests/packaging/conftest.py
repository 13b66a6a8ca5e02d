"""Tests of the packed application: only with ``--bundle``, once there is one."""

import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
PACKED = CHECKOUT / "dist" / "senco-app"
ASK = "--bundle"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take the folder of a bundle."""
    parser.addoption(
        ASK,
        nargs="?",
        type=Path,
        const=PACKED,
        help="test a packed application: dist/senco-app unless a folder is named",
    )


@pytest.fixture(scope="session")
def bundle(request: pytest.FixtureRequest) -> Path:
    folder: Path | None = request.config.getoption(ASK, default=None)
    if folder is None:
        pytest.skip("no bundle was asked for: python3 dev.py build")
    return folder.resolve()


@pytest.fixture(scope="session")
def command_line(bundle: Path) -> Path:
    return bundle / f"senco-app{'.exe' if sys.platform == 'win32' else ''}"


@pytest.fixture(scope="session")
def window(bundle: Path) -> Path:
    return bundle / f"SENCO Workbench{'.exe' if sys.platform == 'win32' else ''}"
