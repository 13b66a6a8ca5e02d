#!/usr/bin/env python3
"""Everything a maker of SENCO Workbench does, on Windows, macOS and Linux alike.

python3 dev.py setup     make .venv with the pinned packages; the others do it first
python3 dev.py demo      open the window on a made-up school; without a screen, a tour
python3 dev.py test      lint, types, walls and every test
python3 dev.py check     lint, types and walls only; --pdf listens to the documents too
python3 dev.py pictures  paint every screen of the made-up school into a folder
python3 dev.py bench     measure; --torture kills and damages for much longer
python3 dev.py build     pack the application for this computer
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
STAMP = VENV / "installed.txt"
DEMO = HERE / "demo-school"
DEMO_DAY = "2026-11-23"
PICTURES = HERE / "pictures"
OLDEST_PYTHON = (3, 11)
SIDE_BY_SIDE = ("-n", "auto", "--dist", "worksteal")  # one process a core
READERS = ("head", "governors")
DOCUMENTS = ("ehc-request PUPIL", *(f"termly-report --for {x}" for x in READERS))
# Libraries whose Debian package does not follow from their own name.
ODD_PACKAGES = {
    "libz.so.1": "zlib1g",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
}


def main(words: list[str] | None = None) -> int:
    """Do what the words of the command line ask for; return the exit code."""
    choice = _parser().parse_args(words)
    if sys.version_info < OLDEST_PYTHON:
        print("SENCO Workbench needs Python 3.11 or newer.", file=sys.stderr)
        return 1
    try:
        setup()
        return _do(choice)
    except subprocess.CalledProcessError as error:
        what = " ".join(map(str, error.cmd))
        print(f"\nThis did not work: {what}", file=sys.stderr)
        return error.returncode or 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dev.py",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in ("setup", "demo", "build"):
        commands.add_parser(name)
    test = commands.add_parser("test")
    test.add_argument("only", nargs="*", help="words for pytest, such as tests/cycles")
    check = commands.add_parser("check")
    check.add_argument("--pdf", action="store_true", help="validate one of each PDF")
    pictures = commands.add_parser("pictures")
    pictures.add_argument("folder", nargs="?", type=Path, default=PICTURES)
    bench = commands.add_parser("bench")
    bench.add_argument("--torture", action="store_true", help="2,000 kills, not 50")
    return parser


def _do(choice: argparse.Namespace) -> int:
    if choice.command == "test":
        return _pytest(*SIDE_BY_SIDE, *choice.only)
    if choice.command == "check":
        return _pytest("tests/architecture") or (choice.pdf and check_pdf())
    if choice.command == "bench":
        return _call(tool("python"), "-m", "bench", *["--torture"] * choice.torture)
    if choice.command == "pictures":
        folder = choice.folder.resolve()
        return _call(tool("python"), "-m", "bench.pictures", folder)
    jobs = {"setup": lambda: 0, "demo": demo, "build": build}
    return jobs[choice.command]()


def build() -> int:
    """Pack the application for this computer into ``dist``, and start it once."""
    packed = _call(tool("python"), "-m", "PyInstaller", "--noconfirm", "build.spec")
    return packed or _pytest("tests/packaging", "--bundle")


# --- setup -------------------------------------------------------------------


def setup() -> None:
    """Make ``.venv`` as the requirements say; quick when they have not changed."""
    wanted = requirements_stamp()
    present = STAMP.read_text("utf-8") if STAMP.exists() else ""
    if tool("python").exists() and present == wanted:
        return
    print("Setting up .venv; the first time takes some minutes.", flush=True)
    if importlib.util.find_spec("ensurepip") is None:
        install_debian([f"python3.{sys.version_info.minor}-venv"])
    other_python = present.partition(" ")[0] not in {"", wanted.partition(" ")[0]}
    _run(sys.executable, "-m", "venv", *["--clear"] * other_python, VENV)
    install("develop")
    _pip("install", "--no-deps", "--no-build-isolation", "--editable", HERE)
    if sys.platform == "linux":
        complete_qt()
    STAMP.write_text(wanted, "utf-8")


def requirements_stamp() -> str:
    """Return words that change whenever setting up again is needed."""
    pinned = [*sorted((HERE / "requirements").glob("*.txt")), HERE / "pyproject.toml"]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in pinned)).hexdigest()
    return f"{sys.version_info.major}.{sys.version_info.minor} {digest}\n"


def install(name: str) -> None:
    """Install one of the pinned sets, every file checked against its hash."""
    _pip("install", "--require-hashes", "-r", HERE / "requirements" / f"{name}.txt")


def complete_qt() -> None:
    """Install the system libraries that Qt's window and offscreen plugins lack."""
    lacking = lacking_libraries(_ldd_of_qt())
    if not lacking:
        return
    install_debian(sorted({debian_package(library) for library in lacking}))
    if still := lacking_libraries(_ldd_of_qt()):
        print("Qt cannot open a window yet; it lacks", ", ".join(sorted(still)))


