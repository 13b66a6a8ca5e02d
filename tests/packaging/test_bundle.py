"""The packed application: it starts, opens a register, and lacks none of its files."""

import json
import os
import subprocess
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from senco_app.demo.school import MARK, build_school
from senco_app.models.lease import FILE_NAME
from senco_app.resources import folder as resources_folder

ON = "2026-11-23"
WAIT, TICK, TICKS = 60, 0.2, 300
KEPT = 6


@dataclass(frozen=True, slots=True)
class School:
    """A made-up school on the disk, with its password in a file beside it."""

    register: Path
    secret: Path
    environment: dict[str, str]

    def signed_in(self) -> list[str]:
        secret, register = str(self.secret), str(self.register)
        return ["--register", register, "--password-file", secret, "--today", ON]

    def run(self, program: Path, *words: str) -> str:
        done = subprocess.run(  # noqa: S603 - the bundle that was just made
            [program, *self.signed_in(), *words],
            env=self.environment,
            capture_output=True,
            timeout=WAIT,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def school(bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> School:
    assert bundle.is_dir(), f"there is no bundle in {bundle}"
    folder = tmp_path_factory.mktemp("packed")
    register, secret = folder / "register", folder / "password.txt"
    senco = build_school(register, pupils=4, on=date.fromisoformat(ON))[0]
    secret.write_text(f"{senco.password}\n", encoding="utf-8")
    own = {f"XDG_{kind}_HOME": str(folder / "own") for kind in ("DATA", "STATE")}
    environment = {**os.environ, **own, "QT_QPA_PLATFORM": "offscreen"}
    environment["PYTHONUTF8"] = "1"
    return School(register, secret, environment)


@pytest.fixture
def opened(window: Path, school: School) -> Iterator[subprocess.Popen[str]]:
    """Start the window, and wait until it has the register open."""
    started = subprocess.Popen(  # noqa: S603 - the bundle that was just made
        [window, *school.signed_in()],
        env=school.environment,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        for _ in range(TICKS):
            if not stays(started) or (school.register / FILE_NAME).exists():
                break
        yield started
    finally:
        started.kill()
        started.communicate()
        (school.register / FILE_NAME).unlink(missing_ok=True)


def stays(started: subprocess.Popen[str], seconds: float = TICK) -> bool:
    """Say whether a program is still running after a while."""
    try:
        started.wait(seconds)
    except subprocess.TimeoutExpired:
        return True
    return False


def test_the_command_line_lists_pupils(command_line: Path, school: School) -> None:
    pupils = json.loads(school.run(command_line, "pupils", "--json"))
    assert len(pupils) == KEPT
    assert all(pupil["upn"] for pupil in pupils)


def test_a_request_is_written_as_pdf_and_word(
    command_line: Path, school: School, tmp_path: Path
) -> None:
    upn = json.loads(school.run(command_line, "pupils", "--json"))[0]["upn"]
    pdf, word = tmp_path / "request.pdf", tmp_path / "request.docx"
    for paper in (pdf, word):
        school.run(command_line, "export", "ehc-request", upn, "--to", str(paper))
    assert len(PdfReader(BytesIO(pdf.read_bytes())).pages) >= 3
    with zipfile.ZipFile(word) as parts:
        assert "word/document.xml" in parts.namelist()


def test_it_makes_a_register_and_a_made_up_school(
    command_line: Path, school: School, tmp_path: Path
) -> None:
    made = tmp_path / "made"
    school.run(command_line, "demo", str(made), "--pupils", "1", "--on", ON)
    assert (made / MARK).exists()
    assert (made / "register.db").stat().st_size > 0


def test_the_window_opens_a_register_and_stays(
    opened: subprocess.Popen[str], command_line: Path, school: School
) -> None:
    assert opened.poll() is None, opened.communicate()[1]
    assert (school.register / FILE_NAME).exists(), "the register was not opened"
    with pytest.raises(AssertionError, match="open"):  # somebody has it: the window
        school.run(command_line, "pupils")
    assert stays(opened, seconds=3)
    logged = list((school.register.parent / "own").rglob("*.log"))
    assert not [log for log in logged if "Error" in log.read_text("utf-8")]


def test_every_resource_is_carried(bundle: Path) -> None:
    carried = bundle / "_internal" / "senco_app" / "resources"
    ours = resources_folder()
    files = {path.relative_to(ours) for path in ours.rglob("*") if path.is_file()}
    packed = {p.relative_to(carried) for p in carried.rglob("*") if p.is_file()}
    assert files == packed
    voices = (carried / "demo" / "voices.toml").read_text("utf-8")
    assert tomllib.loads(voices)["pupil_more"]