def _ldd_of_qt() -> str:
    qt = next(VENV.glob("lib/python3*/site-packages/PySide6/Qt"))
    platforms, ldd = qt / "plugins" / "platforms", shutil.which("ldd") or "ldd"
    binaries = [platforms / "libqxcb.so", platforms / "libqoffscreen.so"]
    listing = subprocess.run(
        [ldd, *binaries, qt / "lib" / "libQt6Widgets.so.6"],
        capture_output=True,
        text=True,
        check=False,
    )
    return listing.stdout


def lacking_libraries(listing: str) -> set[str]:
    """Return the libraries that ``ldd`` could not find."""
    return set(re.findall(r"^\s*(\S+) => not found", listing, re.MULTILINE))


def debian_package(library: str) -> str:
    """Return the package of a shared library, by Debian's rule for their names.

    The rule: the name in lower case, then its version; a hyphen between two digits.
    """
    if library in ODD_PACKAGES:
        return ODD_PACKAGES[library]
    name, _, version = library.lower().replace("_", "-").partition(".so.")
    hyphen = "-" if name[-1].isdigit() else ""
    return f"{name}{hyphen}{version}"


def install_debian(packages: list[str]) -> None:
    """Install system packages, or say with which command to do it."""
    command = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *packages]
    if shutil.which("apt-get") and os.geteuid() == 0:
        _run("apt-get", "update", "-qq")
        _run(*command)
    else:
        print("Some system libraries are missing. Install them, then start again:")
        print("  sudo apt-get update && sudo", " ".join(command), flush=True)


# --- demo --------------------------------------------------------------------


def demo() -> int:
    """Open the window on the made-up school; without a screen, show it in words."""
    if not has_screen(sys.platform, dict(os.environ)):
        shutil.rmtree(DEMO / "tour", ignore_errors=True)
        DEMO.mkdir(exist_ok=True)
        return _call(tool("senco-app"), "demo-tour", DEMO / "tour")
    school, secret = build_school(DEMO)
    return _call(*_signed_in(school, secret))


def has_screen(platform: str, environment: dict[str, str]) -> bool:
    """Return whether a window can be opened here."""
    if platform in {"win32", "darwin"}:
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def build_school(within: Path) -> tuple[Path, Path]:
    """Return the made-up school's register and password file; make them if absent."""
    school, secret = within / "register", within / "password.txt"
    if not secret.exists():
        shutil.rmtree(school, ignore_errors=True)
        within.mkdir(exist_ok=True)
        told = _ask(tool("senco-app"), "demo", school, "--on", DEMO_DAY)
        print(told, flush=True)
        secret.write_text(senco_password(told) + "\n", "utf-8")
    return school, secret


def _signed_in(school: Path, secret: Path) -> list[str | Path]:
    key = ["--password-file", str(secret)]
    return [tool("senco-app"), "--register", school, "--today", DEMO_DAY, *key]


def senco_password(told: str) -> str:
    """Return the SENCO's password from what ``senco-app demo`` printed.

    Raises:
        ValueError: If no line tells it.
    """
    found = re.search(r"^SENCO {2,}.+? {2,}password: (.+?)\s*$", told, re.MULTILINE)
    if found is None:
        message = "The made-up school did not tell its SENCO's password."
        raise ValueError(message)
    return found[1]


# --- documents ---------------------------------------------------------------


def check_pdf() -> int:
    """Make one of each document and let two validators read them."""
    install("papers")
    with tempfile.TemporaryDirectory() as folder:
        papers = _make_papers(Path(folder))
        checked = [
            _call(tool("pdfua"), "check", "--min-severity", "error", *papers),
            _call(tool("outloud"), "--fail-on", "error", *papers),
        ]
    return max(checked)


def _make_papers(folder: Path) -> list[Path]:
    school, secret = build_school(folder / "school")
    start = _signed_in(school, secret)
    pupil = json.loads(_ask(*start, "pupils", "--status", "K", "--json"))[0]["id"]
    names = (each.removesuffix(" PUPIL").replace(" --", "-") for each in DOCUMENTS)
    papers = [folder / f"{name.replace(' ', '-')}.pdf" for name in names]
    for words, paper in zip(DOCUMENTS, papers, strict=True):
        _run(*start, "export", *words.replace("PUPIL", pupil).split(), "--to", paper)
    return papers


# --- running things ----------------------------------------------------------


def tool(name: str) -> Path:
    """Return the path of a program of ``.venv``."""
    if sys.platform == "win32":
        return VENV / "Scripts" / f"{name}.exe"
    return VENV / "bin" / name


def _pip(*words: str | Path) -> None:
    _run(tool("python"), "-m", "pip", "--quiet", "--disable-pip-version-check", *words)


def _pytest(*words: str) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return _call(tool("python"), "-m", "pytest", *words)


def _call(*words: str | Path) -> int:
    return subprocess.run(words, cwd=HERE, check=False).returncode


def _run(*words: str | Path) -> None:
    subprocess.run(words, cwd=HERE, check=True)


def _ask(*words: str | Path) -> str:
    asked = subprocess.run(
        words,
        cwd=HERE,
        env={**os.environ, "PYTHONUTF8": "1"},  # Windows writes to pipes otherwise
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    return asked.stdout


if __name__ == "__main__":
    sys.exit(main())
